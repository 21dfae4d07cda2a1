// Command hostile writes a folder of articles that would break a page, a browser or a build if text could: markup in
// every field, writing direction turned round and not back, marks and words without end, names by the thousand.
// The browsers of package e2e read the site that is made of it.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// attack runs if it ever becomes markup of a page.
const attack = `"><img src=x onerror="window.hacked=1"><script>window.hacked=1</script><!--`

const (
	turned = "\u202e\u202d\u2067\u2066\u202b" // all that follows from right to left, five times over, and never back
	back   = "\u202c\u2069\u202c\u2069\u2069\u202c"
	hidden = "\u200b\u200d\u2060\ufeff\u00ad\u180e"
	rtl    = "اجتمع القرّاء في المكتبة (شارع أباي، ٣) وقرؤوا الشعر."
	emoji  = "👩🏽‍🚀👨‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿🇰🇿❤️‍🔥"
	odd    = "\ue000\uf8ff\U000f0000\U0010fffd\u0378\U000e01ef\uffff\ufdd0" // private, unassigned, no characters
)

// article is a line of news.jsonl.
type article struct {
	ID     string   `json:"id"`
	Title  string   `json:"title"`
	Text   string   `json:"text"`
	Date   string   `json:"date,omitempty"`
	Source string   `json:"source,omitempty"`
	URL    string   `json:"url,omitempty"`
	Author string   `json:"author,omitempty"`
	Lang   string   `json:"lang,omitempty"`
	People []string `json:"people,omitempty"`
	Topics []string `json:"topics,omitempty"`
}

func main() {
	out := flag.String("o", "", "`folder` to write")
	many := flag.Bool("crowd", false, "an article with ten thousand people, and nothing else")
	flag.Parse()
	if err := write(*out, *many); err != nil {
		fmt.Fprintln(os.Stderr, "hostile:", err)
		os.Exit(1)
	}
}

func write(dir string, many bool) error {
	if dir == "" {
		return errors.New("wanted a folder: -o dir")
	}
	files := hostile()
	if many {
		files = map[string]string{"crowd.jsonl": jsonLines(crowd())}
	}
	err := os.MkdirAll(dir, 0o755)
	for name, text := range files {
		err = errors.Join(err, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644))
	}
	return err
}

func hostile() map[string]string {
	return map[string]string{
		// JSON may escape half of a pair, which no text can hold
		"news.jsonl":   jsonLines(news()...) + `{"id": "half", "title": "Половина знака \ud83d и другая \ude00", "text": "Текст с половиной \udfff знака."}` + "\n",
		"archive.yaml": yaml("title", "Враждебный архив "+attack+turned, "about", "Об архиве "+attack+turned),
		"topics.yaml":  yaml("- id", "attack", "  ru", "Тема "+attack+turned) + yaml("- id", "marks", "  ru", "Тема с е"+strings.Repeat("\u0301\u0323", 500)),
		"people.yaml": yaml("- id", "attack", "  name", "Иван "+attack+turned, "  note", "Примечание "+attack+turned, "  en", "Ivan "+attack) +
			yaml("- id", "long", "  name", "Длинноимённый "+strings.Repeat("Оченьдлинный", 23)),
		// no line end, no space: ten million bytes that are one word
		"one-word.txt": "Слово без конца\n" + strings.Repeat("несказанно", 500_000),
		"markdown.md":  "# Заголовок " + attack + "\n\n[ссылка](javascript:window.hacked=1) ![](data:text/html,x) " + strings.Repeat("*_[(", 50_000) + "\n",
	}
}

// jsonLines is a .jsonl file of articles.
func jsonLines(list ...article) string {
	var b strings.Builder
	for _, a := range list {
		line, err := json.Marshal(a)
		if err != nil {
			panic(err)
		}
		b.Write(line)
		b.WriteByte('\n')
	}
	return b.String()
}

