//go:build linux

package fault_test

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// failures are the errors that each call of the protocol may give.
func failures(name string) []string {
	common := []string{"EIO", "ENOSPC"}
	switch name {
	case "write", "pwrite64", "fsync", "fdatasync", "openat", "mkdirat", "fchmod", "fchown", "ftruncate",
		"unlinkat", "unlink", "mkdir", "copy_file_range", "read", "getdents64":
		return common
	case "rename", "renameat", "renameat2", "link", "linkat":
		return append(common, "EXDEV")
	case "flock":
		return append(common, "ENOLCK", "ENOSYS")
	}
	return nil
}

// harmless reports whether a command may go on after a failure of the call.
// Unlocking ends with the process; the owner is kept as well as can be; a
// backup that cannot be linked is copied, and one that cannot be pruned stays;
// leftovers that cannot be listed stay; a lock is one whoever it says holds it;
// and what fails anyway, such as making a directory that is there, may fail in
// another way.
func harmless(c call) bool {
	switch c.name {
	case "flock":
		return slices.Contains(c.args, "LOCK_UN")
	case "fchown", "unlink", "unlinkat", "link", "linkat", "copy_file_range", "getdents64":
		return true
	case "openat":
		return c.result < 0 || c.use == "getdents64" || c.use == "pwrite64" && strings.HasSuffix(c.file, ".lock")
	case "mkdirat":
		return c.result < 0
	}
	return c.name == "pwrite64" && strings.HasSuffix(c.file, ".lock")
}

// retried reports whether the call was made again, and went well. A sync that
// is made again tells nothing: the system has forgotten what it could not write.
func (tr trace) retried(at int) bool {
	failed := tr.calls[at]
	if failed.name == "fsync" {
		return false
	}
	return slices.ContainsFunc(tr.calls[at+1:], func(c call) bool {
		return c.name == failed.name && c.file == failed.file && c.result >= 0 && !slices.Contains(c.args, "LOCK_UN")
	})
}

// An error from any call of the protocol: the command says so, tells of no
// change, and leaves the old state, or the new one whole where the error came
// after the rename.
func TestErrors(t *testing.T) {
	const part = "errors"
	need(t, part, "strace")
	var seen tally
	for _, k := range kinds() {
		t.Run(k.name, func(t *testing.T) { failEach(t, k, &seen) })
	}
	say(part, "%d injected; %s", seen.count("injected"), seen.list("refused", "told after the rename", "told for want of a receipt",
		"of no consequence", "wrong"))
}

func failEach(t *testing.T, k kind, seen *tally) {
	t.Helper()
	origin := k.prepare(t)
	wanted := k.result(t, origin)
	undisturbed := origin.copied(t, t.TempDir())
	_, tr := undisturbed.strace(t, "", k.args()...)
	replaced := tr.replaced(undisturbed)
	for _, c := range tr.ours(undisturbed) {
		for _, failure := range failures(c.name) {
			t.Run(fmt.Sprintf("%s %d %s", c.name, c.nth, failure), func(t *testing.T) {
				t.Parallel()
				l := origin.copied(t, t.TempDir())
				o, failed := l.strace(t, fmt.Sprintf("%s:error=%s:when=%d", c.name, failure, c.nth), k.args()...)
				at := failed.index(c.name, c.nth)
				if at < 0 || !failed.calls[at].forged {
					t.Fatalf("no %s was injected into %v", failure, c)
				}
				seen.add("injected", 1)
				late := tr.index(c.name, c.nth) > replaced
				verdict := l.judgeFailure(t, c, late, origin.bytes(t), wanted, o)
				if verdict == "of no consequence" && !harmless(c) && !failed.retried(at) {
					t.Error("exit 0, and it was not tried again")
				}
				seen.add(verdict, 1)
				if t.Failed() {
					seen.add("wrong", 1)
					t.Logf("%v: exit %d\n%s%s", c, o.code, o.out, o.err)
				}
			})
		}
	}
}

// judgeFailure says what came of a command that met an error in a call, which
// came late if the new state was in place.
func (l learner) judgeFailure(t *testing.T, c call, late bool, old, wanted []byte, o outcome) string {
	t.Helper()
	now := l.bytes(t)
	isOld, isNew := bytes.Equal(now, old), bytes.Equal(now, wanted)
	verdict := "refused"
	switch {
	case o.code == 0:
		verdict = "of no consequence"
		if !isNew {
			t.Error("exit 0, and the state is not the new one")
		}
	case c.file == "stdout":
		verdict = "told for want of a receipt"
		if !isNew {
			t.Error("the state is not the new one")
		}
	case late:
		verdict = "told after the rename"
		if !isNew {
			t.Error("the state is not the new one")
		}
	case !isOld:
		t.Error("the state is not the old one")
	}
	if o.code != 0 && o.out != "" {
		t.Errorf("a receipt: %s", o.out)
	}
	if o.code != 0 && !strings.HasPrefix(o.err, "lpath: ") {
		t.Error("it does not say what went wrong")
	}
	if left := l.leftovers(t); len(left) > 0 && !strings.HasPrefix(c.name, "unlink") {
		t.Errorf("left behind: %q", left)
	}
	l.follow(t)
	l.stillLinked(t)
	return verdict
}

// stillLinked checks that a state which is a symlink is one still.
func (l learner) stillLinked(t *testing.T) {
	t.Helper()
	if l.file == l.target {
		return
	}
	if info, err := os.Lstat(l.file); err != nil || info.Mode().Type() != os.ModeSymlink {
		t.Errorf("%s is no symlink any more: %v", l.file, err)
	}
}
