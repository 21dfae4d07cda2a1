package extract

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"

	"muragat/articles"
	"muragat/articles/morph"
)

//go:embed persons_words.txt
var personWordsFile string

// personWords are the lists of persons_words.txt, in lower case.
var personWords = sync.OnceValue(func() map[string]map[string]bool { return wordLists(personWordsFile) })

func wordLists(file string) map[string]map[string]bool {
	lists := map[string]map[string]bool{}
	list := map[string]bool{}
	for line := range strings.Lines(file) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "["):
			list = map[string]bool{}
			lists[strings.Trim(line, "[]")] = list
		default:
			for _, w := range strings.Fields(line) {
				list[strings.ToLower(w)] = true
				if unicode.IsUpper([]rune(w)[0]) { // with the forms that it would have as a name
					for _, f := range declineGiven(w, morph.Masculine) {
						list[strings.ToLower(f.form)] = true
					}
				}
			}
		}
	}
	return lists
}

// word is what is known of a word by itself.
type word struct {
	given, patronymic, surname    []reading
	surnameKnown                  bool    // a dictionary has the surname, or it ends as only surnames do
	inDictionary                  bool    // as any word
	common                        float32 // share of its readings that are no name, 0 to 1
	place, anyPlace, organisation bool    // place and organisation: share at least placeShare
	adjective                     bool
	role                          morph.Gram // cases in which it can stand before a name; of any animate noun
	roleGender                    morph.Gram // of all who can have the role, or 0
	rolePlural                    bool
	namedRole                     bool // it is in the list of roles
	bearer, owner, speech, stop   bool
	see                           bool         // a title with the name of a see behind it
	calendar                      bool         // of the list of calendar
	notOne                        bool         // a noun that is neuter or in the plural
	subjunction                   bool         // it begins a clause
	thing                         bool         // it may be a noun that is not alive
	past                          morph.Gram   // gender of a verb in the past singular
	present, plural               bool         // a verb in the singular of no past, or in the plural
	object                        bool         // an infinitive or a gerund: a name after it is no subject
	subject                       morph.Gram   // gender of a noun or pronoun that may be a subject in the singular
	attributes                    []morph.Gram // as an adjective or participle in the singular: gender and case
	relative                      bool         // «который»
	relation                      bool         // in the list of relations
	governs                       morph.Gram   // cases after a preposition
	says                          morph.Gram   // genders of who can be the subject of a verb of saying, in the singular
	saying                        bool         // an adverbial participle of such a verb
	acts                          bool         // a verb whose subject is in the singular
	office                        string       // the role in the dictionary form
	officeIn                      morph.Gram   // its cases
}

// words looks up the words of texts in one language, each spelling once, for several goroutines.
type words struct {
	lang   string
	seen   *cache[*word]
	lemmas articles.Lemmatizer // without forms
}

func newWords(lang string) *words {
	return &words{lang, newCache[*word](), remembered(morph.Lemmatizer())}
}

func (ws *words) get(t token) *word {
	return ws.seen.get(t.text, func() *word { return look(t, ws.lang) })
}

// remembered is lemmatize for one language, asked once for each token.
func remembered(lemmatize articles.Lemmatizer) articles.Lemmatizer {
	seen := newCache[[]articles.Lemma]()
	return func(lang, token string) []articles.Lemma {
		return seen.get(token, func() []articles.Lemma { return lemmatize(lang, token) })
	}
}

