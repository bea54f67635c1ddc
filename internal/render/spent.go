package render

import (
	"fmt"
	"strings"

	"lpath/internal/lpath"
)

// Spent is the receipt for time that was written down.
type Spent struct {
	Receipt

	minutes, all int
	estimate     lpath.Minutes
}

// NewSpent makes the receipt for minutes spent on an item.
func NewSpent(t *lpath.Tracker, item *lpath.Item, minutes int) Spent {
	_, all := t.Progress().SessionsOf(item.ID)
	return Spent{
		Receipt: Receipt{
			Path: t.Path().ID, Changed: []Named{NewNamed(t, item)}, Unlocked: []Unlocked{},
			Progress: new(NewProgress(t.Totals())), Next: next(t),
		},
		minutes: minutes, all: all, estimate: item.Duration,
	}
}

// Write adds the item and the time spent on it.
func (v Spent) Write(p *Page) {
	named := v.Changed[0]
	lead := fmt.Sprintf("Spent  %s  ", or(named.Ref))
	p.wrapped(lead, visible(or(named.Title)), p.bold)
	s := lpath.FormatMinutes(v.minutes)
	if v.all > v.minutes {
		s += ", " + lpath.FormatMinutes(v.all) + " in all"
	}
	if v.estimate.Known() {
		s += "; the estimate is " + v.estimate.String()
	}
	p.wrapped(strings.Repeat(" ", len(lead)), s, nil)
}
