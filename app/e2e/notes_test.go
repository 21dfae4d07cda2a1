package e2e

import (
	"encoding/json"
	"net/url"
	"path/filepath"
	"strings"

	"muragat/app/e2e/webdriver"
	"muragat/app/words"
)

// notesScenarios are what the reader marks, writes and keeps.
var notesScenarios = []scenario{
	{"marks and notes", own, desktop, marksAndNotes},
	{"marks and notes, 320 px", own, phone, marksAndNotes},
	{"marks and notes in the dark", own, dark, marksAndNotes},
	{"marks and notes by the keyboard", own, desktop, notesByKeys},
	{"marks beside hits and names", own, desktop, marksBesideHits},
	{"marks go with a changed text", variety, desktop, marksAfterUpdate},
	{"notes as a file", own, desktop, notesAsFile},
	{"notes as a file, 320 px", own, phone, notesAsFile},
	{"notes without storage", own, noStorage, notesWithoutStorage},
	{"notes where the storage is full", own, desktop, notesWithoutRoom},
	{"a quotation with its source", own, desktop, copiesCited},
	{"articles kept for later", own, desktop, keptForLater},
	{"reading goes on where it stopped", own, low, readingGoesOn},
	{"the reader's own is deleted", own, desktop, deletesOwn},
	{"hostile notes", variety, desktop, hostileNotes},
	{"notes in a copy in a file", own, desktop, notesInFile},
	{"notes in two windows", own, desktop, notesInTwoWindows},
}

func init() { scenarios = append(scenarios, notesScenarios...) }

const talks = "tokaev-mirziyoev-vstrecha" // an article of own

// selects selects words of a paragraph as a reader would, and waits for the bar.
func (v *visitor) selects(paragraph, words string) {
	v.Helper()
	v.must(v.Eval(nil, `const [id, words] = arguments, p = document.getElementById(id);
		p.scrollIntoView({block: "center", behavior: "instant"});
		const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT), nodes = [];
		while (walker.nextNode()) nodes.push(walker.currentNode);
		const at = nodes.map(n => n.data).join("").indexOf(words);
		const point = n => { for (const node of nodes) { if (n <= node.length) return [node, n]; n -= node.length; } };
		if (at < 0) throw new Error(id + " has no " + words + ": " + p.textContent);
		getSelection().setBaseAndExtent(...point(at), ...point(at + words.length));`, paragraph, words))
	v.wait("document.querySelector('#own-mark')")
}

// marked waits until exactly these words are marked in the text, in its order.
func (v *visitor) marked(words ...string) {
	v.Helper()
	v.wait(`JSON.stringify([...CSS.highlights.get("own") || []].sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b)).map(r => String(r))) === JSON.stringify(arguments[0])`, append([]string{}, words...))
}

// writes puts a text into the open editor and saves it.
func (v *visitor) writes(text string) {
	v.Helper()
	v.wait("document.activeElement.matches('.own textarea')")
	v.must(v.Keys(text))
	v.click(".own-save")
	v.wait("!document.querySelector('.own textarea') && [...document.querySelectorAll('.own-text')].some(e => e.textContent === arguments[0])", text)
}

func (v *visitor) narrowOrWhole(name string) {
	v.Helper()
	if v.number("innerWidth") <= 320 {
		v.fits(name)
	} else {
		v.fitsWhole(name)
	}
}

