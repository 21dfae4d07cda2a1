package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os/exec"
	"path/filepath"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// goldArticle is one of which the persons are known.
type goldArticle struct {
	ID      string       `json:"id"`
	Text    string       `json:"text"`
	Lang    string       `json:"lang"`
	Persons []goldPerson `json:"persons"`
	Others  []goldOther  `json:"others"`
}

// goldPerson is a mention.
type goldPerson struct {
	Start, End    int    // code points
	Lemma, Entity string // the name in the nominative and what is one person; perhaps ""
}

// goldOther is the name of something else.
type goldOther struct {
	Type       string
	Start, End int
}

// span is a place in an article.
type span struct {
	id         string
	start, end int
}

func (s span) touches(t span) bool { return s.id == t.id && s.start < t.end && t.start < s.end }

// scores are what is measured of the persons of a set.
type scores struct {
	strict, overlap, article, linking prf
	nominative                        float64
	lemmas                            int // of which the nominative was measured
}

// prf is precision, recall, their harmonic mean and of how many it was measured.
type prf struct {
	P  float64 `json:"p"`
	R  float64 `json:"r"`
	F1 float64 `json:"f1"`
	N  int     `json:"n"`
}

func newPRF(p, r float64, n int) prf {
	f := prf{P: p, R: r, N: n}
	if p+r > 0 {
		f.F1 = 2 * p * r / (p + r)
	}
	return f
}

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// goals by set and measure.
var personGoals = map[string]map[string]float64{
	"factrueval_dev": {strictName: .92, overlapName: .95, articleName: .88, nominativeName: .98},
	"ne5_tune":       {strictName: .95, overlapName: .975},
	"slavicner_tune": {strictName: .90, linkingName: .93, nominativeName: .97},
	"kaznerd_valid":  {strictName: .75},
}

const (
	strictName     = "mentions found to the letter, F1"
	overlapName    = "mentions found at least in part, F1"
	articleName    = "persons of an article by their names, F1"
	nominativeName = "surname in the nominative"
	linkingName    = "one person is one, across articles, B³"
)

// persons measures the persons of every set.
func persons(e *evaluation) (section, error) {
	s := section{title: "Persons", errors: map[string]map[string]int{}}
	files, err := e.sets("persons")
	if err != nil {
		return s, err
	}
	for _, file := range files {
		name := setName(file)
		gold, found, err := findIn(e, file, func(g goldArticle) article { return article{ID: g.ID, Text: g.Text, Lang: g.Lang} })
		if err != nil {
			return s, err
		}
		sc := score(gold, found)
		if e.compare {
			if err := e.compareWithScript(file, sc); err != nil {
				return s, err
			}
		}
		add := func(measureName string, value float64, n int) {
			if n > 0 {
				s.rows = append(s.rows, measure{name, measureName, value, personGoals[name][measureName], n})
			}
		}
		add(strictName, sc.strict.F1, sc.strict.N)
		add(overlapName, sc.overlap.F1, sc.overlap.N)
		add(articleName, sc.article.F1, sc.article.N)
		add(nominativeName, sc.nominative, sc.lemmas)
		add(linkingName, sc.linking.F1, sc.linking.N)
		for _, kind := range errorKinds(gold, found) {
			if s.errors[kind] == nil {
				s.errors[kind] = map[string]int{}
			}
			s.errors[kind][name]++
		}
	}
	return s, nil
}

