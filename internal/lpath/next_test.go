package lpath

import (
	"testing"
)

func TestNextOffersOptionalInItsPlace(t *testing.T) {
	path := mustPath(t, "p q? r | s")
	tests := []struct{ done, want string }{
		{"", "p"},
		{"done p", "q"},     // offered in its place
		{"done p r", "s"},   // passed over once something after it is done
		{"done p r s", "q"}, // and offered again when all that is required is done
		{"done p q", "r"},
		{"done p; skip q", "r"},
		{"done p; skip r", "s"}, // skipped counts like done
		{"done p q r s", ""},
	}
	for _, tt := range tests {
		if got := ids(after(t, path, tt.done).Next(1)); got != tt.want {
			t.Errorf("after %q: next is %q, want %q", tt.done, got, tt.want)
		}
	}
}

func TestNextIsTheFirstReadyResource(t *testing.T) {
	tests := []struct{ path, script, want string }{
		{"p q r", "done! q", "p"}, // what was finished out of order is passed over
		{"p q r", "done! q; done p", "r"},
		{"p q r", "done p q; reopen p", "p"},
		{"p? q", "", "p"},
		{"free: p<q q", "", "q"}, // p is locked
		{"free: p<q q", "done q", "p"},
		{"free: p? q r<p", "done q", "p"},           // passed over, but r waits for it
		{"free: p? q r<p s", "done q", "s"},         // as long as there is another one
		{"p? q? r", "done r", "p"},                  // the first of those passed over
		{"p? q? r", "done r q", "p"},                // also when a later one was taken up
		{"p + guide", "done p", ""},                 // extras are never next
		{"p q? | r", "done p; note r look", "q"},    // a note finishes nothing
		{"p? | q", "done! q; reopen q", "p"},        // nor does what was opened again
		{"phases: p q? r | s", "done r", "p"},       // required comes before passed over
		{"phases: p q? r | s", "done r p", "s"},     //
		{"phases: p q? r | s", "done r p s", "q"},   //
		{"free: p? q? r", "skip q", "r"},            //
		{"free: p? q? r", "skip r", "p"},            //
		{"free: p? q? | r? s?", "done q s", "p"},    // all optional: the first
		{"p q | r s", "done p q; done! s", "r"},     //
		{"p q | r s", "done! 1.2 2.2; done p", "r"}, //
	}
	for _, tt := range tests {
		if got := ids(after(t, mustPath(t, tt.path), tt.script).Next(1)); got != tt.want {
			t.Errorf("%s, %s: next is %q, want %q", tt.path, tt.script, got, tt.want)
		}
	}
}

func TestSeveralNextComeInOrderAndThosePassedOverLast(t *testing.T) {
	path := mustPath(t, "p q? r | s u? w")
	tests := []struct {
		script string
		n      int
		want   string
	}{
		{"", 3, "p q r"}, // locked ones too
		{"", 99, "p q r s u w"},
		{"done p", 2, "q r"},
		{"done p r", 9, "s u w q"},
		{"done p r s w", 9, "q u"},
		{"done p r s w", 1, "q"},
		{"", 0, ""},
		{"", -1, ""},
	}
	for _, tt := range tests {
		if got := ids(after(t, path, tt.script).Next(tt.n)); got != tt.want {
			t.Errorf("after %q: the next %d are %q, want %q", tt.script, tt.n, got, tt.want)
		}
	}
}

func TestFittingIsWhatSurelyFitsTheTime(t *testing.T) {
	path := mustPath(t, "phases: p=40m q=20m r=20-30m s u=5m? | w=10m + guide=15m paper * film=7m show=10m")
	tests := []struct {
		script     string
		minutes, n int
		want       string
	}{
		{"", 60, 9, "p q r u"}, // w is locked, s unknown
		{"", 25, 9, "q u"},     // the longest of a range counts
		{"", 30, 9, "q r u"},
		{"", 25, 1, "q"},
		{"", 5, 9, "u"},
		{"", 4, 9, ""},
		{"done u", 10, 9, "film show"}, // extras only if no resource fits
		{"done u", 10, 1, "film"},
		{"done u film", 10, 9, "show"},
		{"done u; skip show", 7, 9, "film"},
		{"done p q r s", 10, 9, "u w"},
		{"done 1 2 u A V", 60, 9, ""},
		{"", 60, 0, ""},
	}
	for _, tt := range tests {
		if got := ids(after(t, path, tt.script).Fitting(tt.minutes, tt.n)); got != tt.want {
			t.Errorf("after %q: into %dm fit %q, want %q", tt.script, tt.minutes, got, tt.want)
		}
	}
}
