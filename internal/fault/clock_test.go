//go:build linux

package fault_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"lpath/internal/lpath"
)

// A clock that jumps back and forth: nothing is refused, nothing that was
// recorded changes its place or its time, and doctor tells when the clock is
// behind what is recorded.
func TestClock(t *testing.T) {
	const part = "clock"
	commands := size(t, 500, 5000)
	seen, draw := &tally{}, rand.New(rand.NewPCG(2, 0))
	l := newSteady(t.TempDir())
	l.must(t, "start serverless")
	now, err := time.Parse(time.RFC3339, noon)
	if err != nil {
		t.Fatal(err)
	}
	for n := range commands {
		now = jump(now, draw)
		l.now = now.Format(time.RFC3339)
		before := l.whole(t)
		words, id := clockCommand(n, before, draw)
		o := l.run(t, words...)
		if o.code != 0 {
			seen.add("refused", 1)
			t.Errorf("at %s lpath %q: exit %d: %s", l.now, words, o.code, o.err)
		}
		after := l.whole(t)
		if !inOrder(after) || words[0] != "undo" && !undisturbed(before, after, id) {
			seen.add("disturbed", 1)
			t.Errorf("at %s lpath %q disturbed what was recorded:\n%+v\n%+v", l.now, words, before.Paths[0], after.Paths[0])
		}
		if newest(after).Sub(now) > 10*time.Minute {
			seen.add("clock behind", 1)
			l.doctorTells(t, seen)
		}
	}
	say(part, "%d commands; %s", commands, seen.list("refused", "disturbed", "clock behind", "doctor told"))
}

// jump is the clock a little later, or an hour or ten years before or after.
func jump(now time.Time, draw *rand.Rand) time.Time {
	const years = 10 * 365 * 24 * time.Hour
	jumps := []time.Duration{time.Minute, time.Hour, -time.Hour, years, -years}
	to := now.Add(jumps[draw.IntN(len(jumps))])
	if to.Year() < 1990 || to.Year() > 2090 { // within what people live to see
		return now.Add(time.Minute)
	}
	return to
}

// clockCommand is a command that changes something, and the id of what.
func clockCommand(n int, s *lpath.State, draw *rand.Rand) (words []string, id string) {
	items := [...][2]string{
		{"1.1", "serverless-basics"},
		{"A1", "additional-serverless-guide"},
		{"A2", "additional-cloud-computing"},
		{"V1", "video-serverless-architecture"},
	}
	ref, id := items[n%len(items)][0], items[n%len(items)][1]
	r, _ := s.Path("serverless").Record(id)
	switch draw.IntN(5) {
	case 0:
		if len(s.Undo) > 1 {
			return []string{"undo"}, ""
		}
	case 1:
		if r.Finished() {
			return []string{"reopen", ref}, id
		}
	case 2, 3:
		return []string{"done", ref, "--spent", fmt.Sprintf("%dm", 1+n%50)}, id
	}
	return []string{"note", ref, fmt.Sprintf("line-%d", n)}, id
}

// undisturbed reports whether the records and sessions of all items but one
// are as they were, in the same order.
func undisturbed(before, after *lpath.State, id string) bool {
	b, a := before.Path("serverless"), after.Path("serverless")
	record := func(r lpath.Record) bool { return r.ID == id }
	session := func(s lpath.Session) bool { return s.ID == id }
	return slices.Equal(slices.DeleteFunc(slices.Clone(b.Records), record), slices.DeleteFunc(slices.Clone(a.Records), record)) &&
		slices.Equal(slices.DeleteFunc(slices.Clone(b.Sessions), session), slices.DeleteFunc(slices.Clone(a.Sessions), session))
}

// inOrder reports whether records are sorted by id, and sessions by time.
func inOrder(s *lpath.State) bool {
	p := s.Path("serverless")
	return slices.IsSortedFunc(p.Records, func(a, b lpath.Record) int { return strings.Compare(a.ID, b.ID) }) &&
		slices.IsSortedFunc(p.Sessions, func(a, b lpath.Session) int { return a.At.Compare(b.At) })
}

// newest is the latest time at which something is recorded to have happened.
func newest(s *lpath.State) time.Time {
	var latest time.Time
	for _, p := range s.Paths {
		for _, r := range p.Records {
			if r.At.After(latest) {
				latest = r.At
			}
		}
	}
	return latest
}

// doctorTells checks that doctor says that the clock is behind.
func (l learner) doctorTells(t *testing.T, seen *tally) {
	t.Helper()
	var v struct {
		Checks []struct {
			Name string
			OK   bool
		}
	}
	if err := json.Unmarshal([]byte(l.run(t, "doctor", "--json").out), &v); err != nil {
		t.Fatal(err)
	}
	for _, c := range v.Checks {
		if c.Name == "clock" && !c.OK {
			seen.add("doctor told", 1)
			return
		}
	}
	t.Errorf("at %s doctor does not tell that the clock is behind", l.now)
}
