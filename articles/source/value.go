package source

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// value is what YAML and JSON have in common, each part with its line in the file.
type value struct {
	line  int
	kind  kind
	text  string // of a scalar, as written but without quotes
	items []value
	pairs []pair
}

type pair struct {
	key   string
	line  int
	value value
}

type kind uint8

const (
	nothing kind = iota // null or no value
	scalar
	list
	mapping
)

func (k kind) String() string {
	return [...]string{"nothing", "a word or a number", "a list", "names with values"}[k]
}

// parseYAML reads one YAML document; line is that of its first line in the file.
func parseYAML(s *sheet, text string, line int) (v value, ok bool) {
	defer func() {
		// The parser is not ours; what it cannot stand is the file's problem.
		if r := recover(); r != nil {
			s.problem(line, "broken YAML", "lines of the form name: value")
			v, ok = value{}, false
		}
	}()
	if nests(text) {
		s.problem(line, "broken YAML: brackets in brackets", "each '[' and '{' closed on its line")
		return value{}, false
	}
	file, err := parser.ParseBytes([]byte(text), 0)
	if err != nil {
		at, message := 1, err.Error()
		var e yaml.Error
		if errors.As(err, &e) {
			message = e.GetMessage()
			if t := e.GetToken(); t != nil && t.Position != nil {
				at = t.Position.Line
			}
		}
		wanted := "lines of the form name: value"
		if strings.Contains(message, "not allowed in this context") || strings.Contains(message, "reserved") {
			wanted = `quotes around a value that holds a colon or begins with a sign: title: "A: B"`
		}
		s.problem(line+max(at, 1)-1, "broken YAML: "+printable(message), wanted)
		return value{}, false
	}
	if len(file.Docs) > 1 {
		s.problem(line+file.Docs[1].Start.Position.Line-1, "a second YAML document", "one")
		return value{}, false
	}
	if len(file.Docs) == 0 || file.Docs[0].Body == nil {
		return value{line: line}, true
	}
	errorsBefore := s.errors
	v = fromYAML(s, file.Docs[0].Body, line-1)
	return v, s.errors == errorsBefore
}

// nests tells whether brackets stand open in a number that would keep the parser
// busy for minutes: 100,000 of them cost it a minute and a half.
func nests(text string) bool {
	open := 0
	for i := range len(text) {
		switch text[i] {
		case '[', '{':
			if open++; open > 10*maxDepth {
				return true
			}
		case ']', '}':
			open = max(0, open-1)
		}
	}
	return false
}

func fromYAML(s *sheet, n ast.Node, before int) value {
	t := n.GetToken()
	v := value{line: before + t.Position.Line}
	switch n := n.(type) {
	case *ast.NullNode, *ast.CommentGroupNode:
	case *ast.StringNode:
		v.kind, v.text = scalar, n.Value
	case *ast.LiteralNode:
		v.kind, v.text = scalar, n.Value.Value
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		v.kind, v.text = scalar, t.Value
	case *ast.SequenceNode:
		v.kind = list
		for _, item := range n.Values {
			v.items = append(v.items, fromYAML(s, item, before))
		}
	case *ast.MappingNode:
		v.kind = mapping
		for _, p := range n.Values {
			line := before + p.Key.GetToken().Position.Line
			switch p.Key.(type) {
			case *ast.MergeKeyNode, *ast.MappingKeyNode:
				s.problem(line, "the YAML sign "+quoted(p.Key.GetToken().Value), "a plain name before the colon")
				continue
			}
			v.pairs = append(v.pairs, pair{p.Key.GetToken().Value, line, fromYAML(s, p.Value, before)})
		}
		if len(v.pairs) > 0 {
			v.line = v.pairs[0].line
		}
	default:
		s.problem(v.line, "the YAML sign "+quoted(t.Value), "a plain value, in quotes if it begins with that sign")
	}
	return v
}

// parseJSON reads one line of JSON.
func parseJSON(s *sheet, text string, line int) (value, bool) {
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	v, err := fromJSON(s, d, line, 0)
	if err == nil {
		if _, more := d.Token(); more != io.EOF {
			err = fmt.Errorf("more after the object's end at byte %d", d.InputOffset())
		}
	}
	if err == nil {
		return v, true
	}
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax):
		err = fmt.Errorf("%w at byte %d of the line", err, syntax.Offset)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		err = errors.New("the line ends too early")
	}
	s.problem(line, "broken JSON: "+printable(err.Error()), `one object on one line: {"title": "…", "text": "…"}`)
	return value{}, false
}

// maxDepth bounds lists in lists; an article needs one.
const maxDepth = 20

func fromJSON(s *sheet, d *json.Decoder, line, depth int) (value, error) {
	v := value{line: line}
	if depth > maxDepth {
		return v, fmt.Errorf("lists in lists, %d deep", depth)
	}
	t, err := d.Token()
	if err != nil {
		return v, err
	}
	switch t := t.(type) {
	case string:
		v.kind, v.text = scalar, t
	case json.Number:
		v.kind, v.text = scalar, t.String()
	case bool:
		v.kind, v.text = scalar, fmt.Sprint(t)
	case json.Delim:
		for d.More() {
			var key string
			if t == '{' {
				k, err := d.Token()
				if err != nil {
					return v, err
				}
				key, _ = k.(string)
			}
			item, err := fromJSON(s, d, line, depth+1)
			if err != nil {
				return v, err
			}
			if t == '[' {
				v.items = append(v.items, item)
				continue
			}
			for _, p := range v.pairs {
				if p.key == key {
					s.problem(line, "the key "+quoted(key)+" twice", "each key once")
				}
			}
			v.pairs = append(v.pairs, pair{key, line, item})
		}
		v.kind = list
		if t == '{' {
			v.kind = mapping
		}
		_, err = d.Token()
	}
	return v, err
}

// splitLine cuts the first line off s; rest begins behind its end, which is "\n", "\r\n" or "\r".
func splitLine(s string) (line, rest string) {
	i := strings.IndexAny(s, "\r\n")
	if i < 0 {
		return s, ""
	}
	if strings.HasPrefix(s[i:], "\r\n") {
		return s[:i], s[i+2:]
	}
	return s[:i], s[i+1:]
}

// countLines is the number of line ends in s.
func countLines(s string) int {
	return strings.Count(s, "\n") + strings.Count(s, "\r") - strings.Count(s, "\r\n")
}

// unixLines makes every line end a "\n".
func unixLines(s string) string {
	if !strings.Contains(s, "\r") {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

// trimBlank cuts the blank lines off the beginning of s and counts them.
func trimBlank(s string) (rest string, lines int) {
	for s != "" {
		line, after := splitLine(s)
		if strings.TrimSpace(line) != "" || len(after) == len(s) {
			break
		}
		if after == "" && !strings.HasSuffix(s, "\n") && !strings.HasSuffix(s, "\r") {
			return "", lines
		}
		s = after
		lines++
	}
	return s, lines
}
