package extract

import (
	"embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"muragat/articles"
)

//go:embed topics_ru.txt topics_kk.txt topics_uz.txt topics_en.txt
var topicFiles embed.FS

// topicIndex finds the patterns of one language. Its files say what a pattern is.
type topicIndex struct {
	words    map[string][]*topicPattern // by their first word, if that is a whole one
	stems    map[string][]*topicPattern // by their first word, if that is the beginning of one
	opening  map[string]bool            // how whole words begin: only such a token can have one for its lemma
	endings  map[string]bool            // that a whole word may have
	cyrillic bool                       // tokens are in Cyrillic letters, the patterns in Latin ones
}

// topicPattern is one word or several that follow each other.
type topicPattern struct {
	words  []patternWord
	length int           // code points; a whole word counts one more than its beginning
	reach  []topicWeight // its topics and their broader ones; none if it is only there to be longer than another
}

type patternWord struct {
	text string // folded
	stem bool   // the beginning of a word
}

type topicWeight struct {
	topic  int // in iptcTable
	weight float64
}

// topicNode is the place of each topic of iptcTable among the others.
type topicNodes struct {
	index    map[string]int
	broader  []int // -1 for a top term
	top      []int
	narrower [][]int
}

var topicTree = sync.OnceValue(func() *topicNodes {
	table := iptcTable()
	t := &topicNodes{index: map[string]int{}, broader: make([]int, len(table)), top: make([]int, len(table)), narrower: make([][]int, len(table))}
	for i, topic := range table {
		t.index[topic.ID] = i
		t.broader[i], t.top[i] = -1, i
		if topic.Broader != "" {
			b := t.index[topic.Broader]
			t.broader[i], t.top[i] = b, t.top[b]
			t.narrower[b] = append(t.narrower[b], i)
		}
	}
	return t
})

var topicIndexOf = map[string]func() *topicIndex{
	"ru": sync.OnceValue(func() *topicIndex { return loadTopics("ru") }),
	"kk": sync.OnceValue(func() *topicIndex { return loadTopics("kk") }),
	"uz": sync.OnceValue(func() *topicIndex { return loadTopics("uz") }),
	"en": sync.OnceValue(func() *topicIndex { return loadTopics("en") }),
}

// topicIndexes are the words of a language; of all four if it is unknown, none if it is another one.
func topicIndexes(lang string) []*topicIndex {
	return indexesOf(lang, func(lang string) *topicIndex { return topicIndexOf[lang]() })
}

func indexesOf(lang string, index func(lang string) *topicIndex) []*topicIndex {
	switch lang {
	case "ru", "kk", "en":
		return []*topicIndex{index(lang)}
	case "uz":
		latin := index("uz")
		cyrillic := *latin
		cyrillic.cyrillic = true
		return []*topicIndex{latin, &cyrillic}
	case "":
		return []*topicIndex{index("ru"), index("kk"), index("uz"), index("en")}
	}
	return nil
}

// The code points that are compared before a token's lemma is looked up.
const minOpening, maxOpening = 3, 5

func loadTopics(lang string) *topicIndex {
	name := "topics_" + lang + ".txt"
	data, err := topicFiles.ReadFile(name)
	if err != nil {
		panic(err)
	}
	x, err := parseTopics(string(data))
	if err != nil {
		panic(name + ":" + err.Error())
	}
	return x
}

func newTopicIndex() *topicIndex {
	return &topicIndex{words: map[string][]*topicPattern{}, stems: map[string][]*topicPattern{}, opening: map[string]bool{}, endings: map[string]bool{}}
}

// parseTopics reads a file of topic words. The error begins with the line.
func parseTopics(data string) (*topicIndex, error) {
	x := newTopicIndex()
	bySource := map[string]*topicPattern{}
	topic := -1
	n := 0
	for line := range strings.Lines(data) {
		n++
		f := strings.Fields(line)
		switch {
		case len(f) == 0 || f[0] == "#":
		case f[0] == "-":
			topic = -1
		case f[0] == "endings":
			for _, e := range f[1:] {
				x.endings[e] = true
			}
		case len(f[0]) == 8:
			t, ok := topicTree().index[f[0]]
			if !ok {
				return nil, fmt.Errorf("%d: topic %s: found a code that iptc.tsv has not", n, f[0])
			}
			topic = t
		default:
			weight, err := strconv.ParseFloat(f[0], 64)
			if err != nil || weight > 3 || (weight > 0) != (topic >= 0) {
				return nil, fmt.Errorf("%d: found %q, wanted a code, or a weight of 1 to 3 (0 below \"-\")", n, f[0])
			}
			for _, source := range f[1:] {
				p := bySource[source]
				if p == nil {
					if p, err = newTopicPattern(source); err != nil {
						return nil, fmt.Errorf("%d: %w", n, err)
					}
					bySource[source] = p
					x.put(p)
				}
				if err := p.addTopic(topic, weight); err != nil {
					return nil, fmt.Errorf("%d: %q: %w", n, source, err)
				}
			}
		}
	}
	return x, nil
}

