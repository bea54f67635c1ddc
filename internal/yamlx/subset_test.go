package yamlx

import (
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
func agrees(t interface {
	Helper()
	Fatalf(string, ...any)
}, s string) bool {
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

// traps are inputs near the subset that are not in it, or not even YAML.
func traps() []string {
	long := strings.Repeat("k", 1025)
	return []string{
		"---\na: b\n", "%YAML 1.2\n---\na: b\n", "a: b\n---\nc: d\n", "a: b\n...\nc: d\n", "a: b\n...x\n", "...\n", "a:\n...\n", "- a\n---\n",
		"a:\tb\n", "a: b\t# c\n", "\ta: b\n", "a: \"b\tc\"\n", "a: b\r\nc: d\r\n", "a: b\rc: d\n",
		"a: b\u0085c: d\n", "a: b\u2028\n", "a: 'b\u2029'\n", "a: b\ufeff\n", "a: \xff\n", "a: \ufffd\n", "a: b\x00\n", "a: \x7f\n",
		"a: b\n c: d\n", "a:\n   b: c\n  d: e\n", "a:\n  - b\n c\n", "a:\n  - b\n  c: d\n", " a: b\n", "- a\nb: c\n", "- a: b\n   c: d\n", "- a: b\n c: d\n",
		"a:\n", "a: # nothing\n", "a:\nb: c\n", "a: ~\n", "a: null\n", "a: Null\n", "a: NULL\n", "- null\n", "-\n", "- \n", "-\n  a\n", "- # c\n", "null: a\n", "a: [null]\n",
		"- - x\n", "- -1\n", "- ? x\n", "? a\n: b\n", "a: - b\n", "a: b: c\n", "a: b:\n", "a: ? b\n", "a:b\n", "a :  b\n", "A: b\n", "a-b: c\n", "\"a\": b\n", "'a': b\n", "1: b\n", "é: b\n",
		"a: &x b\n", "a: *x\n", "a: !!str b\n", "a: !x b\n", "<<: {a: b}\n", "a: <<\n", "a: %b\n", "a: @b\n", "a: `b\n",
		"a: b\n  c\n", "a: b\n\n  c\n", "- a\n  b\n", "a: \"b\n  c\"\n", "a: 'b\n\n  c'\n", "a: [b,\n  c]\n", "a: {b: c,\n  d: e}\n",
		"a: \"b\" c\n", "a: \"b\"#c\n", "a: 'b'c\n", "a: [b] c\n", "a: [b]#c\n", "a: {b: c}: d\n", "a: \"b\": c\n", "[a]: b\n", "{a: b}: c\n", "a: \"b\n", "a: 'b\n", "a: [b\n", "a: {b: c\n", "a: {b:", "a: {b: ", "a: {b: c,", "a: [", "a: {", "a: \"", "a: '", "- ", "a", "a: >-", "a: >-\n ",
		"a: \"\\q\"\n", "a: \"\\ud800\"\n", "a: \"\\U00110000\"\n", "a: \"\\x4\"\n", "a: \"\\\n", "a: \"\\u12\"\n", "a: \"\\e\"\n", "a: \"\\L\"\n",
		"a: [b, ]\n", "a: [b,]\n", "a: [b,c]\n", "a: [, b]\n", "a: [b,, c]\n", "a: {b: c,d: e}\n", "a: {b: }\n", "a: {b}\n", "a: {b, c: d}\n", "a: {b:c}\n", "a: {\"b\": c}\n", "a: [b: c]\n", "a: [b c: d]\n", "a: [b # c]\n", "a: [b?c]\n", "a: {b: c?}\n", "a: [- b]\n", "a: ]\n", "a: }\n", "a: , b\n", "a: [b}\n", "a: {b: c]\n", "a: [b:]\n", "a: [b:{c: d}]\n", "a: [b[c]]\n",
		"a: |\n  b\n", "a: >\n  b\n", "a: >-  \n  b\n", "a: >- # c\n  b\n", "a: >-2\n  b\n", "a: >+\n  b\n", "a: >-\n\n  b\n", "a: >-\n  b\n\n  c\n", "a: >-\n  b\n   c\n", "a: >-\n   b\n  c\n", "a: >-\n  b \n", "a: >-\n  b\n\nc: d\n", "a: >-\n  b\n # c\nd: e\n", "a: >-\nb: c\n", "a: >-\n", "a: >-\n  \n", "- >-\n  a\n",
		long + ": b\n", "a: {" + long + ": b}\n", "- " + long + ": b\n",
		strings.Repeat("- a:\n  ", 1) + strings.Repeat("[", 20) + strings.Repeat("]", 20) + "\n", "a: " + strings.Repeat("[", 20) + strings.Repeat("]", 20) + "\n",
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
