package articles

import (
	"context"
	"slices"
)

// Answer is the result of a search. Every count is exact. The counts of a group
// are those that the query would give without the group's own choice.
type Answer struct {
	Total   int
	Hits    []int // article numbers of the page asked for, at most limit
	Page    int   // the page that Hits are of: Query.Page, or the last one if that is beyond it
	Persons []Count
	Topics  []Count
	Sources []Count
	Langs   []Count
	Years   []YearCount // ascending; the date group's counts
	Undated int         // the date group's
	Words   []Word      // how the words of Query.Text were understood
}

// Search answers q with at most limit hits and all counts.
//
// The text decides first which articles match. Of these, one that fails no group counts everywhere, one
// that fails exactly one group counts in that group alone.
func (a *Archive) Search(q Query, limit int) Answer { return a.answer(q, limit, true) }

// Find is Search without the counts: of the answer, Total, Hits, Page and Words are set.
func (a *Archive) Find(q Query, limit int) Answer { return a.answer(q, limit, false) }

func (a *Archive) answer(q Query, limit int, counted bool) Answer {
	s := a.scratch.Get().(*scratch)
	defer a.scratch.Put(s)
	s.lent = 0
	terms := a.terms(q.Text, q.Exact)
	matched := a.match(terms, s)
	var answer Answer
	for _, t := range terms {
		t.Lemmas, t.Others = slices.Clone(t.Lemmas), slices.Clone(t.Others)
		answer.Words = append(answer.Words, t.Word)
	}
	t := a.tables()
	var hits []int32
	if f := a.filter(q, t); counted {
		hits = a.count(&answer, f, matched, t, s)
	} else {
		hits, _ = a.sift(f, matched, t, s, false)
	}
	answer.Total = len(hits)
	answer.Page = 1
	if limit < 1 {
		return answer
	}
	if pages := (len(hits) + limit - 1) / limit; pages > 0 {
		answer.Page = min(max(q.Page, 1), pages)
	}
	skip := (answer.Page - 1) * limit
	ranked := q.Sort == ByRelevance && slices.ContainsFunc(terms, func(t term) bool { return !t.Excluded })
	if ranked {
		hits = a.best(hits, matched.terms, t, skip+limit, s)
	} else {
		hits = a.byDate(hits, q.Sort == ByOldest, skip+limit)
	}
	for _, doc := range hits[skip:min(skip+limit, len(hits))] {
		answer.Hits = append(answer.Hits, int(doc))
	}
	return answer
}

// byDate is the first n of hits in order of date, undated ones last. hits ascend.
func (a *Archive) byDate(hits []int32, oldest bool, n int) []int32 {
	n = min(n, len(hits))
	if oldest {
		return hits[:n]
	}
	dated, _ := slices.BinarySearch(hits, int32(a.dated))
	ordered := make([]int32, 0, n)
	for i := dated - 1; i >= 0 && len(ordered) < n; i-- {
		ordered = append(ordered, hits[i])
	}
	return append(ordered, hits[dated:][:n-len(ordered)]...)
}

// postingList is articles, ascending, and how often a term occurs in each.
type postingList struct {
	docs    []int32
	weights []int32 // title occurrences count titleWeight times
}

// scratch is memory that searches use one after another.
type scratch struct {
	weights []int32 // by article; all 0 between uses
	scores  []float64
	lists   [][]int32 // lent by list
	lent    int
}

// list lends an empty list with room for n numbers, until the next search.
func (s *scratch) list(n int) []int32 {
	if s.lent == len(s.lists) {
		s.lists = append(s.lists, nil)
	}
	l := &s.lists[s.lent]
	s.lent++
	if cap(*l) < n {
		*l = make([]int32, n)
	}
	return (*l)[:0]
}

func (a *Archive) newScratch() *scratch { return &scratch{weights: make([]int32, a.Len())} }

// matchedTerm is a term that articles must have.
type matchedTerm struct {
	postingList
	idf float64
}

// matches is the articles that a query's text lets through.
type matches struct {
	all   bool
	docs  []int32 // unless all
	terms []matchedTerm
}

// match finds the articles that have all terms and none of the excluded ones.
func (a *Archive) match(terms []term, s *scratch) matches {
	m := matches{all: true}
	var phrases []phraseTerm
	for i := range terms {
		t := &terms[i]
		if t.Unknown {
			if !t.Excluded {
				return matches{}
			}
			continue
		}
		if t.Excluded && t.Kind != Phrase {
			continue
		}
		list, idf := a.postingsOf(t, s)
		if t.Kind == Phrase {
			phrases = append(phrases, phraseTerm{term: t, candidates: list.docs, idf: idf})
		}
		if t.Excluded {
			continue
		}
		if t.Kind != Phrase {
			m.terms = append(m.terms, matchedTerm{list, idf})
		}
		if m.all {
			m.all, m.docs = false, append(s.list(len(list.docs)), list.docs...)
		} else {
			m.docs = intersect(m.docs, list.docs)
		}
	}
	for i := range terms {
		if t := &terms[i]; t.Excluded && !t.Unknown && t.Kind != Phrase {
			list, _ := a.postingsOf(t, s)
			m.list(a.Len())
			m.docs = subtract(m.docs, list.docs)
		}
	}
	if len(phrases) > 0 {
		m.list(a.Len())
		a.matchPhrases(&m, phrases)
	}
	return m
}

