package articles

import (
	"fmt"
	"math/rand/v2"
	"net/url"
	"slices"
	"strings"
	"testing"
)

// Damage behind a checksum that fits is told in words.
func TestDamageIsExplained(t *testing.T) {
	for _, test := range []struct {
		section  section
		old, new string
		want     string
		noticed  bool // by the readers
	}{
		{infoSection, "\x03\xa8", "\x02\xa8", "the day of building is no date", false},
		{infoSection, "\xe8\x0f\xe8", "\xe9\x0f\xe8", "found 1 dated articles from year 2025 to 2024", false},
		{namesSection, "\x00\x01s", "\x01s\x00", `found "" after "s", wanted ascending order`, false},
		{columnsSection, "\x02\x01\x00\x1e\x00", "\x02\x01\x00\x1f\x00", "article 0: its date is none", true},
		{columnsSection, "\x02\x01\x00\x00\x01", "\x02\x01\x00\x01\x00", "order of IDs: place 1", false},
		{columnsSection, "\x02\x01\x00\x01\x00", "\x02\x01\x00\x02\x00", "source: found 2 numbers, wanted 2 from 0 to 1", true},
		{idsSection, "\x01a", "\x01\xff", "article 0: found", false},
		{textsSection, "\x05\x01\x02", "\x05\x01\x09", "article 0: found a rank beyond the 4 tokens", true},
		{textsSection, "\x02\x00\x01", "\x03\x00\x01", "article 1 goes beyond the end", true},
		{facetsSection, "\x01\x00\x00", "\x01\x00\x02", "article 0: found person 1, wanted one below 1", true},
		{facetsSection, "\x02\x01\x00\x01\x00", "\x02\x01\x00\x02\x00", "article 0: found 2 times person, wanted at most the 1", true},
		{facetsSection, "\x02\x01\x00\x00\x01", "\x02\x01\x00\x01\x00", "article 0: found topic 0 after 1", false},
		{factsSection, "\x01\x01\x06\x01", "\x01\x01\x07\x01", "from byte 0 to 7, wanted a part of 6 bytes", true},
		{factsSection, "\x01\x01\x06\x01", "\x01\x01\x05\x01", "from byte 0 to 5, wanted whole characters", true},
		{factsSection, "\x01\x01\x06\x01", "\x01\x01\x06\x02", "found rule 2, wanted at most 1", true},
		{factsSection, "\x02\x00\x08", "\x02\x00\x09", "from byte 0 to 9, wanted a part of 8 bytes", true},
		{factsSection, "\xf4\x03", "\xf4\x13", "found topic 1 with score 2548", true},
		{factsSection, "\xf8\x91", "\xfa\x91", "found a mentioned date that is none", true},
		{quotesSection, "\x04\x01\x00\x08", "\x04\x03\x00\x08", "article 0: found a quotation of speaker 1, wanted one below 1", true},
		{quotesSection, "\x04\x01\x00\x08", "\x04\x01\x00\x09", "article 0: found a mention from byte 0 to 9, wanted a part of 8 bytes", true},
		{quotesSection, "\x08\x01", "\x08\x02", "article 0: found rule 2, wanted at most 1", true},
		{quotesSection, "\x01\x00\x00", "\x01\x00\x02", "article 0: found speaker 1 after -1, wanted ascending ones below 1", true},
		{quotesSection, "\x02\x01\x00\x01\x00", "\x02\x01\x00\x02\x00", "article 0: found 2 speakers, wanted at most the 1", true},
		{quotesSection, "\x06\x04\x01\x00\x08\x01\x00", "\x02\x00\x00", "article 0: found no quotation of speaker 0, wanted one", false},
		{topicsSection, "\x01t\x00", "\x01t\x02", "topic 0 is among its own broader topics", false},
		{topicsSection, "\x01u\x01", "\x01u\x03", "broader topic 3, wanted ascending order and at most 2", false},
		{wordsSection, "\x01\x08", "\x01\x0c", `form "дома" is of lemma 2, wanted one below 2`, true},
		{wordsSection, "\x07\x00\x00", "\x07\x00\x01", `form "дом" is cut inside a character`, false},
		{wordsSection, "\x07\x00\x00\x01", "\x07\x00\x00\x02", `form "дом" has paradigm 2`, true},
		{vocabularySection, "\x05\x0f", "\x0d\x0f", "token 2 goes beyond the end or has form 3, wanted one below 3", true},
		{vocabularySection, "\x02Ё", "\x02\xff\xff", "token 3: found", false},
	} {
		var sections [sectionCount][]byte
		for i, s := range handLaid() {
			if section(i) == test.section {
				damaged := strings.Replace(s, test.old, test.new, 1)
				if damaged == s {
					t.Errorf("section %s has no %q", sectionNames[i], test.old)
				}
				s = damaged
			}
			sections[i] = []byte(s)
		}
		_, err := openWhole(string(assemble(&sections)))
		want := fmt.Sprintf("archive: section %q: ", sectionNames[test.section])
		if err == nil || !strings.HasPrefix(err.Error(), want) || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q for %q: error %v, want one with %s…%s", test.new, test.old, err, want, test.want)
		}
		if a, openErr := Open(string(assemble(&sections))); openErr == nil {
			exercise(a)
			a.Article(0)
			if met := a.Err(); (met != nil) != test.noticed || met != nil && met.Error() != err.Error() {
				t.Errorf("%q for %q: readers met %v, want %v: %v", test.new, test.old, met, err, test.noticed)
			}
		} else if test.noticed {
			t.Errorf("%q for %q: refused by Open: %v", test.new, test.old, openErr)
		}
	}
}

