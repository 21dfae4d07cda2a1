package source

import (
	"fmt"
	"slices"

	"muragat/articles"
)

// Settings are what archive.yaml says of the whole archive; all of it may be left out:
//
//	title: Архив           # or by language: {ru: Архив, en: Archive}
//	about: Статьи о …      # the same; plain text
//	lang: ru               # of pages without JavaScript: ru, kk, uz, uz-Cyrl or en
type Settings struct {
	Titles, About []articles.Label
	Lang          string // never empty
}

var (
	settingsKeys = []string{"title", "about", "lang"}
	interfaces   = []string{"ru", "kk", "uz", "uz-Cyrl", "en"}
)

func readSettings(s *sheet, v value) Settings {
	out := Settings{Lang: "ru"}
	if v.kind == nothing {
		return out
	}
	if v.kind != mapping {
		s.problem(v.line, v.kind.String(), "lines of the form name: value, with title, about or lang")
		return out
	}
	for _, p := range v.pairs {
		if p.key != "lang" {
			continue
		}
		if lang := entryText(s, p); slices.Contains(interfaces, lang) {
			out.Lang = lang
		} else if lang != "" {
			s.problem(p.value.line, "the interface language "+quoted(lang), "ru, kk, uz, uz-Cyrl or en")
		}
	}
	for _, p := range v.pairs {
		switch p.key {
		case "title":
			out.Titles = byLanguage(s, p, out.Lang, true)
		case "about":
			out.About = byLanguage(s, p, out.Lang, false)
		case "lang":
		default:
			unknownKey(s, p, settingsKeys)
		}
	}
	return out
}

// byLanguage reads a text, which is in the language lang, or texts by language.
func byLanguage(s *sheet, p pair, lang string, oneLine bool) []articles.Label {
	in := []pair{{lang, p.line, p.value}}
	if p.value.kind == mapping {
		in = p.value.pairs
	}
	var out []articles.Label
	for _, q := range in {
		if !languageTags.MatchString(q.key) {
			s.problem(q.line, "the language "+quoted(q.key), fmt.Sprintf("one of %v", interfaces))
			continue
		}
		if given, ok := oneText(s, q); ok {
			if i, r := control(given); i >= 0 {
				controlProblem(s, q.value.line, r)
				continue
			}
			_, first := strays(given, oneLine)
			first.warn(s, given, fmt.Sprintf(" after %q", p.key), func(int) int { return q.value.line })
			text, _ := normalise(given, oneLine, nil)
			out = append(out, articles.Label{Lang: q.key, Text: text})
		}
	}
	return out
}
