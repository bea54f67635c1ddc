package yamlx

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// roomy are limits that small files never meet, but for the depth.
func roomy() Limits {
	return Limits{Bytes: 1 << 20, Lines: 1 << 20, Tokens: 1 << 20, Depth: 12, Text: 1 << 20}
}

// agrees fails the test if the subset reader accepts s and the YAML library
// reads anything else. It reports whether the subset reader accepted.
func agrees(t rapid.TB, s string) bool {
	t.Helper()
	got, ok := subset(s, roomy())
	if !ok {
		return false
	}
	want, faults := byLibrary(s)
	if len(faults) > 0 {
		t.Fatalf("%q is accepted, but the library says %v", s, faults)
	}
	blankColumns(s, got)
	blankColumns(s, want)
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(node{}, place{})); diff != "" {
		t.Fatalf("%q is read differently (-library +subset):\n%s", s, diff)
	}
	return true
}

// byLibrary reads s as Decode does where the subset reader declines.
func byLibrary(s string) (nodes []node, faults Errors) {
	d := &Doc{file: "f", limits: roomy()}
	if d.scan([]byte(s)); len(d.faults) == 0 {
		d.decode([]byte(s), func(d *Doc) { nodes = d.nodes })
	}
	return nodes, d.faults
}

// blankColumns forgets the columns in lines that are not ASCII, where the
// subset reader counts bytes.
func blankColumns(s string, nodes []node) {
	lines := strings.Split(s, "\n")
	for i, n := range nodes {
		if strings.ContainsFunc(lines[n.line-1], func(r rune) bool { return r > '~' }) {
			nodes[i].column = 0
		}
	}
}

// What people and lpath write takes the fast way.
func TestSubsetAccepts(t *testing.T) {
	for _, s := range []string{
		"version: 1\n",
		"a: b\nc: d",
		"# first\n\n  # second\na: b # third\n\n# last\n",
		"a:\n  b:\n    c: d\ne: f\n",
		"a:\n- b\n- c\nd: e\n",
		"a:\n  - b\n  - c # with a comment\n",
		"a: # a comment\n  - b\n",
		"a: \n  - b\n",
		"- a: b\n  c: d\n- a: e\n",
		"-   a: b\n    c: d\n",
		"- a:\n  - b\n",
		"a: >-\n  words\n  go on # no comment\nb: c\n",
		"a: \"x \\\"y\\\" \\\\ \\n\\r\\t \\x9b \\u2028 \\U0001F600\"\n",
		"a: 'it''s # this'\n",
		"a: [b, \"c\", 'd', {e: f}]\n",
		"a: {b: [], c: {}, d: [e]}\n",
		"a: [ b , c ]\n",
		"a: http://x.y/z?q#frag\n",
		"a: 10:30 – über 世界 🎈\n",
		"a: b\n...\n",
		"a: b\n... # the end\n# really\n",
	} {
		if !agrees(t, s) {
			t.Errorf("%q is declined", s)
		}
	}
}

// The files that nearly every command reads take the fast way.
func TestSubsetAcceptsFiles(t *testing.T) {
	for _, file := range []string{"../../paths/serverless.yaml", "testdata/state.yaml"} {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !agrees(t, string(b)) {
			t.Errorf("%s is declined", file)
		}
	}
}

// What could mean something else is left to the library.
func TestSubsetDeclines(t *testing.T) {
	for _, s := range append(traps(),
		"", "\n", "# only a comment\n", "text\n", "\"text\"\n", "[a, b]\n", "{a: b}\n",
	) {
		if agrees(t, s) {
			t.Errorf("%q is accepted", s)
		}
	}
}

// Whatever is put together of the pieces of YAML: what the subset reader
// accepts, the library reads as the same.
func TestSubsetAgreesWithTheLibrary(t *testing.T) {
	pieces := []string{
		"a", "b", "key", "null", "~", "1", "é", "🎈", ": ", ":", "- ", "-", "\n", "\n  ", "\n    ", "\n- ", "\n  - ", "\na: ", "\n  b: ", " ", "  ",
		"[", "]", "{", "}", ", ", ",", "{a: b, c: d}", "[a, b]", "\"", "'", "\"x\"", "'y'", "''", "\\\"", "\\n", "\\x41", "# c", " # c", "#", ">-\n  ", ">-\n    ", ">-", "|", "|\n  ",
		"...", "...\n", "---", "\n...\n", "?", "? ", "!", "!t ", "&x ", "*x", "<<", "%", "@", "`", "\t", "\r\n", "\u0085", "\u2028", "\ufeff", "http://x.y/z", "10:30", ".", "_",
	}
	accepted := 0
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 24).Draw(t, "parts")
		if agrees(t, "a: "+strings.Join(parts, "")) {
			accepted++
		}
	})
	if accepted == 0 {
		t.Error("nothing was accepted")
	}
}

func FuzzSubset(f *testing.F) {
	for _, s := range traps() {
		f.Add(s)
	}
	for _, s := range []string{
		"# c\nversion: 1\na:\n  - b: c # d\n    e: [f, g]\n  - {h: \"i\\n\", j: 'k'}\nl: >-\n  m\n  n\n...\n",
		"a:\n- b\n-  c: d\n   e:\n   - f\ng: \"\\u00e9\" # h\n\n # i\n",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { agrees(t, s) })
}
