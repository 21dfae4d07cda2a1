package notes

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

var several = []*Note{
	{Article: "2024/poety", Changed: 1, Title: "Вечер"},
	{Article: "2024/poety", Paragraph: 3, Start: 12, Words: "в «Алматы» \\ \"да\"\nи", Before: "\t", Text: "первая\nвторая\u2028\x01", Changed: 1732665600000, Title: "Вечер", Source: "vesti.example", Date: "2024-04-18"},
	{Article: "б</script>", Paragraph: 1, Words: "𝔸", Changed: 3},
}

func copyOf(n *Note) *Note {
	c := *n
	return &c
}

var archive = Archive{
	Title: "Архив «Мой»", From: "https://example.org/",
	Address: func(n *Note) string { return "https://example.org/article/" + n.Article },
	Date:    func(n *Note) string { return n.Date },
}

func TestAFileGivesItsNotes(t *testing.T) {
	file := archive.Encode(several)
	got, err := Decode("\ufeff" + file)
	if err != nil || !reflect.DeepEqual(got, several) {
		t.Errorf("found %+v, %v", got, err)
	}
	var parsed map[string]any
	if err := json.Unmarshal([]byte(file), &parsed); err != nil || parsed["version"] != 1.0 || len(parsed["notes"].([]any)) != 3 {
		t.Errorf("encoding/json finds %v, %v", parsed, err)
	}
	if n := strings.Count(file, "\n"); n != 5 {
		t.Errorf("the file has %d lines", n)
	}
	for _, n := range several {
		if got, err := DecodeOne(n.Encode("")); err != nil || !reflect.DeepEqual(got, n) {
			t.Errorf("found %+v, %v", got, err)
		}
	}
	got, err = Decode(`{"new":{"a":[1,-2.5e3,true,null,{}]},"notes":[{"article":"x","later":[]}],"version":1,"muragat":"n\u006ftes"}`)
	if err != nil || len(got) != 1 || got[0].Article != "x" {
		t.Errorf("members that are new: %v, %v", got, err)
	}
}

func TestABadFileIsRefused(t *testing.T) {
	good := archive.Encode(several)
	for name, c := range map[string]struct{ file, wanted string }{
		"empty":             {"", "line 1: found the end, wanted an object"},
		"a page":            {"<!doctype html>", `line 1: found "<!doctype html>", wanted an object`},
		"of another":        {`{"muragat":"x"}`, `wanted the kind "notes"`},
		"without a kind":    {`{"version":1,"notes":[]}`, `wanted the members "muragat": "notes" and "version": 1`},
		"without a version": {`{"muragat":"notes","notes":[]}`, `wanted the members "muragat": "notes" and "version": 1`},
		"version 0":         {`{"muragat":"notes","version":0,"notes":[]}`, `wanted the members`},
		"newer":             {strings.Replace(good, `"version":1`, `"version":2`, 1), `line 1: found "2,\"archive\"`},
		"cut":               {good[:len(good)-4], "line 4: found the end, wanted a comma or ]"},
		"cut in a text":     {good[:200], "line 2: found the end, wanted the end of a string"},
		"two":               {good + "{}", `line 6: found "{}", wanted the end`},
		"no article":        {`{"muragat":"notes","version":1,"notes":[` + "\n\n" + `{"words":"x"}]}`, `line 3: found "{\"words\":\"x\"}]}", wanted an article`},
		"no words":          {`{"muragat":"notes","version":1,"notes":[{"article":"x","paragraph":2}]}`, "wanted words"},
		"no paragraph":      {`{"muragat":"notes","version":1,"notes":[{"article":"x","words":"y"}]}`, "wanted a paragraph"},
		"a negative":        {`{"muragat":"notes","version":1,"notes":[{"article":"x","paragraph":-2}]}`, `found "-2}]}", wanted a number`},
		"a huge":            {`{"muragat":"notes","version":1,"notes":[{"article":"x","start":99999999999999999999}]}`, "wanted a number"},
		"too long":          {`{"muragat":"notes","version":1,"notes":[{"article":"x","note":"` + strings.Repeat("ы", MostText+1) + `"}]}`, "at most 10000 characters in note"},
		"no text":           {"{\"muragat\":\"notes\xff\"}", "no UTF-8"},
		"deep":              {`{"x":` + strings.Repeat("[", 1e6), "wanted at most 100 brackets"},
		"a line break":      {"{\"muragat\":\"no\ntes\"}", "wanted the end of a string"},
		"an escape":         {`{"muragat":"\x"}`, "wanted an escape"},
	} {
		notes, err := Decode(c.file)
		if err == nil || notes != nil || !strings.Contains(err.Error(), c.wanted) {
			t.Errorf("%s: found %d notes and the error %v, wanted %s", name, len(notes), err, c.wanted)
		}
	}
}

