package articles

import (
	"math"
	"slices"
	"strings"
)

// brute answers queries from the articles themselves, one by one, without any index.
type brute struct {
	a        *Archive
	w        *world
	docs     []bruteDoc
	from, to int                        // the years of the known dates
	occurs   map[string]map[string]bool // folded token → lemmas it was read as
	forms    map[string]map[string]bool // lemma → its forms
}

type bruteDoc struct {
	Article
	tokens                map[string]int // folded token → weighted occurrences
	counts                map[string]int // lemma → weighted occurrences
	titleWords, textWords []string       // without hyphenated wholes
	length                int
	topics                map[string]bool // with broader ones
	first, last           int
	dated                 bool
}

func newBrute(a *Archive, w *world) *brute {
	b := &brute{a: a, w: w, from: 9999, occurs: map[string]map[string]bool{}, forms: map[string]map[string]bool{}}
	topics := map[string]Topic{}
	for _, t := range w.c.Topics {
		topics[t.ID] = t
	}
	for n := range a.Len() {
		d := bruteDoc{Article: a.Article(n), tokens: map[string]int{}, counts: map[string]int{}, topics: map[string]bool{}}
		d.titleWords = b.read(&d, d.Title, 3)
		d.textWords = b.read(&d, d.Text, 1)
		for _, f := range d.Topics {
			for id := f.Topic; id != ""; id = topics[id].Broader {
				d.topics[id] = true
			}
		}
		d.first, d.last = d.Date.Bounds()
		d.dated = !d.Date.IsZero()
		if d.dated {
			for _, day := range []int{d.first, d.last} {
				if year, _, _ := civil(day); day != MinDay && day != MaxDay {
					b.from, b.to = min(b.from, year), max(b.to, year)
				}
			}
		}
		b.docs = append(b.docs, d)
	}
	for i := range b.docs { // a token is read as all languages together read it
		for token, n := range b.docs[i].tokens {
			for lemma := range b.occurs[token] {
				b.docs[i].counts[lemma] += n
			}
		}
	}
	return b
}

func (b *brute) read(d *bruteDoc, text string, weight int) (words []string) {
	tokens := Tokens(text)
	d.length += weight * len(tokens)
	for i, token := range tokens {
		d.tokens[token.Folded] += weight
		if i+1 == len(tokens) || tokens[i+1].Start > token.Start {
			words = append(words, token.Folded)
		}
		lemmas := b.w.lemmatize(d.Lang, token.Folded)
		if len(lemmas) == 0 {
			lemmas = []Lemma{{Word: token.Folded}}
		}
		seen := map[string]bool{}
		for _, l := range lemmas {
			forms := slices.Clone(l.Forms)
			slices.Sort(forms)
			key := l.Word + ":" + strings.Join(slices.Compact(forms), ",")
			if seen[key] {
				continue
			}
			seen[key] = true
			if b.occurs[token.Folded] == nil {
				b.occurs[token.Folded] = map[string]bool{}
			}
			b.occurs[token.Folded][key] = true
			if b.forms[key] == nil {
				b.forms[key] = map[string]bool{l.Word: true}
			}
			b.forms[key][token.Folded] = true
			for _, f := range l.Forms {
				b.forms[key][f] = true
			}
		}
	}
	return words
}

func (b *brute) resolve(word string) map[string]bool {
	if lemmas := b.occurs[word]; lemmas != nil {
		return lemmas
	}
	lemmas := map[string]bool{}
	for key, forms := range b.forms {
		if forms[word] {
			lemmas[key] = true
		}
	}
	return lemmas
}

// keys is lemmas of the archive by the names that they have here.
func (b *brute) keys(lemmas []int) map[string]bool {
	keys := map[string]bool{}
	for _, l := range lemmas {
		forms := b.a.words.formsOf(l)
		slices.Sort(forms)
		word := b.a.words.word(l)
		for _, key := range []string{word + ":" + strings.Join(slices.Compact(forms), ","), word + ":"} {
			if b.forms[key] != nil {
				keys[key] = true
				break
			}
		}
	}
	return keys
}

func (b *brute) prefixed(prefix string) map[string]bool {
	lemmas := map[string]bool{}
	for token, of := range b.occurs {
		if strings.HasPrefix(token, prefix) {
			for l := range of {
				lemmas[l] = true
			}
		}
	}
	return lemmas
}

func (d *bruteDoc) count(lemmas map[string]bool) (most int) {
	for l := range lemmas {
		most = max(most, d.counts[l])
	}
	return most
}

func (b *brute) idf(lemmas map[string]bool) float64 {
	df := 0
	for i := range b.docs {
		if b.docs[i].count(lemmas) > 0 {
			df++
		}
	}
	return math.Log(1 + (float64(len(b.docs)-df)+0.5)/(float64(df)+0.5))
}

func countPhrase(words, phrase []string) (n int) {
	for i := 0; i+len(phrase) <= len(words); i++ {
		if slices.Equal(words[i:i+len(phrase)], phrase) {
			n++
		}
	}
	return n
}

