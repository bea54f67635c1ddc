//go:build linux

package fault_test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// sizeVariable says how much is done: ci or nightly. Without it nothing is.
const sizeVariable = "LPATH_FAULT"

// programsVariable tells the tests where the programs are.
const programsVariable = "FAULT_PROGRAMS"

func TestMain(m *testing.M) { os.Exit(run(m)) }

// run builds the programs, if they are needed, and runs the tests.
func run(m *testing.M) int {
	if os.Getenv(sizeVariable) == "" {
		return m.Run()
	}
	dir, err := os.MkdirTemp("", "fault")
	if err != nil {
		return complain(err)
	}
	defer func() { _ = os.RemoveAll(dir) }()
	if err := os.Chmod(dir, 0o755); err != nil { // another user runs them, too
		return complain(err)
	}
	if err := build(dir); err != nil {
		return complain(err)
	}
	if err := os.Setenv(programsVariable, dir); err != nil {
		return complain(err)
	}
	return m.Run()
}

func complain(err error) int {
	fmt.Fprintln(os.Stderr, err)
	return 1
}

// steady keeps the program on one thread, so that "the third fsync" names the
// same call in every run, and gives it a clock.
const steady = `package main

import (
	"os"
	"runtime"
	"time"
)

func init() { runtime.LockOSThread() }

func steady(now func() time.Time) func() time.Time {
	at, err := time.Parse(time.RFC3339, os.Getenv("` + clockVariable + `"))
	if err != nil {
		return now
	}
	return func() time.Time { return at }
}
`

// clockVariable is the time for the steady program, as in RFC 3339; the real
// time where it is not set.
const clockVariable = "FAULT_NOW"

// build makes lpath as learners have it, and lpath-steady, which differs by
// what steady says and by nothing else.
func build(dir string) error {
	source, err := filepath.Abs(filepath.Join("..", "..", "cmd", "lpath"))
	if err != nil {
		return err
	}
	main, err := os.ReadFile(filepath.Join(source, "main.go"))
	if err != nil {
		return err
	}
	changed := strings.Replace(string(main), "Now: time.Now", "Now: steady(time.Now)", 1)
	if changed == string(main) {
		return fmt.Errorf("%s does not hand over the clock as expected", source)
	}
	overlay, err := json.Marshal(map[string]map[string]string{"Replace": {
		filepath.Join(source, "main.go"):   filepath.Join(dir, "main.go"),
		filepath.Join(source, "steady.go"): filepath.Join(dir, "steady.go"),
	}})
	if err != nil {
		return err
	}
	for name, content := range map[string]string{"main.go": changed, "steady.go": steady, "overlay.json": string(overlay)} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			return err
		}
	}
	for _, flags := range [][]string{
		{"-o", filepath.Join(dir, "lpath")},
		{"-o", filepath.Join(dir, "lpath-steady"), "-overlay", filepath.Join(dir, "overlay.json")},
	} {
		cmd := exec.Command("go", append(append([]string{"build"}, flags...), "lpath/cmd/lpath")...)
		cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("%w\n%s", err, out)
		}
	}
	return nil
}

// size skips the test unless faults are asked for, and returns how many of
// something to do.
func size(t *testing.T, ci, nightly int) int {
	t.Helper()
	switch os.Getenv(sizeVariable) {
	case "":
		t.Skip("takes minutes: make fault runs it")
	case "nightly":
		return nightly
	}
	return ci
}

// need skips the test, in a line that is seen, unless the program is there.
func need(t *testing.T, part string, programs ...string) {
	t.Helper()
	size(t, 0, 0)
	for _, program := range programs {
		if _, err := exec.LookPath(program); err != nil {
			skip(t, part, "needs "+program)
		}
	}
}

// skip leaves out a part and says why.
func skip(t *testing.T, part, why string) {
	t.Helper()
	say(part, "skipped: %s", why)
	t.Skip(why)
}

// say prints one line of the table.
func say(part, format string, args ...any) {
	_, _ = fmt.Fprintf(os.Stdout, "%-24s %s\n", part+":", fmt.Sprintf(format, args...))
}

// tally counts what was seen, from many goroutines.
type tally struct {
	mutex sync.Mutex
	seen  map[string]int
	most  time.Duration
}

// add counts n things of a name.
func (c *tally) add(name string, n int) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if c.seen == nil {
		c.seen = map[string]int{}
	}
	c.seen[name] += n
}

// took keeps the longest time.
func (c *tally) took(d time.Duration) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.most = max(c.most, d)
}

// count is how many were seen.
func (c *tally) count(name string) int {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return c.seen[name]
}

// list is "NAME N" for each name, in one line.
func (c *tally) list(names ...string) string {
	parts := make([]string, 0, len(names))
	for _, name := range names {
		parts = append(parts, fmt.Sprintf("%s %d", name, c.count(name)))
	}
	return strings.Join(parts, ", ")
}
