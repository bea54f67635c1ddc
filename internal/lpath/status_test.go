package lpath

import (
	"testing"
)

// Where every resource stands, one letter each: locked, ready, done, skipped;
// a bar before the next phase.
func TestStatusFollowsTheOrder(t *testing.T) {
	tests := []struct{ path, script, want string }{
		{"p q | r s", "", "rl|ll"},
		{"p q | r s", "done p", "dr|ll"},
		{"p q | r s", "done p; skip q", "ds|rl"},
		{"p q | r s", "done! r", "rl|dl"}, // out of order it opens nothing
		{"p q | r s", "done! r; done p q", "dd|dr"},
		{"p q? | r s", "", "rl|ll"},
		{"p q? | r s", "done p", "dr|rl"}, // optional holds nothing back
		{"p? q? | r", "", "rr|r"},
		{"p q? r<q", "done p", "drl"}, // but a need does, even of an optional one
		{"p q? r<q", "done p q", "ddr"},

		{"phases: p q | r s", "", "rr|ll"},
		{"phases: p q | r s", "done q", "rd|ll"},
		{"phases: p q | r s", "done q p", "dd|rr"},
		{"phases: p q? | r s<r", "done p", "dr|rl"},
		{"phases: p q? | r | s", "done! s", "rr|l|d"},

		{"free: p q | r s", "", "rr|rr"},
		{"free: p q<r | r s<phase-1", "", "rl|rl"},
		{"free: p q<r | r s<phase-1", "done r", "rr|dl"},
		{"free: p q<r | r s<phase-1", "done r; skip q; done p", "ds|dr"},
		{"free: p? q<phase-2 | r? s?", "", "rr|rr"}, // a phase of optional ones is complete

		{"p q", "done p q; reopen p", "rd"},
		{"p q r", "done p q; reopen p", "rdl"},
	}
	for _, tt := range tests {
		if got := stateOf(after(t, mustPath(t, tt.path), tt.script)); got != tt.want {
			t.Errorf("%s, %s: %s, want %s", tt.path, tt.script, got, tt.want)
		}
	}
}

func TestExtrasAndChecklistItemsAreNeverLocked(t *testing.T) {
	tr := after(t, mustPath(t, "p q + guide * film ! party feast<phase-1"), "done film")
	for word, want := range map[string]Status{"guide": Ready, "film": Done, "party": Ready, "feast": Ready} {
		if got := tr.Status(item(t, tr.Path(), word)); got != want {
			t.Errorf("%s is %s, want %s", word, got, want)
		}
	}
}

func TestAPathThatIsNotStartedIsAllOpen(t *testing.T) {
	p := mustPath(t, "p q | r")
	tr := NewTracker(p, nil)
	if got := stateOf(tr); got != "rl|l" {
		t.Errorf("it stands at %s", got)
	}
	if tr.Path() != p || tr.Progress().ID != "road" || len(tr.Progress().Records) != 0 {
		t.Errorf("the progress is %+v", tr.Progress())
	}
}

func TestAPhaseIsCompleteWhenNothingRequiredIsOpen(t *testing.T) {
	p := mustPath(t, "p q r? | s? | u")
	tests := []struct {
		script string
		want   [3]bool
	}{
		{"", [3]bool{false, true, false}},
		{"done p", [3]bool{false, true, false}},
		{"done p; skip q", [3]bool{true, true, false}},
		{"done 1 3", [3]bool{true, true, true}},
	}
	for _, tt := range tests {
		tr := after(t, p, tt.script)
		for i, want := range tt.want {
			if got := tr.Complete(p.Phases[i]); got != want {
				t.Errorf("after %q: phase %d is complete: %v, want %v", tt.script, i+1, got, want)
			}
		}
	}
}

func TestRecordIsWhatWasDoneWithAnItem(t *testing.T) {
	tr := after(t, mustPath(t, "p q"), "done p; note p worth it")
	got := tr.Record(item(t, tr.Path(), "p"))
	if got == nil || got.Status != RecordDone || got.Note != "worth it" {
		t.Errorf("the record of p is %+v", got)
	}
	if got := tr.Record(item(t, tr.Path(), "q")); got != nil {
		t.Errorf("the record of q is %+v", got)
	}
}

func TestStatusesHaveTheirWordsInJSONAndFiles(t *testing.T) {
	tests := map[string]string{
		Locked.String(): "locked", Ready.String(): "ready", Done.String(): "done", Skipped.String(): "skipped",
		RecordOpen.String(): "open", RecordDone.String(): "done", RecordSkipped.String(): "skipped",
		Strict.String(): "strict", Phases.String(): "phases", Free.String(): "free",
		Resource.String(): "resource", Additional.String(): "additional", Video.String(): "video", Check.String(): "check",
	}
	for got, want := range tests {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
