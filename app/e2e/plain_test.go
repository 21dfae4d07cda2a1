package e2e

import "unicode/utf8"

// withoutScript reads the archive with JavaScript off.
func withoutScript(v *visitor) {
	v.openPlain("")
	if n, err := v.Count(".result"); err != nil || n == 0 {
		v.Errorf("the list shows %d results, %v", n, err)
	}
	if said, err := v.Text("noscript"); err != nil || said == "" {
		v.Errorf("nothing says what is missing without JavaScript: %q, %v", said, err)
	}
	v.click(".result a.title")
	v.wait("location.pathname.includes('/article/')")
	text, err := v.Text("article .text")
	v.must(err)
	if n := utf8.RuneCountInString(text); n < 500 {
		v.Errorf("the article shows %d letters", n)
	}
	for _, kind := range []string{"person", "topic"} {
		v.click("a[href*='/" + kind + "/']")
		v.wait("location.pathname.includes('/" + kind + "/')")
		if h1, err := v.Text("h1"); err != nil || h1 == "" {
			v.Errorf("the page of a %s is called %q, %v", kind, h1, err)
		}
		if n, err := v.Count(".result"); err != nil || n == 0 {
			v.Errorf("the page of a %s lists %d articles, %v", kind, n, err)
		}
		v.must(v.Back())
		v.wait("location.pathname.includes('/article/')")
	}
	v.click("footer a[href$='about']")
	v.wait("location.pathname.endsWith('/about')")
	for _, s := range v.host.passed() {
		if isProgram(s.path) {
			v.Errorf("%s was sent to a browser without JavaScript", s.path)
		}
	}
}

// everyone goes from the list's few people to all of them, and to one of them.
func everyone(v *visitor) {
	v.openPlain("")
	v.click("[data-facet=person] a.more")
	v.wait("location.pathname.endsWith('/person')")
	v.must(v.Eval(nil, `Array.from(document.querySelectorAll(".index li a")).findLast(a => a.pathname.includes("/person/")).id = "last"`))
	name, err := v.Text("#last")
	v.must(err)
	v.click("#last")
	v.wait("document.querySelector('.subject')")
	if h1, err := v.Text("h1"); err != nil || h1 != name {
		v.Errorf("the name %q leads to %q, %v", name, h1, err)
	}
}

// narrowPlain walks the plain pages on a small screen.
func narrowPlain(v *visitor) {
	v.openPlain("")
	v.fits("the list")
	v.click(".result a.title")
	v.wait("location.pathname.includes('/article/')")
	v.fits("the article")
	v.click("a[href*='/person/']")
	v.wait("location.pathname.includes('/person/')")
	v.fits("the person")
}
