package lpath

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// wantProblems fails the test unless NewPath finds just these problems; none:
// unless it makes a path.
func wantProblems(t *testing.T, name string, spec PathSpec, want ...Problem) {
	t.Helper()
	path, got := NewPath(spec)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s: problems differ (-want +got):\n%s", name, diff)
	}
	if (path == nil) != (len(got) > 0) {
		t.Errorf("%s: path %v beside %d problems", name, path, len(got))
	}
}

const addTitle = `add "title: …"`

func TestEachFaultIsToldWithItsPlaceAndWhatToDo(t *testing.T) {
	link := "write an absolute link that begins with https:// or http://"
	tests := []struct {
		name       string
		spoil      func(*PathSpec)
		at         Address
		what, hint string
	}{
		{
			"path without id", func(s *PathSpec) { s.ID = "" },
			Address{Field: "id"},
			`id "" is not allowed for a path`, idsAre,
		},
		{
			"path id in capitals", func(s *PathSpec) { s.ID = "Road" },
			Address{Field: "id"},
			`id "Road" is not allowed for a path`, idsAre,
		},
		{
			"path without title", func(s *PathSpec) { s.Title = "" },
			Address{Field: "title"},
			"the path has no title", addTitle,
		},
		{
			"title of spaces", func(s *PathSpec) { s.Title = " \t" },
			Address{Field: "title"},
			"the path has no title", addTitle,
		},
		{
			"order misspelt", func(s *PathSpec) { s.Order = "stric" },
			Address{Field: "order"},
			`unknown order "stric"`, `did you mean "strict"?`,
		},
		{
			"order unheard of", func(s *PathSpec) { s.Order = "backwards" },
			Address{Field: "order"},
			`unknown order "backwards"`, "it is one of strict, phases, free",
		},
		{
			"empty prerequisite", func(s *PathSpec) { s.Prerequisites = []string{"Patience", " "} },
			Address{Field: "prerequisites", Number: 2},
			"an empty prerequisite", "write it, or leave it out",
		},
		{
			"phase without title", func(s *PathSpec) { s.Phases[1].Title = "" },
			Address{Phase: 2, Field: "title"},
			"the phase has no title", addTitle,
		},
		{
			"phase without resources", func(s *PathSpec) { s.Phases[1].Resources = nil },
			Address{Phase: 2, Field: "resources"},
			"the phase has no resources", "add at least one, or leave the phase out",
		},
		{
			"resource without title", func(s *PathSpec) { s.Phases[1].Resources[0].Title = "" },
			Address{Phase: 2, Item: 1, Field: "title"},
			"it has no title", addTitle,
		},
		{
			"no title and so no id", func(s *PathSpec) { s.Phases[0].Resources[1] = ItemSpec{Title: " "} },
			Address{Phase: 1, Item: 2, Field: "title"},
			"it has no title", addTitle,
		},
		{
			"extra without title", func(s *PathSpec) { s.Additional[0].Title = "" },
			Address{Kind: Additional, Item: 1, Field: "title"},
			"it has no title", addTitle,
		},
		{
			"checklist item without title", func(s *PathSpec) { s.Checklist[0].Title = "" },
			Address{Kind: Check, Item: 1, Field: "title"},
			"it has no title", addTitle,
		},
		{
			"type misspelt", func(s *PathSpec) { s.Phases[0].Resources[1].Type = "artcle" },
			Address{Phase: 1, Item: 2, Field: "type"},
			`unknown type "artcle"`, `did you mean "article"?`,
		},
		{
			"type unheard of", func(s *PathSpec) { s.Videos[0].Type = "dream" },
			Address{Kind: Video, Item: 1, Field: "type"},
			`unknown type "dream"`,
			"it is one of article, video, course, book, exercise, project, podcast, paper, tool, other",
		},
		{
			"link without scheme", func(s *PathSpec) { s.Phases[0].Resources[0].URL = "example.org" },
			Address{Phase: 1, Item: 1, Field: "url"},
			`url "example.org" is no web link`, link,
		},
		{
			"link of another kind", func(s *PathSpec) { s.Additional[0].URL = "file:///etc/passwd" },
			Address{Kind: Additional, Item: 1, Field: "url"},
			`url "file:///etc/passwd" is no web link`, link,
		},
		{
			"link without host", func(s *PathSpec) { s.Videos[0].URL = "https://:443/x" },
			Address{Kind: Video, Item: 1, Field: "url"},
			`url "https://:443/x" is no web link`, link,
		},
		{
			"link with a control character", func(s *PathSpec) { s.Videos[0].URL = "https://x.org/\x1b" },
			Address{Kind: Video, Item: 1, Field: "url"},
			`url "https://x.org/\x1b" is no web link`, link,
		},
	}
	for _, tt := range tests {
		spec := specOf("p q | r + guide * film ! party")
		tt.spoil(&spec)
		wantProblems(t, tt.name, spec, Problem{tt.at, tt.what, tt.hint})
	}
}

