package extract

import (
	"strings"

	"muragat/articles/morph"
)

// behindParticle tells whether a particle stands before token i that begins a surname: «ибн Рушд».
func (f *field) behindParticle(i int) bool {
	if i == 0 || f.tokens[i].line {
		return false
	}
	switch f.tokens[i-1].text {
	case "ибн", "бен", "фон", "ван":
		return i < 2 || f.tokens[i-2].shape != title
	}
	return false
}

// inProtocol tells whether token i is a player in the record of a match: right after the score and the time, or in
// parentheses behind that player: «2:1 — 34:56 Бергер (Куц, Линд)».
func (f *field) inProtocol(i int) bool {
	if f.capital(i+1) && !f.tokens[i+1].line {
		return false
	}
	for k := i - 1; k > 0 && k > i-8; k-- {
		switch {
		case f.is(k, "("):
			return f.afterScore(k - 1)
		case !f.is(k, ",") && !f.capital(k):
			return k == i-1 && f.afterScore(i)
		}
	}
	return false
}

// afterScore tells whether token i is a word right after a score.
func (f *field) afterScore(i int) bool {
	k := i - 1
	if f.pair(k) && k >= 4 && strings.Contains("—–-", f.tokens[k-3].text) { // the time
		k -= 3
	}
	if k > 0 && strings.Contains("—–-", f.tokens[k].text) {
		k--
	}
	return f.pair(k) && len(f.tokens[k].text) == 1 // «1:0» is no time of the day
}

// pair tells whether token i ends two numbers with a colon between them.
func (f *field) pair(i int) bool {
	return i >= 2 && digits(f.tokens[i].text) && f.is(i-1, ":") && digits(f.tokens[i-2].text)
}

func digits(s string) bool { return strings.Trim(s, "0123456789") == "" }

// formerName is the woman behind whose full name m stands alone in parentheses: «Анна Линд (Орлова)».
func (f *field) formerName(m *mention) *entity {
	if !f.is(m.from-1, "(") || !f.is(m.to, ")") {
		return nil
	}
	for _, o := range f.found {
		if e := o.entity; o.to == m.from-1 && e != nil && e.given != "" && e.surname != "" && e.gender == morph.Feminine {
			for _, h := range m.hypotheses {
				if h.gender == morph.Feminine && f.word(m.from).surnameKnown {
					m.hypotheses = []hypothesis{h}
					return e
				}
			}
		}
	}
	return nil
}
