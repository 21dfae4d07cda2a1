package view

import (
	"slices"
	"strconv"
	"strings"

	"muragat/app/words"
	"muragat/articles"
)

// WhyList answers why persons, topics or dates stand beside an article.
type WhyList struct {
	Title string
	Of    []Why
}

// Why is the evidence for one of them.
type Why struct {
	Name, Lang string
	Reasons    []Reason
}

// Reason is what was found, in words, and where it stands.
type Reason struct {
	Text   string
	Places []Link // paragraphs, and the title, which has no address
}

const (
	mostPlaces = 3   // named of a reason
	mostDates  = 100 // whose reasons are shown
)

// addWhy adds the reasons for what stands beside the article.
func (v View) addWhy(p *ArticlePage) {
	at := places{v, blocks(p.Text)}
	for i, l := range p.People {
		f := p.Persons[i]
		w := Why{Name: l.Text}
		w.addFact(v, f.Rule)
		mentions := slices.Clone(f.Mentions)
		slices.SortStableFunc(mentions, func(a, b articles.Mention) int { return int(personReason(a.Rule)) - int(personReason(b.Rule)) })
		for _, m := range mentions {
			if k := personReason(m.Rule); m.Rule != "" {
				name, _ := strings.CutPrefix(m.Rule, "alias: ")
				w.add(v.T(k, "name", short(name, shortName)), at.of(m.Span))
			}
		}
		p.WhyPeople.add(w)
	}
	for i, f := range p.Article.Topics {
		w := Why{Name: p.Topics[i].Text, Lang: p.Topics[i].Lang}
		w.addTopic(v, f.Rule)
		p.WhyTopics.add(w)
	}
	of := map[string]int{}
	for _, f := range p.Dates {
		id := f.Date.String()
		n, seen := of[id]
		if !seen {
			if len(p.WhyDates.Of) == mostDates {
				break
			}
			n = len(p.WhyDates.Of)
			of[id] = n
			p.WhyDates.Of = append(p.WhyDates.Of, Why{Name: v.Date(f.Date)})
		}
		p.WhyDates.Of[n].add(v.T(dateReason(f.Rule), "text", at.text(p.Article, f.Span)), at.of(f.Span))
	}
	p.WhyPeople.Title, p.WhyTopics.Title, p.WhyDates.Title = v.T(words.WhyPeople), v.T(words.WhyTopics), v.T(words.WhyDates)
}

func (l *WhyList) add(w Why) {
	if len(w.Reasons) > 0 {
		l.Of = append(l.Of, w)
	}
}

// add adds a place to the reason of that text.
func (w *Why) add(text string, place Link) {
	i := slices.IndexFunc(w.Reasons, func(r Reason) bool { return r.Text == text })
	if i < 0 {
		i = len(w.Reasons)
		w.Reasons = append(w.Reasons, Reason{Text: text})
	}
	r := &w.Reasons[i]
	if place.Text == "" || len(r.Places) > mostPlaces || slices.Contains(r.Places, place) {
		return
	}
	if len(r.Places) == mostPlaces {
		place = Link{Text: "…"}
	}
	r.Places = append(r.Places, place)
}

// addFact adds what a curator said.
func (w *Why) addFact(v View, rule string) {
	switch {
	case rule == "curator":
		w.add(v.T(words.WhyCurator), Link{})
	case strings.HasPrefix(rule, "curator: "):
		w.add(v.T(words.WhyCorrected), Link{})
	}
}

// addTopic adds the parts of a topic's rule: «words: выборы; model: голос».
func (w *Why) addTopic(v View, rule string) {
	w.addFact(v, rule)
	for part := range strings.SplitSeq(rule, "; ") {
		kind, list, _ := strings.Cut(part, ": ")
		switch kind {
		case "words", "curator's words":
			w.add(v.T(words.WhyWords, "list", list), Link{})
		case "model":
			w.add(v.T(words.WhyModel, "list", list), Link{})
		}
	}
}

// personReason is the sentence for a rule, the strongest evidence first in the order of the keys.
func personReason(rule string) words.Key {
	switch {
	case strings.HasPrefix(rule, "alias: "):
		return words.WhyAlias
	case rule == "in parentheses", rule == "former surname":
		return words.WhyBrackets
	case strings.HasSuffix(rule, ", foremost"):
		return words.WhyForemost
	case strings.Contains(rule, "initials"):
		return words.WhyInitials
	case rule == "surname", rule == "role+surname":
		return words.WhySurname
	case rule == "given", rule == "given+patronymic", rule == "given+numeral":
		return words.WhyGiven
	}
	return words.WhyFull
}

func dateReason(rule string) words.Key {
	if strings.Contains(rule, "relative") || strings.Contains(rule, "nearest") {
		return words.WhyRelative
	}
	return words.WhyDate
}

// places finds where a fact stands.
type places struct {
	v      View
	blocks []block
}

func (x places) of(at articles.Span) Link {
	if at.Field == articles.InTitle {
		return Link{Text: x.v.T(words.InTitle)}
	}
	n, _ := slices.BinarySearchFunc(x.blocks, at.Start, func(b block, start int) int { return b.end - start - 1 })
	if n == len(x.blocks) {
		return Link{}
	}
	number := strconv.Itoa(n + 1)
	return Link{Href: "#p" + number, Text: x.v.T(words.ParagraphN, "n", number)}
}

// text is what stands there.
func (x places) text(a articles.Article, at articles.Span) string {
	s := a.Text
	if at.Field == articles.InTitle {
		s = a.Title
	}
	return short(strings.Join(strings.Fields(s[at.Start:at.End]), " "), shortName)
}
