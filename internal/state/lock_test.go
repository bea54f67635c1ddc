package state_test

import (
	"bufio"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"lpath/internal/lpath"
	"lpath/internal/state"
)

// short is how long the tests wait for a lock that they know is taken.
const short = 30 * time.Millisecond

// hold makes another process hold the lock until release.
func hold(t *testing.T, file string) (release func()) {
	t.Helper()
	cmd := process(t, "hold", file, "")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	release = sync.OnceFunc(func() {
		_ = in.Close()
		if err := cmd.Wait(); err != nil {
			t.Error(err)
		}
	})
	t.Cleanup(release)
	if line, err := bufio.NewReader(out).ReadString('\n'); line != "held\n" {
		t.Fatalf("the other process said %q, %v", line, err)
	}
	return release
}

// wantBusy checks that a change of the file gives up.
func wantBusy(t *testing.T, file string) {
	t.Helper()
	s := open(file)
	s.SetPatience(short)
	err := s.Update(t.Context(), func(*lpath.State) (bool, error) {
		t.Error("a change was tried")
		return true, nil
	})
	if _, ok := errors.AsType[*state.BusyError](err); !ok {
		t.Errorf("the error is %v, no *BusyError", err)
	}
}

func TestBusy(t *testing.T) {
	file := filepath.Join(t.TempDir(), "state.yaml")
	update(t, file, "a")
	release := hold(t, file)
	wantBusy(t, file)
	wantMarked(t, file, "a") // readers never wait
	release()
	update(t, file, "b")
	wantMarked(t, file, "a", "b")
	wantFiles(t, filepath.Dir(file), "backups", "state.yaml", "state.yaml.lock")
}

func TestBusyWords(t *testing.T) {
	for want, holder := range map[string]state.Holder{
		"state.yaml stayed busy for 10 s: another lpath is changing it; nothing was changed":           {},
		"state.yaml stayed busy for 10 s: process 12 (lpath done) is changing it; nothing was changed": {PID: 12, Command: "done"},
	} {
		if got := (&state.BusyError{File: "state.yaml", Holder: holder}).Error(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// A change waits until others are done.
func TestWaiting(t *testing.T) {
	file := filepath.Join(t.TempDir(), "state.yaml")
	update(t, file, "a")
	release := hold(t, file)
	done := make(chan error)
	go func() { done <- open(file).Update(t.Context(), marking("b")) }()
	release()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	wantMarked(t, file, "a", "b")
}

func TestCancelledWhileWaiting(t *testing.T) {
	file := filepath.Join(t.TempDir(), "state.yaml")
	update(t, file, "a")
	hold(t, file)
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(short, cancel)
	if err := open(file).Update(ctx, marking("b")); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v, not that it was cancelled", err)
	}
	wantMarked(t, file, "a")
}

// Who waits is told who has the lock; the file says so as long as another has
// not signed it.
func TestHolder(t *testing.T) {
	file := filepath.Join(t.TempDir(), "state.yaml")
	if h, err := open(file).Holder(); err != nil || h != (state.Holder{}) {
		t.Errorf("with no lock there is %+v, %v", h, err)
	}
	wantFiles(t, filepath.Dir(file))
	update(t, file, "a")
	want := state.Holder{PID: os.Getpid(), Command: "test"}
	if h, err := open(file).Holder(); err != nil || h != want {
		t.Errorf("the lock was had by %+v, %v; want %+v", h, err, want)
	}
	release := hold(t, file)
	h, err := open(file).Holder()
	if err != nil || !h.Held || h.PID == os.Getpid() || h.PID == 0 || h.Command != "test" {
		t.Errorf("the lock is had by %+v, %v", h, err)
	}
	s := open(file)
	s.SetPatience(short)
	err = s.Update(t.Context(), marking("b"))
	if busy, ok := errors.AsType[*state.BusyError](err); !ok || busy.Holder.PID != h.PID {
		t.Errorf("the error is %v", err)
	}
	release()
	write(t, file+".lock", "")
	if h, err := open(file).Holder(); err != nil || h != (state.Holder{}) || h.String() != "another lpath" {
		t.Errorf("an unsigned lock is had by %+v, %v", h, err)
	}
	if got := (state.Holder{PID: 7}).String(); got != "process 7" {
		t.Error(got)
	}
}

// A longer signature leaves nothing behind a shorter one.
func TestSignatures(t *testing.T) {
	file := filepath.Join(t.TempDir(), "state.yaml")
	for _, command := range []string{"completion", "", "done"} {
		s := state.Open(file, state.Options{Now: minute(0), Command: command})
		if err := s.Update(t.Context(), marking("a"+command)); err != nil {
			t.Fatal(err)
		}
		if h, _ := s.Holder(); h.Command != command {
			t.Errorf("%q signed as %q", command, h.Command)
		}
	}
	if got := read(t, file+".lock"); len(got) > 40 || !strings.HasSuffix(got, " \n") {
		t.Errorf("the lock has %q", got)
	}
}

// Waiters queue, and each gets its turn, also after one has given up.
func TestQueue(t *testing.T) {
	file := filepath.Join(t.TempDir(), "state.yaml")
	update(t, file, "a")
	release := hold(t, file)
	wantBusy(t, file)
	done := make(chan error)
	for _, id := range []string{"b", "c", "d"} {
		go func() { done <- open(file).Update(t.Context(), marking(id)) }()
	}
	release()
	for range 3 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	wantMarked(t, file, "a", "b", "c", "d")
}

func TestNoLocks(t *testing.T) {
	const want = `state.yaml: the file system there cannot lock files (no locks available), so changes could get lost; nothing was changed
keep the state on another one: --state FILE, LPATH_STATE, or the setting state`
	err := state.LockError("state.yaml", &fs.PathError{Op: "flock", Path: "state.yaml.lock", Err: syscall.ENOLCK})
	if err.Error() != want || !errors.Is(err, syscall.ENOLCK) {
		t.Errorf("got %v", err)
	}
	for _, e := range []error{syscall.ENOSYS, syscall.ENOTSUP} {
		if _, ok := errors.AsType[*state.NoLocksError](state.LockError("state.yaml", e)); !ok {
			t.Errorf("%v is not taken for a file system without locks", e)
		}
	}
	if got := state.LockError("s", syscall.EIO).Error(); got != "input/output error; nothing was changed (no lock, no change)" {
		t.Error(got)
	}
}
