package morph

import "strings"

// Gram is a set of grammemes: what a word form is.
type Gram uint64

// The grammemes that are kept, named as in OpenCorpora
// (https://opencorpora.org/dict.php?act=gram).
const (
	Noun Gram = 1 << iota
	Adjective
	ShortAdjective
	Comparative
	Verb
	Infinitive
	Participle
	ShortParticiple
	Gerund
	Numeral
	Adverb
	Pronoun
	Predicative
	Preposition
	Conjunction
	Particle
	Interjection

	Masculine
	Feminine
	Neuter
	Common // of either gender: GNdr and Ms-f

	Singular
	Plural

	Nominative
	Genitive
	Dative
	Accusative
	Instrumental
	Locative
	Vocative

	Animate
	Inanimate
	Fixed // not inflected

	Name
	Surname
	Patronymic
	Place        // Geox
	Organisation // Orgn
	Abbreviation
	PronounAdjective // Apro
	Rare             // Arch, Erro, Infr, Dist: not what a text means if it may mean something else
	Variant          // V-oy, V-ey and other second spellings of a form
	Past
	Passive
	Superlative
	Qualitative
	Ordinal // Anum
)

// Groups of grammemes of which a form has one.
const (
	PartOfSpeech = Noun | Adjective | ShortAdjective | Comparative | Verb | Infinitive | Participle |
		ShortParticiple | Gerund | Numeral | Adverb | Pronoun | Predicative | Preposition | Conjunction |
		Particle | Interjection
	Gender = Masculine | Feminine | Neuter | Common
	Number = Singular | Plural
	Case   = Nominative | Genitive | Dative | Accusative | Instrumental | Locative | Vocative
)

// Has tells whether g has all of want.
func (g Gram) Has(want Gram) bool { return g&want == want }

// Any tells whether g has one of want.
func (g Gram) Any(want Gram) bool { return g&want != 0 }

var grammemes = map[string]Gram{
	"NOUN": Noun, "ADJF": Adjective, "ADJS": ShortAdjective, "COMP": Comparative, "VERB": Verb,
	"INFN": Infinitive, "PRTF": Participle, "PRTS": ShortParticiple, "GRND": Gerund, "NUMR": Numeral,
	"ADVB": Adverb, "NPRO": Pronoun, "PRED": Predicative, "PREP": Preposition, "CONJ": Conjunction,
	"PRCL": Particle, "INTJ": Interjection,
	"masc": Masculine, "femn": Feminine, "neut": Neuter, "GNdr": Common, "Ms-f": Common,
	"sing": Singular, "plur": Plural,
	"nomn": Nominative, "gent": Genitive, "gen2": Genitive, "datv": Dative, "accs": Accusative,
	"ablt": Instrumental, "loct": Locative, "loc2": Locative, "voct": Vocative,
	"anim": Animate, "inan": Inanimate, "Fixd": Fixed,
	"Name": Name, "Surn": Surname, "Patr": Patronymic, "Geox": Place, "Orgn": Organisation,
	"Abbr": Abbreviation, "Apro": PronounAdjective, "Arch": Rare, "Erro": Rare, "Infr": Rare, "Dist": Rare,
	"V-oy": Variant, "V-ey": Variant, "V-be": Variant, "V-bi": Variant, "V-ie": Variant, "V-sh": Variant,
	"past": Past, "pssv": Passive, "Supr": Superlative, "Qual": Qualitative, "Anum": Ordinal,
}

func parseGram(tag string) Gram {
	var g Gram
	for _, name := range strings.FieldsFunc(tag, func(r rune) bool { return r == ' ' || r == ',' }) {
		g |= grammemes[name]
	}
	if g.Any(Common) {
		g &^= Masculine | Feminine
	}
	return g
}
