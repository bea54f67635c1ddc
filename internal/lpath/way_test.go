package lpath

import (
	"errors"
	"testing"
)

func TestWayIsWhatComesFirst(t *testing.T) {
	const strict = "p=30m q=20m? r | s=1h u<q | w x=5-10m"
	tests := []struct {
		path, script, item, want string
		minutes, unknown         int
	}{
		{strict, "", "p", "", 0, 0},
		{strict, "", "q", "p", 30, 0},
		{strict, "", "r", "p", 30, 0}, // optional is no step
		{strict, "", "s", "p r", 30, 1},
		{strict, "", "u", "p q r s", 110, 1}, // unless it is needed
		{strict, "done p", "u", "q r s", 80, 1},
		{strict, "done p; skip q; done r", "u", "s", 60, 0},
		{strict, "", "x", "p q r s u w", 110, 3}, // u needs q
		{strict, "done! s", "w", "p q r u", 50, 2},
		{strict, "done! x", "x", "", 0, 0}, // done is not locked
		{strict, "done p q r s", "u", "", 0, 0},

		{"phases: p q r? | s u<s", "", "q", "", 0, 0},
		{"phases: p q r? | s u<s", "", "u", "p q s", 0, 3},
		{"phases: p q r? | s u<s", "done q", "s", "p", 0, 1},

		{"free: p q<p | r<phase-1 s<r", "", "s", "p q r", 0, 3},
		{"free: p q<p | r<phase-1 s<r", "done! q", "s", "p r", 0, 2},
		{"free: p q<p | r<phase-1 s<r", "", "p", "", 0, 0},
		{"free: p q? u<q | r<phase-1", "", "r", "p q u", 0, 3},
		{"free: p<r q<p r=4-6h", "", "q", "p r", 300, 1}, // in the path's order, not as they are done

		{"p q + guide=9m * film", "", "film", "", 0, 0},
	}
	for _, tt := range tests {
		tr := after(t, mustPath(t, tt.path), tt.script)
		got := tr.Way(item(t, tr.Path(), tt.item))
		if ids(got.Items) != tt.want || got.Minutes != tt.minutes || got.Unknown != tt.unknown {
			t.Errorf("%s, %s: the way to %s is %q (%dm, %d unknown), want %q (%dm, %d unknown)", tt.path, tt.script,
				tt.item, ids(got.Items), got.Minutes, got.Unknown, tt.want, tt.minutes, tt.unknown)
		}
	}
}

func TestWhySaysWhatKeepsAResourceLocked(t *testing.T) {
	tests := []struct{ path, script, item, want string }{
		{"p q", "", "p", ""},
		{"p q", "", "q", "1.1 comes first"},
		{"p q", "done! q", "q", ""},
		{"p q r", "", "r", "1.1 and 1.2 come first"},
		{"p q r s", "", "s", "1.1, 1.2 and 1.3 come first"},
		{"p q r s u", "", "u", "1.1, 1.2, 1.3 and 1.4 come first"},
		{"p q r s u w x", "", "x", "1.1, 1.2, 1.3 and 3 more come first"},
		{"p q? r", "", "r", "1.1 comes first"},
		{"p q | r s", "", "s", "phase 1 is not complete"},
		{"p q | r s", "done p", "s", "phase 1 is not complete"},
		{"p q | r s", "done p q", "s", "2.1 comes first"},
		{"p | q | r", "", "r", "phases 1 and 2 are not complete"},
		{"p | q | r", "done! q", "r", "phase 1 is not complete"},
		{"p | q | r | s | u | w", "", "w", "phases 1, 2, 3 and 2 more are not complete"},
		{"p q? r<q", "done p", "r", "it needs 1.2"},
		{"phases: p q | r s<r", "", "s", "phase 1 is not complete"},
		{"phases: p q | r s<r", "done p q", "s", "it needs 2.1"},
		{"free: p q | r<phase-1 s<p,r,q", "", "r", "it needs phase 1"},
		{"free: p q | r<phase-1 s<p,r,q", "", "s", "it needs 1.1, 2.1 and 1.2"},
		{"free: p q | r<phase-1 s<p,r,q", "done q p", "s", "it needs 2.1"},
		{"p + guide", "", "guide", ""},
	}
	for _, tt := range tests {
		tr := after(t, mustPath(t, tt.path), tt.script)
		if got := tr.Why(item(t, tr.Path(), tt.item)); got != tt.want {
			t.Errorf("%s, %s: %s is locked because %q, want %q", tt.path, tt.script, tt.item, got, tt.want)
		}
	}
}

