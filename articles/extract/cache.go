package extract

import (
	"hash/maphash"
	"strings"
	"sync"
)

// shardSize is the most words of a shard: one that is full begins anew. The usual words soon stand in it again, and
// those of a large archive would take more memory than all else.
const shardSize = 256

// cache remembers what was made of each word, for several goroutines at a time.
type cache[V any] struct {
	seed   maphash.Seed
	shards [64]struct {
		lock sync.RWMutex
		seen map[string]V
	}
}

func newCache[V any]() *cache[V] { return &cache[V]{seed: maphash.MakeSeed()} }

// get is what make gives for word. Goroutines that ask at the same time may
// each make it; all get the same one.
func (c *cache[V]) get(word string, make func() V) V {
	s := &c.shards[maphash.String(c.seed, word)%uint64(len(c.shards))]
	s.lock.RLock()
	v, ok := s.seen[word]
	s.lock.RUnlock()
	if ok {
		return v
	}
	made := make()
	s.lock.Lock()
	defer s.lock.Unlock()
	if v, ok := s.seen[word]; ok {
		return v
	}
	if s.seen == nil {
		s.seen = map[string]V{}
	}
	if len(s.seen) == shardSize {
		clear(s.seen)
	}
	s.seen[strings.Clone(word)] = made
	return made
}
