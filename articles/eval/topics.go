package main

import (
	"fmt"
	"maps"

	"muragat/articles/extract"
)

// The sentences of SIB-200 have one of seven topics, articles several of IPTC. One of these speaks for the family
// of itself or of its nearest broader topic in this table. Disasters and weather are none of the seven.
var familyOf = map[string]string{
	"01000000": "entertainment", "08000000": "entertainment", "20000538": "entertainment", "20000565": "entertainment",
	"07000000": "health", "15000000": "sports", "20000746": "geography",
	"05000000": "science/technology", "06000000": "science/technology", "13000000": "science/technology",
	"20000331": "travel", "20000337": "travel", "20000563": "travel",
	"02000000": "politics", "04000000": "politics", "09000000": "politics", "11000000": "politics",
	"12000000": "politics", "14000000": "politics", "16000000": "politics",
}

type goldSentence struct {
	ID, Text, Topic, Split, Lang string
}

// topicGoals are those of the split test, by language.
var topicGoals = map[string]float64{"ru": .80, "en": .80, "kk": .70, "uz": .70}

// topics measures the topic of the highest score, where a sentence without one counts as wrong, and languages.
func topics(e *evaluation) (section, error) {
	s := section{title: "Topics", errors: map[string]map[string]int{}}
	files, err := e.sets("topics")
	if err != nil {
		return s, err
	}
	broader := map[string]string{}
	for _, t := range extract.IPTC() {
		broader[t.ID] = t.Broader
	}
	for _, file := range files {
		name := setName(file)
		gold, found, err := findIn(e, file, func(g goldSentence) article { return article{ID: g.ID, Text: g.Text, Lang: g.Lang} })
		if err != nil {
			return s, err
		}
		right, given, all := map[string]int{}, map[string]int{}, map[string]int{}
		for _, g := range gold {
			got := familyGiven(found[g.ID].Topics, broader)
			all[g.Split]++
			if got != "" {
				given[g.Split]++
			}
			if got == g.Topic {
				right[g.Split]++
				continue
			}
			if g.Split == "test" {
				continue // the errors of test are nobody's to look at
			}
			kind := fmt.Sprintf("%s taken for %s", g.Topic, got)
			if got == "" {
				kind = g.Topic + " not recognised"
			}
			addError(s.errors, kind, name)
		}
		for _, split := range []string{"train", "dev", "test"} {
			goal := 0.0
			if split == "test" {
				goal = topicGoals[gold[0].Lang]
			}
			s.rows = append(s.rows, measure{name, split + ": the topic is right", share(right[split], all[split]), goal, all[split]})
			if split == "test" {
				s.rows = append(s.rows, measure{name, split + ": of those with a topic, right", share(right[split], given[split]), 0, given[split]})
			}
		}
	}
	return s, nil
}

// familyGiven is which of the seven an article has by its topics; "" if none. Each family has the odds of its
// strongest topic, score / (1 - score), without those of narrower ones of another family: travel is no politics
// because transport is part of the economy.
func familyGiven(given []topicFacts, broader map[string]string) string {
	odds := map[string]float64{}
	for _, t := range given {
		odds[t.ID] += t.Score / (1 - min(t.Score, .999))
	}
	own := maps.Clone(odds)
	for _, t := range given {
		if familyOf[t.ID] == "" {
			continue
		}
		for id := broader[t.ID]; id != ""; id = broader[id] {
			if family(id, broader) != familyOf[t.ID] {
				own[id] -= odds[t.ID]
			}
		}
	}
	best, most := "", 0.0
	for _, t := range given {
		if f := family(t.ID, broader); f != "" && own[t.ID] > most {
			best, most = f, own[t.ID]
		}
	}
	return best
}

func family(id string, broader map[string]string) string {
	for ; id != ""; id = broader[id] {
		if f := familyOf[id]; f != "" {
			return f
		}
	}
	return ""
}

func addError(errors map[string]map[string]int, kind, set string) {
	if errors[kind] == nil {
		errors[kind] = map[string]int{}
	}
	errors[kind][set]++
}
