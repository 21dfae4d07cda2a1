package articles

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"hash/fnv"
	"strings"
)

// The bytes of an archive, format version 4
//
// An archive is a header, then the sections one behind the other without gaps,
// then any number of zero bytes, so that a file can keep its size while it grows
// inside. Numbers are of these kinds:
//
//	u32, u64  little-endian
//	uvarint   7 bits a byte, the lowest first, the top bit set on all but the last byte
//	varint    a signed number n as the uvarint n<<1 ^ n>>63
//	string    its length in bytes as uvarint, then UTF-8
//	column    count uvarint, width byte (0 to 8), base varint; then for each
//	          number its distance from base in width bytes, little-endian
//	positions column of the steps from 0 to the first position and from each to the next
//	list      positions of items 0, 16, 32, … in the items;
//	          count uvarint; length of the items uvarint; then each item: its
//	          length uvarint and its bytes
//	date      kind byte; unless undated or open there, the first day as varint; in an
//	          interval that is not open there the last day as varint
//	labels    count uvarint; for each a string (language) and a string (text)
//
// A date's kind has in bits 0–1 the precision of its start (0 open, 1 year,
// 2 month, 3 day), bit 2 set if the start is uncertain, bit 3 set for an interval, and
// then in bits 4–5 and 6 the same of its end. Kind 0 is undated. Days count from 1970-01-01.
//
// The header:
//
//	8 bytes   "muragat\n"
//	u32       format version
//	u32       number of sections
//	u64       length of the archive without the zeros behind it
//	16 bytes  FNV-1a of 128 bits over all sections: the identity of the content
//	for each section, in the order below:
//	  12 bytes  its name, zeros behind it
//	  u32       CRC-32C of its bytes
//	  u64       offset from the start of the archive
//	  u64       length
//	u32       CRC-32C of the header up to here
//
// Articles are numbered by (first day, last day, ID), undated ones last; persons and topics by
// ID. The sections:
//
//	info       string language; date built; labels titles; labels about; uvarints:
//	           number of dated articles, first and last year of any date (0, 0 if
//	           none), sum of the lengths
//	names      lists of strings without duplicates: sources, languages, authors and
//	           credits ascending; rules with the most frequent first
//	columns    a number for each article: first day, last day − first day, kind of date,
//	           source, language, author, credit, length in words (title words count
//	           three times); and last the articles' numbers in order of ID
//	ids        list, for each article its ID
//	titles     list, for each article the ranks of its title, below
//	urls       list, for each article its URL
//	texts      list, for each article the ranks of its text
//	facets     columns: number of persons of each article; all these persons, in the order of
//	           the articles' facts; number of topics of each article, those that are broader
//	           included; all these topics, ascending for each article
//	facts      list, for each article: number of topics uvarint, for each its number,
//	           its score in thousandths and its rule; for each person the rule of the
//	           fact; for each person the number of mentions and the mentions;
//	           number of dates and for each a date and a mention
//	quotes     columns: number of persons whom each article quotes; these persons, as positions among the persons of
//	           the article, ascending for each; then list, for each article its quotations: the speaker's position
//	           among those whom it quotes, with bit 0 set if it is unsure, as uvarint, and a mention
//	persons    list, for each person: strings ID, name, Wikidata, note; labels names
//	topics     list, for each topic: string ID; broader topic's number + 1 or 0; labels
//	spellings  list, for each person: strings and their counts, the most frequent first; 0 for other names
//	words      below
//	endings    list, for each paradigm its dictionary form and its forms, below
//	vocabulary below
//
// A rule is the position in names.rules + 1, or 0 for none. A mention is a
// uvarint with the field in bit 0 and above it, as varint, the distance of its
// start from that of the mention before it in the same fact (from 0 for the first and for
// dates and quotations from the one before); uvarint length in bytes; rule.
//
// A paradigm is the endings of a lemma. A form is a cut (bytes
// taken off the end of the stem, uvarint) and a tail (string put there). A paradigm has
// first the dictionary form, then all forms in order of cut and tail.
//
// The section words holds every folded form that occurs in a title or text, and those forms that do
// not occur but cannot be derived from a stem of two letters or more: number of forms uvarint;
// number of lemmas uvarint; for each block of forms, as positions, the number of forms before it, where it begins in the
// spellings and in the readings, and the number of lemmas introduced before it; length of the spellings uvarint
// and the spellings; length of the readings uvarint and the readings. The forms ascend by bytes. A spelling
// is the number of bytes it shares with the one before it (left out for the block's first) and a string with
// the rest. A reading is the lemmas of the form, the likeliest first: each a uvarint with in bit 0 whether another
// follows and above it (in the form's first: above bit 1, which is set if the form does not occur)
// a varint r. With n lemmas introduced so far, r > 0 is lemma n − r, r < 0 is
// lemma n − r − 1, and r = 0 introduces lemma n: then follow the length of the
// form minus that of the lemma's stem, and the number of its paradigm. The stem is a prefix of the
// form that introduces it.
//
// The section vocabulary holds every token of the titles and texts by rank: number of tokens uvarint; positions
// of the blocks of 16; positions of their bases; length of the blocks uvarint; the blocks. A token is a word, as Tokens
// finds them but without hyphenated wholes, or what stands before, between or behind words, or the mark
// that the next word stays small. It is a uvarint with in bits 0–1 the spelling: 0 as the form is folded, 1 with its
// first letter in upper case, 2 all in upper case, 3 others; and above them the distance of its form from that
// of the word before in the block (from the block's base for the first). With spelling 3 that is 0 for what is no word, 1 for the
// mark, and for words the distance + 2; then follows, but for the mark, a string. Frequent tokens have low ranks. A word without letters has
// the rank of a token that an earlier archive had.
//
// A text is ranks: of the smallest number of bytes that has so many, 128 for one byte, 128² more for two and so on,
// 7 bits a byte, the highest first, the top bit set on all but the last. One space between words is left out. The
// first word of a text and that after a token with . ! ? … or a line break has its first letter in upper case,
// however it is spelled, unless the mark stands before it.
const (
	Magic         = "muragat\n" // what an archive begins with
	formatVersion = 4
	headerStart   = 8 + 4 + 4 + 8 + 16 // bytes before the section table
	sectionEntry  = 12 + 4 + 8 + 8     // bytes for each section in it
	headerSize    = headerStart + int(sectionCount)*sectionEntry + 4
	blockSize     = 16 // tokens in a block, forms in one on average, items of a list for one position
)