func look(t token, lang string) *word {
	w := new(word)
	text := t.text
	low := strings.ToLower(text)
	if t.shape == upper {
		text = nameCase(low)
	}
	lists := personWords()
	if lang == "kk" || lang == "uz" {
		w.stop = lists["stop"][low]
		w.bearer = lists["bearers"][low]
		w.lookSayingForm(low, lang)
		if t.shape == title || t.shape == upper {
			w.lookTurkic(text, lang)
		}
		return w
	}
	parsed := parse(low)
	w.inDictionary = len(parsed) > 0
	w.stop = lists["stop"][low]
	var places, organisations, function, nouns, notOne float32
	women, men, onlyMen := false, false, false
	for _, r := range parsed {
		lemma := ""
		if r.Gram.Any(morph.Noun | morph.Verb) {
			lemma = r.Lemma()
		}
		switch {
		case r.Gram.Any(morph.Name | morph.Surname | morph.Patronymic):
			if t.shape == lower && lists["roles"][lemma] { // «акимом»
				w.office, w.officeIn = lemma, w.officeIn|r.Gram&morph.Case
			}
		case r.Gram.Any(morph.Place):
			places += r.P
		case r.Gram.Any(morph.Organisation | morph.Abbreviation):
			organisations += r.P
		default:
			w.common += r.P
			if r.Gram.Any(morph.Preposition | morph.Conjunction | morph.Particle | morph.Pronoun | morph.PronounAdjective | morph.Adverb) {
				function += r.P
			}
			w.adjective = w.adjective || r.Gram.Any(morph.Adjective)
			animate := r.Gram.Has(morph.Noun|morph.Animate|morph.Singular) && r.P >= 0.02
			if animate || lists["roles"][lemma] && !r.Gram.Any(morph.Inanimate) {
				w.role |= r.Gram & morph.Case
				w.rolePlural = w.rolePlural || r.Gram.Any(morph.Plural)
				w.namedRole = w.namedRole || lists["roles"][lemma]
				women = women || r.Gram.Any(morph.Feminine)
				men = men || r.Gram.Any(morph.Masculine)
				onlyMen = onlyMen || lists["men"][lemma]
				w.officeIn |= r.Gram & morph.Case
				if w.office == "" || lists["roles"][lemma] {
					w.office = lemma
				}
			}
		}
		if r.Gram.Any(morph.Noun) {
			nouns += r.P
			if r.Gram.Any(morph.Neuter | morph.Plural) {
				notOne += r.P
			}
		}
		w.thing = w.thing || r.Gram.Has(morph.Noun|morph.Inanimate) && r.P >= 0.05
		w.bearer = w.bearer || lists["bearers"][lemma] && r.P >= 0.1
		w.see = w.see || lists["sees"][lemma]
		w.owner = w.owner || lists["owners"][lemma] && r.P >= 0.1
		if r.Gram.Has(morph.Verb | morph.Past | morph.Singular) {
			w.past |= r.Gram & both
		}
		w.read(r, lemma, lists["relations"])
		w.speech = w.speech || r.Gram.Any(morph.Verb) && lists["speech"][lemma]
		w.lookSaying(low, lemma, r)
	}
	if t.latin {
		w.lookSayingForm(low, "en")
	}
	if women && !men {
		w.roleGender = morph.Feminine
	} else if men && !women && onlyMen {
		w.roleGender = morph.Masculine
	}
	w.notOne = nouns > 0.9 && notOne > 0.9*nouns
	w.place, w.anyPlace = places >= placeShare, places > 0
	w.organisation = organisations >= placeShare
	if len(parsed) == 0 {
		w.place = w.place || placeByParts(low)
		w.anyPlace = w.anyPlace || w.place
		w.organisation = w.organisation || organisationByParts(low)
	}
	w.calendar = lists["calendar"][low]
	w.stop = w.stop || w.calendar || function > 0.8 && !eastFamilies[low]
	w.bearer = w.bearer || lists["bearers"][low] || strings.Contains(low, "-музе") || strings.HasPrefix(low, "музе") && strings.Contains(low, "-") // «дом-музей»
	w.governs = prepositions[low]
	w.subjunction = lists["subjunctions"][low]
	if len(parsed) == 0 || w.role == 0 && lists["roles"][low] { // «г-н»
		w.hyphenRole(low)
	}
	if t.shape == lower || t.shape == notWord {
		return w
	}
	if t.latin {
		w.lookLatin(text)
		return w
	}
	w.given = givenReadings(text, parsed)
	w.patronymic = patronymicReadings(text, parsed)
	w.surname, w.surnameKnown = surnameReadings(text, parsed)
	if w.notOne && w.common > 0.9 { // «Центров»
		w.surnameKnown = false
	}
	return w
}

// read takes from a reading what tells of the names beside the word.
func (w *word) read(r morph.Reading, lemma string, relations map[string]bool) {
	if r.P < 0.05 {
		return
	}
	switch {
	case r.Gram.Any(morph.Adjective | morph.Participle):
		if r.Gram.Any(morph.Singular) {
			w.attributes = append(w.attributes, r.Gram&(both|morph.Neuter|morph.Case))
		}
		w.relative = w.relative || r.Gram.Any(morph.PronounAdjective) && r.Lemma() == "который"
	case r.Gram.Any(morph.Verb):
		w.present = w.present || r.Gram.Any(morph.Singular) && !r.Gram.Any(morph.Past)
		w.plural = w.plural || r.Gram.Any(morph.Plural)
	case r.Gram.Any(morph.Infinitive | morph.Gerund):
		w.object = true
	case r.Gram.Any(morph.Noun | morph.Pronoun):
		w.relation = w.relation || relations[lemma]
		if r.Gram.Has(morph.Nominative | morph.Singular) {
			w.subject |= r.Gram & both
		}
	}
}

