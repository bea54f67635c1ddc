package importer

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// lay shows a draft in a line for each phase and resource, then what it needs,
// then what was left out.
func lay(d *draft) string {
	var s strings.Builder
	for i, p := range d.path.Phases {
		fmt.Fprintf(&s, "## %s\n", p.Title)
		for j, r := range p.Resources {
			mark := "-"
			if d.done[[2]int{i, j}] {
				mark = "x"
			}
			fmt.Fprintf(&s, "%s %s", mark, r.Title)
			if r.URL != "" {
				fmt.Fprintf(&s, " <%s>", r.URL)
			}
			if r.Duration.Known() {
				fmt.Fprintf(&s, " %s", r.Duration)
			}
			if r.Focus != "" {
				fmt.Fprintf(&s, " (%s)", r.Focus)
			}
			for _, n := range d.needs {
				if n.phase == i && n.item == j {
					fmt.Fprintf(&s, " after %d.%d", n.on[0]+1, n.on[1]+1)
				}
			}
			s.WriteByte('\n')
		}
	}
	for _, r := range d.leftOut {
		fmt.Fprintf(&s, "%d: %s: %s\n", r.Line, r.What, r.Why)
	}
	return s.String()
}

// variant is a document and what becomes of it.
type variant struct{ source, want string }

// checkVariants reads each document; what is wanted may have blank lines around.
func checkVariants(t *testing.T, read func(*document) (*draft, error), variants map[string]variant) {
	t.Helper()
	for name, v := range variants {
		t.Run(name, func(t *testing.T) {
			got, err := read(mustParse(t, strings.TrimLeft(v.source, "\n")))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(strings.TrimLeft(v.want, "\n"), lay(got)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestNothingToReadIsAnError(t *testing.T) {
	d := mustParse(t, "# Title\n\nSome words, and [a link](https://a.example).\n\n| Pro | Con |\n|---|---|\n| a | b |\n")
	for what, read := range map[string]func(*document) (*draft, error){
		"no tasks": readTasks,
		"no table": readTable,
		"no lists": func(d *document) (*draft, error) { return readLinks(d, "") },
	} {
		if _, err := read(d); err == nil || !strings.Contains(err.Error(), what) {
			t.Errorf("error is %v, want one that says %q", err, what)
		}
	}
}

func TestPathIsCalledAsTheDocument(t *testing.T) {
	for source, want := range map[string]string{
		"# One *Two*\n# Three":                                   "One Two",
		"## Low\n# High\n":                                       "High",
		"# Table of Contents\n- [a](#a)\n# Real\n":               "Real",
		"<h1 align=center>\n <b>In</b> &amp; out\n</h1>\n\n# No": "In & out",
		"<div><H2>Two</H2></div>\n\n# No":                        "Two",
		"<header>x</header>\n\n# Yes":                            "Yes",
		"Title\n=====\n":                                         "Title",
		"text":                                                   "",
		"```\n# no\n```\n<!--\n# no\n-->\n":                      "",
	} {
		if got := mustParse(t, source).title(); got != want {
			t.Errorf("%q is called %q, want %q", source, got, want)
		}
	}
}
