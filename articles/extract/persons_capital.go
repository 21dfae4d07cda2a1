package extract

// capital tells whether token i is a word that may be a part of a name.
func (f *field) capital(i int) bool {
	if i < 0 || i >= len(f.tokens) {
		return false
	}
	switch f.tokens[i].shape {
	case title:
		return !f.word(i).stop || f.nameAfterAll(i) || f.word(i).calendar && i > 0 && !f.tokens[i].line && f.tokens[i-1].shape == title && f.strongGiven(i-1)
	case upper:
		return f.shouted(i)
	}
	return false
}

// shouted tells whether token i, in capitals, is a known surname beside a given name or an initial, or the given name
// beside it: «Виктор ОМАРОВ», «МАРАТ ОМАРОВ ВСТРЕТИЛСЯ С ПОСЛОМ».
func (f *field) shouted(i int) bool {
	surnameAt := func(i int) bool {
		if i >= len(f.tokens) || f.tokens[i].line || f.tokens[i].shape != upper || letters(f.tokens[i].text) < 4 {
			return false
		}
		w := f.word(i)
		return w.surnameKnown && !w.organisation
	}
	if i > 0 && surnameAt(i) && (f.is(i-1, ".") && f.tokens[i].glued || f.tokens[i-1].shape != lower && len(f.word(i-1).given) > 0) {
		return true
	}
	return letters(f.tokens[i].text) > 2 && surnameAt(i+1) && f.strongGiven(i)
}

// nameAfterAll tells whether token i, a word such as «Том» that is hardly ever a name, is one: the capital is no
// sentence's, and a word follows that can only be a name.
func (f *field) nameAfterAll(i int) bool {
	if len(f.word(i).given) == 0 || f.tokens[i].first || i+1 == len(f.tokens) {
		return false
	}
	next := f.tokens[i+1]
	w := f.word(i + 1)
	return next.shape == title && !next.line && !w.stop && w.common == 0 && !w.anyPlace && !w.organisation
}
