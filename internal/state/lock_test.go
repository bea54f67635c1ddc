package state_test

import (
	"bufio"
	"context"
	"errors"
	"path/filepath"
	"sync"
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
