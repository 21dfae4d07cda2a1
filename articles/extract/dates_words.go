package extract

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed dates.txt
var datesTxt string

// dateWords are the words of dates.txt by what they are. A word may be several things.
type dateWords struct {
	month   map[string]int      // 1 to 12
	weekday map[string]int      // 1 to 7, from Monday on
	number  map[string]int      // spelled-out numbers
	sets    map[string]*wordSet // the other lists by their key
	starts  map[string]bool     // the words, in lower case, that a date can begin with
}

// wordSet is a list of words and of beginnings of words.
type wordSet struct {
	words    map[string]bool
	prefixes []string
}

func (s *wordSet) has(word string) bool {
	if s.words[word] {
		return true
	}
	for _, p := range s.prefixes {
		if strings.HasPrefix(word, p) {
			return true
		}
	}
	return false
}

var dateTable = sync.OnceValue(func() *dateWords {
	t := &dateWords{month: map[string]int{}, weekday: map[string]int{}, number: map[string]int{}, sets: map[string]*wordSet{}}
	endings := map[string][]string{}
	for line := range strings.Lines(datesTxt) {
		f := strings.Fields(line)
		if len(f) == 0 || f[0] == "#" {
			continue
		}
		switch key := f[0]; key {
		case "endings":
			endings[f[1]] = f[2:]
		case "month", "weekday", "number":
			n, err := strconv.Atoi(f[1])
			if err != nil {
				panic("dates.txt: " + err.Error())
			}
			for _, w := range f[2:] {
				to := map[string]map[string]int{"month": t.month, "weekday": t.weekday, "number": t.number}[key]
				stem, name, _ := strings.Cut(strings.TrimSuffix(w, "}"), "{")
				if name != "soft" {
					to[stem] = n
				}
				for _, e := range endings[name] {
					to[stem+e] = n
				}
			}
		default:
			s := &wordSet{words: map[string]bool{}}
			for _, w := range f[1:] {
				if p, ok := strings.CutSuffix(w, "*"); ok {
					s.prefixes = append(s.prefixes, p)
				} else {
					s.words[w] = true
				}
			}
			t.sets[key] = s
		}
	}
	t.starts = map[string]bool{}
	for _, words := range []map[string]int{t.month, t.number} {
		for w := range words {
			t.starts[strings.ToLower(w)] = true
		}
	}
	for _, key := range startingSets {
		for w := range t.sets[key].words {
			t.starts[w] = true
		}
	}
	return t
})

// startingSets are the lists whose words begin a date.
var startingSets = []string{
	"today", "yesterday", "before-yesterday", "before-before-yesterday", "tomorrow", "after-tomorrow", "after-after-tomorrow", "through",
	"one-unit", "half-year", "year-and-half", "this", "last", "next", "year-of-this", "year-of-last",
}
