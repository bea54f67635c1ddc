package importer

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lpath/internal/lpath"
)

func noon() time.Time { return time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC) }

// fixtures are all documents of testdata, read.
func fixtures(t *testing.T) map[string]*Import {
	t.Helper()
	names, err := filepath.Glob("testdata/*.*")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	all := map[string]*Import{}
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if all[name], err = Read(Document{name, b}, Options{}); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

func TestIDs(t *testing.T) {
	tests := []struct{ source, want string }{
		{"## P\n- [ ] A b\n- [ ] A-b", "a-b resources-a-b"},
		{"## P\n- [ ] A b\n## Q\n- [ ] A b\n- [ ] A b", "a-b q-a-b a-b-2"},
		{"## P\n- [ ] [Ab](https://e.org/x/one.html)\n- [ ] [Ab](https://e.org/x/two.html)\n- [ ] [Ab](https://e.org/x/three/)", "ab ab-two ab-three"},
		{"## P\n- [ ] [学习](https://e.org/learn/)\n- [ ] 学", "learn item-8a6949a3"},
		{"## P\n- [ ] [学习](https://e.org/)", "e-org"},
		{"## P\n- [ ] 2\n- [ ] Phase 1\n- [ ] con\n- [ ] Supplementary", "r-2 r-phase-1 r-con r-supplementary"},
		{"## P\n- [ ] Check phase 1 completed", "resources-check-phase-1-completed"},
		{
			"## P\n- [ ] " + strings.Repeat("long ", 20) + "\n- [ ] " + strings.Repeat("long ", 21),
			strings.Repeat("long-", 12) + "long resources-" + strings.Repeat("long-", 5) + "long",
		},
	}
	for _, tt := range tests {
		m := readText(t, tt.source, Tasks)
		var ids []string
		for _, p := range m.Path.Phases {
			for _, r := range p.Resources {
				ids = append(ids, r.ID)
			}
		}
		if got := strings.Join(ids, " "); got != tt.want {
			t.Errorf("%q: %s, want %s", tt.source, got, tt.want)
		}
	}
}

func TestIDsOfPaths(t *testing.T) {
	tests := []struct{ name, source, id, want string }{
		{"x.md", "# Go & Rust\n- [ ] a b", "", "go-rust"},
		{"x.md", "# Go\n- [ ] a b", "mine", "mine"},
		{"/home/bees/README.md", "- [ ] a b", "", "bees"},
		{"/home/bees/list.md", "- [ ] a b", "", "list"},
		{"-", "- [ ] a b", "", "untitled"},
		{"x.md", "# Con\n- [ ] a b", "", "path-con"},
		{"x.md", "# 学习\n- [ ] a b", "", "x"},
		{"-", "# 学习\n- [ ] a b", "", "path-2118cbc1"},
	}
	for _, tt := range tests {
		m, err := Read(Document{tt.name, []byte(tt.source)}, Options{ID: tt.id})
		if err != nil {
			t.Fatal(err)
		}
		if m.Path.ID != tt.want {
			t.Errorf("%s %q: id %s, want %s", tt.name, tt.source, m.Path.ID, tt.want)
		}
	}
}

// Texts and links that no path file takes are cut or left out, and it is said.
func TestWhatAPathFileCannotTake(t *testing.T) {
	long := strings.Repeat("word ", 2_000)
	m := readText(t, "# T\n## Overview\nx\n## Learning Path\n### Phase 1: P\n1. **A [b](https://user@e.org/)** — [Article]\n   - Focus: "+long, "")
	r := m.Path.Phases[0].Resources[0]
	if len(r.Focus) > 4<<10 || !strings.HasSuffix(r.Focus, "…") || r.URL != "" {
		t.Errorf("%d bytes, %q", len(r.Focus), r.URL)
	}
	want := []Remark{{6, `the focus of "A b" is cut`, "a path file takes 4096 bytes of it"}}
	if diff := cmp.Diff(want, m.Warnings); diff != "" {
		t.Error(diff)
	}
	want = []Remark{{6, `the link of "A b"`, "the link has a user name in it, which can disguise where it leads"}}
	if diff := cmp.Diff(want, m.LeftOut); diff != "" {
		t.Error(diff)
	}
}

func TestFormatsAreKnownByTheirContent(t *testing.T) {
	tests := []struct {
		name, source string
		want         Format
	}{
		{"template", "# T\n## Learning Path\n### Phase 1: P\n1. **A** — [Article]\n## Notes\nx", Template},
		{"phases of tasks", "# T\n## Prerequisites\nx\n## Phase 1: P\n- [ ] a b\n## Phase 2: Q\n- [ ] c", Tasks},
		{"a learning path of links", "# T\n## Learning Path\n- [a](https://e.org/a)\n- [b](https://e.org/b)", Links},
		{"tasks with links", "- [ ] [a b](https://e.org)\n- [x](https://e.org/x)", Tasks},
		{"links and a box", strings.Repeat("- [a](https://e.org)\n", 50) + "\n## To do\n- [ ] more", Links},
		{"json", ` {"slug": "x", "exercises": {"concept": [{"slug": "one"}]}}`, Exercism},
	}
	for _, tt := range tests {
		if m := readText(t, tt.source, ""); m.Format != tt.want {
			t.Errorf("%s is read as %s, want %s", tt.name, m.Format, tt.want)
		}
	}
}

// A path that has been read is legal, whatever was read.
func FuzzRead(f *testing.F) {
	names, err := filepath.Glob("testdata/*.*")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		for _, as := range append(Formats(), "") {
			m, err := Read(Document{"x.md", source}, Options{As: as})
			if err != nil {
				continue
			}
			path, problems := lpath.NewPath(m.Path)
			if len(problems) > 0 {
				t.Fatalf("%s: %v", as, problems)
			}
			if c, err := Keep(path, m); err != nil || told(c) != "" {
				t.Fatalf("%s: the same is not the same: %v, %v", as, c, err)
			}
		}
	})
}