// score measures as score_persons.py does, which comes with the sets.
func score(gold []goldArticle, found map[string]facts) scores {
	var sc scores
	strict, overlapP, overlapR, nFound, nGold := 0, 0, 0, 0, 0
	hits, nNames, nWanted := 0, 0, 0
	ok := 0
	cells, ofGold, ofFound := map[[2]string]int{}, map[string]int{}, map[string]int{}
	for _, g := range gold {
		wanted, got := map[span]bool{}, map[span]bool{}
		by := map[span]personFacts{}
		for _, p := range g.Persons {
			wanted[span{g.ID, p.Start, p.End}] = true
		}
		names := map[string]bool{}
		for _, p := range found[g.ID].Persons {
			names[fold(p.Name)] = true
			for _, m := range p.Mentions {
				if m.Field == "text" {
					s := span{g.ID, m.Start, m.End}
					got[s], by[s] = true, p
				}
			}
		}
		nFound, nGold = nFound+len(got), nGold+len(wanted)
		for s := range got {
			if wanted[s] {
				strict++
			}
			overlapP += touching(s, wanted)
		}
		for s := range wanted {
			overlapR += touching(s, got)
		}
		lemmas := map[string]string{} // the longest of each person
		for _, p := range g.Persons {
			key := p.Entity
			if key == "" {
				key = p.Lemma
			}
			if letters(p.Lemma) > letters(lemmas[key]) {
				lemmas[key] = p.Lemma
			}
		}
		for _, name := range lemmas {
			if names[fold(name)] {
				hits++
			}
		}
		nNames, nWanted = nNames+len(names), nWanted+len(lemmas)
		for _, p := range g.Persons {
			f, is := by[span{g.ID, p.Start, p.End}]
			if !is {
				continue
			}
			if p.Lemma != "" {
				sc.lemmas++
				if nominative(p.Lemma, f.Name) {
					ok++
				}
			}
			if p.Entity != "" {
				cells[[2]string{p.Entity, f.ID}]++
				ofGold[p.Entity]++
				ofFound[f.ID]++
			}
		}
	}
	sc.strict = newPRF(share(strict, nFound), share(strict, nGold), nGold)
	sc.overlap = newPRF(share(overlapP, nFound), share(overlapR, nGold), nGold)
	sc.article = newPRF(share(hits, nNames), share(hits, nWanted), nWanted)
	sc.nominative = share(ok, sc.lemmas)
	sc.linking = bCubed(cells, ofGold, ofFound)
	return sc
}

// nominative tells whether a name has the surname of the right one in the nominative.
func nominative(lemma, name string) bool {
	words := strings.Fields(fold(lemma))
	for _, w := range strings.Fields(fold(name)) {
		if len(words) > 0 && w == words[len(words)-1] {
			return true
		}
	}
	return false
}

// bCubed compares two ways to say which mentions are one person.
// Source: Bagga and Baldwin, Entity-Based Cross-Document Coreferencing Using the Vector Space Model, 1998.
func bCubed(cells map[[2]string]int, ofGold, ofFound map[string]int) prf {
	var p, r float64
	n := 0
	for pair, c := range cells {
		n += c
		p += float64(c*c) / float64(ofFound[pair[1]])
		r += float64(c*c) / float64(ofGold[pair[0]])
	}
	if n == 0 {
		return prf{}
	}
	return newPRF(p/float64(n), r/float64(n), n)
}

func touching(s span, others map[span]bool) int {
	for o := range others {
		if s.touches(o) {
			return 1
		}
	}
	return 0
}

// fold makes names alike that differ in case, ё and spaces behind initials at most.
func fold(name string) string {
	name = cases.Fold().String(norm.NFC.String(name))
	name = strings.NewReplacer("ё", "е", "\u00a0", " ").Replace(name)
	name = strings.ReplaceAll(strings.ReplaceAll(name, ". ", "."), ".", ". ")
	return strings.Join(strings.Fields(name), " ")
}

func letters(s string) int { return len([]rune(s)) }

// compareWithScript runs the script that comes with the sets on the same facts.
func (e *evaluation) compareWithScript(set string, sc scores) error {
	c := exec.Command("python3", filepath.Join(e.gold, "score_persons.py"), set, filepath.Join(e.facts, filepath.Base(set)))
	c.Stderr = e.stderr
	out, err := c.Output()
	if err != nil {
		return fmt.Errorf("score_persons.py: %w", err)
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	var theirs struct {
		Strict     prf `json:"mention_strict"`
		Overlap    prf `json:"mention_overlap"`
		Article    prf `json:"article_person"`
		Linking    prf `json:"linking"`
		Nominative struct{ Rate float64 }
	}
	if err := json.Unmarshal([]byte(lines[len(lines)-1]), &theirs); err != nil {
		return fmt.Errorf("score_persons.py: %w", err)
	}
	pairs := [][2]float64{
		{sc.strict.P, theirs.Strict.P},
		{sc.strict.R, theirs.Strict.R},
		{sc.overlap.P, theirs.Overlap.P},
		{sc.overlap.R, theirs.Overlap.R},
		{sc.article.P, theirs.Article.P},
		{sc.article.R, theirs.Article.R},
		{sc.linking.P, theirs.Linking.P},
		{sc.linking.R, theirs.Linking.R},
		{sc.nominative, theirs.Nominative.Rate},
	}
	for i, p := range pairs {
		if math.Abs(p[0]-p[1]) > 1e-9 {
			return fmt.Errorf("%s: measured %v, score_persons.py %v (number %d of %v)", set, p[0], p[1], i, pairs)
		}
	}
	fmt.Fprintf(e.stderr, "eval: %s: score_persons.py measures the same\n", setName(set))
	return nil
}
