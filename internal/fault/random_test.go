//go:build linux

package fault_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"lpath/internal/lpath"
)

// longestLife is how long a command may run before it is killed, at most. Most
// take less: those that come to their end are the control.
const longestLife = 12 * time.Millisecond

// Killed at any time, a command leaves the old state or its own change whole,
// and never takes away what an earlier one had acknowledged.
func TestKilledAtRandom(t *testing.T) {
	const part = "kill at random"
	kills := size(t, 1000, 20_000)
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	r := &rampage{newLearner(t.TempDir()), rand.New(rand.NewPCG(seed, 0)), &tally{}}
	r.l.must(t, "start serverless")
	for n := 0; r.seen.count("kills") < kills && !t.Failed(); n++ {
		r.next(t, n)
	}
	say(part, "%d kills among %d commands; %s", r.seen.count("kills"), r.seen.count("commands"),
		r.seen.list("torn", "acknowledged but missing", "left over at once", "left over after the next change"))
}

// rampage is a learner whose commands are killed.
type rampage struct {
	l    learner
	rand *rand.Rand
	seen *tally
}

// next runs a command for a random time, and looks at what is there then.
func (r *rampage) next(t *testing.T, n int) {
	t.Helper()
	old := r.l.bytes(t)
	before, err := decode(old)
	if err != nil {
		t.Fatal(err)
	}
	littered := len(r.l.leftovers(t))
	words := r.pick(n, before)
	o := finishWithin(t, r.l.command(t.Context(), nil, words...), time.Duration(r.rand.Int64N(int64(longestLife))))
	r.seen.add("commands", 1)
	if o.code == -1 {
		r.seen.add("kills", 1)
	}
	now := r.l.bytes(t)
	after, err := decode(now)
	replaced := !bytes.Equal(now, old)
	switch {
	case err != nil:
		r.seen.add("torn", 1)
		t.Errorf("%q: %v\n%s", words, err, now)
	case replaced && !holds(words, before, after):
		r.seen.add("torn", 1)
		t.Errorf("%q left something else:\n%s", words, now)
	case !replaced && o.acknowledged():
		r.seen.add("acknowledged but missing", 1)
		t.Errorf("%q said %q and did nothing", words, o.out)
	case !replaced && o.code > 0:
		t.Errorf("%q was refused: %s", words, o.err)
	}
	left := len(r.l.leftovers(t))
	r.seen.add("left over at once", max(0, left-littered))
	if o.code == 0 {
		r.seen.add("left over after the next change", left)
		if left > 0 {
			t.Errorf("%q left %q", words, r.l.leftovers(t))
		}
	}
}

// pick is the words of a command that changes something.
func (r *rampage) pick(n int, s *lpath.State) []string {
	p := s.Path("serverless")
	if p == nil {
		return []string{"start", "serverless"}
	}
	rec, ok := p.Record("serverless-basics")
	finished := ok && rec.Finished()
	if len(rec.Note) > 2000 {
		return []string{"reset", "serverless"}
	}
	switch r.rand.IntN(5) {
	case 0:
		if len(s.Undo) > 1 {
			return []string{"undo"}
		}
	case 1:
		if finished {
			return []string{"reopen", "1.1"}
		}
		return []string{"skip", "1.1"}
	case 2:
		if !finished {
			return []string{"done", "1.1"}
		}
	}
	return []string{"note", "1.1", fmt.Sprintf("line-%d", n)}
}

// holds reports whether the change of a command is in the state.
func holds(words []string, before, after *lpath.State) bool {
	p := after.Path("serverless")
	if p == nil {
		return words[0] == "reset" || words[0] == "undo"
	}
	rec, _ := p.Record("serverless-basics")
	switch words[0] {
	case "done":
		return rec.Status == lpath.RecordDone
	case "skip":
		return rec.Status == lpath.RecordSkipped
	case "reopen":
		return rec.Status == lpath.RecordOpen
	case "note":
		return strings.HasSuffix("\n"+rec.Note, "\n"+words[2])
	case "undo":
		return len(after.Undo) == len(before.Undo)-1
	}
	return true
}
