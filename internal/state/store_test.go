package state_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lpath/internal/lpath"
)

func TestNoStateIsAnEmptyOne(t *testing.T) {
	dir := t.TempDir()
	s := load(t, filepath.Join(dir, "deep", "state.yaml"))
	if diff := cmp.Diff(&lpath.State{}, s); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	wantFiles(t, dir)
}

// A command that has nothing to keep leaves nothing behind.
func TestNothingIsMadeForNothing(t *testing.T) {
	refused := errors.New("refused")
	tests := []struct {
		name    string
		changed bool
		err     error
	}{
		{"no change", false, nil},
		{"an error", false, refused},
		{"an error after a change", true, refused},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			err := open(filepath.Join(dir, "deep", "state.yaml")).Update(t.Context(), func(s *lpath.State) (bool, error) {
				mark(s, "a")
				return tt.changed, tt.err
			})
			if err != tt.err { //nolint:errorlint // the very same error
				t.Errorf("the error is %v, not %v", err, tt.err)
			}
			wantFiles(t, dir)
		})
	}
}

// A state that is there stays the same file unless something is different.
func TestNoDifferenceIsNotWritten(t *testing.T) {
	refused := errors.New("refused")
	tests := []struct {
		name   string
		change func(*lpath.State) (bool, error)
		err    error
	}{
		{"no change", func(*lpath.State) (bool, error) { return false, nil }, nil},
		{"a change to the same", func(*lpath.State) (bool, error) { return true, nil }, nil},
		{"an error", func(*lpath.State) (bool, error) { return false, refused }, refused},
		{"an error after a change", func(s *lpath.State) (bool, error) { mark(s, "b"); return true, refused }, refused},
		{"a change that is not kept", func(s *lpath.State) (bool, error) { mark(s, "b"); return false, nil }, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "state.yaml")
			update(t, file, "a")
			check := untouched(t, file)
			if err := open(file).Update(t.Context(), tt.change); !errors.Is(err, tt.err) {
				t.Errorf("the error is %v, not %v", err, tt.err)
			}
			check()
			wantFiles(t, filepath.Dir(file), "state.yaml", "state.yaml.lock")
		})
	}
}

// What a person wrote by hand is put in lpath's form by the first change.
func TestChangeKeepsWhatWasThere(t *testing.T) {
	file := filepath.Join(t.TempDir(), "state.yaml")
	write(t, file, read(t, golden))
	err := open(file).Update(t.Context(), func(s *lpath.State) (bool, error) {
		s.Active = "2026"
		return true, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	want := full()
	want.Active = "2026"
	if diff := cmp.Diff(want, load(t, file), sameTimes()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// On first creation the change is tried before anything is made for it, and
// made again under the lock; each time on the state as it is.
func TestFirstChangeRunsTwice(t *testing.T) {
	file := filepath.Join(t.TempDir(), "deep", "state.yaml")
	runs := 0
	change := func(s *lpath.State) (bool, error) {
		runs++
		if diff := cmp.Diff(&lpath.State{}, s); diff != "" {
			t.Errorf("run %d: the state is not empty:\n%s", runs, diff)
		}
		mark(s, "a")
		return true, nil
	}
	if err := open(file).Update(t.Context(), change); err != nil {
		t.Fatal(err)
	}
	if runs != 2 {
		t.Errorf("the first change ran %d times, not twice", runs)
	}
	wantMarked(t, file, "a")
}

// Whoever is first between the trial and the lock does not lose a change.
func TestAnotherIsFirst(t *testing.T) {
	file := filepath.Join(t.TempDir(), "deep", "state.yaml")
	tried := false
	err := open(file).Update(t.Context(), func(s *lpath.State) (bool, error) {
		if !tried {
			tried = true
			update(t, file, "theirs")
		}
		mark(s, "ours")
		return true, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	wantMarked(t, file, "ours", "theirs")
}

// A process that was killed may leave its new file behind; the next one of
// that number is not stopped by it.
func TestLeftoverIsReplaced(t *testing.T) {
	file := filepath.Join(t.TempDir(), "state.yaml")
	write(t, fmt.Sprintf("%s.%d.tmp", file, os.Getpid()), "half a sta")
	update(t, file, "a")
	wantMarked(t, file, "a")
	wantFiles(t, filepath.Dir(file), "state.yaml", "state.yaml.lock")
}

// A state that could not be read again is never written.
func TestUnreadableIsNotWritten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "state.yaml")
	update(t, file, "a")
	check := untouched(t, file)
	err := open(file).Update(t.Context(), marking("No Id"))
	want := file + ":8:14: \"No Id\" is no id\nthat would not be readable; nothing was changed"
	if err == nil || err.Error() != want {
		t.Errorf("the error is\n%v\nnot\n%s", err, want)
	}
	check()
	wantFiles(t, filepath.Dir(file), "state.yaml", "state.yaml.lock")
}

// Nor is one that would be read as another state.
func TestUnstableIsNotWritten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "state.yaml")
	update(t, file, "b")
	check := untouched(t, file)
	err := open(file).Update(t.Context(), func(s *lpath.State) (bool, error) {
		p := s.Path("p")
		p.Records = append(p.Records, lpath.Record{ID: "a", At: minute(0)}) // out of order
		return true, nil
	})
	want := file + ": what would be written is not what would be read; nothing was changed"
	if err == nil || err.Error() != want {
		t.Errorf("the error is\n%v\nnot\n%s", err, want)
	}
	check()
}

func TestManyAtOnce(t *testing.T) {
	file := filepath.Join(t.TempDir(), "deep", "state.yaml")
	const writers, changes = 6, 5
	var all sync.WaitGroup
	var want []string
	for w := range writers {
		for n := range changes {
			want = append(want, fmt.Sprintf("%d-%d", w, n))
		}
		all.Go(func() {
			for n := range changes {
				s := open(file)
				s.SetPatience(time.Minute)
				if err := s.Update(t.Context(), marking(fmt.Sprintf("%d-%d", w, n))); err != nil {
					t.Error(err)
				}
				if _, err := open(file).Load(); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	wantMarked(t, file, want...)
	wantFiles(t, filepath.Dir(file), "backups", "state.yaml", "state.yaml.lock")
}
