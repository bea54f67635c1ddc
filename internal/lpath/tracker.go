package lpath

import "math"

// Status is where an item stands. Locked and ready follow from the path's
// rules; done and skipped are recorded.
type Status uint8

// The statuses of an item.
const (
	Locked Status = iota
	Ready
	Done
	Skipped
)

// String is the status in JSON.
func (s Status) String() string { return [...]string{"locked", "ready", "done", "skipped"}[s] }

// Finished reports whether the item holds nothing back any more.
func (s Status) Finished() bool { return s == Done || s == Skipped }

// Tracker says where a learner stands on a path and changes the progress by
// the path's rules.
type Tracker struct {
	path     *Path
	progress *Progress
	records  []*Record // by Item.index; nil where there is none
	status   []Status  // by Item.index; of a checklist item, only what a hand ticked
	complete []bool    // by phase: all that is required is finished
	last     int       // the place of the last resource that is finished, -1 if there is none
	retired  int       // records of items that are not in the path
}

// NewTracker makes a tracker in one pass over path and progress. A nil
// progress is that of a path that is not started.
func NewTracker(path *Path, progress *Progress) *Tracker {
	if progress == nil {
		progress = &Progress{Head: Head{ID: path.ID}}
	}
	t := &Tracker{path: path, progress: progress}
	t.refresh()
	return t
}

// Path returns the path.
func (t *Tracker) Path() *Path { return t.path }

// Progress returns what the learner did. The caller must not change it.
func (t *Tracker) Progress() *Progress { return t.progress }

// refresh computes everything from the records.
func (t *Tracker) refresh() {
	t.records = make([]*Record, len(t.path.items))
	t.status = make([]Status, len(t.path.items))
	t.complete = make([]bool, len(t.path.Phases))
	t.retired, t.last = 0, -1
	for i := range t.progress.Records {
		r := &t.progress.Records[i]
		item := t.path.byID[r.ID]
		if item == nil {
			t.retired++
			continue
		}
		t.records[item.index] = r
		switch r.Status {
		case RecordDone:
			t.status[item.index] = Done
		case RecordSkipped:
			t.status[item.index] = Skipped
		case RecordOpen:
		}
	}
	for i, r := range t.path.resources {
		if t.finished(r) {
			t.last = i
		}
	}
	gate := t.gate(t.finished)
	for _, item := range t.path.items {
		if !t.finished(item) && (item.Kind != Resource || gate(item)) {
			t.status[item.index] = Ready
		}
	}
	for i, phase := range t.path.Phases {
		t.complete[i] = complete(phase, t.finished)
	}
}

func (t *Tracker) finished(item *Item) bool { return t.status[item.index].Finished() }

// complete reports whether all that is required in a phase is finished.
func complete(phase *Phase, finished func(*Item) bool) bool {
	for _, r := range phase.Resources {
		if r.Required() && !finished(r) {
			return false
		}
	}
	return true
}

// gate returns a function that says of resources, asked in the path's order,
// whether order and needs are met when those are finished that finished says.
// One walk over the path serves all questions.
func (t *Tracker) gate(finished func(*Item) bool) func(*Item) bool {
	inOrder, seen := true, 0 // whether all that is required before resource number seen is finished
	completed := make(map[*Phase]bool, len(t.path.Phases))
	isComplete := func(p *Phase) bool {
		done, known := completed[p]
		if !known {
			done = complete(p, finished)
			completed[p] = done
		}
		return done
	}
	return func(item *Item) bool {
		until := item.inPath
		switch t.path.Order {
		case Phases:
			until = item.Phase.Resources[0].inPath
		case Free:
			until = 0
		case Strict:
		}
		for ; seen < until; seen++ {
			r := t.path.resources[seen]
			inOrder = inOrder && (!r.Required() || finished(r))
		}
		if !inOrder {
			return false
		}
		for _, n := range item.needs {
			if n.phase != nil && !isComplete(n.phase) || n.resource != nil && !finished(n.resource) {
				return false
			}
		}
		return true
	}
}

// Status returns where the item stands. Extras and checklist items are never
// locked; a checklist item with a condition is judged by Checklist.
func (t *Tracker) Status(item *Item) Status { return t.status[item.index] }

// Complete reports whether all that is required of a phase is done or skipped.
func (t *Tracker) Complete(phase *Phase) bool { return t.complete[phase.Number-1] }

