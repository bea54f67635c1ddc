// Command lpath keeps a person on a learning path.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime"
	"time"

	"golang.org/x/term"

	"lpath/internal/cli"
	"lpath/paths"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := cli.Run(ctx, cli.Env{
		Args: os.Args[1:], Environ: os.Environ(), System: runtime.GOOS,
		In: os.Stdin, Prompt: term.IsTerminal(int(os.Stdin.Fd())),
		Out: stream(os.Stdout), Err: stream(os.Stderr),
		Now: time.Now, Paths: paths.FS, Browse: browse, Edit: edit,
	})
	stop()
	os.Exit(code)
}

func stream(f *os.File) cli.Stream {
	width, _, err := term.GetSize(int(f.Fd()))
	return cli.Stream{Writer: f, Terminal: err == nil, Width: width}
}
