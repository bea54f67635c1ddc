package render_test

import (
	"fmt"
	"testing"
	"time"

	"lpath/internal/fault"
	"lpath/internal/lpath/lpathtest"
	"lpath/internal/render"
)

func page() *render.Page {
	return &render.Page{Width: 80, Color: true, Now: time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)}
}

func BenchmarkOutline(b *testing.B) {
	for _, resources := range []int{7, 100, 1000, 10_000} {
		t := lpathtest.Halfway(b, resources)
		b.Run(fmt.Sprint(resources), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				page().Text(render.NewOutline(t))
			}
		})
	}
}

func BenchmarkNext(b *testing.B) {
	for _, resources := range []int{7, 100, 1000, 10_000} {
		t := lpathtest.Halfway(b, resources)
		b.Run(fmt.Sprint(resources), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				page().Text(render.NewNext(t, 1))
			}
		})
	}
}

// Counted, since a time depends on the machine: what is not shown is not made.
func TestNextOfALargePathTakesNoMoreAllocations(t *testing.T) {
	if fault.Raced() {
		t.Skip("the race detector makes fmt forget its buffers at random")
	}
	count := func(resources int) float64 {
		tracker := lpathtest.Halfway(t, resources)
		return testing.AllocsPerRun(5, func() { page().Text(render.NewNext(tracker, 1)) })
	}
	if small, large := count(7), count(10_000); large > small+1 { // the ref is longer
		t.Errorf("%.0f allocations to show the next of 10,000 resources, %.0f of 7", large, small)
	}
}
