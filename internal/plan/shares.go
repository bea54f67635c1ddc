package plan

import (
	"slices"
	"time"

	"lpath/internal/lpath"
)

// leastSession is how many minutes are worth sitting down for, where the
// learner does not say how much a day is to take.
const leastSession = 25

// wholeSession is how long a resource may be to get a session of its own there.
const wholeSession = 60

// mostSlack is how many minutes are surely worth a day of their own.
const mostSlack = 10

// shares says how many minutes each day of study takes.
type shares struct {
	wish  *lpath.Wish
	from  lpath.Day // the first day that may be one of study
	spent int       // minutes of the first day that are spent already
	total int       // minutes to divide, with those spent, where there is a date alone
	days  int       // days of study from the first to the date; 0 without a date

	weekdays []time.Weekday // of study, from Monday
}

// newShares takes today off where its share is done already, unless it is the
// only day there is.
func newShares(w *lpath.Wish, today lpath.Day, spent, left int) *shares {
	s := &shares{wish: w, from: today, spent: spent, total: left + spent, weekdays: w.On.List()}
	if w.By != 0 {
		s.days = studyDays(w, today, w.By)
	}
	switch {
	case !w.Study(today):
		s.spent, s.total = 0, left
	case spent > 0 && spent >= s.share(today, 0) && (w.By == 0 || s.days > 1):
		s.from++
		s.days = max(0, s.days-1)
		s.spent, s.total = 0, left
	case s.alone() && s.days == 1:
		s.spent, s.total = 0, left
	}
	return s
}

// alone reports whether there is a date and no budget.
func (s *shares) alone() bool { return s.wish.PerDay == 0 && s.wish.PerWeek == 0 }

// share is the minutes of a day of study, the nth from 0.
func (s *shares) share(day lpath.Day, n int) int {
	switch {
	case s.wish.PerDay > 0:
		return s.wish.PerDay
	case s.wish.PerWeek > 0:
		return portion(s.wish.PerWeek, slices.Index(s.weekdays, day.Weekday()), len(s.weekdays))
	case n >= s.days:
		return 0
	}
	return portion(s.total, n, s.days)
}

// portion is the nth of parts of a whole, from 0, that differ by 1 at the most
// and add up to it. The first is one of the larger ones.
func portion(whole, n, parts int) int { return up((n+1)*whole, parts) - up(n*whole, parts) }

// perWeek is the minutes of a whole week of the budget.
func (s *shares) perWeek() int {
	if s.wish.PerWeek > 0 {
		return s.wish.PerWeek
	}
	return s.wish.PerDay * len(s.weekdays)
}

// fill gives each day its part of the work, and returns the day on which all of
// it is done, 0 if that is not before the horizon.
func (s *shares) fill(w Work, horizon lpath.Day) (dates []Date, ends lpath.Day) {
	rest := newRest(w.Steps)
	last := horizon
	if s.alone() {
		last = min(last, s.wish.By)
	}
	credit, n := -s.spent, 0
	for day := s.from; rest.minutes > 0 && day <= last; day++ {
		if !s.wish.Study(day) {
			continue
		}
		share := s.share(day, n)
		n++
		credit += share
		room, slack := s.room(share, credit, rest)
		if parts := rest.take(room, slack); len(parts) > 0 {
			dates = append(dates, Date{day, parts})
			credit -= dates[len(dates)-1].Minutes()
		}
	}
	if rest.minutes > 0 || len(dates) == 0 {
		return numbered(dates), 0
	}
	return numbered(dates), dates[len(dates)-1].Day
}

// room is how many minutes a day takes that has a share, and credit with it
// from those before it; 0 for none. slack is by how much it may differ.
func (s *shares) room(share, credit int, left *rest) (room, slack int) {
	slack = min(max(share/6, 1), mostSlack)
	switch {
	case s.wish.PerDay == 0 && share < leastSession:
		if credit <= 0 {
			return 0, 0
		}
		room = max(credit, leastSession)
		if first := left.steps[0].Minutes - left.begun; first <= wholeSession {
			room = max(room, first)
		}
		return room, mostSlack
	case credit >= min(slack, left.minutes):
		return credit, slack
	}
	return 0, 0
}

// rest is the work that has no day yet.
type rest struct {
	steps   []Step
	begun   int // minutes of the first step that have their day
	minutes int
}

func newRest(steps []Step) *rest {
	r := &rest{steps: steps}
	for _, s := range steps {
		r.minutes += s.Minutes
	}
	return r
}

// take takes what there is room for: whole resources as long as they need less
// than slack more, and of a longer one so much that slack or more is done and left.
func (r *rest) take(room, slack int) (parts []Part) {
	for len(r.steps) > 0 && (room > 0 || len(parts) > 0) {
		step := r.steps[0]
		minutes := step.Minutes - r.begun
		whole := minutes < room+slack
		if !whole {
			if room < slack {
				return parts
			}
			minutes = room
		}
		parts = append(parts, Part{Item: step.Item, Minutes: minutes})
		room -= minutes
		r.minutes -= minutes
		r.begun += minutes
		if whole {
			r.steps, r.begun = r.steps[1:], 0
		}
	}
	return parts
}

// numbered says of each part the how manieth of its resource it is.
func numbered(dates []Date) []Date {
	of := map[*lpath.Item]int{}
	for _, d := range dates {
		for i := range d.Parts {
			of[d.Parts[i].Item]++
			d.Parts[i].Number = of[d.Parts[i].Item]
		}
	}
	for _, d := range dates {
		for i := range d.Parts {
			d.Parts[i].Of = of[d.Parts[i].Item]
		}
	}
	return dates
}
