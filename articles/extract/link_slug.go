package extract

import (
	"strings"
	"unicode"

	"muragat/articles"
)

// latin has the Latin letters of Cyrillic ones, after the usual spelling of Russian,
// Kazakh and Uzbek names in English.
var latin = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'д': "d", 'е': "e", 'ё': "e", 'ж': "zh", 'з': "z", 'и': "i", 'й': "i",
	'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ф': "f",
	'х': "kh", 'ц': "ts", 'ч': "ch", 'ш': "sh", 'щ': "shch", 'ъ': "", 'ы': "y", 'ь': "", 'э': "e", 'ю': "yu", 'я': "ya",
	'ә': "a", 'ғ': "g", 'қ': "q", 'ң': "ng", 'ө': "o", 'ұ': "u", 'ү': "u", 'һ': "h", 'і': "i", 'ў': "o", 'ҳ': "h",
	'ї': "i", 'є': "e", 'ґ': "g", 'ҷ': "j", 'ӣ': "i", 'ӯ': "u", 'ҕ': "g", 'ҡ': "q", 'ҫ': "s", 'ҙ': "z",
	'ß': "ss", 'æ': "ae", 'ø': "o", 'ł': "l", 'đ': "d", 'ı': "i", 'ð': "d", 'þ': "th", 'œ': "oe",
}

// Slug is a name as an ID: lower-case Latin letters and digits, joined by '-'; "x" if nothing of
// it can be written so.
func Slug(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range articles.Fold(name) {
		s, ok := latin[r]
		switch {
		case ok:
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			s = string(r)
		case joiner(r) && r != '-' || unicode.IsMark(r):
			continue
		default:
			gap = b.Len() > 0
			continue
		}
		if gap && s != "" {
			b.WriteByte('-')
			gap = false
		}
		b.WriteString(s)
	}
	if b.Len() == 0 {
		return "x"
	}
	return b.String()
}
