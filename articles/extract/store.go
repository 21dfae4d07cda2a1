package extract

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sync"
)

// Store is a file that keeps what was found in single articles, so that the next build looks
// only at those that have changed. It is a row of entries:
//
//	key      32 bytes: SHA-256 of all that the result depends on
//	length   4 bytes, little-endian: of the body
//	body     see appendSingle
//	check    32 bytes: SHA-256 of the three
//
// An entry whose check or body is wrong is as good as none. What a build did not use is not in
// the file that it leaves. A nil Store keeps nothing.
type Store struct {
	name    string
	program []byte // what identifies the program that finds the facts
	texts   *cache[string]
	old     map[[sha256.Size]byte][]byte // entries as they stand in the file

	lock sync.Mutex // of what follows
	file *os.File   // the next
	out  *bufio.Writer
	err  error
	used int // entries
}

const entryHead = sha256.Size + 4

// OpenStore opens the file of that name, which may not be there or be of no use. Program
// identifies the code and the data that find facts, such as the hash of the executable: what another
// one has found is not used.
func OpenStore(name string, program []byte) (*Store, error) {
	s := &Store{name: name, program: program, texts: newCache[string](), old: map[[sha256.Size]byte][]byte{}}
	if data, err := os.ReadFile(name); err == nil {
		s.index(data)
	}
	err := os.MkdirAll(filepath.Dir(name), 0o777)
	if err == nil {
		s.file, err = os.CreateTemp(filepath.Dir(name), ".found-*")
	}
	if err != nil {
		return nil, fmt.Errorf("what was found in the articles cannot be kept for the next build: %w", err)
	}
	s.out = bufio.NewWriterSize(s.file, 1<<20)
	return s, nil
}

// index finds the entries of a file, up to where they cannot be followed.
func (s *Store) index(data []byte) {
	for len(data) >= entryHead {
		n := int64(binary.LittleEndian.Uint32(data[sha256.Size:])) + entryHead + sha256.Size
		if int64(len(data)) < n {
			return
		}
		s.old[[sha256.Size]byte(data)] = data[:n:n]
		data = data[n:]
	}
}

// find is what is kept of in under its key.
func (s *Store) find(key [sha256.Size]byte, in Input) (found single, ok bool) {
	if s == nil {
		return single{}, false
	}
	entry := s.old[key]
	if entry == nil {
		return single{}, false
	}
	end := len(entry) - sha256.Size
	if sum := sha256.Sum256(entry[:end]); !bytes.Equal(sum[:], entry[end:]) {
		return single{}, false
	}
	if found, ok = readSingle(entry[entryHead:end], in.Article, s.texts); ok {
		s.write(entry, true)
	}
	return found, ok
}

// put keeps what was found.
func (s *Store) put(key [sha256.Size]byte, found single) {
	if s == nil {
		return
	}
	entry := append(make([]byte, 0, 2<<10), key[:]...)
	entry = appendSingle(append(entry, 0, 0, 0, 0), found)
	binary.LittleEndian.PutUint32(entry[sha256.Size:], uint32(len(entry)-entryHead))
	sum := sha256.Sum256(entry)
	s.write(append(entry, sum[:]...), false)
}

func (s *Store) write(entry []byte, known bool) {
	s.lock.Lock()
	defer s.lock.Unlock()
	if known {
		s.used++
	}
	if _, err := s.out.Write(entry); s.err == nil {
		s.err = err
	}
}

// Close puts the new file in the place of the old one.
func (s *Store) Close() error {
	if s == nil {
		return nil
	}
	err := s.err
	for _, step := range []func() error{s.out.Flush, s.file.Close, func() error { return os.Rename(s.file.Name(), s.name) }} {
		if err == nil {
			err = step()
		}
	}
	if err != nil {
		_ = s.file.Close()
		_ = os.Remove(s.file.Name())
		return fmt.Errorf("what was found in the articles cannot be kept for the next build: %w", err)
	}
	return nil
}

// keys gives each article the key of all that its own facts depend on.
func (s *Store) keys(known Authority) func(Input) [sha256.Size]byte {
	if s == nil {
		return func(Input) [sha256.Size]byte { return [sha256.Size]byte{} }
	}
	// JSON parts the texts from each other and an empty list from none.
	authority, err := json.Marshal(known)
	if err != nil {
		panic(err) // only for what has no JSON, and texts have
	}
	before := sha256.Sum256(append(append([]byte("facts of an article\n"), s.program...), authority...))
	return func(in Input) [sha256.Size]byte {
		b := append(make([]byte, 0, len(in.Article.Text)+len(in.Article.Title)+200), before[:]...)
		for _, text := range []string{in.Article.Title, in.Article.Text, in.Article.Lang, in.Article.Date.String()} {
			b = appendText(b, text)
		}
		for _, list := range [][]string{in.People, in.Topics} {
			given := uint64(0)
			if list != nil {
				given = 1
			}
			b = appendList(binary.AppendUvarint(b, given), list, appendText)
		}
		return sha256.Sum256(b)
	}
}
