// The forecast: when a path will be finished at the learner's own pace, as the
// day by which half of the outcomes are and the day by which 9 in 10 are.
//
//  1. What is left: the estimates of all that is required and open. An unknown
//     one is the path's median; where none is known, the median of what the
//     learner's own resources took. What was spent on a resource that is still
//     open is taken off, at the learner's ratio; a tenth of it remains.
//
//  2. How long that takes: times a ratio drawn anew for each run, the mean of a
//     few of the learner's own ratios of time to estimate (those of Rate, each
//     as likely as its estimate is long). Of how few follows from the estimates:
//     the mean spreads as much as what is left would, one ratio drawn for each
//     resource, and as much again as the learner's mean is uncertain. A single
//     ratio for all that is left would spread far too wide, one for each alone
//     too little. Below 5 ratios, what is missing to 5 is made up by ratios
//     around 1, half to one and a half: with few the forecast leans on the
//     estimates.
//
//  3. What it is used up by: minutes of the last 8 weeks before today, days
//     without study included, drawn in weeks that begin on today's weekday, so
//     that each day of the week keeps its rhythm. Days before the first session
//     are not part of it, nor is a week of which they take some. Time spent on
//     extras and on what is optional is not counted, since it does not shorten
//     what is left. No day counts for more than 12 hours.
//
//  4. A week that was drawn goes back with copies of itself (an urn of Pólya):
//     a run keeps to the weeks that it began with, as if they were what the
//     learner's weeks are like. Plain draws would take the mean of 2 to 8 weeks
//     for certain, and the 9-in-10 date would hold for 82 % to 86 % of steady
//     learners; simulation_test.go has them. With k weeks, k/(k-2) copies give
//     the mean week of a long run the spread that the mean of k weeks has.
//
//  5. The run ends on the day on which the last minute is used up. Of today
//     counts what is drawn beyond what was done today.
//
// 2,000 runs; the numbers come from PCG, seeded from the input, and from sums,
// products and square roots that are the same on every machine.
//
// It does not know that people tire, go on holiday or take to a thing: it says
// what follows from the last 8 weeks if the next ones are like them.
package pace

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"slices"
	"time"

	"lpath/internal/lpath"
)

// What it takes for a forecast, and how far it reaches.
const (
	LeastStudyDays = 5
	LeastSessions  = 5
	LeastDays      = 14 // from the first session of the last 8 weeks to yesterday
	HorizonYears   = 5
)

const (
	runs       = 2000
	windowDays = 8 * 7
	longestDay = 12 * 60 // minutes
)

// Forecast is when a path will be finished, and what that rests on.
type Forecast struct {
	Left      int  // minutes of what is required and open, by known estimates
	Unknown   int  // how many of those are of unknown duration
	Enough    bool // whether the data support a date
	Sessions  int  // of the last 8 weeks, on what is required
	StudyDays int  // with such sessions
	Days      int  // from the first of them to yesterday
	Weeks     int  // whole weeks that were drawn from, at most 8
	Ratio     float64
	Resources int // on which the ratio rests; 0: it is not known
	Likely    Day // half of the outcomes are finished on it or before; 0: more than 5 years away
	NineInTen Day // 9 in 10 are; 0: more than 5 years away
}

// Predict returns when the rest of a path will be finished. Without enough data,
// or with nothing left, it has no dates and costs next to nothing.
func Predict(t *lpath.Tracker, now time.Time) Forecast {
	totals := t.Totals()
	f := Forecast{Left: totals.MinutesLeft(), Unknown: totals.UnknownLeft}
	today := DayOf(now)
	all := took(t.Path(), t.Progress(), time.Time{})
	rate := rateOf(all)
	f.Ratio, f.Resources = rate.Ratio, rate.Resources
	h := historyOf(t, today)
	f.Sessions, f.StudyDays, f.Days, f.Weeks = h.sessions, h.studyDays, h.days, len(h.weeks)
	f.Enough = h.studyDays >= LeastStudyDays && h.sessions >= LeastSessions && h.days >= LeastDays
	if !f.Enough || totals.Complete {
		return f
	}
	horizon := int(DayOf(now.AddDate(HorizonYears, 0, 0)) - today)
	ends := simulate(h, newWork(t, all), horizon, uint64(today))
	if end := ends[runs/2-1]; end <= horizon {
		f.Likely = today + Day(end)
	}
	if end := ends[runs*9/10-1]; end <= horizon {
		f.NineInTen = today + Day(end)
	}
	return f
}

// simulate returns in how many days each run ends, in order, 0 for today; those
// that do not within the horizon end after it.
func simulate(h history, w work, horizon int, seed uint64) []int {
	hash := fnv.New64a()
	fmt.Fprint(hash, h.weeks, h.today, w.minutes, w.squares, len(w.ratios)) // never fails
	rng := rand.New(rand.NewPCG(hash.Sum64(), seed))
	ends := make([]int, runs)
	urn := make([][7]int, 0, len(h.weeks)+h.copies()*(horizon/7+1))
	for i := range ends {
		left := rounded(float64(w.minutes) * w.ratio(rng))
		ends[i] = min(h.usedUp(left, horizon, append(urn, h.weeks...), rng), horizon+1)
	}
	slices.Sort(ends)
	return ends
}

// history is what the learner's last 8 weeks were like.
type history struct {
	sessions, studyDays, days int
	weeks                     [][7]int // minutes of whole weeks before today, each from today's weekday on
	today                     int      // minutes of today
}

func historyOf(t *lpath.Tracker, today Day) history {
	var h history
	var sessions []lpath.Session
	for _, s := range t.Progress().Sessions {
		item := t.Path().Item(s.ID) // none: it was on the path when time was spent on it
		if (item == nil || item.Required()) && DayOf(s.At) >= today-windowDays {
			sessions = append(sessions, s)
		}
	}
	days := Days(sessions, today)
	if len(days) == 0 {
		return h
	}
	h.sessions, h.studyDays, h.days = len(sessions), len(days), int(today-days[0].Day)
	h.weeks = make([][7]int, h.days/7)
	for _, d := range days {
		minutes, ago := min(d.Minutes, longestDay), int(today-d.Day)
		switch week := (ago + 6) / 7; { // 0: today; 1: the last whole one
		case week == 0:
			h.today = minutes
		case week <= len(h.weeks):
			h.weeks[week-1][7*week-ago] = minutes
		}
	}
	return h
}

// copies is how many more of a drawn week go back into the urn.
func (h history) copies() int {
	k := len(h.weeks)
	if k <= 3 {
		return 3 // few weeks know little of how they differ: no more than that
	}
	return (k + (k-2)/2) / (k - 2) // k/(k-2), rounded
}

// usedUp returns in how many days the minutes that are left are used up by the
// weeks of an urn, 0 for today; more than the horizon if not within it.
func (h history) usedUp(left, horizon int, urn [][7]int, rng *rand.Rand) int {
	copies := h.copies()
	for first := 0; first <= horizon; first += 7 {
		week := urn[rng.IntN(len(urn))]
		for range copies {
			urn = append(urn, week)
		}
		if first == 0 {
			week[0] = max(0, week[0]-h.today)
		}
		for d, minutes := range week {
			if left -= minutes; left <= 0 {
				return first + d
			}
		}
	}
	return horizon + 1
}
