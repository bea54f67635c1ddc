package render_test

import (
	"fmt"
	"testing"
	"time"

	"lpath/internal/lpath"
	"lpath/internal/render"
)

// largeTracker is half-way along a path of that many resources.
func largeTracker(tb testing.TB, resources int) *lpath.Tracker {
	tb.Helper()
	spec := lpath.PathSpec{ID: "large", Title: "A large path"}
	progress := &lpath.Progress{Head: lpath.Head{ID: spec.ID}}
	for i := range resources {
		if i%25 == 0 {
			spec.Phases = append(spec.Phases, lpath.PhaseSpec{Title: fmt.Sprintf("Phase number %d", i/25+1)})
		}
		phase := &spec.Phases[len(spec.Phases)-1]
		id := fmt.Sprintf("resource-%05d", i)
		phase.Resources = append(phase.Resources, lpath.ItemSpec{ID: id, Title: "What it is about", Type: "article", Duration: lpath.Minutes{Min: 30, Max: 30}})
		if i < resources/2 {
			progress.Records = append(progress.Records, lpath.Record{ID: id, Status: lpath.RecordDone, At: noon()})
		}
	}
	path, problems := lpath.NewPath(spec)
	if len(problems) > 0 {
		tb.Fatal(problems)
	}
	return lpath.NewTracker(path, progress)
}

func noon() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC) }

func page() *render.Page { return &render.Page{Width: 80, Color: true, Now: noon()} }

func BenchmarkOutline(b *testing.B) {
	for _, resources := range []int{7, 100, 1000, 10_000} {
		t := largeTracker(b, resources)
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
		t := largeTracker(b, resources)
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
	count := func(resources int) float64 {
		tracker := largeTracker(t, resources)
		return testing.AllocsPerRun(5, func() { page().Text(render.NewNext(tracker, 1)) })
	}
	if small, large := count(7), count(10_000); large > small+1 { // the ref is longer
		t.Errorf("%.0f allocations to show the next of 10,000 resources, %.0f of 7", large, small)
	}
}