func TestDamageIsNamed(t *testing.T) {
	w := newWorld(rand.New(rand.NewPCG(5, 6)))
	for len(w.c.Articles) < 20 || len(w.c.Persons) == 0 || len(w.c.Topics) == 0 {
		w = newWorld(rand.New(rand.NewPCG(5, uint64(len(w.c.Articles)))))
	}
	data, err := Encode(w.c, Lemmatizer(w.lemmatize).Each)
	if err != nil {
		t.Fatal(err)
	}
	sections, _, _, _, err := disassemble(string(data))
	if err != nil {
		t.Fatal(err)
	}
	check := func(at int, want string) {
		damaged := slices.Clone(data)
		damaged[at] ^= 0x10
		if _, err := openWhole(string(damaged)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("byte %d changed: error %v, want one with %s", at, err, want)
		}
	}
	for at := range headerSize {
		check(at, "header")
	}
	at := headerSize
	for i, s := range sections {
		if s == "" {
			t.Errorf("section %s is empty", sectionNames[i])
			continue
		}
		for _, k := range []int{0, len(s) / 2, len(s) - 1} {
			check(at+k, fmt.Sprintf("section %q: checksum", sectionNames[i]))
		}
		at += len(s)
	}
	for _, n := range []int{0, 7, 8, headerSize - 1, headerSize, len(data) - 1} {
		if _, err := Open(string(data[:n])); err == nil || !strings.Contains(err.Error(), "header") {
			t.Errorf("cut to %d bytes: error %v, want one that names the header", n, err)
		}
	}
	padded := string(data) + strings.Repeat("\x00", 10000)
	a, err := openWhole(padded)
	if err != nil || a.Info().Bytes != len(data) {
		t.Errorf("padded: %v", err)
	}
	if _, err := openWhole(padded + "x"); err == nil || !strings.Contains(err.Error(), "byte 10000 behind the archive's end is not zero") {
		t.Errorf("something behind the padding: error %v", err)
	}
}

// exercise calls every reader.
func exercise(a *Archive) {
	info := a.Info()
	for n := range a.Len() {
		article := a.Article(n)
		a.Head(n)
		a.Lookup(article.ID)
		for _, f := range article.Persons {
			a.LookupPerson(f.Person)
			for _, m := range f.Mentions {
				Fold(article.field(m.Field)[m.Start:m.End])
			}
		}
		for _, f := range article.Quotes {
			Fold(article.field(f.Field)[f.Start:f.End])
		}
		for _, f := range article.Dates {
			if d, err := ParseDate(f.Date.String()); err != nil || d.IsZero() {
				panic("a mentioned date is none")
			}
		}
		a.Search(Query{Text: article.Title + article.Text}, 3)
	}
	for n := range info.Persons {
		a.LookupPerson(a.Person(n).Name)
		a.PersonForms(n)
		a.QuotesBy(n, 3)
	}
	for n := range info.Topics {
		a.LookupTopic(a.Topic(n).Labels[0].Text)
		for id, steps := a.Topic(n).Broader, 0; id != ""; steps++ {
			if steps == info.Topics {
				panic("topics in a circle")
			}
			broader, _ := a.LookupTopic(id)
			id = a.Topic(broader).Broader
		}
	}
	all := &term{lemmas: [][]int{a.words.prefixed("")}}
	a.postingsOf(all, a.newScratch())
	a.Index(nil)
	a.postingsOf(all, a.newScratch())
	for _, text := range []string{"", "мир", "м*", "мирами -бор", `"мир мира"`, `-"дом"`, "касым-жомарт", "мира-бором", "де день", "z", "o'zами"} {
		for _, q := range []Query{{Text: text}, {Text: text, Persons: []string{"p1"}, Speakers: []string{"p0"}, Topics: []string{"t0"}, Undated: true, Sort: ByOldest, Page: 2}} {
			a.Search(q, 5)
		}
		m := a.Matcher(text)
		for n := range a.Len() {
			m.Snippet(n, 20)
		}
	}
	a.Days(Query{Text: "мир"})
	a.ParseQuery(url.Values{"person": {"p1", "Имя 0"}, "topic": {"Тема 1"}, "source": {"one"}, "lang": {"ru"}})
}

