package importer

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What is nearly a template is an error with its line and what to write.
func TestTemplatesThatAreWrong(t *testing.T) {
	const head = "# T\n## Overview\n## Prerequisites\n## Learning Path\n" // line 5 follows
	tests := []struct{ source, want string }{
		{"", `x.md:4: the learning path has no phases (write "### Phase 1: Title" under "## Learning Path")`},
		{"### Phase 1: A\n", `x.md:5: phase 1 has no resources (write them as "1. **Title** — [Article]")`},
		{"### Phase 1: A\n1. **B** — [Article]\n### Phase 2: C\nwords\n", `x.md:7: phase 2 has no resources (write them as "1. **Title** — [Article]")`},
		{"### Foundations\n1. **B** — [Article]\n", "x.md:5: \"Foundations\" is no phase (write \"Phase N: Title\")"},
		{"### Phase One: A\n1. **B** — [Article]\n", `x.md:5: "Phase One: A" is no phase (write "Phase N: Title")`},
		{"1. **B** — [Article]\n", `x.md:5: a resource outside the phases (put a heading "### Phase 1: Title" above it)`},
		{"**Phase 1: A**\n\n1. **B** — [Article]\n", `x.md:5: phase 1 is no heading (write "### Phase N: Title")`},
		{"### Phase 1: A\n1. **B** — [Article]\n   - Duration: soon\n", `x.md:7: the duration "soon" cannot be read (write 35 minutes, 1h 5m, or [Duration] if it is not known)`},
		{"### Phase 1: A\n1. **B** — [Article]\n   - Duration: 0 minutes\n", `x.md:7: the duration "0 minutes" cannot be read (write 35 minutes, 1h 5m, or [Duration] if it is not known)`},
		{"### Phase 1: A\n1. **B** — [Article]\n   - Duration: -5 minutes\n", `x.md:7: the duration "-5 minutes" cannot be read (write 35 minutes, 1h 5m, or [Duration] if it is not known)`},
		{"### Phase 1: A\n1. **B** — [Article]\n   - Durration: 5 minutes\n", `x.md:7: there is no line "Durration" (did you mean "Duration"?)`},
		{"### Phase 1: A\n1. **B** — [Article]\n  - Durration: 5 minutes\n", `x.md:7: there is no line "Durration" (did you mean "Duration"?)`},
		{"### Phase 1: A\n1. **[Title]** — [Article]\n", `x.md:6: a resource has no title (write "1. **Title** — [Article]")`},
		{"### Phase 1: A\n1. **B** — [Article]\n## Complection Checklist\n", `x.md:7: there is no section "Complection Checklist" (did you mean "Completion Checklist"?)`},
		{"### Phase 1: A\n1. **B** — [Article]\n## Supplementary Videos\n- V — 5 parsecs — C\n", `x.md:8: the duration "5 parsecs" cannot be read (write 12 minutes, 1h 5m, or [Duration] if it is not known)`},
	}
	for _, tt := range tests {
		_, err := Read(Document{"x.md", []byte(head + tt.source)}, Options{})
		if err == nil || !strings.Contains(err.Error()+"\n", tt.want+"\n") {
			t.Errorf("%s\ngot  %v\nwant %s", tt.source, err, tt.want)
		}
	}
}

