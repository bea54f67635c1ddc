package render

import (
	"fmt"

	"lpath/internal/lpath"
)

// Ticked is an item of the checklist.
type Ticked struct {
	Ref   string  `json:"ref"`
	ID    string  `json:"id"`
	Title string  `json:"title"`
	When  *string `json:"when"`
	Done  bool    `json:"done"`

	byHand bool
	open   lpath.Way
}

// Checklist is the completion checklist of a path.
type Checklist struct {
	Path     string   `json:"path"`
	Items    []Ticked `json:"items"`
	Complete bool     `json:"complete"`

	title string
}

// NewChecklist makes the view of the checklist as it stands.
func NewChecklist(t *lpath.Tracker) Checklist {
	v := Checklist{Path: t.Path().ID, Items: newTickeds(t), Complete: true, title: t.Path().Title}
	for _, item := range v.Items {
		v.Complete = v.Complete && item.Done
	}
	return v
}

func newTickeds(t *lpath.Tracker) []Ticked {
	list := []Ticked{}
	for _, c := range t.Checklist() {
		list = append(list, newTicked(c))
	}
	return list
}

func newTicked(c lpath.Ticked) Ticked {
	return Ticked{
		Ref: c.Item.Ref().String(), ID: c.Item.ID, Title: c.Item.Title, When: known(c.Item.When()), Done: c.Done,
		byHand: c.ByHand, open: c.Open,
	}
}

// words is the item with what is missing: "C2 Phase 2 completed (2.1 2.2, 1h 15m)".
func (c Ticked) words() string {
	s := c.Ref + " " + visible(c.Title)
	switch {
	case c.Done:
	case c.byHand:
		s += " (by hand)"
	case c.open.Unknown > 0:
		s += fmt.Sprintf(" (%s)", refs(c.open.Items, " ", 12))
	default:
		s += fmt.Sprintf(" (%s, %s)", refs(c.open.Items, " ", 12), lpath.FormatMinutes(c.open.Minutes))
	}
	return s
}

// Write adds the checklist as Markdown.
func (v Checklist) Write(p *Page) {
	if len(v.Items) == 0 {
		p.wrapped("", visible(v.title)+" has no checklist", nil)
		return
	}
	done := 0
	for _, item := range v.Items {
		if item.Done {
			done++
		}
	}
	p.wrapped("", fmt.Sprintf("%s: %d of %d", visible(v.title), done, len(v.Items)), nil)
	p.blank()
	for _, item := range v.Items {
		box := "- [ ] "
		if item.Done {
			box = "- [x] "
		}
		p.wrapped(box, item.words(), nil)
	}
}