// The refusal tells the way to what is refused, and types the refs that record
// the way and all that was asked for.
func TestARefusalTypesWhatWouldBeAllowed(t *testing.T) {
	const long = "p q r | s u w | x y z | e f"
	tests := []struct{ path, script, command, refused, why, way, all string }{
		{"p q | r s", "done p", "done r", "r", "phase 1 is not complete", "q", "1.2 2.1"},
		{"p q | r s", "", "skip q", "q", "1.1 comes first", "p", "1.1 1.2"},
		{"p q | r s", "", "done s q", "q", "1.1 comes first", "p", "1.1 1.2 2.1 2.2"}, // the first of those asked for
		{"p q | r s", "", "done s p", "s", "phase 1 is not complete", "q r", "1.1 1.2 2.1 2.2"},
		{"p q | r s", "", "done 2", "r", "phase 1 is not complete", "p q", "1.1 1.2 2.1 2.2"},
		{"p q | r s", "done! s", "done s r", "r", "phase 1 is not complete", "p q", "1.1 1.2 2.1 2.2"},
		{"p q + guide", "", "done q A1", "q", "1.1 comes first", "p", "1.1 1.2 A1"},
		{"p q? r<q", "", "done r", "r", "1.1 comes first", "p q", "1.1 1.2 1.3"},
		{long, "", "done y", "y", "phases 1 and 2 are not complete", "p q r s u w x", "1.1 1.2 1.3 2.1 2.2 2.3 3.1 3.2"},
		{long, "", "done z", "z", "phases 1 and 2 are not complete", "p q r s u w x y", "1 2 3"},
		{long, "", "done e", "e", "phases 1, 2 and 3 are not complete", "p q r s u w x y z", "1 2 3 4.1"},
		{long, "done! q", "done f", "f", "phases 1, 2 and 3 are not complete", "p r s u w x y z e", "1 2 3 4"},
		{"p q r? s | u w x y z e | f<r", "", "done f", "f", "phases 1 and 2 are not complete", "p q r s u w x y z e", "1 1.3 2 3"},
	}
	for _, tt := range tests {
		tr := after(t, mustPath(t, tt.path), tt.script)
		before := dumped(tr)
		_, err := carryOut(t, tr, tt.command, noon())
		e, ok := errors.AsType[*LockedError](err)
		if !ok {
			t.Errorf("%s, %s; %s: %v, want a refusal", tt.path, tt.script, tt.command, err)
			continue
		}
		if e.Item.ID != tt.refused || e.Why != tt.why || ids(e.Way.Items) != tt.way || written(e.All) != tt.all {
			t.Errorf("%s, %s; %s: %s, %s, way %q, all %q\nwant %s, %s, way %q, all %q", tt.path, tt.script, tt.command,
				e.Item.ID, e.Why, ids(e.Way.Items), written(e.All), tt.refused, tt.why, tt.way, tt.all)
		}
		if dumped(tr) != before {
			t.Errorf("%s, %s; %s: it was refused and changed something", tt.path, tt.script, tt.command)
		}
		if _, err := tr.Done(e.All, DoneOptions{Now: noon()}); err != nil {
			t.Errorf("%s, %s; %s: what the refusal types is refused: %v", tt.path, tt.script, tt.command, err)
		}
	}
}
