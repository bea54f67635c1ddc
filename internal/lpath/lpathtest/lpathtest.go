// Package lpathtest makes learners for tests of what is done with paths.
package lpathtest

import (
	"fmt"
	"testing"
	"time"

	"lpath/internal/lpath"
)

// Halfway is a learner who has done the first half of a path of that many
// resources, 25 in a phase, at noon of 23 November 2026.
func Halfway(tb testing.TB, resources int) *lpath.Tracker {
	tb.Helper()
	noon := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
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
			progress.Records = append(progress.Records, lpath.Record{ID: id, Status: lpath.RecordDone, At: noon})
		}
	}
	path, problems := lpath.NewPath(spec)
	if len(problems) > 0 {
		tb.Fatal(problems)
	}
	return lpath.NewTracker(path, progress)
}
