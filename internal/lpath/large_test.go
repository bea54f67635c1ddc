package lpath

import (
	"fmt"
	"testing"
)

// largeTracker is half-way along a path of that many resources.
func largeTracker(tb testing.TB, resources int) *Tracker {
	tb.Helper()
	spec := PathSpec{ID: "large", Title: "A large path"}
	progress := &Progress{Head: Head{ID: spec.ID}}
	for i := range resources {
		if i%25 == 0 {
			spec.Phases = append(spec.Phases, PhaseSpec{Title: fmt.Sprintf("Phase %d", i/25+1)})
		}
		phase := &spec.Phases[len(spec.Phases)-1]
		id := fmt.Sprintf("resource-%05d", i)
		phase.Resources = append(phase.Resources, ItemSpec{ID: id, Title: id, Duration: Minutes{Min: 30, Max: 30}})
		if i < resources/2 {
			progress.Records = append(progress.Records, Record{ID: id, Status: RecordDone})
		}
	}
	path, problems := NewPath(spec)
	if len(problems) > 0 {
		tb.Fatal(problems)
	}
	return NewTracker(path, progress)
}

func BenchmarkNext(b *testing.B) {
	for _, resources := range []int{7, 100, 1000, 10_000} {
		t := largeTracker(b, resources)
		b.Run(fmt.Sprint(resources), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				NewTracker(t.Path(), t.Progress()).Next(1)
			}
		})
	}
}

// Counted, since a time depends on the machine.
func TestRulesOfALargePathTakeFewAllocations(t *testing.T) {
	tracker := largeTracker(t, 10_000)
	got := testing.AllocsPerRun(5, func() { NewTracker(tracker.Path(), tracker.Progress()).Next(1) })
	if got > 100 {
		t.Errorf("%.0f allocations to find the next of 10,000 resources: at most 100", got)
	}
}
