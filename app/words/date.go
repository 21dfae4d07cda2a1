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
	return l.Cyrillic(months[l.index()][m-1])
}

// ShortMonth is the beginning of a month's name: three letters, or four where two months share three.
func (l Lang) ShortMonth(m int) string {
	name := []rune(l.Month(m))
	n := min(3, len(name))
	for other := 1; other <= 12; other++ {
		if other != m && strings.HasPrefix(l.Month(other), string(name[:n])) {
			return string(name[:min(4, len(name))])
		}
	}
	return string(name[:n])
}

// Date writes d out for a reader: «18 апреля 2024», «апрель 2024», «2024»,
// «с апреля 2018», «2018–2020»; an uncertain date says so, an unknown one is "".
func (l Lang) Date(d articles.Date) string {
	s := d.String()
	if s == "" {
		return ""
	}
	from, to, interval := strings.Cut(s, "/")
	if !interval {
		return l.perhaps(from, plain)
	}
	switch {
	case to == ".." || to == "":
		return l.perhaps(from, since)
	case from == ".." || from == "":
		return l.perhaps(to, until)
	}
	return l.perhaps(from, plain) + "\u00a0– " + l.perhaps(to, plain)
}

// Since says that something goes on from d, a year, a month or a day.
func (l Lang) Since(d articles.Date) string { return l.perhaps(d.String(), since) }

// Until says that something ends with d, a year, a month or a day.
func (l Lang) Until(d articles.Date) string { return l.perhaps(d.String(), until) }

// role is what a date is in its sentence.
type role int

const (
	plain role = iota
	since
	until
)

func (l Lang) perhaps(s string, r role) string {
	if l == UzbekCyrillic { // «2024 йил 8 апрель» has no hyphens
		return l.Cyrillic(strings.ReplaceAll(Uzbek.perhaps(s, r), "-", "\u00a0"))
	}
	certain := strings.TrimRight(s, "?~%")
	out := l.single(certain, r)
	if certain != s {
		return l.T(Perhaps, "date", out)
	}
	return out
}

func (l Lang) single(s string, r role) string {
	parts := strings.Split(s, "-")
	year := parts[0]
	if n, err := strconv.Atoi(year); err == nil {
		year = strconv.Itoa(n)
	}
	if len(parts) == 1 {
		return l.year(year, r)
	}
	m, err := strconv.Atoi(parts[1])
	if err != nil || m < 1 || m > 12 {
		return s
	}
	day := ""
	if len(parts) > 2 {
		day = strings.TrimPrefix(parts[2], "0")
	}
	return l.month(day, m, year, r)
}

func (l Lang) year(year string, r role) string {
	switch l {
	case Kazakh:
		return year + [...]string{"", "\u00a0жылдан бастап", "\u00a0жылға дейін"}[r]
	case Uzbek:
		return year + [...]string{"", "-yildan beri", "-yilgacha"}[r]
	}
	return l.before(r) + year
}

// before is the preposition of a role in the languages that have them.
func (l Lang) before(r role) string {
	if l == English {
		return [...]string{"", "since\u00a0", "until\u00a0"}[r]
	}
	return [...]string{"", "с\u00a0", "по\u00a0"}[r]
}

// month writes a month of a year, with its day unless that is "".
func (l Lang) month(day string, m int, year string, r role) string {
	name := months[l.index()][m-1]
	switch l {
	case Kazakh:
		if day != "" {
			day += "\u00a0"
		}
		return year + "\u00a0ж. " + day + name + [...]string{"", kazakhFrom[m-1] + "\u00a0бастап", kazakhTo[m-1] + "\u00a0дейін"}[r]
	case Uzbek:
		if day != "" {
			day += "-"
		}
		return year + "-yil " + day + name + [...]string{"", "dan beri", "gacha"}[r]
	}
	if day != "" {
		return l.before(r) + day + "\u00a0" + name + "\u00a0" + year
	}
	if l == Russian && r != since {
		name = monthsAlone[m-1]
	}
	return l.before(r) + name + "\u00a0" + year
}

// The endings of the Kazakh months in the ablative (from) and the dative (to).
var (
	kazakhFrom = [...]string{"дан", "нан", "дан", "ден", "дан", "нан", "ден", "дан", "тен", "нан", "дан", "нан"}
	kazakhTo   = [...]string{"ға", "ға", "ға", "ге", "ға", "ға", "ге", "ға", "ке", "ға", "ға", "ға"}
)
