package extract

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"muragat/articles"
	"muragat/articles/morph"
)

//go:embed names.txt
var namesFile string

// givenNames has the forms of the names of names.txt, folded: what each can be.
var givenNames = sync.OnceValue(func() map[string][]reading {
	forms := map[string][]reading{}
	add := func(form string, r reading) {
		key := foldApostrophes(strings.ToLower(form))
		for i, o := range forms[key] {
			if o.nom == r.nom && o.gram&both == r.gram&both {
				forms[key][i].gram |= r.gram
				return
			}
		}
		forms[key] = append(forms[key], r)
	}
	alphabet, gender := "", morph.Masculine
	for line := range strings.Lines(namesFile) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "#") || line == "" {
			continue
		}
		if strings.HasPrefix(line, "[") {
			head := strings.Fields(strings.Trim(line, "[]"))
			alphabet, gender = head[0], morph.Masculine
			if head[1] == "f" {
				gender = morph.Feminine
			}
			continue
		}
		for _, name := range strings.Fields(line) {
			if alphabet != "ru" {
				add(name, reading{name, gender | morph.Singular | anyGr, 1})
				continue
			}
			for _, f := range declineGiven(name, gender) {
				add(f.form, reading{name, gender | morph.Singular | f.gram, 1})
			}
		}
	}
	return forms
})

type caseForm struct {
	form string
	gram morph.Gram
}

// declineGiven gives the Russian forms of a given name.
func declineGiven(name string, gender morph.Gram) []caseForm {
	low := strings.ToLower(name)
	cut := func(n int) string { r := []rune(name); return string(r[:len(r)-n]) }
	type f = caseForm
	switch {
	case endsIn(low, "а"):
		s := cut(1)
		y, o := "ы", "ой"
		if endsIn(s, "гкхжшчщ") {
			y = "и"
		}
		if endsIn(s, hushing) {
			o = "ей"
		}
		return []f{{name, morph.Nominative}, {s + y, morph.Genitive}, {s + "е", datLoc}, {s + "у", morph.Accusative}, {s + o, morph.Instrumental}}
	case endsIn(low, "я"):
		s := cut(1)
		d := "е"
		if endsIn(s, "и") {
			d = "и"
		}
		return []f{{name, morph.Nominative}, {s + "и", morph.Genitive}, {s + d, datLoc}, {s + "ю", morph.Accusative}, {s + "ей", morph.Instrumental}}
	case endsIn(low, "ьй") && gender == morph.Masculine:
		s := cut(1)
		return []f{{name, morph.Nominative}, {s + "я", genAcc}, {s + "ю", morph.Dative}, {s + "ем", morph.Instrumental}, {s + "е", morph.Locative}}
	case endsIn(low, "ь"):
		s := cut(1)
		return []f{{name, morph.Nominative | morph.Accusative}, {s + "и", morph.Genitive | datLoc}, {name + "ю", morph.Instrumental}}
	case endsIn(low, consonants) && gender == morph.Masculine:
		o := "ом"
		if endsIn(low, hushing) {
			o = "ем"
		}
		return []f{{name, morph.Nominative}, {name + "а", genAcc}, {name + "у", morph.Dative}, {name + o, morph.Instrumental}, {name + "е", morph.Locative}}
	}
	return []f{{name, anyGr}}
}

// givenReadings reads a word as a given name; nil if no dictionary has it.
func givenReadings(w string, parsed []morph.Reading) []reading {
	var out []reading
	var all float32
	isName := func(r morph.Reading) bool {
		return r.Gram.Has(morph.Name|morph.Singular) && !r.Gram.Any(morph.Patronymic|morph.Surname)
	}
	for _, r := range parsed {
		if isName(r) {
			all += r.P
		}
	}
	listed := givenNames()[strings.ToLower(w)]
	out = append(out, listed...)
	for _, r := range parsed {
		if !isName(r) {
			continue
		}
		n := len(out)
		out = addDictionary(out, r, morph.Name, w, false)
		if len(out) > n { // «Алла» is of «Алла» rather than of «Алл»
			out[n].weight *= max(rareName, r.P/all)
		}
	}
	if fixedGiven[strings.ToLower(w)] {
		out = append(out, reading{w, morph.Masculine | morph.Singular | anyGr, 1})
	}
	if all > 0 && all < 0.2 && len(listed) == 0 && strings.HasSuffix(w, "и") { // «Нестори»
		out = append(out, reading{w, both | morph.Singular | anyGr, 1})
	}
	if len(out) == 0 {
		// «Касым-Жомарт», «Жан-Мари»: the last part is inflected
		if head, tail, ok := cutLast(w, "-"); ok {
			if len(givenReadings(head, parse(head))) > 0 {
				for _, r := range givenReadings(tail, parse(tail)) {
					r.nom = head + "-" + r.nom
					out = append(out, r)
				}
			}
		}
	}
	return out
}

