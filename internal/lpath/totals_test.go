package lpath

import (
	"fmt"
	"testing"
)

func TestTotalsCountWhatIsRequired(t *testing.T) {
	p := mustPath(t, "phases: p=30m q=4-6h r s=20m? | u=10m w + guide=99m * film=7m ! party")
	none := Totals{Total: 5, MinutesTotal: 340, Unknown: 2, UnknownLeft: 2}
	tests := []struct {
		script string
		want   Totals
	}{
		{"", none},
		{"done s A V C1", none}, // optional ones, extras and ticks are no progress
		{"note p hm", none},
		{"done p", Totals{Total: 5, Done: 1, MinutesDone: 30, MinutesTotal: 340, Unknown: 2, UnknownLeft: 2, Percent: 8}},
		{"done p; skip r", Totals{Total: 5, Done: 1, Skipped: 1, MinutesDone: 30, MinutesTotal: 340, Unknown: 2, UnknownLeft: 1, Percent: 14}},
		{"done p q r; skip u w", Totals{Total: 5, Done: 3, Skipped: 2, MinutesDone: 340, MinutesTotal: 340, Unknown: 2, Percent: 100, Complete: true}},
	}
	for _, tt := range tests {
		got := after(t, p, tt.script).Totals()
		if got != tt.want {
			t.Errorf("after %q:\n%+v, want\n%+v", tt.script, got, tt.want)
		}
		if got.Open() != got.Total-got.Done-got.Skipped || got.MinutesLeft() != got.MinutesTotal-got.MinutesDone {
			t.Errorf("after %q: %d open with %dm", tt.script, got.Open(), got.MinutesLeft())
		}
	}
}

func TestPercentIsAShareOfTheTime(t *testing.T) {
	tests := []struct {
		name, path, done string
		want             int
	}{
		{"nothing", "p=30m q=10m", "", 0},
		{"everything", "p=30m q=10m", "p q", 100},
		{"minutes, not pieces", "p=30m q=10m", "p", 75},
		{"nearest", "p=1m q=2m", "p", 33},
		{"nearest, up", "p=2m q=1m", "p", 67},
		{"half goes up", "p=1m q=7m", "p", 13},
		{"at least 1 once something is done", "p=1m q=100h", "p", 1},
		{"at most 99 while something is open", "p=100h q=1m", "p", 99},
		{"a range counts its middle", "p=1-3h q=2h", "p", 50},
		{"unknown counts the median", "p q=10m r=20m s=90m", "p", 14},           // 20 of 140
		{"median of two", "p q=10m r=20m", "p", 33},                             // 15 of 45
		{"optional ones count for the median", "p q=10m r=20m? s=90m", "p", 17}, // 20 of 120
		{"none known: by count", "p q r", "p", 33},                              //
		{"none known: nearly all", "p q r", "p q", 67},                          //
		{"only the optional one is known", "p q r=10m?", "p", 50},               // 10 of 20
		{"optional is not counted", "p=10m q=10m? r=10m", "p q", 50},            //
		{"only optional ones: nothing is required", "p=10m? q?", "", 100},       //
		{"extras are not counted", "p=10m q=10m + guide=50m", "p guide", 50},    //
	}
	for _, tt := range tests {
		tr := after(t, mustPath(t, tt.path), "done "+tt.done)
		if got := tr.Totals().Percent; got != tt.want {
			t.Errorf("%s: %s with %q done is %d%%, want %d%%", tt.name, tt.path, tt.done, got, tt.want)
		}
	}
}

func TestPercentIsNeverRoundedToNothingOrAll(t *testing.T) {
	path := "free:"
	for n := range 250 {
		path += fmt.Sprintf(" x%d", n)
	}
	p := mustPath(t, path)
	for _, done := range []int{1, 249} {
		refs := make([]Ref, done)
		for n := range done {
			refs[n] = Ref{Phase: 1, Number: n + 1}
		}
		tr := NewTracker(p, nil)
		if _, err := tr.Done(refs, DoneOptions{Now: noon()}); err != nil {
			t.Fatal(err)
		}
		if got := tr.Totals().Percent; got < 1 || got > 99 {
			t.Errorf("%d of 250 is %d%%", done, got)
		}
	}
}

func TestTotalsOfAPhaseAreItsOwn(t *testing.T) {
	p := mustPath(t, "p=30m q | r=60m s | u?")
	tr := after(t, p, "done p q r")
	want := []Totals{
		{Total: 2, Done: 2, MinutesDone: 30, MinutesTotal: 30, Unknown: 1, Percent: 100, Complete: true},
		{Total: 2, Done: 1, MinutesDone: 60, MinutesTotal: 60, Unknown: 1, UnknownLeft: 1, Percent: 57}, // s counts the path's 45m
		{Percent: 100, Complete: true},
	}
	for i, phase := range p.Phases {
		if got := tr.PhaseTotals(phase); got != want[i] {
			t.Errorf("phase %d: %+v, want %+v", i+1, got, want[i])
		}
	}
}

func TestRecordsOfItemsThatAreGoneCountAsRetired(t *testing.T) {
	tr := after(t, mustPath(t, "p q r + guide"), "done p q guide")
	got := NewTracker(mustPath(t, "p r s"), tr.Progress()).Totals()
	if got.Retired != 2 || got.Done != 1 || got.Total != 3 {
		t.Errorf("%+v, want 1 of 3 done, 2 retired", got)
	}
}
