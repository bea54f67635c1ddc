package cli_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/testscript"
)

// scriptCommands are what scripts can say besides the commands of testscript:
//
//	exit CODE PROGRAM [ARG…]       run it; the exit code is exactly that
//	unchanged CODE PROGRAM [ARG…]  the same, and no file in $WORK is touched
//	json FILE                      standard output is one JSON object, that of the file
//	chars NAME TEXT                set a variable to text with Go's escapes, such as \x1b
//	write FILE TEXT                write such text to a file
//	replace FILE OLD NEW           replace a text in a file, which has to be there
func scriptCommands() map[string]func(*testscript.TestScript, bool, []string) {
	commands := map[string]func(*testscript.TestScript, []string){
		"exit": scriptExit, "unchanged": scriptUnchanged, "json": scriptJSON,
		"chars": scriptChars, "write": scriptWrite, "replace": scriptReplace,
	}
	wants := map[string]int{"exit": 2, "unchanged": 2, "json": 1, "chars": 2, "write": 2, "replace": 3}
	out := map[string]func(*testscript.TestScript, bool, []string){}
	for name, run := range commands {
		out[name] = func(ts *testscript.TestScript, neg bool, args []string) {
			if neg || len(args) < wants[name] {
				ts.Fatalf("%s is used wrongly", name)
			}
			run(ts, args)
		}
	}
	return out
}

func scriptExit(ts *testscript.TestScript, args []string) {
	code := 0
	err := ts.Exec(args[1], args[2:]...)
	if e, ok := errors.AsType[*exec.ExitError](err); ok {
		code = e.ExitCode()
	} else {
		ts.Check(err)
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("exit code %d, want %s", code, args[0])
	}
}

func scriptUnchanged(ts *testscript.TestScript, args []string) {
	before := tree(ts)
	scriptExit(ts, args)
	if diff := cmp.Diff(before, tree(ts)); diff != "" {
		ts.Fatalf("files are not what they were (-before +after):\n%s", diff)
	}
}

// tree describes every file of the script: name, mode, time, content. A lock
// says who has it, and every change takes it: of that, the name and mode.
func tree(ts *testscript.TestScript) []string {
	var files []string
	root := ts.Getenv("WORK")
	ts.Check(filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case file == filepath.Join(root, ".tmp"):
			return fs.SkipDir
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		name, err := filepath.Rel(root, file)
		if err != nil {
			return err
		}
		if strings.HasSuffix(name, ".lock") {
			files = append(files, fmt.Sprintf("%s %s", name, info.Mode()))
			return nil
		}
		content := []byte{}
		if d.Type().IsRegular() && info.Mode().Perm() != 0 {
			content, err = os.ReadFile(file)
		}
		files = append(files, fmt.Sprintf("%s %s %s\n%s", name, info.Mode(), info.ModTime(), content))
		return err
	}))
	return files
}

func scriptJSON(ts *testscript.TestScript, args []string) {
	want := os.Expand(ts.ReadFile(args[0]), ts.Getenv)
	if diff := cmp.Diff(object(ts, want), object(ts, ts.ReadFile("stdout"))); diff != "" {
		ts.Fatalf("the JSON differs (-%s +stdout):\n%s", args[0], diff)
	}
}

// object reads one JSON object, after which there is nothing.
func object(ts *testscript.TestScript, s string) map[string]any {
	var v map[string]any
	d := json.NewDecoder(strings.NewReader(s))
	d.UseNumber()
	ts.Check(d.Decode(&v))
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		ts.Fatalf("there is more than one JSON object")
	}
	return v
}

func scriptChars(ts *testscript.TestScript, args []string) { ts.Setenv(args[0], unescape(ts, args[1])) }

func scriptWrite(ts *testscript.TestScript, args []string) {
	ts.Check(os.MkdirAll(filepath.Dir(ts.MkAbs(args[0])), 0o700))
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(unescape(ts, args[1])), 0o600))
}

// unescape reads text with the escapes of Go, and \e for ESC.
func unescape(ts *testscript.TestScript, s string) string {
	text, err := strconv.Unquote(`"` + strings.ReplaceAll(strings.ReplaceAll(s, `"`, `\"`), `\e`, `\x1b`) + `"`)
	ts.Check(err)
	return text
}

func scriptReplace(ts *testscript.TestScript, args []string) {
	was := ts.ReadFile(args[0])
	if strings.Count(was, args[1]) != 1 {
		ts.Fatalf("%q is %d times in %s", args[1], strings.Count(was, args[1]), args[0])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Replace(was, args[1], args[2], 1)), 0o600))
}

// inspect looks at what one lpath wrote to a stream: whatever the command and
// wherever its text is from, a person's terminal gets visible characters and
// line breaks alone, colour only where it is expected, and no space at the end
// of a line; with --ascii nothing but ASCII.
func inspect(out string) {
	args := os.Args[1:]
	if len(args) > 0 && args[0] == "completion" {
		return // a program for a shell, not text for a person
	}
	typed := strings.Join(args, " ")
	if os.Getenv("TEST_COLOR") != "" {
		out = regexp.MustCompile(`\x1b\[[0-9;]*m`).ReplaceAllString(out, "")
	}
	if len(args) > 0 && args[0] == "__complete" {
		out = strings.ReplaceAll(out, "\t", "  ") // parts a word from what it means
	}
	for line := range strings.Lines(out) {
		line = strings.TrimSuffix(line, "\n")
		switch i := strings.IndexFunc(line, unseen); {
		case !utf8.ValidString(line):
			fault("lpath %s writes bytes that are not UTF-8: %q", typed, line)
		case i >= 0:
			fault("lpath %s writes a character that nobody sees: %q", typed, line)
		case strings.HasSuffix(line, " "):
			fault("lpath %s leaves a space at the end of a line: %q", typed, line)
		}
	}
	ascii := slices.Contains(args, "--ascii") || os.Getenv("LPATH_ASCII") == "true"
	if ascii && !slices.Contains(args, "--json") && bytes.ContainsFunc([]byte(out), func(r rune) bool { return r > 0x7e }) {
		fault("lpath %s writes more than ASCII: %q", typed, out)
	}
	if strings.Contains(out, "goroutine ") || strings.Contains(out, "panic") {
		fault("lpath %s panics: %s", typed, out)
	}
}

// unseen reports whether a terminal acts on r or shows nothing for it. The
// joiners are allowed: some scripts need them within words.
func unseen(r rune) bool {
	joiner := r == '\u200c' || r == '\u200d'
	return !joiner && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs, unicode.Zl, unicode.Zp)
}
