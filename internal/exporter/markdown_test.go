package exporter_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"lpath/internal/exporter"
	"lpath/internal/importer"
	"lpath/internal/lpath"
)

// awkward are titles that mean something else to Markdown, YAML or a graph.
func awkward() []string {
	return []string{
		`"quoted"`, `it's`, `back\slash`, `a | b`, `[brackets]`, `[x] ticked`, `# hash`, `C#`, `@home`, `a, b, c`, `- dash`, `-v`, `+ plus`, `1. one`, `2) two`,
		`null`, `*star*`, `__init__`, "`code`", `<b>bold</b>`, `&amp;`, `a & b`, `~tilde~`, `émile 日本`, `👍 yes`, `50% off`, `$x$`, `{y}`, `![alt](src)`,
		`https://example.org`, `a: b`, `Duration of things`, `> quote`, `=`, `a = b`, `<!-- -->`, `\*`, `A (B)`, `x^2`, `!`, `?`, `...`,
	}
}

func pathOf(t rapid.TB, spec lpath.PathSpec) *lpath.Path {
	t.Helper()
	p, problems := lpath.NewPath(spec)
	if len(problems) > 0 {
		t.Fatalf("%v", problems)
	}
	return p
}

// anyPath draws a path with awkward texts.
func anyPath(t *rapid.T) *lpath.Path {
	words := func(name string) string {
		parts := rapid.SliceOfN(rapid.SampledFrom(append(awkward(), "plain words", "more of them")), 1, 2).Draw(t, name)
		return strings.Join(parts, " ")
	}
	spec := lpath.PathSpec{ID: "p", Title: words("path"), Order: rapid.SampledFrom([]string{"strict", "phases", "free"}).Draw(t, "order")}
	before := ""
	number := 0
	for range rapid.IntRange(1, 3).Draw(t, "phases") {
		phase := lpath.PhaseSpec{Title: words("phase")}
		for range rapid.IntRange(1, 3).Draw(t, "resources") {
			number++
			r := lpath.ItemSpec{
				ID: "r-" + strings.Repeat("x", number), Title: words("title"),
				Type:     rapid.SampledFrom(append(lpath.Types(), "")).Draw(t, "type"),
				Duration: rapid.SampledFrom([]lpath.Minutes{{}, {Min: 35, Max: 35}, {Min: 90, Max: 90}, {Min: 240, Max: 360}}).Draw(t, "duration"),
				URL:      rapid.SampledFrom([]string{"", "https://example.org/a?b=c&d=(e)#f_g*h", "http://localhost:8080/~x"}).Draw(t, "url"),
				Optional: rapid.Bool().Draw(t, "optional"),
			}
			if rapid.Bool().Draw(t, "focus?") {
				r.Focus = "About " + words("focus")
			}
			if before != "" && rapid.Bool().Draw(t, "needs") {
				r.Needs = []string{before, "phase-1"}[:rapid.IntRange(1, min(2, len(spec.Phases)+1)).Draw(t, "how many")]
			}
			before = r.ID
			phase.Resources = append(phase.Resources, r)
		}
		spec.Phases = append(spec.Phases, phase)
	}
	for i := range rapid.IntRange(0, 2).Draw(t, "extras") {
		id := strings.Repeat("y", i+1)
		spec.Additional = append(spec.Additional, lpath.ItemSpec{ID: "a-" + id, Title: "Extra " + words("extra"), URL: "https://example.org/" + id})
	}
	spec.Notes, spec.Overview = "So "+words("notes"), "This "+words("overview")
	return pathOf(t, spec)
}

// Whatever the titles, what is exported is imported as the same path.
func TestMarkdownIsReadAsTheSamePath(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { sameAgain(t, anyPath(t)) })
}

func sameAgain(t rapid.TB, p *lpath.Path) {
	t.Helper()
	b := exporter.Markdown(lpath.NewTracker(p, nil))
	m, err := importer.Read(importer.Document{Name: "p.md", Source: b}, importer.Options{As: importer.Template, ID: p.ID})
	if err != nil {
		t.Fatalf("%v\n%s", err, b)
	}
	got, problems := lpath.NewPath(m.Path)
	if len(problems) > 0 {
		t.Fatalf("%v\n%s", problems, b)
	}
	same := cmp.Options{
		cmpopts.IgnoreUnexported(lpath.Path{}, lpath.Item{}), cmpopts.EquateEmpty(), cmpopts.IgnoreFields(lpath.Path{}, "Checklist"),
		cmp.FilterPath(func(p cmp.Path) bool { return p.Last().String() == ".ID" && strings.Contains(p.String(), "Additional") }, cmp.Ignore()),
	}
	if diff := cmp.Diff(p, got, same); diff != "" {
		t.Fatalf("paths differ (-exported +imported):\n%s\n%s\n%v %v", diff, b, m.LeftOut, m.Warnings)
	}
}

func TestEachAwkwardTitleSurvivesMarkdown(t *testing.T) {
	for _, title := range awkward() {
		sameAgain(t, pathOf(t, lpath.PathSpec{ID: "p", Title: title, Phases: []lpath.PhaseSpec{{
			Title: title, Resources: []lpath.ItemSpec{{ID: "one", Title: title, Type: "article", Focus: title}},
		}}}))
	}
}
