package lpath

import (
	"slices"
	"testing"
	"time"
)

func TestStartBeginsAPathOrGoesOnWithIt(t *testing.T) {
	road, lane := mustPath(t, "p q"), specOf("x y")
	lane.ID, lane.Title = "lane", "Lane"
	var s State
	s.Start(road, "", noon())
	s.Start(mustMake(t, lane), "/home/me/lane.yaml", noon().Add(time.Hour))
	s.Start(mustPath(t, "p r q"), "/elsewhere.yaml", noon().Add(2*time.Hour)) // changed and moved meanwhile
	want := `active "road"
road "Road" "/elsewhere.yaml" 2026-11-23T12:00:00+01:00 [p r q]
lane "Lane" "/home/me/lane.yaml" 2026-11-23T13:00:00+01:00 [x y]
`
	if got := dumpedState(&s); got != want {
		t.Errorf("the state is\n%swant\n%s", got, want)
	}
	if s.Path("lane") != s.Paths[1] || s.Path("road") != s.Paths[0] || s.Path("nowhere") != nil {
		t.Error("Path finds another path")
	}
}

func TestResetForgetsOnePath(t *testing.T) {
	road, spec := mustPath(t, "p q"), specOf("x y")
	spec.ID = "lane"
	lane := mustMake(t, spec)
	tests := []struct{ active, reset, left, activeThen string }{
		{"road", "road", "lane", ""},
		{"lane", "road", "lane", "lane"},
		{"lane", "lane", "road", ""},
		{"lane", "nowhere", "road lane", "lane"},
	}
	for _, tt := range tests {
		var s State
		s.Start(road, "", noon())
		s.Start(lane, "", noon())
		s.Active = tt.active
		had := s.Path(tt.reset)
		got := s.Reset(tt.reset)
		var left string
		for _, p := range s.Paths {
			left += p.ID + " "
		}
		if got != had || left != tt.left+" " || s.Active != tt.activeThen {
			t.Errorf("reset %s: left %q, active %q; want %q, %q", tt.reset, left, s.Active, tt.left, tt.activeThen)
		}
	}
}

func TestRecordsAreSortedAndFoundByID(t *testing.T) {
	tr := after(t, mustPath(t, "free: z b x a1b"), "done z; done x; skip b; done a1b")
	p := tr.Progress()
	if !slices.IsSortedFunc(p.Records, compareRecords) {
		t.Errorf("the records are not sorted: %q", records(tr))
	}
	for _, id := range []string{"z", "b", "x", "a1b"} {
		if r, ok := p.Record(id); !ok || r.ID != id || !r.Finished() {
			t.Errorf("the record of %s is %+v, %v", id, r, ok)
		}
	}
	if r, ok := p.Record("q"); ok {
		t.Errorf("q has the record %+v", r)
	}
}
