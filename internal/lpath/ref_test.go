package lpath

import (
	"strings"
	"testing"

	"lpath/internal/fault"
)

func TestParseRef(t *testing.T) {
	tests := []struct {
		in    string
		want  Ref
		again string // as it is written; "": as it was typed
	}{
		{"2.1", Ref{Phase: 2, Number: 1}, ""},
		{"10.123", Ref{Phase: 10, Number: 123}, ""},
		{"2", Ref{Phase: 2}, ""},
		{"A1", Ref{Kind: Additional, Number: 1}, ""},
		{"a1", Ref{Kind: Additional, Number: 1}, "A1"},
		{"V2", Ref{Kind: Video, Number: 2}, ""},
		{"v12", Ref{Kind: Video, Number: 12}, "V12"},
		{"C4", Ref{Kind: Check, Number: 4}, ""},
		{"A", Ref{Kind: Additional}, ""},
		{"v", Ref{Kind: Video}, "V"},
		{"serverless-functions", Ref{ID: "serverless-functions"}, ""},
		{"phase-2", Ref{ID: "phase-2"}, ""},
		{"a1-steak", Ref{ID: "a1-steak"}, ""},
		{"c", Ref{ID: "c"}, ""}, // all of the checklist has no ref
		{"2.1.3", Ref{ID: "2.1.3"}, ""},
		{"2.0", Ref{ID: "2.0"}, ""}, // positions begin at 1
		{"01", Ref{ID: "01"}, ""},
		{"a0", Ref{ID: "a0"}, ""},
		{"99999999999999999999", Ref{Phase: 1 << 30}, "1073741824"}, // as good as any that no path has
	}
	for _, tt := range tests {
		got, err := ParseRef(tt.in)
		if err != nil || got != tt.want {
			t.Errorf("ParseRef(%q) is %+v, %v, want %+v", tt.in, got, err, tt.want)
			continue
		}
		if tt.again == "" {
			tt.again = tt.in
		}
		if got.String() != tt.again {
			t.Errorf("%q is written %q, want %q", tt.in, got, tt.again)
		}
	}
}

func TestWhatIsNoRefSaysWhatRefsLookLike(t *testing.T) {
	for _, s := range []string{"", " ", "2.", ".1", "2,1", "C", "B1", "2.1 ", "-1", "Serverless", "a b", "../x", "x..y", "nul", "é", "A1\n", "\x1b[31m", strings.Repeat("9", 65)} {
		got, err := ParseRef(s)
		if err == nil || !strings.HasSuffix(err.Error(), "is no ref: write 2.1 (a resource), 2 (a phase), A1, V2, C4 or an id") {
			t.Errorf("ParseRef(%q) is %+v, %v, want an error that says what refs look like", s, got, err)
		}
		if err != nil && strings.ContainsAny(err.Error(), "\n\x1b") {
			t.Errorf("the error about %q has it raw", s)
		}
	}
}

func TestOnlyPhasesAndAllExtrasAreGroups(t *testing.T) {
	tests := map[string]bool{"2": true, "A": true, "V": true, "2.1": false, "A1": false, "C4": false, "some-id": false}
	for s, want := range tests {
		if got := refsOf(t, []string{s})[0].Group(); got != want {
			t.Errorf("%s is a group: %v, want %v", s, got, want)
		}
	}
}

func FuzzParseRef(f *testing.F) {
	for _, s := range []string{"2.1", "2", "a1", "V", "C4", "some-id", "2.", "c", "99999999999999999999.1", "phase-1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var (
			r   Ref
			err error
		)
		fault.Bounded(t, func() { r, err = ParseRef(s) })
		if err != nil {
			return
		}
		if again, err := ParseRef(r.String()); err != nil || again != r {
			t.Errorf("%q reads %+v, which is written %q and reads %+v, %v", s, r, r, again, err)
		}
	})
}
