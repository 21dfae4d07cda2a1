package extract

import (
	"strings"

	"muragat/articles/morph"
)

// Case endings of names, the longest first; of Kazakh, and of Uzbek in both alphabets.
var (
	kazakhEndings = strings.Fields("ының інің дарының ларының ның нің дың дің тың тің нда нде нан нен дан ден тан тен мен бен пен " +
		"ға ге қа ке на не ны ні ды ді ты ті да де та те а е н")
	uzbekEndings = strings.Fields("нинг ларнинг дан да ни га ка қа ning larning dan da ni ga ka qa")
)

// lookTurkic reads a word of a Kazakh or Uzbek text as a part of a name: as it stands
// or without a case ending. Names there have no gender but by their endings.
func (w *word) lookTurkic(text, lang string) {
	endings := kazakhEndings
	if lang == "uz" {
		endings = uzbekEndings
	}
	w.readTurkic(text, 1)
	for _, e := range endings {
		stem, ok := strings.CutSuffix(text, e)
		if !ok || letters(stem) < 3 {
			continue
		}
		stem = strings.TrimRight(stem, "'’-")
		if letters(e) > 1 || turkicSurname(strings.ToLower(stem)) {
			w.readTurkic(stem, 0.5)
		}
	}
}

func (w *word) readTurkic(stem string, weight float32) {
	low := strings.ToLower(stem)
	for _, r := range givenNames()[foldApostrophes(low)] {
		w.given = append(w.given, reading{stem, r.gram&both | morph.Singular | anyGr, 2 * weight})
	}
	if head, tail, ok := cutLast(low, "-"); ok && len(w.given) == 0 && givenNames()[head] != nil && givenNames()[tail] != nil {
		w.given = append(w.given, reading{stem, givenNames()[tail][0].gram&both | morph.Singular | anyGr, 2 * weight})
	}
	if len(w.given) == 0 {
		for _, r := range morph.Parse(low) { // «Дмитрий»
			if r.Gram.Has(morph.Name|morph.Singular|morph.Nominative) && !r.Gram.Any(morph.Patronymic|morph.Rare) && r.P > 0.5 {
				w.given = append(w.given, reading{stem, r.Gram&both | morph.Singular | anyGr, weight})
				w.common = max(w.common, 0.3) // too little to stand alone
			}
		}
	}
	for _, e := range patronymics {
		if e.gram.Has(anyGr) && strings.HasSuffix(low, e.form) && letters(low)-letters(e.form) >= 2 {
			w.patronymic = append(w.patronymic, reading{stem, e.gram, weight})
		}
	}
	for _, e := range []string{"ович", "евич", "ovich", "evich", "овна", "евна", "ovna", "evna"} {
		if strings.HasSuffix(low, e) && letters(low)-letters(e) >= 2 {
			gender := morph.Masculine
			if strings.HasSuffix(e, "а") || strings.HasSuffix(e, "a") {
				gender = morph.Feminine
			}
			w.patronymic = append(w.patronymic, reading{stem, gender | morph.Singular | anyGr, weight})
		}
	}
	gender := both
	known := turkicSurname(low)
	if known {
		weight *= 4
		switch {
		case strings.HasSuffix(low, "ова"), strings.HasSuffix(low, "ева"), strings.HasSuffix(low, "ина"), strings.HasSuffix(low, "ская"),
			strings.HasSuffix(low, "ova"), strings.HasSuffix(low, "eva"), strings.HasSuffix(low, "ina"), strings.HasSuffix(low, "skaya"),
			strings.HasSuffix(low, "қызы"), strings.HasSuffix(low, "кизи"), strings.HasSuffix(low, "qizi"):
			gender = morph.Feminine
		default:
			gender = morph.Masculine
		}
	}
	w.surnameKnown = w.surnameKnown || known
	w.surname = append(w.surname, reading{stem, gender | morph.Singular | anyGr, weight})
}

var turkicSurnames = strings.Fields("ов ев ёв ова ева ёва ский ская цкий цкая енко ұлы қызы улы кызы заде ўғли қизи " +
	"ov ev yov ova eva yova skiy skaya enko zoda uly kyzy qizi o‘g‘li")

// turkicSurname tells whether a word in lower case ends as surnames do, in the nominative.
func turkicSurname(low string) bool {
	for _, e := range turkicSurnames {
		if strings.HasSuffix(low, e) && letters(low)-letters(e) >= 3 {
			return true
		}
	}
	return false
}

// foldApostrophes writes all the turned commas of the Uzbek alphabet as names.txt does.
func foldApostrophes(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case 'ʻ', 'ʼ', '\'', '`', '’':
			return '‘'
		}
		return r
	}, s)
}

// turkicPlace tells whether the given name at token i of a Kazakh or Uzbek text is another
// word, or the name of a place.
func (f *field) turkicPlace(i int) bool {
	if f.words.lang != "kk" && f.words.lang != "uz" {
		return false
	}
	for _, r := range f.word(i).given {
		if personWords()["nouns"][foldApostrophes(strings.ToLower(r.nom))] {
			return true
		}
	}
	if i+1 == len(f.tokens) || f.tokens[i+1].shape != lower {
		return false
	}
	return f.beginsAs(i+1, "places")
}

// beginsAs tells whether token i, in lower case, begins with a word of a list.
func (f *field) beginsAs(i int, list string) bool {
	low := foldApostrophes(strings.ToLower(f.tokens[i].text))
	for start := range personWords()[list] {
		if strings.HasPrefix(low, start) {
			return true
		}
	}
	return false
}

// bornByTurkicThing tells whether the name before token i of a Kazakh or Uzbek text is that of a thing: «Қаныш Сәтбаев атындағы».
func (f *field) bornByTurkicThing(i int) bool {
	if f.words.lang != "kk" && f.words.lang != "uz" {
		return false
	}
	if i < len(f.tokens) && personWords()["honours"][foldApostrophes(strings.ToLower(f.tokens[i].text))] {
		i++
	}
	return i < len(f.tokens) && !f.tokens[i].line && f.tokens[i].shape == lower && f.beginsAs(i, "named")
}
