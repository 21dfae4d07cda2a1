package source

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"muragat/articles"
)

// vocabulary finds topics by ID or label, in any case, the curator's own first.
type vocabulary struct {
	ids    map[string]bool
	labels map[string]string // folded, to the ID
	words  []string          // all IDs and labels, to suggest
}

func newVocabulary(known, own []articles.Topic) *vocabulary {
	v := &vocabulary{ids: map[string]bool{}, labels: map[string]string{}}
	for _, topics := range [][]articles.Topic{own, known} {
		for _, t := range topics {
			v.ids[t.ID] = true
			v.words = append(v.words, t.ID)
			for _, l := range t.Labels {
				v.words = append(v.words, l.Text)
				if key := foldName(l.Text); v.labels[key] == "" {
					v.labels[key] = t.ID
				}
			}
		}
	}
	return v
}

func (v *vocabulary) find(idOrLabel string) (id string, ok bool) {
	idOrLabel = strings.TrimSpace(idOrLabel)
	if v.ids[idOrLabel] {
		return idOrLabel, true
	}
	id, ok = v.labels[foldName(idOrLabel)]
	return id, ok
}

// resolve makes IDs of words. A word that is no topic as a whole, since labels may hold commas,
// may be several.
func (v *vocabulary) resolve(s *sheet, words []pair) []string {
	out := []string{}
	add := func(word string, line int) {
		id, ok := v.find(word)
		if !ok {
			s.problem(line, "the unknown topic "+quoted(word), v.suggest(word))
		} else if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	for _, w := range words {
		if _, ok := v.find(w.value.text); ok {
			add(w.value.text, w.line)
			continue
		}
		for word := range strings.FieldsFuncSeq(w.value.text, func(r rune) bool { return r == ',' || r == ';' }) {
			if word = strings.TrimSpace(word); word != "" {
				add(word, w.line)
			}
		}
	}
	return out
}

func (v *vocabulary) suggest(word string) string {
	if n := nearest(word, v.words); n != "" {
		return fmt.Sprintf("a topic of IPTC or %s, perhaps %s", topicsFile, quoted(n))
	}
	return "the ID or label of a topic of IPTC or " + topicsFile
}

// foldName makes one of the spellings of a name that nobody would tell apart.
func foldName(s string) string {
	s = strings.Join(strings.Fields(norm.NFC.String(s)), " ")
	return strings.ReplaceAll(strings.ToLower(s), "ё", "е")
}
