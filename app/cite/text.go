package cite

import (
	"strconv"
	"strings"
)

// GOST is a reference after GOST R 7.0.5-2008, «Библиографическая ссылка», to an electronic resource in a list behind the
// text: the heading, the title, behind two slashes the site, the year, the day, the address and the date of access. Month and
// day are abbreviated as in GOST R 7.0.12-2011, in the language of the article.
func GOST(it Item) string {
	title := line(it.Title)
	names := authors(it.Author)
	var listed []string
	for _, n := range names {
		listed = append(listed, n.inverted(" ", n.initials()))
	}
	s := title
	switch {
	case len(names) > 3: // the heading has up to three names, a title stands before more
		n := names[0]
		first := n.family
		if n.given != "" {
			first = n.initials() + " " + n.family
		}
		s = title + " / " + first + " [и др.]"
	case len(names) > 0:
		s = ended(strings.Join(listed, ", ")) + " " + title
	}
	if source := line(it.Source); source != "" {
		s += " // " + source
	}
	s = ended(s) + " " + ended(gostDate(take(it.Date), it.Lang))
	s += " URL: " + link(it.URL)
	if d := point(it.Accessed.String()); d.day > 0 {
		s += " (дата обращения: " + pad(d.day, 2) + "." + pad(d.month, 2) + "." + pad(d.year, 4) + ")"
	}
	return s + "."
}

var gostMonths = map[string][12]string{
	"ru": {"янв.", "февр.", "марта", "апр.", "мая", "июня", "июля", "авг.", "сент.", "окт.", "нояб.", "дек."},
	"kk": {"қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"},
	"uz": {"yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avgust", "sentabr", "oktabr", "noyabr", "dekabr"},
	"en": {"Jan.", "Febr.", "March", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."},
}

var gostMonthsAlone = [12]string{"Янв.", "Февр.", "Март", "Апр.", "Май", "Июнь", "Июль", "Авг.", "Сент.", "Окт.", "Нояб.", "Дек."}

func gostDate(w when, lang string) string {
	switch {
	case w.unknown():
		return "[Б. г.]"
	case w.interval:
		return years(w)
	case w.unsure:
		return "[" + pad(w.from.year, 4) + "?]"
	}
	s := strconv.Itoa(w.from.year)
	months, ok := gostMonths[lang]
	if !ok {
		months, lang = gostMonths["ru"], "ru"
	}
	switch d := w.from; {
	case d.month == 0:
		return s
	case d.day == 0 && lang == "ru":
		return s + ". " + gostMonthsAlone[d.month-1]
	case d.day == 0:
		return s + ". " + months[d.month-1]
	default:
		return s + ". " + strconv.Itoa(d.day) + " " + months[d.month-1]
	}
}

// years is an interval as «2018–2020», «2018–» or «–2020», with a mark where it is uncertain.
func years(w when) string {
	year := func(d day) string {
		if d.year == 0 {
			return ""
		}
		return strconv.Itoa(d.year)
	}
	s := year(w.from)
	if to := year(w.to); to != s {
		s += "–" + to
	}
	if w.unsure {
		s = "[" + s + "?]"
	}
	return s
}

var englishMonths = [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

// APA is a reference after the Publication Manual of the American Psychological Association, 7th edition, chapters 9 and 10:
// author, date, title, site, address. A site that is its own author is named once.
func APA(it Item) string {
	names := authors(it.Author)
	var listed []string
	for _, n := range names {
		listed = append(listed, n.inverted(", ", n.initials()))
	}
	if n := len(listed); n > 20 { // the first nineteen and the last
		listed = append(listed[:19:19], ". . . "+listed[n-1])
	} else if n > 1 {
		listed[n-1] = "& " + listed[n-1]
	}
	author := strings.Join(listed, ", ")
	date, title, source := "("+apaDate(take(it.Date))+").", ended(line(it.Title)), line(it.Source)
	parts := []string{title, date}
	if author != "" {
		parts = []string{ended(author), date, title}
	}
	if source != "" && source != author {
		parts = append(parts, ended(source))
	}
	return strings.Join(append(parts, link(it.URL)), " ")
}

func apaDate(w when) string {
	s := ""
	switch d := w.from; {
	case w.unknown():
		return "n.d."
	case w.interval && w.from.year == 0:
		s = "by " + strconv.Itoa(w.to.year)
	case w.interval && w.to.year == 0:
		s = strconv.Itoa(w.from.year) + "–present"
	case w.interval:
		s = strings.Trim(years(w), "[]?")
	default:
		s = strconv.Itoa(d.year)
		if d.month > 0 {
			s += ", " + englishMonths[d.month-1]
		}
		if d.day > 0 {
			s += " " + strconv.Itoa(d.day)
		}
	}
	if w.unsure {
		return "ca. " + s
	}
	return s
}

// Chicago is an entry of a bibliography after The Chicago Manual of Style, 17th edition, chapter 14 (notes and bibliography):
// author, title in quotation marks, site, date, address; the day of access where the article has no date (14.12).
func Chicago(it Item) string {
	names := authors(it.Author)
	var listed []string
	for i, n := range names {
		switch {
		case i == 0:
			listed = append(listed, n.inverted(", ", n.given))
		case n.given == "":
			listed = append(listed, n.family)
		default:
			listed = append(listed, n.given+" "+n.family)
		}
	}
	if n := len(listed); n > 10 { // seven of more than ten
		listed = append(listed[:7:7], "et al.")
	} else if n > 1 {
		listed[n-1] = "and " + listed[n-1]
	}
	var s string
	if len(listed) > 0 {
		s = ended(strings.Join(listed, ", ")) + " "
	}
	s += "“" + ended(innerQuotes(line(it.Title))) + "” "
	if source := line(it.Source); source != "" {
		s += source + ", "
	}
	w := take(it.Date)
	s += ended(chicagoDate(w)) + " "
	if d := point(it.Accessed.String()); w.unknown() && d.day > 0 {
		s += "Accessed " + american(d) + ". "
	}
	return s + link(it.URL) + "."
}

func chicagoDate(w when) string {
	switch {
	case w.unknown():
		return "n.d."
	case w.interval:
		return years(w)
	case w.unsure:
		return "[" + american(w.from) + "?]"
	}
	return american(w.from)
}

// american is a day as April 18, 2024.
func american(d day) string {
	year := strconv.Itoa(d.year)
	switch {
	case d.month == 0:
		return year
	case d.day == 0:
		return englishMonths[d.month-1] + " " + year
	}
	return englishMonths[d.month-1] + " " + strconv.Itoa(d.day) + ", " + year
}

// innerQuotes makes quotation marks those of a quotation in a quotation.
func innerQuotes(s string) string {
	open := true
	return strings.Map(func(r rune) rune {
		switch r {
		case '“':
			return '‘'
		case '”':
			return '’'
		case '"':
			open = !open
			if open {
				return '’'
			}
			return '‘'
		}
		return r
	}, s)
}

// ended is s with a full stop, unless it has an end of its own.
func ended(s string) string {
	for _, end := range []string{".", "?", "!", "…", ".”", "?»", "!»", ".»"} {
		if strings.HasSuffix(s, end) {
			return s
		}
	}
	return s + "."
}

// Quotation is words of an article in the quotation marks of its language; quotation marks within are those of a quotation
// in a quotation.
func Quotation(words, lang string) string {
	if lang == "en" {
		return "“" + innerQuotes(words) + "”"
	}
	return "«" + strings.NewReplacer("«", "„", "»", "“").Replace(words) + "»"
}
