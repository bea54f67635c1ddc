// Package plan divides what is left of a path among the days that a learner
// has: which resource on which day. It is pure: the time is passed in, and the
// days are those of the learner's own calendar.
//
// # What counts
//
// Days count from today to the last one, both of them; today only as long as its
// share is not done already. A day of study is one that the wish names (all, if
// it names none) and that is not off.
//
// Resources come in the order in which they become ready (lpath.Course), so that
// each is planned after all that it needs. How long each takes is told at Work.
//
// # How much a day takes
//
//   - Minutes per day are the share of each day of study.
//   - Minutes per week are divided among the days of the week on which is
//     studied, so that a whole week has just that many. A day off loses its share.
//   - With a date alone, what is left is divided among the days until then.
//
// Shares add up: what a day has more or less than its share is made up on those
// after it. Where shares are small and not asked for day by day, they make
// sessions of 25 minutes, or of a whole resource that takes an hour at most: the
// first on the first day, each further one when those before it are made up for.
//
// # Rounding
//
// What would leave or begin less than a sixth of a share, or 10 minutes at the
// most, is not worth a day: such a rest is done the same day, and so little is
// not begun. The work planned up to a day differs from the sum of its shares by
// less than that, and a day from its share by less than twice as much: one of 45
// minutes takes at most 57. Where shares make sessions, the work is ahead by
// less than a session with its rounding.
package plan

import (
	"time"

	"lpath/internal/lpath"
)

// HorizonYears is how far a plan reaches.
const HorizonYears = 5

// Plan is a wish and what follows from it.
type Plan struct {
	Wish    lpath.Wish
	Today   lpath.Day
	Horizon lpath.Day // the last day that a plan may reach
	Work    Work
	Days    []Date    // those with something to do, in order
	Ends    lpath.Day // the last of them; 0: nothing is left, or it is not done by the horizon

	StudyDays     int // days of study from today to the date; 0 without a date
	NeededPerDay  int // minutes on each of them for the date to hold, rounded up; 0 without any
	NeededPerWeek int
	Feasible      bool // all is done by the date, or without one by the horizon
	GapPerWeek    int  // minutes that a week lacks for the date to hold; 0: none

	// RequiredEnds is the end without what is optional, where the plan is not
	// feasible and something is optional; else 0.
	RequiredEnds lpath.Day
}

// Date is a day and what it has of which resources.
type Date struct {
	Day   lpath.Day
	Parts []Part
}

// Minutes is what the day takes.
func (d Date) Minutes() int {
	sum := 0
	for _, p := range d.Parts {
		sum += p.Minutes
	}
	return sum
}

// Part is a resource, or what one day has of it.
type Part struct {
	Item       *lpath.Item
	Minutes    int
	Number, Of int // the how manieth of how many, from 1
}

// New makes the plan of a legal wish from today on. A date that has passed, or
// without any day of study until then, gives no days unless there is a budget
// too. It is an error if no duration is known to plan with.
func New(t *lpath.Tracker, w lpath.Wish, now time.Time) (*Plan, error) {
	e := newEstimator(t)
	left, err := work(t, e)
	if err != nil {
		return nil, err
	}
	p := &Plan{Wish: w, Today: lpath.DayOf(now), Horizon: lpath.DayOf(now.AddDate(HorizonYears, 0, 0)), Work: left}
	s := newShares(&p.Wish, p.Today, spentToday(t, e, now), left.Minutes)
	p.Days, p.Ends = s.fill(left, p.Horizon)
	p.Feasible = len(left.Steps) == 0 || p.Ends != 0 && (w.By == 0 || p.Ends <= w.By)
	if w.By == 0 || len(left.Steps) == 0 {
		return p, nil
	}
	p.StudyDays = s.days
	p.NeededPerDay, p.NeededPerWeek = needed(&p.Wish, left.Minutes, s.days)
	if p.Feasible {
		return p, nil
	}
	if s.days > 0 && w.PerDay+w.PerWeek > 0 {
		p.GapPerWeek = max(1, p.NeededPerWeek-s.perWeek())
	}
	if left.Optional > 0 {
		_, p.RequiredEnds = s.fill(left.required(), p.Horizon)
	}
	return p, nil
}

// needed is how much a day and a week take for minutes to be done in some days
// of study, rounded up.
func needed(w *lpath.Wish, minutes, days int) (perDay, perWeek int) {
	if days == 0 {
		return 0, 0
	}
	return up(minutes, days), up(minutes*len(w.On.List()), days)
}

// up divides and rounds up.
func up(a, b int) int { return (a + b - 1) / b }

// studyDays counts the days of study from one day to another, both included.
func studyDays(w *lpath.Wish, from, to lpath.Day) int {
	n := 0
	for d := from; d <= to; d++ {
		if w.Study(d) {
			n++
		}
	}
	return n
}
