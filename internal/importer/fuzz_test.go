package importer

import (
	"strings"
	"testing"
)

func addDocuments(f *testing.F) {
	f.Helper()
	for _, s := range []string{
		"# T\n## A\n- [ ] [a](https://a.example) *b*\n  - [x] c\n",
		"Course | Time | Needs\n-|-|-\n[A](b) | 2 weeks, 3 hours/week | -\nB \\| `c|d` | 2h | A, <br>x\n",
		"- [a](<b c> 'd') <https://a.example> https://b.example/(c)\n\n[a]: b\n",
		"---\na: b\n---\n<details>\n<summary>Translations</summary>\n\n1. [a][]\n\n</details>\n",
		"> - ### a\n>   \tb\r\n\ufeff```\n\x00\n~~~\n<!-- -->\n<a href=x>y</a>&amp;\\*\n===\n",
	} {
		f.Add(s)
	}
}

// Whatever a document holds: its blocks and links are where it has lines, and
// nothing of its text is twice.
func FuzzMarkdown(f *testing.F) {
	addDocuments(f)
	f.Fuzz(func(t *testing.T, source string) {
		d, err := parse([]byte(source))
		if err != nil {
			if d != nil || err.Error() == "" {
				t.Fatal(d, err)
			}
			return
		}
		lines := 1 + strings.Count(source, "\n") + strings.Count(source, "\r")
		for _, b := range d.blocks {
			if b.line < 1 || b.line > lines || b.parent != nil && b.line < b.parent.line {
				t.Fatalf("a block is in line %d of %d", b.line, lines)
			}
			checkProse(t, b.text, lines)
			for _, row := range b.rows {
				for _, cell := range row.cells {
					checkProse(t, cell, lines)
				}
			}
		}
	})
}

func checkProse(t *testing.T, p prose, lines int) {
	t.Helper()
	if strings.ContainsAny(p.text, "\t\r") || strings.Contains(p.text, "  ") {
		t.Fatalf("%q has blanks together", p.text)
	}
	at := 0
	for _, l := range p.links {
		if l.from < at || l.to < l.from || l.to > len(p.text) || l.line < 1 || l.line > lines {
			t.Fatalf("%+v is no link of %q", l, p.text)
		}
		at = l.from
	}
}

func fuzzFormat(f *testing.F, read func(*document) (*draft, error)) {
	f.Helper()
	addDocuments(f)
	f.Fuzz(func(t *testing.T, source string) {
		doc, err := parse([]byte(source))
		if err != nil {
			return
		}
		d, err := read(doc)
		if err != nil {
			if d != nil {
				t.Fatal(err)
			}
			return
		}
		checkDraft(t, d)
	})
}

// checkDraft fails unless each phase has resources with titles and links that
// may be opened, needs are resources of the draft, and remarks are in order.
func checkDraft(t *testing.T, d *draft) {
	t.Helper()
	there := func(phase, item int) bool {
		return phase >= 0 && phase < len(d.path.Phases) && item >= 0 && item < len(d.path.Phases[phase].Resources)
	}
	for _, p := range d.path.Phases {
		if len(p.Resources) == 0 || titled(p.Title) != "" {
			t.Fatalf("phase %+v", p)
		}
		for _, r := range p.Resources {
			if titled(r.Title) != "" || r.URL != "" && usable(r.URL) != "" || len(r.Focus) > maxTitle {
				t.Fatalf("resource %+v", r)
			}
		}
	}
	for _, n := range d.needs {
		if !there(n.phase, n.item) || !there(n.on[0], n.on[1]) || n.on == [2]int{n.phase, n.item} {
			t.Fatalf("need %+v", n)
		}
	}
	for at := range d.done {
		if !there(at[0], at[1]) {
			t.Fatalf("done %v", at)
		}
	}
	line := 1
	for _, r := range d.leftOut {
		if r.Line < line || r.What == "" || r.Why == "" {
			t.Fatalf("remark %+v", r)
		}
		line = r.Line
	}
}

func FuzzTasks(f *testing.F) { fuzzFormat(f, readTasks) }
func FuzzTable(f *testing.F) { fuzzFormat(f, readTable) }
func FuzzLinks(f *testing.F) {
	fuzzFormat(f, func(d *document) (*draft, error) {
		for _, b := range d.blocks {
			if b.kind == heading {
				return readLinks(d, b.text.plain())
			}
		}
		return readLinks(d, "")
	})
}
