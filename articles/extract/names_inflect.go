package extract

import (
	"slices"
	"strings"
	"unicode"

	"muragat/articles"
	"muragat/articles/morph"
)

// reading is a way to understand a word as a part of a name.
type reading struct {
	nom    string     // the nominative singular of this gender, as one writes it
	gram   morph.Gram // genders, number and cases that the word may have in this reading
	weight float32    // how likely, beside the word's other readings; above 0
}

const (
	both   = morph.Masculine | morph.Feminine
	anyGr  = morph.Nominative | morph.Genitive | morph.Dative | morph.Accusative | morph.Instrumental | morph.Locative
	genAcc = morph.Genitive | morph.Accusative
	datLoc = morph.Dative | morph.Locative
)

// ending is a rule of Russian surnames: a form that ends in form is
// one of the nominative that ends in nom.
type ending struct {
	form, nom string
	gram      morph.Gram
	weight    float32
}

// endings of the surnames that are inflected in their own ways. After them those of
// consonants and vowels in general are tried.
var endings = buildEndings()

func buildEndings() []ending {
	const m, f, s, p = morph.Masculine, morph.Feminine, morph.Singular, morph.Plural
	var out []ending
	// possessive surnames: -ов, -ев, -ёв, -ин, -ын
	for _, e := range []string{"ов", "ев", "ёв", "ин", "ын"} {
		out = append(out,
			ending{e, e, m | s | morph.Nominative, 1},
			ending{e + "а", e, m | s | genAcc, 0.5},
			ending{e + "у", e, m | s | morph.Dative, 0.5},
			ending{e + "ым", e, m | s | morph.Instrumental, 1},
			ending{e + "е", e, m | s | morph.Locative, 0.9},
			ending{e + "а", e + "а", f | s | morph.Nominative, 0.5},
			ending{e + "ой", e + "а", f | s | morph.Genitive | datLoc | morph.Instrumental, 1},
			ending{e + "у", e + "а", f | s | morph.Accusative, 0.4},
			ending{e + "ы", e, m | p | morph.Nominative, 0.9},
			ending{e + "ых", e, m | p | genAcc | morph.Locative, 0.9},
			ending{e + "ым", e, m | p | morph.Dative, 0.1},
			ending{e + "ыми", e, m | p | morph.Instrumental, 0.9})
	}
	// adjectival surnames: -ский, -цкий, -ской, -ный, -ный, -ий after other letters
	for _, e := range [][3]string{{"ск", "ий", "и"}, {"цк", "ий", "и"}, {"ск", "ой", "и"}, {"н", "ый", "ы"}, {"н", "ой", "ы"}, {"в", "ый", "ы"}, {"в", "ой", "ы"}, {"л", "ый", "ы"}, {"т", "ой", "ы"}, {"д", "ый", "ы"}} {
		base, nom, y := e[0], e[0]+e[1], e[2]
		var w float32 = 0.95
		if e[0] != "ск" && e[0] != "цк" || e[1] == "ой" {
			w = 0.3 // «Гурной» is also of «Гурна»
		}
		out = append(out,
			ending{nom, nom, m | s | morph.Nominative, w},
			ending{base + "ого", nom, m | s | genAcc, w},
			ending{base + "ому", nom, m | s | morph.Dative, w},
			ending{base + y + "м", nom, m | s | morph.Instrumental, w},
			ending{base + "ом", nom, m | s | morph.Locative, w * 0.5},
			ending{base + "ая", base + "ая", f | s | morph.Nominative, w},
			ending{base + "ой", base + "ая", f | s | morph.Genitive | datLoc | morph.Instrumental, w * 0.9},
			ending{base + "ую", base + "ая", f | s | morph.Accusative, w},
			ending{base + y + "е", nom, m | p | morph.Nominative, w},
			ending{base + y + "х", nom, m | p | genAcc | morph.Locative, w},
			ending{base + y + "ми", nom, m | p | morph.Instrumental, w})
	}
	slices.SortStableFunc(out, func(a, b ending) int { return len(b.form) - len(a.form) })
	return out
}

