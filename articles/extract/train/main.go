// Command train learns the model of topics: how much each concept and each listed topic speaks for each family of topics.
//
//	train -gold DIR -out FILE
//
// DIR/topics holds SIB-200, a *.jsonl a language: {"text", "lang", "topic", "split"}. It learns from the
// splits train and dev and from news.txt; that of test is only measured on. What it prints is measured three times: on parts of train and dev that it
// has not learned from ("crossed"), on these two after learning from all of them, and on test. The same sentences give the same bytes.
package main

import (
	"bufio"
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"muragat/articles/extract"
	"muragat/articles/morph"
)

func main() {
	gold := flag.String("gold", "", "`folder` of the sets")
	out := flag.String("out", "", "`file` of the model")
	flag.Parse()
	if *gold == "" || *out == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(*gold, *out, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

// sentence is one whose family is known.
type sentence struct {
	split, lang, text string
	family            int
	part              int // of the crossed measure; the same in all languages
	features          []feature
}

// parts is how many the crossed measure has.
const parts = 5

func run(gold, out string, report io.Writer) error {
	sentences, err := read(filepath.Join(gold, "topics"))
	if err != nil {
		return err
	}
	news, err := readNews(newsTxt)
	if err != nil {
		return fmt.Errorf("news.txt:%w", err)
	}
	sentences = append(sentences, news...)
	names := number(sentences)
	learned := newModel(len(names))
	crossed := tally{}
	for part := range parts {
		m := newModel(len(names))
		m.learn(choose(sentences, func(s *sentence) bool { return s.split != "test" && s.part != part }))
		crossed.count("crossed", m, choose(sentences, func(s *sentence) bool { return s.split != "test" && s.part == part }))
	}
	learned.learn(choose(sentences, func(s *sentence) bool { return s.split != "test" }))
	for _, split := range []string{"train", "dev", "test", "news"} {
		crossed.count(split, learned, choose(sentences, func(s *sentence) bool { return s.split == split }))
	}
	crossed.write(report)
	return os.WriteFile(out, text(names, learned), 0o666)
}

// read reads the sentences of a folder, in the order of its files.
func read(dir string) ([]*sentence, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.jsonl"))
	if err == nil && len(files) == 0 {
		err = fmt.Errorf("%s: found no *.jsonl, wanted the sentences", dir)
	}
	if err != nil {
		return nil, err
	}
	var out []*sentence
	for _, file := range files {
		f, err := os.Open(file)
		if err != nil {
			return nil, err
		}
		lines := bufio.NewScanner(f)
		lines.Buffer(nil, 1<<20)
		for n := 1; lines.Scan(); n++ {
			var given struct{ ID, Text, Lang, Topic, Split string }
			err := json.Unmarshal(lines.Bytes(), &given)
			s := &sentence{split: given.Split, lang: given.Lang, text: given.Text, family: slices.Index(extract.TopicFamilies(), given.Topic)}
			if err == nil && s.family < 0 {
				err = fmt.Errorf("found the topic %q, wanted one of %s", given.Topic, strings.Join(extract.TopicFamilies(), ", "))
			}
			if err != nil {
				return nil, errors.Join(fmt.Errorf("%s:%d: %w", file, n, err), f.Close())
			}
			h := fnv.New32a()
			_, _ = io.WriteString(h, given.ID[strings.LastIndexByte(given.ID, '/')+1:])
			s.part = int(h.Sum32() % parts)
			out = append(out, s)
		}
		if err := errors.Join(lines.Err(), f.Close()); err != nil {
			return nil, err
		}
	}
	return out, nil
}

//go:embed news.txt
var newsTxt string

// newsWeight is how often a line of news.txt counts, since they are few.
const newsWeight = 3

// readNews reads news.txt. The error begins with the line.
func readNews(data string) ([]*sentence, error) {
	var out []*sentence
	n := 0
	for line := range strings.Lines(data) {
		n++
		f := strings.SplitN(strings.TrimSpace(line), " ", 3)
		if f[0] == "" || f[0] == "#" {
			continue
		}
		if len(f) < 3 || slices.Index(extract.TopicFamilies(), f[1]) < 0 {
			return nil, fmt.Errorf("%d: found %q, wanted a language, one of %s, and a text", n, line, strings.Join(extract.TopicFamilies(), ", "))
		}
		for range newsWeight {
			out = append(out, &sentence{split: "news", part: -1, lang: f[0], family: slices.Index(extract.TopicFamilies(), f[1]), text: f[2]})
		}
	}
	return out, nil
}

// leastSentences have a feature that is learned.
const leastSentences = 3

// number gives the features numbers and returns their names.
func number(sentences []*sentence) []string {
	seen := map[string]int{}
	given := make([]map[string]float64, len(sentences))
	lemmas := morph.Lemmatizer()
	for i, s := range sentences {
		given[i] = extract.TopicFeatures(s.text, s.lang, lemmas)
		for name := range given[i] {
			if s.split != "test" {
				seen[name]++
			}
		}
	}
	var names []string
	for name, n := range seen {
		if n >= leastSentences {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for i, s := range sentences {
		for n, name := range names {
			if v := given[i][name]; v != 0 {
				s.features = append(s.features, feature{n, v})
			}
		}
	}
	return names
}

func choose(sentences []*sentence, want func(*sentence) bool) []*sentence {
	return slices.DeleteFunc(slices.Clone(sentences), func(s *sentence) bool { return !want(s) })
}

// text is the model as a file.
func text(names []string, m *model) []byte {
	var b bytes.Buffer
	b.WriteString(`# Made by make topics-model from SIB-200 (CC BY-SA 4.0); see topics_model.NOTICE. Not to be edited.
# How much a concept, or a topic that words are listed for, speaks for each family of topics:
`)
	fmt.Fprintf(&b, "# %s\n", strings.Join(extract.TopicFamilies(), " "))
	for n, name := range names {
		for _, w := range m.weights[n] {
			fmt.Fprintf(&b, "%.2f ", w)
		}
		b.WriteString(name + "\n")
	}
	return b.Bytes()
}
