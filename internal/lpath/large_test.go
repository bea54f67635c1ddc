package lpath_test

import (
	"fmt"
	"testing"

	"lpath/internal/lpath"
	"lpath/internal/lpath/lpathtest"
)

func BenchmarkNext(b *testing.B) {
	for _, resources := range []int{7, 100, 1000, 10_000} {
		t := lpathtest.Halfway(b, resources)
		b.Run(fmt.Sprint(resources), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				lpath.NewTracker(t.Path(), t.Progress()).Next(1)
			}
		})
	}
}

// Counted, since a time depends on the machine.
func TestRulesOfALargePathTakeFewAllocations(t *testing.T) {
	tracker := lpathtest.Halfway(t, 10_000)
	got := testing.AllocsPerRun(5, func() { lpath.NewTracker(tracker.Path(), tracker.Progress()).Next(1) })
	if got > 100 {
		t.Errorf("%.0f allocations to find the next of 10,000 resources: at most 100", got)
	}
}
