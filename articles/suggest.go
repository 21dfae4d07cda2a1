package articles

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Suggestion is a way to go on with a query that is being typed.
type Suggestion struct {
	Kind   SuggestionKind
	ID     string   // of the person, the topic or the article
	Text   string   // of a word, as it is written; of an article, its title
	Begins []string // the folded beginnings of words by which it was found: see Begun
	Query  Query    // what is asked once it is chosen; an article is opened instead
	N      int      // number of articles that Query finds; of an article 1
}

// SuggestionKind is what is suggested.
type SuggestionKind uint8

// The kinds of suggestions, in the order in which they come.
const (
	SuggestedPerson SuggestionKind = iota
	SuggestedTopic
	SuggestedWord
	SuggestedArticle
	suggestionKinds
)

const (
	maxSuggestions = 8
	maxOfKind      = 4
	leastSuggested = 2  // characters of a word that is suggested for by itself
	shownPieces    = 4  // words of a text that may be one name
	triedWords     = 12 // of those that begin as the last word, the most frequent
	triedTitles    = 20 // of the best results
)

// Suggest is at most eight ways to go on with the last words of a query's text: to a person, to a topic, to a word or to an article
// whose title has all words that were typed. They find articles together with everything else that the query asks.
// There are none before there is an index, nor for what is no plain word. It ends early, with nil, if ctx does. pause: see Verify.
func (a *Archive) Suggest(ctx context.Context, q Query, pause func()) []Suggestion {
	q.Page, q.Exact = 1, false
	s := suggesting{a: a, q: q, pieces: lastPieces(q.Text), ctx: ctx, pause: pause}
	if len(s.pieces) == 0 || !a.HasIndex() {
		return nil
	}
	names := a.suggestedNames(&s)
	var all [suggestionKinds][]Suggestion
	all[SuggestedPerson] = s.named(SuggestedPerson, &names.persons)
	all[SuggestedTopic] = s.named(SuggestedTopic, &names.topics)
	if s.enough() {
		begins := s.wordBeginnings()
		all[SuggestedWord] = s.words(begins)
		all[SuggestedArticle] = s.titles(begins)
	}
	if s.ended() {
		return nil
	}
	return shared(all)
}

// shared parts the places of a list among the kinds.
func shared(all [suggestionKinds][]Suggestion) (out []Suggestion) {
	var n [suggestionKinds]int
	for round, left := 0, maxSuggestions; round < maxOfKind; round++ {
		for kind, of := range all {
			if round < len(of) && left > 0 {
				n[kind]++
				left--
			}
		}
	}
	for kind, of := range all {
		out = append(out, of[:n[kind]]...)
	}
	return out
}

// piece is a plain word of a text, up to white space, and all that is before it.
type piece struct{ text, before string }

// lastPieces is the plain words at the end of a text, the last first.
func lastPieces(text string) (pieces []piece) {
	for at := 0; at < len(text); {
		rest := strings.TrimLeftFunc(text[at:], unicode.IsSpace)
		start := len(text) - len(rest)
		if rest == "" {
			break
		}
		end := pieceEnd(rest)
		p := piece{rest[:end], strings.TrimSpace(text[:start])}
		if strings.HasPrefix(p.text, "-") || strings.HasSuffix(p.text, "*") || strings.ContainsFunc(p.text, isQuote) {
			pieces = nil
		} else {
			pieces = append(pieces, p)
		}
		at = start + end
	}
	slices.Reverse(pieces)
	return pieces
}

// suggesting is the work on the suggestions for a query.
type suggesting struct {
	a      *Archive
	q      Query
	pieces []piece
	ctx    context.Context
	pause  func()
}

// ended makes room for everything else and tells whether nobody waits for the suggestions any more.
func (s *suggesting) ended() bool {
	if s.pause != nil {
		s.pause()
	}
	return s.ctx.Err() != nil
}

// enough tells whether the last word says something by itself.
func (s *suggesting) enough() bool { return utf8.RuneCountInString(s.pieces[0].text) >= leastSuggested }