// list turns all into docs.
func (m *matches) list(n int) {
	if !m.all {
		return
	}
	m.all, m.docs = false, ascending(make([]int32, n))
}

// postingsOf is the articles that have all of t.lemmas, with the least of their
// weights; and the sum of the words' inverse document frequencies.
func (a *Archive) postingsOf(t *term, s *scratch) (list postingList, idf float64) {
	for i, lemmas := range t.lemmas {
		next := a.union(lemmas, s)
		idf += a.idf(len(next.docs))
		if i == 0 {
			list = next
			continue
		}
		n, k := 0, 0
		for j, doc := range list.docs {
			for k < len(next.docs) && next.docs[k] < doc {
				k++
			}
			if k < len(next.docs) && next.docs[k] == doc {
				list.docs[n], list.weights[n] = doc, min(list.weights[j], next.weights[k])
				n++
			}
		}
		list.docs, list.weights = list.docs[:n], list.weights[:n]
	}
	return list, idf
}

// union is the articles that have one of lemmas, with the greatest of their
// weights: an ambiguous word counts in each of its lemmas, so a sum would count it twice.
func (a *Archive) union(lemmas []int, s *scratch) (list postingList) {
	x := a.index.Load()
	if x == nil {
		found := a.scan(context.Background(), lemmas, nil)
		list.docs = append(s.list(len(found.docs)), found.docs...)
		list.weights = append(s.list(len(found.docs)), found.weights...)
		return list
	}
	if len(lemmas) == 1 {
		p := x.of(a, lemmas[0])
		n := min(len(p), a.Len())
		return decodePostings(p, a.Len(), postingList{s.list(n), s.list(n)})
	}
	list = postingList{s.list(a.Len()), s.list(a.Len())}
	low, high := int32(a.Len()), int32(-1)
	for _, l := range lemmas {
		p := decodePostings(x.of(a, l), a.Len(), list)
		for i, doc := range p.docs {
			s.weights[doc] = max(s.weights[doc], p.weights[i])
		}
		if n := len(p.docs); n > 0 {
			low, high = min(low, p.docs[0]), max(high, p.docs[n-1])
		}
	}
	for doc := low; doc <= high; doc++ {
		if w := s.weights[doc]; w > 0 {
			list.docs = append(list.docs, doc)
			list.weights = append(list.weights, w)
			s.weights[doc] = 0
		}
	}
	return list
}

// of is the postings of a lemma.
func (x *index) of(a *Archive, lemma int) string {
	if uint(lemma) >= uint(a.words.lemmas) {
		a.damage.met(wordsSection)
		return ""
	}
	return x.postings[x.starts[lemma]:x.starts[lemma+1]]
}

// decodePostings is postings of so many articles, up to where they are damaged. It has its place in the empty list to, whose
// capacity is enough for them.
func decodePostings(s string, articles int, to postingList) postingList {
	docs, weights := to.docs[:cap(to.docs)], to.weights[:cap(to.weights)]
	n, doc := 0, -1
	for at := 0; at < len(s) && n < len(docs) && n < len(weights); n++ {
		v := int(s[at])
		if at++; v >= 0x80 {
			if v, at = longUvarint(s, at-1); v < 0 {
				break
			}
		}
		gap := v >> 1
		if gap >= articles-1-doc {
			break
		}
		doc += gap + 1
		weight := 1
		if v&1 != 0 {
			if at < len(s) && s[at] < 0x80 {
				weight = int(s[at]) + 2
				at++
			} else if v, at = longUvarint(s, at); v >= 0 {
				weight = min(v, maxWeight) + 2
			}
		}
		docs[n], weights[n] = int32(doc), int32(weight)
	}
	return postingList{docs[:n], weights[:n]}
}

// longUvarint reads a uvarint and says where it ends; it is -1 if there is none.
func longUvarint(s string, at int) (v, end int) {
	r := reader{s: s[at:]}
	if v = r.uvarint(); r.bad || v < 0 {
		v = -1
	}
	return v, len(s) - len(r.s)
}

// maxWeight is more than a word can occur in an article.
const maxWeight = 1 << 30

// intersect keeps of a what is in b; both ascend. a is overwritten.
func intersect(a, b []int32) []int32 {
	n, j := 0, 0
	for _, doc := range a {
		j += gallop(b[j:], doc)
		if j < len(b) && b[j] == doc {
			a[n] = doc
			n++
		}
	}
	return a[:n]
}

// subtract keeps of a what is not in b; both ascend. a is overwritten.
func subtract(a, b []int32) []int32 {
	n, j := 0, 0
	for _, doc := range a {
		j += gallop(b[j:], doc)
		if j == len(b) || b[j] != doc {
			a[n] = doc
			n++
		}
	}
	return a[:n]
}

// gallop is the position of the first of list that is not below doc, quickly if it is near the front.
func gallop(list []int32, doc int32) int {
	step := 1
	for step < len(list) && list[step] < doc {
		step *= 2
	}
	low, high := step/2, min(step+1, len(list))
	for low < high {
		if m := (low + high) / 2; list[m] < doc {
			low = m + 1
		} else {
			high = m
		}
	}
	return low
}