func newTopicPattern(source string) (*topicPattern, error) {
	p := &topicPattern{}
	for word := range strings.SplitSeq(source, "_") {
		text, stem := strings.CutSuffix(word, "*")
		text = articles.Fold(text)
		if text == "" || strings.Contains(text, "*") {
			return nil, fmt.Errorf("found %q, wanted words joined by _, each perhaps with * at its end", source)
		}
		p.words = append(p.words, patternWord{text, stem})
		p.length += utf8.RuneCountInString(text)
		if !stem {
			p.length++
		}
	}
	return p, nil
}

// addTopic gives the pattern a topic and its broader ones; of several weights for one the greatest counts.
func (p *topicPattern) addTopic(topic int, weight float64) error {
	tree := topicTree()
	for t := topic; t >= 0; t = tree.broader[t] {
		i := slices.IndexFunc(p.reach, func(w topicWeight) bool { return w.topic == t })
		switch {
		case i < 0:
			p.reach = append(p.reach, topicWeight{t, weight})
		case p.reach[i].weight < weight:
			p.reach[i].weight = weight
		}
	}
	return nil
}

func (x *topicIndex) put(p *topicPattern) {
	first := p.words[0]
	if first.stem {
		x.stems[first.text] = append(x.stems[first.text], p)
		return
	}
	x.words[first.text] = append(x.words[first.text], p)
	n := utf8.RuneCountInString(first.text) - 1 // the last letter changes in some forms
	x.opening[firstRunes(first.text, max(minOpening, min(n, maxOpening)))] = true
}

// opens tells whether token begins like a whole word.
func (x *topicIndex) opens(token string) bool {
	for n := minOpening; n <= maxOpening; n++ {
		if x.opening[firstRunes(token, n)] {
			return true
		}
	}
	return false
}

func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// longest finds the longest pattern that begins with token i, and its last token; nil if there is none.
func (x *topicIndex) longest(tokens []articles.Token, i int, lemma func(string) string) (best *topicPattern, last int) {
	try := func(ps []*topicPattern) {
		for _, p := range ps {
			if best == nil || p.length > best.length {
				if end := x.fits(p, tokens, i, lemma); end >= 0 {
					best, last = p, end
				}
			}
		}
	}
	token := tokens[i].Folded
	try(x.words[token])
	if x.opens(token) {
		if l := lemma(token); l != "" && l != token {
			try(x.words[l])
		}
	}
	for j := range token {
		if j > 0 {
			try(x.stems[token[:j]])
			if ps := x.words[token[:j]]; ps != nil && x.isEnding(token[j:]) {
				try(ps)
			}
		}
	}
	try(x.stems[token])
	return best, last
}

// isEnding tells whether s is a series of endings, such as "лары" + "ның".
func (x *topicIndex) isEnding(s string) bool {
	if s == "" || x.endings[s] {
		return s != ""
	}
	for j := range s {
		if j > 0 && x.endings[s[:j]] && x.isEnding(s[j:]) {
			return true
		}
	}
	return false
}

// fits tells which token is the last of pattern p, whose first word is known to fit token i; -1 if the others do not follow.
func (x *topicIndex) fits(p *topicPattern, tokens []articles.Token, i int, lemma func(string) string) int {
	for _, w := range p.words[1:] {
		if i = afterToken(tokens, i); i >= len(tokens) {
			return -1
		}
		token := tokens[i].Folded
		if token != w.text && !(w.stem && strings.HasPrefix(token, w.text)) && !(!w.stem && lemma(token) == w.text) {
			return -1
		}
	}
	return i
}

var uzbekLatin = strings.NewReplacer(
	"а", "a", "б", "b", "в", "v", "г", "g", "д", "d", "е", "e", "ж", "j", "з", "z", "и", "i", "й", "y", "к", "k",
	"л", "l", "м", "m", "н", "n", "о", "o", "п", "p", "р", "r", "с", "s", "т", "t", "у", "u", "ф", "f", "х", "x",
	"ц", "s", "ч", "ch", "ш", "sh", "ъ", "'", "ь", "", "э", "e", "ю", "yu", "я", "ya", "ў", "o'", "қ", "q", "ғ", "g'", "ҳ", "h",
)

// latinTokens are tokens of the Uzbek Cyrillic alphabet in the Latin one; those that are Latin already become empty.
func latinTokens(tokens []articles.Token) []articles.Token {
	latin := make([]articles.Token, len(tokens))
	for i, t := range tokens {
		latin[i] = articles.Token{Start: t.Start, End: t.End}
		if l := uzbekLatin.Replace(t.Folded); l != t.Folded {
			latin[i].Folded = l
		}
	}
	return latin
}
