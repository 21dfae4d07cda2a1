package extract

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"muragat/articles"
)

// How a topic's score comes about. The weights of the different words found for it and
// its narrower topics are summed: a word that occurs tf times counts 2(1 − 2^−tf)
// times, so that repeating it adds ever less. The sum s becomes a score of
// s / (s + topicHalf·n), where n = 1 + log2(1 + tokens/topicLength) lets longer
// texts need more words.
const (
	topicHalf      = 3.0
	topicLength    = 80.0
	titleFrequency = 3 // occurrences that one in the title is worth
)

// What is given: top terms and narrower ones of at least minScore, whose sum
// is no small part of the best top term's, or of their own top term's.
const (
	minTopicScore  = 0.25
	minTopicSum    = 0.4  // of the best top term
	minNarrowSum   = 0.25 // of its top term
	maxTopTopics   = 3
	maxNarrow      = 5
	maxTopicWords  = 5   // named as evidence
	narrowHasItAll = 0.7 // of its broader topic's sum; the broader one then is left out
)

// topicFacts finds which of the IPTC Media Topics an article is about, the highest
// score first. lemmas may be nil; words then are known by their beginnings and
// by the forms listed. The rule names the words that tell: "words: выборы, депутаты".
func topicFacts(title, text, lang string, lemmas articles.Lemmatizer) []articles.TopicFact {
	c := topicCounter{lang: lang, lemmas: lemmas, counts: map[*topicPattern]int{}, known: map[string]string{}}
	for _, index := range topicIndexes(lang) {
		c.index = index
		c.add(title, titleFrequency)
		c.add(text, 1)
	}
	if len(c.hits) == 0 {
		return nil
	}
	sums := make([]float64, len(iptcTable()))
	for _, h := range c.hits {
		for _, w := range h.pattern.reach {
			sums[w.topic] += w.weight * saturate(c.counts[h.pattern])
		}
	}
	length := topicHalf * (1 + math.Log2(1+float64(c.tokens)/topicLength))
	var facts []articles.TopicFact
	for _, t := range chooseTopics(sums, length) {
		facts = append(facts, articles.TopicFact{
			Topic: iptcTable()[t].ID,
			Score: math.Round(1000*sums[t]/(sums[t]+length)) / 1000,
			Rule:  "words: " + c.evidence(t),
		})
	}
	return facts
}

func saturate(frequency int) float64 { return 2 * (1 - math.Pow(2, -float64(frequency))) }

// chooseTopics picks from the topics' sums what is worth giving, the greatest first.
func chooseTopics(sums []float64, length float64) []int {
	tree := topicTree()
	order := make([]int, 0, len(sums))
	for t, s := range sums {
		if s/(s+length) >= minTopicScore {
			order = append(order, t)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(sums[b], sums[a]) })
	var chosen []int
	tops, narrow := 0, 0
	given := map[int]bool{}
	for _, t := range order {
		if tree.broader[t] < 0 && tops < maxTopTopics && sums[t] >= minTopicSum*sums[order[0]] {
			tops++
			given[t] = true
			chosen = append(chosen, t)
		}
	}
	for _, t := range order {
		top := tree.top[t]
		if t == top || !given[top] || narrow == maxNarrow || sums[t] < minNarrowSum*sums[top] {
			continue
		}
		if !slices.ContainsFunc(tree.narrower[t], func(n int) bool {
			return sums[n] >= narrowHasItAll*sums[t] && sums[n]/(sums[n]+length) >= minTopicScore
		}) {
			narrow++
			chosen = append(chosen, t)
		}
	}
	slices.SortStableFunc(chosen, func(a, b int) int { return cmp.Or(cmp.Compare(sums[b], sums[a]), cmp.Compare(a, b)) })
	return chosen
}

// topicCounter counts the patterns found in an article.
type topicCounter struct {
	lang   string
	lemmas articles.Lemmatizer
	index  *topicIndex
	counts map[*topicPattern]int
	hits   []topicHit        // one a pattern, in order of the text
	known  map[string]string // lemmas already asked for
	tokens int
}

type topicHit struct {
	pattern *topicPattern
	words   string // as they first stand in the text, lower case
}

func (c *topicCounter) add(s string, frequency int) {
	tokens := articles.Tokens(s)
	if c.index.cyrillic {
		latinTokens(tokens)
	}
	for i := 0; i < len(tokens); {
		next := i + 1
		if p, last := c.index.longest(tokens, i, c.lemma); p != nil {
			if len(p.reach) > 0 {
				if c.counts[p] == 0 {
					c.hits = append(c.hits, topicHit{p, strings.ToLower(s[tokens[i].Start:tokens[last].End])})
				}
				c.counts[p] += frequency
			}
			next = afterToken(tokens, last)
		}
		i = next
	}
	c.tokens += len(tokens)
}

// afterToken is the first token that begins after token i has ended: a hyphenated word is followed by its parts.
func afterToken(tokens []articles.Token, i int) int {
	next := i + 1
	for next < len(tokens) && tokens[next].Start < tokens[i].End {
		next++
	}
	return next
}

// lemma is the likeliest dictionary form of a token; "" if unknown.
func (c *topicCounter) lemma(token string) string {
	if c.lang == "en" || c.lang == "" && token[0] < 0x80 {
		return englishSingular(token)
	}
	if c.lemmas == nil {
		return ""
	}
	word, known := c.known[token]
	if !known {
		if l := c.lemmas(c.lang, token); len(l) > 0 {
			word = l[0].Word
		}
		c.known[token] = word
	}
	return word
}

// evidence names the words that tell most of a topic.
func (c *topicCounter) evidence(topic int) string {
	type word struct {
		text   string
		weight float64
	}
	var words []word
	for _, h := range c.hits {
		for _, w := range h.pattern.reach {
			if w.topic == topic {
				words = append(words, word{h.words, w.weight * saturate(c.counts[h.pattern])})
			}
		}
	}
	slices.SortStableFunc(words, func(a, b word) int { return cmp.Compare(b.weight, a.weight) })
	var names []string
	for _, w := range words {
		if len(names) < maxTopicWords && !slices.Contains(names, w.text) {
			names = append(names, w.text)
		}
	}
	return strings.Join(names, ", ")
}

// englishSingular takes off a plural ending; "" if there is none.
func englishSingular(token string) string {
	switch {
	case len(token) < 4 || strings.HasSuffix(token, "ss") || !strings.HasSuffix(token, "s"):
		return ""
	case strings.HasSuffix(token, "ies"):
		return token[:len(token)-3] + "y"
	case strings.HasSuffix(token, "ches"), strings.HasSuffix(token, "shes"), strings.HasSuffix(token, "xes"), strings.HasSuffix(token, "sses"):
		return token[:len(token)-2]
	}
	return token[:len(token)-1]
}
