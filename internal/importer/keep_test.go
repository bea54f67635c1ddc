package importer

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lpath/internal/lpath"
)

func mustPath(t *testing.T, m *Import) *lpath.Path {
	t.Helper()
	path, problems := lpath.NewPath(m.Path)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return path
}

// Of two versions of a list of links, what is still the same keeps its id.
func TestKeep(t *testing.T) {
	tests := []struct{ name, old, new, ids, changes string }{
		{"the same", "[Ant](x) [Bee](y)", "[Ant](x) [Bee](y)", "ant bee", ""},
		{"another title", "[Ant](x) [Bee](y)", "[Ant new](x) [Bee](y)", "ant bee", "edited Ant new"},
		{"another link", "[Ant](x) [Bee](y)", "[Ant](z) [Bee](y)", "ant bee", "edited Ant"},
		{"other places", "[Ant](x) [Bee](y) [Cat](z)", "[Cat](z) [Ant](x) [Bee](y)", "cat ant bee", "moved Cat"},
		{"one more", "[Ant](x)", "[Bee](y) [Ant](x)", "bee ant", "new Bee"},
		{"one less", "[Ant](x) [Bee](y)", "[Bee](y)", "bee", "gone Ant"},
		{"another phase", "[Ant](x) | [Bee](y)", "| [Bee](y) [Ant](x)", "bee ant", "moved Bee"},
		{"another phase without a link", "Ann | Bob", "| Bob Ann", "bob ann", "moved Bob"},
		{"a title that was there keeps off", "[Ant](x)", "[Bee](x) [Ant](y)", "ant p0-ant", "new Ant; edited Bee"},
		{"titles change places", "[Ant](x) [Bee](y)", "[Bee](x) [Ant](y)", "ant bee", "edited Bee Ant"},
		{"equal titles", "[Ant](x) [Ant](y)", "[Ant](y) [Ant](x)", "ant-y ant", "moved Ant"},
		{"the first of equal titles goes", "[Ant](x) [Ant](y)", "[Ant](y)", "ant-y", "gone Ant"},
		{"equal titles in two phases", "Ann | Ann", "| Ann", "p1-ann", "gone Ann"},
		{"a slash and https make no difference", "[Ant](x)", "[Ant](x/)", "ant", "edited Ant"},
	}
	for _, tt := range tests {
		old := readText(t, linkList(tt.old), Tasks)
		m := readText(t, linkList(tt.new), Tasks)
		c, err := Keep(mustPath(t, old), m)
		if err != nil {
			t.Fatal(tt.name, err)
		}
		mustPath(t, m)
		var ids []string
		for _, p := range m.Path.Phases {
			for _, r := range p.Resources {
				ids = append(ids, r.ID)
			}
		}
		if got := strings.Join(ids, " "); got != tt.ids {
			t.Errorf("%s: ids %s, want %s", tt.name, got, tt.ids)
		}
		if got := told(c); got != tt.changes {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.changes)
		}
	}
}

func told(c Changes) string {
	var all []string
	for _, k := range []struct {
		head   string
		titles []string
	}{{"new", c.New}, {"moved", c.Moved}, {"gone", c.Gone}, {"edited", c.Edited}} {
		if len(k.titles) > 0 {
			all = append(all, k.head+" "+strings.Join(k.titles, " "))
		}
	}
	return strings.Join(all, "; ")
}

// linkList makes a document of tasks: phases P0, P1 … parted by |, in which a
// task is "[Title](part)" or a word.
func linkList(s string) string {
	var b strings.Builder
	b.WriteString("# Doc\n")
	for i, phase := range strings.Split(s, "|") {
		b.WriteString("\n## P" + string(rune('0'+i)) + "\n\n")
		phase = strings.ReplaceAll(strings.ReplaceAll(phase, "] [", "]\x00["), ") [", ")\x00[")
		if !strings.Contains(phase, "[") {
			phase = strings.Join(strings.Fields(phase), "\x00")
		}
		if i := strings.LastIndex(phase, ") "); i > 0 {
			phase = phase[:i+1] + "\x00" + phase[i+2:]
		}
		for task := range strings.SplitSeq(phase, "\x00") {
			if task = strings.TrimSpace(task); task != "" {
				b.WriteString("- [ ] " + strings.ReplaceAll(task, "](", "](https://example.org/") + "\n")
			}
		}
	}
	return b.String()
}

// Twice the same document is the same path, and a path that was read keeps
// every record, whatever else changes.
func TestKeepIsStable(t *testing.T) {
	for name, m := range fixtures(t) {
		again := fixtures(t)[name]
		if diff := cmp.Diff(m.Path, again.Path); diff != "" {
			t.Errorf("%s: another path the second time\n%s", name, diff)
		}
		c, err := Keep(mustPath(t, m), again)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(m.Path, again.Path); diff != "" || told(c) != "" {
			t.Errorf("%s: %v\n%s", name, c, diff)
		}
	}
}

// Every import can be started and followed to its end, and no record is lost
// when the document comes again with other titles.
func TestImportsCanBeFollowed(t *testing.T) {
	for name, m := range fixtures(t) {
		path := mustPath(t, m)
		var s lpath.State
		s.Start(path, "", noon())
		for tr := lpath.NewTracker(path, s.Path(path.ID)); !tr.Totals().Complete; {
			next := tr.Next(1)
			if len(next) == 0 {
				t.Fatalf("%s: nothing comes next", name)
			}
			if _, err := tr.Done([]lpath.Ref{next[0].Ref()}, lpath.DoneOptions{Now: noon()}); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
		newer := fixtures(t)[name]
		for i := range newer.draft.path.Phases {
			newer.draft.path.Phases[i].Title += "!"
		}
		if _, err := Keep(path, newer); err != nil {
			t.Fatal(err)
		}
		tr := lpath.NewTracker(mustPath(t, newer), s.Path(path.ID))
		if totals := tr.Totals(); !totals.Complete || totals.Retired > 0 {
			t.Errorf("%s: %d of %d done, %d retired", name, totals.Done, totals.Total, totals.Retired)
		}
	}
}
