package source

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxCredit is the length, in code points, of the longest line that can be a credit.
const maxCredit = 80

// creditLine is a line that names who took the pictures, in the words of ru, kk, uz and en.
var creditLine = regexp.MustCompile(`^(?i:(?:автор\s+|источник\s+)?(?:фото(?:графия|графии)?|снимок)|сурет(?:тер)?|сурат(?:лар)?|surat(?:lar)?|fotosurat|foto|(?:photos?|images?|pictures?|photo credit)(?:\s+(?:by|from|courtesy of))?)(\s*[:：]\s*|\s*/\s*|\s+[—–-]\s+|\s+)(.+)$`)

// credit is who the last line of the text credits for its pictures, as it is
// written there, or "". Without a colon the name must look like one: «Фото
// Акорды», but not «Фото и видео с места событий появились утром».
func credit(text string) string {
	line := strings.TrimRightFunc(text, unicode.IsSpace)
	line = strings.TrimSpace(line[strings.LastIndexByte(line, '\n')+1:])
	if len(line) > maxCredit*utf8.UTFMax || utf8.RuneCountInString(line) > maxCredit {
		return ""
	}
	line = strings.TrimSpace(strings.Trim(line, "()[]*_"))
	m := creditLine.FindStringSubmatch(line)
	if m == nil {
		return ""
	}
	name := strings.TrimSpace(m[2])
	if sign := strings.TrimSpace(m[1]); sign == "" {
		words := strings.Fields(name)
		if len(words) > 5 || len(words) > 2 && strings.ContainsAny(name[len(name)-1:], ".!?") || !namesItself(words) {
			return ""
		}
	}
	name = strings.TrimRight(name, ".;, ")
	if !strings.ContainsFunc(name, unicode.IsLetter) {
		return ""
	}
	return name
}

// namesItself tells whether words begin as a name does: with a capital or a
// quotation mark, a domain, or a word that leads to one of these.
func namesItself(words []string) bool {
	first := words[0]
	if len(words) > 1 {
		switch strings.ToLower(first) {
		case "с", "из", "от", "пресс-службы", "пресс-служба", "агентства", "предоставлено":
			return true
		}
	}
	r, _ := utf8.DecodeRuneInString(first)
	return unicode.IsUpper(r) || strings.ContainsRune("«\"“„‘'@", r) || domainOnly.MatchString(first)
}
