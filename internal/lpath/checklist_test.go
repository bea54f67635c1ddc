package lpath

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// ticks writes a checklist: x ticked, else what is missing.
func ticks(tr *Tracker) string {
	var words []string
	for _, c := range tr.Checklist() {
		mark := "x"
		if !c.Done {
			mark = fmt.Sprintf("(%s)", ids(c.Open.Items))
		}
		words = append(words, mark)
	}
	return strings.Join(words, " ")
}

func TestChecklistTicksByItsConditionsOrByHand(t *testing.T) {
	p := mustPath(t, "free: p q? | r + guide * film ! one<phase-1 two<phase-2 opt<q extras<supplementary party")
	tests := []struct{ script, want string }{
		{"", "(p) (r) (q) (guide film) ()"},
		{"done p", "x (r) (q) (guide film) ()"}, // the optional one does not count for its phase
		{"skip p", "x (r) (q) (guide film) ()"},
		{"done q", "(p) (r) x (guide film) ()"}, // but by itself
		{"done film", "(p) (r) (q) (guide) ()"},
		{"done A; skip V1", "(p) (r) (q) x ()"},
		{"done party", "(p) (r) (q) (guide film) x"},
		{"done C5; reopen C5", "(p) (r) (q) (guide film) ()"},
		{"done 1 2 q A V C5", "x x x x x"},
	}
	for _, tt := range tests {
		if got := ticks(after(t, p, tt.script)); got != tt.want {
			t.Errorf("after %q: %s, want %s", tt.script, got, tt.want)
		}
	}
}

func TestChecklistSaysWhatIsMissingAndHowLongItTakes(t *testing.T) {
	tr := after(t, mustPath(t, "p=30m q=4-6h r | s + guide=15m paper ! one<phase-1 extras<supplementary party"), "done p")
	want := []struct {
		ref              string
		byHand           bool
		minutes, unknown int
	}{{"C1", false, 300, 1}, {"C2", false, 15, 1}, {"C3", true, 0, 0}}
	for i, c := range tr.Checklist() {
		w := want[i]
		if c.Item.Ref().String() != w.ref || c.ByHand != w.byHand || c.Open.Minutes != w.minutes || c.Open.Unknown != w.unknown {
			t.Errorf("%s: by hand %v, %dm and %d unknown, want %+v", c.Item.Ref(), c.ByHand, c.Open.Minutes, c.Open.Unknown, w)
		}
	}
}

func TestAChecklistItemWithAConditionIsNotForAHand(t *testing.T) {
	const path = "p | q + guide ! one<phase-1 quest<q extras<supplementary party"
	tests := []struct{ script, command, want string }{
		{"", "done C1", "C1 One ticks itself once phase 1 is complete"},
		{"", "done C2", "C2 Quest ticks itself once 2.1 is done"},
		{"", "done extras", "C3 Extras ticks itself once all additional resources and videos are done"},
		{"done p", "done C1", "C1 One is ticked: phase 1 is complete"},
		{"done p q A", "done C2", "C2 Quest is ticked: 2.1 is done"},
		{"done p q A", "done C3", "C3 Extras is ticked: all additional resources and videos are done"},
		{"done p", "reopen C1", "C1 One is ticked: phase 1 is complete"},
		{"", "done p C1", "C1 One ticks itself once phase 1 is complete"}, // and p is not done
		{"", "skip C1", "C1 One is ticked or not; only resources and extras can be skipped"},
		{"", "skip C4", "C4 Party is ticked or not; only resources and extras can be skipped"},
	}
	for _, tt := range tests {
		tr := after(t, mustPath(t, path), tt.script)
		before := dumped(tr)
		_, err := carryOut(t, tr, tt.command, noon())
		if _, ok := errors.AsType[*CheckError](err); !ok || err.Error() != tt.want {
			t.Errorf("%s; %s: %v, want the error %s", tt.script, tt.command, err, tt.want)
		}
		if dumped(tr) != before {
			t.Errorf("%s; %s: it was refused and changed something", tt.script, tt.command)
		}
	}
}
