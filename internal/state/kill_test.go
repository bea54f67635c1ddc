package state_test

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// Whenever a process is killed, the file is whole, and holds every change that
// was told to be made.
func TestKilled(t *testing.T) {
	file := filepath.Join(t.TempDir(), "state.yaml")
	var want []string
	for n := range 60 {
		name := fmt.Sprintf("k%d", n)
		told := killed(t, file, name, time.Duration(rand.IntN(12_000))*time.Microsecond)
		got := marked(t, file)
		for _, id := range append(want, told...) {
			if !slices.Contains(got, id) {
				t.Fatalf("%s was recorded and is gone after kill %d", id, n)
			}
		}
		if more := len(got) - len(want) - len(told); more > 1 {
			t.Fatalf("kill %d left %d changes that nobody was told of", n, more)
		}
		want = got
	}
	if len(want) < 60 {
		t.Errorf("only %d changes in all: the kills came too soon to mean anything", len(want))
	}
	update(t, file, "after") // no lock is left behind
}

// killed runs a process that changes the file without end, kills it so long
// after its first change, and returns the changes that it told of.
func killed(t *testing.T, file, name string, after time.Duration) (told []string) {
	t.Helper()
	cmd := process(t, "count", file, name)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(out)
	for {
		line, err := lines.ReadString('\n')
		if err != nil { // killed, perhaps amid a line
			break
		}
		if len(told) == 0 {
			time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
		}
		told = append(told, strings.TrimSuffix(line, "\n"))
	}
	if err := cmd.Wait(); err == nil || len(told) == 0 {
		t.Fatalf("%s was not killed at work: %v", name, err)
	}
	return told
}
