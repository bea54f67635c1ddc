package fault_test

import (
	"testing"
	"time"

	"lpath/internal/fault"
)

func TestBoundedReadsOnceWhatIsQuick(t *testing.T) {
	calls := 0
	fault.Bounded(t, func() { calls++ })
	if calls != 1 {
		t.Errorf("called %d times", calls)
	}
}

// A busy machine makes an input slow once or twice, and that is no fault of it.
func TestBoundedForgivesWhatIsSlowTwice(t *testing.T) {
	calls := 0
	fault.Bounded(t, func() {
		if calls++; calls < 3 {
			time.Sleep(1100 * time.Millisecond)
		}
	})
	if calls > 3 {
		t.Errorf("called %d times", calls)
	}
}
