package extract

import (
	"strings"
	"unicode/utf8"

	"muragat/articles/morph"
)

// eastFamilies are family names of East Asia, which stand first; in Russian spelling.
var eastFamilies = set("ким ли пак чхве чон чан пан мун но хван юн лим сон кан хан шин чо чун чу хо аун " +
	"си ху цзян дэн мао вэнь чжоу чжу ван лю чэнь чжан сунь хуан линь хэ го ма ло бо " +
	"нгуен ле фам чыонг во динь")

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// eastAsian is a family name and one to three short given names: «Ким Чен Ир», «Си Цзиньпин».
// The last is inflected, and sometimes the first.
func (f *field) eastAsian(i int) *mention {
	family := f.tokens[i].text
	low := strings.ToLower(family)
	var allowed morph.Gram
	switch {
	case eastFamilies[low]:
		allowed = anyGr
	default:
		for _, e := range []ending{{"а", "", genAcc, 1}, {"у", "", morph.Dative, 1}, {"ом", "", morph.Instrumental, 1}, {"е", "", morph.Locative, 1}} {
			if base, ok := strings.CutSuffix(low, e.form); ok && eastFamilies[base] {
				allowed, family = e.gram, family[:len(family)-len(e.form)]
			}
		}
	}
	if allowed == 0 {
		return nil
	}
	last := i
	for k := i + 1; k <= i+3 && k < len(f.tokens) && f.tokens[k].shape == title && !f.tokens[k].line && f.syllable(k); k++ {
		if k == i+3 && eastFamilies[strings.ToLower(f.tokens[k].text)] { // the next person's
			break
		}
		last = k
	}
	if last == i {
		return nil
	}
	w := f.word(last)
	if last == i+1 && (len(w.given) > 0 || w.surnameKnown || w.inDictionary) {
		return nil
	}
	hs := agree([]slot{{surname, byEnding(f.tokens[last].text)}}, allowed)
	if len(hs) == 0 {
		return nil
	}
	middle := f.text[f.tokens[i+1].start:f.tokens[last].start]
	for k := range hs {
		// the whole name in the order that it is written in; the family name is what the person is called
		hs[k].given, hs[k].surname = middle+hs[k].surname, family
	}
	return &mention{from: i, to: last + 1, hypotheses: hs, rule: "family+given", sure: true, familyFirst: true}
}

// syllable tells whether token i is as short as a syllable or two, and no usual word.
func (f *field) syllable(i int) bool {
	t := f.tokens[i].text
	n := vowelsIn(t)
	return utf8.RuneCountInString(t) <= 8 && !f.tokens[i].latin && (f.word(i).common < 0.9 || n == 1 && utf8.RuneCountInString(t) <= 2 || eastFamilies[strings.ToLower(t)]) && (n == 1 || n <= 3 && !f.word(i).surnameKnown)
}

func vowelsIn(s string) int {
	n := 0
	for _, r := range strings.ToLower(s) {
		if strings.ContainsRune(vowels, r) {
			n++
		}
	}
	return n
}

// inner are the particles that stand inside names and hardly anywhere else.
var inner = set("бен бин ибн аль эль уль фон ван дер")

// withParticle is «Хамад бен Халифа Аль Тани», «Саиф уль-Малук»: unknown words around particles.
func (f *field) withParticle(i int) *mention {
	w := f.word(i)
	if w.inDictionary && len(w.given) == 0 || f.tokens[i].latin {
		return nil
	}
	if head, _, ok := strings.Cut(strings.ToLower(f.tokens[i].text), "-"); ok && inner[head] {
		return nil
	}
	slots := []slot{{given, append(append([]reading(nil), w.given...), byEnding(f.tokens[i].text)...)}}
	end, seen := i+1, false
	start := i + 1
	for k := i + 1; k < i+8 && k < len(f.tokens) && !f.tokens[k].line; {
		last := f.skipParticles(k)
		if last == k && f.tokens[k].shape == title {
			head, _, ok := strings.Cut(strings.ToLower(f.tokens[k].text), "-")
			if ok && inner[head] {
				seen = true
			} else if !seen && len(f.word(k).given) == 0 && f.word(k).inDictionary {
				break
			}
		} else if last > k && inner[strings.ToLower(f.tokens[k].text)] {
			seen = true
		}
		if !f.capital(last) || last == k && seen && f.word(last).inDictionary && len(f.word(last).given) == 0 {
			break
		}
		end, start = last+1, k
		k = last + 1
	}
	if !seen || end == i+1 {
		return nil
	}
	slots = append(slots, slot{surname, byEnding(f.tokens[end-1].text)})
	m := f.named(i, end, slots, anyGr, "name+particle+name")
	if m == nil {
		return nil
	}
	before := f.text[f.tokens[i+1].start:f.tokens[start].start]
	for k := range m.hypotheses {
		h := &m.hypotheses[k]
		h.surname = f.text[f.tokens[start].start:f.tokens[end-1].start] + h.surname
		if before != "" {
			h.given += " " + strings.TrimSpace(before)
		}
	}
	return m
}

// numeral adds a Roman number to a mention of a given name: «Елизавета II».
func (f *field) numeral(m *mention) {
	if m.to >= len(f.tokens) || f.tokens[m.to].line {
		return
	}
	t := f.tokens[m.to]
	if (t.shape == upper || t.shape == initial) && strings.Trim(t.text, "IVXІХ") == "" {
		for k := range m.hypotheses {
			m.hypotheses[k].given += " " + t.text
		}
		m.to++
		m.rule = "given+numeral"
		m.sure = true
	}
}

// parallel finds the name in Latin letters in parentheses after a mention: «Билал Хусейн (Bilal Hussein)».
func (f *field) parallel(m *mention) (from, to int, ok bool) {
	if !f.is(m.to, "(") || f.latin {
		return 0, 0, false
	}
	k := m.to + 1
	for ; k < len(f.tokens) && k < m.to+8; k++ {
		t := f.tokens[k]
		if t.text == ")" {
			break
		}
		if !t.latin && t.text != "." || t.shape == upper {
			return 0, 0, false
		}
	}
	if !f.is(k, ")") || k < m.to+3 || f.tokens[m.to+1].shape != title || f.tokens[k-1].shape != title {
		return 0, 0, false
	}
	return m.to + 1, k, true
}
