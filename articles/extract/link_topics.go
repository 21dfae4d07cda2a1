package extract

import (
	"cmp"
	"slices"

	"muragat/articles"
)

// vocabulary is the topics that articles can have: the curator's and those of IPTC.
type vocabulary struct {
	byID   map[string]articles.Topic
	byName map[string]string // folded label → ID
}

func newVocabulary(known Authority) *vocabulary {
	v := &vocabulary{byID: map[string]articles.Topic{}, byName: map[string]string{}}
	for _, topics := range [][]articles.Topic{IPTC(), known.Topics} {
		for _, t := range topics {
			v.byID[t.ID] = t
			for _, l := range t.Labels {
				v.byName[nameKey(l.Text)] = t.ID
			}
		}
	}
	return v
}

// addTopics gives a its topics: the curator's, with score 1, or, without a list of them, those that its words
// tell of. It returns the curator's words that name no topic.
func (v *vocabulary) addTopics(a *articles.Article, curated []string, lemmas articles.Lemmatizer) []Doubt {
	var doubts []Doubt
	a.Topics = topicFacts(a.Title, a.Text, a.Lang, lemmas)
	for _, name := range curated {
		id := name
		if _, ok := v.byID[id]; !ok {
			id = v.byName[nameKey(name)]
		}
		if id == "" {
			doubts = append(doubts, Doubt{Kind: UnknownTopic, Text: name})
			continue
		}
		a.Topics = slices.DeleteFunc(a.Topics, func(t articles.TopicFact) bool { return t.Topic == id })
		a.Topics = append(a.Topics, articles.TopicFact{Topic: id, Score: 1, Rule: "curator"})
	}
	if curated != nil { // also an empty list replaces what was found
		a.Topics = slices.DeleteFunc(a.Topics, func(t articles.TopicFact) bool { return t.Rule != "curator" })
	}
	slices.SortStableFunc(a.Topics, func(a, b articles.TopicFact) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Topic, b.Topic))
	})
	return doubts
}

// used lists the topics of the articles and their broader ones, by ID.
func (v *vocabulary) used(as []articles.Article) []articles.Topic {
	seen := map[string]bool{}
	var out []articles.Topic
	for _, a := range as {
		for _, f := range a.Topics {
			for id := f.Topic; id != "" && !seen[id]; id = v.byID[id].Broader {
				seen[id] = true
				if t, ok := v.byID[id]; ok {
					out = append(out, t)
				}
			}
		}
	}
	slices.SortFunc(out, func(a, b articles.Topic) int { return cmp.Compare(a.ID, b.ID) })
	return out
}
