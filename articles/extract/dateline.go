package extract

import (
	"strings"

	"muragat/articles"
)

// The reach of a dateline: lines at the start and the end of a text, bytes of a
// line, and words of the place and the agency before the date.
const (
	datelineHead  = 5
	datelineTail  = 2
	datelineBytes = 400
	datelineWords = 6
)

// dateline finds the article's own date where it is written down: at the start of
// the text («АСТАНА, 12 марта 2019 — …», «12.03.2019 18:30 …»), in a line of its own
// near the start or the end, or at the edge of the title. Only a whole day with
// its year will do. The span is where it stands; rule names the place.
func dateline(title, text, lang string) (date articles.Date, at articles.Span, rule string, ok bool) {
	if f, rule, ok := headlineDate(newDateParser(title, lang, articles.Date{})); ok {
		f.Field = articles.InTitle
		return f.Date, f.Span, rule, true
	}
	head, tail := edgeLines(text)
	for i, line := range append(head, tail...) {
		p := newDateParser(line.text, lang, articles.Date{})
		p.run()
		for k := range p.found {
			f := &p.found[k]
			if !f.explicit || f.day == (calendar{}) {
				continue
			}
			rule := ""
			switch {
			case p.fillsLine(f):
				rule = "stamped line"
			case i >= len(head):
			case i < 3 && p.afterPlace(f):
				rule = "dateline"
			case i < 2 && p.withTime(f), i < 2 && p.opensLine(f):
				rule = "stamp"
			case i == 0 && p.afterHeadline(f):
				rule = "stamp behind the headline"
			}
			if rule != "" {
				d := p.fact(f, line.start)
				return d.Date, d.Span, rule, true
			}
		}
		if i == 0 {
			if d, rule, ok := headlineDate(p); ok {
				d.Start, d.End = d.Start+line.start, d.End+line.start
				return d.Date, d.Span, rule, true
			}
		}
	}
	return articles.Date{}, articles.Span{}, "", false
}

type textLine struct {
	text  string // cut to datelineBytes
	start int    // in the text
}

// edgeLines are the first and the last lines of text that are not empty.
func edgeLines(text string) (head, tail []textLine) {
	start := 0
	for start < len(text) && len(head) < datelineHead {
		line, _, _ := strings.Cut(text[start:], "\n")
		if strings.TrimSpace(line) != "" {
			head = append(head, cutLine(line, start))
		}
		start += len(line) + 1
	}
	end := len(text)
	for end > start && len(tail) < datelineTail {
		from := max(start, strings.LastIndexByte(text[:end], '\n')+1)
		if line := text[from:end]; strings.TrimSpace(line) != "" {
			tail = append(tail, cutLine(line, from))
		}
		end = from - 1
	}
	return head, tail
}

func cutLine(line string, start int) textLine {
	if len(line) > datelineBytes {
		line = line[:strings.LastIndexByte(line[:datelineBytes], ' ')+1]
	}
	return textLine{line, start}
}

func (p *dateParser) fact(f *foundDate, offset int) articles.DateFact {
	d, _ := articles.ParseDate(f.edtf)
	return articles.DateFact{Date: d, Mention: articles.Mention{
		Span: articles.Span{Start: offset + p.lx[f.first].start, End: offset + p.lx[f.last].end}, Rule: f.rule,
	}}
}

// headlineDate finds a date of figures that begins or ends a headline: «… подписан 04.11.2018».
func headlineDate(p *dateParser) (articles.DateFact, string, bool) {
	if p.found == nil {
		p.run()
	}
	for k := range p.found {
		f := &p.found[k]
		if f.day == (calendar{}) || f.rule != "numeric" && f.rule != "iso" || len(p.lx) > 60 {
			continue
		}
		begins := f.first == 0 && (f.last+1 == len(p.lx) || p.lx[f.last+1].capital || p.lx[f.last+1].kind == lexSign)
		ends := p.timeAt(f.last+1) == len(p.lx) && f.first > 0 && p.lx[f.first-1].kind != lexNumber && (!p.is(f.first-1, "not-published") || p.is(f.first-2, "issue"))
		if begins || ends {
			return p.fact(f, 0), "title stamp", true
		}
	}
	return articles.DateFact{}, "", false
}