// match gives for each article whether the text lets it through, and its score; and how the terms were understood.
// What second tries found is taken as given, but not that they were made.
func (b *brute) match(q Query) (ok []bool, scores []float64, kinds []Word) {
	average := 0.0
	for i := range b.docs {
		average += float64(b.docs[i].length) / float64(len(b.docs))
	}
	ok, scores = make([]bool, len(b.docs)), make([]float64, len(b.docs))
	for i := range ok {
		ok[i] = true
	}
	terms := parseText(q.Text)
	if !q.Exact {
		terms = b.a.terms(q.Text, false)
	}
	for _, t := range terms {
		if t.plain {
			t.Kind = InAnyForm
		}
		kind, unknown := t.Kind, false
		var all []map[string]bool
		switch t.Kind {
		case Phrase:
			for _, token := range t.tokens {
				if b.occurs[token] == nil {
					unknown = true
				}
				all = append(all, b.occurs[token])
			}
		case Prefix:
			all = []map[string]bool{b.prefixed(t.tokens[0])}
			unknown = len(all[0]) == 0
		case InAnyForm:
			word := t.tokens[0]
			lemmas, prefixed := b.resolve(word), b.prefixed(word)
			switch {
			case len(lemmas) > 0:
				all = append(all, lemmas)
			case len(prefixed) > 0 && !t.Excluded:
				kind = Prefix
				all = append(all, prefixed)
			default:
				unknown = !strings.Contains(word, "-")
				for part := range strings.SplitSeq(word, "-") {
					lemmas := b.resolve(part)
					unknown = unknown || len(lemmas) == 0
					all = append(all, lemmas)
				}
				if unknown && !t.Excluded {
					kind = Prefix
				}
			}
		}
		if t.Tried != NoTry && unknown != t.Also {
			kind, unknown, all = b.a.terms(q.Text, false)[len(kinds)].Kind, false, nil
			for _, lemmas := range t.lemmas {
				all = append(all, b.keys(lemmas))
			}
		}
		kinds = append(kinds, Word{Text: t.Text, Kind: kind, Unknown: unknown, Excluded: t.Excluded, Tried: t.Tried, Others: t.Others, Also: t.Also})
		idf := 0.0
		for _, lemmas := range all {
			idf += b.idf(lemmas)
		}
		for i := range b.docs {
			d := &b.docs[i]
			n := math.MaxInt
			if t.Kind == Phrase {
				n = 3*countPhrase(d.titleWords, t.tokens) + countPhrase(d.textWords, t.tokens)
			} else {
				for _, lemmas := range all {
					n = min(n, d.count(lemmas))
				}
			}
			if unknown {
				n = 0
			}
			if (n > 0) == t.Excluded {
				ok[i] = false
			}
			if !t.Excluded {
				tf := float64(n)
				scores[i] += idf * tf * 2.2 / (tf + 1.2*(0.25+0.75*float64(d.length)/average))
			}
		}
	}
	return ok, scores, kinds
}

// passes tests the groups of q but the one given.
func (b *brute) passes(d *bruteDoc, q Query, but group) bool {
	if but != personGroup && q.Persons != nil && !slices.ContainsFunc(d.Persons, func(f PersonFact) bool { return slices.Contains(q.Persons, f.Person) }) {
		return false
	}
	if q.Speakers != nil && !slices.ContainsFunc(d.Quotes, func(f QuoteFact) bool { return slices.Contains(q.Speakers, f.Person) }) {
		return false
	}
	if but != topicGroup && q.Topics != nil && !slices.ContainsFunc(q.Topics, func(id string) bool { return d.topics[id] }) {
		return false
	}
	if but != sourceGroup && q.Sources != nil && !slices.Contains(q.Sources, d.Source) {
		return false
	}
	if but != langGroup && q.Langs != nil && !slices.Contains(q.Langs, d.Lang) {
		return false
	}
	ranged := !q.From.IsZero() || !q.To.IsZero()
	if but == dateGroup || !ranged && !q.Undated {
		return true
	}
	if !d.dated {
		return q.Undated
	}
	if !ranged {
		return false
	}
	if from, _ := q.From.Bounds(); !q.From.IsZero() && d.last < from {
		return false
	}
	_, to := q.To.Bounds()
	return q.To.IsZero() || d.first <= to
}

// counts is the articles by value, of those that pass all groups but one.
func (b *brute) counts(q Query, ok []bool, but group, chosen []string, no func(string) int, values func(*bruteDoc) []string) (counts []Count) {
	n := map[string]int{}
	for _, id := range chosen {
		n[id] = 0
	}
	for i := range b.docs {
		if ok[i] && b.passes(&b.docs[i], q, but) {
			for _, v := range values(&b.docs[i]) {
				if v != "" {
					n[v]++
				}
			}
		}
	}
	for id, n := range n {
		counts = append(counts, Count{id, no(id), n, slices.Contains(chosen, id)})
	}
	slices.SortFunc(counts, func(a, b Count) int {
		if a.N != b.N {
			return b.N - a.N
		}
		return strings.Compare(a.ID, b.ID)
	})
	return counts
}

func (b *brute) years(q Query, ok []bool) (years []YearCount, undated int) {
	for year := b.from; year <= b.to; year++ {
		c := YearCount{Year: year}
		for i := range b.docs {
			d := &b.docs[i]
			if !ok[i] || !b.passes(d, q, dateGroup) || !d.dated {
				continue
			}
			if d.first <= dayNumber(year, 12, 31) && d.last >= dayNumber(year, 1, 1) {
				c.N++
			}
			for m := 1; m <= 12; m++ {
				if d.first <= dayNumber(year, m, daysIn(year, m)) && d.last >= dayNumber(year, m, 1) {
					c.Months[m-1]++
				}
			}
		}
		if c.N > 0 {
			years = append(years, c)
		}
	}
	for i := range b.docs {
		if ok[i] && b.passes(&b.docs[i], q, dateGroup) && !b.docs[i].dated {
			undated++
		}
	}
	return years, undated
}
