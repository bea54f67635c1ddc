package cli_test

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // scripts live in time zones that the machine may not have

	"github.com/rogpeppe/go-internal/testscript"

	"lpath/internal/cli"
	"lpath/paths"
)

// The programs that scripts run: lpath, and a browser and an editor that do
// what the script says.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"lpath": lpathMain, "browser": browserMain, "editor": editorMain})
}

// Every command, as its script says. What the scripts can say is in
// script_test.go.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		Setup:               setup,
		Cmds:                scriptCommands(),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
	})
}

// setup gives a script an empty home, a clock and a time zone, and at its end
// looks at what went wrong in any lpath that it ran.
func setup(e *testscript.Env) error {
	home, faults := filepath.Join(e.WorkDir, "home"), filepath.Join(e.WorkDir, ".tmp", "faults")
	e.Setenv("HOME", home)
	e.Setenv("STATE", filepath.Join(home, ".local", "share", "lpath", "state.yaml"))
	e.Setenv("LANG", "C.UTF-8")
	e.Setenv("TZ", "Europe/Berlin")
	e.Setenv("TEST_NOW", "2026-11-23T09:50:00+01:00")
	e.Setenv("TEST_FAULTS", faults)
	e.Defer(func() {
		b, err := os.ReadFile(faults)
		switch {
		case err == nil:
			e.T().Fatal(string(b))
		case !errors.Is(err, os.ErrNotExist):
			e.T().Fatal(err)
		}
	})
	return os.MkdirAll(home, 0o700)
}

// lpathMain is the program as cmd/lpath wires it, but for what a test has to
// be able to set:
//
//	TEST_NOW       the time
//	TEST_TERMINAL  which of in, out and err are a terminal
//	TEST_WIDTH     how many columns it has
//	BROWSER        the program that opens a link, EDITOR the one that edits a file
//	TEST_COLOR     set where colour is expected
//
// Whatever it writes is checked.
func lpathMain() { os.Exit(program()) }

func program() (code int) {
	defer func() {
		if r := recover(); r != nil {
			fault("lpath %q: panic: %v\n%s", os.Args[1:], r, debug.Stack())
			code = 99
		}
	}()
	now, err := time.Parse(time.RFC3339, os.Getenv("TEST_NOW"))
	if err != nil {
		fault("TEST_NOW: %v", err)
	}
	terminals := strings.Fields(os.Getenv("TEST_TERMINAL"))
	out, outSeen := stream(os.Stdout, terminals, "out")
	errs, errSeen := stream(os.Stderr, terminals, "err")
	code = cli.Run(context.Background(), cli.Env{
		Args: os.Args[1:], Environ: os.Environ(), System: runtime.GOOS,
		In: os.Stdin, Prompt: slices.Contains(terminals, "in"),
		Out: out, Err: errs,
		Now: now.Local, Paths: paths.FS,
		Browse: func(link string) error { return run("BROWSER", link) },
		Edit:   func(file string) error { return run("EDITOR", file) },
	})
	inspect(outSeen.String())
	inspect(errSeen.String())
	return code
}

// stream is a stream of the process, and what goes through it.
func stream(f *os.File, terminals []string, name string) (cli.Stream, *bytes.Buffer) {
	width, _ := strconv.Atoi(cmp.Or(os.Getenv("TEST_WIDTH"), "80"))
	seen := &bytes.Buffer{}
	return cli.Stream{Writer: tee{f, seen}, Terminal: slices.Contains(terminals, name), Width: width}, seen
}

// tee writes to a file and keeps what was written.
type tee struct {
	file *os.File
	seen *bytes.Buffer
}

func (t tee) Write(b []byte) (int, error) {
	t.seen.Write(b)
	return t.file.Write(b)
}

// run runs the program that a variable names.
func run(variable, arg string) error {
	words := strings.Fields(os.Getenv(variable))
	if len(words) == 0 {
		return fmt.Errorf("no $%s is set", variable)
	}
	return exec.Command(words[0], append(words[1:], arg)...).Run()
}

// browserMain notes its arguments, one a line, in the file "opened".
func browserMain() {
	var b strings.Builder
	for _, arg := range os.Args[1:] {
		fmt.Fprintf(&b, "%s\n", arg)
	}
	keep("opened", b.String())
}

// editorMain keeps what it is given to edit in the file "edited.before", runs
// lpath with the words of EDIT_MEANWHILE, and leaves what EDIT_AS says.
func editorMain() {
	file := os.Args[1]
	before, err := os.ReadFile(file)
	if err != nil {
		fault("editor: %v", err)
	}
	keep("edited.before", string(before))
	if words := strings.Fields(os.Getenv("EDIT_MEANWHILE")); len(words) > 0 {
		if out, err := exec.Command("lpath", words...).CombinedOutput(); err != nil {
			fault("editor: %v: %s", err, out)
		}
	}
	if err := os.WriteFile(file, []byte(os.Getenv("EDIT_AS")), 0o600); err != nil {
		fault("editor: %v", err)
	}
}

// keep writes a file into the script's directory.
func keep(name, content string) {
	if err := os.WriteFile(filepath.Join(os.Getenv("WORK"), name), []byte(content), 0o600); err != nil {
		fault("%v", err)
	}
}

// fault notes something that makes the script fail, whatever it expects.
func fault(format string, args ...any) {
	f, err := os.OpenFile(os.Getenv("TEST_FAULTS"), os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		panic(err)
	}
	_, err = fmt.Fprintf(f, format+"\n", args...)
	if err := errors.Join(err, f.Close()); err != nil {
		panic(err)
	}
}
