package extract

import (
	"fmt"
	"os"
	"testing"

	"muragat/articles"
)

func TestDbg(t *testing.T) {
	text := os.Getenv("DBG")
	a := articles.Article{Title: "—", Text: text, Lang: "ru"}
	ws := newWords("ru")
	d := new(document)
	for _, f := range fieldsOf(a) {
		f.tokens, f.words = tokenize(f.text), ws
		f.lowers = map[string]bool{}
		d.fields = append(d.fields, f)
		f.findAnchored()
	}
	d.choose()
	for _, f := range d.fields {
		for i, tk := range f.tokens {
			w := f.word(i)
			fmt.Printf("%s past=%x pres=%v plur=%v obj=%v subj=%x attr=%v rel=%v thing=%v role=%x known=%v common=%.2f place=%v any=%v org=%v owner=%v bearer=%v adj=%v indict=%v score=%d first=%v stop=%v surn=%d given=%d\n", tk.text, w.past, w.present, w.plural, w.object, w.subject, len(w.attributes), w.relation, w.thing, w.role, w.surnameKnown, w.common, w.place, w.anyPlace, w.organisation, w.owner, w.bearer, w.adjective, w.inDictionary, f.bareScore(i), tk.first, w.stop, len(w.surname), len(w.given))
		}
		for _, m := range f.found {
			for _, h := range m.hypotheses {
				fmt.Printf("  %s: %s %s g=%x w=%.3f by=%v\n", m.rule, h.given, h.surname, h.gender, h.weight, h.byCase)
			}
		}
	}
}
