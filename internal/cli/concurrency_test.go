package cli_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"lpath/internal/state"
)

// learners is how many processes change the same state at once.
const learners = 32

// Any number of lpath processes may run at once, and no change is lost; not
// even where they are the first, and the state has yet to be made.
func TestProcessesAtOnce(t *testing.T) {
	program := buildProgram(t)
	dir := t.TempDir()
	path, file := filepath.Join(dir, "many.yaml"), filepath.Join(dir, "deep", "state.yaml")
	if err := os.WriteFile(path, []byte(freePath(learners)), 0o600); err != nil {
		t.Fatal(err)
	}
	atOnce(t, func(int) error { return runProgram(program, file, "start", path) })
	atOnce(t, func(n int) error { return runProgram(program, file, "done", fmt.Sprintf("1.%d", n+1)) })

	s, err := state.Open(file, state.Options{}).Load()
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Paths) != 1 || s.Active != "many" {
		t.Fatalf("the state has %d paths, and %q is active", len(s.Paths), s.Active)
	}
	for n := range learners {
		if r, ok := s.Path("many").Record(fmt.Sprintf("resource-%d", n+1)); !ok || !r.Finished() {
			t.Errorf("1.%d is not recorded", n+1)
		}
	}
	if got, want := len(s.Undo), learners+1; got != want {
		t.Errorf("%d changes can be taken back, not %d", got, want)
	}
	wantOnly(t, filepath.Dir(file), "backups", "state.yaml", "state.yaml.lock")
}

// buildProgram makes the program, as a learner has it.
func buildProgram(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "lpath.exe")
	if out, err := exec.Command("go", "build", "-o", program, "lpath/cmd/lpath").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return program
}

// freePath is a path of n resources that may be done in any order.
func freePath(n int) string {
	var b strings.Builder
	b.WriteString("version: 1\nid: many\ntitle: Many\norder: free\nphases:\n  - title: All\n    resources:\n")
	for i := range n {
		fmt.Fprintf(&b, "      - {title: Resource %d, duration: 5m}\n", i+1)
	}
	return b.String()
}

// runProgram runs the program with settings of its own.
func runProgram(program, file string, args ...string) error {
	cmd := exec.Command(program, append(args, "--state", file)...)
	home := filepath.Dir(program)
	cmd.Env = []string{"HOME=" + home, "XDG_CONFIG_HOME=" + home, "XDG_DATA_HOME=" + home}
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("lpath %s: %w\n%s", strings.Join(args, " "), err, out)
	}
	return nil
}

// atOnce calls run for each learner, all at the same time; none may fail.
func atOnce(t *testing.T, run func(n int) error) {
	t.Helper()
	failures := make([]error, learners)
	var all sync.WaitGroup
	for n := range learners {
		all.Go(func() { failures[n] = run(n) })
	}
	all.Wait()
	if err := errors.Join(failures...); err != nil {
		t.Fatal(err)
	}
}

// wantOnly checks that the directory has these files and no others.
func wantOnly(t *testing.T, dir string, names ...string) {
	t.Helper()
	entries, err := fs.ReadDir(os.DirFS(dir), ".")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if strings.Join(got, " ") != strings.Join(names, " ") {
		t.Errorf("%s has %q, not %q", dir, got, names)
	}
}
