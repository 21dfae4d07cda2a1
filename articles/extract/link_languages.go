package extract

import (
	"maps"
	"slices"
	"strings"
)

// soundings make one spelling of those that languages have for a sound, of names in Latin letters.
var soundings = strings.NewReplacer(
	"shch", "sh", "dzh", "j", "zh", "j", "kh", "h", "gh", "g", "ts", "c",
	"yo", "e", "ye", "e", "yu", "u", "ya", "a", "y", "i", "x", "h", "q", "k", "w", "v",
)

// sound is what the spellings of a name in several languages have in common: «Қасым-Жомарт Тоқаев», «Касым-Жомарт
// Токаев» and "Kassym-Jomart Tokayev" are alike.
func sound(name string) string {
	var b strings.Builder
	last := rune(0)
	for _, r := range soundings.Replace(Slug(name)) {
		if r != last && r != '-' {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

// langOf is the language that calls e so, in an article in lang: «Vladimir Putin» in a Russian text is none of Russian.
func langOf(e *entity, lang string) string {
	if (lang == "ru" || lang == "kk") && cyrillic(e.surname) == 0 {
		return "und-Latn"
	}
	return lang
}

// joinLanguages makes one person of those with given name and surname that sound alike and that no two articles in one
// language call differently. Where several of one language sound so, it is the one who is named far more often than the
// others, or all stay apart. Names in Cyrillic and Latin letters may differ in their vowels: «Трамп», "Trump".
func (c *collection) joinLanguages(docs []*document, langs []string, of map[*entity]*linked) {
	speak := map[*linked]map[string]bool{} // in which languages articles name a person
	for i, d := range docs {
		for _, e := range d.entities {
			p := of[e]
			if p == nil || e.given == "" || e.surname == "" {
				continue
			}
			if speak[p] == nil {
				speak[p] = map[string]bool{}
			}
			speak[p][langOf(e, langs[i])] = true
		}
	}
	c.joinAlike(of, speak, sound, func([]*linked) bool { return true })
	c.joinAlike(of, speak, roughSound, func(ps []*linked) bool { return twoScripts(ps, speak) })
}

// joinAlike makes one person of those of whose names key makes the same, where may allows that.
func (c *collection) joinAlike(of map[*entity]*linked, speak map[*linked]map[string]bool, key func(string) string, may func([]*linked) bool) {
	alike := map[string][]*linked{}
	var keys []string
	for _, p := range c.persons {
		if speak[p] == nil || p.known {
			continue
		}
		k := key(p.entities[0].key())
		if alike[k] == nil {
			keys = append(keys, k)
		}
		alike[k] = append(alike[k], p)
	}
	into := map[*linked]*linked{}
	for _, k := range keys {
		ps := foremostOfEach(alike[k], speak)
		if k == "" || len(ps) < 2 || !may(ps) {
			continue
		}
		if !oneEach(ps, speak) {
			for _, p := range ps {
				c.soundAlike[p] = ps
			}
			continue
		}
		for _, p := range ps[1:] {
			for _, e := range p.entities {
				of[e] = ps[0]
				ps[0].take(e)
			}
			maps.Copy(speak[ps[0]], speak[p])
			into[p] = ps[0]
			p.entities = nil
		}
	}
	c.persons = slices.DeleteFunc(c.persons, func(p *linked) bool { return into[p] != nil })
}

// foremostOfEach leaves out those of ps whom another of the same language outdoes.
func foremostOfEach(ps []*linked, speak map[*linked]map[string]bool) []*linked {
	by := map[string][]*linked{}
	for _, p := range ps {
		for lang := range speak[p] {
			by[lang] = append(by[lang], p)
		}
	}
	return slices.DeleteFunc(slices.Clone(ps), func(p *linked) bool {
		for lang := range speak[p] {
			if first := byFullName.foremost(by[lang]); first != nil && first != p {
				return true
			}
		}
		return false
	})
}

// oneEach tells whether no language has two of the persons, and no two patronymics.
func oneEach(ps []*linked, speak map[*linked]map[string]bool) bool {
	seen := map[string]bool{}
	patronymic := ""
	for _, p := range ps {
		for lang := range speak[p] {
			if lang == "" || seen[lang] {
				return false
			}
			seen[lang] = true
		}
		for _, e := range p.entities {
			switch s := sound(e.patronymic); {
			case e.patronymic == "":
			case patronymic == "":
				patronymic = s
			case s != patronymic:
				return false
			}
		}
	}
	return true
}
