package plan

import (
	"errors"
	"math"
	"time"

	"lpath/internal/lpath"
	"lpath/internal/pace"
)

// errNoDurations says that there is nothing to plan with: of no resource is it
// known how long it takes.
var errNoDurations = errors.New("no resource of this path says how long it takes, and a plan divides time; " +
	"durations are written into the path file, such as duration: 40m")

// leastRatio is how many resources the learner's ratio has to rest on before
// estimates are scaled by it: one that took long says little of the others.
const leastRatio = 5

// Work is what is left to do on a path: the open resources in the order in
// which they become ready, each with the minutes that it still takes.
type Work struct {
	Steps    []Step
	Minutes  int     // of all steps
	Optional int     // minutes of those that are optional
	Unknown  int     // steps of unknown duration, which count the path's median
	Median   int     // minutes that each of those counts, scaled like the others
	Ratio    float64 // by which estimates are scaled; 0: they are taken as they are
	Rests    int     // how many resources the ratio rests on
}

// Step is a resource that is left to do.
type Step struct {
	Item    *lpath.Item
	Minutes int // at least 1
}

// work takes stock of what is left, in three steps:
//
//   - the estimate, or for one that is unknown the median of the path's;
//   - times the learner's ratio of time to estimate, if at least 5 resources tell it;
//   - less the time spent on it already, but never less than a tenth.
//
// Without any estimate to go by it is an error.
func work(t *lpath.Tracker, e estimator) (Work, error) {
	w := Work{}
	if e.scaled {
		w.Ratio, w.Rests = e.ratio, e.rests
	}
	spent := t.Progress().MinutesSpent()
	for _, r := range t.Course() {
		whole := e.minutes(r)
		if whole == 0 {
			return Work{}, errNoDurations
		}
		if !r.Duration.Known() {
			w.Unknown++
			w.Median = whole
		}
		left := max(whole-spent[r.ID], (whole+9)/10)
		w.Steps = append(w.Steps, Step{r, left})
		w.Minutes += left
		if r.Optional {
			w.Optional += left
		}
	}
	return w, nil
}

// required is the work without what is optional.
func (w Work) required() Work {
	var steps []Step
	for _, s := range w.Steps {
		if !s.Item.Optional {
			steps = append(steps, s)
		}
	}
	w.Steps, w.Minutes, w.Optional = steps, w.Minutes-w.Optional, 0
	return w
}

// estimator says how long resources take a learner.
type estimator struct {
	median float64
	ratio  float64
	rests  int
	scaled bool
}

func newEstimator(t *lpath.Tracker) estimator {
	e := estimator{median: t.Path().MedianMinutes()}
	e.ratio, e.rests = pace.Ratio(t.Path(), t.Progress())
	e.scaled = e.rests >= leastRatio && e.ratio > 0
	return e
}

// minutes is how long a resource takes, at least 1; 0 if there is no estimate at all.
func (e estimator) minutes(r *lpath.Item) int {
	estimate := float64(r.Duration.Mid())
	if !r.Duration.Known() {
		estimate = e.median
	}
	if estimate == 0 {
		return 0
	}
	if e.scaled {
		estimate *= e.ratio
	}
	return max(1, int(math.Round(estimate)))
}

// spentToday is the time that went into the path today: that of its sessions,
// and the estimate of what was done without any.
func spentToday(t *lpath.Tracker, e estimator, now time.Time) int {
	today, sum := lpath.DayOf(now), 0
	logged := map[string]bool{}
	for _, s := range t.Progress().Sessions {
		if lpath.DayOf(s.At) == today {
			logged[s.ID] = true
			sum += s.Minutes
		}
	}
	for _, r := range t.Path().Resources() {
		record := t.Record(r)
		if record != nil && record.Status == lpath.RecordDone && lpath.DayOf(record.At) == today && !logged[r.ID] {
			sum += e.minutes(r)
		}
	}
	return sum
}
