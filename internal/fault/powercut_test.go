//go:build linux

package fault_test

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// A power cut after any call of a command, whatever of it had reached the disk:
// the state is the old one or the new one, and the new one if the receipt was
// shown.
func TestPowerCut(t *testing.T) {
	const part = "power cut"
	need(t, part, "strace")
	all := append(kinds(), moreKinds()...)
	seen, disks := &tally{}, &sync.Map{}
	t.Run("a command", func(t *testing.T) {
		for _, k := range all {
			t.Run(k.name, func(t *testing.T) { t.Parallel(); cutOne(t, k, seen, disks) })
		}
	})
	say(part, "%d commands, after each of %d calls, %d different disks; %s", seen.count("commands"), seen.count("calls"),
		seen.count("disks"), seen.list("torn", "acknowledged but missing", "without a backup"))
	after := &tally{}
	t.Run("after a kill", func(t *testing.T) {
		for _, k := range all {
			t.Run(k.name, func(t *testing.T) { t.Parallel(); cutAfterKills(t, k, after, disks) })
		}
	})
	say(part+" after a kill", "%d commands, after each of %d calls, %d different disks; %s", after.count("commands"), after.count("calls"),
		after.count("disks"), after.list("torn", "acknowledged but missing", "without a backup"))
}

// cut is a command whose calls are replayed.
type cut struct {
	l       learner
	k       kind
	disk    *disk
	wholes  [][]byte // all that was ever whole, for the backups
	allowed [][]byte // what the state may be now
	before  []byte   // what it was before the command
	result  []byte   // what it is after it
	seen    *tally
	disks   *sync.Map // sums of the disks that processes have met
}

func newCut(t *testing.T, l learner, k kind, seen *tally, disks *sync.Map) *cut {
	t.Helper()
	c := &cut{l: l, k: k, disk: newDisk(t, l.home), allowed: [][]byte{l.bytes(t)}, seen: seen, disks: disks}
	for _, i := range c.disk.names {
		c.wholes = append(c.wholes, i.data)
	}
	return c
}

// replay makes the calls of a command one after the other, and cuts the power
// after each. The state may become result; it has to be that once the learner
// was told so.
func (c *cut) replay(t *testing.T, calls []call, result []byte) {
	t.Helper()
	c.seen.add("commands", 1)
	c.disk.begin()
	if i := c.disk.names[c.l.target]; i != nil {
		c.before = i.data
	}
	c.result = result
	c.allowed = append(c.allowed, result)
	c.wholes = append(c.wholes, result)
	for _, call := range calls {
		c.seen.add("calls", 1)
		changed := c.disk.apply(t, call)
		if call.file == "stdout" && call.result > 0 {
			c.allowed, changed = [][]byte{result}, true
		}
		if changed {
			c.disk.images(func(im image) { c.judge(t, im, call) })
		}
		if t.Failed() {
			return
		}
	}
}

// judge looks at what is there after a power cut that followed a call.
func (c *cut) judge(t *testing.T, im image, after call) {
	t.Helper()
	var now []byte
	if content, ok := im[c.l.target]; ok {
		now = []byte(content)
	}
	same := func(b []byte) bool { return bytes.Equal(b, now) && (b == nil) == (now == nil) }
	switch {
	case slices.ContainsFunc(c.allowed, same):
	case len(c.allowed) == 1:
		c.seen.add("acknowledged but missing", 1)
		t.Errorf("after %v: the receipt was shown, and the state is\n%s", after, now)
	default:
		c.seen.add("torn", 1)
		t.Errorf("after %v: neither old nor new:\n%q", after, now)
	}
	backedUp := c.before == nil || bytes.Equal(c.before, c.result) || !same(c.result)
	for path, content := range im {
		whole := func(b []byte) bool { return string(b) == content }
		temporary := strings.HasSuffix(path, ".tmp")
		if filepath.Base(filepath.Dir(path)) == "backups" && !temporary && !slices.ContainsFunc(c.wholes, whole) {
			c.seen.add("torn", 1)
			t.Errorf("after %v: the backup %s is torn:\n%q", after, path, content)
		}
		backedUp = backedUp || content == string(c.before) && filepath.Base(filepath.Dir(path)) == "backups" && !temporary
	}
	if !backedUp {
		c.seen.add("without a backup", 1)
		t.Errorf("after %v: the new state is there, and no backup of the old one", after)
	}
	if _, met := c.disks.LoadOrStore(im.sum(c.l.home), true); !met && !t.Failed() {
		c.seen.add("disks", 1)
		c.meet(t, im, now, after)
	}
}

// meet lets the program meet the disk: it reads the state, and changes it.
func (c *cut) meet(t *testing.T, im image, now []byte, after call) {
	t.Helper()
	dir := t.TempDir()
	im.make(t, c.l.home, dir)
	l := c.l
	l.home = dir
	l.file = filepath.Join(dir, strings.TrimPrefix(c.l.file, c.l.home))
	l.target = filepath.Join(dir, strings.TrimPrefix(c.l.target, c.l.home))
	_, err := decode(now)
	want := 0
	if err != nil { // as it was before the command
		want = 4
	}
	if o := l.run(t, "status"); o.code != want {
		t.Errorf("after %v: lpath status exits %d, not %d: %s", after, o.code, want, o.err)
	}
	if err == nil && !t.Failed() {
		l.follow(t)
	}
}

// cutOne replays one command.
func cutOne(t *testing.T, k kind, seen *tally, disks *sync.Map) {
	t.Helper()
	l := k.prepare(t)
	c := newCut(t, l, k, seen, disks)
	o, tr := l.strace(t, "", k.args()...)
	if o.code != 0 {
		t.Fatalf("exit %d: %s", o.code, o.err)
	}
	c.replay(t, tr.calls, l.bytes(t))
}

// cutAfterKills kills the command before each call that changes something,
// and replays that and the command that comes next: another one, or the same
// again, which may find nothing to do and promises no less.
func cutAfterKills(t *testing.T, k kind, seen *tally, disks *sync.Map) {
	t.Helper()
	origin := k.prepare(t)
	undisturbed := origin.copied(t, t.TempDir())
	model := newDisk(t, undisturbed.home)
	_, tr := undisturbed.strace(t, "", k.args()...)
	model.begin()
	for _, at := range tr.calls {
		if !model.apply(t, at) && at.file != "stdout" {
			continue
		}
		for _, next := range []string{"note 1.1 afterwards", k.change} {
			l := origin.copied(t, t.TempDir())
			c := newCut(t, l, k, seen, disks)
			o, killed := l.strace(t, fmt.Sprintf("%s:signal=KILL:when=%d", at.name, at.nth), k.args()...)
			if !killed.killed {
				t.Fatalf("not killed at %v: exit %d", at, o.code)
			}
			c.replay(t, killed.calls, undisturbed.bytes(t))
			o, rest := l.strace(t, "", strings.Fields(next)...)
			if o.code < 0 || o.code == 4 && !k.spoilt {
				t.Errorf("lpath %s after a kill at %v: exit %d: %s", next, at, o.code, o.err)
			}
			c.replay(t, rest.calls, l.bytes(t))
			if t.Failed() {
				return
			}
		}
	}
}
