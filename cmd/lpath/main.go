// Command lpath keeps a person on a learning path.
package main

import (
	"context"
	"os"
	"runtime"
	"runtime/debug"
	"time"

	"golang.org/x/term"

	"lpath/internal/cli"
	"lpath/paths"
)

func main() {
	debug.SetGCPercent(-1) // the program ends before there is anything to collect
	debug.SetMemoryLimit(128 << 20)
	os.Exit(cli.Run(context.Background(), cli.Env{
		Args: os.Args[1:], Environ: os.Environ(), System: runtime.GOOS,
		In: os.Stdin, Prompt: term.IsTerminal(int(os.Stdin.Fd())),
		Out: stream(os.Stdout), Err: stream(os.Stderr),
		Now: time.Now, Paths: paths.FS, Browse: browse, Edit: edit,
	}))
}

func stream(f *os.File) cli.Stream {
	width, _, err := term.GetSize(int(f.Fd()))
	return cli.Stream{Writer: f, Terminal: err == nil, Width: width}
}
