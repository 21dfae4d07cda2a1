package extract

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
)

//go:embed topics_concepts.txt
var conceptsTxt string

// concepts are groups of words that mean much the same in all languages. Its file says how they are written.
type concepts struct {
	names  []string
	byLang map[string]*topicIndex // a pattern reaches concepts, by their place in names
}

var conceptTable = sync.OnceValue(func() *concepts {
	c, err := parseConcepts(conceptsTxt)
	if err != nil {
		panic("topics_concepts.txt:" + err.Error())
	}
	return c
})

// parseConcepts reads a file of concepts. The error begins with the line.
func parseConcepts(data string) (*concepts, error) {
	c := &concepts{byLang: map[string]*topicIndex{}}
	for lang, words := range topicIndexOf {
		c.byLang[lang] = newTopicIndex()
		c.byLang[lang].endings = words().endings
	}
	bySource := map[string]*topicPattern{}
	n := 0
	for line := range strings.Lines(data) {
		n++
		f := strings.Fields(line)
		switch {
		case len(f) == 0 || f[0] == "#":
		case f[0] == "=" && len(f) > 1:
			c.names = append(c.names, strings.Join(f[1:], " "))
		case c.byLang[f[0]] == nil || c.names == nil:
			return nil, fmt.Errorf("%d: found %q, wanted \"= name\", or below one a language and its words", n, f[0])
		default:
			for _, source := range f[1:] {
				p := bySource[f[0]+source]
				if p == nil {
					var err error
					if p, err = newTopicPattern(source); err != nil {
						return nil, fmt.Errorf("%d: %w", n, err)
					}
					bySource[f[0]+source] = p
					c.byLang[f[0]].put(p)
				}
				if w := (topicWeight{len(c.names) - 1, 1}); !slices.Contains(p.reach, w) {
					p.reach = append(p.reach, w)
				}
			}
		}
	}
	return c, nil
}

// conceptIndexes are the concepts' words in a language; see topicIndexes.
func conceptIndexes(lang string) []*topicIndex {
	c := conceptTable()
	return indexesOf(lang, func(lang string) *topicIndex { return c.byLang[lang] })
}
