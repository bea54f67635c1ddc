package yamlx

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// roomy are limits that small files never meet, but for the depth.
func roomy() Limits {
	return Limits{Bytes: 1 << 20, Lines: 1 << 20, Tokens: 1 << 20, Depth: 12, Text: 1 << 20}
}

// agrees fails the test if the quick reader reads s to its end and the YAML
// library reads anything else, or if it does so for somebody who asks for
// another kind of value than there is. It reports whether s was read.
func agrees(t rapid.TB, s string) bool {
	t.Helper()
	got, values, ok := ask{wrongAt: -1}.all(s)
	if !ok {
		return false
	}
	want, faults := byLibrary(s)
	if len(faults) > 0 {
		t.Fatalf("%q is accepted, but the library says %v", s, faults)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("%q is read differently (-library +quick):\n%s", s, diff)
	}
	for n := range min(values, 12) {
		for by := range 2 {
			if _, _, ok := (ask{wrongAt: n, by: by + 1}).all(s); ok {
				t.Fatalf("%q: value %d is read as what it is not", s, n)
			}
		}
	}
	return true
}

// value is what a document says, and in which line.
type value struct {
	Kind kind
	Text string // of a scalar
	Line int
	Held []value // elements of a list; keys and values of a table in turn
}

// ask is a consumer that takes whatever comes, but for one value, which it
// takes for another kind.
type ask struct {
	wrongAt int // of all values, -1 for none
	by      int
	asked   *int
}

// all reads s with the quick reader, counts the values, and reports whether it
// got to the end.
func (a ask) all(s string) (v value, values int, ok bool) {
	d := &Doc{limits: roomy(), quick: newQuick(s, roomy())}
	a.asked = new(int)
	v = a.value(d, words(s))
	return v, *a.asked, d.quick.done()
}

func (a ask) value(d *Doc, known []string) value {
	v := value{Kind: a.kind(d.quick), Line: d.Here().Line}
	switch v.Kind {
	case table:
		d.Map(known, func(key string) {
			at := d.Here().Line
			below := a.value(d, known)
			v.Held = append(v.Held, value{Text: key, Line: at}, below)
		})
	case list:
		d.List(func() { v.Held = append(v.Held, a.value(d, known)) })
	case scalar, null, mergeKey, alias:
		v.Text = d.Text()
	}
	return v
}

// kind looks ahead what seems to come.
func (a ask) kind(q *quick) kind {
	rest := q.s[q.at:]
	key := strings.TrimLeft(rest, "abcdefghijklmnopqrstuvwxyz_")
	is := scalar
	switch {
	case strings.HasPrefix(rest, "{"), len(key) < len(rest) && (strings.HasPrefix(key, ": ") || strings.HasPrefix(key, ":\n") || key == ":") && !q.braced:
		is = table
	case strings.HasPrefix(rest, "["), strings.HasPrefix(rest, "- "):
		is = list
	}
	if *a.asked++; *a.asked == a.wrongAt+1 {
		is = (is + kind(a.by)) % 3
	}
	return is
}

// words returns what may be a key in s, 64 at most: no program knows more.
func words(s string) []string {
	var all []string
	for rest := s; ; {
		before, behind, found := strings.Cut(rest, ":")
		if !found {
			return all
		}
		rest = behind
		word := before[len(strings.TrimRight(before, "abcdefghijklmnopqrstuvwxyz_")):]
		if word != "" && word != "null" && len(word) <= 64 && len(all) < 64 && !slices.Contains(all, word) {
			all = append(all, word)
		}
	}
}

// byLibrary reads s as Decode does where the quick reader declines. The line of
// a key is that of its value.
func byLibrary(s string) (v value, faults Errors) {
	d := &Doc{file: "f", limits: roomy()}
	if d.scan([]byte(s)); len(d.faults) > 0 {
		return v, d.faults
	}
	d.decode([]byte(s), func(d *Doc) { v = tree(d, d.nodes, 0) })
	return v, d.faults
}

func tree(d *Doc, nodes []node, at int) value {
	n := nodes[at]
	v := value{Kind: n.kind, Text: n.text, Line: int(n.line)}
	if n.kind != table && n.kind != list {
		d.at = at
		v.Text = d.Text() // with its faults
		return v
	}
	v.Text = ""
	for i := at + 1; i < int(n.end); i = int(nodes[i].end) {
		v.Held = append(v.Held, tree(d, nodes, i))
	}
	if n.kind == table {
		for i := 0; i < len(v.Held); i += 2 {
			v.Held[i].Line = v.Held[i+1].Line
		}
		keys := map[string]bool{}
		for i := 0; i < len(v.Held); i += 2 {
			if keys[v.Held[i].Text] {
				d.Fault(Place{}, "a key is there twice", "")
			}
			keys[v.Held[i].Text] = true
		}
	}
	return v
}

// What people and lpath write takes the fast way.
func TestQuickAccepts(t *testing.T) {
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
func TestQuickAcceptsFiles(t *testing.T) {
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
func TestQuickDeclines(t *testing.T) {
	for _, s := range append(traps(),
		"", "\n", "# only a comment\n", "text\n", "\"text\"\n", "[a, b]\n", "{a: b}\n",
	) {
		if agrees(t, s) {
			t.Errorf("%q is accepted", s)
		}
	}
}

// Whatever is put together of the pieces of YAML: what the quick reader
// accepts, the library reads as the same.
func TestQuickAgreesWithTheLibrary(t *testing.T) {
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

func FuzzQuick(f *testing.F) {
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