func marksAndNotes(v *visitor) {
	at := pathOf("article", talks)
	v.open(at)
	v.selects("p3", "выразил благодарность")
	v.judge("words are selected")
	v.narrowOrWhole("words are selected")
	v.click("#own-mark")
	v.shown("#own", words.Russian.T(words.NoteKept))
	v.marked("выразил благодарность")
	v.shown("#p3 + .own", "«выразил благодарность»")
	v.selects("p2", "Касым-Жомарт Токаев и Шавкат") // over a name that is a link
	v.click("#own-note")
	v.wait("document.querySelector('#p2 + .own textarea')")
	v.judge("a note is written")
	v.narrowOrWhole("a note is written")
	v.writes("Проверить дату")
	v.marked("Касым-Жомарт Токаев и Шавкат", "выразил благодарность")
	v.judge("a note is shown")
	v.narrowOrWhole("a note is shown")

	v.must(v.Reload())
	v.live()
	v.marked("Касым-Жомарт Токаев и Шавкат", "выразил благодарность")
	v.shown("#p2 + .own .own-text", "Проверить дату")
	v.click("#p2 + .own .own-edit")
	v.wait("document.activeElement.matches('#p2 + .own textarea') && document.activeElement.value === 'Проверить дату'")
	v.must(v.Keys(" и место"))
	v.must(v.Reload()) // what was typed is kept without being saved
	v.live()
	v.shown("#p2 + .own .own-text", "Проверить дату и место")
	v.click("#p2 + .own .own-edit")
	v.wait("document.activeElement.matches('#p2 + .own textarea')")
	v.must(v.Keys(" x" + webdriver.Escape))
	v.wait("document.querySelector('#p2 + .own .own-text').textContent === 'Проверить дату и место' && document.activeElement.matches('.own-edit')")
	v.click("#p2 + .own .own-remove")
	v.shown("#own", words.Russian.T(words.NoteRemoved))
	v.wait("document.activeElement.id === 'own-undo' && !document.querySelector('#p2 + .own')")
	v.marked("выразил благодарность")
	v.judge("a note is deleted")
	v.click("#own-undo")
	v.shown("#p2 + .own .own-text", "Проверить дату и место")
	v.click("#own-close")
	v.wait("!document.querySelector('.own-bar')")

	v.click(".foot a[href$='/notes']")
	v.wait("location.pathname.endsWith('/notes') && document.querySelectorAll('.own-list li').length === 2")
	v.judge("all notes")
	v.narrowOrWhole("all notes")
	v.shown(".own-list", "Проверить дату и место")
	v.click(".own-list li:nth-child(2) a")
	v.wait("location.hash === '#p3' && document.querySelector('#p3').getAttribute('aria-current') === 'location' && (r => r.top >= 0 && r.top < innerHeight)(document.querySelector('#p3').getBoundingClientRect())")
	v.marked("Касым-Жомарт Токаев и Шавкат", "выразил благодарность")
	v.must(v.Back())
	v.wait("document.querySelectorAll('.own-list li').length === 2")
	v.click(".own-list li:nth-child(2) .own-remove")
	v.wait("document.querySelectorAll('.own-list li').length === 1 && document.activeElement.id === 'own-undo'")
	v.must(v.Keys(webdriver.Enter))
	v.wait("document.querySelectorAll('.own-list li').length === 2")
	v.open("notes")
	v.wait("document.querySelectorAll('.own-list li').length === 2")
}

// notesByKeys uses no mouse: the link of a paragraph's number has the focus, as Tab brings it there.
func notesByKeys(v *visitor) {
	v.open(pathOf("article", talks))
	v.must(v.Eval(nil, "document.querySelector('#p3 .number').focus()"))
	v.must(v.Keys("m"))
	v.wait("document.activeElement.id === 'own-mark'")
	v.must(v.Keys(webdriver.Escape))
	v.wait("!document.querySelector('.own-bar') && document.activeElement.id === 'p3'")
	v.must(v.Keys("m"))
	v.wait("document.activeElement.id === 'own-mark'")
	v.must(v.Keys(webdriver.Tab + webdriver.Enter))
	v.wait("document.activeElement.matches('#p3 + .own textarea')")
	v.must(v.Keys("m и m" + webdriver.Tab + webdriver.Enter))
	v.wait("document.activeElement.matches('#p3 + .own .own-edit') && document.querySelector('#p3 + .own .own-text').textContent === 'm и m'")
	v.wait("document.querySelector('#own-said').textContent === arguments[0]", words.Russian.T(words.NoteKept))
	v.wait("[...CSS.highlights.get('own')].length === 1 && String([...CSS.highlights.get('own')][0]).startsWith('Глава нашего')")
	v.must(v.Keys(webdriver.Tab + webdriver.Enter)) // delete
	v.wait("document.activeElement.id === 'own-undo'")
	v.must(v.Keys(webdriver.Enter))
	v.wait("document.querySelector('#p3 + .own')")
	v.selects("p4", "очень хорошая")
	v.must(v.Keys("m"))
	v.wait("document.activeElement.id === 'own-mark'")
	v.must(v.Keys(webdriver.Enter))
	v.wait("document.querySelector('#p4 + .own .own-words').textContent === '«очень хорошая»'")
}

