package render

import (
	"strings"
	"unicode/utf8"

	"lpath/internal/text"
)

// around is how many characters on each side of a place are kept of its line:
// more than a screen shows, and little of a line of megabytes.
const around = 300

// excerpt is what stands in a line before and after a place. begun says that
// it begins within the line.
type excerpt struct {
	before, after string
	begun         bool
}

// source is a file of which excerpts are taken, from its start to its end.
type source struct {
	text         string
	at           int // a byte of text, which stands at
	line, column int // both from 1
	start        int // of the line
}

// newSource makes a source of a file's bytes. A byte order mark is no character of it.
func newSource(b []byte) *source {
	return &source{text: strings.TrimPrefix(string(b), "\ufeff"), line: 1, column: 1}
}

// excerpt returns what stands around a place, which must not come before that
// of the last call; a column of 0 is the start of the line.
func (s *source) excerpt(line, column int) excerpt {
	for s.at < len(s.text) && (s.line < line || s.column < column) {
		n := breakAt(s.text[s.at:])
		switch {
		case n > 0 && s.line == line:
			column = s.column // the place is behind the line's end
		case n > 0:
			s.at += n
			s.line, s.column, s.start = s.line+1, 1, s.at
		default:
			_, size := utf8.DecodeRuneInString(s.text[s.at:])
			s.at += size
			s.column++
		}
	}
	from, to := s.at, s.at
	for n := 0; from > s.start && n < around; n++ {
		_, size := utf8.DecodeLastRuneInString(s.text[s.start:from])
		from -= size
	}
	for n := 0; to < len(s.text) && n < around && breakAt(s.text[to:]) == 0; n++ {
		_, size := utf8.DecodeRuneInString(s.text[to:])
		to += size
	}
	return excerpt{s.text[from:s.at], s.text[s.at:to], from > s.start}
}

// breakAt returns the size of the line break that s begins with, 0 if there is
// none. YAML's lines end where its library ends them (YAML 1.1, section 4.2).
func breakAt(s string) int {
	for _, mark := range []string{"\n", "\r\n", "\r", "\u0085", "\u2028", "\u2029"} {
		if strings.HasPrefix(s, mark) {
			return len(mark)
		}
	}
	return 0
}

// write adds the line with its number and a mark under the place, cut where it
// is too long. Tabs are shown as four spaces.
func (e excerpt) write(p *Page, number string) {
	gutter := "  " + number + " | "
	width := 100
	if p.Width > 0 {
		width = max(p.Width, 40)
	}
	width -= len(gutter)
	dots := p.either("…", "...")
	before, after := p.shown(e.before), p.shown(e.after)
	if room := width * 2 / 3; e.begun || text.Width(before)+text.Width(after) > width && text.Width(before) > room {
		before = dots + lastColumns(before, room-text.Width(dots))
	}
	under := text.Width(before)
	after = text.Cut(after, width-under, dots)
	p.line(p.faint(gutter) + before + after)
	p.line(p.faint(text.Pad("", len(number)+2)+" | ") + text.Pad("", under) + p.yellow("^"))
}

// shown is a piece of a file for the screen.
func (p *Page) shown(s string) string {
	return p.plain(visible(strings.ReplaceAll(s, "\t", "    ")))
}

// lastColumns returns the end of s that takes at most width columns.
func lastColumns(s string, width int) string {
	from := len(s)
	for from > 0 {
		_, size := utf8.DecodeLastRuneInString(s[:from])
		if text.Width(s[from-size:]) > width {
			break
		}
		from -= size
	}
	return s[from:]
}
