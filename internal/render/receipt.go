package render

import (
	"fmt"
	"strings"

	"lpath/internal/lpath"
	"lpath/internal/text"
)

// Named is an item that a command changed. All but ID is nil for what is
// not in the path, or of a path that cannot be read.
type Named struct {
	Ref    *string `json:"ref"`
	ID     string  `json:"id"`
	Title  *string `json:"title"`
	Status *string `json:"status"`
}

// Unlocked is an item that became ready.
type Unlocked struct {
	Ref   string `json:"ref"`
	ID    string `json:"id"`
	Title string `json:"title"`
}

// Receipt says what a command changed and what follows from it.
type Receipt struct {
	Path     string     `json:"path"`
	Changed  []Named    `json:"changed"`
	Unlocked []Unlocked `json:"unlocked"`
	Progress *Progress  `json:"progress"`
	Next     *Item      `json:"next"`

	Verb    string   `json:"-"` // "Done", "Skipped", …
	Remarks []string `json:"-"` // lines below what changed

	change   lpath.Change
	complete *ending
	tracker  *lpath.Tracker
}

// NewReceipt makes the view of a change by verb, such as "Done".
func NewReceipt(t *lpath.Tracker, verb string, c lpath.Change) Receipt {
	v := Receipt{
		Path: t.Path().ID, Changed: []Named{}, Unlocked: []Unlocked{},
		Progress: new(NewProgress(t.Totals())), Next: next(t),
		Verb: verb, change: c, tracker: t,
	}
	for _, changed := range c.Changed {
		if !changed.Same {
			v.Changed = append(v.Changed, NewNamed(t, changed.Item))
		}
	}
	for _, item := range c.Unlocked {
		v.Unlocked = append(v.Unlocked, Unlocked{item.Ref().String(), item.ID, item.Title})
	}
	if t.Totals().Complete {
		v.complete = new(newEnding(t))
	}
	return v
}

// NewNamed makes the view of an item of a path.
func NewNamed(t *lpath.Tracker, item *lpath.Item) Named {
	return Named{new(item.Ref().String()), item.ID, &item.Title, new(t.Status(item).String())}
}

// maxNamed is how many items a receipt names line by line.
const maxNamed = 10

// Write adds the receipt.
func (v Receipt) Write(p *Page) {
	if len(v.change.Changed) == 0 {
		nothing := "nothing there is open"
		if v.Verb == "Reopened" {
			nothing = "nothing there is done or skipped"
		}
		p.wrapped("", nothing, nil)
		return
	}
	lead := v.lead(p)
	indent := strings.Repeat(" ", text.Width(stripped(lead))+2+v.refWidth())
	for i, named := range v.Changed {
		if i == maxNamed && len(v.Changed) > maxNamed+1 {
			p.line(indent + fmt.Sprintf("and %d more", len(v.Changed)-maxNamed))
			break
		}
		p.wrapped(lead+text.Pad(or(named.Ref), v.refWidth())+"  ", visible(or(named.Title)), p.bold)
	}
	if len(v.Changed) == 0 {
		indent = ""
	}
	v.already(p, indent)
	v.consequences(p, indent)
	for _, remark := range v.Remarks {
		p.wrapped(indent, remark, nil)
	}
	if v.Progress != nil && len(v.Changed) > 0 {
		v.Progress.write(p, indent)
	}
	v.afterwards(p)
}

// lead is the mark and the verb that begin each line of what changed.
func (v Receipt) lead(p *Page) string {
	status := markReady
	switch v.Verb {
	case "Done":
		status = markDone
	case "Skipped":
		status = markSkipped
	}
	return p.mark(status).painted() + " " + v.Verb + "  "
}

func (v Receipt) refWidth() int {
	width := 0
	for _, named := range v.Changed {
		width = max(width, len(or(named.Ref)))
	}
	return width
}

// already adds which items were before what they were made now: in full if
// nothing else is to be said.
func (v Receipt) already(p *Page, indent string) {
	var same []*lpath.Item
	for _, c := range v.change.Changed {
		if c.Same {
			same = append(same, c.Item)
		}
	}
	if len(v.Changed) > 0 || len(same) > maxNamed {
		if len(same) > 0 {
			p.wrapped(indent, strings.ToLower(v.Verb)+" already: "+refs(same, ", ", 8), nil)
		}
		return
	}
	for _, c := range v.change.Changed {
		s := c.Item.Ref().String() + " " + visible(c.Item.Title)
		switch {
		case !c.Status.Finished():
			s += " is open already"
		default:
			s += fmt.Sprintf(" is %s already, since %s", c.Status, p.moment(c.Before.At))
		}
		p.wrapped("", s+v.edits(p, c), nil)
	}
}

// edits says what was added to something that had its status already.
func (v Receipt) edits(p *Page, c lpath.Changed) string {
	record := v.tracker.Record(c.Item)
	if !c.Edited || record == nil || c.Before == nil {
		return ""
	}
	s := ""
	if !record.At.Equal(c.Before.At) {
		s += "; now recorded for " + p.moment(record.At)
	}
	if record.Note != c.Before.Note {
		s += "; noted"
	}
	if _, spent := v.tracker.Progress().SessionsOf(c.Item.ID); s == "" {
		s = "; " + lpath.FormatMinutes(spent) + " spent in all"
	}
	return s
}

// consequences adds what else is different now.
func (v Receipt) consequences(p *Page, indent string) {
	for _, phase := range v.change.Completed {
		p.wrapped(indent, fmt.Sprintf("Phase %d %s is complete", phase.Number, visible(phase.Title)), nil)
	}
	var others []*lpath.Item
	for _, item := range v.change.Unlocked {
		if v.Next == nil || item.ID != v.Next.ID {
			others = append(others, item)
		}
	}
	if len(others) > 0 {
		p.wrapped(indent, "Unlocked "+refs(others, ", ", 8), nil)
	}
	if len(v.change.Locked) > 0 {
		p.wrapped(indent, "Locked again: "+refs(v.change.Locked, ", ", 8), nil)
	}
	if len(v.change.Stranded) > 0 {
		p.wrapped(indent, v.stays()+refs(v.change.Stranded, ", ", 8), nil)
	}
}

// stays says what those are that the order would not allow now.
func (v Receipt) stays() string {
	for _, item := range v.change.Stranded {
		if v.tracker.Status(item) == lpath.Skipped {
			return "Stays done or skipped: "
		}
	}
	return "Stays done: "
}

// afterwards adds what comes next, or that nothing does.
func (v Receipt) afterwards(p *Page) {
	switch {
	case v.complete != nil:
		p.blank()
		v.complete.write(p, "  ")
	case v.Next != nil && len(v.Changed) > 0:
		p.blank()
		writeNext(p, v.Next)
	}
}
