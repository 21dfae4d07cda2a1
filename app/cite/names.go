package cite

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// name is an author: a person with family and given names, or, with given "", whoever signed as a whole.
type name struct{ family, given string }

// authors takes a line of authors apart. Between persons stand semicolons, or commas and words for "and" where there are
// two words at least on each side: «Иванов, Иван» is one person.
func authors(s string) []name {
	var out []name
	for part := range strings.SplitSeq(s, ";") {
		for _, one := range persons(line(part)) {
			if n := parseName(one); n != (name{}) {
				out = append(out, n)
			}
		}
	}
	return out
}

var conjunctions = []string{" и ", " және ", " мен ", " va ", " and ", " & "}

func persons(s string) []string {
	parts := strings.Split(s, ",")
	for _, p := range parts {
		if !isPerson(p) {
			parts = []string{s}
			break
		}
	}
	var out []string
	for _, p := range parts {
		out = append(out, joined(strings.TrimSpace(p))...)
	}
	return out
}

// joined parts «А. Иванов и Б. Петров».
func joined(s string) []string {
	for _, c := range conjunctions {
		if left, right, ok := strings.Cut(s, c); ok && isPerson(left) && len(words(right)) > 1 && isPerson(right) {
			return append([]string{strings.TrimSpace(left)}, joined(strings.TrimSpace(right))...)
		}
	}
	return []string{s}
}

// isPerson tells whether s may be a name with family and given names, or several joined ones.
func isPerson(s string) bool {
	for _, c := range conjunctions {
		if left, right, ok := strings.Cut(s, c); ok {
			return isPerson(left) && isPerson(right)
		}
	}
	w := words(s)
	if len(w) < 2 || len(w) > 5 {
		return false
	}
	for i, part := range w {
		r, _ := utf8.DecodeRuneInString(part)
		if !unicode.IsUpper(r) && (i == 0 || !particles[part]) || collective(part) {
			return false
		}
	}
	return true
}

var particles = map[string]bool{
	"де": true, "фон": true, "ван": true, "ибн": true, "оглы": true, "кызы": true, "ұлы": true, "қызы": true, "углы": true,
	"de": true, "von": true, "van": true, "der": true, "ibn": true, "oʻgʻli": true, "o‘g‘li": true, "qizi": true, "uly": true, "kyzy": true,
}

// collective tells whether a word stands in the name of an office rather than of a person.
func collective(word string) bool {
	for _, r := range word {
		if !unicode.IsLetter(r) && !strings.ContainsRune(".-'’ʻʼ‘", r) {
			return true
		}
	}
	lower := strings.ToLower(word)
	for _, beginning := range []string{"агент", "редак", "служб", "отдел", "министер", "пресс", "корреспонд", "новост", "газет", "agenc", "agentl", "news", "press", "editor", "ministr", "vazirl", "tahrir", "desk", "times", "staff"} {
		if strings.HasPrefix(lower, beginning) {
			return true
		}
	}
	return false
}

// words are those of a name, with initials that were written together («И.И.Иванов») apart.
func words(s string) []string {
	var out []string
	for _, w := range strings.Fields(s) {
		for {
			at := strings.IndexByte(w, '.')
			if at < 0 || at+1 == len(w) || w[at+1] == '-' {
				break
			}
			out, w = append(out, w[:at+1]), w[at+1:]
		}
		out = append(out, w)
	}
	return out
}

func isInitial(w string) bool {
	return utf8.RuneCountInString(w) == 1 || strings.HasSuffix(w, ".") && utf8.RuneCountInString(w) <= 5
}

// parseName finds out which part of a name is the family's. An initial is not it; before a patronymic at the end
// it is the first word, and so is what ends like a family name where the last word does not.
func parseName(s string) name {
	if family, given, ok := strings.Cut(s, ","); ok {
		if f, g := words(family), words(given); len(f) > 0 && len(f) < 4 && len(g) > 0 && len(g) < 4 && isPerson(family+" "+given) {
			return name{strings.Join(f, " "), strings.Join(g, " ")}
		}
		return name{family: s}
	}
	w := words(s)
	if !isPerson(s) {
		return name{family: s}
	}
	last := len(w) - 1
	switch {
	case isInitial(w[last]), last == 2 && isPatronymic(w[last]), last > 2 && particles[strings.ToLower(w[last])],
		last == 1 && isFamily(w[0]) && !isFamily(w[1]) && !isInitial(w[0]):
		return name{w[0], strings.Join(w[1:], " ")}
	}
	from := last
	for from > 1 && particles[w[from-1]] {
		from--
	}
	return name{strings.Join(w[from:], " "), strings.Join(w[:from], " ")}
}

func isPatronymic(w string) bool {
	return hasEnding(w, "ович", "евич", "ьич", "овна", "евна", "ична", "ұлы", "қызы", "улы", "кызы", "ovich", "evich", "ovna", "evna")
}

func isFamily(w string) bool {
	return utf8.RuneCountInString(w) > 4 && hasEnding(w, "ов", "ев", "ёв", "ова", "ева", "ёва", "ский", "ская", "цкий", "цкая", "ov", "ev", "ova", "eva", "skiy", "sky", "skaya")
}

func hasEnding(w string, endings ...string) bool {
	w = strings.ToLower(w)
	for _, e := range endings {
		if strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}

// initials are those of the given names: «И. П.» of «Иван Петрович», «Ж.-П.» of «Жан-Поль».
func (n name) initials() string {
	var out []string
	for _, w := range words(n.given) {
		if isInitial(w) {
			out = append(out, strings.TrimSuffix(w, ".")+".")
			continue
		}
		var parts []string
		for part := range strings.SplitSeq(w, "-") {
			if r, size := utf8.DecodeRuneInString(part); size > 0 {
				parts = append(parts, string(unicode.ToUpper(r))+".")
			}
		}
		out = append(out, strings.Join(parts, "-"))
	}
	return strings.Join(out, " ")
}

// inverted is the family name and, behind separator, the given ones.
func (n name) inverted(separator, given string) string {
	if given == "" {
		return n.family
	}
	return n.family + separator + given
}
