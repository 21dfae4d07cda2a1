package extract

import (
	"fmt"
	"reflect"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"muragat/articles"
)

func TestParallel(t *testing.T) {
	for _, n := range []int{0, 1, 1000} {
		calls := make([]atomic.Int32, n)
		parallel(n, func(i int) { calls[i].Add(1) })
		for i := range calls {
			if c := calls[i].Load(); c != 1 {
				t.Fatalf("%d calls for %d of %d, wanted 1", c, i, n)
			}
		}
	}
}

// What is found does not depend on how many articles are read at a time.
func TestFactsInAnyOrder(t *testing.T) {
	texts := []string{
		"Слово взял Ержан Аманов. Аманов говорил час. Выборы пройдут 5 мая 2024 года.",
		"Книгу Ержана Аманова издали в Алматы. Громову вручили приз.",
		"Пришли Олег Громов и Пётр Громов. Громову вручили приз депутаты парламента.",
		"Пришёл Олег Цой.", "Пришёл Олег Тсой.",
		"Президенттің қаулысымен Асхат Оралов министр болып тағайындалды.",
		"Prezident Shavkat Mirziyoyev 2023-yil 4-mayda Toshkentda nutq soʻzladi.",
	}
	var in []Input
	for i := range 300 {
		x := Input{Article: articles.Article{ID: fmt.Sprint(i), Title: "Съезд", Text: texts[i%len(texts)]}}
		if i%3 == 0 { // lists of a curator replace what is found
			x.People, x.Topics = []string{fmt.Sprintf("Гость %d", i%5)}, []string{"нет такой"}
		}
		in = append(in, x)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	one := Facts(slices.Clone(in), Authority{}, nil)
	runtime.GOMAXPROCS(4)
	var steps atomic.Int32
	four := Facts(in, Authority{}, func() { steps.Add(1) })
	if n := int(steps.Load()); n != len(in) {
		t.Errorf("%d steps, wanted %d", n, len(in))
	}
	for i, a := range one.Articles {
		if !reflect.DeepEqual(a, four.Articles[i]) {
			t.Fatalf("article %s: one by one %+v, four at a time %+v", in[i].Article.ID, a, four.Articles[i])
		}
	}
	if diff := cmp.Diff(one.Persons, four.Persons); diff != "" {
		t.Errorf("persons (-one by one +four at a time):\n%s", diff)
	}
	if diff := cmp.Diff(one.Topics, four.Topics); diff != "" {
		t.Errorf("topics (-one by one +four at a time):\n%s", diff)
	}
	if diff := cmp.Diff(one.Doubts, four.Doubts); diff != "" {
		t.Errorf("doubts (-one by one +four at a time):\n%s", diff)
	}
	if len(one.Persons) < 10 || len(one.Topics) == 0 || len(one.Doubts) < 100 {
		t.Errorf("%d persons, %d topics and %d doubts: too few to tell", len(one.Persons), len(one.Topics), len(one.Doubts))
	}
}