// verb tells whether the word is a verb and no noun.
func (w *word) verb() bool {
	return (w.past != 0 || w.present || w.plural || w.object) && w.subject == 0 && !w.thing && w.role == 0
}

// placeShare is the share of readings as a place from which a word is held to be one.
const placeShare = 0.3

// placeByParts tells whether an unknown word is made as the names of places are: «Комсомольск-на-Амуре», «Уолл-стрит».
func placeByParts(low string) bool {
	parts := strings.Split(low, "-")
	if len(parts) == 1 {
		return false
	}
	last := parts[len(parts)-1]
	if personWords()["streets"][last] {
		return true
	}
	return len(parts) > 2 && (prepositions[parts[1]] != 0 || parts[1] == "сюр" || parts[1] == "ан")
}

// organisationByParts tells whether an unknown word is short for the name of an office or a firm: «Минприроды».
func organisationByParts(low string) bool {
	for _, start := range officeStarts {
		if strings.HasPrefix(low, start) && letters(low) >= 8 {
			return true
		}
	}
	for _, end := range officeEnds {
		for _, c := range []string{"", "а", "у", "ом", "е", "и", "ы"} {
			if strings.HasSuffix(low, end+c) && letters(low) >= letters(end+c)+3 {
				return true
			}
		}
	}
	return strings.Contains(low, "-э-")
}

var (
	officeStarts = strings.Fields("минприр минобр минздрав минфин минюст минэкон минпром минтранс минсвяз минкульт минспорт минэнерго минсель минтруд минстр минцифр " +
		"росимущ роспотреб рособр росздрав росавиа росрыб росстат роскосмос роском росгидро россельхоз ростех росвод росприр росреестр " +
		"госком госдеп госнарк газпром мосгор ленобл казмунай казатом казахтелек узбекнефт")
	officeEnds = strings.Fields("надзор имуществ союз банк нефть нефт газ энерго совет комитет контрол телеком финанс строй хоз суд")
)

// hyphenRole sees a role in «экс-глава», «вице-премьера»: words that end in one.
func (w *word) hyphenRole(low string) {
	if personWords()["roles"][low] {
		w.role, w.namedRole = anyGr, true
		w.office, w.officeIn = low, anyGr
		return
	}
	_, tail, ok := cutLast(low, "-")
	if !ok {
		return
	}
	for _, r := range morph.Parse(tail) {
		if r.Gram.Has(morph.Noun|morph.Animate|morph.Singular) && !r.Gram.Any(morph.Name|morph.Surname) {
			w.role |= r.Gram & morph.Case
			w.namedRole = w.namedRole || personWords()["roles"][r.Lemma()]
		}
	}
}

// lookLatin reads a word in Latin letters: such names are not inflected, apart
// from the case endings that are cut off before.
func (w *word) lookLatin(text string) {
	w.given = givenNames()[foldApostrophes(strings.ToLower(text))]
	w.surname = []reading{{text, both | morph.Singular | anyGr, 1}}
	low := strings.ToLower(text)
	for _, e := range []string{"ov", "ova", "ev", "eva", "yev", "yeva", "in", "ina", "sky", "skiy", "skaya", "enko", "uly", "kyzy", "shvili"} {
		w.surnameKnown = w.surnameKnown || strings.HasSuffix(low, e) && len(low) > len(e)+2
	}
}

// prepositions and the cases that they govern.
var prepositions = buildPrepositions()

func buildPrepositions() map[string]morph.Gram {
	out := map[string]morph.Gram{}
	add := func(words string, g morph.Gram) {
		for _, w := range strings.Fields(words) {
			out[w] = g
		}
	}
	add("у от ото из до для без после против около вокруг возле вместо кроме ради среди мимо", morph.Genitive)
	add("к ко благодаря согласно вопреки навстречу", morph.Dative)
	add("по", morph.Dative|morph.Locative)
	add("с со", morph.Instrumental|morph.Genitive)
	add("над под перед передо между", morph.Instrumental)
	add("за", morph.Instrumental|morph.Accusative)
	add("о об обо при", morph.Locative)
	add("в во на", morph.Locative|morph.Accusative)
	add("про через сквозь", morph.Accusative)
	return out
}