// marksBesideHits marks words that were found, and finds words that are marked.
func marksBesideHits(v *visitor) {
	v.open(pathOf("article", talks) + "?" + url.Values{"q": {"президенту"}}.Encode())
	const hits = "[...document.querySelectorAll('.text mark')].map(m => m.textContent).join(' ')"
	before := v.str(hits)
	if before == "" {
		v.Fatal("nothing is found in the text")
	}
	v.selects("p3", "благодарность президенту Узбекистана")
	v.click("#own-mark")
	v.marked("благодарность президенту Узбекистана")
	if after := v.str(hits); after != before {
		v.Errorf("found in the text is %q, wanted %q", after, before)
	}
	v.click("#hits button:last-of-type")
	v.wait("document.querySelector('.text mark[data-here]')")
	v.open(pathOf("article", talks))
	v.marked("благодарность президенту Узбекистана")
	v.click("#lang option[value=en]") // which makes the text anew
	v.wait("document.documentElement.lang === 'en' && document.querySelector('#p3 + .own .own-remove').textContent === arguments[0]", words.English.T(words.RemoveNow))
	v.marked("благодарность президенту Узбекистана")
}

// revised is variety with another beginning of one article, built as the version after it.
var revised = site{"/", func() string { return filepath.Join(*builtFlag, "revised") }}

// marksAfterUpdate finds a mark where its words have moved to, and keeps the note whose words are gone.
func marksAfterUpdate(v *visitor) {
	const id = "2021-03/01"
	v.open(pathOf("article", id))
	v.stored()
	v.selects("p1", "сообщили о весеннем подъёме")
	v.click("#own-note")
	v.writes("важное")
	v.selects("p2", "Рыбаки посёлка")
	v.click("#own-mark")
	v.marked("сообщили о весеннем подъёме", "Рыбаки посёлка")
	v.host.serveInstead(revised.folder())
	v.open("")
	v.wait("window.muragatOffline.next")
	v.host.kill()
	v.click("#update")
	v.wait("window.muragatOffline && !window.muragatOffline.next && document.documentElement.dataset.live === '1'")
	v.open(pathOf("article", id))
	v.wait("document.querySelector('#p2').textContent.includes('Об этом пишут')")
	v.marked("Рыбаки посёлка")
	v.shown("#p3 + .own", "«Рыбаки посёлка»")
	v.shown(".text > .own:last-child .own-gone", words.Russian.T(words.WordsGone))
	v.shown(".text > .own:last-child", "«сообщили о весеннем подъёме»")
	v.shown(".text > .own:last-child .own-text", "важное")
	v.judge("words that are gone")
	v.open("notes")
	v.shown(".own-list", words.Russian.T(words.WordsGone))
	v.shown(".own-list .own-tools a", words.Russian.T(words.ParagraphN, "n", "3"))
	v.judge("words that are gone, in the list")
}

