package pace

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"lpath/internal/lpath"
)

// Rate compares the estimates of resources with the time that they took.
//
// A resource counts once it is done, has sessions and a known estimate; what is
// open is not all of it, and extras and what was skipped are not the path. Ratio
// is the sum of the time over the sum of the estimates, because that is what
// turns an estimate into a forecast: a median would leave out that what runs
// over runs over by more than what falls short falls short. But no resource
// counts for more than three times, nor less than a third, of the median ratio:
// one session that was mistyped, or a clock left running, moves it little.
type Rate struct {
	Estimate  int     // minutes
	Actual    int     // minutes
	Ratio     float64 // 0 if no resource counts
	Resources int     // how many count
}

// TypeRate is the rate of a type of resources, "" for those without.
type TypeRate struct {
	Type string
	Rate
}

// PhaseRate is the rate of a phase.
type PhaseRate struct {
	Phase *lpath.Phase
	Rate
}

// Took is how long a resource took.
type Took struct {
	Path     *lpath.Path
	Item     *lpath.Item
	Estimate int // minutes
	Actual   int // minutes
}

// Ratio is the time over the estimate.
func (t Took) Ratio() float64 { return float64(t.Actual) / float64(t.Estimate) }

// Rates is how long resources take.
type Rates struct {
	Rate
	Types    []TypeRate  // those with resources that count, in the order of lpath.Types
	Phases   []PhaseRate // those with resources that count, in order
	Furthest []Took      // the three furthest from their estimate, by factor either way
}

// Ratio returns how many times their estimate the resources of a path take the
// learner, as in Rate, and how many resources that rests on: 0 and 0 if none. A
// nil progress is that of a path not started.
func Ratio(path *lpath.Path, p *lpath.Progress) (ratio float64, resources int) {
	rate := rateOf(took(path, p, time.Time{}))
	return rate.Ratio, rate.Resources
}

// Measure returns how long resources take on these paths, of those done since a
// time; the zero time for all. Phases are told for a single path only.
func Measure(trackers []*lpath.Tracker, since time.Time) Rates {
	var all []Took
	for _, t := range trackers {
		all = append(all, took(t.Path(), t.Progress(), since)...)
	}
	r := Rates{Rate: rateOf(all), Furthest: furthest(all)}
	for _, typ := range append(lpath.Types(), "") {
		if rate := rateOf(only(all, func(i *lpath.Item) bool { return i.Type == typ })); rate.Resources > 0 {
			r.Types = append(r.Types, TypeRate{typ, rate})
		}
	}
	if len(trackers) != 1 {
		return r
	}
	for rest := all; len(rest) > 0; { // they come in the path's order
		phase := rest[0].Item.Phase
		n := 1
		for n < len(rest) && rest[n].Item.Phase == phase {
			n++
		}
		r.Phases = append(r.Phases, PhaseRate{phase, rateOf(rest[:n])})
		rest = rest[n:]
	}
	return r
}

// took returns the resources that count, in the path's order.
func took(path *lpath.Path, p *lpath.Progress, since time.Time) []Took {
	if p == nil || len(p.Sessions) == 0 {
		return nil
	}
	spent := p.MinutesSpent()
	var out []Took
	for _, r := range path.Resources() {
		if !r.Duration.Known() || spent[r.ID] == 0 {
			continue
		}
		if record, _ := p.Record(r.ID); record.Status == lpath.RecordDone && !record.At.Before(since) {
			out = append(out, Took{path, r, r.Duration.Mid(), spent[r.ID]})
		}
	}
	return out
}

func only(all []Took, is func(*lpath.Item) bool) []Took {
	var out []Took
	for _, t := range all {
		if is(t.Item) {
			out = append(out, t)
		}
	}
	return out
}

func rateOf(all []Took) Rate {
	r := Rate{Resources: len(all)}
	weighted := 0.0
	ratios := tamed(all)
	for i, t := range all {
		r.Estimate += t.Estimate
		r.Actual += t.Actual
		weighted += float64(float64(t.Estimate) * ratios[i])
	}
	if r.Estimate > 0 {
		r.Ratio = weighted / float64(r.Estimate)
	}
	return r
}

// tameness is how far from the median a ratio may be, as a factor.
const tameness = 3

// tamed returns the ratio of each, none of them far from their median. Of two
// medians it is the lower one: a slip of the hand adds time.
func tamed(all []Took) []float64 {
	if len(all) == 0 {
		return nil
	}
	ratios := make([]float64, len(all))
	for i, t := range all {
		ratios[i] = t.Ratio()
	}
	sorted := slices.Sorted(slices.Values(ratios))
	median := sorted[(len(sorted)-1)/2]
	for i, r := range ratios {
		ratios[i] = min(max(r, median/tameness), median*tameness)
	}
	return ratios
}

// furthest returns the three furthest from their estimate; those that took as
// long as was said are not among them.
func furthest(all []Took) []Took {
	all = slices.DeleteFunc(slices.Clone(all), func(t Took) bool { return t.Actual == t.Estimate })
	factor := func(t Took) float64 { return max(t.Ratio(), 1/t.Ratio()) }
	slices.SortStableFunc(all, func(a, b Took) int {
		return cmp.Or(cmp.Compare(factor(b), factor(a)), strings.Compare(a.Item.ID, b.Item.ID))
	})
	return all[:min(3, len(all))]
}
