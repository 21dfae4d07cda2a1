package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"muragat/articles"
)

// dates measures the article's own date and the dates that texts mention, as days: times of day are none of the archive's.
// A date is right if it begins and ends with the days that the set says, wrong if it does not have them in it, and
// "coarser" if it has more than them in it: a month for its Tuesday. An uncertain date counts as if it were sure.
func dates(e *evaluation) (section, error) {
	s := section{title: "Dates", errors: map[string]map[string]int{}}
	for _, measure := range []func(*evaluation, *section) error{datelines, mentioned} {
		if err := measure(e, &s); err != nil {
			return s, err
		}
	}
	return s, nil
}

type goldDateline struct {
	ID, Date, Text, Lang string
	Start                int
	HasYear              bool `json:"has_year"`
}

// datelines measures what is found of the day of which the texts of slavicner_tune say it is theirs, most without its year.
func datelines(e *evaluation, s *section) error {
	const set = "dateline_tune"
	gold, err := readSet[goldDateline](filepath.Join(e.gold, "dates", set+".jsonl"))
	if err != nil {
		return err
	}
	texts, err := readSet[struct{ ID, Text, Lang, Date string }](filepath.Join(e.gold, "persons", "slavicner_tune.jsonl"))
	if err != nil {
		return err
	}
	text := map[string]string{}
	var all []article
	for _, t := range texts {
		text[t.ID] = t.Text
		all = append(all, article{ID: t.ID, Text: t.Text, Lang: t.Lang})
	}
	everyOwn, err := e.find("slavicner_tune-dates", all)
	if err != nil {
		return err
	}
	given, right := 0, 0
	for _, t := range texts {
		if found := everyOwn[t.ID].Date; found != "" {
			given++
			if found == t.Date {
				right++
			} else {
				addError(s.errors, "own date another than that of the site", "slavicner_tune")
			}
		}
	}
	var undated, dated []article
	for _, g := range gold {
		a := article{ID: g.ID, Text: text[g.ID], Lang: g.Lang}
		undated = append(undated, a)
		a.Date = g.Date
		dated = append(dated, a)
	}
	own, err := e.find(set+"-undated", undated)
	if err != nil {
		return err
	}
	known, err := e.find(set+"-dated", dated)
	if err != nil {
		return err
	}
	read, years, none, without, resolved := 0, 0, 0, 0, 0
	for _, g := range gold {
		switch found := own[g.ID].Date; {
		case g.HasYear && found == g.Date:
			years++
			read++
		case g.HasYear:
			years++
			addError(s.errors, "own date not read", set)
		case found == "" || found == g.Date:
			without++
			none++
		default:
			without++
			addError(s.errors, "own date wrong, its year not said", set)
		}
		if slices.ContainsFunc(known[g.ID].Dates, func(d dateFacts) bool {
			return d.Field == "" && d.Start <= g.Start && g.Start < d.End && d.EDTF == g.Date
		}) {
			resolved++
		} else {
			addError(s.errors, "day of the article not found in its text", set)
		}
	}
	s.rows = append(s.rows,
		measure{"slavicner_tune", "own date read in any text, right", share(right, given), .95, given},
		measure{set, "own date read where its year is said", share(read, years), .95, years},
		measure{set, "no wrong date where it is not", share(none, without), 1, without},
		measure{set, "the day in the text, the article's date given", share(resolved, len(gold)), .95, len(gold)})
	return nil
}

// goldDates is a text and the days that it mentions, each a first and a last one.
type goldDates struct {
	id, text, lang, base string
	want                 []days
	more                 bool // the text mentions others, too
}

type days struct{ first, last partial }

// partial is a day of which perhaps not all is said; 0 is not said.
type partial struct{ year, month, day int }

func (p partial) fits(day int) bool {
	t := time.Unix(int64(day)*24*60*60, 0).UTC()
	return (p.year == 0 || p.year == t.Year()) && (p.month == 0 || p.month == int(t.Month())) && (p.day == 0 || p.day == t.Day())
}

// mentioned measures the expressions of Hors and dateparser.
func mentioned(e *evaluation, s *section) error {
	for _, set := range []struct {
		name string
		read func(file string) ([]goldDates, error)
	}{{"hors_ru", readHors}, {"dateparser_search_ru", readSearch}, {"dateparser_expressions", readExpressions}} {
		gold, err := set.read(filepath.Join(e.gold, "dates", set.name+".jsonl"))
		if err != nil {
			return err
		}
		in := make([]article, len(gold))
		for i, g := range gold {
			in[i] = article{ID: g.id, Text: g.text, Lang: g.lang, Date: g.base}
		}
		found, err := e.find(set.name, in)
		if err != nil {
			return err
		}
		right, wanted, wrong, given := 0, 0, 0, 0
		for _, g := range gold {
			got := found[g.id].Dates
			for _, w := range g.want {
				wanted++
				switch {
				case slices.ContainsFunc(got, func(d dateFacts) bool { return fitness(d, w) == fits }):
					right++
				case slices.ContainsFunc(got, func(d dateFacts) bool { return fitness(d, w) == coarser }):
					addError(s.errors, "a date that is coarser", set.name)
				default:
					addError(s.errors, "not found: "+expression(g.text), set.name)
				}
			}
			if g.more {
				continue
			}
			given += len(got)
			for _, d := range got {
				if !slices.ContainsFunc(g.want, func(w days) bool { return fitness(d, w) != misses }) {
					wrong++
					addError(s.errors, "a date that is wrong", set.name)
				}
			}
		}
		s.rows = append(s.rows,
			measure{set.name, "dates found", share(right, wanted), 0, wanted},
			measure{set.name, "of those found, not wrong", 1 - share(wrong, given), 1, given})
	}
	return nil
}

type fit uint8

