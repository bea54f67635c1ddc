// Package exporter writes paths and plans in forms that other programs read.
package exporter

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"lpath/internal/lpath"
	"lpath/internal/plan"
	"lpath/internal/text"
)

// DefaultClock is the time of day of a session where the learner wishes none.
const DefaultClock = "19:00"

// Calendar returns a plan as an iCalendar file (RFC 5545): an event for each
// part of a resource, one after the other from the wish's time of day on, or
// from DefaultClock.
//
// The times are in UTC, each computed for its own day in now's zone, so that
// 19:00 stays 19:00 when the clocks change, and no description of the zone has
// to go with the file. Who moves to another zone exports anew.
//
// The UID of an event is made of path, resource and part, so that importing a
// later plan moves events instead of adding them; SEQUENCE grows with the time
// of the export, by which calendars know the later one. A part that the later
// plan does not have stays where it is.
func Calendar(path *lpath.Path, p *plan.Plan, now time.Time) []byte {
	hour, minute, err := lpath.ParseClock(p.Wish.At)
	if err != nil {
		hour, minute, _ = lpath.ParseClock(DefaultClock)
	}
	var w calendar
	w.line("BEGIN", "VCALENDAR")
	w.line("VERSION", "2.0")
	w.line("PRODID", "-//lpath//lpath//EN")
	w.line("CALSCALE", "GREGORIAN")
	w.text("X-WR-CALNAME", path.Title)
	for _, d := range p.Days {
		at := d.Day.At(hour, minute, now.Location())
		for _, part := range d.Parts {
			end := at.Add(time.Duration(part.Minutes) * time.Minute)
			w.event(path, part, at, end, now)
			at = end
		}
	}
	w.line("END", "VCALENDAR")
	return w.b
}

// calendar appends content lines.
type calendar struct{ b []byte }

func (w *calendar) event(path *lpath.Path, part plan.Part, from, to, now time.Time) {
	item := part.Item
	summary := item.Ref().String() + " " + item.Title
	if part.Of > 1 {
		summary += fmt.Sprintf(" (%d of %d)", part.Number, part.Of)
	}
	w.line("BEGIN", "VEVENT")
	w.line("UID", fmt.Sprintf("%s.%s.%d@lpath", path.ID, item.ID, part.Number))
	w.line("DTSTAMP", utc(now))
	w.line("LAST-MODIFIED", utc(now))
	w.line("SEQUENCE", fmt.Sprint(max(0, now.Unix()/60)))
	w.line("DTSTART", utc(from))
	w.line("DTEND", utc(to))
	w.text("SUMMARY", summary)
	if d := description(item); d != "" {
		w.text("DESCRIPTION", d)
	}
	if lpath.CheckLink(item.URL) == nil {
		w.line("URL", item.URL)
	}
	w.line("END", "VEVENT")
}

// description is the focus and the link of a resource, each on a line.
func description(item *lpath.Item) string {
	var lines []string
	for _, s := range []string{item.Focus, item.URL} {
		if s != "" {
			lines = append(lines, s)
		}
	}
	return strings.Join(lines, "\n")
}

// utc is a time as form #2 of RFC 5545, 3.3.5.
func utc(t time.Time) string { return t.UTC().Format("20060102T150405Z") }

// text adds a line whose value is text, escaped as in RFC 5545, 3.3.11. What is
// invisible in it is made visible: the format allows no control characters.
func (w *calendar) text(name, value string) {
	escape := strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`)
	var lines []string
	for _, l := range text.Lines(value) {
		lines = append(lines, escape.Replace(l))
	}
	w.line(name, strings.Join(lines, `\n`))
}

// line adds a content line, folded so that none has more than 75 octets (RFC
// 5545, 3.1), and never inside a character.
func (w *calendar) line(name, value string) {
	const most = 75
	used := 0
	for _, r := range name + ":" + value {
		size := utf8.RuneLen(r)
		if used+size > most {
			w.b = append(w.b, "\r\n "...)
			used = 1
		}
		w.b = utf8.AppendRune(w.b, r)
		used += size
	}
	w.b = append(w.b, "\r\n"...)
}
