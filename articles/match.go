package articles

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Matcher finds the words of a query's text in articles. It is for one goroutine.
type Matcher struct {
	a        *Archive
	words    map[string]int // folded form → number of the term
	prefixes []prefixTerm
	phrases  []phraseTermFinder
	terms    int
	buf      []byte
}

type prefixTerm struct {
	prefix string
	term   int
}

type phraseTermFinder struct {
	*phraseFinder
	term int
}

// Matcher prepares the highlighting of text, a Query.Text. Of a word, the
// forms that made an article be found are matched; of a prefix, the words that
// begin with it, and, if it stands for at most 20 words, their other forms.
func (a *Archive) Matcher(text string) *Matcher { return a.MatcherOf(Query{Text: text}) }

// MatcherOf is Matcher for the text of q, which may be Exact.
func (a *Archive) MatcherOf(q Query) *Matcher {
	m := &Matcher{a: a, words: map[string]int{}}
	for _, t := range a.terms(q.Text, q.Exact) {
		if t.Excluded || t.Unknown {
			continue
		}
		n := m.terms
		m.terms++
		if t.Kind == Phrase {
			m.phrases = append(m.phrases, phraseTermFinder{newPhraseFinder(t.tokens), n})
			continue
		}
		if t.Kind == Prefix {
			for _, prefix := range t.tokens {
				m.prefixes = append(m.prefixes, prefixTerm{prefix, n})
			}
			if len(t.lemmas[0]) > shownLemmas {
				continue
			}
		}
		for _, lemmas := range t.lemmas {
			m.addForms(lemmas, n)
		}
	}
	return m
}

// addForms has the occurring forms of lemmas matched as term n.
func (m *Matcher) addForms(lemmas []int, n int) {
	for _, l := range lemmas {
		for _, form := range m.a.words.formsOf(l) {
			if _, known := m.words[form]; known {
				continue
			}
			if of, occurs := m.a.words.find(form); occurs && slices.Contains(of, l) {
				m.words[form] = n
			}
		}
	}
}

// Spans finds the words that the query asked for in s; ascending, apart. Field is left zero.
func (m *Matcher) Spans(s string) []Span {
	var spans []Span
	for _, f := range m.find(s) {
		if n := len(spans); n > 0 && f.start < spans[n-1].End {
			spans[n-1].End = max(spans[n-1].End, f.end)
			continue
		}
		spans = append(spans, Span{Start: f.start, End: f.end})
	}
	return spans
}

// found is a place where a term of the query stands.
type found struct {
	part
	term int
}

// find gives all places, ascending; they may overlap.
func (m *Matcher) find(s string) (all []found) {
	if m.terms == 0 {
		return nil
	}
	if len(m.words) > 0 || len(m.prefixes) > 0 {
		try := func(p part) {
			m.buf = appendFold(m.buf[:0], s[p.start:p.end])
			if n, ok := m.words[string(m.buf)]; ok {
				all = append(all, found{p, n})
				return
			}
			for _, x := range m.prefixes {
				if len(m.buf) >= len(x.prefix) && string(m.buf[:len(x.prefix)]) == x.prefix {
					all = append(all, found{p, x.term})
					return
				}
			}
		}
		for w := (wordScanner{s: s}); w.next(); {
			if len(w.parts) > 1 {
				try(w.whole())
			}
			for _, p := range w.parts {
				try(p)
			}
		}
	}
	for _, f := range m.phrases {
		f.each(s, func(p part) { all = append(all, found{p, f.term}) })
	}
	slices.SortStableFunc(all, func(a, b found) int { return a.start - b.start })
	return all
}

// Snippet is a cut from a text.
type Snippet struct {
	Text          string
	Before, After bool // text was cut off before or after
	Marks         []Span
}

// snippetSearch bounds how many bytes of a text are searched for its best part.
const snippetSearch = 1 << 20

// Snippet is the part of article n's text that shows best why it was found, at
// most about runes long, cut at words: with its matches as spans into Text. It is
// the part with the most different terms; of several, the first. Line
// breaks and other white space are shown as one space.
func (m *Matcher) Snippet(n, runes int) Snippet {
	text := m.a.texts.at(n)
	searched := text
	if len(searched) > snippetSearch {
		searched = searched[:snippetSearch]
		for len(searched) > 0 && !utf8.RuneStart(text[len(searched)]) {
			searched = searched[:len(searched)-1]
		}
	}
	runes = max(runes, 1)
	start, end := m.window(searched, m.find(searched), runes)
	if start == 0 {
		end = forward(text, 0, runes)
	}
	start, end = cutAtWords(text, start, end)
	return m.cut(text, start, end)
}

// window is the stretch of about runes characters with the most different terms.
func (m *Matcher) window(s string, all []found, runes int) (start, end int) {
	best, from, to := 0, 0, 0
	counts := make([]int, m.terms)
	distinct := 0
	left := 0
	length := 0 // characters from all[left].start to counted
	counted := 0
	for right, f := range all {
		if right == 0 {
			counted = f.start
		}
		if f.end > counted {
			length += utf8.RuneCountInString(s[counted:f.end])
			counted = f.end
		}
		if counts[f.term]++; counts[f.term] == 1 {
			distinct++
		}
		for left < right && length > runes {
			if counts[all[left].term]--; counts[all[left].term] == 0 {
				distinct--
			}
			length -= utf8.RuneCountInString(s[all[left].start:all[left+1].start])
			left++
		}
		if distinct > best {
			best, from, to = distinct, all[left].start, counted
		}
	}
	if best == 0 {
		return 0, 0
	}
	// Show a third of what is left over before the matches, the rest behind.
	spare := max(runes-utf8.RuneCountInString(s[from:to]), 0)
	start = backward(s, from, spare/3)
	if start == 0 {
		return 0, 0
	}
	if end = forward(s, start, runes); end == len(s) {
		start = backward(s, end, runes)
	}
	return start, end
}

// forward and backward are the positions n characters behind and before i.
func forward(s string, i, n int) int {
	for ; n > 0 && i < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return i
}

func backward(s string, i, n int) int {
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return i
}

// cutAtWords moves start on and end back to white space, unless there is none near.
func cutAtWords(text string, start, end int) (int, int) {
	const near = 40 * 2 // bytes
	if start > 0 {
		if r, _ := utf8.DecodeLastRuneInString(text[:start]); !unicode.IsSpace(r) {
			if i := strings.IndexFunc(text[start:min(end, start+near)], unicode.IsSpace); i >= 0 {
				start += i
			}
		}
	}
	if end < len(text) {
		if r, _ := utf8.DecodeRuneInString(text[end:]); !unicode.IsSpace(r) {
			from := max(start, end-near)
			for from < end && !utf8.RuneStart(text[from]) {
				from++
			}
			if i := strings.LastIndexFunc(text[from:end], unicode.IsSpace); i >= 0 {
				end = from + i
			}
		}
	}
	return start, end
}

// cut makes a Snippet of text[start:end].
func (m *Matcher) cut(text string, start, end int) Snippet {
	snippet := Snippet{
		Before: strings.TrimSpace(text[:start]) != "",
		After:  strings.TrimSpace(text[end:]) != "",
	}
	snippet.Text = strings.Join(strings.Fields(text[start:end]), " ")
	snippet.Marks = m.Spans(snippet.Text)
	return snippet
}
