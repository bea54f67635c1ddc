package plan_test

import (
	"testing"

	"lpath/internal/lpath"
	"lpath/internal/plan"
)

// Which resource on which day. Today is Tuesday, 24 November 2026.
func TestDays(t *testing.T) {
	tests := []struct{ name, path, wish, want string }{
		{"minutes a day", "p=30m q=30m r=30m", "day 60m", "24 Nov: p 30, q 30; 25 Nov: r 30"},
		{"a longer one in parts", "p=1h40m q=20m", "day 45m", "24 Nov: p 1/3 45; 25 Nov: p 2/3 45; 26 Nov: p 3/3 10, q 20"},
		{"a small rest on the same day", "p=50m q=40m", "day 45m", "24 Nov: p 50; 25 Nov: q 40"},
		{"and made up for on the next", "p=50m q=60m", "day 45m", "24 Nov: p 50; 25 Nov: q 1/2 40; 26 Nov: q 2/2 20"},
		{"little is not begun", "p=40m q=48m", "day 45m", "24 Nov: p 40; 25 Nov: q 48"},
		{"days of the week", "p=30m q=30m r=30m", "day 30m on mon,wed", "25 Nov: p 30; 30 Nov: q 30; 2 Dec: r 30"},
		{"days off", "p=30m q=30m r=30m", "day 30m off 2026-11-24,2026-11-26..2026-12-01", "25 Nov: p 30; 2 Dec: q 30; 3 Dec: r 30"},
		{"minutes a week", "p=4h", "week 2h on tue,sat", "24 Nov: p 1/4 60; 28 Nov: p 2/4 60; 1 Dec: p 3/4 60; 5 Dec: p 4/4 60"},
		{"few make sessions", "p=30m q=25m r=20m", "week 1h", "24 Nov: p 30; 27 Nov: q 25; 30 Nov: r 20"},
		{"few asked for stay few", "p=12m", "day 5m", "24 Nov: p 1/3 5; 25 Nov: p 2/3 5; 26 Nov: p 3/3 2"},
		{"a date alone", "p=60m q=60m r=60m", "by 2026-11-26", "24 Nov: p 60; 25 Nov: q 60; 26 Nov: r 60"},
		{"a date far away", "p=25m q=25m", "by 2026-12-20", "24 Nov: p 25; 7 Dec: q 25"},
		{"the date is today", "p=60m q=60m", "by 2026-11-24", "24 Nov: p 60, q 60"},
		{"month and year end", "p=40m q=40m", "day 40m off 2026-11-24..2026-12-30", "31 Dec: p 40; 1 Jan: q 40"},
		{"needs come first", "q=30m<r r=30m s=30m", "day 30m", "24 Nov: r 30; 25 Nov: q 30; 26 Nov: s 30"},
		{"unknown is the median", "p=40m q r=20m", "day 30m", "24 Nov: p 1/2 30; 25 Nov: p 2/2 10, q 1/2 20; 26 Nov: q 2/2 10, r 20"},
		{"nothing within five years", "p=40m", "day 40m off 2026-11-24..2040-01-01", ""},
		{"a date that has passed", "p=40m", "by 2026-11-23", ""},
		{"but there is a budget", "p=40m", "by 2026-11-23 day 1h", "24 Nov: p 40"},
		{"none of the days is one of study", "p=40m", "by 2026-11-26 on sat", ""},
	}
	for _, tt := range tests {
		order := "free"
		p, err := plan.New(begun(pathOf(t, order, tt.path)), wish(t, tt.wish), moment("2026-11-24T09:50"))
		if err != nil {
			t.Fatal(err)
		}
		if got := written(p); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

// What the date needs, whether it holds, and what is missing.
func TestFigures(t *testing.T) {
	type figures struct {
		days, perDay, perWeek int
		feasible              bool
		gap                   int
		ends, required        string
	}
	tests := []struct {
		name, path, wish string
		want             figures
	}{
		{"a date", "p=3h", "by 2026-12-20", figures{27, 7, 47, true, 0, "2026-12-12", ""}},
		{"on some days", "p=3h", "by 2026-12-20 on mon,wed,sat", figures{11, 17, 50, true, 0, "2026-12-12", ""}},
		{"enough", "p=3h", "by 2026-12-20 day 45m", figures{27, 7, 47, true, 0, "2026-11-27", ""}},
		{"too little", "p=10h", "by 2026-12-05 day 30m", figures{12, 50, 350, false, 140, "2026-12-13", ""}},
		{"too little a week", "p=10h", "by 2026-12-05 week 3h on sat,sun", figures{3, 200, 400, false, 220, "2026-12-19", ""}},
		{"optional ones left out", "p=2h q=2h?", "by 2026-11-26 day 1h", figures{3, 80, 560, false, 140, "2026-11-27", "2026-11-25"}},
		{"passed", "p=2h", "by 2026-11-20 day 1h", figures{0, 0, 0, false, 0, "2026-11-25", ""}},
		{"no date", "p=2h", "day 1h", figures{0, 0, 0, true, 0, "2026-11-25", ""}},
		{"never", "p=9000h", "day 1h", figures{0, 0, 0, false, 0, "", ""}},
	}
	for _, tt := range tests {
		p, err := plan.New(begun(pathOf(t, "free", tt.path)), wish(t, tt.wish), moment("2026-11-24T09:50"))
		if err != nil {
			t.Fatal(err)
		}
		got := figures{p.StudyDays, p.NeededPerDay, p.NeededPerWeek, p.Feasible, p.GapPerWeek, dayOrNone(p.Ends), dayOrNone(p.RequiredEnds)}
		if got != tt.want {
			t.Errorf("%s: got %+v, want %+v", tt.name, got, tt.want)
		}
	}
}

func dayOrNone(d lpath.Day) string {
	if d == 0 {
		return ""
	}
	return d.String()
}

// Estimates are scaled by the learner's ratio once five resources tell it, and
// time spent on something open is taken off.
func TestWhatIsLeft(t *testing.T) {
	path := pathOf(t, "free", "aa=20m bb=20m cc=20m dd=20m ee=20m f=30m g h=10h?")
	tr := begun(path)
	const budget, now = "day 10h", "2026-11-24T09:50"
	left := func() plan.Work {
		p, err := plan.New(tr, wish(t, budget), moment(now))
		if err != nil {
			t.Fatal(err)
		}
		return p.Work
	}
	done(t, tr, "2026-11-20T12:00", 30, "aa", "bb", "cc", "dd")
	if w := left(); w.Minutes != 20+30+20+600 || w.Optional != 600 || w.Ratio != 0 || w.Unknown != 1 || w.Median != 20 {
		t.Errorf("with four resources: %+v", w)
	}
	done(t, tr, "2026-11-20T12:00", 30, "ee")
	if w := left(); w.Minutes != 45+30+900 || w.Optional != 900 || w.Ratio != 1.5 || w.Rests != 5 || w.Median != 30 {
		t.Errorf("with five: %+v", w)
	}
	tr.Progress().Sessions = append(tr.Progress().Sessions, lpath.Session{ID: "f", At: moment("2026-11-21T12:00"), Minutes: 40})
	if w := left(); w.Minutes != 5+30+900 {
		t.Errorf("with 40 of 45 minutes spent on f: %d minutes", w.Minutes)
	}
	done(t, tr, "2026-11-21T12:00", 0, "f", "g", "h")
	if p, err := plan.New(tr, wish(t, budget), moment(now)); err != nil || !p.Feasible || p.Days != nil {
		t.Errorf("with everything done: %+v, %v", p, err)
	}
	if _, err := plan.New(begun(pathOf(t, "free", "p q")), wish(t, budget), moment(now)); err == nil {
		t.Error("without any duration there is a plan")
	}
}

// Today counts until its share is done.
func TestToday(t *testing.T) {
	tests := []struct {
		name, wish string
		spent      int
		want       string
	}{
		{"nothing done", "day 40m", 0, "24 Nov: q 40; 25 Nov: r 40"},
		{"its share is done", "day 40m", 45, "25 Nov: q 40; 26 Nov: r 40"},
		{"half of it", "day 40m", 20, "24 Nov: q 1/2 20; 25 Nov: q 2/2 20, r 1/2 20; 26 Nov: r 2/2 20"},
		{"of a week", "week 280m", 40, "25 Nov: q 40; 26 Nov: r 40"},
		{"until a date", "by 2026-11-26", 50, "25 Nov: q 40; 26 Nov: r 40"},
		{"half of that", "by 2026-11-25", 20, "24 Nov: q 1/2 30; 25 Nov: q 2/2 10, r 40"},
		{"the only day", "by 2026-11-24", 50, "24 Nov: q 40, r 40"},
	}
	for _, tt := range tests {
		tr := begun(pathOf(t, "", "p=10m q=40m r=40m"))
		done(t, tr, "2026-11-24T09:00", tt.spent, "p")
		if tt.spent == 0 {
			tr.Progress().Records[0].At = moment("2026-11-23T09:00")
		}
		p, err := plan.New(tr, wish(t, tt.wish), moment("2026-11-24T09:50"))
		if err != nil {
			t.Fatal(err)
		}
		if got := written(p); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
	}
	tr := begun(pathOf(t, "", "p=45m q=40m"))
	done(t, tr, "2026-11-24T09:00", 0, "p") // without a session its estimate counts
	p, err := plan.New(tr, wish(t, "day 40m"), moment("2026-11-24T09:50"))
	if err != nil || written(p) != "25 Nov: q 40" {
		t.Errorf("done without a session: %s, %v", written(p), err)
	}
}
