package importer

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Limits of a Markdown document. The library that reads it takes time with the
// square of some of these; curricula that people follow are far below.
const (
	maxBytes   = 1 << 20
	maxLines   = 20_000
	maxLine    = 16 << 10 // bytes
	maxIndent  = 160      // columns before what starts a list or a quote
	maxMarks   = 2_000    // brackets, stars and the like in one paragraph
	maxColumns = 100      // of a table
	maxWork    = 200_000_000
)

// marks are the characters of Markdown that may mean something inside a line.
const marks = "\\`*_[]!<&"

// tidy returns the source with line ends of one kind, without a byte order mark
// and without front matter, of which only the lines stay.
func tidy(source []byte) ([]byte, error) {
	if len(source) > maxBytes {
		return nil, fmt.Errorf("the document is over %d KiB: split it, or keep the part to follow", maxBytes>>10)
	}
	source = bytes.TrimPrefix(source, []byte("\ufeff"))
	source = bytes.ReplaceAll(source, []byte("\r\n"), []byte("\n"))
	source = bytes.ReplaceAll(source, []byte("\r"), []byte("\n"))
	if !utf8.Valid(source) {
		return nil, fmt.Errorf("line %d: the document is not UTF-8: convert it first, as with iconv", badLine(source))
	}
	return blankFrontMatter(source), nil
}

// badLine returns the first line that is not UTF-8.
func badLine(source []byte) int {
	line := 1
	for l := range bytes.Lines(source) {
		if !utf8.Valid(l) {
			break
		}
		line++
	}
	return line
}

// blankFrontMatter empties the YAML that site generators have before the text,
// which Markdown would take for a heading.
func blankFrontMatter(source []byte) []byte {
	rest, ok := bytes.CutPrefix(source, []byte("---\n"))
	if !ok {
		return source
	}
	first, _, _ := bytes.Cut(rest, []byte("\n"))
	if key, _, ok := bytes.Cut(first, []byte(":")); !ok || len(key) == 0 || bytes.ContainsAny(key, " \t-#*[|") {
		return source
	}
	at := len(source) - len(rest)
	for l := range bytes.Lines(rest) {
		at += len(l)
		if l := string(bytes.TrimSpace(l)); l == "---" || l == "..." {
			return append(bytes.Repeat([]byte("\n"), bytes.Count(source[:at], []byte("\n"))), source[at:]...)
		}
	}
	return source
}

// checkLimits refuses what would take long to read. What is in the lines is
// counted later, paragraph by paragraph.
func checkLimits(source []byte) error {
	if n := bytes.Count(source, []byte("\n")); n > maxLines {
		return fmt.Errorf("the document has over %d lines: split it, or keep the part to follow", maxLines)
	}
	line := 0
	for l := range bytes.Lines(source) {
		line++
		switch {
		case len(l) > maxLine:
			return fmt.Errorf("line %d: it is over %d KiB long", line, maxLine>>10)
		case lastMarker(l) > maxIndent:
			return fmt.Errorf("line %d: lists or quotes are nested too deeply", line)
		}
	}
	return nil
}

// lastMarker returns the column of the last marker of a list or a quote before
// the text of a line, from 0. No block is nested deeper than there are columns.
func lastMarker(line []byte) int {
	column, last := 0, 0
	for _, c := range line {
		switch {
		case c == ' ':
		case c == '\t':
			column += 3
		case strings.IndexByte(">-*+.)0123456789", c) >= 0:
			last = column
		default:
			return last
		}
		column++
	}
	return last
}

// spend counts the work that a paragraph or a cell makes.
func (r *reader) spend(raw string, line int) error {
	n := 0
	for i := range len(raw) {
		if strings.IndexByte(marks, raw[i]) >= 0 {
			n++
		}
	}
	r.work += n*n + 1_000
	switch {
	case n > maxMarks:
		return fmt.Errorf("line %d: a paragraph has over %d brackets, stars and the like: part it with empty lines", line, maxMarks)
	case r.work > maxWork:
		return errors.New("the document has too many brackets, stars and the like: split it")
	}
	return nil
}