// timeAt steps over a time of day: «, 18:30», «18:30:05». It returns i if there is none.
func (p *dateParser) timeAt(i int) int {
	j := i
	if p.sign(j, ",") || p.sign(j, "|") || j < len(p.lx) && p.lx[j].isDash() {
		j++
	}
	if j+2 >= len(p.lx) || p.lx[j].kind != lexNumber || p.lx[j].digits > 2 || p.lx[j+1].word != ":" || p.lx[j+2].kind != lexNumber || p.lx[j+2].digits != 2 {
		return i
	}
	j += 3
	if j+1 < len(p.lx) && p.lx[j].word == ":" && p.lx[j].glued && p.lx[j+1].kind == lexNumber && p.lx[j+1].glued {
		j += 2
	}
	return j
}

// timeBefore steps back over a time of day that ends before lexeme i.
func (p *dateParser) timeBefore(i int) int {
	for _, n := range []int{3, 4} {
		if i >= n && p.timeAt(i-n) == i {
			return i - n
		}
	}
	return i
}

// fillsLine tells whether the line has no more than the date, a time, words such
// as «Опубликовано» and, before the date, a place: «Астана, 12 марта 2019 года».
func (p *dateParser) fillsLine(f *foundDate) bool {
	for i := f.last + 1; i < len(p.lx); i++ {
		if n := p.timeAt(i); n > i {
			i = n - 1
		} else if p.lx[i].kind != lexSign && !p.is(i, "stamp") {
			return false
		}
	}
	if p.isPlace(f.first) {
		return true
	}
	for i := range f.first {
		if p.lx[i].kind == lexWord && !p.is(i, "stamp") || p.lx[i].kind == lexNumber && p.timeBefore(f.first) > i {
			return false
		}
	}
	return true
}

// isPlace tells whether the lexemes before end are names, closed by a sign: «АСТАНА. КазТАГ –».
func (p *dateParser) isPlace(end int) bool {
	if end < 2 || p.lx[0].kind != lexWord || p.lx[end-1].kind != lexSign {
		return false
	}
	words := 0
	for i := range end {
		l := &p.lx[i]
		switch {
		case l.kind == lexNumber:
			return false
		case l.kind == lexWord:
			if words++; words > datelineWords || !l.capital && l.word != "г" {
				return false
			}
		case !l.isDash() && !strings.Contains(`,.()/:«»"“”|`, l.word):
			return false
		}
	}
	return true
}

// afterPlace tells whether the date is that of a dateline: names before it, and
// behind it a sign that opens the report.
func (p *dateParser) afterPlace(f *foundDate) bool {
	next := f.last + 1
	if !p.isPlace(f.first) {
		return false
	}
	if next == len(p.lx) || p.timeAt(next) > next {
		return true
	}
	l := &p.lx[next]
	if p.lx[f.last].word == "." && l.capital {
		return true
	}
	switch l.word {
	case "(", ".", "/", ":", "|":
		return true
	case ",":
		return next+1 < len(p.lx) && p.lx[next+1].capital
	}
	return l.isDash()
}

// withTime tells whether a time of day stands by a date of figures: «31.10.2018 21:24».
func (p *dateParser) withTime(f *foundDate) bool {
	if p.is(f.first-1, "not-published") {
		return false
	}
	figures := f.rule == "numeric" || f.rule == "iso"
	if p.lx[min(f.last+1, len(p.lx)-1)].word == "t" {
		return true
	}
	return (figures || f.first == 0) && p.timeAt(f.last+1) > f.last+1 || figures && p.timeBefore(f.first) == 0 && f.first > 0
}

// opensLine tells whether a date stands before the first sentence: one of figures, or one that is a sentence of its own
// («12 марта 2019. Стороны подписали…»).
func (p *dateParser) opensLine(f *foundDate) bool {
	if f.first != 0 || f.last+1 >= len(p.lx) {
		return false
	}
	next := &p.lx[f.last+1]
	if f.rule != "numeric" && f.rule != "iso" {
		return next.word == "." && f.last+2 < len(p.lx) && p.lx[f.last+2].capital
	}
	return next.capital || next.isDash() || strings.Contains(":|(", next.word) && next.kind == lexSign
}

// afterHeadline tells whether a date of figures stands without any sign between a headline and the first sentence:
// «… хочет приехать в Алматы 12.03.2019 По словам…».
func (p *dateParser) afterHeadline(f *foundDate) bool {
	return f.rule == "numeric" && f.first > 1 && f.last+1 < len(p.lx) && p.lx[f.last+1].capital &&
		p.lx[f.first-1].kind == lexWord && !p.is(f.first-1, "not-published")
}