func TestMergeLosesNothing(t *testing.T) {
	old, changed := several[1], copyOf(several[1])
	changed.Text, changed.Changed = "другое", old.Changed+1
	same := copyOf(several[1])
	same.Text += " и ещё"
	have := map[string]*Note{old.ID(): old}
	for name, c := range map[string]struct{ file, added, updated []*Note }{
		"the same":        {[]*Note{old, old}, nil, nil},
		"newer":           {[]*Note{old, changed}, nil, []*Note{changed}},
		"others, twice":   {[]*Note{several[0], several[2], several[0]}, []*Note{several[0], several[2]}, nil},
		"the same moment": {[]*Note{same, old}, nil, []*Note{same}},
		"nothing":         {nil, nil, nil},
	} {
		added, updated := Merge(have, c.file)
		if !reflect.DeepEqual(added, c.added) || !reflect.DeepEqual(updated, c.updated) {
			t.Errorf("%s: added %+v, updated %+v", name, added, updated)
		}
	}
	if added, updated := Merge(map[string]*Note{old.ID(): changed}, []*Note{old}); len(added)+len(updated) > 0 {
		t.Errorf("an older one came in: %v %v", added, updated)
	}
	moved := copyOf(old)
	moved.Start++
	if moved.ID() == old.ID() || changed.ID() != old.ID() {
		t.Error("an ID is not that of the words at their place")
	}
}

func TestMarkdownIsTextAlone(t *testing.T) {
	n := copyOf(several[1])
	n.Title, n.Words, n.Text = "1. *Вечер* <b>", "# раз\n- два", "    три [x](javascript:y) & `z`"
	got := archive.Markdown("Мои заметки", []*Note{several[0], n})
	want := `# Мои заметки — Архив «Мой»

## Вечер

<https://example.org/article/2024/poety>

> \# раз
>
> \- два
>
> <https://example.org/article/2024/poety>

три \[x\](javascript:y) \& ` + "\\`z\\`\n"
	if got != want {
		t.Errorf("found\n%s\nwanted\n%s", got, want)
	}
	got = archive.Markdown("x", []*Note{n})
	if !strings.Contains(got, "\n## 1\\. \\*Вечер\\* \\<b\\>\n\nvesti.example, 2024-04-18  \n<https:") {
		t.Errorf("found\n%s", got)
	}
}

func FuzzDecode(f *testing.F) {
	good := archive.Encode(several)
	for _, s := range []string{good, good[:150], `{"muragat":"notes","version":1,"notes":[{}]}`, `{"a":"\ud835\udd38\ud800"}`, "[[[[", "\xff", `{"x":-1.5e+3}`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, file string) {
		notes, err := Decode(file)
		if err != nil {
			if notes != nil || !strings.HasPrefix(err.Error(), "line ") {
				t.Fatalf("found %d notes and %v", len(notes), err)
			}
			return
		}
		again, err := Decode(archive.Encode(notes))
		if err != nil || len(again) != len(notes) || len(notes) > 0 && !reflect.DeepEqual(again, notes) {
			t.Fatalf("%+v came back as %+v, %v", notes, again, err)
		}
		if !utf8.ValidString(archive.Markdown("x", notes)) {
			t.Fatal("the Markdown is no UTF-8")
		}
		added, updated := Merge(nil, notes)
		have := map[string]*Note{}
		for _, n := range added {
			have[n.ID()] = n
		}
		if more, changed := Merge(have, notes); len(updated)+len(more)+len(changed) > 0 {
			t.Fatalf("merged twice: %v %v", more, changed)
		}
	})
}