// rareName is the weight of a given name that a form is hardly ever of, beside others that it is of.
const rareName = 0.3

// fixedGiven are first parts of Arabic names, which stay as they are: «с Абдель Азизом».
var fixedGiven = set("абдель абдул абд абу умм")

func cutLast(s, sep string) (head, tail string, ok bool) {
	i := strings.LastIndex(s, sep)
	if i <= 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

// addDictionary adds a dictionary's reading r of w to those that have the same nominative. With
// textYo it is written with е where w is.
func addDictionary(out []reading, r morph.Reading, kind morph.Gram, w string, textYo bool) []reading {
	gender := r.Gram & both
	if r.Gram.Any(morph.Common) {
		gender = both
	}
	want := kind | morph.Nominative | morph.Singular
	if !r.Gram.Any(morph.Common) && gender != 0 {
		want |= gender
	}
	nom, ok := r.Inflect(want)
	if !ok {
		return out
	}
	nom = yoAs(nameCase(nom), w, textYo)
	gram := gender | r.Gram&(morph.Singular|morph.Plural) | r.Gram&morph.Case
	for i, o := range out {
		if articles.Fold(o.nom) == articles.Fold(nom) && o.gram&both == gender && o.gram&morph.Number == gram&morph.Number {
			out[i].gram |= gram
			return out
		}
	}
	weight := float32(1)
	if r.Gram.Any(morph.Rare) {
		weight = 0.3
	}
	return append(out, reading{nom, gram, weight})
}

// patronymicReadings reads a word as a patronymic.
func patronymicReadings(w string, parsed []morph.Reading) []reading {
	var out []reading
	for _, r := range parsed {
		if r.Gram.Has(morph.Patronymic|morph.Singular) && !r.Gram.Any(morph.Rare) {
			out = addDictionary(out, r, morph.Patronymic, w, true)
		}
	}
	if len(out) > 0 {
		return out
	}
	low := strings.ToLower(w)
	for _, e := range patronymics {
		if strings.HasSuffix(low, e.form) && letters(low)-letters(e.form) >= 2 {
			out = append(out, reading{w[:len(w)-len(e.form)] + e.nom, e.gram, e.weight})
		}
	}
	return out
}

var patronymics = buildPatronymics()

func buildPatronymics() []ending {
	const m, f, s = morph.Masculine, morph.Feminine, morph.Singular
	var out []ending
	for _, e := range []string{"ович", "евич"} {
		out = append(out,
			ending{e, e, m | s | morph.Nominative, 1},
			ending{e + "а", e, m | s | genAcc, 1},
			ending{e + "у", e, m | s | morph.Dative, 1},
			ending{e + "ем", e, m | s | morph.Instrumental, 1},
			ending{e + "е", e, m | s | morph.Locative, 1})
	}
	for _, e := range []string{"овн", "евн"} {
		out = append(out,
			ending{e + "а", e + "а", f | s | morph.Nominative, 1},
			ending{e + "ы", e + "а", f | s | morph.Genitive, 1},
			ending{e + "е", e + "а", f | s | datLoc, 1},
			ending{e + "у", e + "а", f | s | morph.Accusative, 1},
			ending{e + "ой", e + "а", f | s | morph.Instrumental, 1})
	}
	for _, e := range []string{"улы", "уулу", "оглы", "оглу", "ұлы", "угли", "ўғли", "o‘g‘li", "og‘li"} {
		out = append(out, ending{e, e, m | s | anyGr, 1})
	}
	for _, e := range []string{"кызы", "қызы", "гызы", "кизи", "қизи", "qizi"} {
		out = append(out, ending{e, e, f | s | anyGr, 1})
	}
	return out
}

// surnameReadings reads a word as a surname; known tells whether a dictionary has it or
// its ending is that of surnames only.
func surnameReadings(w string, parsed []morph.Reading) (out []reading, known bool) {
	for _, r := range parsed {
		if r.Gram.Any(morph.Surname) {
			out = addDictionary(out, r, morph.Surname, w, true)
		}
	}
	if slices.ContainsFunc(out, func(r reading) bool { return r.gram.Any(morph.Singular) }) {
		return out, true
	}
	if len(out) > 0 { // a plural only: «Мирзоянов» may be a surname of its own
		return append(out, byEnding(w)...), true
	}
	for _, r := range parsed {
		if r.Gram.Has(morph.Adjective|morph.Singular) && r.Gram.Any(both) && !r.Gram.Any(morph.PronounAdjective) {
			out = addDictionary(out, r, morph.Adjective, w, true)
		}
	}
	if len(out) > 0 { // «Иван Грозный»
		return out, false
	}
	if head, tail, ok := cutLast(w, "-"); ok && (strings.HasPrefix(tail, "младш") || strings.HasPrefix(tail, "старш")) {
		rs, known := surnameReadings(head, parse(head))
		for _, r := range rs {
			whole := strings.ToLower(tail[:len("младш")])
			if r.gram.Any(morph.Masculine) {
				r.nom += "-" + whole + "ий"
			} else {
				r.nom += "-" + whole + "ая"
			}
			out = append(out, r)
		}
		return out, known
	}
	if head, tail, ok := cutLast(w, "-"); ok && !particles[strings.ToLower(head)] {
		rs, known := surnameReadings(tail, parse(tail))
		hs, headKnown := surnameReadings(head, parse(head))
		for _, r := range rs {
			nom := head
			for _, h := range hs {
				if h.gram&r.gram&both != 0 && h.gram&r.gram&morph.Case != 0 {
					nom = h.nom
					break
				}
			}
			out = append(out, reading{nom + "-" + r.nom, r.gram, r.weight})
		}
		return out, known && headKnown
	}
	low := strings.ToLower(w)
	for _, r := range parsed { // «Зайца» is of «Заяц», «Жука» of «Жук»
		if r.Gram.Has(morph.Noun|morph.Masculine|morph.Singular) && !r.Gram.Any(morph.Name|morph.Place|morph.Organisation|morph.Abbreviation) {
			out = addDictionary(out, r, morph.Noun, w, true)
		}
	}
	if len(out) > 0 {
		for i := range out {
			if out[i].gram.Any(morph.Genitive) {
				out[i].gram |= morph.Accusative // also of what is no living thing by itself
			}
		}
		return append(out, byEnding(w)...), surnameEnding(low)
	}
	return byEnding(w), surnameEnding(low) || len(parsed) == 0 && foreignSurname(low)
}

// surnameEnding tells whether a form, in lower case, ends as few words but surnames do.
func surnameEnding(low string) bool {
	for _, e := range surnameEnds {
		if strings.HasSuffix(low, e) && letters(low)-letters(e) >= 2 {
			return true
		}
	}
	return false
}

// foreignSurname tells whether an unknown word ends as many surnames do that are not Russian.
func foreignSurname(low string) bool {
	for _, e := range []string{"ич", "сен", "сон", "берг", "штейн", "ман", "ян", "янц", "чук", "щук", "нюк", "дзе", "скас", "скис", "нен", "бай", "бек"} {
		for _, c := range []string{"", "а", "у", "ом", "ем", "е"} {
			if strings.HasSuffix(low, e+c) && letters(low)-letters(e+c) >= 3 {
				return true
			}
		}
	}
	return false
}

var surnameEnds = buildSurnameEnds()

func buildSurnameEnds() []string {
	var out []string
	for _, e := range []string{"ов", "ев", "ёв"} {
		for _, c := range []string{"", "а", "у", "ым", "е", "ой", "ы", "ых", "ыми"} {
			out = append(out, e+c)
		}
	}
	for _, e := range []string{"ин"} {
		for _, c := range []string{"ым", "ой", "ых", "ыми"} {
			out = append(out, e+c)
		}
	}
	return append(out, "ский", "ского", "скому", "цкий", "цкого", "цкому", "енко", "швили", "дзе", "заде", "улы", "кызы", "оглы", "ұлы", "қызы")
}
