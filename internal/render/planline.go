package render

import (
	"fmt"
	"strings"

	"lpath/internal/lpath"
	"lpath/internal/plan"
)

// planLine is what the first screen says of a plan that was saved.
type planLine struct {
	plan *plan.Plan
	lag  *plan.Lag
}

// Follow adds to the first screen where the learner stands with the saved plan;
// a nil plan adds nothing.
func (v *Status) Follow(p *plan.Plan, lag *plan.Lag) {
	if p != nil && !v.Progress.Complete {
		v.planned = &planLine{p, lag}
	}
}

func (l *planLine) write(p *Page) {
	const lead = "  Plan  "
	switch {
	case l.lag != nil:
		p.wrapped(lead, lagWords(p, l.lag), nil)
	case len(l.plan.Days) == 0:
		p.wrapped(lead, "no day of study is left in it: lpath plan --by DATE --save sets another end", nil)
	default:
		p.wrapped(lead, l.words(p), nil)
	}
}

// words are the next day of study and the end: "today 45m: 2.1 and 2.2, done on 9 Jan".
func (l *planLine) words(p *Page) string {
	first := l.plan.Days[0]
	when := p.weekday(first.Day)
	if first.Day == l.plan.Today {
		when = "today"
	}
	var items []*lpath.Item
	for _, part := range first.Parts {
		items = append(items, part.Item)
	}
	s := fmt.Sprintf("%s %s: %s", strings.Join(strings.Fields(when), " "), lpath.FormatMinutes(first.Minutes()), refs(items, ", ", 4))
	if l.plan.Ends == 0 {
		return s
	}
	return s + "; all done on " + p.day(l.plan.Ends.Date())
}

// lagWords says how far behind the plan a learner is, and the ways on from there.
func lagWords(p *Page, l *plan.Lag) string {
	var ways []string
	if l.PerDay > 0 {
		ways = append(ways, fmt.Sprintf("catch up (%s a day)", lpath.FormatMinutes(l.PerDay)))
	}
	if l.NewEnd > l.End {
		ways = append(ways, "move the end to "+p.day(l.NewEnd.Date()))
	}
	if l.PerWeek > 0 {
		ways = append(ways, "lpath plan --per-week "+strings.ReplaceAll(lpath.FormatMinutes(l.PerWeek), " ", "")+" --save")
	} else {
		ways = append(ways, "lpath plan --by DATE --save")
	}
	s := plural(l.Sessions, "session") + " behind the plan: "
	if n := len(ways); n > 1 {
		return s + strings.Join(ways[:n-1], ", ") + ", or " + ways[n-1]
	}
	return s + ways[0]
}

// comeBack is how many days a learner was away before something short is offered.
const comeBack = 7

// shortest is how many minutes something short takes at the most.
const shortest = 25

// newReturn is something short that is ready, for somebody who was away; nil
// where what is next is short itself, or nothing is.
func newReturn(t *lpath.Tracker, next *Item) *Item {
	fitting := t.Fitting(shortest, 1)
	if len(fitting) == 0 || next == nil || fitting[0].ID == next.ID {
		return nil
	}
	return new(NewItem(t, fitting[0]))
}
