package lpath

import (
	"strings"
	"testing"
)

func TestValidID(t *testing.T) {
	good := "p serverless-basics 2 a1 1984 a.b a_b a-b- x-_.y 0 con1 com0 com10 lpt consul nul-terminated aux-x " +
		strings.Repeat("x", 64)
	for id := range strings.FieldsSeq(good) {
		if !ValidID(id) {
			t.Errorf("%q cannot be an id", id)
		}
	}
	bad := []string{
		"", "A", "Serverless", "-p", ".p", "_p", "p.", "p..q", "p q", "p/q", `p\q`, "p:q", "é", "p\n", "p\x00", "pé",
		strings.Repeat("x", 65),
		"con", "prn", "aux", "nul", "com1", "com9", "lpt1", "lpt9", "con.yaml", "com1.x.y", // Windows
	}
	for _, id := range bad {
		if ValidID(id) {
			t.Errorf("%q can be an id", id)
		}
	}
}

const (
	idsAre   = "ids are small letters, digits, and . _ - between them, at most 64, and no device name such as nul"
	phasesOf = "phase-N is the id of phase N alone; choose another"
	refsAre  = "2, 2.1, a1 and the like name positions; choose another"
)

func TestIDsThatAreNotAllowed(t *testing.T) {
	tests := []struct{ id, what, hint string }{
		{"Functions", `id "Functions" is not allowed`, idsAre},
		{"x..y", `id "x..y" is not allowed`, idsAre},
		{"nul", `id "nul" is not allowed`, idsAre},
		{"a\x1b", `id "a\x1b" is not allowed`, idsAre},
		{"supplementary", `id "supplementary" is taken`, "it stands for all extras; choose another"},
		{"phase-1", `id "phase-1" is taken`, phasesOf},
		{"phase-0", `id "phase-0" is taken`, phasesOf},
		{"phase-007", `id "phase-007" is taken`, phasesOf},
		{"2", `id "2" looks like a ref`, refsAre},
		{"2.1", `id "2.1" looks like a ref`, refsAre},
		{"99999999999999999999", `id "99999999999999999999" looks like a ref`, refsAre},
		{"a1", `id "a1" looks like a ref`, refsAre},
		{"v", `id "v" looks like a ref`, refsAre},
		{"c4", `id "c4" looks like a ref`, refsAre},
	}
	for _, tt := range tests {
		spec := specOf("p q")
		spec.Phases[0].Resources[1].ID = tt.id
		wantProblems(t, tt.id, spec, Problem{Address{Phase: 1, Item: 2, Field: "id"}, tt.what, tt.hint})
	}
	for _, id := range []string{"phase", "phase-", "phase-x", "phase-1-x", "c", "a0", "2.0", "01", "a1x", "supplementary-x"} {
		spec := specOf("p q")
		spec.Phases[0].Resources[1].ID = id
		wantProblems(t, id, spec)
	}
}

func TestOnlyPhaseNIsCalledPhaseN(t *testing.T) {
	spec := specOf("p | q")
	spec.Phases[1].ID = "phase-2"
	wantProblems(t, "its own", spec)
	spec.Phases[1].ID = "phase-3"
	wantProblems(t, "another's", spec, Problem{Address{Phase: 2, Field: "id"}, `id "phase-3" is taken`, phasesOf})
}

func TestDefaultIDsComeFromTitles(t *testing.T) {
	long := strings.Repeat("word ", 20)
	spec := PathSpec{
		ID: "clouds", Title: "Clouds",
		Phases: []PhaseSpec{
			{Title: "Beginnings", Resources: []ItemSpec{{Title: "Serverless Basics"}, {Title: "1984"}, {Title: "A"}, {Title: "C"}, {Title: "2.1"}}},
			{Title: "More", Resources: []ItemSpec{{Title: "Phase 1"}, {Title: "Supplementary"}, {Title: "NUL"}, {Title: long}}},
		},
		Additional: []ItemSpec{{Title: "Serverless Guide"}, {Title: "Cloud Computing"}, {Title: long}},
		Videos:     []ItemSpec{{Title: "Serverless Basics"}, {Title: "Cloud Computing"}},
		Checklist:  []CheckSpec{{Title: "Cloud Computing"}}, OwnChecklist: true,
	}
	p := mustMake(t, spec)
	want := "serverless-basics r-1984 r-a c 2-1 " + // what looks like a ref gets r-
		"r-phase-1 r-supplementary r-nul " + strings.Repeat("word-", 12) + "word " +
		"additional-serverless-guide additional-cloud-computing additional-" + strings.Repeat("word-", 9) + "word " +
		"video-serverless-basics video-cloud-computing " +
		"check-cloud-computing"
	if got := ids(p.Items()); got != want {
		t.Errorf("the ids are %s\nwant %s", got, want)
	}
	if p.Phases[0].ID != "phase-1" || p.Phases[1].ID != "phase-2" {
		t.Errorf("the phases' ids are %s and %s", p.Phases[0].ID, p.Phases[1].ID)
	}
	for _, i := range p.Items() {
		if what, _ := idFault(i.ID, 0); what != "" {
			t.Errorf("the default id of %q: %s", i.Title, what)
		}
	}
}

