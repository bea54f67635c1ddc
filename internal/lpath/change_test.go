package lpath

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// told writes a change as a receipt tells it: what changed with its status
// (in brackets if it had that already), and what follows.
func told(c Change) string {
	var words []string
	for _, x := range c.Changed {
		word := x.Item.ID + " " + x.Status.String()
		if x.Same {
			word = "(" + word + ")"
		}
		words = append(words, word)
	}
	for _, part := range []struct {
		name  string
		items []*Item
	}{{"unlocked", c.Unlocked}, {"locked", c.Locked}, {"stranded", c.Stranded}} {
		if len(part.items) > 0 {
			words = append(words, part.name+" "+ids(part.items))
		}
	}
	for _, phase := range c.Completed {
		words = append(words, fmt.Sprintf("phase %d complete", phase.Number))
	}
	return strings.Join(words, ", ")
}

func TestAChangeTellsWhatFollows(t *testing.T) {
	const strict, free = "p q? | r s | u", "free: p q<p r<q | u<p"
	tests := []struct{ path, script, command, want string }{
		{strict, "", "done p", "p done, unlocked q r, phase 1 complete"},
		{strict, "", "skip p", "p skipped, unlocked q r, phase 1 complete"},
		{strict, "done p", "done q", "q done"},
		{strict, "done p", "done s r", "r done, s done, unlocked u, phase 2 complete"},
		{strict, "done p", "done p", "(p done)"},
		{strict, "done p", "done p r", "(p done), r done, unlocked s"},
		{strict, "skip p", "done p", "p done"},
		{strict, "done p; skip r", "skip r", "(r skipped)"},
		{strict, "", "done! s", "s done"},
		{strict, "done! s", "done p", "p done, unlocked q r, phase 1 complete"},
		{strict, "done! s; done p", "done r", "r done, unlocked u, phase 2 complete"},

		{strict, "done p", "reopen p", "p ready, locked q r"},
		{strict, "done p q r", "reopen p", "p ready, locked s, stranded q r"},
		{strict, "done p r s u", "reopen r", "r ready, stranded s u"},
		{strict, "done p r s", "reopen r", "r ready, locked u, stranded s"},
		{strict, "done p r s", "reopen s", "s ready, locked u"},
		{strict, "done p q", "reopen q", "q ready"},
		{strict, "done p r s", "reopen r s", "r ready, s locked, locked u"},
		{strict, "", "reopen p", "(p ready)"},
		{strict, "", "reopen q", "(q locked)"},
		{strict, "done! r", "reopen p", "(p ready)"}, // r was out of order before
		{strict, "done! u; done p", "reopen p", "p ready, locked q r, stranded u"},
		{strict, "done! p u; done r", "reopen u", "u locked"},

		{free, "", "done p", "p done, unlocked q u"},
		{free, "done p", "done q", "q done, unlocked r"},
		{free, "done p q", "done r", "r done, phase 1 complete"},
		{"free: p | q<phase-1", "", "done p", "p done, unlocked q, phase 1 complete"},
		{"free: p q<p r<q", "done p q r", "reopen p", "p ready, stranded q"}, // r has what it needs
		{"free: p | q<phase-1 r", "done p q r", "reopen p", "p ready, stranded q"},

		{"p q + guide ! party", "", "done A1", "guide done"},
		{"p q + guide ! party", "done guide", "reopen guide", "guide ready"},
		{"p q + guide ! party", "", "done C1", "party done"},
		{"p q + guide ! party", "done! q", "note p hm", "(p ready)"},
	}
	for _, tt := range tests {
		tr := after(t, mustPath(t, tt.path), tt.script)
		c, err := carryOut(t, tr, tt.command, noon())
		if err != nil || told(c) != tt.want {
			t.Errorf("%s, %s; %s: %s, %v\nwant %s", tt.path, tt.script, tt.command, told(c), err, tt.want)
		}
	}
}

func TestAChangeKnowsTheRecordsFromBefore(t *testing.T) {
	tr := after(t, mustPath(t, "p q"), "done p")
	c, err := tr.Done(refsOf(t, []string{"p", "q"}), DoneOptions{Now: noon().Add(time.Hour), At: noon()})
	if err != nil || len(c.Changed) != 2 {
		t.Fatalf("%+v, %v", c, err)
	}
	if was := c.Changed[0].Before; was == nil || dumpedRecord(*was) != "p done "+at(1)+` ""` {
		t.Errorf("before, p was %+v", was)
	}
	if was := c.Changed[1].Before; was != nil {
		t.Errorf("before, q was %+v", was)
	}
}

// What a learner has seen of a path is stored with each change, not before:
// until then every command says that the path is different.
func TestAChangeStoresWhatWasSeen(t *testing.T) {
	longer := mustPath(t, "p q r")
	tests := []struct {
		name    string
		command func(tr *Tracker) error
		stored  bool
	}{
		{"done", done(DoneOptions{Now: noon()}, "q"), true},
		{"a note", func(tr *Tracker) error { tr.Note(item(t, longer, "q"), "hm", false, noon()); return nil }, true},
		{"time spent", done(DoneOptions{Now: noon().Add(time.Hour), Spent: 10}, "p"), true},
		{"the same again", done(DoneOptions{Now: noon().Add(time.Hour)}, "p"), false},
		{"as much time once more", done(DoneOptions{Now: noon(), Spent: 10}, "p"), true},
		{"a refusal", done(DoneOptions{Now: noon()}, "r"), false},
	}
	for _, tt := range tests {
		old := after(t, mustPath(t, "p q"), "")
		if err := done(DoneOptions{Now: noon(), Spent: 10}, "p")(old); err != nil {
			t.Fatal(err)
		}
		tr := NewTracker(longer, old.Progress())
		err := tt.command(tr)
		want := []string{"p", "q"}
		if tt.stored {
			want = append(want, "r")
		}
		if got := tr.Progress().Seen; !slices.Equal(got, want) {
			t.Errorf("%s (%v): %q were seen, want %q", tt.name, err, got, want)
		}
	}
}

func done(o DoneOptions, id string) func(*Tracker) error {
	return func(tr *Tracker) error {
		_, err := tr.Done([]Ref{{ID: id}}, o)
		return err
	}
}
