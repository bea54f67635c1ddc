package yamlx_test

import (
	"fmt"
	"strings"
	"testing"

	"lpath/internal/yamlx"
)

// few are limits that the tests just meet.
func few() yamlx.Limits {
	return yamlx.Limits{Bytes: 200, Lines: 12, Tokens: 20, Depth: 4, Text: 10}
}

func TestLimits(t *testing.T) {
	nested := func(n int) string { return strings.Repeat("{parts: [", n) + strings.Repeat("]}", n) }
	tests := []struct{ name, most, tooMuch, want string }{
		{
			"bytes", "title: a #" + strings.Repeat("c", 190), "title: a #" + strings.Repeat("c", 191),
			"the file is 201 bytes long (at most 200 are allowed)",
		},
		{
			"bytes behind a BOM", "\ufefftitle: a #" + strings.Repeat("c", 190), "\ufefftitle: a #" + strings.Repeat("c", 191),
			"the file is 201 bytes long (at most 200 are allowed)",
		},
		{
			"lines", "title: a" + strings.Repeat("\n", 11), "title: a" + strings.Repeat("\n", 12),
			"the file has 13 lines (at most 12 are allowed)",
		},
		{
			"CRLF lines", "title: a" + strings.Repeat("\r\n", 11), "title: a" + strings.Repeat("\r\n", 12),
			"the file has 13 lines (at most 12 are allowed)",
		},
		{
			"CR lines", "title: a" + strings.Repeat("\r", 11), "title: a" + strings.Repeat("\r", 12),
			"the file has 13 lines (at most 12 are allowed)",
		},
		{
			"marks", "tags: [a" + strings.Repeat(",b", 18) + "]", "tags: [a" + strings.Repeat(",b", 19) + "]",
			"the file has 21 marks of structure (at most 20 are allowed)",
		},
		{
			"depth", nested(2), nested(3),
			"1:19: lists and maps lie too deep in one another (at most 4 levels are allowed)",
		},
		{
			"depth with text", "parts:\n- tags:\n  - a\n", "parts:\n- parts:\n  - tags: []\n",
			"3:5: lists and maps lie too deep in one another (at most 4 levels are allowed)",
		},
		{
			"text", "title: 0123456789", "title: 0123456789a",
			"1:8: title is 11 bytes long (at most 10 are allowed)",
		},
		{
			"text in bytes", "title: üüüüü", "title: üüüüüü",
			"1:8: title is 12 bytes long (at most 10 are allowed)",
		},
		{
			"text in a list", "tags: ['0123456789']", "tags: ['0123456789a']",
			"1:8: tags is 11 bytes long (at most 10 are allowed)",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := decodeWithin(few(), tt.most); err != nil {
				t.Errorf("%q says %v", tt.most, err)
			}
			_, err := decodeWithin(few(), tt.tooMuch)
			if got := strings.TrimSpace(message(err)); got != tt.want {
				t.Errorf("%q says\n%s\nwant\n%s", tt.tooMuch, got, tt.want)
			}
		})
	}
}

// What makes nodes counts, wherever it stands; what cannot make any does not.
func TestMarksOfStructure(t *testing.T) {
	for file, want := range map[string]int{
		"- a\n-\n":                  2,
		"-a-b: c-\n":                2, // the last dash could be one
		"a: b\nc:\td\n":             2,
		"http://x:80/?q\n":          0,
		"? a\n: b\n":                2,
		"[a, {b: c}]":               4,
		"{a:[b],c:{d},\"e\":\"f\"}": 8,
		"&a *b !c |d >e #f":         6,
		"a: \"b, c\"":               2, // also within texts
		"世: 界":                      1,
	} {
		limits := few()
		limits.Tokens = -1
		_, err := decodeWithin(limits, file)
		if got := message(err); got != fmt.Sprintf(" the file has %d marks of structure (at most -1 are allowed)", want) {
			t.Errorf("%q says%s, want %d", file, got, want)
		}
	}
}

// Of very many faults the rest is counted: nobody reads them.
func TestVeryManyFaults(t *testing.T) {
	limits := yamlx.Limits{Bytes: 1 << 20, Lines: 10_000, Tokens: 10_000, Depth: 4, Text: 10}
	for _, file := range []string{strings.Repeat("a: b\n", 1234), "tags:\n" + strings.Repeat("- ~\n", 1234)} {
		_, err := decodeWithin(limits, file)
		faults := strings.Split(message(err), "\n")
		if len(faults) != 1001 || faults[1000] != " and 234 more faults" {
			t.Errorf("%d faults, the last of them %q", len(faults), faults[len(faults)-1])
		}
	}
}

func TestVersion(t *testing.T) {
	check(t, []faulty{
		{"first", "version: 1\n", ``},
		{"newest", "version: 2\n", ``},
		{"none", "version: 0\n", `1:10: there is no format 0 (write 2)`},
		{"below", "version: -1\n", `1:10: there is no format -1 (write 2)`},
		{"text", "version: new\n", `1:10: version is "new" (write a whole number)`},
		{"list", "version: []\n", `1:10: a list where a whole number is needed for version`},
		{"newer, and all else is meaningless", "titel: a\nversion: 3\nsize: &x big\n", `2:10: format 3 is newer than this lpath, which reads format 2 (get a newer lpath)`},
	})
}

// Several things may be missing from a map: each is said. What is no map says
// only that.
func TestMissing(t *testing.T) {
	tests := []struct{ file, want string }{
		{"a: b", "1:1: no title\n1:1: no size"},
		{"c: b", "1:1: unknown key \"c\" (known here: a)\n1:1: no title\n1:1: no size"},
		{"[a]", "1:1: a list where a map (lines of key: value) is needed"},
	}
	for _, tt := range tests {
		err := yamlx.Decode("f", []byte(tt.file), few(), func(d *yamlx.Doc) {
			here := d.Here()
			d.Map([]string{"a"}, func(string) {})
			d.Missing(here, "no title", "")
			d.Missing(here, "no size", "")
		})
		if got := message(err); got != tt.want {
			t.Errorf("%s says\n%s\nwant\n%s", tt.file, got, tt.want)
		}
	}
}

// The first fault of a value is told: the others follow from it.
func TestOneFaultOfAValue(t *testing.T) {
	err := yamlx.Decode("f", []byte("a: b"), few(), func(d *yamlx.Doc) {
		d.Map([]string{"a"}, func(string) {
			here := d.Here()
			d.Int()
			d.Fault(here, "it is not even", "")
		})
	})
	if got, want := message(err), `1:4: a is "b" (write a whole number)`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// A fault that knows no place says only what it knows.
func TestFaultWithoutPlace(t *testing.T) {
	err := yamlx.Errors{{File: "f", What: "no space left"}, {File: "f", Place: yamlx.Place{Line: 2}, What: "odd", Hint: "repair it"}}
	if got, want := err.Error(), "f: no space left\nf:2: odd (repair it)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
