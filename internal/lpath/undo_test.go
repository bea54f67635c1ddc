package lpath

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

// did carries out a command as the program does: as one change of the state.
func did(t tester, s *State, path *Path, command string, now time.Time) (bool, error) {
	t.Helper()
	return s.Do(command, now, func(s *State) error {
		verb, _, _ := strings.Cut(command, " ")
		switch verb {
		case "start":
			s.Start(path, "", now)
			return nil
		case "reset":
			s.Reset(path.ID)
			return nil
		}
		_, err := carryOut(t, NewTracker(path, s.Path(path.ID)), command, now)
		return err
	})
}

func TestEveryKindOfCommandCanBeTakenBack(t *testing.T) {
	path := mustPath(t, "p q | r s + guide * film ! party")
	history := []string{
		"start road", "done p", "done q r", "note s later", "note s later still", "done A V", "done C1", "reopen C1",
		"reopen 1 r", "done! r", "skip! s", "done s", "note p hm", "reset road", "start road", "done p",
	}
	var s State
	snapshots := []string{dumpedState(&s)}
	now := noon()
	for _, command := range history {
		now = now.Add(time.Hour)
		if changed, err := did(t, &s, path, command, now); err != nil || !changed {
			t.Fatalf("%s: changed %v, %v", command, changed, err)
		}
		snapshots = append(snapshots, dumpedState(&s))
	}
	for n := len(s.Undo); n > 0; n-- {
		entry, err := s.Back()
		if err != nil {
			t.Fatal(err)
		}
		if got, want := dumpedState(&s), snapshots[n-1]; got != want {
			t.Errorf("taking back %q gives\n%s\nwant\n%s", entry.Did, got, want)
		}
	}
	if _, err := s.Back(); !errors.Is(err, ErrNothingToUndo) {
		t.Errorf("with nothing left: %v", err)
	}
}

