package source

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"muragat/articles"
)

// The files that a curator may put beside the articles.
const (
	peopleFile  = "people.yaml"
	topicsFile  = "topics.yaml"
	archiveFile = "archive.yaml"
)

// maxYAML is the size, in bytes, of the largest file of those.
const maxYAML = 4 << 20

// Person is an entry of people.yaml, which is a list of
//
//   - id: kasym-zhomart-tokaev    # lower-case Latin letters, digits and '-'
//     name: Касым-Жомарт Токаев
//     names: {kk: Қасым-Жомарт Тоқаев, en: Kassym-Jomart Tokayev}   # by language; optional
//     aliases: [К.-Ж. Токаев]     # optional
//     wikidata: Q555872           # optional
//     note: Президент Казахстана  # optional
//
// The names may also stand as kk:, uz:, en: and ru: beside name.
type Person struct {
	articles.Person
	Aliases []string
}

// authority reads a YAML file of the folder; without one there is no sheet.
func (r *reader) authority(name string) (*sheet, value) {
	info, err := fs.Lstat(r.fsys, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, value{}
	}
	s := r.sheet(name)
	var mode fs.FileMode
	if err == nil {
		mode = info.Mode()
	}
	if _, ok := r.regular(s, name, mode); !ok {
		return s, value{}
	}
	b, ok := r.load(s, maxYAML)
	if !ok {
		return s, value{}
	}
	text, ok := decodeFile(s, b, 1)
	if !ok {
		return s, value{}
	}
	if i, c := control(text); i >= 0 {
		controlProblem(s, 1+countLines(text[:i]), c)
		return s, value{}
	}
	v, _ := parseYAML(s, unixLines(text), 1)
	return s, v
}

// entries are the items of a list of entries; what is none is a problem.
func entries(s *sheet, v value) []value {
	if v.kind == nothing {
		return nil
	}
	if v.kind != list {
		s.problem(v.line, v.kind.String(), `a list, each entry begun by "- id: …"`)
		return nil
	}
	var out []value
	for _, item := range v.items {
		if item.kind == mapping {
			out = append(out, item)
		} else {
			s.problem(item.line, item.kind.String()+" in the list", `an entry "- id: …"`)
		}
	}
	return out
}

// idKind is a kind of IDs that entries have.
type idKind struct {
	pattern *regexp.Regexp
	wanted  string
}