// What contradicts itself is read, with a warning; what has no place in the
// template is left out, with its line.
func TestTemplatesThatAreOdd(t *testing.T) {
	const head = "# T\n## Overview\n## Learning Path\n### Phase 1: A\n1. **B** — [Article]\n2. **C, D** — [Video]\n### Phase 2: E\n1. **F** — [Article]\n" // line 9 follows
	tests := []struct{ source, needs, remarks string }{
		{"   - Dependencies: Phase 1", "phase-1", ""},
		{"   - Dependencies: Complete Phase 1 first.", "phase-1", ""},
		{"   - Dependencies: B", "b", ""},
		{"   - Dependencies: C, D", "c-d", ""},
		{"   - Dependencies: B, C, D", "b c-d", ""},
		{"   - Dependencies: B and C, D", "b c-d", ""},
		{"   - Dependencies: Phase 1: A", "phase-1", ""},
		{"   - Dependencies: Phase 1, Resource 2", "c-d", ""},
		{"   - Dependencies: Resource 1 of Phase 1", "b", ""},
		{"   - Dependencies: 1.2", "c-d", ""},
		{"   - Dependencies: Previous phase", "phase-1", ""},
		{"   - Dependencies: A", "phase-1", ""},
		{"   - Dependencies:\n     - B\n     - C, D", "b c-d", ""},
		{"   - Dependencies: None", "", ""},
		{"   - Dependencies: [Dependencies]", "", ""},
		{"   - Dependencies: Chess", "", `9 the dependency "Chess" is left out: there is no such phase or resource`},
		{"   - Dependencies: Phase 3", "", `9 the dependency "Phase 3" is left out: there is no such phase or resource`},
		{"   - Dependencies: Phase 2", "", `9 "F" does not wait for phase 2: nothing can come after itself`},
		{"   - Dependencies: F", "", `9 "F" does not wait for "F": nothing can come after itself`},
		{"   - Dependencies: H\n2. **H** — [Tool]", "", `9 "F" does not wait for "H": in the order of the path it comes later`},
		{"   - Next step: Move to Phase 3", "", `9 the next step "Move to Phase 3" is not what comes next: it is the last`},
		{"   - Next step: Move to resource 3\n2. **H** — [Tool]", "", `9 the next step "Move to resource 3" is not what comes next: resource 2 follows`},
		{"   - Next step: Celebrate", "", ""},
		{"   - Difficulty: high", "", `9 "Difficulty: high": the template has no such line`},
		{"2. **H** — [Sculpture]", "", `9 the type "Sculpture" is read as other: it is one of article, video, course, book, exercise, project, podcast, paper, tool, other`},
		{"2. **H**", "", `9 "H" has no type: it is written as "1. **Title** — [Article]"`},
		{"2. **H** — [Tool](guide.md)", "", `9 the link "guide.md": it is relative to the document`},
		{"### Phase 4: G\n1. **H** — [Tool]", "", "9 phase 4 is number 3 here: phases are counted as they stand"},
		{"## Contributing\n- a\n## Notes\nx", "", `9 the section "Contributing": the template has none of that name`},
	}
	for _, tt := range tests {
		m := readText(t, head+tt.source+"\n", Template)
		if got := strings.Join(m.Path.Phases[1].Resources[0].Needs, " "); got != tt.needs {
			t.Errorf("%s: needs %q, want %q", tt.source, got, tt.needs)
		}
		var remarks []string
		for _, r := range append(m.LeftOut, m.Warnings...) {
			remarks = append(remarks, strings.TrimPrefix(strings.TrimSpace((&Error{Faults: []Remark{{0, r.What, ""}}}).Error()), ": ")+": "+r.Why)
			remarks[len(remarks)-1] = string(rune('0'+r.Line)) + " " + remarks[len(remarks)-1]
		}
		if diff := cmp.Diff(tt.remarks, strings.Join(remarks, "; ")); diff != "" {
			t.Errorf("%s: %s", tt.source, diff)
		}
	}
}

// Boxes that are ticked stand for what they are about.
func TestTicksOfTheTemplate(t *testing.T) {
	source := strings.NewReplacer("- [ ] Phase 1", "- [x] Phase 1", "- [ ] Supp", "- [X] Supp", "- [ ] Told", "- [x] Told",
		"1. **Opening", "1. [x] **Opening").Replace(string(fixture(t, "template.md")))
	m := readText(t, source, "")
	if diff := cmp.Diff(bees(), m.Path); diff != "" {
		t.Error(diff)
	}
	want := "who-lives-there a-year-of-the-colony opening-a-hive additional-plants-for-bees additional-hive-plans " +
		"video-the-waggle-dance video-a-swarm-moves-in check-told-a-neighbour"
	if got := strings.Join(m.Done, " "); got != want {
		t.Errorf("done: %s", got)
	}
}
