package render

import (
	"fmt"
	"strings"
	"time"

	"lpath/internal/lpath"
)

// ending is what there is to say of a path that is complete.
type ending struct {
	title    string
	totals   lpath.Totals
	from, to time.Time // to is zero if nothing was done
	open     []lpath.Ticked
}

func newEnding(t *lpath.Tracker) ending {
	e := ending{title: t.Path().Title, totals: t.Totals(), from: t.Progress().Started}
	for _, r := range t.Progress().Records {
		item := t.Path().Item(r.ID)
		if item == nil || item.Kind != lpath.Resource || !r.Finished() {
			continue
		}
		if e.from.IsZero() || r.At.Before(e.from) {
			e.from = r.At
		}
		if r.At.After(e.to) {
			e.to = r.At
		}
	}
	for _, c := range t.Checklist() {
		if !c.Done {
			e.open = append(e.open, c)
		}
	}
	return e
}

// write adds "T is complete: 7 of 7, 23 Nov to 8 Dec" and what is open of the
// checklist.
func (e ending) write(p *Page, indent string) {
	s := fmt.Sprintf("%s is complete: %d of %d", visible(e.title), e.totals.Done, e.totals.Total)
	if e.totals.Skipped > 0 {
		s += fmt.Sprintf(", %d skipped", e.totals.Skipped)
	}
	switch {
	case e.to.IsZero():
	case sameDay(e.from, e.to):
		s += ", " + p.day(e.to)
	default:
		s += ", " + p.day(e.from) + " to " + p.day(e.to)
	}
	p.wrapped(indent, s, p.bold)
	for i, c := range e.open {
		lead := "Still open  "
		if i > 0 {
			lead = strings.Repeat(" ", len(lead))
		}
		p.wrapped(indent+lead, newTicked(c).words(), nil)
	}
}
