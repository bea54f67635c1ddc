package cli_test

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lpath/internal/cli"
	"lpath/internal/pathfile"
	"lpath/paths"
)

// The tour in the README is what a person sees who types it: every console
// block is run, in one home, on a terminal of 80 columns.
func TestReadmeTour(t *testing.T) {
	s := newScreen(t)
	for _, block := range fenced(t, "console") {
		var got strings.Builder
		for line := range strings.Lines(block) {
			switch {
			case line == "# the next day\n":
				s.now = s.now.AddDate(0, 0, 1)
				got.WriteString(line)
			case strings.HasPrefix(line, "$ lpath "):
				got.WriteString(line)
				out, _ := s.run(words(t, strings.TrimPrefix(line, "$ lpath "))...)
				got.WriteString(out)
			}
		}
		if diff := cmp.Diff(block, got.String()); diff != "" {
			t.Errorf("the README differs from what is shown (-README +shown):\n%s", diff)
		}
	}
	shown, _ := s.run()
	if diff := cmp.Diff(firstScreen(t), shown); diff != "" {
		t.Errorf("the README's first screen differs from what is shown (-README +shown):\n%s", diff)
	}
}

func firstScreen(t *testing.T) string {
	t.Helper()
	return strings.TrimPrefix(fenced(t, "")[0], "$ lpath\n")
}

// The path that the README shows is one.
func TestReadmePath(t *testing.T) {
	block := fenced(t, "yaml")[0]
	path, err := pathfile.Decode("README.md", []byte(block), "go", true)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(path.Resources()); n != 4 {
		t.Errorf("the path has %d resources, want 4", n)
	}
}

// The document that the README shows becomes the path that it tells of.
func TestReadmeImport(t *testing.T) {
	s := newScreen(t)
	document, block := fenced(t, "markdown")[0], fenced(t, "text")[0]
	t.Chdir(t.TempDir())
	if err := os.WriteFile("bees.md", []byte(document), 0o600); err != nil {
		t.Fatal(err)
	}
	command, want, _ := strings.Cut(block, "\n")
	got, _ := s.run(words(t, strings.TrimPrefix(command, "$ lpath "))...)
	if diff := cmp.Diff(want, strings.ReplaceAll(got, s.home, "~")); diff != "" {
		t.Errorf("the README differs from what is shown (-README +shown):\n%s", diff)
	}
}

// fenced returns the README's blocks of a language.
func fenced(t *testing.T, language string) []string {
	t.Helper()
	b, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	var blocks []string
	parts := strings.Split(string(b), "\n```"+language+"\n")
	for _, part := range parts[1:] {
		block, _, _ := strings.Cut(part, "\n```\n")
		blocks = append(blocks, block+"\n")
	}
	if len(blocks) == 0 {
		t.Fatalf("the README has no %s block", language)
	}
	return blocks
}

// words parts a command line at spaces, but for those in double quotes.
func words(t *testing.T, line string) []string {
	t.Helper()
	var out []string
	for i, part := range strings.Split(strings.TrimSpace(line), `"`) {
		if i%2 == 1 {
			out = append(out, part)
		} else {
			out = append(out, strings.Fields(part)...)
		}
	}
	return out
}

// screen is a terminal on which lpath is run, in a home of its own.
type screen struct {
	home    string
	now     time.Time
	width   int
	environ []string
}

func newScreen(t *testing.T) *screen {
	t.Helper()
	return &screen{home: t.TempDir(), now: time.Date(2026, 11, 23, 9, 50, 0, 0, time.UTC), width: 80}
}

// run returns what is on the screen after a command, and its exit code.
func (s *screen) run(args ...string) (shown string, code int) {
	var b bytes.Buffer
	stream := cli.Stream{Writer: &b, Terminal: true, Width: s.width}
	code = cli.Run(context.Background(), cli.Env{
		Args: args, Environ: append([]string{"HOME=" + s.home, "NO_COLOR=1"}, s.environ...), System: "linux",
		In: strings.NewReader(""), Out: stream, Err: stream,
		Now: func() time.Time { return s.now }, Paths: paths.FS,
	})
	return b.String(), code
}
