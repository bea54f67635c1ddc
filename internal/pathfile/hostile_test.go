package pathfile_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"lpath/internal/fault"
	"lpath/internal/pathfile"
)

// hostileFile is made to cost as much as it can: before, then again so often
// that it has about size bytes, then after. %[1]d in again is the number of the
// round, %[2]d the next one.
type hostileFile struct {
	name          string
	before, again string
	size          int
	after         string
}

func (f hostileFile) bytes() []byte {
	var b strings.Builder
	b.WriteString(f.before)
	for i := 0; b.Len() < f.size; i++ {
		if strings.Contains(f.again, "%[") {
			fmt.Fprintf(&b, f.again, i, i+1)
		} else {
			b.WriteString(f.again)
		}
	}
	b.WriteString(f.after)
	return []byte(b.String())
}

// hostileFiles are as large as the limits allow, or larger.
func hostileFiles() []hostileFile {
	const (
		most  = pathfile.MaxBytes - 100
		lines = 199_000
		marks = 298_000
		path  = "version: 1\ntitle: t\norder: free\nphases:\n- title: p\n  resources:\n"
	)
	return []hostileFile{
		{"dashes and comments", "", "-\n#\n", 2 << 20, ""},
		{"fewer dashes and comments", "", "-\n#\n", 2 * lines, ""},
		{"dashes with comments", "", "- #\n", 4 * marks / 2, ""},
		{"keys with comments", "", "a: #\n", 5 * marks / 2, ""},
		{"keys and comments", "", "a:\n#\n", 5 * lines / 2, ""},
		{"values with comments", "", "- a: #\n", 7 * marks / 3, ""},
		{"comments", "a: b\n", "#\n", 2 * lines, ""},
		{"long comments", "", "# 3456789 123456789\n", most, ""},
		{"one comment", "a: b\n#", "c", most, ""},
		{"empty lines", "a: b\n", "\n", lines, ""},
		{"spaces", "", " ", most, ""},

		{"open lists", "", "[", most, ""},
		{"fewer open lists", "", "[", marks, ""},
		{"open maps", "", "{", most, ""},
		{"open maps with keys", "", "{a: ", most, ""},
		{"lists in lists", "", "- ", most, ""},
		{"fewer lists in lists", "", "- ", 2 * marks, ""},
		{"commas", "a: [", ",", marks, "]"},
		{"a list in brackets", "a: [", "b,", 2 * marks, "b]"},
		{"a list over lines", "a: [\n", "b, #\n", 5 * marks / 2, "b]"},
		{"maps in brackets", "a: [", "{b: c},", 7 * marks / 3, "b]"},
		{"30 deep and wide", "a: [", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]],", 61 * marks / 31, "b]"},
		{"question marks", "", "? ", 2 * marks, ""},
		{"explicit keys", "", "? k\n", 4 * lines, ""},
		{"colons", "", ": ", 2 * marks, ""},

		{"a wide map", "", "k: v\n", 5 * lines, ""},
		{"a wide map of other keys", "", "tit%[1]d: v\n", 11 * lines, ""},
		{"a wide map of known keys", "", "title: v\n", 9 * lines, ""},
		{"no values", "", "a:\n", 3 * lines, ""},
		{"one key", "? ", "k", most, "\n: v\n"},
		{"anchors", "a: [", "&x b, ", 6 * marks / 2, "c]"},
		{"aliases", "a: &x b\nc: [", "*x, ", 4 * marks / 2, "d]"},
		{"aliases of aliases", "a: &a0 [b, b, b, b, b, b, b, b, b]\n", "c: &a%[2]d [*a%[1]d, *a%[1]d, *a%[1]d, *a%[1]d, *a%[1]d]\n", 4000, ""},
		{"merge keys", "", "<<: {a: b}\n", 11 * marks / 3, ""},
		{"tags", "a: [", "!t b, ", 6 * marks / 2, "c]"},
		{"directives", "", "%%TAG !%[1]d! x\n", 15 * marks / 2, ""},
		{"documents", "", "---\n", 4 * lines, ""},
		{"ends of documents", "a: b\n", "...\n", 4 * lines, ""},

		{"one plain text", "title: ", "a", most, ""},
		{"one plain text of words", "title: ", "a b ", most, ""},
		{"one plain text over lines", "title: a\n", "  b\n", 4 * lines, ""},
		{"one number", "title: ", "1", most, ""},
		{"one number in twos", "title: -0b", "1", most, ""},
		{"one number with gaps", "title: ", "1_", most, "1"},
		{"numbers", "a: [", "1e9, ", 5 * marks, "1]"},
		{"dates", "a: [", "2026-11-23, ", 12 * marks, "1]"},
		{"one text in quotes", "title: \"", `\x41`, most, "\""},
		{"quotes", "", "\"", most, ""},
		{"texts in quotes", "a: [", `"", `, 4 * marks, "b]"},
		{"colons in a text", "title: a", ":", most, ""},
		{"block texts", "", "- |\n\n  a\n\n", 10 * lines / 4, ""},
		{"one block text", "a: |\n", "  b\n", 4 * lines, ""},
		{"wide characters", "title: ", "世", most, ""},
		{"not UTF-8", "", "\xff", most, ""},

		{"resources without anything", path, "  - a: b\n", 9 * marks / 2, ""},
		{"resources with long words", path, "  - title78: abcdefg\n", marks / 2 * 21, ""},
		{"empty resources", "phases: [{resources: [", "{},", marks, "{}]}]"},
		{"empty phases", "phases: [", "{},", marks, "{}]"},
		{"empty extras", "additional: [", "{},", marks, "{}]"},
		{"empty items", "checklist: [", "{},", marks, "{}]"},
		{"needs", "phases: [{resources: [{needs: [", "a, ", 3 * marks, "b]}]}]"},
		{"one long circle", path + "  - {title: r0, needs: [end]}\n", "  - {title: r%[2]d, needs: [r%[1]d]}\n", 9500 * 34, "  - {title: end, needs: [r9000]}\n"},
	}
}

// A hostile file within the limits takes at most a second and 256 MiB. Each is
// read by a process of its own, on one processor, and has three tries to be
// quick.
func TestHostileFiles(t *testing.T) {
	if fault.Raced() {
		t.Skip("the race detector takes several times as much of everything")
	}
	for _, f := range hostileFiles() {
		t.Run(f.name, func(t *testing.T) {
			slow := time.Duration(0)
			for range 3 {
				took, memory := fault.Child(t, "TestHostileChild", "HOSTILE_FILE", f.name)
				if memory > 256<<20 {
					t.Errorf("took %d MiB", memory>>20)
				}
				if took <= time.Second || took.Seconds() <= fault.Slowness() {
					return
				}
				slow = took
			}
			t.Errorf("took %v", slow)
		})
	}
}

// TestHostileChild is the process that reads the file named by HOSTILE_FILE.
// It prints how many bytes it took from the system, and what it says.
func TestHostileChild(t *testing.T) {
	for _, f := range hostileFiles() {
		if f.name != os.Getenv("HOSTILE_FILE") {
			continue
		}
		_, err := pathfile.Decode("f.yaml", f.bytes(), "f", false)
		if err == nil {
			t.Fatal("the file is accepted")
		}
		fault.Told(os.Stdout, err)
	}
}
