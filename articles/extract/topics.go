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
	maxModelWords  = 3   // of them, those of the model
	narrowHasItAll = 0.7 // of its broader topic's sum; the broader one then is left out
)

// topicFacts finds which of the IPTC Media Topics an article is about, the highest
// score first. lemmas may be nil; words then are known by their beginnings and
// by the forms listed. The rule names the words that tell, those of the lists and those of the
// model: "words: выборы, депутаты; model: голос".
func topicFacts(title, text, lang string, lemmas articles.Lemmatizer) []articles.TopicFact {
	w := readTopicWords(title, text, lang, lemmas)
	if len(w.listed.hits) == 0 && len(w.concepts.hits) == 0 {
		return nil
	}
	sums := w.listed.sums(len(iptcTable()))
	listed := slices.Clone(sums)
	learned := topicModel().weigh(w, sums)
	length := topicHalf * (1 + math.Log2(1+float64(w.tokens)/topicLength))
	var facts []articles.TopicFact
	for _, t := range chooseTopics(sums, listed, length) {
		facts = append(facts, articles.TopicFact{
			Topic: iptcTable()[t].ID,
			Score: math.Round(1000*sums[t]/(sums[t]+length)) / 1000,
			Rule:  topicRule(w.listed.words(t), listed[t], learned[t]),
		})
	}
	return facts
}

// topicRule names the words that tell most of a topic: of the lists, and of the model where it tells much more.
func topicRule(listed []string, sum float64, learned learnedTopic) string {
	var rule []string
	room := maxTopicWords
	if learned.weight > 1.5*sum {
		room = min(maxModelWords, len(learned.words))
		learned.words = learned.words[:room]
		room = maxTopicWords - room
	} else {
		learned.words = nil
	}
	if listed = listed[:min(room, len(listed))]; len(listed) > 0 {
		rule = append(rule, "words: "+strings.Join(listed, ", "))
	}
	learned.words = slices.DeleteFunc(slices.Clone(learned.words), func(w string) bool { return slices.Contains(listed, w) })
	if len(learned.words) > 0 {
		rule = append(rule, "model: "+strings.Join(learned.words, ", "))
	}
	return strings.Join(rule, "; ")
}

func saturate(frequency int) float64 { return 2 * (1 - math.Pow(2, -float64(frequency))) }

// chooseTopics picks from the topics' sums what is worth giving, the greatest first. A narrower topic is measured by what is
// listed for its top term: the model knows of few narrower ones.
func chooseTopics(sums, listed []float64, length float64) []int {
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
		if t == top || !given[top] || narrow == maxNarrow || max(listed[t], sums[t]) < minNarrowSum*listed[top] {
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

// topicWords are the words of an article that lists know.
type topicWords struct {
	listed, concepts topicCounter
	tokens           int
	beginnings       []beginning
}

// beginning is the first letters of a word.
type beginning struct{ letters, word string }

const (
	beginningLetters = 4
	mostBeginnings   = 200 // of a text; in a long one the listed words decide
)

type topicField struct {
	text      string
	frequency int // that an occurrence is worth
}

func readTopicWords(title, text, lang string, lemmas articles.Lemmatizer) *topicWords {
	known := map[string]string{}
	counter := func() topicCounter {
		return topicCounter{lang: lang, lemmas: lemmas, counts: map[*topicPattern]int{}, known: known}
	}
	w := &topicWords{listed: counter(), concepts: counter()}
	for _, field := range []topicField{{title, titleFrequency}, {text, 1}} {
		tokens := articles.Tokens(field.text)
		w.tokens += len(tokens)
		w.begin(field.text, tokens)
		taken := make([]bool, len(tokens))
		w.listed.add(field.text, tokens, taken, field.frequency, topicIndexes(lang))
		w.concepts.add(field.text, tokens, taken, field.frequency, conceptIndexes(lang))
	}
	return w
}

// begin collects the different beginnings of words.
func (w *topicWords) begin(text string, tokens []articles.Token) {
	for _, t := range tokens {
		word := strings.ToLower(text[t.Start:t.End])
		n := 0
		for i := range word {
			if n == beginningLetters {
				word = word[:i]
				break
			}
			n++
		}
		if n < beginningLetters || len(w.beginnings) == mostBeginnings ||
			slices.ContainsFunc(w.beginnings, func(b beginning) bool { return b.letters == word }) {
			continue
		}
		w.beginnings = append(w.beginnings, beginning{word, strings.ToLower(text[t.Start:t.End])})
	}
}

// topicCounter counts the patterns found in an article.
type topicCounter struct {
	lang   string
	lemmas articles.Lemmatizer
	counts map[*topicPattern]int
	hits   []topicHit        // one a pattern, in order of the text
	known  map[string]string // lemmas already asked for
}

type topicHit struct {
	pattern *topicPattern
	words   string // as they first stand in the text, lower case
}

// add counts the patterns in the tokens of s. Taken are those that belong to patterns without a topic, which are there to
// keep other lists from them.
func (c *topicCounter) add(s string, tokens []articles.Token, taken []bool, frequency int, indexes []*topicIndex) {
	for _, index := range indexes {
		tokens := tokens
		if index.cyrillic {
			tokens = latinTokens(tokens)
		}
		for i := 0; i < len(tokens); {
			next := i + 1
			if taken[i] {
				i = next
				continue
			}
			if p, last := index.longest(tokens, i, c.lemma); p != nil {
				if len(p.reach) == 0 {
					for j := i; j <= last; j++ {
						taken[j] = true
					}
				} else {
					if c.counts[p] == 0 {
						c.hits = append(c.hits, topicHit{p, strings.ToLower(s[tokens[i].Start:tokens[last].End])})
					}
					c.counts[p] += frequency
				}
				next = afterToken(tokens, last)
			}
			i = next
		}
	}
}

// sums are the weights of the words found, by what they reach.
func (c *topicCounter) sums(n int) []float64 {
	sums := make([]float64, n)
	for _, h := range c.hits {
		for _, w := range h.pattern.reach {
			sums[w.topic] += w.weight * saturate(c.counts[h.pattern])
		}
	}
	return sums
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

// words are those that tell most of a topic, the first of them most.
func (c *topicCounter) words(topic int) []string {
	var words []weighedWord
	for _, h := range c.hits {
		for _, w := range h.pattern.reach {
			if w.topic == topic {
				words = append(words, weighedWord{h.words, w.weight * saturate(c.counts[h.pattern])})
			}
		}
	}
	return heaviest(words, maxTopicWords)
}

type weighedWord struct {
	text   string
	weight float64
}

// heaviest are the different ones of the greatest weights, at most n.
func heaviest(words []weighedWord, n int) []string {
	slices.SortStableFunc(words, func(a, b weighedWord) int { return cmp.Compare(b.weight, a.weight) })
	var names []string
	for _, w := range words {
		if len(names) < n && !slices.Contains(names, w.text) {
			names = append(names, w.text)
		}
	}
	return names
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
