package e2e

import "strings"

// why asks an article why its people, topics and dates stand beside it, and goes to a paragraph that is named.
func why(v *visitor) {
	v.open("")
	v.click(`a.title[href*="undated"], a.title`)
	v.wait("document.querySelector('article[data-id]')")
	v.open(pathOf("article", whyArticle) + "/")
	v.wait("document.querySelectorAll('.why').length === 3 && !document.querySelector('.why[open]')")
	v.judge("reasons, closed")
	for i, want := range []string{"полное имя: Абзац", "на тему указывают слова: ", "«"} {
		list := ".facts > .why:nth-of-type(" + string(rune('1'+i)) + ")"
		v.click(list + " summary")
		v.wait("document.querySelector(arguments[0]).open", list)
		if got := v.str("document.querySelector(arguments[0]).textContent", list); !strings.Contains(got, want) {
			v.Errorf("the reasons say %q, wanted %q", got, want)
		}
	}
	v.judge("reasons, open")
	const link = ".why a[href^='#p']"
	to := v.str("document.querySelector(arguments[0]).getAttribute('href')", link)
	v.must(v.Eval(nil, "document.querySelector(arguments[0]).focus()", link))
	v.click(link)
	v.wait("location.hash === arguments[0] && document.querySelector(arguments[0]).getAttribute('aria-current') === 'location' && document.activeElement.id === arguments[0].slice(1)", to)
	if n := v.number("document.documentElement.scrollWidth - innerWidth"); n > 0 {
		v.Errorf("the page is %d px wider than the screen", n)
	}
	for lang, want := range map[string]string{"kk": "толық аты-жөні", "uz": "toʻliq ism", "en": "named in full"} {
		v.must(v.Eval(nil, "const s = document.querySelector('#language'); s.value = arguments[0]; s.dispatchEvent(new Event('change', {bubbles: true}))", lang))
		v.wait("document.querySelector('.why').textContent.includes(arguments[0])", want)
	}
}
