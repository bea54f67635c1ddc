//go:build linux

package fault_test

import (
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// traced are the system calls that have to do with files.
const traced = "%file,write,pwrite64,writev,pwritev,fsync,fdatasync,syncfs,sync_file_range,flock,ftruncate,fallocate," +
	"fchmod,fchown,close,dup,dup2,dup3,lseek,read,pread64,copy_file_range,sendfile,getdents64"

// call is a system call of the main thread.
type call struct {
	name   string
	args   []string // texts are in quotes, with every byte as \xNN
	result int      // what it returned, -1 for an error or where the process was killed
	nth    int      // which of its name it is, from 1
	file   string   // what it is about, as far as that can be told: "" for others, "stdout"
	forged bool     // strace made the error
	use    string   // for openat: the first call that works with what was opened
}

// trace is what strace wrote down of one process.
type trace struct {
	calls  []call
	killed bool
}

// strace runs a command under strace, which may be told to inject a fault.
func (l learner) strace(t *testing.T, inject string, args ...string) (outcome, trace) {
	t.Helper()
	log := filepath.Join(t.TempDir(), "log")
	before := []string{"strace", "-f", "-qqq", "-e", "signal=none", "-xx", "-s", "1048576", "-o", log, "-e", "trace=" + traced}
	if inject != "" {
		before = append(before, "-e", "inject="+inject)
	}
	o := finish(t, l.command(t.Context(), before, args...))
	b, err := os.ReadFile(log)
	if err != nil {
		t.Fatalf("%v\n%s", err, o.err)
	}
	tr := parseTrace(t, string(b), l.home)
	if len(tr.calls) == 0 {
		t.Fatalf("strace did nothing: exit %d\n%s", o.code, o.err)
	}
	tr.killed = o.code == -1
	return o, tr
}

// A line is `PID NAME(ARGS) = RESULT`, perhaps in two halves where another
// thread came between.
const (
	unfinished = " <unfinished ...>"
	inBetween  = `^<\.\.\. \w+ resumed>`
)

// parseTrace reads a log of strace. home is the directory of the process.
func parseTrace(t *testing.T, log, home string) trace {
	t.Helper()
	var (
		tr      trace
		resumed = regexp.MustCompile(inBetween)
		whole   = regexp.MustCompile(`^(\w+)\((.*)\) += (-?\d+|\?)(.*)$`)
		halves  = map[string]string{}
		count   = map[string]int{}
		open    = map[int]string{1: "stdout", 2: "stderr"}
		first   = ""
	)
	for line := range strings.Lines(log) {
		pid, text, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		text = strings.TrimLeft(text, " ")
		if first == "" {
			first = pid
		}
		if half, ok := strings.CutSuffix(text, unfinished); ok {
			halves[pid] = half
			continue
		}
		if resumed.MatchString(text) {
			text = halves[pid] + resumed.ReplaceAllString(text, "")
			delete(halves, pid)
		}
		m := whole.FindStringSubmatch(text)
		if m == nil {
			continue // a signal, or the end
		}
		c := newCall(m, open, home)
		if pid != first {
			if strings.HasPrefix(c.file, home) {
				t.Fatalf("a thread of its own called %s", text)
			}
			continue
		}
		count[c.name]++
		c.nth = count[c.name]
		tr.calls = append(tr.calls, c)
		tr.noteUse()
	}
	return tr
}

// noteUse tells the call that opened what the last call works with.
func (tr trace) noteUse() {
	last := tr.calls[len(tr.calls)-1]
	fd, err := strconv.Atoi(last.args[0])
	if err != nil {
		return
	}
	for i := len(tr.calls) - 2; i >= 0; i-- {
		if c := &tr.calls[i]; c.name == "openat" && c.result == fd {
			if c.use == "" {
				c.use = last.name
			}
			return
		}
	}
}

// newCall makes a call of a line's parts, and keeps account of what is open.
func newCall(m []string, open map[int]string, home string) call {
	c := call{name: m[1], args: splitArgs(m[2]), result: -1, forged: strings.Contains(m[4], "(INJECTED)")}
	if n, err := strconv.Atoi(m[3]); err == nil {
		c.result = n
	}
	for _, arg := range c.args {
		if path, ok := unquote(arg); ok && !takesData(c.name) {
			c.file = absolute(path, home)
			break
		}
	}
	if fd, err := strconv.Atoi(c.args[0]); err == nil && c.file == "" {
		c.file = open[fd]
	}
	if c.name == "openat" && c.result >= 0 {
		open[c.result] = c.file
	}
	if c.name == "close" && c.file != "stdout" && c.file != "stderr" {
		fd, _ := strconv.Atoi(c.args[0])
		delete(open, fd)
	}
	return c
}

// takesData reports whether a text among the arguments is no name.
func takesData(name string) bool {
	return strings.Contains(name, "write") || strings.Contains(name, "read") && name != "readlink" && name != "readlinkat"
}

// splitArgs splits at commas that are in no quotes and brackets.
func splitArgs(s string) []string {
	var args []string
	depth, quoted, from := 0, false, 0
	for i, r := range s {
		switch {
		case r == '"':
			quoted = !quoted // a quote in a text is \x22
		case quoted:
		case strings.ContainsRune("{[(", r):
			depth++
		case strings.ContainsRune("}])", r):
			depth--
		case r == ',' && depth == 0:
			args = append(args, strings.TrimSpace(s[from:i]))
			from = i + 1
		}
	}
	return append(args, strings.TrimSpace(s[from:]))
}

// unquote reads "\x61\x62", and reports whether it is such a text.
func unquote(arg string) (string, bool) {
	in, ok := strings.CutPrefix(arg, `"`)
	in, whole := strings.CutSuffix(in, `"`)
	if !ok || !whole {
		return "", false
	}
	b, err := hex.DecodeString(strings.ReplaceAll(in, `\x`, ""))
	return string(b), err == nil
}

func absolute(path, home string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(home, path)
}

// String shows the call to a person.
func (c call) String() string { return fmt.Sprintf("%s %d of %s", c.name, c.nth, c.file) }

// ours are the calls on files of the learner, and those that tell the learner something.
func (tr trace) ours(l learner) []call {
	var all []call
	for _, c := range tr.calls {
		if c.name != "execve" && (strings.HasPrefix(c.file, l.home) || c.file == "stdout") {
			all = append(all, c)
		}
	}
	return all
}

// index is where in a trace that call is, -1 if it is not there.
func (tr trace) index(name string, nth int) int {
	for i, c := range tr.calls {
		if c.name == name && c.nth == nth {
			return i
		}
	}
	return -1
}

// replaced is the index of the call that put the new state in place: the last
// rename to it.
func (tr trace) replaced(l learner) int {
	at := -1
	for i, c := range tr.calls {
		if to, ok := unquote(c.args[len(c.args)-1]); ok && strings.HasPrefix(c.name, "rename") && absolute(to, l.home) == l.target {
			at = i
		}
		if c.name == "renameat2" {
			if to, ok := unquote(c.args[3]); ok && absolute(to, l.home) == l.target {
				at = i
			}
		}
	}
	return at
}
