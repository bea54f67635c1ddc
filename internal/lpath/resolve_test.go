package lpath

import (
	"errors"
	"strings"
	"testing"
)

func TestResolveReturnsWhatARefNames(t *testing.T) {
	spec := specOf("p q? | r + guide paper * film ! party feast")
	spec.Phases[1].ID = "advanced"
	p := mustMake(t, spec)
	tests := []struct{ ref, want string }{
		{"1.1", "p"},
		{"1.2", "q"},
		{"2.1", "r"},
		{"1", "p q"},
		{"2", "r"},
		{"phase-1", "p q"},
		{"advanced", "r"},
		{"phase-2", "r"}, // by its number whatever its id
		{"A1", "guide"},
		{"a2", "paper"},
		{"A", "guide paper"},
		{"V", "film"},
		{"C2", "feast"},
		{"q", "q"},
		{"film", "film"},
		{"party", "party"},
	}
	for _, tt := range tests {
		got, err := p.Resolve(refsOf(t, []string{tt.ref})[0])
		if err != nil || ids(got) != tt.want {
			t.Errorf("%s names %q, %v, want %q", tt.ref, ids(got), err, tt.want)
		}
	}
}

func TestEveryItemIsFoundByItsOwnRef(t *testing.T) {
	p := mustPath(t, "p q? | r + guide paper * film ! party feast")
	for place, i := range p.Items() {
		if got := item(t, p, i.Ref().String()); got != i || i.Place() != place {
			t.Errorf("%s at place %d is %s at place %d", i.ID, place, got.ID, i.Place())
		}
	}
	if got := ids(p.Extras()); got != "guide paper film" {
		t.Errorf("the extras are %s", got)
	}
	if got := strings.Join(p.ResourceIDs(), " "); got != "p q r" || ids(p.Resources()) != got {
		t.Errorf("the resources are %s", got)
	}
}

func TestARefThatNamesNothingSaysWhatThereIs(t *testing.T) {
	const many, one = "serverless-basics q | r s t + guide paper * film show", "p | q + guide"
	tests := []struct{ notation, ref, want string }{
		{many, "2.7", "there is no 2.7 in Road: phase 2 has 2.1 to 2.3"},
		{many, "3.1", "there is no 3.1 in Road: it has phases 1 to 2"},
		{many, "3", "there is no 3 in Road: it has phases 1 to 2"},
		{many, "A3", "there is no A3 in Road: it has A1 to A2"},
		{many, "V9", "there is no V9 in Road: it has V1 to V2"},
		{many, "C9", "there is no C9 in Road: it has C1 to C3"},
		{one, "1.2", "there is no 1.2 in Road: phase 1 has 1.1"},
		{one, "A2", "there is no A2 in Road: it has A1"},
		{"p", "2", "there is no 2 in Road: it has phase 1"},
		{"p !", "A", "there is no A in Road: it has no additional resources"},
		{"p !", "V1", "there is no V1 in Road: it has no videos"},
		{"p !", "C1", "there is no C1 in Road: it has no checklist"},
		{many, "serverles-basics", `there is no serverles-basics in Road (did you mean "serverless-basics"?)`},
		{many, "phase-3", `there is no phase-3 in Road (did you mean "phase-1"?)`},
		{many, "gude", `there is no gude in Road (did you mean "guide"?)`},
		{many, "nothing-like-it", "there is no nothing-like-it in Road: lpath show lists what there is"},
		{many, "phase-0", `there is no phase-0 in Road (did you mean "phase-1"?)`},
		{"p", "99999999999999999999.1", "there is no 1073741824.1 in Road: it has phase 1"},
	}
	for _, tt := range tests {
		r := refsOf(t, []string{tt.ref})[0]
		got, err := mustPath(t, tt.notation).Resolve(r)
		if e, ok := errors.AsType[*RefError](err); !ok || err.Error() != tt.want || e.Ref != r {
			t.Errorf("%s names %q, %v, want the error %s", tt.ref, ids(got), err, tt.want)
		}
	}
}

func TestTitlesInErrorsAreSafeToShow(t *testing.T) {
	spec := specOf("p q ! party feast<phase-1")
	spec.Title = "Road\x1b[31m"
	spec.Phases[0].Resources[1].Title = "Q\u202e"
	spec.Checklist[1].Title = "Feast\u009b"
	tr := after(t, mustMake(t, spec), "done p")
	tests := []struct{ command, want string }{
		{"done 9.9", `there is no 9.9 in Road\x1b[31m: it has phase 1`},
		{"done C2", `C2 Feast\x9b ticks itself once phase 1 is complete`},
		{"reopen p; done q", `1.2 Q\u202e is locked: 1.1 comes first`},
		{"done p q; skip q", `1.2 Q\u202e is done already; to skip it, open it again first: lpath reopen 1.2`},
	}
	for _, tt := range tests {
		var err error
		for command := range strings.SplitSeq(tt.command, ";") {
			_, err = carryOut(t, tr, command, noon())
		}
		if err == nil || err.Error() != tt.want {
			t.Errorf("%s: %v, want %s", tt.command, err, tt.want)
		}
	}
}
