package pathfile_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lpath/internal/lpath"
	"lpath/internal/pathfile"
)

// goodFiles are accepted by the decoder and by the schema.
func goodFiles() []string {
	files := []string{
		start, "\ufeff" + start, strings.ReplaceAll(start, "\n", "\r\n"), "--- # a path\n" + start + "...\n", "# a comment\n\n" + start,
		`{"version": 1, "title": "T", "phases": [{"title": "P", "resources": [{"title": "R"}]}]}`,
		path("id: r", "overview: o", "prerequisites: [a, b]", "notes: n"), path("prerequisites: []", "additional: []", "videos: []", "checklist: []"),
		path("order: strict"), path("order: phases"), path("order: free"),
		path("overview: " + strings.Repeat("a", 64<<10)), path("notes: >-", "  "+strings.Repeat("a", 64<<10)), path("    focus: " + strings.Repeat("a", 4096)),
		path("  id: phase-1"), path("  id: basics", "- id: phase-2", "  title: Q", "  resources: [{title: S, needs: [phase-1, basics, r]}]"),
		path("    optional: true", "  - {title: S, optional: false, needs: []}"), path("    needs: [s]", "  - title: S", "order: free"),
		path("    id: r.1_a-b"), path("    id: " + strings.Repeat("a", 64)), path("    id: 0" + "x"), path("    id: c"), path("    id: com0"), path("    id: nulls"), path("    id: phase-x"), path("    id: '2.0'"),
		path("additional: [{id: e, title: E, type: tool, duration: 1h, focus: f, url: 'https://a.b'}]"),
		path("videos: [{id: v-1, title: V, duration: 7m, focus: f, url: 'https://a.b', channel: c}]", "checklist: [{id: c-1, title: C}, {title: D, when: r}, {title: E, when: supplementary}]"),
		path("    url: http://localhost:8080/"), path("    url: https://[::1]/a?b=c#d"), path("    url: https://世界.example/"), path("    url: https://a.b/with space"),
	}
	for _, text := range []string{"1984", "1.50", "true", "2026-11-23", "yes", "0x1f", "'~'", "\"\\x1b[31m\"", "世界 now", "|-\n  a\n  b"} {
		files = append(files, instead("title: T", "title: "+text), path("prerequisites:\n- a\n"+"notes: "+text), path("    focus: "+strings.ReplaceAll(text, "\n", "\n    ")))
	}
	for _, d := range []string{"35m", "1h30m", "1.5h", "90", "'90'", ".5h", "35 minutes", "1 hour", "2 hrs", "1 h 5 min", "1 hour 30 minutes", "10000h", "4-6h", "1.5-2h", "30m-1h", "30-90", "1h - 90m", "4–6 hours", "' 5m '"} {
		files = append(files, path("    duration: "+d))
	}
	for _, kind := range lpath.Types() {
		files = append(files, path("    type: "+kind))
	}
	return files
}