// named suggests the persons or the topics that the last words name, as many of the words as can be.
func (s *suggesting) named(kind SuggestionKind, names *namesByWord) (out []Suggestion) {
	for n := min(shownPieces, len(s.pieces)); n > 1 || n == 1 && s.enough(); n-- {
		var found bitmap
		var begins []string
		for _, p := range s.pieces[:n] {
			has, with := names.begun(p.text)
			if found == nil {
				found = has
			} else {
				for i := range found {
					found[i] &= has[i]
				}
			}
			begins = append(begins, with...)
		}
		if s.ended() || len(begins) == 0 {
			continue
		}
		base := s.q
		base.Text = s.pieces[n-1].before
		answer := s.a.Search(base, 0)
		counts, chosen := answer.Persons, &base.Persons
		if kind == SuggestedTopic {
			counts, chosen = answer.Topics, &base.Topics
		}
		alone := slices.Clip(*chosen)
		for _, c := range counts {
			if c.Chosen || c.N == 0 || found[c.No>>6]&(1<<(c.No&63)) == 0 {
				continue
			}
			*chosen = append(alone, c.ID)
			if len(alone) > 0 { // alternatives find more
				s.ended()
				c.N = s.a.Find(base, 0).Total
			}
			out = append(out, Suggestion{Kind: kind, ID: c.ID, Begins: begins, Query: base, N: c.N})
			if len(out) == maxOfKind {
				break
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// wordBeginnings is what the last word is the beginning of a word of the archive as: as it was typed or, where no word
// begins so, in another layout or script.
func (s *suggesting) wordBeginnings() (begins []string) {
	typed := s.pieces[0].text
	if begins = s.known([]string{Fold(typed)}); len(begins) > 0 || utf8.RuneCountInString(typed) < leastTried {
		return begins
	}
	if begins = s.known(wordsIn(inOtherLayouts(typed))); len(begins) > 0 {
		return begins
	}
	x := newInOtherScript(Fold(plainLatin(typed)))
	if x == nil {
		return nil
	}
	s.ended()
	s.a.words.goOver(x)
	return s.known(append(x.whole, x.begins...))
}

// known is those of begins that words of the archive begin as.
func (s *suggesting) known(begins []string) []string {
	return slices.DeleteFunc(begins, func(begin string) bool { return len(s.a.words.prefixed(begin)) == 0 })
}

// words suggests the most frequent words that the last one may become.
func (s *suggesting) words(begins []string) (out []Suggestion) {
	x := s.a.index.Load()
	var frequent []uint64 // few postings, high lemmas last
	for _, begin := range begins {
		for _, l := range s.a.words.prefixed(begin) {
			frequent = append(frequent, uint64(^uint32(len(x.of(s.a, l))))<<32|uint64(l))
		}
	}
	slices.Sort(frequent)
	typed := Fold(s.pieces[0].text)
	for _, key := range frequent[:min(triedWords, len(frequent))] {
		if len(out) == maxOfKind || s.ended() {
			break
		}
		word := s.a.completed(int(uint32(key)), begins)
		if word == "" || word == typed {
			continue
		}
		q := s.q
		word = s.a.written([]string{word})[0]
		q.Text = strings.TrimSpace(s.pieces[0].before + " " + word)
		if slices.ContainsFunc(out, func(other Suggestion) bool { return other.Query.Text == q.Text }) {
			continue
		}
		if n := s.a.Find(q, 0).Total; n > 0 {
			out = append(out, Suggestion{Kind: SuggestedWord, Text: word, Begins: begins, Query: q, N: n})
		}
	}
	return out
}

// completed is a lemma's word, or else its shortest form, that begins as one of begins.
func (a *Archive) completed(lemma int, begins []string) (word string) {
	if word = a.words.word(lemma); beginsAs(word, begins) {
		return word
	}
	word = ""
	for _, form := range a.words.formsOf(lemma) {
		if beginsAs(form, begins) && (word == "" || len(form) < len(word)) {
			word = form
		}
	}
	return word
}

func beginsAs(word string, begins []string) bool {
	return slices.ContainsFunc(begins, func(begin string) bool { return strings.HasPrefix(word, begin) })
}

// titles suggests the articles whose titles have all words, the last as a beginning, that come first among the results.
func (s *suggesting) titles(begins []string) (out []Suggestion) {
	for i, begin := range begins {
		if i == 3 || len(out) > 0 || s.ended() {
			break
		}
		wanted := partsOf(begin)
		for _, p := range s.pieces[1:] {
			wanted = append(wanted, partsOf(p.text)...)
		}
		q := s.q
		q.Text, q.Sort = s.pieces[0].before+" "+begin+"*", ByRelevance
		for _, n := range s.a.Find(q, triedTitles).Hits {
			title := s.a.headlines.at(n)
			if len(out) < maxOfKind && hasAll(partsOf(title), wanted) {
				out = append(out, Suggestion{Kind: SuggestedArticle, ID: s.a.ID(n), Text: title, Begins: wanted, Query: s.q, N: 1})
			}
		}
	}
	return out
}

func hasAll(words, begins []string) bool {
	for i := range begins {
		if !slices.ContainsFunc(words, func(word string) bool { return beginsAs(word, begins[i:i+1]) }) {
			return false
		}
	}
	return true
}

// Begun is where the words of a text begin as one of begins, which are folded.
func Begun(text string, begins []string) (spans []Span) {
	for w := (wordScanner{s: text}); w.next(); {
		for _, p := range w.parts {
			longest, word := 0, Fold(text[p.start:p.end])
			for _, begin := range begins {
				if strings.HasPrefix(word, begin) {
					longest = max(longest, len(begin))
				}
			}
			end := p.start
			for end < p.end && len(Fold(text[p.start:end])) < longest {
				_, size := utf8.DecodeRuneInString(text[end:])
				end += size
			}
			if longest > 0 {
				spans = append(spans, Span{Start: p.start, End: end})
			}
		}
	}
	return spans
}