// notesAsFile takes notes out of the device and brings them back.
func notesAsFile(v *visitor) {
	v.open(pathOf("article", talks))
	v.selects("p2", "провели неформальную встречу")
	v.click("#own-note")
	v.writes(`«да» <b>"нет"</b> \ 𝔸`)
	v.click("#later")
	v.wait("document.querySelector('#later').getAttribute('aria-pressed') === 'true'")
	v.open("notes")
	v.must(v.Eval(nil, catchFiles))
	file := v.saves("[data-format=JSON]")
	var parsed struct {
		Muragat string
		Version int
		Notes   []struct{ Article, Words, Note, Address, Date, Title string }
	}
	if err := json.Unmarshal([]byte(file.Text), &parsed); err != nil || parsed.Muragat != "notes" || parsed.Version != 1 || len(parsed.Notes) != 2 ||
		parsed.Notes[1].Words != "провели неформальную встречу" || parsed.Notes[1].Address != v.host.url(v.base+pathOf("article", talks)+"#p2") || !strings.HasSuffix(file.Name, ".json") {
		v.Errorf("%v in %+v", err, file)
	}
	text := v.saves("[data-format=Markdown]")
	if !strings.Contains(text.Text, "\n> провели неформальную встречу\n") || !strings.Contains(text.Text, `«да» \<b\>"нет"\</b\> \\ 𝔸`) || !strings.Contains(text.Text, "#p2>") || !strings.HasSuffix(text.Name, ".md") {
		v.Errorf("found %+v", text)
	}
	v.open("about")
	v.click("#delete-notes")
	v.wait("document.querySelector('#delete-now')")
	v.click("#delete-now")
	v.wait("!document.querySelector('#delete-now')")
	v.open("notes")
	v.shown("#no-notes", words.Russian.T(words.NoNotes))
	v.judge("no notes")
	for _, bad := range []string{"", "{}", file.Text[:len(file.Text)-10], strings.Replace(file.Text, `"version":1`, `"version":9`, 1)} {
		v.must(v.Eval(nil, "document.querySelector('#load-notes').value = ''"))
		v.give("#load-notes", v.writeFile("bad.json", []byte(bad)))
		v.shown("#notes-loaded", words.Russian.T(words.NotesBad))
		v.wait("document.querySelector('.meta[lang=en]').textContent.startsWith('line ') && document.querySelector('#no-notes')")
	}
	v.judge("a bad file")
	v.narrowOrWhole("a bad file")
	for _, want := range []string{"2", "0"} {
		v.give("#load-notes", v.writeFile("good.json", []byte(file.Text)))
		v.shown("#notes-loaded", words.Russian.T(words.NotesLoaded, "n", want, "m", "0"))
	}
	v.must(v.Reload())
	v.live()
	v.must(v.Eval(nil, catchFiles))
	if again := v.saves("[data-format=JSON]"); again.Text != file.Text {
		v.Errorf("exported again:\n%s\nwanted\n%s", again.Text, file.Text)
	}
	v.open(pathOf("article", talks))
	v.marked("провели неформальную встречу")
}

// notesWithoutStorage lasts as long as the page, says so, and can be taken out of it.
func notesWithoutStorage(v *visitor) {
	v.open(pathOf("article", talks))
	v.selects("p2", "провели неформальную встречу")
	v.click("#own-mark")
	v.shown("#own", words.Russian.T(words.NotesForget))
	v.marked("провели неформальную встречу")
	v.click(".foot a[href$='/notes']")
	v.shown("#notes-where", words.Russian.T(words.NotesForget))
	v.must(v.Eval(nil, catchFiles))
	if file := v.saves("[data-format=JSON]"); !strings.Contains(file.Text, "провели неформальную встречу") {
		v.Errorf("found %+v", file)
	}
	v.judge("notes without storage")
}

// notesWithoutRoom is told that a note is not stored, and loses none.
func notesWithoutRoom(v *visitor) {
	v.open(pathOf("article", talks))
	v.selects("p2", "провели неформальную встречу")
	v.click("#own-mark")
	v.shown("#own", words.Russian.T(words.NoteKept))
	v.must(v.Eval(nil, "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"))
	v.selects("p3", "выразил благодарность")
	v.click("#own-mark")
	v.shown("#own", words.Russian.T(words.NoteNoRoom))
	v.marked("провели неформальную встречу", "выразил благодарность")
	v.click(".foot a[href$='/notes']")
	v.shown("#notes-where", words.Russian.T(words.NoteNoRoom))
	v.wait("document.querySelectorAll('.own-list li').length === 2")
	v.give("#load-notes", v.writeFile("n.json", []byte(`{"muragat":"notes","version":1,"notes":[{"article":"x"}]}`)))
	v.shown("#notes-loaded", words.Russian.T(words.NotesBad))
	v.wait("document.querySelectorAll('.own-list li').length === 2 && !document.querySelector('#kept-later')")
}

// copiesCited copies words with their source, in the form that was copied last.
func copiesCited(v *visitor) {
	at := pathOf("article", talks)
	v.open(at)
	v.must(v.Eval(nil, `Object.defineProperty(navigator, "clipboard", {configurable: true, value: {writeText: s => { window.copied = s; return Promise.resolve(); }}})`))
	address := v.host.url(v.base+at) + "#p3"
	v.selects("p3", "выразил благодарность")
	v.click("#own-copy")
	v.wait("window.copied && document.querySelector('.article-tools [role=status]').textContent !== ''")
	if copied := v.str("window.copied"); !strings.HasPrefix(copied, "«выразил благодарность»\n") || !strings.Contains(copied, address) || !strings.Contains(copied, "URL: ") || !strings.Contains(copied, "(дата обращения: ") {
		v.Errorf("copied:\n%s", copied)
	}
	v.click("#own-close")
	v.click("#cite-open")
	v.wait("document.querySelector('#cite [data-form=\"1\"]')")
	v.click("#cite [data-form='1']")
	v.must(v.Eval(nil, "window.copied = ''"))
	v.click("#p3 .number") // the paragraph as a whole
	v.wait("document.querySelector('#own-copy') && location.hash === '#p3'")
	v.click("#own-copy")
	v.wait("window.copied")
	if copied := v.str("window.copied"); !strings.HasPrefix(copied, "«Глава нашего") || !strings.Contains(copied, address) || strings.Contains(copied, "URL: ") {
		v.Errorf("copied in the form of APA:\n%s", copied)
	}
}

