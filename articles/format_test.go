package articles

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"hash/fnv"
	"strings"
	"testing"
)

// handLaid is the sections of a small archive, laid by hand as format.go describes them.
func handLaid() []string {
	const one = "\x01\x00\x00" // the column of positions of a list of 1 to 16 items
	return []string{
		"\x02ru" + "\x03\xa8\xb6\x02" + "\x01\x02ru\x02Т" + "\x00" + "\x01" + "\xe8\x0f\xe8\x0f" + "\x08", // info
		one + "\x02\x03\x00\x01s" + one + "\x01\x03\x02ru" + one + "\x01\x01\x00" + one + "\x01\x01\x00" + // names
			one + "\x01\x02\x01r",
		"\x02\x02\x00\x84\x4d\x00\x00" + "\x02\x01\x00\x1e\x00" + "\x02\x01\x00\x02\x00" + "\x02\x01\x00\x01\x00" + // columns
			"\x02\x00\x00" + "\x02\x00\x00" + "\x02\x00\x00" + "\x02\x00\x08" + "\x02\x01\x00\x00\x01",
		one + "\x02\x04\x01a\x01b",           // ids
		one + "\x02\x04\x01\x01\x01\x03",     // titles
		one + "\x02\x02\x00\x00",             // urls
		one + "\x02\x05\x01\x02\x02\x00\x01", // texts
		"\x02\x01\x00\x01\x00" + "\x01\x00\x00" + "\x02\x01\x00\x02\x00" + "\x02\x01\x00\x00\x01", // facets
		one + "\x02\x16" + "\x12\x01\x01\xf4\x03\x00" + "\x00" + "\x01\x01\x06\x01" + "\x01\x01\xf8\x91\x02\x00\x08\x00" + // facts
			"\x02\x00\x00",
		"\x02\x01\x00\x01\x00" + "\x01\x00\x00" + one + "\x02\x06" + "\x04\x01\x00\x08\x01" + "\x00",                                            // quotes
		one + "\x01\x09\x08\x01p\x02П\x00\x00\x00",                                                                                              // persons
		one + "\x02\x14" + "\x09\x01t\x00\x01\x02en\x01T" + "\x09\x01u\x01\x01\x02en\x01U",                                                      // topics
		one + "\x01\x09\x08\x06Дом\x01",                                                                                                         // spellings
		"\x03\x02" + one + one + one + one + "\x0f" + "\x06дом" + "\x06\x02а" + "\x00\x02е" + "\x07" + "\x00\x00\x01" + "\x08" + "\x00\x00\x00", // words
		one + "\x02\x0e" + "\x04\x00\x00\x00\x00" + "\x08\x00\x00\x00\x00\x00\x02а",                                                             // endings
		"\x04" + one + one + "\x07" + "\x07" + "\x00" + "\x05" + "\x0f\x02Ё",                                                                    // vocabulary
	}
}

