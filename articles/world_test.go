package articles

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// world is a random small collection with its own language.
type world struct {
	c      Collection
	lemmas map[string][]Lemma // by token
	words  []string           // spellings to write and to ask with
}

func (w *world) lemmatize(lang, token string) []Lemma {
	if lang == "kk" {
		return nil
	}
	return w.lemmas[token]
}

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

var worldDates = []string{
	"", "", "2019", "2019?", "2019-05", "2019-05-17", "2019-12-31", "2020-01-01", "2020-02", "2020-02-29?", "2020",
	"2018/..", "../2019", "2019-11/2020-02", "2018/2020", "2019-12-30/2020-01-02?", "../2020-01-15", "2019-05-17/..", "1999-07",
	"2019-05/2020", "2018/2019-03",
}

func newWorld(r *rand.Rand) *world {
	w := &world{lemmas: map[string][]Lemma{}}
	stems := []string{"мир", "миро", "де", "д", "бор", "x", "ала", "o'z", "нов", "касым"}
	endings := []string{"", "а", "ом", "ы", "ами", "лар"}
	for range 1 + r.IntN(8) {
		lemma := Lemma{}
		for range 1 + r.IntN(2) {
			stem := pick(r, stems)
			for range 1 + r.IntN(5) {
				lemma.Forms = append(lemma.Forms, stem+pick(r, endings))
			}
		}
		lemma.Word = pick(r, lemma.Forms)
		slices.Sort(lemma.Forms)
		lemma.Forms = slices.Compact(lemma.Forms)
		for _, f := range lemma.Forms {
			if r.IntN(8) > 0 { // the lemmatizer may leave unlikely readings out
				w.lemmas[f] = append(w.lemmas[f], lemma)
			}
		}
		if r.IntN(6) == 0 { // a lemma without known forms
			w.lemmas[lemma.Word] = []Lemma{{Word: pick(r, stems)}}
		}
	}
	for _, s := range stems {
		for _, e := range endings {
			w.words = append(w.words, s+e, strings.ToUpper(s)+e)
		}
	}
	w.words = append(w.words, "Касым-Жомарт", "жомарт", "и", "я", "ёлка", "елка", "O‘z", "a-b", "мир-бор", "мира-бором", "2019")

	text := func(n int) string {
		var b strings.Builder
		for range r.IntN(n + 1) {
			b.WriteString(pick(r, w.words[r.IntN(len(w.words)/2):]))
			b.WriteString(pick(r, []string{" ", ", ", "\n\n", " — ", ".", " «", "» "}))
		}
		return b.String()
	}
	for i := range r.IntN(5) {
		w.c.Persons = append(w.c.Persons, Person{ID: fmt.Sprintf("p%d", i), Name: fmt.Sprintf("Имя %d", i/2)})
	}
	for i := range r.IntN(6) {
		t := Topic{ID: fmt.Sprintf("t%d", i), Labels: []Label{{"ru", fmt.Sprintf("Тема %d", i)}}}
		if i > 0 && r.IntN(2) == 0 {
			t.Broader = w.c.Topics[r.IntN(i)].ID
		}
		w.c.Topics = append(w.c.Topics, t)
	}
	for i := range r.IntN(40) {
		a := Article{
			ID: fmt.Sprintf("%c%d", 'a'+r.IntN(3), i), Title: text(4), Text: text(30),
			Lang: pick(r, []string{"", "ru", "kk", "uz"}), Source: pick(r, []string{"", "one", "two", "три"}),
		}
		a.Date, _ = ParseDate(pick(r, worldDates))
		for _, p := range r.Perm(len(w.c.Persons)) {
			if r.IntN(3) == 0 {
				a.Persons = append(a.Persons, PersonFact{Person: w.c.Persons[p].ID})
			}
		}
		for _, p := range r.Perm(len(w.c.Topics)) {
			if r.IntN(4) == 0 {
				a.Topics = append(a.Topics, TopicFact{Topic: w.c.Topics[p].ID, Score: 0.5})
			}
		}
		for k := range a.Persons {
			a.Persons[k].Mentions = randomMentions(r, &a)
		}
		for _, m := range randomMentions(r, &a) {
			date, _ := ParseDate(pick(r, worldDates[2:]))
			a.Dates = append(a.Dates, DateFact{date, m})
		}
		if len(a.Persons) > 0 {
			for _, m := range randomMentions(r, &a) {
				a.Quotes = append(a.Quotes, QuoteFact{pick(r, a.Persons).Person, r.IntN(2) == 0, m})
			}
		}
		w.c.Articles = append(w.c.Articles, a)
	}
	return w
}

func randomMentions(r *rand.Rand, a *Article) (mentions []Mention) {
	for range r.IntN(3) {
		field := Field(r.IntN(2))
		if tokens := Tokens(a.field(field)); len(tokens) > 0 {
			token := pick(r, tokens)
			mentions = append(mentions, Mention{Span{field, token.Start, token.End}, pick(r, []string{"", "rule", "other"})})
		}
	}
	return mentions
}

func (w *world) query(r *rand.Rand) Query {
	q := Query{Sort: Sort(r.IntN(3)), Page: r.IntN(5), Undated: r.IntN(6) == 0, Exact: r.IntN(2) == 0}
	for range r.IntN(4) {
		switch r.IntN(8) {
		case 0:
			q.Text += "-"
		case 1:
			q.Text += pick(r, []string{`"`, "«", "“", `-"`})
			for range 1 + r.IntN(2) {
				q.Text += pick(r, w.words) + " "
			}
			q.Text += pick(r, []string{`"`, "»", "”", `"`}) + " "
			continue
		}
		word := pick(r, w.words)
		switch r.IntN(5) {
		case 0:
			runes := []rune(word)
			word = string(runes[:1+r.IntN(len(runes))]) + "*"
		case 1:
			runes := []rune(word)
			word = string(runes[:1+r.IntN(len(runes))])
		}
		if r.IntN(6) == 0 {
			word += "-" + pick(r, w.words)
		}
		q.Text += word + " "
	}
	some := func(values ...string) (chosen []string) {
		if r.IntN(3) > 0 {
			return nil
		}
		for range 1 + r.IntN(2) {
			chosen = append(chosen, pick(r, values))
		}
		return chosen
	}
	q.Persons = some("p0", "p1", "p2", "p9")
	if r.IntN(5) == 0 { // most archives have few quotations
		q.Speakers = some("p0", "p1", "p9")
	}
	q.Topics = some("t0", "t1", "t2", "t3", "t9")
	q.Sources = some("one", "two", "три", "none")
	q.Langs = some("ru", "kk", "uz", "en")
	if r.IntN(3) == 0 {
		q.From, _ = ParseDate(pick(r, []string{"2018", "2019-06", "2020-01-01", "2019-05-17", "1990"}))
	}
	if r.IntN(3) == 0 {
		q.To, _ = ParseDate(pick(r, []string{"2020", "2020-01", "2019-12-31", "2019", "2030"}))
	}
	return q
}