const (
	misses fit = iota
	coarser
	fits
)

func fitness(d dateFacts, w days) fit {
	date, err := articles.ParseDate(d.EDTF)
	if err != nil {
		return misses
	}
	first, last := date.Bounds()
	_, _, interval := strings.Cut(d.EDTF, "/")
	ends := w.first == w.last && interval && (w.first.fits(first) || w.first.fits(last)) // the set has each end for itself
	if w.first.fits(first) && w.last.fits(last) || first == last && (w.first.fits(first) || w.last.fits(last)) || ends {
		return fits
	}
	for day := first; day <= last && day < first+400; day++ {
		if w.first.fits(day) {
			return coarser
		}
	}
	return misses
}

// expression says what kind of expression a text is.
func expression(text string) string {
	text = strings.ToLower(text)
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
	}
	switch {
	case has("понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресень", "выходн", "вск"):
		return "a day of the week"
	case has("через", "спустя", "назад", "бұрын", "кейін", "oldin", "keyin", "аввал", "сўнг", "течение"):
		return "so long before or after"
	case has("числа"):
		return "a day without its month"
	}
	return "another expression"
}

// readHors reads the days that Hors's tests assert; a case without any is of times alone and left out.
func readHors(file string) ([]goldDates, error) {
	type line struct {
		ID, Text, Lang, Base string
		Asserts              []struct{ Expr, Value string }
	}
	lines, err := readSet[line](file)
	if err != nil {
		return nil, err
	}
	var out []goldDates
	for _, l := range lines {
		g := goldDates{id: l.ID, text: l.Text, lang: l.Lang, base: l.Base}
		by := map[string]*days{}
		var order []*days
		for _, a := range l.Asserts {
			f := strings.Split(a.Expr, ".")
			value, err := strconv.Atoi(a.Value)
			if len(f) != 3 || err != nil || f[1] != "DateFrom" && f[1] != "DateTo" {
				continue
			}
			if by[f[0]] == nil {
				by[f[0]] = &days{}
				order = append(order, by[f[0]])
			}
			p := &by[f[0]].first
			if f[1] == "DateTo" {
				p = &by[f[0]].last
			}
			switch f[2] {
			case "Year":
				p.year = value
			case "Month":
				p.month = value
			case "Day":
				p.day = value
			}
		}
		for _, d := range order {
			if d.first.day == 0 {
				g.more = true
				continue
			}
			if d.last == (partial{}) {
				d.last = d.first
			}
			g.want = append(g.want, *d)
		}
		if len(g.want) > 0 {
			out = append(out, g)
		}
	}
	return out, nil
}

// readSearch reads the texts of dateparser's search, where the dates are given with the words.
func readSearch(file string) ([]goldDates, error) {
	type line struct {
		ID, Lang string
		Args     []json.RawMessage
	}
	lines, err := readSet[line](file)
	if err != nil {
		return nil, err
	}
	var out []goldDates
	for _, l := range lines {
		if len(l.Args) < 3 {
			continue // without an answer
		}
		g := goldDates{id: l.ID, lang: l.Lang}
		var want [][2]string
		err := json.Unmarshal(l.Args[1], &g.text)
		if err == nil {
			err = json.Unmarshal(l.Args[2], &want)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %s: %w", file, l.ID, err)
		}
		for _, w := range want {
			var p partial
			if _, err := fmt.Sscanf(w[1], "%4d-%2d-%2d", &p.year, &p.month, &p.day); err != nil {
				return nil, fmt.Errorf("%s: %s: %w", file, l.ID, err)
			}
			g.want = append(g.want, days{p, p})
		}
		out = append(out, g)
	}
	return out, nil
}

// readExpressions reads dateparser's expressions by their translations; of those that count from today, today is a day of its own
// choice. What counts in hours or less, lasts for so long, or is a day of the week alone, names no day.
func readExpressions(file string) ([]goldDates, error) {
	type line struct{ ID, Lang, Text, English string }
	lines, err := readSet[line](file)
	if err != nil {
		return nil, err
	}
	base := time.Date(2019, 3, 12, 0, 0, 0, 0, time.UTC)
	var out []goldDates
	for _, l := range lines {
		lang, _, _ := strings.Cut(l.Lang, "-")
		g := goldDates{id: l.ID, text: l.Text, lang: lang, base: base.Format(time.DateOnly)}
		if want, ok := translated(strings.Fields(l.English), base); ok {
			g.want = []days{want}
		}
		out = append(out, g)
	}
	return out, nil
}

// translated reads "2 day ago", "in 3 week" and "sunday 12 september 1890".
func translated(words []string, base time.Time) (days, bool) {
	of := func(t time.Time) days {
		p := partial{t.Year(), int(t.Month()), t.Day()}
		return days{p, p}
	}
	for i := range words {
		if i+2 < len(words) {
			if t, err := time.Parse("2 January 2006", strings.Join(words[i:i+3], " ")); err == nil {
				return of(t), true
			}
		}
	}
	if len(words) != 3 {
		return days{}, false
	}
	number, unit, sign := words[0], words[1], -1
	if words[0] == "in" {
		number, unit, sign = words[1], words[2], 1
	} else if words[2] != "ago" {
		return days{}, false
	}
	n, err := strconv.Atoi(number)
	if err != nil {
		return days{}, false
	}
	n *= sign
	switch unit {
	case "day":
		return of(base.AddDate(0, 0, n)), true
	case "week":
		return of(base.AddDate(0, 0, 7*n)), true
	case "month":
		t := base.AddDate(0, n, 0)
		p := partial{t.Year(), int(t.Month()), 0}
		return days{p, p}, true
	case "year":
		p := partial{base.Year() + n, 0, 0}
		return days{p, p}, true
	}
	return days{}, false
}
