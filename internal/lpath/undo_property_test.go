package lpath

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// anyChange draws one change of the state, of one of several paths and of one
// of the shapes that each had over time.
func anyChange(t *rapid.T, s *State, shapes []*Path, now time.Time) func(*State) error {
	path := rapid.SampledFrom(shapes).Draw(t, "path")
	what := rapid.SampledFrom([]string{"start", "reset", "done", "done", "skip", "reopen", "note", "note", "plan"}).Draw(t, "what")
	if s.Path(path.ID) == nil {
		what = "start"
	}
	file := rapid.SampledFrom([]string{"", "/home/me/road.yaml"}).Draw(t, "file")
	refs := someRefs(t, path)
	note := rapid.SampledFrom([]string{"", "hm", "worth it"}).Draw(t, "note")
	place := rapid.SampledFrom(path.Items()).Draw(t, "item")
	flag := rapid.Bool().Draw(t, "flag")
	spent := rapid.IntRange(0, 3).Draw(t, "spent")
	ago := time.Duration(rapid.IntRange(0, 3).Draw(t, "ago")) * time.Minute
	return func(s *State) error {
		tr := NewTracker(path, s.Path(path.ID))
		var err error
		switch what {
		case "start":
			s.Start(path, file, now)
		case "reset":
			s.Reset(path.ID)
		case "done":
			o := DoneOptions{Now: now, Note: note, Force: flag, Spent: spent}
			if ago > 0 {
				o.At = now.Add(-ago)
			}
			_, err = tr.Done(refsOf(t, strings.Fields(refs)), o)
		case "skip":
			_, err = tr.Skip(refsOf(t, strings.Fields(refs)), SkipOptions{Now: now, Note: note, Force: flag})
		case "reopen":
			_, err = tr.Reopen(refsOf(t, strings.Fields(refs)), now)
		case "note":
			tr.Note(place, note, flag, now)
		case "plan":
			tr.SetPlan([]*Wish{nil, {Saved: now, PerDay: 45}, {Saved: now, By: 20_000 + Day(spent)}}[spent%3])
		}
		return err
	}
}

// Whatever was done, taking it back step by step gives back each state that was there.
func TestUndoRestoresEveryStepExactly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var shapes []*Path
		for range 3 {
			spec := legalSpec().Draw(t, "path")
			spec.ID = rapid.SampledFrom([]string{"road", "lane"}).Draw(t, "id")
			shapes = append(shapes, mustMake(t, spec))
		}
		var s State
		var snapshots []string
		now := noon()
		for range rapid.IntRange(1, 25).Draw(t, "changes") {
			// Somebody who travels: the offset changes, and the clock may stand still.
			now = now.Add(time.Duration(rapid.IntRange(0, 1).Draw(t, "minutes")) * time.Minute).
				In(time.FixedZone("", rapid.IntRange(-1, 1).Draw(t, "zone")*3600))
			before := dumpedState(&s)
			changed, err := s.Do("something", now, anyChange(t, &s, shapes, now))
			if got := dumpedState(&s) != before; got != changed || err != nil && changed {
				t.Fatalf("changed: %v (said: %v), %v", got, changed, err)
			}
			if changed {
				snapshots = append(snapshots, before)
			}
		}
		for n, want := range slices.Backward(snapshots) {
			if _, err := s.Back(); err != nil {
				t.Fatal(err)
			}
			if got := dumpedState(&s); got != want {
				t.Fatalf("step %d taken back gives\n%s\nwant\n%s", n+1, got, want)
			}
		}
		if len(s.Undo) > 0 {
			t.Fatalf("%d entries are left", len(s.Undo))
		}
	})
}

// After each step back the same change can be made again, with the same result.
func TestUndoThenTheSameAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		shapes := []*Path{mustMake(t, legalSpec().Draw(t, "path"))}
		var s State
		for range rapid.IntRange(1, 10).Draw(t, "changes") {
			change := anyChange(t, &s, shapes, noon())
			changed, _ := s.Do("something", noon(), change)
			if !changed {
				continue
			}
			want := dumpedState(&s)
			if _, err := s.Back(); err != nil {
				t.Fatal(err)
			}
			if again, err := s.Do("something", noon(), change); !again || err != nil || dumpedState(&s) != want {
				t.Fatalf("again: changed %v, %v\n%s\nwant\n%s", again, err, dumpedState(&s), want)
			}
		}
	})
}
