package render

import (
	"slices"
	"strings"
	"time"

	"lpath/internal/lpath"
	"lpath/internal/text"
)

// UndoEntry is a change that can be taken back.
type UndoEntry struct {
	At   time.Time `json:"at"`
	Did  string    `json:"did"`
	Path *string   `json:"path"` // nil where only the active path changed
}

// UndoList is what can be taken back, newest first.
type UndoList struct {
	Entries []UndoEntry `json:"entries"`
}

// NewUndoList makes the view of what can be taken back.
func NewUndoList(entries []lpath.Entry) UndoList {
	v := UndoList{Entries: []UndoEntry{}}
	for _, e := range slices.Backward(entries) {
		entry := UndoEntry{At: e.At, Did: "lpath " + e.Did}
		if len(e.Paths) > 0 {
			entry.Path = &e.Paths[0].ID
		}
		v.Entries = append(v.Entries, entry)
	}
	return v
}

// Write adds a line for each change.
func (v UndoList) Write(p *Page) {
	if len(v.Entries) == 0 {
		p.line("there is nothing to undo")
	}
	for _, e := range v.Entries {
		p.wrapped(text.PadLeft(p.moment(e.At), len("23 Nov 09:50"))+"  "+text.Pad(or(e.Path), v.pathWidth())+"  ", visible(e.Did), nil)
	}
}

func (v UndoList) pathWidth() int {
	width := 0
	for _, e := range v.Entries {
		width = max(width, len(or(e.Path)))
	}
	return width
}

// Undone is the receipt for a change that was taken back.
type Undone struct {
	Receipt

	Suffix string `json:"-"` // what has to follow every command, such as " --state FILE"

	did    string
	active string
	back   string // the title of the path that is active again

	typable bool // did can be typed again and means the same: all of it, and no position has moved
}

// NewUndone makes the receipt for a change that was taken back. t is the
// tracker of the path it was about, nil if that cannot be read; s is the state
// as it is now, nil if there was nothing to undo.
func NewUndone(t *lpath.Tracker, s *lpath.State, e lpath.Entry) Undone {
	v := Undone{Receipt: Receipt{Changed: []Named{}, Unlocked: []Unlocked{}}, did: e.Did}
	if s == nil {
		return v
	}
	v.typable = visible(e.Did) == e.Did && !strings.HasSuffix(e.Did, "…") && (t == nil || !t.Drift().Any())
	v.active = s.Active
	if p := s.Path(s.Active); e.Activated && p != nil {
		v.back = p.Title
	}
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
	return Named{ID: id} // the rest is not known
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
	if v.typable {
		p.wrapped(indent, "again: lpath "+v.did+v.Suffix, nil)
	}
	if v.back != "" {
		p.wrapped(indent, "back on "+visible(v.back), nil)
	}
	switch {
	case v.Progress != nil:
		v.Progress.write(p, indent)
	case v.active == "":
		p.wrapped(indent, "no path is active now", nil)
	}
}
