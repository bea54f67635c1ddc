package plan_test

import (
	"testing"

	"lpath/internal/lpath"
	"lpath/internal/plan"
)

// A learner is behind when what should have been finished is not. The plan is
// saved on Tuesday, 24 November, and asked about on Saturday.
func TestBehind(t *testing.T) {
	type event struct {
		at      string
		id      string // done
		spent   int    // on it, without finishing it if session is set
		session bool
	}
	tests := []struct {
		name, path, wish string
		events           []event
		want             *plan.Lag
	}{
		{"nothing done", "p=40m q=40m r=40m s=40m t=40m", "day 40m", nil, &plan.Lag{Sessions: 4, End: day("2026-11-28"), PerDay: 200, PerWeek: 1410, NewEnd: day("2026-12-02")}},
		{"two of four", "p=40m q=40m r=40m s=40m t=40m", "by 2026-12-06 day 40m", []event{{at: "2026-11-25T20:00", id: "p"}, {at: "2026-11-25T21:00", id: "q"}}, &plan.Lag{Sessions: 2, End: day("2026-12-06"), PerDay: 14, PerWeek: 105, NewEnd: day("2026-11-30")}},
		{"all that was due", "p=40m q=40m r=40m s=40m t=40m", "day 40m", []event{{at: "2026-11-24T20:00", id: "p"}, {at: "2026-11-26T21:00", id: "q"}, {at: "2026-11-27T21:00", id: "r"}, {at: "2026-11-27T22:00", id: "s"}}, nil},
		{"others instead", "p=40m q=40m r=40m s=40m t=40m", "day 40m", []event{{at: "2026-11-24T20:00", id: "q"}, {at: "2026-11-26T21:00", id: "r"}, {at: "2026-11-27T21:00", id: "s"}, {at: "2026-11-27T22:00", id: "t"}}, nil},
		{"in the midst of a long one", "p=10h", "day 40m", nil, nil},
		{"a long one that should be finished", "p=2h q=40m", "day 40m", nil, &plan.Lag{Sessions: 4, End: day("2026-11-27"), NewEnd: day("2026-12-01")}},
		{"with time spent on it", "p=2h q=40m", "day 40m", []event{{at: "2026-11-25T20:00", id: "p", spent: 80, session: true}}, &plan.Lag{Sessions: 2, End: day("2026-11-27"), NewEnd: day("2026-11-29")}},
		{"a date alone", "p=40m q=40m r=40m s=40m", "by 2026-11-29", nil, &plan.Lag{Sessions: 3, End: day("2026-11-29"), PerDay: 80, PerWeek: 570, NewEnd: day("2026-12-03")}},
		{"all done", "p=40m", "day 40m", []event{{at: "2026-11-26T20:00", id: "p"}}, nil},
		{"no days in it", "p=40m", "day 40m off 2026-11-24..2040-01-01", nil, nil},
	}
	for _, tt := range tests {
		tr := begun(pathOf(t, "free", tt.path))
		w := wish(t, tt.wish)
		w.Saved = moment("2026-11-24T09:50")
		tr.SetPlan(&w)
		for _, e := range tt.events {
			if e.session {
				tr.Progress().Sessions = append(tr.Progress().Sessions, lpath.Session{ID: e.id, At: moment(e.at), Minutes: e.spent})
			} else {
				done(t, tr, e.at, e.spent, e.id)
			}
		}
		got := plan.Behind(tr, moment("2026-11-28T10:00"))
		if (got == nil) != (tt.want == nil) || got != nil && *got != *tt.want {
			t.Errorf("%s: got %+v, want %+v", tt.name, got, tt.want)
		}
	}
}

// What was done before the plan was saved is no part of it, whenever it was
// written down; on the day on which it is saved nobody is behind.
func TestBehindCountsFromWhenItWasSaved(t *testing.T) {
	tr := begun(pathOf(t, "", "p=40m q=40m"))
	if lag := plan.Behind(tr, moment("2026-11-24T22:00")); lag != nil {
		t.Errorf("without a plan: %+v", lag)
	}
	w := wish(t, "day 40m")
	w.Saved = moment("2026-11-24T09:50")
	tr.SetPlan(&w)
	if lag := plan.Behind(tr, moment("2026-11-24T22:00")); lag != nil {
		t.Errorf("on the same day: %+v", lag)
	}
	if lag := plan.Behind(tr, moment("2026-11-23T22:00")); lag != nil {
		t.Errorf("with a clock that went back: %+v", lag)
	}
	done(t, tr, "2026-11-23T20:00", 0, "p")
	lag := plan.Behind(tr, moment("2026-11-25T10:00"))
	if lag == nil || lag.Sessions != 1 || lag.End != day("2026-11-24") {
		t.Errorf("with p done before: %+v", lag)
	}
}
