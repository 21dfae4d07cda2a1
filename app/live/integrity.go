package live

import (
	"strings"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/words"
	"muragat/articles"
)

// integrity is whose site this is and whether what is stored is right, as web/static/verify.js tells it.
type integrity struct {
	key, since     string
	unchecked      bool
	warning, found string

	state                        string
	percent                      float64
	files, parts, articles, size float64
	wrong                        []damage
	failure                      string

	archive app.Func // verifies the archive
}

// damage is one thing that is wrong, of one of the kinds in wrongWords.
type damage struct{ kind, name string }

var wrongWords = map[string]words.Key{
	"signature": words.WrongSignature, "file": words.WrongFile, "part": words.WrongPart, "archive": words.WrongArchive,
	"article": words.WrongArticle, "articles": words.WrongArticles,
}

// mostWrong is how many of the things that are wrong are named.
const mostWrong = 50

func verifier() app.Value { return app.Window().Get("muragatIntegrity") }

// read asks the verification.
func (i *integrity) read() {
	v := verifier()
	if !v.Truthy() {
		return
	}
	*i = integrity{
		key: text(v.Get("key")), since: text(v.Get("since")), unchecked: v.Get("unchecked").Truthy(),
		warning: text(v.Get("warning")), found: text(v.Get("found")),
		state: text(v.Get("state")), percent: number(v.Get("percent")), failure: text(v.Get("failure")),
		files: number(v.Get("files")), parts: number(v.Get("parts")), articles: number(v.Get("articles")), size: number(v.Get("bytes")),
		archive: i.archive,
	}
	wrong := v.Get("wrong")
	for n := range min(wrong.Length(), mostWrong) {
		i.wrong = append(i.wrong, damage{text(wrong.Index(n).Index(0)), text(wrong.Index(n).Index(1))})
	}
}

// onIntegrity follows the verification.
func (p *Page) onIntegrity() {
	warning := p.integrity.warning
	p.integrity.read()
	if p.about != nil || p.integrity.warning != warning {
		p.ctx.Dispatch(func(app.Context) {})
	}
}

// keyWarning says on every page that the host's version is not signed as it was.
func (p *Page) keyWarning() []app.UI {
	i, t := &p.integrity, p.view.T
	var what, accept words.Key
	ask := words.KeyAsk
	switch i.warning {
	case "changed":
		what, accept = words.KeyChanged, words.AcceptKey
	case "missing":
		what, accept = words.KeyMissing, words.AcceptUnsigned
	case "wrong":
		what, ask = words.KeyWrong, words.KeyTell
	default:
		return nil
	}
	var keys string
	if i.key != "" {
		keys = t(words.KeyBefore, "key", i.key) + " " + p.keySince()
	}
	if i.found != "" && i.warning == "changed" {
		keys += " " + t(words.KeyFound, "key", i.found)
	}
	body := []app.UI{paragraph(t(what)), paragraph(keys), paragraph(t(ask))}
	if i.warning != "wrong" {
		body = append(body, p.button("accept-key", accept, p.onAcceptKey))
	}
	return body
}

func paragraph(text string) app.HTMLP { return app.P().Text(text) }

func (p *Page) button(id string, k words.Key, act app.EventHandler) app.UI {
	return app.Button().ID(id).Type("button").Text(p.view.T(k)).OnClick(act)
}

// keySince is a sentence, "" where the day is not known.
func (p *Page) keySince() string {
	day, err := articles.ParseDate(p.integrity.since)
	if p.integrity.since == "" || err != nil {
		return ""
	}
	return p.view.T(words.KeySince, "date", p.view.Date(day))
}

// integrityPart is what /about says of it.
func (p *Page) integrityPart() []app.UI {
	i, t := &p.integrity, p.view.T
	signed := t(words.NotSigned)
	if i.key != "" {
		signed = t(words.SignedBy, "key", i.key) + " " + p.keySince()
	}
	if i.unchecked {
		signed += " " + t(words.KeyUnchecked)
	}
	body := []app.UI{app.H2().Text(t(words.Integrity))}
	whose := paragraph(signed).ID("signed")
	if p.copy.state != "complete" && !p.copy.onItsWay() {
		return append(body, whose)
	}
	button := words.VerifyAll
	var progress []app.UI
	if i.state == "running" {
		button = words.VerifyStop
		progress = append(progress, app.Elem("progress").ID("verify-progress").Attr("max", 100).Attr("value", i.percent).Aria("labelledby", "verified"))
	}
	return append(body, app.Div().Class("verify").Body(
		p.copy.awaits(
			paragraph(t(words.IntegrityText)),
			app.P().Body(p.button("verify", button, p.onVerify)), // one for both: the focus stays
		),
		app.Div().Body(progress...),
		app.Div().Aria("live", "polite").Body(p.outcome()...),
	), whose)
}

// verified is how the verification stands, or "".
func (p *Page) verified() string {
	i, v := &p.integrity, &p.view
	if i.state == "running" {
		return v.T(words.VerifyPercent)
	}
	all := strings.Join([]string{
		v.N(words.FilesN, int(i.files)), v.N(words.PartsN, int(i.parts)), v.N(words.ArticlesN, int(i.articles)), p.view.Size(i.size),
	}, ", ")
	switch {
	case i.state == "stopped":
		return v.T(words.VerifyStopped) + " " + i.failure
	case i.state == "done" && len(i.wrong) > 0:
		return v.T(words.VerifiedWrong, "all", all)
	case i.state == "done":
		return v.T(words.VerifiedRight, "all", all)
	}
	return ""
}

// outcome is how the verification stands, and what is wrong once it is done.
func (p *Page) outcome() []app.UI {
	i := &p.integrity
	body := []app.UI{paragraph(p.verified()).ID("verified")}
	if i.state != "done" || len(i.wrong) == 0 {
		return body
	}
	var list []app.UI
	mendable := false
	for _, w := range i.wrong {
		list = append(list, app.Li().Text(p.view.T(wrongWords[w.kind], "name", w.name)))
		mendable = mendable || w.kind == "file" || w.kind == "part"
	}
	body = append(body, app.Ul().ID("wrong").Body(list...), paragraph(i.failure).Lang("en"))
	if mendable {
		body = append(body, p.button("mend", words.Mend, p.onMend))
	}
	return body
}

// onVerify begins the verification, or ends it.
func (p *Page) onVerify(app.Context, app.Event) {
	if p.integrity.state == "running" {
		verifier().Call("stop")
		return
	}
	if p.integrity.archive == nil {
		p.integrity.archive = app.FuncOf(func(_ app.Value, args []app.Value) any {
			done := args[0]
			go func() {
				wrong := ""
				if err := p.view.Archive.Verify(yielding(0)); err != nil {
					wrong = err.Error()
				}
				done.Invoke(wrong)
			}()
			return nil
		})
	}
	verifier().Call("verify", p.integrity.archive)
}

func (p *Page) onMend(app.Context, app.Event) { verifier().Call("mend") }

func (p *Page) onAcceptKey(app.Context, app.Event) { verifier().Call("accept") }