// hostileNotes writes and loads what would like to be markup.
func hostileNotes(v *visitor) {
	v.open(pathOf("article", "hostile/1"))
	v.selects("p1", `<img src=x onerror="window.hacked=1">`)
	v.click("#own-note")
	v.writes(`<img src=x onerror="window.hacked=2">`)
	v.marked(`<img src=x onerror="window.hacked=1">`)
	v.open("notes")
	v.give("#load-notes", v.writeFile("n.json", []byte(`{"muragat":"notes","version":1,"notes":[
		{"article":"\"><script>window.hacked=3</script>","title":"<b>нет</b>","paragraph":1,"words":"<img src=x onerror=window.hacked=4>","note":"</textarea><script>window.hacked=5</script>"},
		{"article":"__proto__","paragraph":1000000000,"start":1000000000,"words":"слова","changed":9007199254740992},
		{"article":"hostile/1","paragraph":1000000000,"start":1000000000,"words":"слова, которых нет"}]}`)))
	v.shown("#notes-loaded", words.Russian.T(words.NotesLoaded, "n", "3", "m", "0"))
	v.shown(".prose", words.Russian.T(words.ArticleGone))
	v.shown(".prose", "<b>нет</b>")
	v.judge("hostile notes")
	v.must(v.Reload())
	v.live()
	v.wait("document.querySelectorAll('.own-list li').length === 4")
	v.open(pathOf("article", "hostile/1"))
	v.wait("document.querySelectorAll('.own').length === 2")
	v.marked(`<img src=x onerror="window.hacked=1">`)
	if hacked := v.str("String(window.hacked)"); hacked != "undefined" || v.tryBool("document.querySelector('.text img, .prose img, .text script')") {
		v.Errorf("a note became markup: %s", hacked)
	}
}

// notesInFile marks in a copy that is a file, which knows no address of the archive's but where it was saved.
func notesInFile(v *visitor) {
	file := v.saveCopy("")
	published := v.host.url(v.base + pathOf("article", talks))
	v.host.kill()
	v.openFile(file, "#/"+pathOf("article", talks))
	v.selects("p2", "провели неформальную встречу")
	v.click("#own-note")
	v.writes("в файле")
	v.openFile(file, "#/notes")
	v.shown(".own-list", "в файле")
	v.must(v.Eval(nil, catchFiles))
	if saved := v.saves("[data-format=JSON]"); !strings.Contains(saved.Text, published+"#p2") {
		v.Errorf("found %+v, wanted the address %s", saved, published)
	}
	v.click(".own-list li a")
	v.wait("document.querySelector('#p2')?.getAttribute('aria-current') === 'location'")
	v.marked("провели неформальную встречу")
}

// notesInTwoWindows hears of a note of another window. The event is made here, since WebKit's driver has one window alone.
func notesInTwoWindows(v *visitor) {
	v.open(pathOf("article", talks))
	v.selects("p2", "провели неформальную встречу")
	v.click("#own-note")
	v.wait("document.activeElement.matches('.own textarea')")
	v.must(v.Keys("не потеряй"))
	v.must(v.Eval(nil, `const key = Object.keys(localStorage).find(k => k.startsWith("muragat / note ")), n = {...JSON.parse(localStorage.getItem(key)), paragraph: 3, start: 26, words: "выразил благодарность", note: "из другого окна"};
		localStorage.setItem("muragat / note other", JSON.stringify(n));
		window.dispatchEvent(new StorageEvent("storage", {key: "muragat / note other"}))`))
	v.shown("#p3 + .own .own-text", "из другого окна")
	v.wait("document.activeElement.value === 'не потеряй'")
	v.marked("провели неформальную встречу", "выразил благодарность")
}