// section numbers the parts of an archive in their order.
type section int

const (
	infoSection section = iota
	namesSection
	columnsSection
	idsSection
	titlesSection
	urlsSection
	textsSection
	facetsSection
	factsSection
	quotesSection
	personsSection
	topicsSection
	spellingsSection
	wordsSection
	endingsSection
	vocabularySection
	sectionCount
)

var sectionNames = [sectionCount]string{
	"info", "names", "columns", "ids", "titles", "urls", "texts", "facets", "facts", "quotes",
	"persons", "topics", "spellings", "words", "endings", "vocabulary",
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// assemble puts the header before the sections.
func assemble(sections *[sectionCount][]byte) []byte {
	total := headerSize
	hash := fnv.New128a()
	for _, s := range sections {
		total += len(s)
		hash.Write(s)
	}
	out := make([]byte, 0, total)
	out = append(out, Magic...)
	out = binary.LittleEndian.AppendUint32(out, formatVersion)
	out = binary.LittleEndian.AppendUint32(out, uint32(sectionCount))
	out = binary.LittleEndian.AppendUint64(out, uint64(total))
	out = hash.Sum(out)
	offset := headerSize
	for i, s := range sections {
		var name [12]byte
		copy(name[:], sectionNames[i])
		out = append(out, name[:]...)
		out = binary.LittleEndian.AppendUint32(out, crc32.Checksum(s, castagnoli))
		out = binary.LittleEndian.AppendUint64(out, uint64(offset))
		out = binary.LittleEndian.AppendUint64(out, uint64(len(s)))
		offset += len(s)
	}
	out = binary.LittleEndian.AppendUint32(out, crc32.Checksum(out, castagnoli))
	for _, s := range sections {
		out = append(out, s...)
	}
	return out
}

// disassemble checks header and lengths and gives the sections, their
// checksums not yet compared, and the hash of the content.
func disassemble(data string) (sections [sectionCount]string, sums [sectionCount]uint32, hash, whole string, err error) {
	fail := func(format string, args ...any) error {
		return fmt.Errorf("archive: header: "+format, args...)
	}
	if !strings.HasPrefix(data, Magic) {
		return sections, sums, "", "", fail("it begins with %q, wanted %q", clip(data[:min(len(data), 8)], 8), Magic)
	}
	if len(data) < headerSize {
		return sections, sums, "", "", fail("%d bytes, wanted at least %d", len(data), headerSize)
	}
	if v := u32(data, 8); v != formatVersion {
		return sections, sums, "", "", fail("format version %d, wanted %d", v, formatVersion)
	}
	if n := u32(data, 12); n != uint32(sectionCount) {
		return sections, sums, "", "", fail("%d sections, wanted %d", n, sectionCount)
	}
	if got, want := checksum(data[:headerSize-4], nil), u32(data, headerSize-4); got != want {
		return sections, sums, "", "", fail("checksum %08x, wanted %08x", got, want)
	}
	total := u64(data, 16)
	if total > uint64(len(data)) {
		return sections, sums, "", "", fail("%d bytes, wanted %d: the end is missing", len(data), total)
	}
	hash = data[24:40]
	offset := uint64(headerSize)
	for i := range sections {
		entry := data[headerStart+i*sectionEntry:][:sectionEntry]
		name := strings.TrimRight(entry[:12], "\x00")
		if name != sectionNames[i] {
			return sections, sums, "", "", fail("section %q at place %d, wanted %q", name, i, sectionNames[i])
		}
		sums[i] = u32(entry, 12)
		start, length := u64(entry, 16), u64(entry, 24)
		if start != offset || length > total-start {
			return sections, sums, "", "", fail("section %q is %d bytes at %d of %d, wanted it at %d",
				name, length, start, total, offset)
		}
		offset += length
		sections[i] = data[start:offset]
	}
	if offset != total {
		return sections, sums, "", "", fail("the sections end at %d, wanted %d", offset, total)
	}
	return sections, sums, hash, data[:total], nil
}

func u32(s string, at int) uint32 {
	return uint32(s[at]) | uint32(s[at+1])<<8 | uint32(s[at+2])<<16 | uint32(s[at+3])<<24
}

func u64(s string, at int) uint64 { return uint64(u32(s, at)) | uint64(u32(s, at+4))<<32 }

// checksum is the CRC-32C of s, taken in pieces because crc32 wants bytes.
func checksum(s string, p *pacer) uint32 {
	var buf [4096]byte
	var sum uint32
	for len(s) > 0 {
		n := copy(buf[:], s)
		sum = crc32.Update(sum, castagnoli, buf[:n])
		s = s[n:]
		p.spend(n)
	}
	return sum
}

var zeros = strings.Repeat("\x00", 4096)

// nonZero is the position of the first byte of s that is not zero, or -1.
func nonZero(s string, p *pacer) int {
	for at := 0; at < len(s); at += len(zeros) {
		piece := s[at:min(len(s), at+len(zeros))]
		p.spend(len(piece))
		if piece == zeros[:len(piece)] {
			continue
		}
		for i := range len(piece) {
			if piece[i] != 0 {
				return at + i
			}
		}
	}
	return -1
}
