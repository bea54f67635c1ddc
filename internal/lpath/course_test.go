package lpath

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// The course is what somebody does who always does what is next; beyond it
// there are optional resources alone.
func TestTheCourseIsWhatIsNextAgainAndAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tr := NewTracker(mustMake(t, legalSpec().Draw(t, "path")), nil)
		wander(t, tr, "done", "done!", "skip!", "reopen")
		course := tr.Course()
		var want []*Item
		for next := tr.Next(1); len(next) > 0; next = tr.Next(1) {
			want = append(want, next[0])
			if _, err := tr.Done([]Ref{next[0].Ref()}, DoneOptions{Now: noon()}); err != nil {
				t.Fatal(err)
			}
		}
		n := min(len(course), len(want))
		if !slices.Equal(course, want[:n]) || slices.ContainsFunc(want[n:], (*Item).Required) {
			t.Fatalf("the course is %q, what is next in turn is %q", ids(course), ids(want))
		}
	})
}

func TestCourse(t *testing.T) {
	tests := []struct {
		name, path, done, want string
	}{
		{"strict", "p q | r s", "done 1.1", "q r s"},
		{"done ahead of its turn", "p q | r s", "done! r", "p q s"},
		{"what waits comes later", "free: p<s q r s", "", "q r s p"},
		{"a phase that others wait for", "free: p<phase-2 q | r s?", "", "q r p s"},
		{"optional in its place", "p q? r", "", "p q r"},
		{"passed over, and left out", "p? q r", "done q", "r"},
		{"passed over, but needed", "free: p? q r<p", "done q", "p r"},
		{"phases", "phases: p<q q | r", "", "q p r"},
		{"nothing left", "p", "done p", ""},
	}
	for _, tt := range tests {
		got := ids(after(t, mustPath(t, tt.path), tt.done).Course())
		if got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}
