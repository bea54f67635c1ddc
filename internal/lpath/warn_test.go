package lpath_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lpath/internal/lpath"
)

func TestWarnings(t *testing.T) {
	timed := lpath.Minutes{Min: 30, Max: 30}
	tests := []struct {
		name   string
		change func(*lpath.PathSpec)
		want   string // kind phase.item field number: what
	}{
		{"nothing odd", func(*lpath.PathSpec) {}, ""},
		{"no durations at all", func(s *lpath.PathSpec) { s.Phases[0].Resources[0].Duration = lpath.Minutes{} },
			"resource 0.0 phases 0: no resource says how long it takes"},
		{"no phases, which is a problem already", func(s *lpath.PathSpec) { s.Phases = nil }, ""},
		{"a phase of 8 hours", func(s *lpath.PathSpec) { s.Phases[0].Resources[0].Duration = lpath.Minutes{Min: 470, Max: 490} }, ""},
		{"a phase of over 8 hours", func(s *lpath.PathSpec) { s.Phases[0].Resources[0].Duration = lpath.Minutes{Min: 470, Max: 491} },
			"resource 1.0  0: phase 1 takes 8h 1m"},
		{"optional hours do not count", func(s *lpath.PathSpec) {
			s.Phases[0].Resources = append(s.Phases[0].Resources, lpath.ItemSpec{Title: "S", Optional: true, Duration: lpath.Minutes{Min: 900, Max: 900}})
		}, ""},
		{"the same link twice, wherever", func(s *lpath.PathSpec) {
			s.Phases[0].Resources[0].URL = "https://a.b"
			s.Additional = []lpath.ItemSpec{{URL: "https://a.b/c"}, {URL: "https://a.b"}}
			s.Videos = []lpath.ItemSpec{{URL: "https://a.b/c"}}
		}, "additional 0.2 url 0: A2 has the same link as 1.1\nvideo 0.1 url 0: V1 has the same link as A1"},
		{"links that open refuses", func(s *lpath.PathSpec) {
			s.Additional = []lpath.ItemSpec{{URL: "https://u@a.b"}, {URL: "https://a.b/" + strings.Repeat("c", 2048)}, {URL: "https://a.b/\u200b"}}
		}, "additional 0.1 url 0: lpath open will refuse this: the link has a user name in it, which can disguise where it leads\n" +
			"additional 0.2 url 0: lpath open will refuse this: the link is over 2,048 bytes long\n" +
			"additional 0.3 url 0: lpath open will refuse this: the link has control characters, spaces or invisible characters in it"},
		{"links that are a problem already", func(s *lpath.PathSpec) { s.Additional = []lpath.ItemSpec{{URL: "ftp://a.b"}, {URL: "ftp://a.b"}} }, ""},
		{"characters that nobody sees", func(s *lpath.PathSpec) {
			s.Title, s.Prerequisites = "a\x1b[31m", []string{"fine", "\u200b"}
			s.Phases[0].Title, s.Phases[0].Resources[0].Focus = "\u202e", "a\nb"
			s.Videos = []lpath.ItemSpec{{Channel: "\t"}}
			s.Checklist = []lpath.CheckSpec{{Title: "\x00"}}
		}, "resource 0.0 title 0: control or invisible characters: a\\x1b[31m\n" +
			"resource 0.0 prerequisites 2: control or invisible characters: \\u200b\n" +
			"resource 1.0 title 0: control or invisible characters: \\u202e\n" +
			"resource 1.1 focus 0: control or invisible characters: a\\nb\n" +
			"video 0.1 channel 0: control or invisible characters: \\t\n" +
			"check 0.1 title 0: control or invisible characters: \\x00"},
		{"a long text is cut around them", func(s *lpath.PathSpec) { s.Title = strings.Repeat("é", 50) + "\x07" + strings.Repeat("世", 50) },
			"resource 0.0 title 0: control or invisible characters: …" + strings.Repeat("é", 20) + "\\x07" + strings.Repeat("世", 16) + "…"},
		{"lines of an overview and of notes", func(s *lpath.PathSpec) { s.Overview, s.Notes = "a\n\nb\r\nc\n", "a\nb\x07\nc\x07" },
			"resource 0.0 notes 0: control or invisible characters: b\\x07"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			spec := lpath.PathSpec{ID: "p", Title: "T", Phases: []lpath.PhaseSpec{
				{Title: "P", Resources: []lpath.ItemSpec{{Title: "R", Duration: timed}}},
			}}
			tt.change(&spec)
			var got []string
			for _, w := range lpath.Warnings(spec) {
				got = append(got, fmt.Sprintf("%s %d.%d %s %d: %s", w.At.Kind, w.At.Phase, w.At.Item, w.At.Field, w.At.Number, w.What))
				if w.Hint == "" {
					t.Errorf("%s: says nothing of what to do", w.What)
				}
			}
			if diff := cmp.Diff(tt.want, strings.Join(got, "\n")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// What has to come first is looked into as long as the order is certain,
// whatever else is wrong.
func TestCirclesAreFoundBesideOtherProblems(t *testing.T) {
	spec := lpath.PathSpec{ID: "p", Phases: []lpath.PhaseSpec{{Title: "P", Resources: []lpath.ItemSpec{
		{Title: "A", Needs: []string{"b", "none"}}, {Title: "B", URL: "x"},
	}}}}
	whats := func() (all []string) {
		_, problems := lpath.NewPath(spec)
		for _, p := range problems {
			all = append(all, p.What)
		}
		return all
	}
	want := []string{"the path has no title", `url "x" is no web link`, `there is no resource or phase "none"`, "1.1 can never be ready: it needs 1.2, which has to come after it"}
	if diff := cmp.Diff(want, whats()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	spec.Order = "loose"
	want = append(append(want[:1:1], `unknown order "loose"`), want[1:3]...)
	if diff := cmp.Diff(want, whats()); diff != "" {
		t.Errorf("without a certain order (-want +got):\n%s", diff)
	}
}