// Every field comes to where it belongs.
func TestEveryField(t *testing.T) {
	p, err := pathfile.Decode("f", []byte(`version: 1
id: all
title: 1984
overview: >-
  Over
  view
prerequisites: [one, two]
order: phases
phases:
  - id: first
    title: First
    resources:
      - {title: Alpha, type: book, duration: 4-6h, focus: read, url: "https://a.b/?c=d", optional: true}
      - {id: own, title: B, needs: [alpha]}
  - title: Second
    resources: [{title: C, needs: [first, phase-1, own]}]
additional:
  - {title: D, type: tool, duration: 1h, focus: try, url: http://d.e}
videos:
  - {title: E, duration: 5m, focus: watch, url: http://e.f, channel: Some}
checklist:
  - {title: F, when: first}
  - {id: hand, title: G}
notes: |
  One
  Two
`), "all", false)
	if err != nil {
		t.Fatal(err)
	}
	want := `
1 First
1.1 Alpha | book | 4-6h | read | https://a.b/?c=d | optional
1.2 B | ? | needs alpha
2 Second
2.1 C | ? | needs first phase-1 own
A1 D | tool | 1h | try | http://d.e
V1 E | video | 5m | watch | http://e.f | by Some
C1 F | when first
C2 G
`
	if diff := cmp.Diff(want[1:], outline(p)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	texts := []string{p.ID, p.Title, p.Overview, p.Order.String(), p.Notes, p.Phases[0].ID, p.Phases[1].ID, p.Items()[1].ID, p.Checklist[1].ID}
	if diff := cmp.Diff([]string{"all", "1984", "Over view", "phases", "One\nTwo\n", "first", "phase-2", "own", "hand"}, texts); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// In a directory of paths the file's name is the id; a file named outright
// may say its own.
func TestPathID(t *testing.T) {
	tests := []struct {
		says, name string
		own        bool
		want       string
	}{
		{"", "r", false, "r"},
		{"id: r", "r", false, "r"},
		{"", "r", true, "r"},
		{"id: other", "r", true, "other"},
		{"id: 2.1", "r", true, "2.1"}, // no item, so it may look like a ref
		{"id: Other", "r", true, `f:7:5: id "Other" is not allowed for a path (ids are small letters, digits, and . _ - between them, at most 64, and no device name such as nul)`},
		{"", "", true, `f:1:1: id "" is not allowed for a path (ids are small letters, digits, and . _ - between them, at most 64, and no device name such as nul)`},
		{"id: ''", "r", true, `f:7:5: id is empty (write something, or leave it out)`},
	}
	for _, tt := range tests {
		p, err := pathfile.Decode("f", []byte(path(tt.says)), tt.name, tt.own)
		got := fmt.Sprint(err)
		if err == nil {
			got = p.ID
		}
		if got != tt.want {
			t.Errorf("%q in %s.yaml (own: %v):\n%s\nwant\n%s", tt.says, tt.name, tt.own, got, tt.want)
		}
	}
}

// Where a file has no checklist, it gets one; an empty one stays empty.
func TestDefaultChecklist(t *testing.T) {
	for file, want := range map[string]string{
		path():                                        "Phase 1 completed",
		path("videos: [{title: V}]"):                  "Phase 1 completed, Supplementary materials reviewed",
		path("checklist: []"):                         "",
		path("checklist: [{title: Talk}]"):            "Talk",
		path("- {title: Q, resources: [{title: S}]}"): "Phase 1 completed, Phase 2 completed",
	} {
		p, err := decode(file)
		if err != nil {
			t.Fatal(err)
		}
		var titles []string
		for _, item := range p.Checklist {
			titles = append(titles, item.Title)
		}
		if got := strings.Join(titles, ", "); got != want {
			t.Errorf("%s has the checklist %q, want %q", file, got, want)
		}
	}
}

// A path of 10,000 resources with every field is read, however it is written.
func TestLargestPath(t *testing.T) {
	forms := map[string]string{
		"lines":    "  - id: r%[1]d\n    title: Resource %[1]d, the one after %[2]d\n    type: article\n    duration: 1h30m\n    focus: \"What it is, how it works; where, when and why (#%[1]d)\"\n    url: https://example.org/r?n=%[1]d#top\n    needs: [r%[2]d]\n    optional: true\n",
		"brackets": "  - {id: r%[1]d, title: \"Resource %[1]d, the one after %[2]d\", type: article, duration: 1h30m, focus: \"What it is, how it works; where, when and why (#%[1]d)\",\n     url: \"https://example.org/r?n=%[1]d#top\", needs: [r%[2]d], optional: true}\n",
	}
	for name, form := range forms {
		t.Run(name, func(t *testing.T) {
			var b strings.Builder
			b.WriteString("version: 1\ntitle: T\nphases:\n- title: P\n  resources:\n  - {id: r0, title: R}\n")
			for i := 1; i < lpath.MaxResources; i++ {
				fmt.Fprintf(&b, form, i, i-1)
			}
			p, err := decode(b.String())
			if err != nil {
				t.Fatal(err)
			}
			if n := len(p.Resources()); n != lpath.MaxResources {
				t.Errorf("%d resources", n)
			}
			// The same, where the plain reader of YAML has to give up.
			if _, err := decode("--- # a document\n" + b.String()); err != nil {
				t.Error(err)
			}
		})
	}
}
