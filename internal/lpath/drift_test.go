package lpath

import (
	"fmt"
	"strings"
	"testing"
)

func TestCompareTellsNewMovedAndRetired(t *testing.T) {
	tests := []struct{ seen, path, want string }{
		{"", "p q", "nothing"}, // nothing was seen yet
		{"p q r", "p q | r", "nothing"},
		{"p q", "p q | r s", "new r s, moved 0, retired "},
		{"p q r", "p r", "new , moved 0, retired q"},
		{"p q r", "s q", "new s, moved 0, retired p r"},
		{"p q r", "q p r", "new , moved 1, retired "},
		{"p q r s", "q r s p", "new , moved 1, retired "}, // the fewest that explain it
		{"p q r s", "s r q p", "new , moved 3, retired "},
		{"p q r s", "r s p q", "new , moved 2, retired "},
		{"p q r s", "s u p r", "new u, moved 1, retired q"},
		{"p q", "p + q", "new , moved 0, retired q"}, // an extra is no resource
	}
	for _, tt := range tests {
		got := "nothing"
		if c := Compare(strings.Fields(tt.seen), mustPath(t, tt.path)); c.Any() {
			got = fmt.Sprintf("new %s, moved %d, retired %s", ids(c.New), c.Moved, strings.Join(c.Retired, " "))
		}
		if got != tt.want {
			t.Errorf("from %q to %q: %s, want %s", tt.seen, tt.path, got, tt.want)
		}
	}
}

func TestDriftTellsTheProgressThenAndNow(t *testing.T) {
	tests := []struct {
		name, old, script, path string
		was, now                int
		reopened                string
	}{
		{"no change", "p=30m q=30m", "done p", "p=30m q=30m", 0, 0, ""},
		{"new at the end", "p=30m q=30m", "done p", "p=30m q=30m | r=60m", 50, 25, ""},
		{"new in a finished phase", "p=30m | q=30m", "done p", "p=30m r=60m | q=30m", 50, 25, "r"},
		{"new and done already", "p=30m | q=30m", "done p", "p=30m p2=60m | q=30m", 50, 25, "p2"},
		{"new in an open phase", "p=30m q=30m", "done p", "p=30m r=30m q=30m", 50, 33, ""},
		{"new and optional", "p=30m | q=30m", "done p", "p=30m r=30m? | q=30m", 50, 50, ""},
		{"new in a phase of its own", "p=30m", "done p", "p=30m | r=30m", 100, 50, ""},
		{"a new phase of old and new", "p=30m q=30m", "done p", "q=30m | p=30m r=30m", 50, 33, "r"},
		{"retired and open: it counts the median", "p=30m q=30m r=30m", "done p", "p=30m q=30m", 33, 50, ""},
		{"retired and done", "p=30m q=30m r=30m", "done p", "q=30m r=30m", 33, 0, ""},
		{"retired and skipped", "p=30m q=30m", "skip p", "q=30m", 50, 0, ""},
		{"all is new", "p=30m", "", "q=30m", 0, 0, ""},
		{"all was done", "p=30m q=30m", "done p q", "p=30m", 100, 100, ""},
		{"unknown durations", "p q r", "done p", "p q r s", 33, 25, ""},
	}
	for _, tt := range tests {
		old := after(t, mustPath(t, tt.old), tt.script)
		d := NewTracker(mustPath(t, tt.path), old.Progress()).Drift()
		if d.Was != tt.was || d.Now != tt.now || ids(d.Reopened) != tt.reopened {
			t.Errorf("%s: %d%%, was %d%%, reopens %q; want %d%%, was %d%%, reopens %q",
				tt.name, d.Now, d.Was, ids(d.Reopened), tt.now, tt.was, tt.reopened)
		}
	}
}

func TestWhatIsNewButFinishedReopensNothing(t *testing.T) {
	// It was in the path long ago, and comes back.
	first := after(t, mustPath(t, "p q | r"), "done p q")
	second := NewTracker(mustPath(t, "p | r"), first.Progress())
	second.Note(item(t, second.Path(), "p"), "hm", false, noon()) // the shorter path is seen
	d := NewTracker(mustPath(t, "p q | r"), second.Progress()).Drift()
	if ids(d.New) != "q" || len(d.Reopened) > 0 {
		t.Errorf("new %q, reopens %q; want new q and nothing reopened", ids(d.New), ids(d.Reopened))
	}
}
