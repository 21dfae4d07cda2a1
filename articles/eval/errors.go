package main

import (
	"strings"
	"unicode"
)

// errorKinds says of each mention that is not found to the letter, and of each found where there is
// none, what kind of error it is; and of those found, whether the name is wrong.
func errorKinds(gold []goldArticle, found map[string]facts) []string {
	var out []string
	for _, g := range gold {
		text := []rune(g.Text)
		wanted, got := map[span]bool{}, map[span]bool{}
		rules := map[span]string{}
		for _, p := range g.Persons {
			wanted[span{g.ID, p.Start, p.End}] = true
		}
		by := map[span]personFacts{}
		for _, p := range found[g.ID].Persons {
			for _, m := range p.Mentions {
				if m.Field == "text" {
					s := span{g.ID, m.Start, m.End}
					got[s], rules[s], by[s] = true, m.Rule, p
				}
			}
		}
		for s := range wanted {
			if !got[s] {
				out = append(out, missedKind(text, s, all(s, got), wanted))
			}
		}
		for s := range got {
			if !wanted[s] && len(all(s, wanted)) == 0 {
				out = append(out, extraKind(text, s, g.Others, rules[s]))
			}
		}
		out = append(out, nameKinds(g, by)...)
	}
	return out
}

// all are those of others that s touches.
func all(s span, others map[span]bool) []span {
	var out []span
	for o := range others {
		if s.touches(o) {
			out = append(out, o)
		}
	}
	return out
}

// missedKind is the kind of a mention that was found otherwise or not at all.
func missedKind(text []rune, s span, found []span, wanted map[span]bool) string {
	words := strings.Fields(string(text[s.start:s.end]))
	switch {
	case len(found) > 1:
		return "one person found as several"
	case len(found) == 1:
		f := found[0]
		switch {
		case len(all(f, wanted)) > 1:
			return "glued neighbours"
		case f.start < s.start && f.end == s.end:
			return "too long: a word before the name"
		case f.start == s.start && f.end > s.end:
			return "too long: a word behind the name"
		case f.start > s.start && f.end == s.end:
			return "too short: the first word is missing"
		case f.start == s.start && f.end < s.end:
			return "too short: the last word is missing"
		}
		return "other limits"
	case strings.Contains(words[0], ".") || strings.HasSuffix(words[len(words)-1], "."):
		return "missed: a name with initials"
	case len(words) > 1:
		return "missed: a name of several words"
	case !unicode.IsUpper(text[s.start]):
		return "missed: no capital"
	case allUpper(words[0]):
		return "missed: in capitals"
	case foreignWord(words[0], text):
		return "missed: in another alphabet"
	case firstOfSentence(text, s.start):
		return "missed: a single word that begins a sentence"
	}
	return "missed: a single word"
}

// extraKind is the kind of a mention where there is no person.
func extraKind(text []rune, s span, others []goldOther, rule string) string {
	for _, o := range others {
		if (span{s.id, o.Start, o.End}).touches(s) {
			return "no person: " + otherName(o.Type)
		}
	}
	switch {
	case s.start > 0 && strings.ContainsRune("«“„\"", text[s.start-1]):
		return "no person: between quotation marks"
	case firstOfSentence(text, s.start):
		return "no person: the first word of a sentence"
	case strings.ContainsRune(string(text[s.start:s.end]), ' '):
		return "no person: several words"
	case rule == "given":
		return "no person: a given name alone"
	}
	return "no person: a single word"
}

// otherName says in words what the sets call kinds of names.
func otherName(kind string) string {
	switch strings.ToUpper(kind) {
	case "ORG", "ORGANISATION", "ORGANIZATION", "MEDIA":
		return "an organisation"
	case "LOC", "GPE", "LOCATION", "GEOPOLIT", "FACILITY", "LOCORG", "GEO", "FAC":
		return "a place"
	case "EVT", "EVENT":
		return "an event"
	}
	return "a product, a people or something else that has a name"
}

// nameKinds compares the names of the mentions that are found to the letter, once a person.
func nameKinds(g goldArticle, by map[span]personFacts) []string {
	lemmas, names := map[string]string{}, map[string]map[string]bool{}
	for _, p := range g.Persons {
		if p.Lemma == "" {
			continue
		}
		key := p.Entity
		if key == "" {
			key = p.Lemma
		}
		if letters(p.Lemma) > letters(lemmas[key]) {
			lemmas[key] = p.Lemma
		}
		if f, ok := by[span{g.ID, p.Start, p.End}]; ok {
			if names[key] == nil {
				names[key] = map[string]bool{}
			}
			names[key][fold(f.Name)] = true
		}
	}
	var out []string
	for key, lemma := range lemmas {
		got := names[key]
		switch {
		case len(got) == 0 || len(got) == 1 && got[fold(lemma)]:
		case len(got) > 1:
			out = append(out, "name: one person is several in an article")
		default:
			for name := range got {
				out = append(out, nameKind(fold(lemma), name))
			}
		}
	}
	return out
}

// nameKind says how a name differs from the right one.
func nameKind(lemma, name string) string {
	w, n := strings.Fields(lemma), strings.Fields(name)
	common := 0
	for _, x := range w {
		for _, y := range n {
			if x == y {
				common++
				break
			}
		}
	}
	switch {
	case common == len(w) && len(n) == len(w):
		return "name: its words in another order"
	case common == len(w):
		return "name: more than the article's"
	case common == len(n):
		return "name: less than the article's"
	case len(n) == len(w) && w[len(w)-1] != n[len(n)-1]:
		return "name: the surname in another form"
	}
	return "name: a given name in another form"
}

func allUpper(word string) bool {
	return letters(word) > 1 && strings.ToUpper(word) == word
}

// foreignWord tells whether a word is in Latin letters and most of the text is not.
func foreignWord(word string, text []rune) bool {
	latin := func(r rune) bool { return unicode.Is(unicode.Latin, r) }
	if strings.IndexFunc(word, latin) < 0 {
		return false
	}
	n, all := 0, 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			all++
			if latin(r) {
				n++
			}
		}
	}
	return 2*n < all
}

// firstOfSentence tells whether nothing of a sentence stands before place i.
func firstOfSentence(text []rune, i int) bool {
	for i--; i >= 0; i-- {
		switch r := text[i]; {
		case r == '\n' || strings.ContainsRune(".!?…", r):
			return true
		case unicode.IsLetter(r) || unicode.IsDigit(r) || r == ',':
			return false
		}
	}
	return true
}
