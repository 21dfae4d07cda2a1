package source

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	utf16 "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// readLines reads a .jsonl file of any size, line by line. A line that is wrong
// costs only itself.
func (r *reader) readLines(s *sheet) {
	f, err := r.fsys.Open(s.file)
	if err != nil {
		s.problem(1, "an unreadable file: "+reason(err), "one that may be read")
		return
	}
	defer func() { _ = f.Close() }()
	in := bufio.NewReaderSize(f, 64<<10)
	if head, _ := in.Peek(2); isUTF16(head) {
		decoder := utf16.UTF16(utf16.LittleEndian, utf16.ExpectBOM).NewDecoder()
		in = bufio.NewReader(transform.NewReader(in, decoder))
	}
	found := false
	for n := 1; ; n++ {
		line, size, err := readLine(in, MaxSize)
		if err != nil && !errors.Is(err, io.EOF) {
			s.problem(n, "an unreadable file: "+reason(err), "one that may be read")
			break
		}
		last := err != nil
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte(byteOrderMark))
		}
		line = bytes.TrimSpace(line)
		switch {
		case size > MaxSize:
			found = true
			s.problem(n, fmt.Sprintf("a line of %.1f MB", float64(size)/1e6), fmt.Sprintf("at most %.1f MB", float64(MaxSize)/1e6))
		case len(line) > 0:
			found = true
			r.readObject(s, line, n)
		}
		if last {
			break
		}
	}
	if !found {
		s.problem(1, "an empty file", `an object on each line: {"title": "…", "text": "…"}`)
	}
	s.gather()
}

// readLine reads up to the next "\n". Of a line longer than limit it tells the size alone.
func readLine(in *bufio.Reader, limit int64) (line []byte, size int64, err error) {
	for {
		piece, err := in.ReadSlice('\n')
		size += int64(len(piece))
		if size <= limit {
			line = append(line, piece...)
		} else {
			line = nil
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, size, err
		}
	}
}

func (r *reader) readObject(s *sheet, line []byte, n int) {
	before := s.errors
	text, ok := decodeFile(s, line, n)
	if !ok {
		return
	}
	if d, ok := parseObject(s, text, n, r.topics); ok {
		r.add(s, d, before)
	}
}

// parseObject makes an article of a decoded line.
func parseObject(s *sheet, text string, n int, topics *vocabulary) (*draft, bool) {
	v, ok := parseJSON(s, text, n)
	if !ok {
		return nil, false
	}
	if v.kind != mapping {
		s.problem(n, v.kind.String(), `an object: {"title": "…", "text": "…"}`)
		return nil, false
	}
	d := &draft{titleLine: n, textLine: n, json: true}
	d.File, d.Line = s.file, n
	d.fill(s, v.pairs, topics, true)
	if d.Article.Article.ID == "" {
		d.Article.Article.ID = fmt.Sprintf("%s/%d", pathID(s.file), n)
		checkID(s, n, d.Article.Article.ID, "the file name")
	}
	d.finish(s)
	return d, true
}
