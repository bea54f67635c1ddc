//go:build linux

package fault_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

const (
	crowd       = 64               // processes at once
	longestWait = 10 * time.Second // for any of them
)

// Many processes at once, half of them through a symlink: no change is lost,
// and nobody waits for long.
func TestConcurrency(t *testing.T) {
	const part = "concurrency"
	each := size(t, 50, 250)
	l := newLearner(t.TempDir())
	path := filepath.Join(l.home, "crowd.yaml")
	if err := os.WriteFile(path, []byte(crowdPath()), 0o600); err != nil {
		t.Fatal(err)
	}
	l.must(t, "start "+path)
	linked := l
	linked.file = filepath.Join(l.home, "link.yaml")
	if err := os.Symlink(filepath.Join("data", "state.yaml"), linked.file); err != nil {
		t.Fatal(err)
	}
	seen := &tally{}
	var all sync.WaitGroup
	for n := range crowd {
		who := []learner{l, linked}[n%2]
		all.Go(func() { who.noteMany(t, n, each, seen) })
	}
	all.Wait()
	progress := l.whole(t).Path("crowd")
	for n := range crowd {
		r, _ := progress.Record(fmt.Sprintf("resource-%d", n))
		if got, want := r.Note, manyNotes(each); got != want {
			seen.add("lost", each-strings.Count(got, "n"))
			t.Errorf("learner %d has the note %q, not %q", n, got, want)
		}
	}
	if left := l.leftovers(t); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
	linked.stillLinked(t)
	if seen.most > longestWait {
		t.Errorf("one waited for %v", seen.most)
	}
	say(part, "%d processes x %d changes, half through a symlink; %s, longest wait %.1f s", crowd, each, seen.list("refused", "lost"), seen.most.Seconds())
}

// noteMany adds lines to the note of the learner's own resource, one command
// after the other.
func (l learner) noteMany(t *testing.T, n, each int, seen *tally) {
	for line := range strings.Lines(manyNotes(each)) {
		o := l.run(t, "note", fmt.Sprintf("resource-%d", n), strings.TrimSpace(line))
		seen.took(o.took)
		if o.code != 0 {
			seen.add("refused", 1)
			t.Errorf("learner %d was refused: %s", n, o.err)
		}
	}
}

// manyNotes are the lines that each learner writes.
func manyNotes(each int) string {
	lines := make([]string, each)
	for i := range lines {
		lines[i] = fmt.Sprintf("n%d", i)
	}
	return strings.Join(lines, "\n")
}

// crowdPath is a path with a resource for each learner, in any order.
func crowdPath() string {
	var b strings.Builder
	b.WriteString("version: 1\nid: crowd\ntitle: Crowd\norder: free\nphases:\n  - title: All\n    resources:\n")
	for n := range crowd {
		fmt.Fprintf(&b, "      - {id: resource-%d, title: Resource %d}\n", n, n)
	}
	return b.String()
}
