package pace

// The forecast: when a path will be finished at the learner's own pace, as the
// day by which half of the outcomes are and the day by which 9 in 10 are.
//
//  1. What is left: the estimates of all that is required and open. An unknown
//     one is the path's median; where none is known, the median of what the
//     learner's own resources took. What was spent on a resource that is still
//     open is taken off, at the learner's ratio; a tenth of it remains.
//
//  2. How long that takes: times a ratio drawn anew for each run, the mean of a
//     few of the learner's own ratios (those of Rate, each as likely as its
//     estimate is long): so few that the mean spreads as much as one drawn for
//     each resource that is left, and as the learner's own mean is uncertain. A
//     single draw for all would spread too wide, one for each alone too little.
//     Below 5 ratios, those missing to 5 are made up from half to one and a half:
//     with few the forecast leans on the estimates.
//
//  3. What it is used up by: minutes of the last 8 weeks before today, days
//     without study included, drawn in weeks that begin on today's weekday, so
//     that each day of the week keeps its rhythm. Days before the first session
//     are not part of it, nor is a week of which they take some; who comes back
//     after more than 4 weeks begins anew. Time spent on extras and on what is
//     optional is not counted, since it does not shorten what is left. No day
//     counts for more than 12 hours.
//
//  4. A week that was drawn goes back with two copies of itself (an urn of
//     Pólya): a run keeps to the weeks that it began with, as if they were what
//     the learner's weeks are like. Plain draws would take the mean of 2 to 8
//     weeks for certain; the 9-in-10 date then holds for 79 to 84 of 100 steady
//     learners. h weeks to come, judged by k, have a variance of h(1+h/k) of that
//     of a week. The urn gives them h(1+c·h/k)/(1+c/k) of that of the k, which is
//     (k-1)/k of it. Equal for c = (2k+1)/(2k-5) copies where h is 2k, with a
//     third of the way behind: 2, from 5 weeks on. Fewer weeks would ask for more
//     copies, but then one week without study would stop many a run for years.
//
//  5. The run ends on the day on which the last minute is used up. Of today
//     counts what is drawn beyond what was done today.
//
// 2,000 runs; the numbers come from PCG, seeded from the input, and from sums,
// products and square roots that are the same on every machine.
//
// It does not know that people tire, go on holiday or take to a thing: it says
// what follows from the last 8 weeks if the next ones are like them.

import (
	"fmt"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"slices"
	"time"

	"lpath/internal/lpath"
)

// What it takes for a forecast, and how far it reaches.
const (
	LeastStudyDays = 5
	LeastSessions  = 5
	LeastDays      = 14 // from the first session to yesterday
	HorizonYears   = 5

	runs       = 2000
	windowDays = 8 * 7
	longestGap = 4 * 7   // days; after a longer one the history begins anew
	longestDay = 12 * 60 // minutes
	fewRatios  = 5       // below this the estimates count too
	copies     = 2       // of a drawn week that go back into the urn
	mostDraws  = 16      // more would cost more and differ little from a narrowed mean
	leastLeft  = 10      // of a resource that is still open a tenth remains
)

// Forecast is when a path will be finished, and what that rests on.
type Forecast struct {
	Left      int  // minutes of what is required and open, by known estimates
	Unknown   int  // how many of those are of unknown duration
	Enough    bool // whether the data support a date; never if nothing says how long what is left takes
	Sessions  int  // of the last 8 weeks and today, on what is required, since the last long gap
	StudyDays int  // with such sessions
	Days      int  // from the first of these sessions to yesterday, at most 8 weeks
	Weeks     int  // whole weeks that were drawn from, at most 8
	Ratio     float64
	Resources int       // on which the ratio rests; 0: it is not known
	Likely    lpath.Day // half of the outcomes are finished on it or before; 0: more than 5 years away
	NineInTen lpath.Day // 9 in 10 are; 0: more than 5 years away
}

// Predict returns when the rest of a path will be finished. Without enough data,
// or with nothing left, it has no dates and costs next to nothing.
func Predict(t *lpath.Tracker, now time.Time) Forecast {
	totals := t.Totals()
	f := Forecast{Left: totals.MinutesLeft(), Unknown: totals.UnknownLeft}
	today := lpath.DayOf(now)
	all := took(t.Path(), t.Progress(), time.Time{})
	rate := rateOf(all)
	f.Ratio, f.Resources = rate.Ratio, rate.Resources
	h := historyOf(t, today)
	f.Sessions, f.StudyDays, f.Days, f.Weeks = h.sessions, h.studyDays, h.days, len(h.weeks)
	f.Enough = h.studyDays >= LeastStudyDays && h.sessions >= LeastSessions && h.days >= LeastDays
	if !f.Enough || totals.Complete {
		return f
	}
	w := newWork(t, all)
	if f.Enough = w.minutes > 0; !f.Enough {
		return f
	}
	horizon := int(lpath.DayOf(now.AddDate(HorizonYears, 0, 0)) - today)
	ends := simulate(h, w, horizon, uint64(today))
	if end := ends[runs/2-1]; end <= horizon {
		f.Likely = today + lpath.Day(end)
	}
	if end := ends[runs*9/10-1]; end <= horizon {
		f.NineInTen = today + lpath.Day(end)
	}
	return f
}

