//go:build linux

package fault_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// nobody is a user who owns nothing.
const nobody = 65534

// obstacle is a way to keep somebody from writing.
type obstacle struct {
	name   string
	raise  func(t *testing.T, l learner) (why string) // why it cannot be raised, "" if it is
	user   uint32
	reason string // of the system
}

func obstacles() []obstacle {
	return []obstacle{
		{"an immutable file", func(t *testing.T, l learner) string { t.Helper(); return freeze(t, l.target) }, 0, "operation not permitted"},
		{"an immutable directory", func(t *testing.T, l learner) string { t.Helper(); return freeze(t, filepath.Dir(l.target)) }, 0, "operation not permitted"},
		{"a read-only mount", mountReadOnly, 0, "read-only file system"},
		{"another user", openToAll, nobody, "permission denied"},
	}
}

// readers are commands that only look.
func readers() []string {
	return []string{"", "status", "status --short", "next", "show", "show 1.1", "list", "checklist", "log", "undo --list", "doctor", "status --json", "version"}
}

// writers are commands that change something.
func writers() []string {
	return []string{"done", "done 1.2 --spent 30m", "note 1.1 x", "skip 1.2", "reopen 1.1", "undo", "reset serverless", "doctor --restore 1 --yes"}
}

// Who may not write can read, and is told why nothing is changed.
func TestReadOnly(t *testing.T) {
	const part = "read-only"
	size(t, 0, 0)
	if os.Getuid() != 0 {
		skip(t, part, "needs root")
	}
	var seen tally
	for _, ob := range obstacles() {
		t.Run(ob.name, func(t *testing.T) { ob.try(t, part, &seen) })
	}
	say(part, "%d obstacles; %s", seen.count("obstacles"), seen.list("reading commands", "refused", "changed or left behind"))
}

func (ob obstacle) try(t *testing.T, part string, seen *tally) {
	t.Helper()
	l := newLearner(t.TempDir())
	l.must(t, "start serverless", "done 1.1", "note 1.1 good", "done 1.2", "reopen 1.2")
	if why := ob.raise(t, l); why != "" {
		skip(t, part, ob.name+": "+why)
	}
	seen.add("obstacles", 1)
	run := func(command string) outcome {
		cmd := l.command(t.Context(), nil, strings.Fields(command)...)
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: ob.user, Gid: ob.user}}
		return finish(t, cmd)
	}
	l.unchanged(t, seen, func() {
		for _, command := range readers() {
			seen.add("reading commands", 1)
			most := 0
			if command == "doctor" { // which says that no change is possible
				most = 1
			}
			if o := run(command); o.code > most || o.out == "" {
				t.Errorf("lpath %s: exit %d\n%s%s", command, o.code, o.out, o.err)
			}
		}
		for _, command := range writers() {
			seen.add("refused", 1)
			run(command).refused(t, ob.reason)
		}
	})
}

// freeze makes a file or directory immutable for the length of the test.
func freeze(t *testing.T, file string) string {
	t.Helper()
	if _, err := exec.LookPath("chattr"); err != nil {
		return "needs chattr"
	}
	if out, err := exec.Command("chattr", "+i", file).CombinedOutput(); err != nil {
		return fmt.Sprintf("%v: %s", err, bytes.TrimSpace(out))
	}
	t.Cleanup(func() {
		if out, err := exec.Command("chattr", "-i", file).CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
	})
	return ""
}

// mountReadOnly mounts the home over itself, for reading.
func mountReadOnly(t *testing.T, l learner) string {
	t.Helper()
	if why := mayMount(t); why != "" {
		return why
	}
	mount(t, l.home, "--bind", l.home)
	if out, err := exec.Command("mount", "-o", "remount,bind,ro", l.home).CombinedOutput(); err != nil {
		return fmt.Sprintf("%v: %s", err, bytes.TrimSpace(out))
	}
	return ""
}

// openToAll lets everybody read the files.
func openToAll(t *testing.T, l learner) string {
	t.Helper()
	dirs := []string{filepath.Dir(l.home), l.home, filepath.Dir(l.target), filepath.Join(filepath.Dir(l.target), "backups")}
	for path := range tree(t, l.home) {
		if err := os.Chmod(path, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, dir := range slices.Compact(dirs) {
		if err := os.Chmod(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return ""
}
