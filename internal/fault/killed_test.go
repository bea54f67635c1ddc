//go:build linux

package fault_test

import (
	"bytes"
	"fmt"
	"testing"
)

// Killed before any of its calls on files, a command leaves the old state or
// the new one; the new one if it had said so. What it left lying about is gone
// after the next change.
func TestKilledAtEachCall(t *testing.T) {
	const part = "kill at each call"
	need(t, part, "strace")
	var seen tally
	for _, k := range kinds() {
		t.Run(k.name, func(t *testing.T) { killAtEach(t, k, &seen) })
	}
	say(part, "%d kinds of change, %d calls; %s", len(kinds()), seen.count("kills"),
		seen.list("torn", "acknowledged but missing", "left over at once", "left over after the next change"))
}

func killAtEach(t *testing.T, k kind, seen *tally) {
	t.Helper()
	origin := k.prepare(t)
	wanted := k.result(t, origin)
	undisturbed := origin.copied(t, t.TempDir())
	_, tr := undisturbed.strace(t, "", k.args()...)
	for _, c := range tr.ours(undisturbed) {
		t.Run(fmt.Sprintf("%s %d", c.name, c.nth), func(t *testing.T) {
			t.Parallel()
			l := origin.copied(t, t.TempDir())
			o, killed := l.strace(t, fmt.Sprintf("%s:signal=KILL:when=%d", c.name, c.nth), k.args()...)
			if !killed.killed {
				t.Fatalf("was not killed at %v: exit %d", c, o.code)
			}
			seen.add("kills", 1)
			l.judge(t, origin.bytes(t), wanted, o, seen)
		})
	}
}

// judge compares what is on the disk after a kill with what was there and what
// had been said, and makes another change.
func (l learner) judge(t *testing.T, old, wanted []byte, o outcome, seen *tally) {
	t.Helper()
	now := l.bytes(t)
	switch {
	case !bytes.Equal(now, old) && !bytes.Equal(now, wanted):
		seen.add("torn", 1)
		t.Errorf("the state is neither the old nor the new one:\n%s", now)
	case o.acknowledged() && !bytes.Equal(now, wanted):
		seen.add("acknowledged but missing", 1)
		t.Error("the state is the old one, and the receipt was shown")
	}
	seen.add("left over at once", len(l.leftovers(t)))
	l.follow(t)
	seen.add("left over after the next change", len(l.leftovers(t)))
	l.stillLinked(t)
}
