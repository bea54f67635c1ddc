package pace_test

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"lpath/internal/lpath"
	"lpath/internal/pace"
)

// Which resources tell how long things take, and what they tell together.
func TestRate(t *testing.T) {
	tests := []struct{ path, want string }{
		{"p=40 q=30", "0 of 0: 0/0"},
		{"p=40/60", "1.5 of 1: 40/60"},
		{"p=40/20", "0.5 of 1: 40/20"},
		{"p=40/60 q=40/20", "1 of 2: 80/80"},
		{"p=10/20 q=90/90", "1.1 of 2: 100/110"},   // by time, not by number
		{"p=40/-60 q=40/40", "1 of 1: 40/40"},      // open: it is not all of it yet
		{"p=40/0 q=40/40", "1 of 1: 40/40"},        // no time recorded is not no time
		{"p/60 q=40/40", "1 of 1: 40/40"},          // no estimate
		{"p=40/40 + guide=20/90", "1 of 1: 40/40"}, // extras are not the path
		{"p=40/60? q=40/40", "1.25 of 2: 80/100"},  // what is optional takes as long as anything
		// One that is far off counts for three times the median, or a third of it.
		{"p=40/40 q=40/40 r=40/4000", "1.667 of 3: 120/4080"},
		{"p=40/40 q=40/40 r=40/1", "0.7778 of 3: 120/81"},
		{"p=40/40 q=40/4000", "2 of 2: 80/4040"},
		{"p=40/36000", "900 of 1: 40/36000"},
	}
	for _, tt := range tests {
		tracker := trackerOf(t, tt.path)
		if got := rate(measure(tracker).Rate); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.path, got, tt.want)
		}
		ratio, n := pace.Ratio(tracker.Path(), tracker.Progress())
		if r := measure(tracker).Rate; ratio != r.Ratio || n != r.Resources {
			t.Errorf("%s: %v of %d, though it is %s", tt.path, ratio, n, tt.want)
		}
	}
}

func measure(trackers ...*lpath.Tracker) pace.Rates { return pace.Measure(trackers, time.Time{}) }

func TestRatioOfAPathNotStarted(t *testing.T) {
	path := trackerOf(t, "p=40").Path()
	if ratio, n := pace.Ratio(path, nil); ratio != 0 || n != 0 {
		t.Errorf("%v of %d, want 0 of 0", ratio, n)
	}
}

// Types come in the order in which files list them, phases in that of the path.
func TestRatesByTypeAndPhase(t *testing.T) {
	first := trackerOf(t, "p=40/60:video q=40/20:article | r=10/10:tool | s=60/30:article t=5/5")
	second := trackerOf(t, "p=100/200:book")
	tests := []struct {
		name          string
		rates         pace.Rates
		types, phases string
	}{
		{"one path", measure(first), "article 0.5 of 2: 100/50, video 1.5 of 1: 40/60, tool 1 of 1: 10/10,  1 of 1: 5/5", "1 1 of 2: 80/80, 2 1 of 1: 10/10, 3 0.5385 of 2: 65/35"},
		{"two paths", measure(first, second), "article 0.5 of 2: 100/50, video 1.5 of 1: 40/60, book 2 of 1: 100/200, tool 1 of 1: 10/10,  1 of 1: 5/5", ""},
		{"none", measure(), "", ""},
		{"from the third day on", pace.Measure([]*lpath.Tracker{first}, time.Date(2025, 11, 3, 0, 0, 0, 0, time.UTC)), "article 0.5 of 1: 60/30, tool 1 of 1: 10/10,  1 of 1: 5/5", "2 1 of 1: 10/10, 3 0.5385 of 2: 65/35"},
	}
	for _, tt := range tests {
		var types, phases []string
		for _, r := range tt.rates.Types {
			types = append(types, r.Type+" "+rate(r.Rate))
		}
		for _, r := range tt.rates.Phases {
			phases = append(phases, string(rune('0'+r.Phase.Number))+" "+rate(r.Rate))
		}
		if got := strings.Join(types, ", "); got != tt.types {
			t.Errorf("%s: types %s, want %s", tt.name, got, tt.types)
		}
		if got := strings.Join(phases, ", "); got != tt.phases {
			t.Errorf("%s: phases %s, want %s", tt.name, got, tt.phases)
		}
	}
}

// A resource that took a third is as far off as one that took three times.
func TestFurthestFromTheirEstimate(t *testing.T) {
	tests := []struct{ path, want string }{
		{"p=40/40 q=30/30", ""},
		{"p=40/41 q=30/30", "p"},
		{"p=40/20 q=40/120 r=40/50 s=40/10", "s q p"},
		{"q=40/20 p=40/80", "p q"}, // the same: by id
	}
	for _, tt := range tests {
		var ids []string
		for _, took := range measure(trackerOf(t, tt.path)).Furthest {
			ids = append(ids, took.Item.ID)
		}
		if got := strings.Join(ids, " "); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.path, got, tt.want)
		}
	}
}

// Whatever one resource took, among five others that were exact it moves the
// ratio by a fair share of three times at most.
func TestOneResourceMovesTheRatioLittle(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		minutes := rapid.IntRange(1, lpath.MaxMinutes).Draw(rt, "minutes")
		tracker := trackerOf(t, "p=30/30 q=30/30 r=30/30 s=30/30 t=30/30 u=30")
		p := tracker.Progress()
		p.Sessions = append(p.Sessions, lpath.Session{ID: "u", At: p.Sessions[4].At, Minutes: minutes})
		p.Records = append(p.Records, lpath.Record{ID: "u", Status: lpath.RecordDone})
		if ratio, n := pace.Ratio(tracker.Path(), p); ratio < 0.88 || ratio > 1.34 || n != 6 {
			rt.Fatalf("%v of %d", ratio, n)
		}
	})
}
