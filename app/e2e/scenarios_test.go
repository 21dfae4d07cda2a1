package e2e

import (
	"testing"

	"muragat/app/e2e/webdriver"
)

// scenario is what one visitor does at one site. Each runs in every engine and
// at an address of its own, so that none finds what another has stored.
type scenario struct {
	name    string
	site    site
	options webdriver.Options
	run     func(v *visitor)
}

var (
	desktop    = webdriver.Options{}
	phone      = webdriver.Options{Width: 320, Height: 640, Scale: 2}
	dark       = webdriver.Options{Dark: true}
	reduced    = webdriver.Options{Reduced: true}
	forced     = webdriver.Options{Forced: true}
	tablet     = webdriver.Options{Width: 768, Height: 1024}
	low        = webdriver.Options{Width: 1000, Height: 320} // any page is longer than this
	noJS       = webdriver.Options{NoScript: true}
	noJSNarrow = webdriver.Options{NoScript: true, Width: 320, Height: 640}
	noWasm     = webdriver.Options{NoWasm: true}
	noWasmSlim = webdriver.Options{NoWasm: true, Width: 320, Height: 640}
	noStorage  = webdriver.Options{NoStorage: true}
)

var scenarios = []scenario{
	{"plain text before the program", own, desktop, plainFirst},
	{"first visit sends every address once", own, desktop, sentOnce},
	{"the start leaves the browser room", own, desktop, startsInSteps},
	{"nothing moves when the page becomes live", own, desktop, nothingMoves},
	{"nothing moves, 320 px", own, phone, nothingMoves},
	{"nothing moves, 768 px", own, tablet, nothingMoves},
	{"the buttons about the archive stay", own, desktop, buttonsStay},
	{"the buttons about the archive stay, 320 px", own, phone, buttonsStay},
	{"scroll, focus and typing outlive the change", own, low, keepsPlace},
	{"pages left before the program is there", own, desktop, leftEarly},
	{"a cut download says so and goes on", own, desktop, cutDownload},

	{"filter by person", own, desktop, filterByPerson},
	{"filter by topic", own, desktop, filterByTopic},
	{"filter by source", own, desktop, filterBySource},
	{"filter by language", variety, desktop, filterByLanguage},
	{"filter by date", variety, desktop, filterByDate},
	{"filter undated", own, desktop, filterUndated},
	{"drill by time", variety, desktop, drillsTimeline},
	{"drag over the timeline", variety, desktop, dragsTimeline},
	{"type dates", variety, desktop, typesDates},
	{"keys in the timeline", variety, desktop, keysInTimeline},
	{"the timeline as a table", variety, desktop, tableOfTimeline},
	{"look behind a bar", variety, desktop, peeksBehindBars},
	{"look behind a bar in the dark", variety, dark, peeksBehindBars},
	{"the timeline under a finger", variety, phone, touchesTimeline},
	{"a long list scrolls", variety, low, longList},
	{"a long list scrolls, 320 px", variety, phone, longList},
	{"a page of a long list", variety, low, pageOfList},
	{"keys go through all results", variety, low, keysThroughResults},
	{"keys go through a facet", variety, desktop, keysThroughFacet},
	{"the newest search wins", own, desktop, newestSearch},
	{"filters on a phone", own, phone, filterOnPhone},
	{"Back closes the filters on a phone", own, phone, backFromFilters},
	{"search by another word form", own, desktop, wordForms},
	{"a second try", own, desktop, secondTry},
	{"operators in the box", own, desktop, operatorsInBox},
	{"nothing found shows a way out", own, desktop, nothingFound},
	{"suggestions by keys", own, desktop, suggestByKeys},
	{"suggestions by click", own, desktop, suggestByClick},
	{"suggestions, 320 px", own, phone, suggestOnPhone},
	{"suggestions bring what they count", variety, desktop, suggestCounts},
	{"hostile suggestions, 320 px", hostile, phone, hostileSuggestions},
	{"all keys", variety, desktop, opensHelp},
	{"all keys, 320 px", variety, phone, helpOnPhone},
	{"keys of a single character", variety, desktop, switchesKeys},
	{"keyboard alone", own, desktop, keyboardAlone},

	{"read an article", own, desktop, readArticle},
	{"all about a person", people, desktop, aboutPerson},
	{"mentions of a person", people, desktop, mentionsOfPerson},
	{"a person in a period", people, desktop, personInPeriod},
	{"keys go through the graph", people, desktop, graphByKeys},
	{"pages of people", people, desktop, personPages},
	{"pages of people, dark, 320 px", people, webdriver.Options{Dark: true, Width: 320, Height: 640}, personPages},
	{"a person, JavaScript off", people, noJS, personPlain},
	{"a person's page stays in place", people, webdriver.Options{Width: 1000, Height: 2400}, personStays},
	{"copy a link", own, desktop, copiesLink},
	{"go through what was found in a text", own, desktop, hitsInText},
	{"what a person says", own, desktop, quotations},
	{"what a person says, 320 px", own, phone, quotations},
	{"what a person says, without JavaScript", own, noJS, plainQuotations},
	{"choose how a text looks", own, desktop, textView},
	{"link to a paragraph", own, desktop, linkToParagraph},
	{"why an article has its facts", own, desktop, why},
	{"why an article has its facts, 320 px", own, phone, why},
	{"read one result after another", variety, desktop, throughResults},
	{"go on to a related article", own, desktop, relatedArticles},
	{"cite an article", own, desktop, cites},
	{"cite an article, 320 px", own, phone, cites},
	{"take along what is found", variety, desktop, takesAlong},
	{"take along what is found, 320 px", own, phone, takesAlong},
	{"back and forward", own, desktop, backAndForward},
	{"language", own, desktop, chooseLanguage},
	{"language of the browser", own, webdriver.Options{Lang: "kk"}, browserLanguage},
	{"theme", own, desktop, chooseTheme},

	{"host killed", own, desktop, hostKilled},
	{"host killed, cold start", own, desktop, coldStart},
	{"a new version is offered", own, desktop, newVersion},
	{"an update costs what is new", variety, desktop, smallUpdate},
	{"below a path", below, desktop, hostKilled},
	{"hard reload", own, desktop, hardReload},
	{"hard reload to a new version", variety, desktop, hardReloadToNew},
	{"the index is kept", own, desktop, keptIndex},

	{"window.archive", own, desktop, archiveForScripts},
	{"counts agree with window.archive", variety, desktop, countsAgree},

	{"all that is stored is right", variety, desktop, verifiesAll},
	{"a stored part is damaged", own, desktop, damagedPart},
	{"a stored file is damaged", own, desktop, damagedFile},
	{"an article is not what was published", variety, desktop, wrongArticle},
	{"the verification is stopped", own, desktop, stopsVerifying},
	{"the hashes of the articles", variety, desktop, hashesAgree},
	{"a signed site shows its key", signed, desktop, showsKey},
	{"another key", signed, desktop, changedKey},
	{"no signature any more", signed, desktop, missingSignature},
	{"a wrong signature", signed, desktop, wrongSignature},
	{"a wrong signature on the first visit", own, desktop, wrongFirst},

	{"WebAssembly off", own, noWasm, withoutWasm},
	{"WebAssembly off, 320 px", own, noWasmSlim, withoutWasm},
	{"storage off", own, noStorage, withoutStorage},
	{"storage denied by a sandbox", own, desktop, sandboxed},

	{"JavaScript off", own, noJS, withoutScript},
	{"JavaScript off, 320 px", own, noJSNarrow, narrowPlain},
	{"no plain pages", bare, desktop, withoutPages},
	{"no plain pages, JavaScript off", bare, noJS, withoutPagesOrScript},
	{"all people, JavaScript off", variety, noJS, everyone},
	{"320 px wide", variety, phone, narrow},
	{"accessible", variety, desktop, accessible},
	{"accessible in the dark", variety, dark, accessible},
	{"accessible before the program", variety, desktop, accessiblePlain},
	{"accessible on a phone", own, phone, accessible},
	{"accessible in every state", own, desktop, everyState},
	{"nothing moves where that is not wanted", own, reduced, standsStill},
	{"accessible in every state, forced colours", own, forced, everyStateForced},

	{"installable", own, desktop, installable},
	{"data for machines", own, desktop, dataForMachines},

	{"hostile addresses", own, desktop, hostileAddresses},
	{"hostile articles", variety, desktop, hostileArticles},
	{"hostile texts, 320 px", hostile, phone, hostileTexts},
	{"hostile texts, JavaScript off, 320 px", hostile, noJSNarrow, hostilePlain},
	{"ten thousand people", crowd, desktop, manyPeople},
	{"nothing leaves its direction", hostile, desktop, keepsDirection},

	{"the policy is kept", variety, desktop, keepsPolicy},
	{"a host without headers", own, desktop, bareHost},
}

func TestScenarios(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, engine string) {
		browsers := map[webdriver.Options]*webdriver.Browser{}
		defer func() {
			for _, b := range browsers {
				if err := b.Close(); err != nil {
					t.Error(err)
				}
			}
		}()
		for _, s := range scenarios {
			t.Run(s.name, func(t *testing.T) {
				host := s.site.start(t)
				b := browsers[s.options]
				if b == nil {
					b = openBrowser(t, engine, s.options)
					browsers[s.options] = b
				}
				v := &visitor{t, b, host, s.site.base}
				v.must(v.Restore())
				defer func() {
					if t.Failed() { // the next scenario gets a browser that is well
						v.keepEvidence()
						_ = b.Close()
						delete(browsers, s.options)
					}
				}()
				s.run(v)
			})
		}
	})
}
