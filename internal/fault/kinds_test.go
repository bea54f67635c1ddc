//go:build linux

package fault_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// kind is a way of changing the state.
type kind struct {
	name   string
	before []string // commands that went before
	linked string   // where the state is a symlink, what it leads to, from beside it
	spoilt bool     // the state is damaged then
	change string
}

// kinds are ways that differ in what they do to files.
func kinds() []kind {
	// More changes than there are backups, so that one has to go.
	long := []string{"start serverless"}
	for _, n := range strings.Fields("1 2 3 4 5 6 7 8 9 10 11 12") {
		long = append(long, "note 1.1 line-"+n)
	}
	return []kind{
		{name: "the first ever", change: "start serverless"},
		{name: "done", before: long, change: "done"},
		{name: "done through a symlink", before: long, linked: "../elsewhere/progress.yaml", change: "done"},
		{name: "reset", before: long, change: "reset serverless"},
		{name: "restore", before: long, change: "doctor --restore 3 --yes"},
		{name: "undo", before: long, change: "undo"},
	}
}

// moreKinds are those that differ in what they say.
func moreKinds() []kind {
	short := []string{"start serverless", "done 1.1", "note 1.1 good"}
	return []kind{
		{name: "the first through a symlink", linked: "../elsewhere/progress.yaml", change: "start serverless"},
		{name: "the second ever", before: short[:1], change: "done"},
		{name: "done with all", before: short, change: "done 1.2 --spent 40m -m useful"},
		{name: "note", before: short, change: "note 1.2 hard"},
		{name: "skip", before: short, change: "skip 1.2"},
		{name: "reopen", before: short, change: "reopen 1.1"},
		{name: "start anew", before: append(slices.Clone(short), "reset serverless"), change: "start serverless"},
		{name: "restore over damage", before: short, spoilt: true, change: "doctor --restore 1 --yes"},
		{name: "fresh over damage", before: short, spoilt: true, change: "doctor --fresh --yes"},
	}
}

// prepare makes the files as they are before the change.
func (k kind) prepare(t *testing.T) learner {
	t.Helper()
	l := newSteady(t.TempDir())
	if k.linked != "" {
		dir := filepath.Dir(l.file)
		l.target = filepath.Join(dir, k.linked)
		for _, d := range []string{dir, filepath.Dir(l.target)} {
			if err := os.MkdirAll(d, 0o700); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.Symlink(k.linked, l.file); err != nil {
			t.Fatal(err)
		}
	}
	l.must(t, k.before...)
	if k.spoilt {
		if err := os.Truncate(l.target, int64(len(l.bytes(t))/2)); err != nil {
			t.Fatal(err)
		}
	}
	return l
}

// args are the words of the change.
func (k kind) args() []string { return strings.Fields(k.change) }

// result is the state after a change that nothing disturbed: with the clock
// standing still there is one, to the byte.
func (k kind) result(t *testing.T, l learner) []byte {
	t.Helper()
	c := l.copied(t, t.TempDir())
	if o := c.run(t, k.args()...); o.code != 0 {
		t.Fatalf("lpath %s: exit %d\n%s%s", k.change, o.code, o.out, o.err)
	}
	if left := c.leftovers(t); len(left) > 0 {
		t.Fatalf("lpath %s left behind %q", k.change, left)
	}
	return c.bytes(t)
}

// follow makes another change, which has to go well whatever went before, and
// to clean up. A first change that was not made is begun again.
func (l learner) follow(t *testing.T) {
	t.Helper()
	s := l.whole(t)
	if s.Path("serverless") == nil || s.Active == "" {
		l.must(t, "start serverless")
	} else {
		l.must(t, "note 1.1 afterwards")
	}
	if left := l.leftovers(t); len(left) > 0 {
		t.Errorf("the next change left %q", left)
	}
	l.whole(t)
}
