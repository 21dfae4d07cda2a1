package main

import (
	"bufio"
	"cmp"
	"flag"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"muragat/articles"
	"muragat/articles/extract"
	"muragat/articles/source"
)

// check writes a report for the curator: what was recognised in each article, what
// is doubtful, and all problems.
func check(args []string, stdout, stderr io.Writer) error {
	folders, err := parse(flag.NewFlagSet("check", flag.ContinueOnError), args, stderr)
	if err != nil {
		return err
	}
	c, err := read(folders, stderr)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(stdout)
	c.writeCheck(out)
	if len(c.folder.Problems) > 0 {
		fmt.Fprintln(out)
	}
	failed := c.report(out) // last, where a terminal stands still
	return cmp.Or(out.Flush(), failed)
}

func (c *collection) writeCheck(w io.Writer) {
	fmt.Fprintln(w, c.summary())
	c.writeCorrections(w)
	persons := map[string]articles.Person{}
	for _, p := range c.found.Persons {
		persons[p.ID] = p
	}
	topics := map[string]string{}
	for _, t := range c.found.Topics {
		topics[t.ID] = label(t, c.folder.Settings.Lang)
	}
	doubts := map[string][]extract.Doubt{}
	for _, d := range c.found.Doubts {
		doubts[d.Article] = append(doubts[d.Article], d)
	}
	for i, a := range c.found.Articles {
		fmt.Fprintf(w, "\n%s\n", a.Title)
		writeArticle(w, a, c.folder.Articles[i], c.dir)
		for n, p := range a.Persons {
			writeLine(w, n, "persons", fmt.Sprintf("%s (%s): %s", persons[p.Person].Name, p.Person, forms(a, p)))
		}
		if len(a.Persons) == 0 {
			writeLine(w, 0, "persons", "none found")
		}
		for n, t := range a.Topics {
			writeLine(w, n, "topics", fmt.Sprintf("%s (%s), %.2f, %s", topics[t.Topic], t.Topic, t.Score, t.Rule))
		}
		if len(a.Topics) == 0 {
			writeLine(w, 0, "topics", "none found")
		}
		for n, d := range a.Dates {
			writeLine(w, n, "mentions", fmt.Sprintf("%s: «%s»", d.Date, spanned(a, d.Span)))
		}
		for n, q := range a.Quotes {
			writeLine(w, n, "quotes", quote(a, q, persons[q.Person].Name))
		}
		for n, d := range doubts[a.ID] {
			writeLine(w, n, "doubtful", doubt(a, d, persons))
		}
	}
}

// writeCorrections says what the curator's corrections changed; those in vain are warned of.
func (c *collection) writeCorrections(w io.Writer) {
	n := 0
	for i, x := range c.found.Corrected {
		if x.Found != "" {
			continue
		}
		text := fmt.Sprintf("line %d: %s %s", c.folder.Corrections[i].Line, x.Kind, x.Person)
		if x.To != "" {
			text += " to " + x.To
		}
		writeLine(w, n, "corrected", text+": "+plural(x.Articles, "article"))
		n++
	}
}

func writeArticle(w io.Writer, a articles.Article, given source.Article, dir string) {
	file := filepath.Join(dir, filepath.FromSlash(given.File))
	if given.Line > 1 {
		file = fmt.Sprintf("%s:%d", file, given.Line)
	}
	writeLine(w, 0, "id", a.ID)
	writeLine(w, 0, "file", file)
	date := a.Date.String()
	switch {
	case a.Date.IsZero():
		date = "unknown; \"date: 2024-04-18\" in the front matter would give it"
	case given.Article.Date.IsZero():
		date += ", read from the text"
	}
	writeLine(w, 0, "date", date)
	lang := cmp.Or(a.Lang, "unknown; \"lang: ru\" in the front matter would give it")
	if given.Article.Lang == "" && a.Lang != "" {
		lang += ", recognised"
	}
	writeLine(w, 0, "language", lang)
	for _, l := range [][2]string{{"source", a.Source}, {"address", a.URL}, {"author", a.Author}, {"pictures", a.Credit}} {
		if l[1] != "" {
			writeLine(w, 0, l[0], l[1])
		}
	}
}

// writeLine writes the nth line of a group; only the first names the group.
func writeLine(w io.Writer, n int, group, text string) {
	if n > 0 {
		group = ""
	}
	fmt.Fprintf(w, "  %-10s%s\n", group, text)
}

// forms are the spellings of a person in an article, the most frequent first.
func forms(a articles.Article, p articles.PersonFact) string {
	if len(p.Mentions) == 0 {
		return "named by the curator"
	}
	count := map[string]int{}
	for _, m := range p.Mentions {
		count[spanned(a, m.Span)]++
	}
	words := slices.SortedFunc(maps.Keys(count), func(x, y string) int {
		return cmp.Or(count[y]-count[x], strings.Compare(x, y))
	})
	for i, word := range words {
		words[i] = fmt.Sprintf("«%s»", word)
		if n := count[word]; n > 1 {
			words[i] += fmt.Sprintf(" %d times", n)
		}
	}
	return strings.Join(words, ", ")
}

// quote is the words of a quotation in short, and who tells its speaker.
func quote(a articles.Article, q articles.QuoteFact, speaker string) string {
	words := []rune(spanned(a, q.Span))
	if len(words) > quoteShown {
		words = append(words[:quoteShown-1], '…')
	}
	perhaps := ""
	if q.Unsure {
		perhaps = "perhaps "
	}
	return fmt.Sprintf("%s%s: «%s», %s", perhaps, speaker, string(words), q.Rule)
}

// quoteShown is the most code points of a quotation in the report.
const quoteShown = 80

func spanned(a articles.Article, s articles.Span) string {
	text := a.Text
	if s.Field == articles.InTitle {
		text = a.Title
	}
	return strings.Join(strings.Fields(text[s.Start:s.End]), " ")
}

// label is the name of a topic in a language, or in the first there is.
func label(t articles.Topic, lang string) string {
	for _, l := range t.Labels {
		if l.Lang == lang {
			return l.Text
		}
	}
	return t.Labels[0].Text
}

// doubt says what is doubtful and what the curator can do about it.
func doubt(a articles.Article, d extract.Doubt, persons map[string]articles.Person) string {
	may := make([]string, len(d.IDs))
	for i, id := range d.IDs {
		may[i] = id
		if name := persons[id].Name; name != "" {
			may[i] = fmt.Sprintf("%s (%s)", name, id)
		}
	}
	who := strings.Join(may, ", ")
	switch d.Kind {
	case extract.UnknownTopic:
		return fmt.Sprintf("the topic «%s» is in no vocabulary", d.Text)
	case extract.AmbiguousName:
		return fmt.Sprintf("«%s» may be %s; %q in the front matter names the right ones", d.Text, who, "people:")
	case extract.PerhapsSame:
		return fmt.Sprintf("«%s» is perhaps %s; if so, make it an alias in people.yaml", d.Text, who)
	}
	return fmt.Sprintf("«%s»: %s", d.Text, who)
}
