package articles

import (
	"encoding/binary"
	"fmt"
	"math/bits"
	"strings"
	"unsafe"
)

// The bytes of an index, version 1
//
// Where the words of an archive occur follows from its texts, so an archive comes without, and whoever opens it
// makes the index once and may keep it:
//
//	8 bytes   "muragatx"
//	u32       version
//	16 bytes  the identity of the archive's content
//	u32       number of lemmas n
//	u32 × n   length of each lemma's postings
//	          the postings of the lemmas, one behind the other
//
// Postings are, for each article with the lemma, ascending: the distance − 1 from the one before (from −1 for the
// first) in a uvarint above bit 0, which is set if the lemma's weight there is not 1; then uvarint weight − 2. The weight is the number
// of the lemma's forms in the text, and titleWeight times those in the title.
const (
	indexMagic   = "muragatx"
	indexVersion = 1
	indexHeader  = 8 + 4 + 16 + 4
)

// index is where lemmas occur.
type index struct {
	postings string
	starts   []uint32 // of each lemma's postings; one more for the end
}

// HasIndex tells whether the archive has its index. Without, searches go over all texts, and find the same.
func (a *Archive) HasIndex() bool { return a.index.Load() != nil }

// UseIndex gives the archive the bytes that Index made for an archive of the same content. They are not copied.
// Whoever has kept them vouches for them: with others searches find something else, but do no harm.
func (a *Archive) UseIndex(bytes string) error {
	if len(bytes) < indexHeader || !strings.HasPrefix(bytes, indexMagic) || u32(bytes, 8) != indexVersion {
		return fmt.Errorf("index: found no index of version %d, wanted one", indexVersion)
	}
	if bytes[12:28] != a.identity {
		return fmt.Errorf("index: found one of an archive %x, wanted %x", bytes[12:28], a.identity)
	}
	n := int(u32(bytes, 28))
	if n != a.words.lemmas || len(bytes) < indexHeader+4*n {
		return fmt.Errorf("index: found %d bytes for %d lemmas, wanted %d lemmas", len(bytes), n, a.words.lemmas)
	}
	x := &index{postings: bytes[indexHeader+4*n:], starts: make([]uint32, n+1)}
	at := uint64(0)
	for i := range n {
		at += uint64(u32(bytes, indexHeader+4*i))
		x.starts[i+1] = uint32(at)
		if at > uint64(len(x.postings)) {
			return fmt.Errorf("index: the postings of lemma %d end at byte %d of %d", i, at, len(x.postings))
		}
	}
	if int(at) != len(x.postings) {
		return fmt.Errorf("index: found %d bytes of postings, wanted %d", len(x.postings), at)
	}
	a.index.Store(x)
	a.scans.forget()
	return nil
}

// Index makes the index, gives it to the archive and returns its bytes. pause: see Verify.
func (a *Archive) Index(pause func()) string {
	p := &pacer{pause: pause}
	m := indexMaker{readings: a.allReadings(nil, p), lemmas: make([]lemmaPostings, a.words.lemmas)}
	m.goOver(a, p, (*lemmaPostings).measure)
	total := 0
	for i := range m.lemmas {
		total += int(m.lemmas[i].at)
	}
	b := make([]byte, 0, indexHeader+4*len(m.lemmas)+total)
	b = append(b, indexMagic...)
	b = binary.LittleEndian.AppendUint32(b, indexVersion)
	b = append(b, a.identity...)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(m.lemmas)))
	start := uint32(0)
	for i := range m.lemmas {
		l := &m.lemmas[i]
		b = binary.LittleEndian.AppendUint32(b, l.at)
		l.at, start, l.last = start, start+l.at, 0
	}
	m.postings = b[len(b) : len(b)+total]
	b = b[:len(b)+total]
	m.goOver(a, p, (*lemmaPostings).write)
	bytes := unsafe.String(unsafe.SliceData(b), len(b)) // no copy: b does not change any more
	if err := a.UseIndex(bytes); err != nil {
		panic(err) // it has just been made
	}
	return bytes
}

// indexMaker goes over all texts twice: to measure the postings, and to write them.
type indexMaker struct {
	*readings
	lemmas   []lemmaPostings
	postings []byte
	touched  []int32 // lemmas of the current article
}

type lemmaPostings struct {
	at     uint32 // length so far, then where to write
	last   uint32 // the article before + 1
	weight uint32 // in the current article
}

func (m *indexMaker) goOver(a *Archive, p *pacer, add func(*lemmaPostings, *indexMaker, uint32)) {
	titles, texts := a.headlines.reader(), a.texts.reader()
	weight := uint32(0)
	count := func(lemmas []int32) {
		for _, l := range lemmas {
			if m.lemmas[l].weight == 0 {
				m.touched = append(m.touched, l)
			}
			m.lemmas[l].weight += weight
		}
	}
	for doc := range a.Len() {
		title, text := titles.at(doc), texts.at(doc)
		weight = titleWeight
		if !m.each(title, count) {
			a.damage.met(titlesSection)
		}
		weight = 1
		if !m.each(text, count) {
			a.damage.met(textsSection)
		}
		for _, l := range m.touched {
			add(&m.lemmas[l], m, uint32(doc))
			m.lemmas[l].last, m.lemmas[l].weight = uint32(doc)+1, 0
		}
		m.touched = m.touched[:0]
		p.spend(16 * (len(title) + len(text))) // a byte is the work of many
	}
}

func (l *lemmaPostings) measure(_ *indexMaker, doc uint32) {
	l.at += uint32(uvarintLen(uint64(doc-l.last) << 1))
	if l.weight > 1 {
		l.at += uint32(uvarintLen(uint64(l.weight - 2)))
	}
}

func (l *lemmaPostings) write(m *indexMaker, doc uint32) {
	v := uint64(doc-l.last) << 1
	if l.weight > 1 {
		v |= 1
	}
	l.at += uint32(binary.PutUvarint(m.postings[l.at:], v))
	if l.weight > 1 {
		l.at += uint32(binary.PutUvarint(m.postings[l.at:], uint64(l.weight-2)))
	}
}

func uvarintLen(v uint64) int { return max(1, (bits.Len64(v)+6)/7) }
