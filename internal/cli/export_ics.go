package cli

import (
	"fmt"

	"lpath/internal/exporter"
	"lpath/internal/lpath"
	"lpath/internal/plan"
)

// exportCalendar writes the plan that was saved as a calendar.
func (a *app) exportCalendar(t *lpath.Tracker) ([]byte, error) {
	w := t.Progress().Plan
	if w == nil {
		return nil, fmt.Errorf("no plan is saved for %s; lpath plan --by DATE --save keeps one", t.Path().Title)
	}
	p, err := plan.New(t, *w, a.now)
	switch {
	case err != nil:
		return nil, err
	case len(p.Work.Steps) == 0:
		return nil, fmt.Errorf("%s is complete: there is nothing to put into a calendar", t.Path().Title)
	case len(p.Days) == 0:
		return nil, fmt.Errorf("the plan for %s has no day of study left; lpath plan --by DATE --save sets another end", t.Path().Title)
	}
	return exporter.Calendar(t.Path(), p, a.now), nil
}
