package main

import (
	"fmt"
	"strings"

	"muragat/articles/extract"
)

// languages measures the language of each sentence of SIB-200, and of the Uzbek ones in the other alphabet.
func languages(e *evaluation) (section, error) {
	s := section{title: "Languages", errors: map[string]map[string]int{}}
	files, err := e.sets("topics")
	if err != nil {
		return s, err
	}
	for _, file := range files {
		gold, err := readSet[goldSentence](file)
		if err != nil {
			return s, err
		}
		count := func(set string, change func(string) string) {
			right := 0
			for _, g := range gold {
				got := extract.Language(change(g.Text))
				if got == g.Lang {
					right++
					continue
				}
				if got == "" {
					got = "unknown"
				}
				addError(s.errors, fmt.Sprintf("%s taken for %s", g.Lang, got), set)
			}
			s.rows = append(s.rows, measure{set, "language of a sentence", share(right, len(gold)), .99, len(gold)})
		}
		count(setName(file), func(text string) string { return text })
		if gold[0].Lang == "uz" {
			count(setName(file)+", in Cyrillic", uzbekCyrillic.Replace)
		}
	}
	return s, nil
}

// uzbekCyrillic writes Uzbek as its Cyrillic alphabet does; names and loans come out as they sound.
var uzbekCyrillic = cyrillicReplacer()

func cyrillicReplacer() *strings.Replacer {
	pairs := []string{}
	add := func(latin, cyrillic string) {
		pairs = append(pairs, latin, cyrillic)
		if upper := strings.ToUpper(latin[:1]) + latin[1:]; upper != latin {
			pairs = append(pairs, upper, strings.ToUpper(cyrillic))
		}
	}
	for _, apostrophe := range []string{"'", "ʻ", "‘", "’", "`", "ʼ"} {
		add("o"+apostrophe, "ў")
		add("g"+apostrophe, "ғ")
	}
	for _, p := range strings.Fields("sh:ш ch:ч yo:ё yu:ю ya:я ye:е a:а b:б d:д e:е f:ф g:г h:ҳ i:и j:ж k:к l:л m:м n:н o:о p:п q:қ r:р s:с t:т u:у v:в w:в x:х y:й z:з c:к") {
		latin, cyrillic, _ := strings.Cut(p, ":")
		add(latin, cyrillic)
	}
	for _, apostrophe := range []string{"'", "ʻ", "‘", "’", "`", "ʼ"} {
		pairs = append(pairs, apostrophe, "ъ")
	}
	return strings.NewReplacer(pairs...)
}
