// Package render makes views of a learner's path: structs that are printed as
// JSON or, from the same fields, as text for a person. Everything that reaches
// a screen is escaped and measured here, and nothing else knows of colour.
package render

import (
	"strings"
	"time"

	"github.com/fatih/color"

	"lpath/internal/text"
)

// Page is what a view is written on: a screen or a pipe.
type Page struct {
	Width     int       // columns; 0: no limit, as in a pipe
	Color     bool      // paint
	ASCII     bool      // ASCII marks and no bars
	Now       time.Time // for dates: the year is left out where it is this one
	WeekStart time.Weekday

	lines []string
}

// View is something that can be shown. As JSON it is what its fields say.
type View interface {
	// Write adds the view to a page.
	Write(p *Page)
}

// Text returns the view as lines of text, each ended.
func (p *Page) Text(v View) string {
	p.lines = nil
	v.Write(p)
	if len(p.lines) == 0 {
		return ""
	}
	return p.plain(strings.Join(p.lines, "\n") + "\n")
}

// line adds a line that fits, or may not be broken. Spaces at its end are dropped.
func (p *Page) line(s string) { p.lines = append(p.lines, strings.TrimRight(s, " ")) }

// blank adds an empty line.
func (p *Page) blank() { p.lines = append(p.lines, "") }

// wrapped adds visible text after a lead, which may be painted; further lines
// hang below the text. paint may be nil.
func (p *Page) wrapped(lead, s string, paint func(string) string) {
	lead, s = p.plain(lead), p.plain(s)
	indent := text.Width(stripped(lead))
	width := 0
	if p.Width > 0 {
		width = max(p.Width-indent, 16)
	}
	for i, l := range text.Wrap(s, width) {
		if i > 0 {
			lead = strings.Repeat(" ", indent)
		}
		if paint != nil {
			l = paint(l)
		}
		p.line(lead + l)
	}
}

// paragraphs adds text that may have several lines, each wrapped.
func (p *Page) paragraphs(s string) {
	for _, l := range text.Lines(s) {
		p.wrapped("", l, nil)
	}
}

// stripped is s without the escapes that colour puts in.
func stripped(s string) string {
	for {
		from := strings.Index(s, "\x1b[")
		if from < 0 {
			return s
		}
		to := strings.IndexByte(s[from:], 'm')
		if to < 0 {
			return s
		}
		s = s[:from] + s[from+to+1:]
	}
}

// paint gives s the attributes, if this page has colour.
func (p *Page) paint(s string, attributes ...color.Attribute) string {
	if !p.Color || s == "" {
		return s
	}
	c := color.New(attributes...)
	c.EnableColor()
	return c.Sprint(s)
}

// The styles: none carries a meaning that is not in marks or words too, and
// none of them is red.

func (p *Page) bold(s string) string   { return p.paint(s, color.Bold) }
func (p *Page) faint(s string) string  { return p.paint(s, color.Faint) }
func (p *Page) green(s string) string  { return p.paint(s, color.FgGreen) }
func (p *Page) yellow(s string) string { return p.paint(s, color.FgYellow) }
func (p *Page) cyan(s string) string   { return p.paint(s, color.FgCyan, color.Bold) }

// Names of the marks.
const (
	markDone    = "done"
	markSkipped = "skipped"
	markNext    = "next"
	markReady   = "ready"
	markLocked  = "locked"
)

// mark is the sign of a status.
func (p *Page) mark(status string) cell {
	switch status {
	case markDone:
		return cell{p.either("✓", "x"), p.green}
	case markSkipped:
		return cell{p.either("–", "-"), nil}
	case markNext:
		return cell{p.either("→", ">"), p.cyan}
	case markReady:
		return cell{p.either("○", "o"), nil}
	case markLocked:
		return cell{p.either("·", "."), p.faint}
	}
	return cell{" ", nil}
}

// either returns the sign, or on a page of ASCII what stands for it.
func (p *Page) either(sign, ascii string) string {
	if p.ASCII {
		return ascii
	}
	return sign
}

// plain is s as this page can show it, to be measured: in ASCII it may be wider.
func (p *Page) plain(s string) string {
	if p.ASCII {
		return text.ASCII(s)
	}
	return s
}

// visible escapes text from outside.
func visible(s string) string { return text.Visible(s) }

// bar draws a share of 100, nothing where there is no room for drawings.
func (p *Page) bar(percent int) string {
	const cells = 20
	if p.ASCII || p.Width == 0 {
		return ""
	}
	full := (percent*cells + 50) / 100
	if percent > 0 && full == 0 {
		full = 1
	}
	if percent < 100 && full == cells {
		full--
	}
	return p.green(strings.Repeat("█", full)) + p.faint(strings.Repeat("░", cells-full))
}

// day is a date as "23 Nov", with the year where it is not this one.
func (p *Page) day(t time.Time) string {
	if t.Year() != p.Now.Year() {
		return t.Format("2 Jan 2006")
	}
	return t.Format("2 Jan")
}

// moment is a date with the time of day.
func (p *Page) moment(t time.Time) string { return p.day(t) + " " + t.Format("15:04") }
