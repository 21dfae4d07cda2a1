package source

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Words of attribution, by language: what says of the name beside it that it published first.
const (
	// Verbs and phrases before the name: «пишет informburo.kz», «деп хабарлайды Egemen.kz».
	leading = `пишет|пишут|сообщает|сообщают|сообщил[аио]?|переда[её]т|передают|передал[аио]?|информирует|информируют|` +
		`по\s+данным|по\s+информации|по\s+сообщению|со\s+ссылкой\s+на|` +
		`хабарлайды|хабарлады|жазады|жазды|хабарлап\s+отыр|` +
		`xabar\s+beradi|xabar\s+berdi|xabar\s+bermoqda|xabar\s+qildi|yozadi|yozmoqda|` +
		`хабар\s+беради|хабар\s+берди|хабар\s+бермоқда|хабар\s+қилди|ёзади|ёзмоқда|` +
		`reports|reported\s+by|according\s+to|writes|as\s+reported\s+by`
	// Verbs and nouns behind it: "Kun.uz xabar beradi", «Tengrinews.kz-тің хабарлауынша».
	trailing = `пишет|сообщает|сообщил[аио]?|переда[её]т|информирует|` +
		`хабарлайды|хабарлады|хабарлауынша|хабарлағандай|ақпаратынша|ақпаратына|жазғандай|жазады|` +
		`xabar\s+(?:beradi|berdi|bermoqda|qildi)|xabar\s+berishicha|xabariga|maʼlumotiga|ma'lumotiga|yozishicha|yozadi|` +
		`хабар\s+(?:беради|берди|бермоқда|қилди)|хабарига|маълумотига|ёзишича|ёзади|` +
		`reports|reported|writes`
	// What may stand between the verb and the name.
	between = `корреспондент[а-я]*|журналист[а-я]*|агентств[а-я]*|информагентств[а-я]*|издани[а-я]*|портал[а-я]*|газет[а-я]*|` +
		`телеканал[а-я]*|сайт[а-я]*|редакци[а-я]*|новостн[а-я]*|информационн[а-я]*|официальн[а-я]*|` +
		`ИА|МИА|РИА|АА|тілшісі|агенттігі|агенттігінің|порталы|сайты|agentligi|portali|sayti|agency|website|news|the`

	domain = `(?:https?://)?((?:[A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,})`
	inSign = `[«"“„](\p{Lu}[^«»"“”„,.!?\n]{1,40})[»"”“]`
	// Capitals: «ТАСС», «РИА Новости», «BBC News»; or a Latin name in Cyrillic text.
	capitals = `([A-ZА-ЯЁҚҒҢҮҰӨӘІЎҲ]{3,}(?:[ -][A-ZА-ЯЁ][\p{L}]*){0,2})`
	acronym  = `([A-ZА-ЯЁҚҒҢҮҰӨӘІЎҲ]{3,}(?:-[A-ZА-ЯЁ]{3,})?)`
	latin    = `([A-Z][\p{Latin}0-9]+(?:[\s-][A-Z][\p{Latin}0-9]+){0,3})`
	single   = `(\p{Lu}\p{Ll}{3,})`
)

var (
	edge = `(?:^|[^\p{L}\p{N}])`

	domainOnly = regexp.MustCompile(`^` + domain + `$`)
	sourceLine = regexp.MustCompile(`^(?i:источник|дереккөз|дерек көзі|manba|манба|source)\s*[:：]\s*(.{2,80})$`)
	// «МОСКВА, 12 марта. /ТАСС/», "WASHINGTON (Reuters) -", «АСТАНА. КАЗИНФОРМ –»
	dateline = regexp.MustCompile(`^[^\n]{0,80}?(?:/(\p{Lu}[^/\n\d]{1,30})/|\(([A-Z][A-Za-z ]{1,30}|[A-ZА-ЯЁҚ]{3,10})\)\s*[-–—]|\p{L}[.,]\s+(?:[-–—]\s+)?([A-ZА-ЯЁҚ]{4,})\s+[-–—])`)

	// The stronger the sign of a publisher, the earlier in this list.
	attributions = []struct {
		pattern *regexp.Regexp
		latin   bool // also where the text around is in Latin letters
		name    func(string) string
	}{
		{after(domain), true, strings.ToLower},
		{before(domain), true, strings.ToLower},
		{after(inSign), true, nil},
		{before(inSign), true, nil},
		{after(capitals), true, noCommonCapitals},
		{before(acronym), true, noCommonCapitals},
		{after(latin), false, nil},
		{after(single + `(?:[.;)]|,\s|$)`), false, noSurname},
	}
)

func after(name string) *regexp.Regexp {
	return regexp.MustCompile(edge + `(?i:` + leading + `)[\s,]+(?:(?:` + between + `)\s+){0,4}` + name)
}

func before(name string) *regexp.Regexp {
	return regexp.MustCompile(edge + name + `(?:-?[\p{Ll}]{1,6})?,?\s+(?:(?:` + between + `)\s+){0,2}(?:deb\s+|deya\s+|деб\s+|дея\s+|деп\s+)?(?i:` + trailing + `)(?:[^\p{L}]|$)`)
}

// Where attributions are looked for: news names its source in the lead.
const (
	attributionParagraphs = 3
	attributionBytes      = 4000 // of each
	clauseBytes           = 200  // before and behind a word of attribution
	datelineBytes         = 400
)

