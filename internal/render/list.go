package render

import (
	"fmt"

	"lpath/internal/lpath"
	"lpath/internal/text"
)

// Listing is one path of a list. What a broken file does not tell is zero.
type Listing struct {
	ID        string    `json:"id"`
	Title     string    `json:"title"`
	Source    string    `json:"source"`
	File      *string   `json:"file"`
	Phases    int       `json:"phases"`
	Resources int       `json:"resources"`
	Minutes   *int      `json:"minutes"`
	Unknown   int       `json:"unknown"`
	Started   bool      `json:"started"`
	Active    bool      `json:"active"`
	Progress  *Progress `json:"progress"`
	Error     *string   `json:"error"`

	optional int
	duration string
}

// List is all paths there are.
type List struct {
	Paths []Listing `json:"paths"`
}

// NewListing makes the view of a path that could be read; source says where
// from, file is "" for a built-in one.
func NewListing(t *lpath.Tracker, source, file string, active bool) Listing {
	path := t.Path()
	v := Listing{
		ID: path.ID, Title: path.Title, Source: source, File: known(file),
		Phases: len(path.Phases), Resources: len(path.Resources()),
		Started: started(t) != nil, Active: active,
	}
	totals := t.Totals()
	v.Unknown, v.optional = totals.Unknown, v.Resources-totals.Total
	if totals.MinutesTotal > 0 {
		v.Minutes = &totals.MinutesTotal
	}
	v.duration = shortSpan(totals.MinutesTotal, totals.Unknown)
	if v.Started {
		v.Progress = new(NewProgress(totals))
	}
	return v
}

// words is the size as in "3 phases, 7 resources, 4h 5m"; the time is that of
// what is not optional.
func (v Listing) words() string {
	s := fmt.Sprintf("%s, %s", count(v.Phases, "phase"), count(v.Resources, "resource"))
	if v.optional > 0 {
		s += fmt.Sprintf(" (%d optional)", v.optional)
	}
	return s + ", " + v.duration
}

// NewBroken makes the view of a path that cannot be read.
func NewBroken(id, source, file, reason string) Listing {
	return Listing{ID: id, Source: source, File: known(file), Error: &reason}
}

// size is "7 in 3" for seven resources in three phases.
func (v Listing) size() string {
	if v.Error != nil {
		return ""
	}
	return fmt.Sprintf("%d in %d", v.Resources, v.Phases)
}

func (v Listing) progress() string {
	s := ""
	switch {
	case v.Error != nil:
		s = "cannot be read"
	case v.Progress != nil:
		s = fmt.Sprintf("%d%%", v.Progress.Percent)
	}
	if v.Active {
		s += ", active"
	}
	return s
}

// Write adds a table of the paths.
func (v List) Write(p *Page) {
	t := table{least: 14, columns: []column{
		{head: markColumn},
		{},
		{flex: true},
		{drop: 2},
		{drop: 1},
		{drop: 3},
	}}
	heads := []cell{{text: " "}}
	for _, head := range []string{"ID", "TITLE", "SIZE", "PROGRESS", "FROM"} {
		heads = append(heads, cell{head, p.faint})
	}
	t.add(heads...)
	width := 0
	for _, path := range v.Paths {
		width = max(width, len(path.size()))
	}
	for _, path := range v.Paths {
		mark := cell{}
		if path.Active {
			mark = p.mark(markNext)
		}
		t.add(mark, cell{text: visible(path.ID)}, cell{text: visible(path.Title)},
			cell{text: text.Pad(path.size(), width) + "  " + path.duration}, cell{text: path.progress()}, cell{text: visible(path.Source)})
	}
	t.write(p)
}

// count is a number with its noun: "1 phase", "2 phases".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
