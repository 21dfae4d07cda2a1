package articles

import (
	"context"
	"slices"
	"sync"
)

// scans is what has been found by going over all texts, for an archive that has no index yet: the latest last.
type scans struct {
	sync.Mutex
	kept []scanned
}

// scanned is the articles that have one of lemmas; only to be read.
type scanned struct {
	lemmas []int
	list   postingList
}

// keptScans is enough for the words of a query and of the one before.
const keptScans = 16

func (s *scans) find(lemmas []int) (list postingList, ok bool) {
	s.Lock()
	defer s.Unlock()
	for _, k := range s.kept {
		if slices.Equal(k.lemmas, lemmas) {
			return k.list, true
		}
	}
	return list, false
}

func (s *scans) keep(lemmas []int, list postingList) {
	s.Lock()
	defer s.Unlock()
	if len(s.kept) == keptScans {
		s.kept = slices.Delete(s.kept, 0, 1)
	}
	s.kept = append(s.kept, scanned{slices.Clone(lemmas), list})
}

func (s *scans) forget() {
	s.Lock()
	defer s.Unlock()
	s.kept = nil
}

// Prepare goes over all texts for the words of a query's text if there is no index yet, so that
// the search for them need not. It ends early if ctx does. pause: see Verify.
func (a *Archive) Prepare(ctx context.Context, text string, pause func()) {
	p := &pacer{pause: pause}
	for _, t := range a.terms(text, false) {
		for _, lemmas := range t.lemmas {
			if a.HasIndex() || ctx.Err() != nil {
				return
			}
			a.scan(ctx, lemmas, p)
		}
	}
}

// scan finds the articles that have one of lemmas in the texts themselves; it stops where ctx ends.
func (a *Archive) scan(ctx context.Context, lemmas []int, p *pacer) postingList {
	list, ok := a.scans.find(lemmas)
	if ok {
		return list
	}
	s := newScanner(a.readingsOf(lemmas, p))
	titles, texts := a.headlines.reader(), a.texts.reader()
	for doc := range a.Len() {
		title, text := titles.at(doc), texts.at(doc)
		if weight := s.weight(title, text); weight > 0 {
			list.docs, list.weights = append(list.docs, int32(doc)), append(list.weights, weight)
		}
		if p.spend(4 * (len(title) + len(text))); ctx.Err() != nil {
			return list
		}
	}
	a.scans.keep(lemmas, list)
	return list
}

// scanner looks for lemmas in one article after another.
type scanner struct {
	*readings
	counts []int32 // by lemma, in the current article
	met    []int32 // the lemmas that are in it
	roles  []role  // by rank
}

// role is what a token means to a scanner.
type role uint8

const (
	counted role = 1 << iota // a form of one of the lemmas
	inWhole                  // maybe a part of a hyphenated word that is a form of one of the lemmas
)

// newScanner looks for the lemmas of x.
func newScanner(x *readings) *scanner {
	s := &scanner{readings: x, counts: make([]int32, x.a.words.lemmas), roles: make([]role, len(x.tokens))}
	roles := make([]role, x.a.words.forms) // by form
	for form := range len(x.starts) - 1 {
		if x.starts[form] < x.starts[form+1] {
			roles[form] = counted
		}
	}
	for _, form := range x.hyphenated {
		for _, part := range x.a.words.parts(int(form)) {
			roles[part] |= inWhole
		}
	}
	for rank, form := range x.tokens {
		if form >= 0 {
			s.roles[rank] = roles[form]
		}
	}
	return s
}

// weight is the greatest weight that one of the lemmas has in an article.
func (s *scanner) weight(title, text string) (weight int32) {
	if (s.look(title, titleWeight)|s.look(text, 1))&inWhole != 0 {
		s.most()
		s.each(title, func(lemmas []int32) { s.count(lemmas, titleWeight) })
		s.each(text, func(lemmas []int32) { s.count(lemmas, 1) })
	}
	return s.most()
}

// look counts the lemmas of single words, and tells what else there may be.
func (s *scanner) look(ranks string, weight int32) (met role) {
	for at := 0; at < len(ranks); {
		rank := int(ranks[at])
		switch at++; {
		case rank < 0x80:
		case at < len(ranks) && ranks[at] < 0x80: // most of the others; no call for them
			rank = 128 + (rank-0x80)<<7 + int(ranks[at])
			at++
		default:
			rank, at = longRankAt(ranks, at-1)
		}
		if uint(rank) >= uint(len(s.roles)) {
			s.a.damage.met(textsSection)
			break
		}
		if r := s.roles[rank]; r != 0 {
			met |= r
			s.count(s.of(s.tokens[rank]), weight)
		}
	}
	return met
}

func (s *scanner) count(lemmas []int32, weight int32) {
	for _, l := range lemmas {
		if s.counts[l] == 0 {
			s.met = append(s.met, l)
		}
		s.counts[l] += weight
	}
}

// most is the greatest count, and begins anew.
func (s *scanner) most() (most int32) {
	for _, l := range s.met {
		most = max(most, s.counts[l])
		s.counts[l] = 0
	}
	s.met = s.met[:0]
	return most
}
