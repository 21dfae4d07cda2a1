package source

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	utf16 "golang.org/x/text/encoding/unicode"
)

const byteOrderMark = "\ufeff"

// decode makes a string of the bytes of a file: UTF-8, UTF-16 with a byte order
// mark, or windows-1251 where the bytes are no UTF-8 but read as Cyrillic in
// it. bad is the offset of the first byte that is none of these, or -1.
func decode(b []byte) (text string, bad int) {
	if isUTF16(b) {
		d, err := utf16.UTF16(utf16.LittleEndian, utf16.ExpectBOM).NewDecoder().Bytes(b)
		if err != nil {
			return "", 0
		}
		return string(d), -1
	}
	if utf8.Valid(b) {
		return strings.TrimPrefix(string(b), byteOrderMark), -1
	}
	if d, err := charmap.Windows1251.NewDecoder().Bytes(b); err == nil && cyrillic(string(d)) {
		return string(d), -1
	}
	return "", firstInvalid(b)
}

func isUTF16(b []byte) bool {
	return bytes.HasPrefix(b, []byte{0xff, 0xfe}) || bytes.HasPrefix(b, []byte{0xfe, 0xff})
}

// cyrillic tells whether s, read from bytes as windows-1251, is Cyrillic text.
// Other charsets betray themselves in it: UTF-8 and code page 866 by signs, KOI8-R by
// capitals inside of words or too few vowels, Latin-1 by Cyrillic letters next to Latin ones.
func cyrillic(s string) bool {
	var foreign, letters, lower, vowels, mixed int
	var before rune
	for _, r := range s {
		isLetter := unicode.Is(unicode.Cyrillic, r)
		if r >= utf8.RuneSelf {
			foreign++
		}
		if isLetter {
			letters++
			if unicode.IsLower(r) {
				lower++
			}
			if strings.ContainsRune("аеёиоуыэюяіїє", unicode.ToLower(r)) {
				vowels++
			}
		}
		if isLetter && isLatin(before) || isLatin(r) && unicode.Is(unicode.Cyrillic, before) {
			mixed++
		}
		before = r
	}
	return letters > 0 && letters*10 >= foreign*7 && lower*2 >= letters &&
		vowels*10 >= letters*3 && mixed*20 <= letters
}

func isLatin(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
}

func firstInvalid(b []byte) int {
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

// decodeFile is decode with the complaint about bad bytes.
func decodeFile(s *sheet, b []byte, line int) (string, bool) {
	text, bad := decode(b)
	if bad >= 0 {
		s.problem(line+bytes.Count(b[:bad], []byte("\n")),
			fmt.Sprintf("invalid UTF-8 at byte %d (0x%02x)", bad, b[bad]),
			"text in UTF-8, or in windows-1251 throughout")
		return "", false
	}
	return text, true
}

// control finds the first control character that has no place in a text; i is -1
// if there is none.
func control(s string) (i int, r rune) {
	for i, r := range s {
		if r < ' ' && !strings.ContainsRune("\t\n\v\f\r", r) || r >= 0x7f && r < 0xa0 && r != 0x85 {
			return i, r
		}
	}
	return -1, 0
}
