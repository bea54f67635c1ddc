package lpath

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// wander draws a history of commands and carries it out; what is refused
// changes nothing.
func wander(t *rapid.T, tr *Tracker, verbs ...string) {
	for n := range rapid.IntRange(0, 8).Draw(t, "commands") {
		command := rapid.SampledFrom(verbs).Draw(t, "verb") + " " + someRefs(t, tr.Path())
		_, _ = carryOut(t, tr, command, noon().Add(time.Duration(n)*time.Minute))
	}
}

func TestWithoutForceNothingIsFinishedBeforeItsTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		spec := legalSpec().Draw(t, "path")
		m, tr := modelOf(spec), NewTracker(mustMake(t, spec), nil)
		for range rapid.IntRange(1, 8).Draw(t, "commands") {
			was := finishedIDs(tr)
			command := rapid.SampledFrom([]string{"done", "skip", "reopen"}).Draw(t, "verb") + " " + someRefs(t, tr.Path())
			_, err := carryOut(t, tr, command, noon())
			is := finishedIDs(tr)
			for _, id := range m.ids {
				if is[id] && !was[id] && !m.met(id, is) {
					t.Fatalf("%s finished %s, which waits for %q", command, id, m.before[id])
				}
				if r := tr.Record(tr.Path().Item(id)); !was[id] && r != nil && r.OutOfOrder {
					t.Fatalf("%s marked %s, which was in order", command, id)
				}
			}
			if err != nil && len(was) != len(is) {
				t.Fatalf("%s was refused (%v) and changed something", command, err)
			}
		}
	})
}

func TestStatusAgreesWithThePlainRules(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		spec := legalSpec().Draw(t, "path")
		m, tr := modelOf(spec), NewTracker(mustMake(t, spec), nil)
		wander(t, tr, "done", "done!", "skip!", "reopen")
		finished := finishedIDs(tr)
		for _, r := range tr.Path().Resources() {
			want := Locked
			if m.met(r.ID, finished) {
				want = Ready
			}
			if got := tr.Status(r); !got.Finished() && got != want {
				t.Fatalf("with %v finished, %s is %s, want %s", finished, r.ID, got, want)
			}
			if (tr.Why(r) != "") != (tr.Status(r) == Locked) {
				t.Fatalf("%s is %s because %q", r.ID, tr.Status(r), tr.Why(r))
			}
		}
	})
}

// A set can be done just when, with what is finished, it leaves no gap.
func TestASetIsDoneIfItLeavesNoGap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		spec := legalSpec().Draw(t, "path")
		m, tr := modelOf(spec), NewTracker(mustMake(t, spec), nil)
		wander(t, tr, "done", "done!", "skip", "reopen")
		set := rapid.SliceOfN(rapid.SampledFrom(m.ids), 1, 6).Draw(t, "set")
		was := finishedIDs(tr)
		with := finishedIDs(tr)
		var refs []Ref
		for _, id := range set {
			with[id] = true
			refs = append(refs, Ref{ID: id})
		}
		closed := !slices.ContainsFunc(set, func(id string) bool { return !was[id] && !m.met(id, with) })
		if _, err := tr.Done(refs, DoneOptions{Now: noon()}); (err == nil) != closed {
			t.Fatalf("with %v finished, done %q: %v, want it allowed: %v", was, set, err, closed)
		}
		for _, id := range m.ids {
			want := was[id] || closed && with[id]
			if got := tr.Status(tr.Path().Item(id)).Finished(); got != want {
				t.Fatalf("%s is finished: %v, want %v", id, got, want)
			}
		}
	})
}

// The way to an item is what is missing, no more and no less.
func TestTheWayIsEnoughAndNothingOfItIsTooMuch(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		spec := legalSpec().Draw(t, "path")
		path := mustMake(t, spec)
		tr := NewTracker(path, nil)
		wander(t, tr, "done", "done!", "skip!", "reopen")
		goal := rapid.SampledFrom(path.Resources()).Draw(t, "goal")
		way := tr.Way(goal)
		if (len(way.Items) > 0) != (tr.Status(goal) == Locked) {
			t.Fatalf("%s is %s, the way to it is %q", goal.ID, tr.Status(goal), ids(way.Items))
		}
		refs := []Ref{goal.Ref()}
		for _, r := range way.Items {
			refs = append(refs, r.Ref())
		}
		for drop := range way.Items {
			gap := slices.Delete(slices.Clone(refs), drop+1, drop+2)
			if _, err := tr.Done(gap, DoneOptions{Now: noon()}); err == nil {
				t.Fatalf("without %s of the way %q, %s can be done", way.Items[drop].ID, ids(way.Items), goal.ID)
			}
		}
		if _, err := tr.Done(refs, DoneOptions{Now: noon()}); err != nil {
			t.Fatalf("the way %q does not lead to %s: %v", ids(way.Items), goal.ID, err)
		}
	})
}

// Whoever always does what is next finishes the path, and never meets a lock.
func TestDoingWhatIsNextFinishesThePath(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		path := mustMake(t, legalSpec().Draw(t, "path"))
		tr := NewTracker(path, nil)
		wander(t, tr, "done", "done!", "skip!", "reopen")
		for range path.Resources() {
			next := tr.Next(1)
			if len(next) == 0 {
				break
			}
			if tr.Status(next[0]) != Ready {
				t.Fatalf("next is %s, which is %s", next[0].ID, tr.Status(next[0]))
			}
			before := tr.Totals().Percent
			if _, err := tr.Done([]Ref{next[0].Ref()}, DoneOptions{Now: noon()}); err != nil {
				t.Fatal(err)
			}
			if got := tr.Totals().Percent; got < before {
				t.Fatalf("from %d%% to %d%%", before, got)
			}
		}
		if totals := tr.Totals(); !totals.Complete || totals.Percent != 100 || len(tr.Next(1)) > 0 {
			t.Fatalf("in the end: %+v, next %q", totals, ids(tr.Next(9)))
		}
	})
}
