package extract

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"muragat/articles"
)

// ownTopics finds topics by a curator's words. They win: an article with one of them is about the topic, whatever the
// lists and the model say.
type ownTopics struct {
	ids   []string // the patterns reach them by their places
	words *topicIndex
}

const ownWeight = 3.0

// newOwnTopics leaves out what is no word.
func newOwnTopics(known Authority) *ownTopics {
	own := &ownTopics{words: newTopicIndex()}
	bySource := map[string]*topicPattern{}
	for _, id := range slices.Sorted(maps.Keys(known.TopicWords)) {
		own.ids = append(own.ids, id)
		for _, source := range known.TopicWords[id] {
			source = strings.Join(strings.Fields(source), "_")
			p := bySource[source]
			if p == nil {
				var err error
				if p, err = newTopicPattern(source); err != nil {
					continue
				}
				bySource[source] = p
				own.words.put(p)
			}
			if w := (topicWeight{len(own.ids) - 1, ownWeight}); !slices.Contains(p.reach, w) {
				p.reach = append(p.reach, w)
			}
		}
	}
	return own
}

// indexes are the words with the endings of a language; those of Uzbek are known in both alphabets.
func (own *ownTopics) indexes(lang string) []*topicIndex {
	x := *own.words
	if words, ok := topicIndexOf[lang]; ok {
		x.endings = words().endings
	}
	if lang != "uz" {
		return []*topicIndex{&x}
	}
	cyrillic := x
	cyrillic.cyrillic = true
	return []*topicIndex{&x, &cyrillic}
}

// addTopics adds the topics whose words stand in a.
func (own *ownTopics) addTopics(a *articles.Article, lemmas articles.Lemmatizer) {
	if len(own.ids) == 0 {
		return
	}
	c := topicCounter{lang: a.Lang, lemmas: lemmas, counts: map[*topicPattern]int{}, known: map[string]string{}}
	length := 0
	for _, field := range []topicField{{a.Title, titleFrequency}, {a.Text, 1}} {
		tokens := articles.Tokens(field.text)
		length += len(tokens)
		c.add(field.text, tokens, make([]bool, len(tokens)), field.frequency, own.indexes(a.Lang))
	}
	half := topicHalf * (1 + math.Log2(1+float64(length)/topicLength))
	for t, sum := range c.sums(len(own.ids)) {
		if sum == 0 {
			continue
		}
		score := max(minTopicScore, math.Round(1000*sum/(sum+half))/1000)
		a.Topics = slices.DeleteFunc(a.Topics, func(f articles.TopicFact) bool {
			if f.Topic == own.ids[t] {
				score = max(score, f.Score)
				return true
			}
			return false
		})
		a.Topics = append(a.Topics, articles.TopicFact{Topic: own.ids[t], Score: score, Rule: "curator's words: " + strings.Join(c.words(t), ", ")})
	}
	slices.SortStableFunc(a.Topics, func(x, y articles.TopicFact) int {
		return cmp.Or(cmp.Compare(y.Score, x.Score), cmp.Compare(x.Topic, y.Topic))
	})
}
