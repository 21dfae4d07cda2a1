package live

import "github.com/maxence-charriere/go-app/v9/pkg/app"

// strip is the run of a long list's items that are in the document, as the children of one element.
// go-app knows the element and nothing of its children.
type strip struct {
	list        app.Value
	first, last int                       // the items from first up to last
	markup      func(from, to int) string // one element an item
}

// show changes the run to the items from first up to last. What stays is not touched, so that it keeps
// focus and selection.
func (s *strip) show(first, last int) {
	if first >= s.last || last <= s.first {
		s.list.Set("innerHTML", trusted(s.markup(first, last)))
		s.first, s.last = first, last
		return
	}
	if first > s.first {
		s.cut(0, first-s.first)
	}
	if last < s.last {
		n := s.last - max(first, s.first)
		s.cut(n-(s.last-last), n)
	}
	if first < s.first {
		s.list.Call("insertAdjacentHTML", "afterbegin", trusted(s.markup(first, s.first)))
	}
	if last > s.last {
		s.list.Call("insertAdjacentHTML", "beforeend", trusted(s.markup(s.last, last)))
	}
	s.first, s.last = first, last
}

// cut removes the children from from up to to.
func (s *strip) cut(from, to int) {
	children := s.list.Get("children")
	gone := document().Call("createRange")
	gone.Call("setStartBefore", children.Index(from))
	gone.Call("setEndAfter", children.Index(to-1))
	gone.Call("deleteContents")
}

// item is the element of item i, which has to be in the document.
func (s *strip) item(i int) app.Value { return s.list.Get("children").Index(i - s.first) }

// setHeight is a gap's height. A strict content policy forbids style attributes, but not this.
func setHeight(gap app.Value, pixels float64) {
	gap.Get("style").Call("setProperty", "height", pixelText(pixels))
}