func TestAnEntrySaysWhatWasDoneAndWhen(t *testing.T) {
	var s State
	path := mustPath(t, "p q")
	for i, command := range []string{"start road", "done p"} {
		if _, err := did(t, &s, path, command, noon().Add(time.Duration(i)*time.Hour+time.Millisecond)); err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []string{"done p at 2026-11-23T13:00:00+01:00", "start road at 2026-11-23T12:00:00+01:00"} {
		entry, err := s.Back()
		if got := entry.Did + " at " + entry.At.Format(time.RFC3339Nano); err != nil || got != want {
			t.Errorf("taken back: %s, %v, want %s", got, err, want)
		}
	}
}

func TestUndoAndDoneAgainAgree(t *testing.T) {
	var s State
	path := mustPath(t, "p q")
	for _, command := range []string{"start road", "done p q"} {
		if _, err := did(t, &s, path, command, noon()); err != nil {
			t.Fatal(err)
		}
	}
	want := dumpedState(&s)
	entry, err := s.Back()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := did(t, &s, path, entry.Did, noon()); err != nil || dumpedState(&s) != want {
		t.Errorf("%s again gives %v\n%s\nwant\n%s", entry.Did, err, dumpedState(&s), want)
	}
}

func TestWhatChangesNothingIsNotKept(t *testing.T) {
	var s State
	path := mustPath(t, "p q")
	for _, command := range []string{"start road", "done p"} {
		if _, err := did(t, &s, path, command, noon()); err != nil {
			t.Fatal(err)
		}
	}
	want := dumpedState(&s)
	for _, command := range []string{"start road", "done p", "reopen q", "note q"} {
		if changed, err := did(t, &s, path, command, noon().Add(time.Hour)); changed || err != nil || len(s.Undo) != 2 || dumpedState(&s) != want {
			t.Errorf("%q: changed %v, %v, %d entries\n%s", command, changed, err, len(s.Undo), dumpedState(&s))
		}
	}
}

func TestAChangeThatFailsHalfwayChangesNothing(t *testing.T) {
	var s State
	path := mustPath(t, "p q r")
	for _, command := range []string{"start road", "done p"} {
		if _, err := did(t, &s, path, command, noon()); err != nil {
			t.Fatal(err)
		}
	}
	want, boom := dumpedState(&s), errors.New("boom")
	changed, err := s.Do("done q", noon(), func(s *State) error {
		tr := NewTracker(path, s.Path("road"))
		for _, command := range []string{"done q", "note p hm", "reopen p"} {
			if _, err := carryOut(t, tr, command, noon()); err != nil {
				return err
			}
		}
		s.Paths[0].Title, s.Active = "Other", ""
		return boom
	})
	if changed || !errors.Is(err, boom) || dumpedState(&s) != want || len(s.Undo) != 2 {
		t.Errorf("changed %v, %v, %d entries\n%s\nwant\n%s", changed, err, len(s.Undo), dumpedState(&s), want)
	}
}

func TestTheLastFiftyChangesAreKept(t *testing.T) {
	var s State
	path := mustPath(t, "p")
	if _, err := did(t, &s, path, "start road", noon()); err != nil {
		t.Fatal(err)
	}
	for n := range 60 {
		if _, err := did(t, &s, path, fmt.Sprintf("note p %d", n), noon()); err != nil {
			t.Fatal(err)
		}
	}
	if len(s.Undo) != 50 || s.Undo[0].Did != "note p 10" || s.Undo[49].Did != "note p 59" {
		t.Errorf("%d entries, from %s to %s", len(s.Undo), s.Undo[0].Did, s.Undo[len(s.Undo)-1].Did)
	}
	for range 50 {
		if _, err := s.Back(); err != nil {
			t.Fatal(err)
		}
	}
	if r, _ := s.Paths[0].Record("p"); !strings.HasSuffix(r.Note, "\n9") {
		t.Errorf("after 50 steps back the note is %q", r.Note)
	}
}

// Only the last change of many records is stored, not the records it left alone.
func TestAnEntryKeepsWhatWasReplacedAlone(t *testing.T) {
	var s State
	path := mustPath(t, "p q r")
	for _, command := range []string{"start road", "done p q", "note p hm", "done r"} {
		if _, err := did(t, &s, path, command, noon()); err != nil {
			t.Fatal(err)
		}
	}
	note, last := s.Undo[2].Paths[0], s.Undo[3].Paths[0]
	if len(note.Records) != 1 || note.Records[0].ID != "p" || note.Head != nil || len(note.Added) > 0 {
		t.Errorf("the note replaced %+v", note)
	}
	if len(last.Records) > 0 || len(last.Added) != 1 || last.Added[0] != "r" {
		t.Errorf("done r replaced %+v", last)
	}
}

// The state is a file that people can edit: what an entry speaks of may be gone.
func TestWhatCannotBeTakenBackChangesNothing(t *testing.T) {
	path := mustPath(t, "p q")
	tests := []struct {
		name  string
		edit  func(*State)
		words string
	}{
		{
			"the path is gone", func(s *State) { s.Paths, s.Active = nil, "" },
			"the last change cannot be taken back: the path road is not in the state any more",
		},
		{
			"what was active is gone", func(s *State) {
				s.Undo = append(s.Undo, Entry{Did: "start road", Activated: true, Active: "lane"})
			},
			`"start road" cannot be taken back: the path lane is not in the state any more`,
		},
		{
			"what is active would go", func(s *State) {
				s.Undo = append(s.Undo, Entry{Did: "start road", Paths: []Before{{ID: "road", Absent: true}}})
			},
			`"start road" cannot be taken back: the path road is not in the state any more`,
		},
	}
	for _, tt := range tests {
		var s State
		for _, command := range []string{"start road", "done p"} {
			if _, err := did(t, &s, path, command, noon()); err != nil {
				t.Fatal(err)
			}
		}
		tt.edit(&s)
		before, entries := dumpedState(&s), len(s.Undo)
		if _, err := s.Back(); err == nil || err.Error() != tt.words {
			t.Errorf("%s: %v, want the error %s", tt.name, err, tt.words)
		}
		if dumpedState(&s) != before || len(s.Undo) != entries {
			t.Errorf("%s: it failed and changed something", tt.name)
		}
	}
}