func TestFormat(t *testing.T) {
	sections := handLaid()
	le := binary.LittleEndian
	names := []string{
		"info", "names", "columns", "ids", "titles", "urls", "texts", "facets", "facts", "quotes",
		"persons", "topics", "spellings", "words", "endings", "vocabulary",
	}
	body := strings.Join(sections, "")
	const header = 40 + 16*32 + 4
	want := append([]byte("muragat\n"), 4, 0, 0, 0, 16, 0, 0, 0)
	want = le.AppendUint64(want, uint64(header+len(body)))
	hash := fnv.New128a()
	hash.Write([]byte(body))
	want = hash.Sum(want)
	at := header
	for i, s := range sections {
		want = append(want, names[i]+strings.Repeat("\x00", 12-len(names[i]))...)
		want = le.AppendUint32(want, crc32.Checksum([]byte(s), crc32.MakeTable(crc32.Castagnoli)))
		want = le.AppendUint64(want, uint64(at))
		want = le.AppendUint64(want, uint64(len(s)))
		at += len(s)
	}
	want = le.AppendUint32(want, crc32.Checksum(want, crc32.MakeTable(crc32.Castagnoli)))
	want = append(want, body...)

	dom := []Lemma{{Word: "дом", Forms: []string{"дом", "дома"}}}
	data, err := Encode(Collection{
		Titles: []Label{{"ru", "Т"}}, Lang: "ru", Built: mustDate(t, "2024-05-17"),
		Articles: []Article{
			{ID: "b", Title: "Ё", Text: "дом", Lang: "ru"},
			{
				ID: "a", Title: "Дом", Text: "Дома", Lang: "ru", Source: "s", Date: mustDate(t, "2024-05"),
				Persons: []PersonFact{{Person: "p", Mentions: []Mention{{Span{InTitle, 0, 6}, "r"}}}},
				Topics:  []TopicFact{{Topic: "u", Score: 0.5}},
				Dates:   []DateFact{{mustDate(t, "2018"), Mention{Span{InText, 0, 8}, ""}}},
				Quotes:  []QuoteFact{{"p", true, Mention{Span{InText, 0, 8}, "r"}}},
			},
		},
		Persons: []Person{{ID: "p", Name: "П"}},
		Topics:  []Topic{{ID: "u", Labels: []Label{{"en", "U"}}, Broader: "t"}, {ID: "t", Labels: []Label{{"en", "T"}}}},
	}, Lemmatizer(func(_, token string) []Lemma {
		if strings.HasPrefix(token, "дом") {
			return dom
		}
		return nil
	}).Each)
	if err != nil {
		t.Fatal(err)
	}
	if len(data) < header {
		t.Fatalf("%d bytes, want more than the header's %d", len(data), header)
	}
	got := string(data[header:])
	for i, s := range sections {
		if !strings.HasPrefix(got, s) {
			t.Errorf("section %s:\n got %q\nwant %q", names[i], got[:min(len(s), len(got))], s)
		}
		got = got[int(le.Uint64(data[40+32*i+24:])):]
	}
	if string(data) != string(want) {
		t.Fatalf("header:\n got %q\nwant %q", data[:header], want[:header])
	}
	if _, err := openWhole(string(want)); err != nil {
		t.Fatal(err)
	}
}

// openWhole opens an archive and looks at all of it.
func openWhole(data string) (*Archive, error) {
	a, err := Open(data)
	if err != nil {
		return nil, err
	}
	return a, a.Verify(nil)
}

func TestVerifyPauses(t *testing.T) {
	var c Collection
	for i := range 10 {
		c.Articles = append(c.Articles, Article{ID: fmt.Sprint(i), Text: strings.Repeat("дом ", paceBytes/14)})
	}
	a := mustOpen(t, c, nil)
	pauses := 0
	if err := a.Verify(func() { pauses++ }); err != nil || pauses < 2*len(a.data)/paceBytes-2 {
		t.Errorf("%d pauses for %d bytes, error %v", pauses, len(a.data), err)
	}
}

func FuzzOpenMended(f *testing.F) {
	f.Add(uint64(1), []byte{0, 0, 1, 0, 200, 0, 0})
	f.Add(uint64(2), []byte{12, 0, 9, 3, 255, 0, 0, 14, 0, 0, 5, 8, 7, 6})
	f.Fuzz(func(t *testing.T, seed uint64, edits []byte) {
		a, err := Open(string(mutate(randomArchive(seed), edits[:min(len(edits), 70)])))
		if err == nil {
			err = exerciseDamaged(t, a)
		}
		if err != nil && !strings.Contains(err.Error(), "section") {
			t.Fatalf("error %v, want one that names a section", err)
		}
	})
}

func FuzzOpen(f *testing.F) {
	f.Add([]byte(randomArchive(1)))
	f.Add([]byte(randomArchive(2) + "\x00\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if a, err := Open(string(data)); err == nil {
			exerciseDamaged(t, a)
		}
	})
}