func TestWhereNoIDCanBeMadeOneIsProposed(t *testing.T) {
	spec := PathSpec{
		ID: "road", Title: "Road",
		Phases:       []PhaseSpec{{Title: "One", Resources: []ItemSpec{{Title: "入门"}, {ID: "ok", Title: "函数"}, {Title: "🎉\x1b"}}}},
		Additional:   []ItemSpec{{Title: "指南"}},
		Videos:       []ItemSpec{{Title: "…"}},
		Checklist:    []CheckSpec{{Title: "完"}},
		OwnChecklist: true,
	}
	wantProblems(t, "titles that give no id", spec,
		Problem{Address{Phase: 1, Item: 1, Field: "title"}, `no id can be made of "入门"`, `add one, such as "id: resource-1-1"`},
		Problem{Address{Phase: 1, Item: 3, Field: "title"}, `no id can be made of "🎉\x1b"`, `add one, such as "id: resource-1-3"`},
		Problem{Address{Kind: Additional, Item: 1, Field: "title"}, `no id can be made of "指南"`, `add one, such as "id: additional-1"`},
		Problem{Address{Kind: Video, Item: 1, Field: "title"}, `no id can be made of "…"`, `add one, such as "id: video-1"`},
		Problem{Address{Kind: Check, Item: 1, Field: "title"}, `no id can be made of "完"`, `add one, such as "id: check-1"`},
	)
}

func TestEqualIDsAreToldWithTheirPlaces(t *testing.T) {
	long := strings.Repeat("x", 64)
	tests := []struct {
		notation, phase2 string
		at               Address
		what, hint       string
	}{
		{"p q p", "", Address{Phase: 1, Item: 3, Field: "id"}, `1.1 and 1.3 have the same id "p"`, "p-1-3"},
		{"p | q p", "", Address{Phase: 2, Item: 2, Field: "id"}, `1.1 and 2.2 have the same id "p"`, "p-2-2"},
		{"p + q p", "", Address{Kind: Additional, Item: 2, Field: "id"}, `1.1 and A2 have the same id "p"`, "p-2"},
		{"p + q * q", "", Address{Kind: Video, Item: 1, Field: "id"}, `A1 and V1 have the same id "q"`, "q-1"},
		{"p * q ! q", "", Address{Kind: Check, Item: 1, Field: "id"}, `V1 and C1 have the same id "q"`, "q-1"},
		{"p basics | q", "basics", Address{Phase: 1, Item: 2, Field: "id"}, `phase 2 and 1.2 have the same id "basics"`, "basics-1-2"},
		{long + " " + long, "", Address{Phase: 1, Item: 2, Field: "id"}, `1.1 and 1.2 have the same id "` + long + `"`, long[:60] + "-1-2"},
	}
	for _, tt := range tests {
		spec := specOf(tt.notation)
		if tt.phase2 != "" {
			spec.Phases[1].ID = tt.phase2
		}
		wantProblems(t, tt.notation, spec, Problem{tt.at, tt.what, `give this one its own, such as "id: ` + tt.hint + `"`})
	}
	spec := specOf("p | q")
	spec.Phases[0].ID, spec.Phases[1].ID = "same", "same"
	wantProblems(t, "phases", spec, Problem{Address{Phase: 2, Field: "id"}, `phases 1 and 2 have the same id "same"`, "change one of them"})
}

func TestDefaultIDsOfKinds(t *testing.T) {
	tests := []struct {
		kind        Kind
		title, want string
	}{
		{Resource, "Serverless Basics", "serverless-basics"},
		{Resource, "1984", "r-1984"},
		{Additional, "Guide", "additional-guide"},
		{Video, "Guide", "video-guide"},
		{Check, "Phase 1 completed", "check-phase-1-completed"},
		{Resource, "学习", ""},
	}
	for _, tt := range tests {
		if got := DefaultID(tt.kind, tt.title); got != tt.want {
			t.Errorf("%s %q: %q, want %q", tt.kind, tt.title, got, tt.want)
		}
	}
}

func TestFreeID(t *testing.T) {
	for id, want := range map[string]bool{"a-b": true, "2.1": false, "phase-1": false, "supplementary": false, "con": false, "": false} {
		if FreeID(id) != want {
			t.Errorf("%q: %v", id, !want)
		}
	}
}
