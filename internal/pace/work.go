package pace

import (
	"math"
	"math/rand/v2"
	"slices"

	"lpath/internal/lpath"
)

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

const (
	fewRatios = 5  // below this the estimates count too
	mostDraws = 16 // more would cost more and differ little from a narrowed mean
	leastLeft = 10 // of a resource that is still open the tenth part remains
)

// newWork takes stock of what is left. all are the resources that tell a ratio.
func newWork(t *lpath.Tracker, all []Took) work {
	typical := rounded(t.Path().MedianMinutes())
	spent := spentOn(t.Progress())
	if typical == 0 { // no duration is known: the learner's own are the estimates
		typical, all = ownMedian(t, spent)
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
	var estimates []int
	for _, t := range all {
		estimates = append(estimates, t.Estimate)
	}
	w.ratios = tamed(all)
	missing := fewRatios - len(all)
	for i := range max(0, missing) {
		ratio := 1.0
		if missing > 1 {
			ratio = 0.5 + float64(i)/float64(missing-1)
		}
		w.ratios = append(w.ratios, ratio)
		estimates = append(estimates, max(typical, 1))
	}
	sum, weighted := 0, 0.0
	for i, e := range estimates {
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
