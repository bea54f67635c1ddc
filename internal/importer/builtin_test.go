package importer_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"lpath/internal/importer"
	"lpath/internal/lpath"
	"lpath/internal/pathfile"
	"lpath/paths"
)

// The built-in path, written after the template, comes back as it was.
func TestBuiltInPathComesBack(t *testing.T) {
	b, err := paths.FS.ReadFile("serverless.yaml")
	if err != nil {
		t.Fatal(err)
	}
	want, err := pathfile.Decode("serverless.yaml", b, "serverless", false)
	if err != nil {
		t.Fatal(err)
	}
	m, err := importer.Read(importer.Document{Name: "x.md", Source: []byte(document(want))}, importer.Options{ID: want.ID})
	if err != nil {
		t.Fatal(err)
	}
	// By way of a file, as it is read later.
	got, err := pathfile.Decode("x.yaml", pathfile.Encode(m.Path), want.ID, false)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(lpath.Path{}, lpath.Item{})); diff != "" {
		t.Error(diff)
	}
}

// document writes a path after the template.
func document(p *lpath.Path) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n## Overview\n\n%s\n\n## Prerequisites\n\n%s\n\n## Learning Path\n", p.Title, p.Overview, strings.Join(p.Prerequisites, "\n\n"))
	for _, phase := range p.Phases {
		fmt.Fprintf(&b, "\n### Phase %d: %s\n\n**Resources to consume in order:**\n\n", phase.Number, phase.Title)
		for _, r := range phase.Resources {
			fmt.Fprintf(&b, "%d. **[%s](%s)** — [%s]\n   - Duration: %d minutes\n   - Focus: %s\n", r.Number, r.Title, r.URL, strings.ToUpper(r.Type[:1])+r.Type[1:], r.Duration.Mid(), r.Focus)
			for _, need := range r.Needs {
				fmt.Fprintf(&b, "   - Dependencies: Complete %s\n", strings.Replace(need, "phase-", "Phase ", 1))
			}
		}
	}
	b.WriteString("\n## Additional Resources\n\n")
	for _, x := range p.Additional {
		fmt.Fprintf(&b, "- %s — <%s>\n", x.Title, x.URL)
	}
	b.WriteString("\n## Supplementary Videos\n\n")
	for _, x := range p.Videos {
		fmt.Fprintf(&b, "- [%s](%s) — %s — %s\n", x.Title, x.URL, x.Duration, x.Channel)
	}
	b.WriteString("\n## Completion Checklist\n\n")
	for _, c := range p.Checklist {
		fmt.Fprintf(&b, "- [ ] %s\n", c.Title)
	}
	fmt.Fprintf(&b, "\n## Notes\n\n%s\n", p.Notes)
	return b.String()
}
