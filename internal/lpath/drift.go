package lpath

import "sort"

// PathChange is how a path differs from what a learner last saw of it.
type PathChange struct {
	New     []*Item  // resources that were not there, in the path's order
	Moved   int      // how many of the others changed places: the fewest that explain the order
	Retired []string // ids of resources that are gone, in the old order
}

// Any reports whether anything differs.
func (c PathChange) Any() bool { return len(c.New)+c.Moved+len(c.Retired) > 0 }

// Compare returns how p differs from what seen lists: resources by id, in order.
// Where nothing was seen yet there is no difference.
func Compare(seen []string, p *Path) PathChange {
	var c PathChange
	if len(seen) == 0 || sameIDs(seen, p.resources) {
		return c
	}
	was := make(map[string]int, len(seen))
	for i, id := range seen {
		was[id] = i
		if r := p.byID[id]; r == nil || r.Kind != Resource {
			c.Retired = append(c.Retired, id)
		}
	}
	var kept []int
	for _, r := range p.resources {
		if i, ok := was[r.ID]; ok {
			kept = append(kept, i)
		} else {
			c.New = append(c.New, r)
		}
	}
	c.Moved = len(kept) - longestRising(kept)
	return c
}

func sameIDs(ids []string, items []*Item) bool {
	if len(ids) != len(items) {
		return false
	}
	for i, item := range items {
		if item.ID != ids[i] {
			return false
		}
	}
	return true
}

// longestRising returns the length of the longest rising subsequence
// (Fredman 1975: ends[k] is the smallest end of one of length k+1).
func longestRising(numbers []int) int {
	var ends []int
	for _, n := range numbers {
		i := sort.SearchInts(ends, n)
		if i == len(ends) {
			ends = append(ends, n)
		} else {
			ends[i] = n
		}
	}
	return len(ends)
}

// Drift is what a learner should know of a path that changed since the last change of the state.
type Drift struct {
	PathChange
	Now, Was int     // percent; what is gone counts the path's median
	Reopened []*Item // new and open, in phases where everything else required is finished
	Retitled []Retitled
}

// Retitled is a new resource that stands where one with progress is gone: most
// probably the same, with another title and so another id.
type Retitled struct {
	Item *Item
	Was  string // the id to give it, for its progress to be found again
}

// Drift compares the path with what the learner last saw of it.
func (t *Tracker) Drift() Drift {
	d := Drift{PathChange: Compare(t.progress.Seen, t.path)}
	if !d.Any() {
		return d
	}
	d.Now = t.Totals().Percent
	isNew := make(map[*Item]bool, len(d.New))
	for _, r := range d.New {
		isNew[r] = true
	}
	d.Retitled = t.retitled(d.New)
	d.Was = t.percentBefore(d)
	for _, r := range d.New {
		if r.Required() && !t.finished(r) && t.hadFinished(r.Phase, isNew) {
			d.Reopened = append(d.Reopened, r)
		}
	}
	return d
}

// retitled finds those of the new resources that follow the same resource, or
// nothing, as one did that has a record and is gone.
func (t *Tracker) retitled(added []*Item) []Retitled {
	seen := t.progress.Seen
	follower := make(map[string]string, len(seen))
	for i, id := range seen {
		before := ""
		if i > 0 {
			before = seen[i-1]
		}
		if _, recorded := t.progress.Record(id); recorded && t.path.byID[id] == nil {
			follower[before] = id
		}
	}
	var found []Retitled
	for _, r := range added {
		before := ""
		if r.inPath > 0 {
			before = t.path.resources[r.inPath-1].ID
		}
		if was, ok := follower[before]; ok {
			found = append(found, Retitled{r, was})
		}
	}
	return found
}

// percentBefore is the percentage before resources came and went. Nothing is
// stored of those gone but their ids, so each counts as required, and as long
// as what it was retitled to, or else as the median.
func (t *Tracker) percentBefore(d Drift) int {
	skip := make(map[*Item]bool, len(d.New))
	for _, r := range d.New {
		skip[r] = true
	}
	var old []*Item
	for _, r := range t.path.resources {
		if !skip[r] {
			old = append(old, r)
		}
	}
	lengths := make(map[string]Minutes, len(d.Retitled))
	for _, r := range d.Retitled {
		lengths[r.Was] = r.Item.Duration
	}
	sum := t.count(old)
	for _, id := range d.Retired {
		r, _ := t.progress.Record(id)
		sum.addGone(lengths[id], r)
	}
	sum.Complete = sum.Open() == 0
	return percent(sum, t.path.MedianMinutes())
}

// addGone counts a resource that is gone, with its record.
func (t *Totals) addGone(length Minutes, r Record) {
	t.Total++
	t.MinutesTotal += length.Mid()
	if !length.Known() {
		t.Unknown++
	}
	switch {
	case r.Finished():
		t.Done++
		t.MinutesDone += length.Mid()
	case !length.Known():
		t.UnknownLeft++
	}
}

// hadFinished reports whether everything required of a phase but what is new
// is finished, and there is something such.
func (t *Tracker) hadFinished(phase *Phase, isNew map[*Item]bool) bool {
	some := false
	for _, r := range phase.Resources {
		if !r.Required() || isNew[r] {
			continue
		}
		if !t.finished(r) {
			return false
		}
		some = true
	}
	return some
}