// stems are what the words of attribution begin with. Looking for them first, and
// for the patterns only around them, takes 0.28 ms an article of news instead of 0.88.
var stems = []string{
	"пиш", "сообщ", "переда", "информир", "по данным", "по информации", "со ссылкой",
	"хабар", "жаз", "ақпарат", "xabar", "yoz", "lumot", "ёз", "маълумот",
	"report", "according", "writes",
}

// around cuts out of s what stands around the stems, at spaces.
func around(s string) []string {
	lower := strings.ToLower(s)
	if len(lower) != len(s) {
		lower = s // a letter whose cases differ in length: rather miss a capital than a place
	}
	var out []string
	for at := 0; at < len(s); {
		next := -1
		for _, stem := range stems {
			if i := strings.Index(lower[at:], stem); i >= 0 && (next < 0 || at+i < next) {
				next = at + i
			}
		}
		if next < 0 {
			break
		}
		start, end := max(0, next-clauseBytes), min(len(s), next+clauseBytes)
		if i := strings.IndexByte(s[start:next], ' '); start > 0 && i >= 0 {
			start += i
		}
		if i := strings.LastIndexByte(s[next:end], ' '); end < len(s) && i >= 0 {
			end = next + i
		}
		out = append(out, s[start:end])
		at = max(end, next+1)
	}
	return out
}

// attribution is who published the text first, as far as it says so in
// words such as «пишет informburo.kz», or "". A line «Источник: …» at the end
// wins; then a domain name over a name in quotation marks, over capitals, over a single word,
// so that «пишет informburo.kz … сообщает Акорда» is the former's; then the earlier.
func attribution(text string) string {
	if s := statedSource(text); s != "" {
		return s
	}
	var first string
	var clauses []string // what stands around the words of attribution
	paragraphs := 0
	for paragraph := range strings.SplitSeq(text, "\n") {
		if strings.TrimSpace(paragraph) == "" {
			continue
		}
		if paragraphs++; paragraphs == 1 {
			first = paragraph
		}
		clauses = append(clauses, around(cut(paragraph, attributionBytes))...)
		if paragraphs == attributionParagraphs {
			break
		}
	}
	for i, a := range attributions {
		for _, clause := range clauses {
			if m := a.pattern.FindStringSubmatch(clause); m != nil && (a.latin || isCyrillic(clause)) {
				name := strings.TrimSpace(m[1])
				if a.name != nil {
					name = a.name(name)
				}
				if name = strings.TrimPrefix(name, "www."); name != "" {
					return name
				}
			}
		}
		if i == 1 {
			if name := datelineAgency(cut(first, datelineBytes)); name != "" {
				return name
			}
		}
	}
	return ""
}

// statedSource reads a last or last but one line such as «Источник: informburo.kz».
func statedSource(text string) string {
	lines := 0
	for text != "" && lines < 2 {
		text = strings.TrimRightFunc(text, unicode.IsSpace)
		i := strings.LastIndexByte(text, '\n') + 1
		line := strings.TrimSpace(text[i:])
		text = text[:i]
		lines++
		if len(line) > 400 {
			continue
		}
		if m := sourceLine.FindStringSubmatch(line); m != nil {
			name := strings.TrimSpace(m[1])
			if d := regexp.MustCompile(`^` + domain).FindStringSubmatch(name); d != nil {
				return strings.TrimPrefix(strings.ToLower(d[1]), "www.")
			}
			return strings.Trim(name, "«»\"“” .")
		}
	}
	return ""
}

// datelineAgency reads «МОСКВА, 12 марта. /ТАСС/» and "WASHINGTON (Reuters) -".
func datelineAgency(paragraph string) string {
	m := dateline.FindStringSubmatch(paragraph)
	if m == nil {
		return ""
	}
	name := strings.TrimSpace(m[1] + m[2] + m[3])
	if len(strings.Fields(name)) > 3 {
		return ""
	}
	return name
}

// noSurname refuses words that end as the surnames of the region do, «пишет Иванов», or as the
// verbs that begin a sentence, «Сообщается».
func noSurname(name string) string {
	for _, ending := range []string{
		"ов", "ев", "ёв", "ин", "ын", "ова", "ева", "ёва", "ина", "ына", "ий", "ая", "ой", "ко", "ян", "швили", "дзе",
		"ич", "улы", "ұлы", "кызы", "қызы", "оглы", "заде", "хан", "бек", "бай",
		"ся", "но",
	} {
		if strings.HasSuffix(name, ending) {
			return ""
		}
	}
	switch name {
	case "Министр", "Министерство", "Президент", "Премьер", "Глава", "Правительство", "Парламент", "Комитет", "Посольство":
		return ""
	}
	return name
}

// noCommonCapitals refuses what is in capitals and publishes nothing: states, unions, kinds of companies.
func noCommonCapitals(name string) string {
	first, _, _ := strings.Cut(name, " ")
	switch first {
	case "США", "ФРГ", "КНР", "КНДР", "ОАЭ", "НАТО", "ООН", "СНГ", "ШОС", "ЕАЭС", "ОДКБ", "ОБСЕ", "СМИ", "БАҚ", "ОАВ", "ЗАО",
		"ООО", "ОАО", "ПАО", "ТОО", "ГТРК", "USA", "NATO", "CEO", "OAV":
		return ""
	}
	return name
}

func isCyrillic(s string) bool {
	n := 0
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Cyrillic, r):
			n++
		case isLatin(r):
			n--
		}
	}
	return n > 0
}

// cut is s up to about n bytes, on a rune boundary.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