const (
	consonants = "бвгджзклмнпрстфхцчшщ"
	hushing    = "жшчщц"
	vowels     = "аеёиоуыэюя"
)

func endsIn(w, letters string) bool {
	for _, l := range letters {
		if strings.HasSuffix(w, string(l)) {
			return true
		}
	}
	return false
}

// byEnding reads a Russian-looking word as a name that no dictionary has: surnames
// by their own endings, else as an animate noun of either gender or as an uninflected name.
func byEnding(w string) []reading {
	var out []reading
	low := strings.ToLower(w)
	add := func(form, nom string, gram morph.Gram, weight float32) {
		if strings.HasSuffix(low, form) && letters(low)-letters(form) >= 2 {
			out = append(out, reading{w[:len(w)-len(form)] + nom, gram, weight})
		}
	}
	surnameLike := false
	for _, e := range endings {
		n := len(out)
		add(e.form, e.nom, e.gram, e.weight)
		surnameLike = surnameLike || len(out) > n && e.weight > 0.3
	}
	const m, f, s, p = morph.Masculine, morph.Feminine, morph.Singular, morph.Plural
	fixed := func(weight float32) {
		out = append(out, reading{w, both | s | anyGr, weight})
	}
	if strings.HasSuffix(low, "ых") || strings.HasSuffix(low, "их") { // «Черных»
		fixed(0.2)
	}
	switch {
	case surnameLike:
		if strings.HasSuffix(low, "ина") { // «Калина», «Шахерезада Гвоздика»
			out = append(out, reading{w, m | s | morph.Nominative, 0.1})
		}
		add("ином", "ин", m|s|morph.Instrumental, 0.7)
	case endsIn(low, consonants):
		out = append(out, reading{w, m | s | morph.Nominative, 1}, reading{w, f | s | anyGr, 0.6}, reading{w, m | s | anyGr, 0.02})
		for _, e := range []string{"ом", "ем", "ём"} {
			add(e, "", m|s|morph.Instrumental, 0.7)
		}
		add("ем", "ь", m|s|morph.Instrumental, 0.4)
		add("ем", "й", m|s|morph.Instrumental, 0.4)
		add("ым", "", m|s|morph.Instrumental, 0.2)
		add("ам", "", m|p|morph.Dative, 0.05)
	case strings.HasSuffix(low, "ь"):
		out = append(out, reading{w, m | s | morph.Nominative, 0.8}, reading{w, f | s | anyGr, 0.7})
	case strings.HasSuffix(low, "й"):
		out = append(out, reading{w, m | s | morph.Nominative, 1}, reading{w, f | s | anyGr, 0.3})
		add("ой", "а", f|s|morph.Genitive|datLoc|morph.Instrumental, 0.5)
		add("ой", "а", m|s|morph.Instrumental, 0.4)
		add("ей", "а", both|s|morph.Instrumental, 0.3)
		add("ей", "я", both|s|morph.Instrumental, 0.4)
		add("ией", "ия", f|s|morph.Instrumental, 0.5)
	case strings.HasSuffix(low, "а"):
		add("а", "", m|s|genAcc, 0.8)
		out = append(out, reading{w, both | s | morph.Nominative, 0.5}, reading{w, both | s | anyGr, 0.1})
		add("ца", "ец", m|s|genAcc, 0.3)
		add("ка", "ек", m|s|genAcc, 0.05)
		add("ка", "ок", m|s|genAcc, 0.05)
	case strings.HasSuffix(low, "я"):
		var own float32 = 0.2
		if endsIn(strings.TrimSuffix(low, "я"), vowels) {
			own = 0.5 // «Берия»
			add("я", "й", m|s|genAcc, 0.5)
		} else {
			add("я", "ь", m|s|genAcc, 0.5)
		}
		out = append(out, reading{w, both | s | morph.Nominative, own}, reading{w, both | s | anyGr, 0.05})
	case strings.HasSuffix(low, "у"):
		add("у", "", m|s|morph.Dative, 0.7)
		add("у", "а", both|s|morph.Accusative, 0.4)
		add("цу", "ец", m|s|morph.Dative, 0.3)
		fixed(0.4)
	case strings.HasSuffix(low, "ю"):
		if endsIn(strings.TrimSuffix(low, "ю"), vowels) {
			add("ю", "й", m|s|morph.Dative, 0.5)
		} else {
			add("ю", "ь", m|s|morph.Dative, 0.5)
		}
		add("ю", "я", both|s|morph.Accusative, 0.4)
		fixed(0.2)
	case strings.HasSuffix(low, "е"):
		add("е", "", m|s|morph.Locative, 0.3)
		add("е", "а", both|s|datLoc, 0.4)
		add("е", "я", both|s|datLoc, 0.1)
		fixed(0.5)
	case strings.HasSuffix(low, "ы"):
		add("ы", "а", both|s|morph.Genitive, 0.6)
		add("ы", "", m|p|morph.Nominative, 0.1)
		fixed(0.3)
	case strings.HasSuffix(low, "и"):
		add("и", "я", both|s|morph.Genitive, 0.3)
		add("ии", "ия", f|s|morph.Genitive|datLoc, 0.4)
		add("ги", "га", both|s|morph.Genitive, 0.2)
		add("ки", "ка", both|s|morph.Genitive, 0.3)
		add("хи", "ха", both|s|morph.Genitive, 0.2)
		fixed(0.6)
	default:
		fixed(1)
	}
	return out
}

