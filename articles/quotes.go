package articles

import "fmt"

// Quote is what a person is quoted as saying in article No.
type Quote struct {
	No int
	QuoteFact
}

// Quotes are the quotations in article n.
func (a *Archive) Quotes(n int) []QuoteFact { return a.Article(n).Quotes }

// QuotesBy are at most limit quotations of person n, of the newest articles first, undated ones last, and in each in their order;
// and how many articles quote the person.
func (a *Archive) QuotesBy(n, limit int) (quotes []Quote, articles int) {
	lists := a.tables().quotedIn()
	if uint(n) >= uint(len(lists.starts)-1) {
		return nil, 0
	}
	docs, id := lists.of(n), a.personID(n)
	for i := range docs {
		if len(quotes) >= limit {
			break
		}
		doc := int(newestFirst(docs, i, a.dated))
		for _, q := range a.Quotes(doc) {
			if q.Person == id && len(quotes) < limit {
				quotes = append(quotes, Quote{doc, q})
			}
		}
	}
	return quotes, len(docs)
}

// newestFirst is the ith of ascending articles, of which those from dated on have no date, in the order of ByNewest.
func newestFirst(docs []int32, i, dated int) int32 {
	n := len(docs)
	for n > 0 && int(docs[n-1]) >= dated {
		n--
	}
	if i < n {
		return docs[n-1-i]
	}
	return docs[i]
}

func (a *Archive) quotesOutline() error {
	r := reader{s: a.sections[quotesSection]}
	a.speakerCounts, a.speakersOf, a.quotes = r.column(), r.column(), r.list()
	if r.bad || r.s != "" {
		return errEnd
	}
	if a.speakerCounts.n != a.Len() || a.quotes.n != a.Len() {
		return fmt.Errorf("found speakers of %d articles and quotations of %d, wanted %d", a.speakerCounts.n, a.quotes.n, a.Len())
	}
	a.quotes.section, a.quotes.damage = quotesSection, &a.damage
	return nil
}

// speakers are the persons whom each article quotes.
func (a *Archive) speakers(t *tables) *numberLists {
	l := &numberLists{starts: make([]int32, a.Len()+1)}
	at := 0
	for doc := range a.Len() {
		persons, count := t.persons.of(doc), a.speakerCounts.at(doc)
		if count < 0 || count > a.speakersOf.n-at {
			a.damage.met(quotesSection)
			count = 0
		}
		for range count {
			p := a.speakersOf.at(at)
			if at++; uint(p) >= uint(len(persons)) {
				a.damage.met(quotesSection)
				continue
			}
			l.numbers = append(l.numbers, persons[p])
		}
		l.starts[doc+1] = int32(len(l.numbers))
	}
	return l
}

// quotesOf reads the quotations of article n, which has its texts.
func (a *Archive) quotesOf(n int, article *Article) (quotes []QuoteFact) {
	item := a.quotes.at(n)
	if item == "" {
		return nil
	}
	speakers := a.tables().speakers().of(n)
	r := factReader{reader: reader{s: item}, a: a}
	for before := 0; r.s != ""; {
		speaker := r.uvarint()
		m := Mention{Span: r.span(before), Rule: r.rule()}
		if !r.want(!r.bad && speaker>>1 < len(speakers) && m.check(article.Title, article.Text) == nil) {
			a.damage.met(quotesSection)
			break
		}
		before = m.Start
		quotes = append(quotes, QuoteFact{a.personID(int(speakers[speaker>>1])), speaker&1 != 0, m})
	}
	return quotes
}

// checkQuotes is for a section whose articles and persons have been checked.
func (a *Archive) checkQuotes(p *pacer) error {
	titles, texts := a.headlines.reader(), a.texts.reader()
	at := 0
	err := a.quotes.check("article", p, func(i int, item string) error {
		count, persons, last := a.speakerCounts.at(i), a.personCounts.at(i), -1
		if count < 0 || count > a.speakersOf.n-at {
			return fmt.Errorf("found %d speakers, wanted at most the %d that are left", count, a.speakersOf.n-at)
		}
		for range count {
			k := a.speakersOf.at(at)
			if at++; k <= last || k >= persons {
				return fmt.Errorf("found speaker %d after %d, wanted ascending ones below %d", k, last, persons)
			}
			last = k
		}
		if item == "" && count == 0 {
			return nil
		}
		title, text := a.headlines.decode(titles.at(i)), a.texts.decode(texts.at(i))
		p.spend(len(text))
		r, before, quoted := reader{s: item}, 0, make([]bool, count)
		for r.s != "" && !r.bad {
			speaker := r.uvarint()
			span := r.span(before)
			if speaker>>1 >= count {
				return fmt.Errorf("found a quotation of speaker %d, wanted one below %d", speaker>>1, count)
			}
			if err := span.check(title, text); err != nil {
				return err
			}
			if n := r.uvarint(); n > a.rules.n {
				return fmt.Errorf("found rule %d, wanted at most %d", n, a.rules.n)
			}
			before, quoted[speaker>>1] = span.Start, true
		}
		if r.bad {
			return errEnd
		}
		for k, ok := range quoted {
			if !ok {
				return fmt.Errorf("found no quotation of speaker %d, wanted one", k)
			}
		}
		return nil
	})
	if err == nil && at != a.speakersOf.n {
		return fmt.Errorf("found %d speakers behind the last article's", a.speakersOf.n-at)
	}
	return err
}
