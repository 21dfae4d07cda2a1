package e2e

import "strings"

// why asks an article why its people, topics and dates stand beside it, and goes to a paragraph that is named.
func why(v *visitor) {
	v.open(pathOf("article", "kazahstan-uzbekistan-sotrudnichestvo"))
	v.wait("document.querySelectorAll('.why').length === 3 && !document.querySelector('.why[open]')")
	for _, said := range [][2]string{{"kk", "толық аты-жөні"}, {"uz", "toʻliq ism"}, {"uz-Cyrl", "тўлиқ исм"}, {"en", "named in full"}, {"ru", "полное имя"}} {
		v.click("#lang option[value=" + said[0] + "]") // while the bar is in sight
		v.wait("document.querySelector('.why').textContent.includes(arguments[0])", said[1])
	}
	v.must(v.Eval(nil, "document.querySelectorAll('.why').forEach((e, i) => e.id = 'why' + i)"))
	for i, want := range []string{"Марат Азильханов — полное имя: Абзац", "на тему указывают слова: ", "«2018 го"} {
		id := "why" + string(rune('0'+i))
		v.click("#" + id + " summary")
		v.wait("document.getElementById(arguments[0]).open", id)
		if got := v.str("document.getElementById(arguments[0]).textContent", id); !strings.Contains(got, want) {
			v.Errorf("the reasons say %q, wanted %q", got, want)
		}
	}
	v.judge("an article with its reasons")
	if n := v.number("document.documentElement.scrollWidth - innerWidth"); n > 0 {
		v.Errorf("the page is %d px wider than the screen", n)
	}
	const link = ".why a[href^='#p']"
	to := v.str("document.querySelector(arguments[0]).getAttribute('href')", link)
	v.click(link)
	v.wait("location.hash === arguments[0] && document.querySelector(arguments[0]).getAttribute('aria-current') === 'location' && document.activeElement.id === arguments[0].slice(1)", to)
}