func letters(s string) int { return len([]rune(s)) }

// nameCase writes a lower-case name as names are written, after the pattern of the word
// that it was read from: capitals at the start and after hyphens.
func nameCase(s string) string {
	start := true
	return strings.Map(func(r rune) rune {
		if start {
			r = unicode.ToUpper(r)
		}
		start = r == '-' || r == ' '
		return r
	}, s)
}

// yoAs writes ё in name as the word that it is read from does, as far as the two are alike:
// it puts ё in, and takes it out where takeOut is set.
func yoAs(name, word string, takeOut bool) string {
	n, w := []rune(name), []rune(word)
	for i := range min(len(n), len(w)) {
		a, b := unicode.ToLower(n[i]), unicode.ToLower(w[i])
		put, take := a == 'е' && b == 'ё', a == 'ё' && b == 'е'
		switch {
		case a != b && !put && !take:
			return string(n)
		case (put || take && takeOut) && unicode.IsUpper(n[i]):
			n[i] = unicode.ToUpper(b)
		case put || take && takeOut:
			n[i] = b
		}
	}
	return string(n)
}

// parse is morph.Parse without the readings that have е where word has ё: «Артёма» is not of
// «Артема». Such a name stays where the dictionary has no other of its kind: «Семёнов».
func parse(word string) []morph.Reading {
	parsed := morph.Parse(word)
	low := strings.ToLower(word)
	if !strings.Contains(low, "ё") {
		return parsed
	}
	const names = morph.Name | morph.Surname | morph.Patronymic
	fit := make([]bool, len(parsed))
	kinds := map[morph.Gram]bool{}
	for i, r := range parsed {
		fit[i] = slices.ContainsFunc(r.Forms(), func(f morph.Form) bool {
			return articles.Fold(f.Text) == articles.Fold(low) && yoAs(f.Text, low, false) == f.Text
		})
		if fit[i] {
			kinds[r.Gram&names] = true
		}
	}
	if len(kinds) == 0 {
		return parsed
	}
	var out []morph.Reading
	var sum float32
	for i, r := range parsed {
		if kind := r.Gram & names; fit[i] || kind != 0 && !kinds[kind] {
			out, sum = append(out, r), sum+r.P
		}
	}
	for i := range out {
		out[i].P /= sum
	}
	return out
}