func news() []article {
	return []article{
		{
			ID: "attack", Title: "Разметка " + attack, Text: "Текст " + attack + "\n</article></main><svg onload=window.hacked=1>]]></script></title></style><!--\u2028\u2029window.hacked=1//",
			Date: "2024-05-09", Source: "Источник " + attack, URL: `https://example.org/"><script>window.hacked=1</script>`, Author: "Автор " + attack,
			Lang: "ru", People: []string{"attack", "Имя <b onclick='window.hacked=1'>"}, Topics: []string{"attack"},
		},
		{
			ID: "turned", Title: "Перевёрнуто " + turned + "оге ил олыб", Text: "До. " + turned + "после\nДругой абзац " + back + " и ещё.",
			Date: "2024-05-08", Source: "Источник " + turned, Author: turned + "Автор", People: []string{"Абай " + turned + "Кунанбаев"}, Topics: []string{"attack"},
		},
		{ID: "hidden", Title: "Неви" + hidden + "димое", Text: "Абай Ку" + hidden + "нанбаев читал стихи.", Date: "2024-05-07", People: []string{"Алишер На" + hidden + "вои"}},
		{
			ID: "marks", Title: "Знаки над бу" + strings.Repeat("\u0300", 1_000_000) + "квой", Text: "Под бу" + strings.Repeat("\u0316\u0489", 500_000) + "квой и над ней.",
			Date: "2024-05-06", Topics: []string{"marks"}, People: []string{"Мари" + strings.Repeat("\u0e49", 300) + "я Знакова"},
		},
		{ID: "long-title", Title: strings.TrimSpace(strings.Repeat("заголовок ", 5_500)), Text: "У него заголовок в сто килобайт.", Date: "2024-05-05"},
		{ID: "unbroken-title", Title: strings.Repeat("Щ", 5_000), Text: "Заголовок — одно слово.", Date: "2024-05-05", Source: strings.Repeat("источник", 37), Author: strings.Repeat("автор", 60)},
		{ID: "long-name", Title: "Длинное имя", Text: "Имя в триста букв: больше у имени быть не может.", Date: "2024-05-04", People: []string{"long"}},
		{ID: "rtl", Title: "قراءة الشعر (مساء)", Text: rtl + "\n" + rtl, Date: "2024-05-02", Lang: "ar", Source: "صحيفة", People: []string{"أباي كونانباييف"}},
		{ID: "emoji", Title: "Знаки " + emoji, Text: emoji + " " + odd + " конец.", Date: "2024-05-01", Source: emoji},
		{ID: "controls", Title: "Управление \u0085 \u009b31m", Text: "Было \ufeffв середине.\u0090 Конец.\u2028Новая строка.\u2029И абзац.", Date: "2024-04-30"},
		{ID: "lines", Title: "Сто тысяч строк", Text: strings.Repeat("с\n", 100_000), Date: "2024-04-29"},
	}
}

// crowd is an article that names ten thousand people.
func crowd() article {
	var people []string
	for i := range 10_000 {
		people = append(people, fmt.Sprintf("%s %sов", name(i), name(i*7+3)))
	}
	return article{ID: "crowd", Title: "Десять тысяч человек", Text: strings.Join(people, ", ") + ".", Date: "2024-05-03", People: people}
}

// name is a given name or a surname of its own for each of 10,000 numbers.
func name(i int) string {
	syllables := []string{"ба", "ве", "ги", "до", "жу", "за", "ки", "лу", "мо", "не"}
	s := "А"
	for range 4 {
		s += syllables[i%10]
		i /= 10
	}
	return s
}

// yaml is lines of keys and values, these in JSON's quotes, which are YAML's too.
func yaml(pairs ...string) string {
	var b strings.Builder
	for i := 0; i+1 < len(pairs); i += 2 {
		value, err := json.Marshal(pairs[i+1])
		if err != nil {
			panic(err)
		}
		fmt.Fprintf(&b, "%s: %s\n", pairs[i], value)
	}
	return b.String()
}
