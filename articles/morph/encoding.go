package morph

// Words are windows-1251 inside: one byte a letter.
const (
	letterYo = 0xB8
	letterYe = 0xE5
)

// to1251 turns a Russian word in lower or upper case to lower-case windows-1251. Runes that are
// no Russian letters become 0x01, which is in no word, except for ASCII and the right
// quotation mark, used as an apostrophe.
func to1251(s string) string { return string(append1251(nil, s)) }

func append1251(b []byte, s string) []byte {
	for _, r := range s {
		switch {
		case 'а' <= r && r <= 'я':
			b = append(b, byte(r-'а'+0xE0))
		case 'А' <= r && r <= 'Я':
			b = append(b, byte(r-'А'+0xE0))
		case r == 'ё' || r == 'Ё':
			b = append(b, letterYo)
		case r == '-' || r == '\'':
			b = append(b, byte(r))
		case r == '’':
			b = append(b, 0x92)
		default:
			b = append(b, 1)
		}
	}
	return b
}

func from1251(s ...string) string {
	var b []byte
	for _, s := range s {
		for i := range len(s) {
			switch c := s[i]; {
			case c >= 0xE0:
				b = append(b, string('а'+rune(c-0xE0))...)
			case c == letterYo:
				b = append(b, "ё"...)
			case c == 0x92:
				b = append(b, "’"...)
			default:
				b = append(b, c)
			}
		}
	}
	return string(b)
}

func foldYo(s string) string {
	b := []byte(s)
	foldYoBytes(b)
	return string(b)
}

func foldYoBytes(b []byte) {
	for i, c := range b {
		if c == letterYo {
			b[i] = letterYe
		}
	}
}

func equalYo(a, b []byte) bool {
	if len(a) != len(b) {
		return false
	}
	for i, c := range a {
		if c != b[i] && yo(c) != yo(b[i]) {
			return false
		}
	}
	return true
}

func yo(c byte) byte {
	if c == letterYo {
		return letterYe
	}
	return c
}

// hashSeed and hashByte are FNV-1a, ё as е.
const hashSeed uint32 = 2166136261

func hashByte(h uint32, c byte) uint32 { return (h ^ uint32(yo(c))) * 16777619 }

func hash(b []byte) uint32 {
	h := hashSeed
	for _, c := range b {
		h = hashByte(h, c)
	}
	return h
}
