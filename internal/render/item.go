package render

import (
	"fmt"
	"strconv"
	"strings"

	"lpath/internal/lpath"
	"lpath/internal/text"
)

// Item is a resource or an extra as it stands. What is unknown is nil.
type Item struct {
	Ref        string  `json:"ref"`
	ID         string  `json:"id"`
	Kind       string  `json:"kind"`
	Title      string  `json:"title"`
	Type       *string `json:"type"`
	Minutes    *int    `json:"minutes"`
	MinutesMin *int    `json:"minutes_min"`
	MinutesMax *int    `json:"minutes_max"`
	Focus      *string `json:"focus"`
	URL        *string `json:"url"`
	Status     string  `json:"status"`
	Phase      *int    `json:"phase"`
	Optional   bool    `json:"optional"`
}

// NewItem makes the view of a resource or an extra.
func NewItem(t *lpath.Tracker, i *lpath.Item) Item {
	v := Item{
		Ref: i.Ref().String(), ID: i.ID, Kind: i.Kind.String(), Title: i.Title,
		Type: known(i.Type), Focus: known(i.Focus), URL: known(i.URL),
		Status: t.Status(i).String(), Optional: i.Optional,
	}
	if i.Duration.Known() {
		v.Minutes, v.MinutesMin, v.MinutesMax = new(i.Duration.Mid()), new(i.Duration.Min), new(i.Duration.Max)
	}
	if i.Phase != nil {
		v.Phase = new(i.Phase.Number)
	}
	return v
}

func newItems(t *lpath.Tracker, items []*lpath.Item) []Item {
	views := make([]Item, len(items))
	for i, item := range items {
		views[i] = NewItem(t, item)
	}
	return views
}

// known is s, nil where there is nothing.
func known(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// or is what s points to, "" for nothing.
func or(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// duration is how long the item takes, "?" where that is unknown.
func (i Item) duration() string {
	if i.Minutes == nil {
		return "?"
	}
	return lpath.Minutes{Min: *i.MinutesMin, Max: *i.MinutesMax}.String()
}

// titled is the title with type and duration, as in "Basics (article, 35m)".
func (i Item) titled() string {
	facts := i.duration()
	if i.Type != nil {
		facts = *i.Type + ", " + facts
	}
	if i.Optional {
		facts += ", optional"
	}
	return fmt.Sprintf("%s (%s)", visible(i.Title), facts)
}

// sized is the item as a step of a way: "1.2 Basics (35m)".
func (i Item) sized() string {
	return fmt.Sprintf("%s %s (%s)", i.Ref, visible(i.Title), i.duration())
}

// write adds the item in full, after a lead that holds its ref.
func (i Item) write(p *Page, lead string) {
	p.wrapped(lead, i.titled(), p.bold)
	indent := strings.Repeat(" ", text.Width(stripped(lead)))
	if i.Focus != nil {
		p.wrapped(indent, visible(*i.Focus), nil)
	}
	if i.URL != nil {
		p.line(indent + p.link(*i.URL))
	}
}

// Progress is how far there is to go. Minutes count known durations only;
// those done include what was skipped.
type Progress struct {
	Percent      int  `json:"percent"`
	MinutesDone  int  `json:"minutes_done"`
	MinutesTotal int  `json:"minutes_total"`
	Unknown      int  `json:"unknown"`
	Done         int  `json:"done"`
	Skipped      int  `json:"skipped"`
	Total        int  `json:"total"`
	Retired      int  `json:"retired"`
	Complete     bool `json:"complete"`

	unknownLeft int
}

// NewProgress makes the view of totals.
func NewProgress(t lpath.Totals) Progress {
	return Progress{
		Percent: t.Percent, MinutesDone: t.MinutesDone, MinutesTotal: t.MinutesTotal, Unknown: t.Unknown,
		Done: t.Done, Skipped: t.Skipped, Total: t.Total, Retired: t.Retired, Complete: t.Complete,
		unknownLeft: t.UnknownLeft,
	}
}

// words is the progress in a line: "27%, 3h left of 4h 5m, 2 of 7 done".
func (g Progress) words() string {
	parts := []string{strconv.Itoa(g.Percent) + "%"}
	left := g.MinutesTotal - g.MinutesDone
	switch {
	case g.MinutesTotal == 0:
	case g.Complete:
		parts = append(parts, span(g.MinutesTotal, g.Unknown))
	case left == g.MinutesTotal:
		parts = append(parts, span(left, g.unknownLeft)+" left")
	default:
		parts = append(parts, span(left, g.unknownLeft)+" left of "+lpath.FormatMinutes(g.MinutesTotal))
	}
	parts = append(parts, fmt.Sprintf("%d of %d done", g.Done, g.Total))
	if g.Skipped > 0 {
		parts = append(parts, fmt.Sprintf("%d skipped", g.Skipped))
	}
	if g.Retired > 0 {
		parts = append(parts, fmt.Sprintf("%d retired", g.Retired))
	}
	return strings.Join(parts, ", ")
}

// write adds the words and, where there is room, a bar.
func (g Progress) write(p *Page, indent string) {
	words, bar := g.words(), p.bar(g.Percent)
	if bar != "" && len(indent)+len(words)+2+20 <= p.Width {
		p.line(indent + words + "  " + bar)
		return
	}
	p.wrapped(indent, words, nil)
}

// span is minutes of which some are unknown: "3h", "3h + 2 unknown", "2 unknown".
func span(minutes, unknown int) string {
	switch {
	case unknown == 0:
		return lpath.FormatMinutes(minutes)
	case minutes == 0:
		return fmt.Sprintf("%d unknown", unknown)
	}
	return fmt.Sprintf("%s + %d unknown", lpath.FormatMinutes(minutes), unknown)
}

// shortSpan is span for a table: "3h", "3h + 2 ?", "?".
func shortSpan(minutes, unknown int) string {
	if minutes == 0 && unknown > 0 {
		return "?"
	}
	return strings.Replace(span(minutes, unknown), "unknown", "?", 1)
}

// spanOf is span for a way.
func spanOf(w lpath.Way) string { return span(w.Minutes, w.Unknown) }

// refs lists refs, the first of many.
func refs(items []*lpath.Item, separator string, most int) string {
	var b strings.Builder
	for i, item := range items {
		if i == most && len(items) > most+1 {
			fmt.Fprintf(&b, " and %d more", len(items)-most)
			break
		}
		if i > 0 {
			b.WriteString(separator)
		}
		b.WriteString(item.Ref().String())
	}
	return b.String()
}
