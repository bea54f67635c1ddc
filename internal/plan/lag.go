package plan

import (
	"time"

	"lpath/internal/lpath"
)

// Lag is how far a learner is behind the plan that was saved, and what can be
// done about it.
type Lag struct {
	Sessions int       // days of the plan whose work is not done; at least 1
	End      lpath.Day // the end that was planned
	PerDay   int       // minutes a day of study that still reach it; 0: none do
	PerWeek  int       // the same a week, rounded up to a quarter of an hour
	NewEnd   lpath.Day // the end at the pace that was planned; 0: not before the horizon
}

// longestDay is the most that a day may take, in minutes, to catch up.
const longestDay = 12 * 60

// Behind compares what was done since a plan was saved with what should have
// been by now; nil if that is all done, or nothing is saved.
//
// Only the wish and the time at which it was saved are stored. The plan of then
// is made anew from what was done until then, and asked which resources should
// have been finished before today. Of those finished since, the planned minutes
// count, whichever they are; of one that is still open, the time spent. A session
// is missing for each day whose minutes, added up, were not reached. A resource
// that is spread over days counts when it should have been finished, since many
// people do not write down every session.
func Behind(t *lpath.Tracker, now time.Time) *Lag {
	wish := t.Progress().Plan
	if wish == nil || wish.Saved.After(now) {
		return nil
	}
	then := lpath.NewTracker(t.Path(), asOf(t.Progress(), wish.Saved))
	was, err := New(then, *wish, wish.Saved)
	today := lpath.DayOf(now)
	if err != nil || len(was.Days) == 0 {
		return nil
	}
	sessions := was.missed(was.done(t), today)
	left, err := work(t, newEstimator(t))
	if sessions == 0 || err != nil || left.Minutes == 0 {
		return nil
	}
	lag := &Lag{Sessions: sessions, End: wish.By}
	if lag.End == 0 {
		lag.End = was.Ends
	}
	lag.catchUp(wish, left.Minutes, today)
	lag.NewEnd = was.endAnew(t, now)
	return lag
}

// asOf is what had been done by a time.
func asOf(p *lpath.Progress, at time.Time) *lpath.Progress {
	then := &lpath.Progress{Head: p.Head}
	for _, r := range p.Records {
		if !r.At.After(at) {
			then.Records = append(then.Records, r)
		}
	}
	for _, s := range p.Sessions {
		if !s.At.After(at) {
			then.Sessions = append(then.Sessions, s)
		}
	}
	return then
}

// done is the minutes of the plan that are done by now.
func (p *Plan) done(t *lpath.Tracker) int {
	sum := 0
	spent := map[string]int{}
	for _, s := range t.Progress().Sessions {
		if s.At.After(p.Wish.Saved) {
			spent[s.ID] += s.Minutes
		}
	}
	for _, step := range p.Work.Steps {
		if t.Status(step.Item).Finished() {
			sum += step.Minutes
		} else {
			sum += min(step.Minutes, spent[step.Item.ID])
		}
	}
	return sum
}

// missed counts the days before today whose work was not reached, up to the
// last on which a resource should have been finished.
func (p *Plan) missed(done int, today lpath.Day) int {
	sum, missed, open := 0, 0, 0
	for _, d := range p.Days {
		if d.Day >= today {
			break
		}
		finishes := 0 // minutes of the day up to the end of the last resource that ends on it
		minutes := 0
		for _, part := range d.Parts {
			minutes += part.Minutes
			if part.Number == part.Of {
				finishes = minutes
			}
		}
		if sum+minutes > done {
			open++
		}
		if finishes > 0 && sum+finishes > done {
			missed = open
		}
		sum += minutes
	}
	return missed
}

// catchUp finds what a day and a week have to take for the end to hold.
func (l *Lag) catchUp(w *lpath.Wish, left int, today lpath.Day) {
	const quarter = 15
	perDay, perWeek := needed(w, left, studyDays(w, today, l.End))
	if perDay == 0 || perDay > longestDay {
		return
	}
	l.PerDay, l.PerWeek = perDay, up(perWeek, quarter)*quarter
}

// endAnew is the end, from today on, at the pace of the plan.
func (p *Plan) endAnew(t *lpath.Tracker, now time.Time) lpath.Day {
	w := p.Wish
	if w.PerDay == 0 && w.PerWeek == 0 {
		w.PerDay = min(p.NeededPerDay, lpath.MaxPerDay)
	}
	w.By = 0
	again, err := New(t, w, now)
	if err != nil {
		return 0
	}
	return again.Ends
}
