package render

import (
	"fmt"
	"strings"
	"time"

	"lpath/internal/lpath"
)

// Link is the link of an item.
type Link struct {
	Path   string  `json:"path"`
	Ref    string  `json:"ref"`
	ID     string  `json:"id"`
	URL    *string `json:"url"`
	Opened bool    `json:"opened"`

	title string
}

// NewLink makes the view of an item's link.
func NewLink(t *lpath.Tracker, item *lpath.Item) Link {
	return Link{Path: t.Path().ID, Ref: item.Ref().String(), ID: item.ID, URL: known(item.URL), title: item.Title}
}

// Name is the item for messages.
func (v Link) Name() string { return v.Ref + " " + visible(v.title) }

// Write adds the link alone, or that it was opened.
func (v Link) Write(p *Page) {
	if v.Opened {
		p.wrapped("Opened  ", v.Name(), nil)
		return
	}
	p.line(visible(or(v.URL)))
}

// NewNoted makes the receipt for a note.
func NewNoted(t *lpath.Tracker, item *lpath.Item) View {
	return Noted{Receipt{
		Path: t.Path().ID, Changed: []Named{NewNamed(t, item)}, Unlocked: []Unlocked{},
		Progress: new(NewProgress(t.Totals())), Next: next(t),
	}}
}

// Noted is the receipt for a note.
type Noted struct{ Receipt }

// Write adds the item that was noted.
func (v Noted) Write(p *Page) {
	named := v.Changed[0]
	p.wrapped(fmt.Sprintf("Noted  %s  ", or(named.Ref)), visible(named.Title), p.bold)
}

// Beginning is the receipt for a path that was begun or taken up again.
type Beginning struct {
	Receipt

	verb          string
	size          string
	prerequisites []string
}

// NewBeginning makes the receipt for a path that is active now; begun says
// that it was not started before.
func NewBeginning(t *lpath.Tracker, begun bool) Beginning {
	path := t.Path()
	verb := "Back on"
	if begun {
		verb = "Started"
	}
	totals := t.Totals()
	return Beginning{
		Receipt: NewReceipt(t, verb, lpath.Change{}), verb: verb, prerequisites: path.Prerequisites,
		size: fmt.Sprintf("%s, %s, %s", count(len(path.Phases), "phase"), count(len(path.Resources()), "resource"),
			span(totals.MinutesTotal, totals.Unknown)),
	}
}

// Write adds the path with its size, what it asks for, and its next resource.
func (v Beginning) Write(p *Page) {
	lead := p.mark(markNext).painted() + " " + v.verb + "  "
	p.wrapped(lead, visible(v.tracker.Path().Title), p.bold)
	indent := strings.Repeat(" ", len("x "+v.verb+"  "))
	if v.verb == "Started" {
		p.wrapped(indent, v.size, nil)
		writePrerequisites(p, v.prerequisites)
	} else {
		v.Progress.write(p, indent)
	}
	p.blank()
	if v.Next == nil {
		v.complete.write(p, "  ")
		return
	}
	writeNext(p, v.Next)
	p.wrapped(strings.Repeat(" ", 10+len(v.Next.Ref)), "lpath open reads it, lpath done marks it", p.faint)
}

// Forgotten is the receipt for a path whose progress was forgotten.
type Forgotten struct {
	Receipt

	gone *lpath.Progress
}

// NewForgotten makes the receipt for progress that was forgotten.
func NewForgotten(gone *lpath.Progress) Forgotten {
	v := Forgotten{Receipt: Receipt{Path: gone.ID, Changed: []Named{}, Unlocked: []Unlocked{}}, gone: gone}
	for _, r := range gone.Records {
		v.Changed = append(v.Changed, Named{ID: r.ID})
	}
	return v
}

// Write adds what was forgotten and how to get it back.
func (v Forgotten) Write(p *Page) {
	p.wrapped("Forgot  ", fmt.Sprintf("%s: %s, %s",
		visible(v.gone.Title), count(len(v.gone.Records), "record"), count(len(v.gone.Sessions), "session")), nil)
	p.wrapped("        ", "lpath undo brings them back", nil)
}

// UndoEntry is a change that can be taken back.
type UndoEntry struct {
	At  time.Time `json:"at"`
	Did string    `json:"did"`
}

// UndoList is what can be taken back, newest first.
type UndoList struct {
	Entries []UndoEntry `json:"entries"`
}

// NewUndoList makes the view of what can be taken back.
func NewUndoList(entries []lpath.Entry) UndoList {
	v := UndoList{Entries: []UndoEntry{}}
	for i := len(entries) - 1; i >= 0; i-- {
		v.Entries = append(v.Entries, UndoEntry{entries[i].At, "lpath " + entries[i].Did})
	}
	return v
}

// Write adds a line for each change.
func (v UndoList) Write(p *Page) {
	if len(v.Entries) == 0 {
		p.line("there is nothing to undo")
	}
	t := table{columns: []column{{}, {flex: true}}}
	for _, e := range v.Entries {
		t.add(cell{text: p.moment(e.At)}, cell{text: visible(e.Did)})
	}
	t.write(p)
}

// Undone is the receipt for a change that was taken back.
type Undone struct {
	Receipt

	did    string
	active string
}

// NewUndone makes the receipt for a change that was taken back. t is the
// tracker of the path it was about, nil if that cannot be read; s is the state
// as it is now, nil if there was nothing to undo.
func NewUndone(t *lpath.Tracker, s *lpath.State, e lpath.Entry) Undone {
	v := Undone{Receipt: Receipt{Changed: []Named{}, Unlocked: []Unlocked{}}, did: e.Did}
	if s == nil {
		return v
	}
	v.active = s.Active
	if len(e.Paths) > 0 {
		v.Path = e.Paths[0].ID
	}
	if t != nil {
		v.Path, v.Progress, v.Next = t.Path().ID, new(NewProgress(t.Totals())), next(t)
	}
	for _, b := range e.Paths {
		ids := append([]string{}, b.Added...)
		for _, r := range b.Records {
			ids = append(ids, r.ID)
		}
		for _, id := range ids {
			v.Changed = append(v.Changed, namedByID(t, id))
		}
	}
	return v
}

func namedByID(t *lpath.Tracker, id string) Named {
	if t != nil {
		if item := t.Path().Item(id); item != nil {
			return NewNamed(t, item)
		}
	}
	return Named{ID: id}
}

// Write adds what was taken back, how to do it again, and where that leads.
func (v Undone) Write(p *Page) {
	if v.did == "" {
		p.line("there is nothing to undo")
		return
	}
	lead := p.mark(markReady).painted() + " Undone  "
	indent := strings.Repeat(" ", len("o Undone  "))
	p.wrapped(lead, visible(v.did), p.bold)
	p.wrapped(indent, "again: lpath "+visible(v.did), nil)
	switch {
	case v.Progress != nil:
		v.Progress.write(p, indent)
	case v.active == "":
		p.wrapped(indent, "no path is active now", nil)
	}
}

// Version is which lpath this is.
type Version struct {
	Version string `json:"version"`
	Commit  string `json:"commit"`
	Go      string `json:"go"`
	System  string `json:"system"`
}

// Write adds the version in a line.
func (v Version) Write(p *Page) {
	p.line(fmt.Sprintf("lpath %s (%s, %s)", v.Version, v.Go, v.System))
}