// mutate edits the sections of a valid archive: seven bytes of edits are one edit.
func mutate(data string, edits []byte) []byte {
	whole, _, _, _, err := disassemble(data)
	if err != nil {
		panic(err)
	}
	var sections [sectionCount][]byte
	for i, s := range whole {
		sections[i] = []byte(s)
	}
	for ; len(edits) >= 7; edits = edits[7:] {
		s := &sections[int(edits[0])%len(sections)]
		if len(*s) == 0 {
			continue
		}
		at := (int(edits[1])<<8 | int(edits[2])) % len(*s)
		switch edits[3] % 6 {
		case 0:
			(*s)[at] = edits[4]
		case 1:
			(*s)[at]++
		case 2:
			(*s)[at]--
		case 3:
			*s = slices.Insert(*s, at, edits[4])
		case 4:
			*s = slices.Delete(*s, at, at+1)
		case 5:
			other := sections[int(edits[4])%len(sections)]
			from := int(edits[5]) % (len(other) + 1)
			copy((*s)[at:], other[from:min(len(other), from+int(edits[6]))])
		}
	}
	return assemble(&sections)
}

func randomArchive(seed uint64) string {
	w := newWorld(rand.New(rand.NewPCG(7, seed%64)))
	data, err := Encode(w.c, Lemmatizer(w.lemmatize).Each)
	if err != nil {
		panic(err)
	}
	return string(data)
}

// exerciseDamaged calls every reader of an archive that may be damaged. Verify must
// say what the readers noticed.
func exerciseDamaged(t *testing.T, a *Archive) (damage error) {
	t.Helper()
	exercise(a)
	met := a.Err()
	damage = a.Verify(nil)
	if met != nil && damage == nil {
		t.Fatalf("met %v, and Verify says nothing", met)
	}
	if again := a.Err(); (again == nil) != (damage == nil) || met != nil && again.Error() != met.Error() {
		t.Fatalf("error %v, then %v with damage %v", met, again, damage)
	}
	return damage
}

// With checksums that fit, damage must be found by looking at the data, or do no harm; and
// reading what has not been looked at must do no harm.
func TestMendedDamage(t *testing.T) {
	random := rand.New(rand.NewPCG(8, 9))
	whole, refused, met := 0, map[string]int{}, map[string]int{}
	count := func(counts map[string]int, err error) {
		_, rest, _ := strings.Cut(err.Error(), "archive: section ")
		name, _, _ := strings.Cut(rest, ":")
		counts[name]++
	}
	for i := range 3000 {
		edits := make([]byte, 7*(1+random.IntN(2)))
		for k := range edits {
			edits[k] = byte(random.Uint32())
		}
		a, err := Open(string(mutate(randomArchive(uint64(i)), edits)))
		if err != nil {
			count(refused, err)
			continue
		}
		exercise(a)
		if err := a.Err(); err != nil {
			count(met, err)
		}
		if err := exerciseDamaged(t, a); err != nil {
			count(refused, err)
		} else {
			whole++
		}
	}
	if len(refused) != int(sectionCount) || refused[""] > 0 || whole < 100 {
		t.Errorf("%d whole, refused %v: want some for each section", whole, refused)
	}
	for _, s := range []section{
		namesSection, personsSection, columnsSection, idsSection, titlesSection, textsSection, facetsSection, factsSection,
		spellingsSection, wordsSection, endingsSection, vocabularySection,
	} {
		if met[fmt.Sprintf("%q", sectionNames[s])] == 0 {
			t.Errorf("readers met no damage in section %s, only %v", sectionNames[s], met)
		}
	}
}

// Damage behind a checksum that does not fit is safe to read, too, and Verify pauses.
func TestUnnoticedDamage(t *testing.T) {
	random := rand.New(rand.NewPCG(10, 12))
	opened := 0
	for i := range 2000 {
		data := []byte(randomArchive(uint64(i)))
		if len(data) == headerSize {
			continue
		}
		for range 1 + random.IntN(20) {
			data[headerSize+random.IntN(len(data)-headerSize)] = byte(random.Uint32())
		}
		a, err := Open(string(data))
		if err != nil {
			continue
		}
		opened++
		exerciseDamaged(t, a)
	}
	if opened < 100 {
		t.Errorf("%d opened, want some", opened)
	}
}
