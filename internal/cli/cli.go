// Package cli is the command tree: one file for each command, and what they
// share. It parses, calls the domain and shows what came of it.
package cli

import (
	"cmp"
	"context"
	"io"
	"io/fs"
	"strings"
	"time"

	"lpath/internal/text"
)

// Env is the process as the program sees it.
type Env struct {
	Args     []string // without the program's name
	Environ  []string // KEY=value
	System   string   // as runtime.GOOS
	In       io.Reader
	Prompt   bool // a person can be asked: standard input is a terminal
	Out, Err Stream
	Now      func() time.Time
	Paths    fs.FS                   // the built-in paths
	Browse   func(link string) error // opens a link that is known to be safe
	Edit     func(file string) error // lets the learner edit a file
}

// Stream is where output goes.
type Stream struct {
	io.Writer
	Terminal bool
	Width    int // columns of the terminal
}

// Run runs the command that the arguments name and returns the exit code:
//
//	0  done, or nothing to do
//	1  failure
//	2  wrong usage
//	3  refused by the order of the path
//	4  a file is invalid or damaged
//	5  the state stayed busy
func Run(ctx context.Context, e Env) int {
	a := &app{env: e, now: e.Now().Truncate(time.Second)}
	root := newRoot(a)
	root.SetArgs(append([]string{}, e.Args...)) // never nil: Cobra would take those of the process
	root.SetIn(e.In)
	root.SetOut(e.Out)
	root.SetErr(e.Err)
	cmd, err := root.ExecuteContextC(ctx)
	if err = cmp.Or(err, a.unheard); err == nil {
		return exitDone
	}
	if a.store == nil {
		_ = a.load(cmd) // for the message alone, which may have to be in ASCII
	}
	message, code := a.explain(cmd, err)
	a.say(message)
	return code
}

// remark tells the learner something beside the output.
func (a *app) remark(message string) { a.say("lpath: " + message) }

// say writes lines, which may hold text from outside, to standard error.
func (a *app) say(message string) {
	if message == "" {
		return
	}
	out := strings.Join(text.Lines(message), "\n") + "\n"
	if a.ascii() {
		out = text.ASCII(out)
	}
	_, _ = io.WriteString(a.env.Err, out) // there is nowhere left to say that this failed
}

// exitError ends the program with a code after everything has been said.
type exitError struct{ code int }

func (e *exitError) Error() string { return "" }