// A topic's ID has letters of any script, as its curator calls it: «экономика». Marks and digits of other
// scripts stay out, because go:embed leaves files with such names out of the host.
var (
	personID = idKind{regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`), "lower-case Latin letters and digits, joined by '-'"}
	topicID  = idKind{regexp.MustCompile(`^[\p{Ll}\p{Lo}\p{Lm}0-9]+(-[\p{Ll}\p{Lo}\p{Lm}0-9]+)*$`), "lower-case letters of any script and the digits 0 to 9, joined by '-'"}
)

var (
	wikidataID = regexp.MustCompile(`^Q[1-9][0-9]*$`)
	personKeys = []string{"id", "name", "names", "aliases", "wikidata", "note", "ru", "kk", "uz", "en"}
	topicKeys  = []string{"id", "ru", "kk", "uz", "en", "labels", "broader", "words"}
)

func readPeople(s *sheet, v value) []Person {
	var out []Person
	ids := map[string]int{}     // to the line that has it
	byName := map[string]pair{} // to the entry, with its line, that has the name
	for _, item := range entries(s, v) {
		errorsBefore := s.errors
		var p Person
		for _, q := range item.pairs {
			switch q.key {
			case "id":
				p.ID = entryID(s, q, ids, personID)
			case "name":
				p.Name = entryText(s, q)
			case "names", "ru", "kk", "uz", "en":
				p.Names = append(p.Names, labels(s, q)...)
			case "aliases":
				words, _ := names(s, q)
				for _, w := range words {
					p.Aliases = append(p.Aliases, w.value.text)
				}
			case "wikidata":
				if p.Wikidata = entryText(s, q); p.Wikidata != "" && !wikidataID.MatchString(p.Wikidata) {
					s.problem(q.value.line, "the Wikidata number "+quoted(p.Wikidata), "one such as Q555872")
				}
			case "note":
				p.Note = entryText(s, q)
			default:
				unknownKey(s, q, personKeys)
			}
		}
		required(s, item, "id", p.ID, errorsBefore)
		required(s, item, "name", p.Name, errorsBefore)
		called := append([]string{p.Name}, p.Aliases...)
		for _, l := range p.Names {
			called = append(called, l.Text)
		}
		for _, name := range called {
			if name == "" {
				continue
			}
			key := foldName(name)
			if first, taken := byName[key]; taken && first.line != item.line {
				s.problem(item.line, fmt.Sprintf("the name %s in %q, which %q on line %d has too", quoted(name), p.ID, first.key, first.line), "a name or alias of one person only")
			} else {
				byName[key] = pair{key: p.ID, line: item.line}
			}
		}
		if s.errors == errorsBefore {
			out = append(out, p)
		}
	}
	return out
}

// readTopics reads topics.yaml: a list of entries with an id, labels ru, kk, uz
// and en, of which one is enough, and perhaps the broader topic and the words, by ID, that tell of the topic.
func readTopics(s *sheet, v value, known []articles.Topic) ([]articles.Topic, map[string][]string) {
	var out []articles.Topic
	words := map[string][]string{}
	ids := map[string]int{}
	lines := map[string]int{} // of the broader topics
	byLabel := map[string]pair{}
	for _, item := range entries(s, v) {
		errorsBefore := s.errors
		var t articles.Topic
		var given []string
		for _, q := range item.pairs {
			switch q.key {
			case "id":
				t.ID = entryID(s, q, ids, topicID)
			case "ru", "kk", "uz", "en", "labels":
				t.Labels = append(t.Labels, labels(s, q)...)
			case "broader":
				t.Broader = entryText(s, q)
				lines[t.ID] = q.value.line
			case "words":
				given = topicWords(s, q)
			default:
				unknownKey(s, q, topicKeys)
			}
		}
		required(s, item, "id", t.ID, errorsBefore)
		if len(t.Labels) == 0 && s.errors == errorsBefore {
			s.problem(item.line, "a topic without a label", "a label in ru, kk, uz or en")
		}
		for _, l := range t.Labels {
			key := foldName(l.Text)
			if first, taken := byLabel[key]; taken && first.line != item.line {
				s.problem(item.line, fmt.Sprintf("the label %s in %q, which %q on line %d has too", quoted(l.Text), t.ID, first.key, first.line), "a label of one topic only")
			} else {
				byLabel[key] = pair{key: t.ID, line: item.line}
			}
		}
		if s.errors == errorsBefore {
			out = append(out, t)
			if len(given) > 0 {
				words[t.ID] = given
			}
		}
	}
	out = checkBroader(s, out, known, ids, lines)
	maps.DeleteFunc(words, func(id string, _ []string) bool {
		return !slices.ContainsFunc(out, func(t articles.Topic) bool { return t.ID == id })
	})
	return out, words
}

// topicWord is words that follow each other, each perhaps the beginning of one.
var topicWord = regexp.MustCompile(`^[\p{L}\p{M}\p{N}'’‘ʻʼ-]+\*?( [\p{L}\p{M}\p{N}'’‘ʻʼ-]+\*?)*$`)

// topicWords are the words that tell of a topic.
func topicWords(s *sheet, p pair) []string {
	var out []string
	words, _ := names(s, p)
	for _, w := range words {
		word := w.value.text
		if !topicWord.MatchString(word) || strings.HasSuffix(word, "*") && utf8.RuneCountInString(word) < 4 {
			s.problem(w.value.line, "the words "+quoted(word), "words, or beginnings of at least three letters with * behind them")
			continue
		}
		out = append(out, word)
	}
	return out
}

// checkBroader puts IDs for the labels of broader topics and refuses unknown ones and circles.
func checkBroader(s *sheet, own, known []articles.Topic, ids, lines map[string]int) []articles.Topic {
	v := newVocabulary(known, own)
	broader := map[string]string{}
	for _, t := range known {
		broader[t.ID] = t.Broader
	}
	bad := map[string]bool{}
	for i, t := range own {
		if t.Broader != "" {
			id, ok := v.find(t.Broader)
			if !ok {
				_, written := ids[t.Broader] // an entry that is refused itself
				if !written {
					s.problem(max(lines[t.ID], ids[t.ID]), "the unknown broader topic "+quoted(t.Broader), v.suggest(t.Broader))
				}
				bad[t.ID] = true
			}
			own[i].Broader = id
		}
		broader[t.ID] = own[i].Broader
	}
	reported := map[string]bool{}
	for _, t := range own {
		path := []string{t.ID}
		for id := broader[t.ID]; id != "" && len(path) <= len(broader); id = broader[id] {
			if id == t.ID {
				if !slices.ContainsFunc(path, func(id string) bool { return reported[id] }) {
					s.problem(ids[t.ID], "topics that are broader than themselves: "+strings.Join(append(path, id), " → "), "a broader topic that leads to a top one")
				}
				for _, id := range path {
					reported[id], bad[id] = true, true
				}
				break
			}
			path = append(path, id)
		}
	}
	return slices.DeleteFunc(own, func(t articles.Topic) bool { return bad[t.ID] })
}

func entryText(s *sheet, p pair) string {
	text, ok := oneText(s, p)
	if !ok {
		return ""
	}
	return plain(s, p, text)
}

// entryID is the ID of an entry, which no other may have.
func entryID(s *sheet, p pair, ids map[string]int, kind idKind) string {
	id := entryText(s, p)
	if id == "" {
		return ""
	}
	switch {
	case !kind.pattern.MatchString(id):
		s.problem(p.value.line, "the id "+quoted(id), kind.wanted)
	case len(id) > maxID:
		s.problem(p.value.line, fmt.Sprintf("the id %s of %d bytes", quoted(id), len(id)), fmt.Sprintf("at most %d", maxID))
	case device.MatchString(id):
		s.problem(p.value.line, "the id "+quoted(id), "one that can be the name of a folder on every system")
	}
	if first, taken := ids[id]; taken {
		s.problem(p.value.line, fmt.Sprintf("the id %s, which line %d has too", quoted(id), first), "an id of its own")
	} else {
		ids[id] = p.value.line
	}
	return id
}

func required(s *sheet, item value, key, text string, errorsBefore int) {
	if text == "" && s.errors == errorsBefore {
		s.problem(item.line, "an entry without "+key, fmt.Sprintf("%q in each entry", key))
	}
}

// labels are texts by language: of a key that is a language, or of one that holds languages.
func labels(s *sheet, p pair) []articles.Label {
	in := []pair{p}
	if p.key == "names" || p.key == "labels" {
		if p.value.kind != mapping && p.value.kind != nothing {
			s.problem(p.value.line, fmt.Sprintf("%s after %q", p.value.kind, p.key), "names by language: {kk: …, uz: …, en: …}")
		}
		in = p.value.pairs
	}
	var out []articles.Label
	for _, q := range in {
		if !languageTags.MatchString(q.key) || strings.HasPrefix(q.key, "kz") {
			badLanguage(s, q.line, q.key)
			continue
		}
		if text := entryText(s, q); text != "" {
			out = append(out, articles.Label{Lang: q.key, Text: text})
		}
	}
	return out
}
