package live

import (
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/view"
	"muragat/articles"
)

// valueList is the list of a facet's values. Closed it shows the first ones; open it is a box that scrolls through
// all of them, and of a long list only the rows in sight are in the document.
type valueList struct {
	open   bool
	find   string // what the values are filtered by
	facet  view.Facet
	rows   []int             // the values that are found, nil for all
	names  map[string]string // by the value's ID, folded; those that a search has needed
	number func(int) string

	markup      string // of the element
	first, last int    // the rows in it
	run         strip
	box         app.Value // the element; nil until it is in the document
	gaps        [2]app.Value
	top, row    float64 // scroll position, height of a row
	at          int     // the row that had the focus last
}

// mostRows is how many values are all in the document; of more only those in sight.
const (
	mostRows  = 100
	rowsAhead = 15 // above and below what is in sight
	rowGuess  = 30 // pixels
)

// len is the number of rows of the whole list.
func (l *valueList) len() int {
	n := l.facet.Len
	if l.rows != nil {
		n = len(l.rows)
	}
	if !l.opened() {
		n = min(n, max(view.FacetShown, l.facet.Chosen))
	}
	return n
}

func (l *valueList) opened() bool { return l.open || l.find != "" }

// long tells whether only rows in sight are in the document.
func (l *valueList) long() bool { return l.len() > mostRows }

// value is that of a row.
func (l *valueList) value(row int) view.FacetValue {
	if l.rows != nil {
		row = l.rows[row]
	}
	return l.facet.Value(row)
}

// update makes the element anew, for other values or another choice of them.
func (l *valueList) update(f view.Facet) {
	l.facet, l.rows = f, nil
	if find := articles.Fold(strings.TrimSpace(l.find)); find != "" {
		l.rows = l.matches(find)
	}
	l.first, l.last = l.insight(rowGuess * rowsAhead)
	var m markup
	m.open("div", "class", "values", "data-facet", f.Key, "data-open", when(l.opened(), "true"), "data-long", when(l.long(), "true"))
	m.open("div", "class", "gap").close("div").open("ul", "aria-label", f.Title).raw(l.items(l.first, l.last)).close("ul")
	m.open("div", "class", "gap").close("div", "div")
	l.markup = m.String()
}

// matches are the values whose names contain find.
func (l *valueList) matches(find string) []int {
	found := []int{}
	for i := range l.facet.Len {
		if strings.Contains(l.name(i), find) {
			found = append(found, i)
		}
	}
	return found
}

// name is the folded name of value i; it is folded once.
func (l *valueList) name(i int) string {
	if l.names == nil {
		l.names = make(map[string]string, l.facet.Len)
	}
	id := l.facet.ID(i)
	name, ok := l.names[id]
	if !ok {
		name = articles.Fold(l.facet.Value(i).Text)
		l.names[id] = name
	}
	return name
}

// warm folds the names from value i on, in pieces, before the first of them is looked for: 5,000 at once
// would take longer than a frame.
func (l *valueList) warm(i int) {
	for end := min(i+200, l.facet.Len); i < end; i++ {
		l.name(i)
	}
	if i < l.facet.Len {
		time.AfterFunc(5*time.Millisecond, func() { l.warm(i) })
	}
}

// insight is the run of rows that a box of the given height shows, with some around them.
func (l *valueList) insight(height float64) (first, last int) {
	n := l.len()
	if !l.long() {
		return 0, n
	}
	row := l.row
	if row == 0 {
		row = rowGuess
	}
	first = int(l.top/row) - rowsAhead
	last = int((l.top+height)/row) + rowsAhead
	last = max(min(n, last), min(n, 3*rowsAhead))
	return max(0, min(first, n-3*rowsAhead)), last
}

// items is the markup of the rows from from up to to.
func (l *valueList) items(from, to int) string {
	var m markup
	n := decimal(l.len())
	for i := from; i < to; i++ {
		v := l.value(i)
		m.open("li", "aria-posinset", decimal(i+1), "aria-setsize", n)
		m.open("label", "class", "value", "data-value", v.ID, "title", when(l.long(), v.Text))
		m.raw(`<input type="checkbox"`)
		if v.Chosen {
			m.raw(" checked")
		}
		m.raw(">")
		m.open("span", "class", "label", "lang", v.Lang).text(v.Text).close("span")
		m.open("span", "class", "count", "data-count", "true").text(l.number(v.N)).close("span", "label", "li")
	}
	return m.String()
}

// attach takes the element into use when it has come into the document.
func (l *valueList) attach() {
	box := query(`.values[data-facet="` + l.facet.Key + `"]`)
	if !box.Truthy() || l.box != nil && l.box.Equal(box) {
		return
	}
	parts := box.Get("children")
	l.box, l.gaps = box, [2]app.Value{parts.Index(0), parts.Index(2)}
	l.run = strip{parts.Index(1), l.first, l.last, l.items}
	if !l.long() {
		l.top = 0
		return
	}
	l.row = number(rect(l.run.item(l.first)).Get("height"))
	l.setGaps()
	box.Set("scrollTop", l.top)
	l.sync()
}

func (l *valueList) setGaps() {
	setHeight(l.gaps[0], float64(l.run.first)*l.row)
	setHeight(l.gaps[1], float64(l.len()-l.run.last)*l.row)
}

// sync follows the box's scroll position.
func (l *valueList) sync() {
	if l.box == nil || !l.long() {
		return
	}
	l.top = number(l.box.Get("scrollTop"))
	first, last := l.insight(number(l.box.Get("clientHeight")))
	far := func(want, now, end int) bool {
		return want != now && (want == end || max(want-now, now-want) > rowsAhead/2)
	}
	if far(first, l.run.first, 0) || far(last, l.run.last, l.len()) {
		l.run.show(first, last)
		l.setGaps()
	}
}

// focus puts the focus on a row, wherever it is.
func (l *valueList) focus(row int) bool {
	if row < 0 || row >= l.len() || l.box == nil {
		return false
	}
	if l.long() && (row < l.run.first || row >= l.run.last) {
		l.box.Set("scrollTop", max(0, float64(row)*l.row-number(l.box.Get("clientHeight"))/2))
		l.sync()
	}
	l.at = row
	l.run.item(row).Call("querySelector", "input").Call("focus")
	return true
}

// rowOf is the row that e is a part of.
func (l *valueList) rowOf(e app.Value) int {
	row := e.Call("closest", "li")
	n := l.run.first
	for row = row.Get("previousElementSibling"); row.Truthy(); row = row.Get("previousElementSibling") {
		n++
	}
	return n
}