// simulate returns in how many days each run ends, in order, 0 for today; those
// that do not within the horizon end after it.
func simulate(h history, w work, horizon int, seed uint64) []int {
	hash := fnv.New64a()
	_, _ = fmt.Fprint(hash, h.weeks, h.today, w.minutes, w.squares, len(w.ratios)) // a hash takes it all
	rng := rand.New(rand.NewPCG(hash.Sum64(), seed))
	ends := make([]int, runs)
	urn := make([]int, len(h.weeks), len(h.weeks)+copies*(horizon/7+1))
	for i := range urn {
		urn[i] = i
	}
	for i := range ends {
		left := rounded(float64(w.minutes) * w.ratio(rng))
		ends[i] = min(h.usedUp(left, horizon, urn, rng), horizon+1)
	}
	slices.Sort(ends)
	return ends
}

// usedUp returns in how many days the minutes that are left are used up by the
// weeks whose numbers are in the urn, 0 for today; more than the horizon if not
// within it. The urn grows behind its end alone.
func (h history) usedUp(left, horizon int, urn []int, rng *rand.Rand) int {
	for first := 0; first <= horizon; first += 7 {
		drawn := urn[rng.IntN(len(urn))]
		for range copies {
			urn = append(urn, drawn)
		}
		for d, minutes := range h.weeks[drawn] {
			if first+d == 0 {
				minutes = max(0, minutes-h.today)
			}
			if left -= minutes; left <= 0 {
				return first + d
			}
		}
	}
	return horizon + 1
}

// work is what is left of a path, and the ratios by which it may take longer or
// shorter than that: steps 1 and 2 of the forecast.
type work struct {
	minutes int       // by estimate
	squares int64     // the sum of the squares of the estimates
	ratios  []float64 // of time to estimate
	until   []int     // the sum of the estimates up to each of the ratios
	mean    float64   // of the ratios
	draws   int       // of how many ratios a run takes the mean
	narrow  float64   // by how much that mean is drawn towards the mean of all
}

// newWork takes stock of what is left; all are the resources that tell a ratio.
// No minutes: nothing is left, or nothing says how long it takes.
func newWork(t *lpath.Tracker, all []Took) work {
	typical := rounded(t.Path().MedianMinutes())
	spent := t.Progress().MinutesSpent()
	if typical == 0 { // no duration is known: the learner's own are the estimates
		if typical, all = ownMedian(t, spent); typical == 0 {
			return work{}
		}
	}
	var w work
	squares := w.rate(all, typical)
	for _, r := range t.Path().Resources() {
		if !r.Required() || t.Status(r).Finished() {
			continue
		}
		estimate := r.Duration.Mid()
		if !r.Duration.Known() {
			estimate = typical
		}
		if s := spent[r.ID]; s > 0 {
			estimate = max(estimate-rounded(float64(s)/w.mean), estimate/leastLeft, 1)
		}
		w.minutes += estimate
		w.squares += int64(estimate) * int64(estimate)
	}
	w.spread(squares)
	return w
}

// ownMedian is the median of the minutes that resources took, which then stands
// for the estimate of each.
func ownMedian(t *lpath.Tracker, spent map[string]int) (median int, all []Took) {
	var minutes []int
	for _, r := range t.Path().Resources() {
		if t.Status(r) == lpath.Done && spent[r.ID] > 0 {
			all = append(all, Took{Item: r, Actual: spent[r.ID]})
			minutes = append(minutes, spent[r.ID])
		}
	}
	if len(all) == 0 {
		return 0, nil
	}
	slices.Sort(minutes)
	median = minutes[len(minutes)/2]
	for i := range all {
		all[i].Estimate = median
	}
	return median, all
}

// rate sets the ratios to draw from, and returns the sum of the squares of the
// estimates that they come from. What is missing to five ratios is made up.
func (w *work) rate(all []Took, typical int) (squares int64) {
	w.ratios = tamed(all)
	missing := max(0, fewRatios-len(all))
	for i := range missing { // half to one and a half, at even steps
		w.ratios = append(w.ratios, 0.5+(float64(i)+0.5)/float64(missing))
	}
	sum, weighted := 0, 0.0
	for i := range w.ratios {
		e := max(typical, 1)
		if i < len(all) {
			e = all[i].Estimate
		}
		sum += e
		weighted += float64(float64(e) * w.ratios[i]) // rounded by itself, on every machine
		squares += int64(e) * int64(e)
		w.until = append(w.until, sum)
	}
	w.mean = weighted / float64(sum)
	return squares
}

// spread sets of how many ratios a run takes the mean. The mean of what is left
// has a variance of squares/sum² of that of one ratio, and so has the mean of
// what was done; together they are one over the number to draw.
func (w *work) spread(squares int64) {
	sum := float64(w.until[len(w.until)-1])
	inverse := float64(squares) / sum / sum
	if w.minutes > 0 {
		inverse += float64(w.squares) / float64(w.minutes) / float64(w.minutes)
	}
	w.draws = min(max(rounded(1/inverse), 1), mostDraws)
	w.narrow = math.Sqrt(min(1, float64(w.draws)*inverse))
}

// ratio draws how many times its estimate what is left will take.
func (w *work) ratio(rng *rand.Rand) float64 {
	sum := 0.0
	for range w.draws {
		at := rng.IntN(w.until[len(w.until)-1])
		i, found := slices.BinarySearch(w.until, at)
		if found {
			i++
		}
		sum += w.ratios[i]
	}
	off := float64((sum/float64(w.draws) - w.mean) * w.narrow)
	return w.mean + off
}

// rounded is x to the nearest whole number.
func rounded(x float64) int { return int(math.Round(x)) }
