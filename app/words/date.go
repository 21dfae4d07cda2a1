package words

import (
	"strconv"
	"strings"

	"muragat/articles"
)

var months = [...][12]string{ // in a date with a day
	{"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"},
	{"қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"},
	{"yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avgust", "sentabr", "oktabr", "noyabr", "dekabr"},
	{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
}

var monthsAlone = [...]string{"январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"}

// Month is the name of month m, 1 to 12, as it stands by itself.
func (l Lang) Month(m int) string {
	if l == Russian {
		return monthsAlone[m-1]
	}
	return months[l.index()][m-1]
}

// Date writes d out for a reader: «18 апреля 2024», «апрель 2024», «2024»,
// «с 2018», «2018–2020»; an uncertain date says so, an unknown one is "".
func (l Lang) Date(d articles.Date) string {
	s := d.String()
	if s == "" {
		return ""
	}
	from, to, interval := strings.Cut(s, "/")
	if !interval {
		return l.single(from)
	}
	switch {
	case to == ".." || to == "":
		return l.T(Since, "date", l.single(from))
	case from == ".." || from == "":
		return l.T(Until, "date", l.single(to))
	}
	return l.single(from) + "\u00a0– " + l.single(to)
}

func (l Lang) single(s string) string {
	certain := strings.TrimRight(s, "?~%")
	parts := strings.Split(certain, "-")
	year := parts[0]
	if n, err := strconv.Atoi(year); err == nil {
		year = strconv.Itoa(n)
	}
	out := year
	if len(parts) > 1 {
		m, err := strconv.Atoi(parts[1])
		if err != nil || m < 1 || m > 12 {
			return s
		}
		if len(parts) == 2 {
			out = l.monthOfYear(m, year)
		} else {
			day := strings.TrimPrefix(parts[2], "0")
			out = l.dayOfMonth(day, m, year)
		}
	}
	if certain != s {
		return l.T(Perhaps, "date", out)
	}
	return out
}

func (l Lang) monthOfYear(m int, year string) string {
	switch l {
	case Kazakh:
		return year + "\u00a0ж. " + l.Month(m)
	case Uzbek:
		return year + "-yil " + l.Month(m)
	}
	return l.Month(m) + "\u00a0" + year
}

func (l Lang) dayOfMonth(day string, m int, year string) string {
	month := months[l.index()][m-1]
	switch l {
	case Kazakh:
		return year + "\u00a0ж. " + day + "\u00a0" + month
	case Uzbek:
		return year + "-yil " + day + "-" + month
	}
	return day + "\u00a0" + month + "\u00a0" + year
}
