//go:build linux

package fault_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"lpath/internal/lpath"
	"lpath/internal/state"
)

// noon is the time for programs that get one.
const noon = "2026-11-24T12:00:00+01:00"

// patience is how long a command may take before it counts as hanging.
const patience = time.Minute

// learner is a person with files of their own.
type learner struct {
	home    string // everything is below it
	file    string // the state, as the person names it
	target  string // where that leads
	program string
	now     string // "" for the real time
}

// newLearner is a person who has done nothing yet, with lpath as everybody has it.
func newLearner(dir string) learner {
	file := filepath.Join(dir, "data", "state.yaml")
	return learner{home: dir, file: file, target: file, program: filepath.Join(os.Getenv(programsVariable), "lpath")}
}

// newSteady is the same with the steady program, at noon.
func newSteady(dir string) learner {
	l := newLearner(dir)
	l.program, l.now = l.program+"-steady", noon
	return l
}

// outcome is what came of a command.
type outcome struct {
	code     int // -1 if it was killed
	out, err string
	took     time.Duration
}

// acknowledged reports whether the person was told that the change is made.
func (o outcome) acknowledged() bool { return o.code == 0 || o.out != "" }

// command is a command that has not been started. before are the words of a
// program that runs it, if any.
func (l learner) command(ctx context.Context, before []string, args ...string) *exec.Cmd {
	words := append(append([]string{}, before...), l.program, "--state", l.file)
	words = append(words, args...)
	cmd := exec.CommandContext(ctx, words[0], words[1:]...)
	cmd.Dir = l.home
	cmd.Env = []string{
		"HOME=" + l.home, "XDG_CONFIG_HOME=" + l.home, "XDG_DATA_HOME=" + l.home, "TZ=UTC", "LANG=C.UTF-8",
		clockVariable + "=" + l.now, "PATH=" + os.Getenv("PATH"),
	}
	return cmd
}

// run runs a command to its end.
func (l learner) run(t *testing.T, args ...string) outcome {
	t.Helper()
	return finish(t, l.command(t.Context(), nil, args...))
}

// finish starts a command and waits for its end, which has to come.
func finish(t *testing.T, cmd *exec.Cmd) outcome {
	t.Helper()
	o := finishWithin(t, cmd, patience)
	if o.took >= patience {
		t.Fatalf("%q did not end within %v", cmd.Args, patience)
	}
	return o
}

// finishWithin starts a command and waits for its end, or kills it when it has
// lived that long.
func finishWithin(t *testing.T, cmd *exec.Cmd, life time.Duration) outcome {
	t.Helper()
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	start := time.Now()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	alarm := time.AfterFunc(life, func() { _ = cmd.Process.Kill() })
	err := cmd.Wait()
	alarm.Stop()
	if _, exited := errors.AsType[*exec.ExitError](err); err != nil && !exited {
		t.Fatal(err)
	}
	return outcome{cmd.ProcessState.ExitCode(), out.String(), errs.String(), time.Since(start)}
}

// must runs commands, each of which has to go well.
func (l learner) must(t *testing.T, commands ...string) {
	t.Helper()
	for _, command := range commands {
		if o := l.run(t, strings.Fields(command)...); o.code != 0 {
			t.Fatalf("lpath %s: exit %d\n%s%s", command, o.code, o.out, o.err)
		}
	}
}

// bytes is the state as it is on the disk, nil where there is none.
func (l learner) bytes(t *testing.T) []byte {
	t.Helper()
	b, err := os.ReadFile(l.target)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return b
}

// decode reads a state; nil bytes are the empty one.
func decode(b []byte) (*lpath.State, error) {
	if b == nil {
		return &lpath.State{}, nil
	}
	return state.Decode("state.yaml", b)
}

// whole is the state on the disk, which has to be whole.
func (l learner) whole(t *testing.T) *lpath.State {
	t.Helper()
	s, err := decode(l.bytes(t))
	if err != nil {
		t.Fatalf("torn: %v", err)
	}
	return s
}

// leftovers are the files beside the state that belong to nothing.
func (l learner) leftovers(t *testing.T) []string {
	t.Helper()
	base, dir := filepath.Base(l.target), filepath.Dir(l.target)
	kept := regexp.MustCompile(`^` + regexp.QuoteMeta(base) + `\.` + backupName + `$`)
	var found []string
	for _, name := range names(t, dir) {
		if name != base && name != base+".lock" && name != "backups" {
			found = append(found, filepath.Join(dir, name))
		}
	}
	for _, name := range names(t, filepath.Join(dir, "backups")) {
		if !kept.MatchString(name) {
			found = append(found, filepath.Join(dir, "backups", name))
		}
	}
	return found
}

// backupName is what follows the name of the state in that of a backup.
const backupName = `\d{8}T\d{6}Z-\d+(-reset|-restore|-fresh)?`

// names are those in a directory, none if it is not there.
func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	var all []string
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return all
}

// copied gives another directory the same files, and returns the person there.
func (l learner) copied(t *testing.T, dir string) learner {
	t.Helper()
	if out, err := exec.Command("cp", "-a", l.home+"/.", dir).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	moved := l
	moved.home = dir
	moved.file = filepath.Join(dir, strings.TrimPrefix(l.file, l.home))
	moved.target = filepath.Join(dir, strings.TrimPrefix(l.target, l.home))
	return moved
}
