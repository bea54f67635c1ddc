package state_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lpath/internal/lpath"
	"lpath/internal/state"
)

// sameTimes compares times by instant and offset: together they are what a
// learner wrote down.
func sameTimes() cmp.Option {
	return cmp.Comparer(func(a, b time.Time) bool {
		_, x := a.Zone()
		_, y := b.Zone()
		return a.Equal(b) && x == y
	})
}

// minute is that many minutes after nine o'clock, in Berlin.
func minute(n int) time.Time {
	return time.Date(2026, 11, 23, 9, n, 0, 0, time.FixedZone("", 60*60))
}

// marking is a change that records an item of the path p.
func marking(id string) func(*lpath.State) (bool, error) {
	return func(s *lpath.State) (bool, error) {
		mark(s, id)
		return true, nil
	}
}

func mark(s *lpath.State, id string) {
	p := s.Path("p")
	if p == nil {
		p = &lpath.Progress{Head: lpath.Head{ID: "p", Started: minute(0)}}
		s.Paths, s.Active = append(s.Paths, p), "p"
	}
	p.Records = append(p.Records, lpath.Record{ID: id, Status: lpath.RecordDone, At: minute(0)})
	slices.SortFunc(p.Records, func(a, b lpath.Record) int { return strings.Compare(a.ID, b.ID) })
}

// marked returns the ids that are recorded in the file, sorted.
func marked(t *testing.T, file string) []string {
	t.Helper()
	var ids []string
	if p := load(t, file).Path("p"); p != nil {
		for _, r := range p.Records {
			ids = append(ids, r.ID)
		}
	}
	return ids
}

func load(t *testing.T, file string) *lpath.State {
	t.Helper()
	s, err := open(file).Load()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func update(t *testing.T, file, id string) {
	t.Helper()
	if err := open(file).Update(context.Background(), marking(id)); err != nil {
		t.Fatal(err)
	}
}

func wantMarked(t *testing.T, file string, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, marked(t, file)); diff != "" {
		t.Errorf("what is recorded in %s (-want +got):\n%s", file, diff)
	}
}

// wantFiles checks what there is in a directory.
func wantFiles(t *testing.T, dir string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if diff := cmp.Diff(want, names); diff != "" {
		t.Errorf("files in %s (-want +got):\n%s", dir, diff)
	}
}

func write(t *testing.T, file, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, file string) string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// untouched returns a check that the file is the same one, with the same bytes
// and the same time of change.
func untouched(t *testing.T, file string) (check func()) {
	t.Helper()
	content, before := read(t, file), stat(t, file)
	return func() {
		t.Helper()
		after := stat(t, file)
		if read(t, file) != content {
			t.Error("the file's content changed")
		}
		if !os.SameFile(before, after) || !before.ModTime().Equal(after.ModTime()) || before.Mode() != after.Mode() {
			t.Error("the file was replaced or touched")
		}
	}
}

func stat(t *testing.T, file string) os.FileInfo {
	t.Helper()
	info, err := os.Stat(file)
	if err != nil {
		t.Fatal(err)
	}
	return info
}

// open opens a state as the command test does at minute 0.
func open(file string) *state.Store {
	return state.Open(file, state.Options{Now: minute(0), Command: "test"})
}
