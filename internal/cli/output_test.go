package cli_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"lpath/internal/cli"
	"lpath/internal/lpath"
	"lpath/internal/state"
	"lpath/paths"
)

// brokenPipe is where output goes when nobody reads it any more.
type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, errors.New("the pipe is broken") }

// Whatever was to be printed and could not be is a failure: a script must not
// take an empty answer for one.
func TestBrokenOutput(t *testing.T) {
	s := newScreen(t)
	s.step(t, "start serverless")
	for _, command := range []string{
		"", "status --short", "next", "next --json", "open --print", "list", "show", "show 1.1", "checklist",
		"log", "undo --list", "doctor", "version", "start serverless", "done", "skip 1.2", "reopen 1.2",
		"note 1.2 text", "undo", "help", "--help", "help done", "done --help", "help order",
		"completion bash", "completion zsh", "completion fish", "completion powershell", "reset serverless",
	} {
		var errs bytes.Buffer
		code := cli.Run(context.Background(), s.env(cli.Stream{Writer: brokenPipe{}}, cli.Stream{Writer: &errs}, words(t, command)...))
		if code != 1 || !strings.HasPrefix(errs.String(), "lpath: the pipe is broken") {
			t.Errorf("lpath %s: exit code %d, %q", command, code, errs.String())
		}
	}
}

// A receipt that could not be printed does not take the change back: what it
// would have said has happened.
func TestBrokenReceipt(t *testing.T) {
	s := newScreen(t)
	s.step(t, "start serverless")
	broken := cli.Stream{Writer: brokenPipe{}}
	if code := cli.Run(context.Background(), s.env(broken, broken, "done", "1.1")); code != 1 {
		t.Errorf("exit code %d, want 1", code)
	}
	if out, _ := s.run("next"); !strings.Contains(out, "1.2  Serverless vs Traditional") {
		t.Errorf("1.1 is not recorded:\n%s", out)
	}
}

// While another process changes the state, a change waits, and at last gives
// up with exit code 5; readers do not wait. The patience is cut short by the
// context.
func TestBusy(t *testing.T) {
	s := newScreen(t)
	s.step(t, "start serverless")
	file := filepath.Join(s.home, ".local", "share", "lpath", "state.yaml")
	held, release := make(chan struct{}), make(chan struct{})
	done := make(chan error)
	go func() {
		done <- state.Open(file, state.Options{Command: "note"}).Update(context.Background(), func(*lpath.State) (bool, error) {
			close(held)
			<-release
			return false, nil
		})
	}()
	<-held
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	var out, errs bytes.Buffer
	code := cli.Run(ctx, s.env(cli.Stream{Writer: &out}, cli.Stream{Writer: &errs}, "done", "1.1"))
	want := fmt.Sprintf("lpath: %s stayed busy for 10 s: process %d (lpath note) is changing it; nothing was changed\n", file, os.Getpid())
	if code != 5 || out.String() != "" || errs.String() != want {
		t.Errorf("exit code %d, output %q, errors %q", code, out.String(), errs.String())
	}
	if shown, code := s.run("next"); code != 0 || !strings.Contains(shown, "1.1  Serverless Basics") {
		t.Errorf("a reader: exit code %d\n%s", code, shown)
	}
	close(release)
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	s.step(t, "done 1.1")
}

// env is the process that a command of the screen is run in.
func (s *screen) env(out, errs cli.Stream, args ...string) cli.Env {
	return cli.Env{
		Args: args, Environ: append([]string{"HOME=" + s.home, "NO_COLOR=1"}, s.environ...), System: "linux",
		In: strings.NewReader(""), Out: out, Err: errs,
		Now: func() time.Time { return s.now }, Paths: paths.FS,
	}
}

// A flag comes before the variable, also where it says no.
func TestFlagSaysNo(t *testing.T) {
	s := newScreen(t)
	s.environ = []string{"LPATH_ASCII=true"}
	s.step(t, "start serverless")
	if out, _ := s.run("list", "--ascii=false"); !strings.Contains(out, "→ serverless") {
		t.Errorf("--ascii=false shows\n%s", out)
	}
}