func TestNeedsAndConditionsNameWhatThereIs(t *testing.T) {
	const name = "name a phase or a resource by its id"
	tests := []struct {
		notation   string
		at         Address
		what, hint string
	}{
		{
			"basics q<basisc",
			Address{Phase: 1, Item: 2, Field: "needs", Number: 1},
			`there is no resource or phase "basisc"`, `did you mean "basics"?`,
		},
		{
			"p q<p,phase-9",
			Address{Phase: 1, Item: 2, Field: "needs", Number: 2},
			`there is no resource or phase "phase-9"`, `did you mean "phase-1"?`,
		},
		{
			"p q<nothing-like-it",
			Address{Phase: 1, Item: 2, Field: "needs", Number: 1},
			`there is no resource or phase "nothing-like-it"`, name,
		},
		{
			"p q<1.1", Address{Phase: 1, Item: 2, Field: "needs", Number: 1}, // a position is no id
			`there is no resource or phase "1.1"`, name,
		},
		{
			"p<guide + guide",
			Address{Phase: 1, Item: 1, Field: "needs", Number: 1},
			`"guide" is no resource`, "only resources and phases can be named here",
		},
		{
			"p ! party<q",
			Address{Kind: Check, Item: 1, Field: "when"},
			`there is no resource or phase "q"`, `name a phase or a resource by its id`,
		},
		{
			"p ! party feast<party",
			Address{Kind: Check, Item: 2, Field: "when"},
			`"party" is no resource`, "only resources and phases can be named here",
		},
		{
			"p ! read<supplementary",
			Address{Kind: Check, Item: 1, Field: "when"},
			"there is nothing supplementary in this path", "add additional resources or videos, or leave the condition out",
		},
	}
	for _, tt := range tests {
		wantProblems(t, tt.notation, specOf(tt.notation), Problem{tt.at, tt.what, tt.hint})
	}
}

func TestNeedsMayNameAPhaseByItsIDOrItsNumber(t *testing.T) {
	spec := specOf("p | q<basics r<phase-1 ! ready<basics set<phase-2 go<q")
	spec.Phases[0].ID = "basics"
	wantProblems(t, "both names of a phase", spec)
}

func TestAllFaultsAreFoundInOneRun(t *testing.T) {
	spec := PathSpec{
		ID: "Road", Order: "random",
		Phases:     []PhaseSpec{{}, {Title: "Two", Resources: []ItemSpec{{Title: "Q", ID: "2"}, {Title: "R", Needs: []string{"nothing"}}}}},
		Additional: []ItemSpec{{Title: "G", URL: "ftp://x"}},
	}
	_, problems := NewPath(spec)
	var got []string
	for _, p := range problems {
		got = append(got, p.What)
	}
	want := []string{
		`id "Road" is not allowed for a path`, "the path has no title", `unknown order "random"`,
		"the phase has no title", "the phase has no resources", `id "2" looks like a ref`,
		`url "ftp://x" is no web link`, `there is no resource or phase "nothing"`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestAPathHasPhasesAndNotTooManyResources(t *testing.T) {
	spec := specOf("p")
	spec.Phases = nil
	wantProblems(t, "no phases", spec,
		Problem{Address{Field: "phases"}, "the path has no phases", "add at least one phase with one resource"})

	spec = specOf("p |")
	for len(spec.Phases[1].Resources) < MaxResources {
		n := len(spec.Phases[1].Resources) + 1
		spec.Phases[1].Resources = append(spec.Phases[1].Resources, ItemSpec{Title: fmt.Sprintf("Item %d", n)})
	}
	wantProblems(t, "one too many", spec,
		Problem{Address{Field: "phases"}, "the path has 10001 resources", "at most 10000 are allowed; make several paths of it"})
	spec.Phases = spec.Phases[1:]
	wantProblems(t, "as many as are allowed", spec)
}

func TestWhatIsAbsentGetsItsDefault(t *testing.T) {
	p := mustPath(t, "p | q + guide * film")
	if p.Order != Strict {
		t.Errorf("the order is %s", p.Order)
	}
	var got []string
	for _, c := range p.Checklist {
		got = append(got, fmt.Sprintf("%s %s: %s when %s", c.Ref(), c.ID, c.Title, c.When()))
	}
	want := []string{
		"C1 check-phase-1-completed: Phase 1 completed when phase-1",
		"C2 check-phase-2-completed: Phase 2 completed when phase-2",
		"C3 check-supplementary-materials-reviewed: Supplementary materials reviewed when supplementary",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if n := len(mustPath(t, "p").Checklist); n != 1 {
		t.Errorf("without extras there are %d checklist items, want 1", n)
	}
	if n := len(mustPath(t, "p !").Checklist); n != 0 {
		t.Errorf("an empty checklist of the path's own has %d items", n)
	}
}

func TestAPathHasWhatTheFileSays(t *testing.T) {
	spec := specOf("phases: p=30m? q<p")
	spec.Overview, spec.Notes, spec.Prerequisites = "About", "Mind the gap", []string{"Patience"}
	r := &spec.Phases[0].Resources[0]
	r.Type, r.Focus, r.URL = "article", "Everything", "https://example.org/a?b#c"
	spec.Videos = []ItemSpec{{ID: "film", Title: "Film", Channel: "Tube"}}
	p := mustMake(t, spec)
	i := p.Item("p")
	got := strings.Join([]string{
		p.ID, p.Title, p.Overview, p.Notes, p.Prerequisites[0], p.Order.String(),
		i.Kind.String(), i.ID, i.Title, i.Type, i.Focus, i.URL, i.Duration.String(), fmt.Sprint(i.Optional),
		fmt.Sprint(p.Item("q").Needs), p.Item("film").Channel, p.Item("film").Kind.String(),
	}, "; ")
	want := "road; Road; About; Mind the gap; Patience; phases; " +
		"resource; p; P; article; Everything; https://example.org/a?b#c; 30m; true; [p]; Tube; video"
	if got != want {
		t.Errorf("the path says\n%s\nwant\n%s", got, want)
	}
	if p.Item("nothing") != nil {
		t.Error("an item that is not there")
	}
}
