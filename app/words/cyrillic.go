package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Cyrillic writes s in the language's Cyrillic alphabet if the language is Uzbek in that script, or gives s back.
func (l Lang) Cyrillic(s string) string {
	if l != UzbekCyrillic {
		return s
	}
	var b strings.Builder
	for s != "" {
		switch n := strings.IndexFunc(s, func(r rune) bool { return !isUzbekLetter(r) }); {
		case n < 0:
			b.WriteString(wordInCyrillic(s))
			s = ""
		case n > 0:
			b.WriteString(wordInCyrillic(s[:n]))
			s = s[n:]
		default: // up to the next letter, a placeholder whole
			_, n = utf8.DecodeRuneInString(s)
			if end := strings.IndexByte(s, '}'); s[0] == '{' && end > 0 {
				n = end + 1
			}
			b.WriteString(s[:n])
			s = s[n:]
		}
	}
	return b.String()
}

func isUzbekLetter(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r == 'ʻ' || r == 'ʼ'
}

// Words of other languages that the rules would spell otherwise; keptLatin are names that stay as they are.
var (
	loanwords = [...][2]string{
		{"sentabr", "сентябрь"},
		{"oktabr", "октябрь"},
		{"yanvar", "январь"},
		{"fevral", "февраль"},
		{"aprel", "апрель"},
		{"iyun", "июнь"},
		{"iyul", "июль"},
		{"noyabr", "ноябрь"},
		{"dekabr", "декабрь"},
		{"filtr", "фильтр"},
		{"parol", "пароль"},
		{"model", "модель"},
		{"kompyuter", "компьютер"},
		{"obyekt", "объект"},
		{"funksiya", "функция"},
		{"federatsiya", "федерация"},
		{"konstitutsiya", "конституция"},
		{"litsenziya", "лицензия"},
		{"sirk", "цирк"},
		{"sement", "цемент"},
	}
	keptLatin = " esc enter ctrl shift alt tab home end chicago apa ris csv json html markdown atom "
	digraphs  = [...][2]string{
		{"yoʻ", "йў"}, {"oʻ", "ў"}, {"gʻ", "ғ"}, {"sh", "ш"}, {"ch", "ч"}, {"yo", "ё"}, {"yu", "ю"}, {"ya", "я"}, {"ye", "е"}, {"ts", "ц"}, {"ʼ", "ъ"},
	}
)

const latinLetters, cyrillicLetters = "abdefghijklmnopqrstuvxyz", "абдефгҳижклмнопқрстувхйз"

// wordInCyrillic follows the Uzbek alphabets of 1940 and 1995
// (https://en.wikipedia.org/wiki/Uzbek_alphabet). A word that is no Uzbek one stays.
func wordInCyrillic(word string) string {
	switch word {
	case "MB":
		return "МБ"
	case "GB":
		return "ГБ"
	}
	low := strings.ToLower(word)
	if strings.Contains(keptLatin, " "+low+" ") || strings.ContainsAny(word[1:], "ABCDEFGHIJKLMNOPQRSTUVWXYZ") ||
		len(word) == 1 && low != "u" || // a key
		strings.Contains(low, "w") || strings.Contains(strings.ReplaceAll(low, "ch", ""), "c") {
		return word
	}
	var b strings.Builder
	for _, loan := range loanwords {
		if rest, ok := strings.CutPrefix(low, loan[0]); ok {
			written := loan[1]
			if rest != "" { // the soft sign goes before an ending
				written = strings.TrimSuffix(written, "ь")
			}
			b.WriteString(written)
			low = rest
			break
		}
	}
	for vowel := b.Len() == 0; low != ""; { // at the beginning of a word, too, «e» is «э»
		_, n := utf8.DecodeRuneInString(low)
		latin, cyrillic := low[:n], ""
		for _, d := range digraphs {
			if strings.HasPrefix(low, d[0]) {
				latin, cyrillic = d[0], d[1]
				break
			}
		}
		if i := strings.Index(latinLetters, latin); cyrillic == "" && i >= 0 {
			cyrillic = string([]rune(cyrillicLetters)[i])
		}
		if latin == "e" && vowel {
			cyrillic = "э"
		}
		b.WriteString(cyrillic)
		vowel = strings.ContainsAny(latin, "aeiou")
		low = low[len(latin):]
	}
	if first, n := utf8.DecodeRuneInString(b.String()); 'A' <= word[0] && word[0] <= 'Z' {
		return string(unicode.ToUpper(first)) + b.String()[n:]
	}
	return b.String()
}
