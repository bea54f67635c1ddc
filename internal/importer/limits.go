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
	maxLine    = 16 << 10  // bytes
	maxIndent  = 100       // columns before what starts a list or a quote
	maxNested  = 20        // lists and quotes that start in one line
	maxMarkers = 100_000   // of lists and quotes
	maxTags    = 256 << 10 // bytes of long lines that start with a tag
	maxTargets = 5_000     // definitions of links
	maxMarks   = 2_000     // brackets, stars and the like in one paragraph
	maxColumns = 100       // of a table
	maxWork    = 500e6     // nanoseconds, or about that, for what is in the lines
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
	line, markers, tags, targets := 0, 0, 0, 0
	for l := range bytes.Lines(source) {
		line++
		nested, column, rest := cutMarkers(l)
		markers += nested
		if len(rest) > 512 && rest[0] == '<' {
			tags += len(rest)
		}
		if len(rest) > 0 && rest[0] == '[' && bytes.Contains(rest, []byte("]:")) {
			targets++
		}
		switch {
		case len(l) > maxLine:
			return fmt.Errorf("line %d: it is over %d KiB long", line, maxLine>>10)
		case column > maxIndent || nested > maxNested:
			return fmt.Errorf("line %d: lists or quotes are nested too deeply", line)
		case markers > maxMarkers:
			return fmt.Errorf("line %d: the document has over %d markers of lists and quotes: split it", line, maxMarkers)
		case targets > maxTargets:
			return fmt.Errorf("line %d: the document defines over %d links apart from its text", line, maxTargets)
		case tags > maxTags:
			return fmt.Errorf("line %d: the document has too much HTML in long lines", line)
		}
	}
	return nil
}

// cutMarkers returns how many markers of lists and quotes a line starts with,
// the column of the last of them, from 0, and what follows. No block is nested
// deeper than there are columns before it.
func cutMarkers(line []byte) (n, column int, rest []byte) {
	if isRule(line) {
		return 0, 0, nil
	}
	at := 0
	for i, c := range line {
		blankNext := i+1 == len(line) || strings.IndexByte(" \t\n", line[i+1]) >= 0
		switch {
		case c == ' ' || c >= '0' && c <= '9':
		case c == '\t':
			at += 3
		case c == '>' || blankNext && strings.IndexByte("-*+.)", c) >= 0:
			n, column = n+1, at
		default:
			return n, column, line[i:]
		}
		at++
	}
	return n, column, nil
}

// isRule reports whether all of a line is one kind of mark, which makes no list.
func isRule(line []byte) bool {
	s := bytes.TrimSpace(line)
	return len(s) > 0 && (s[0] == '*' || s[0] == '-') && len(bytes.Trim(s, string(s[:1])+" \t")) == 0
}

// spend counts the work that a paragraph or a cell makes: mostly with the
// square of its marks, and each link may be followed to the next blank.
func (r *reader) spend(raw string, line int) error {
	n, run, longest := 0, 0, 0
	for i := range len(raw) {
		if strings.IndexByte(marks, raw[i]) >= 0 {
			n++
		}
		if run++; raw[i] == ' ' || raw[i] == '\n' {
			run = 0
		}
		longest = max(longest, run)
	}
	r.work += 6_000 + 2*n*n + 8*longest*strings.Count(raw, "](")
	switch {
	case n > maxMarks:
		return fmt.Errorf("line %d: a paragraph has over %d brackets, stars and the like: part it with empty lines", line, maxMarks)
	case r.work > maxWork:
		return errors.New("the document has too many brackets, stars and the like: split it")
	}
	return nil
}