// Record returns the item's record, nil if it has none.
func (t *Tracker) Record(item *Item) *Record { return t.records[item.index] }

// Next returns up to n open resources: first the one to do next, then the
// others in the path's order, locked ones too, and at the end those passed
// over. The next is the first ready one; an optional one is offered in its
// place until something after it is finished, and again when nothing else is
// left. None: the path has no open resources.
func (t *Tracker) Next(n int) []*Item {
	next := t.next()
	if next == nil || n < 1 {
		return nil
	}
	out := []*Item{next}
	for _, passed := range []bool{false, true} {
		for _, r := range t.path.resources {
			if len(out) == n {
				return out
			}
			if r != next && !t.finished(r) && t.passedOver(r) == passed {
				out = append(out, r)
			}
		}
	}
	return out
}

func (t *Tracker) next() *Item {
	var optional *Item
	for _, r := range t.path.resources {
		if t.status[r.index] != Ready {
			continue
		}
		if !t.passedOver(r) {
			return r
		}
		if optional == nil {
			optional = r
		}
	}
	return optional
}

// passedOver reports whether r is optional and something after it is finished.
func (t *Tracker) passedOver(r *Item) bool { return r.Optional && r.inPath < t.last }

// Fitting returns up to n ready items that take at most the given minutes,
// surely: the longest of a range counts, unknown does not fit. Resources come
// in the path's order, next first; extras that are open only if no resource fits.
func (t *Tracker) Fitting(minutes, n int) []*Item {
	fits := func(item *Item) bool {
		return t.status[item.index] == Ready && item.Duration.Known() && item.Duration.Max <= minutes
	}
	var out []*Item
	for _, r := range t.Next(len(t.path.resources)) {
		if len(out) < n && fits(r) {
			out = append(out, r)
		}
	}
	if len(out) > 0 {
		return out
	}
	for _, e := range t.path.Extras() {
		if len(out) < n && fits(e) {
			out = append(out, e)
		}
	}
	return out
}

// Totals is how far there is to go. All but Retired counts what is required.
type Totals struct {
	Total, Done, Skipped      int
	MinutesDone, MinutesTotal int // of known durations only; done includes skipped
	Unknown, UnknownLeft      int // resources of unknown duration: all, and those open
	Percent                   int // of the time; 1 to 99 while neither nothing nor everything is finished
	Retired                   int // records whose items are not in the path any more
	Complete                  bool
}

// MinutesLeft is what is open, of known durations only.
func (t Totals) MinutesLeft() int { return t.MinutesTotal - t.MinutesDone }

// Open is how many are neither done nor skipped.
func (t Totals) Open() int { return t.Total - t.Done - t.Skipped }

// Totals returns how far there is to go on the path.
func (t *Tracker) Totals() Totals {
	totals := t.count(t.path.resources)
	totals.Retired = t.retired
	return totals
}

// PhaseTotals returns how far there is to go in a phase.
func (t *Tracker) PhaseTotals(phase *Phase) Totals { return t.count(phase.Resources) }

func (t *Tracker) count(resources []*Item) Totals {
	var sum Totals
	for _, r := range resources {
		if !r.Required() {
			continue
		}
		status := t.status[r.index]
		sum.Total++
		sum.MinutesTotal += r.Duration.Mid()
		if !r.Duration.Known() {
			sum.Unknown++
		}
		switch status {
		case Done:
			sum.Done++
		case Skipped:
			sum.Skipped++
		case Locked, Ready:
			if !r.Duration.Known() {
				sum.UnknownLeft++
			}
			continue
		}
		sum.MinutesDone += r.Duration.Mid()
	}
	sum.Complete = sum.Open() == 0
	median := 0.0
	if sum.Unknown > 0 {
		median = t.path.MedianMinutes()
	}
	sum.Percent = percent(sum, median)
	return sum
}

// percent is the share of the time that is finished, where what is unknown
// takes the median, or of the number of resources if no duration is known.
func percent(sum Totals, median float64) int {
	finished := float64(sum.MinutesDone) + median*float64(sum.Unknown-sum.UnknownLeft)
	total := float64(sum.MinutesTotal) + median*float64(sum.Unknown)
	if total == 0 {
		finished, total = float64(sum.Done+sum.Skipped), float64(sum.Total)
	}
	switch {
	case sum.Complete:
		return 100
	case sum.Done+sum.Skipped == 0:
		return 0
	}
	return min(max(int(math.Round(100*finished/total)), 1), 99)
}
