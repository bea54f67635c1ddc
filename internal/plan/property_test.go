package plan_test

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"lpath/internal/fault"
	"lpath/internal/lpath"
	"lpath/internal/plan"
)

// anyPath draws a legal path: needs name what comes before, or in a path in
// free order what comes after the same letter.
func anyPath(t *rapid.T) *lpath.Path {
	spec := lpath.PathSpec{ID: "road", Title: "Road", Order: rapid.SampledFrom(lpath.Orders()).Draw(t, "order")}
	var before []string
	for n := range rapid.IntRange(1, 3).Draw(t, "phases") {
		phase := lpath.PhaseSpec{Title: "Phase"}
		for i := range rapid.IntRange(1, 5).Draw(t, "resources") {
			r := lpath.ItemSpec{ID: fmt.Sprintf("r%d-%d", n, i), Title: "R", Optional: rapid.IntRange(0, 3).Draw(t, "optional") == 0}
			if minutes := rapid.IntRange(0, 400).Draw(t, "minutes"); minutes > 0 || before == nil {
				r.Duration = lpath.Minutes{Min: minutes + 1, Max: minutes + 1}
			}
			if before != nil && rapid.IntRange(0, 2).Draw(t, "needy") == 0 {
				r.Needs = []string{rapid.SampledFrom(before).Draw(t, "need")}
			}
			phase.Resources = append(phase.Resources, r)
			before = append(before, r.ID)
		}
		spec.Phases = append(spec.Phases, phase)
	}
	return mustMake(t, spec)
}

// anyNow draws a time in one of two zones, near a change of the clocks, the end
// of a month, or a leap day.
func anyNow(t *rapid.T) time.Time {
	zone, err := time.LoadLocation(rapid.SampledFrom([]string{"Europe/Berlin", "America/New_York"}).Draw(t, "zone"))
	if err != nil {
		t.Fatal(err)
	}
	dates := []time.Time{
		time.Date(2027, 3, 28, 0, 0, 0, 0, zone), time.Date(2027, 10, 31, 0, 0, 0, 0, zone), time.Date(2027, 3, 14, 0, 0, 0, 0, zone),
		time.Date(2027, 11, 7, 0, 0, 0, 0, zone), time.Date(2028, 2, 29, 0, 0, 0, 0, zone), time.Date(2026, 12, 31, 0, 0, 0, 0, zone),
	}
	return rapid.SampledFrom(dates).Draw(t, "date").AddDate(0, 0, rapid.IntRange(-3, 1).Draw(t, "days")).
		Add(time.Duration(rapid.IntRange(0, 24*60-1).Draw(t, "minute")) * time.Minute)
}

func anyWish(t *rapid.T, today lpath.Day) lpath.Wish {
	w := lpath.Wish{On: lpath.Weekdays(rapid.IntRange(0, 127).Draw(t, "on"))}
	switch rapid.IntRange(0, 2).Draw(t, "budget") {
	case 0:
		w.PerDay = rapid.IntRange(1, 300).Draw(t, "a day")
	case 1:
		w.PerWeek = rapid.IntRange(1, 2000).Draw(t, "a week")
	}
	if w.PerDay+w.PerWeek == 0 || rapid.Bool().Draw(t, "date") {
		w.By = today + lpath.Day(rapid.IntRange(0, 200).Draw(t, "until"))
	}
	from := today
	for range rapid.IntRange(0, 3).Draw(t, "off") {
		from += lpath.Day(rapid.IntRange(0, 20).Draw(t, "on for"))
		to := from + lpath.Day(rapid.IntRange(0, 20).Draw(t, "off for"))
		w.Off = append(w.Off, lpath.Days{From: from, To: to})
		from = to + 2
	}
	if err := w.Legal(); err != nil {
		t.Fatal(err)
	}
	return w
}

// Whatever the wish: all that is left is planned, in an order that the path
// allows, on days of study, and as much a day as was asked for.
func TestWhateverTheWish(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tr := begun(anyPath(t))
		now := anyNow(t)
		w := anyWish(t, lpath.DayOf(now))
		p, err := plan.New(tr, w, now)
		if err != nil {
			t.Fatal(err)
		}
		checkDays(t, p)
		checkAmounts(t, p)
		checkOrder(t, tr, p, now)
		if p.Ends == 0 && (w.By == 0 || w.PerDay+w.PerWeek > 0) && p.Horizon-p.Today > 1825 && w.PerDay+w.PerWeek > 100 {
			t.Fatalf("there is no end: %s", written(p))
		}
	})
}

// checkDays looks at which days there are.
func checkDays(t *rapid.T, p *plan.Plan) {
	before := p.Today - 1
	for _, d := range p.Days {
		switch {
		case d.Day <= before:
			t.Fatalf("%s follows %s", d.Day, before)
		case !p.Wish.Study(d.Day):
			t.Fatalf("%s is no day of study", d.Day)
		case p.Wish.By != 0 && p.Wish.PerDay+p.Wish.PerWeek == 0 && d.Day > p.Wish.By:
			t.Fatalf("%s is after the date", d.Day)
		case d.Minutes() < 1:
			t.Fatalf("%s has nothing to do", d.Day)
		}
		before = d.Day
	}
	if p.Ends != 0 && p.Ends != before {
		t.Fatalf("the end is %s, the last day %s", p.Ends, before)
	}
	if p.Wish.By != 0 && p.Feasible != (p.Ends != 0 && p.Ends <= p.Wish.By) {
		t.Fatalf("it ends on %s: feasible %v", p.Ends, p.Feasible)
	}
	if !p.Feasible && p.StudyDays > 0 && p.GapPerWeek == 0 {
		t.Fatal("not feasible, but nothing is missing")
	}
}

// checkAmounts looks at how much each day has.
func checkAmounts(t *rapid.T, p *plan.Plan) {
	sum, credit, n := 0, 0.0, 0
	w := p.Wish
	perDay := float64(w.PerDay)
	if w.PerWeek > 0 {
		perDay = float64(w.PerWeek) / float64(len(w.On.List()))
	} else if w.PerDay == 0 && p.StudyDays > 0 {
		perDay = float64(p.Work.Minutes) / float64(p.StudyDays)
	}
	slack := max(1, min(10, perDay/6)) + 1
	ahead := slack
	if w.PerDay == 0 && perDay <= 26 {
		ahead = 60 + 10 + 1
	}
	for day := p.Today; n < len(p.Days); day++ {
		if !w.Study(day) {
			continue
		}
		credit += perDay
		if p.Days[n].Day != day {
			continue
		}
		minutes := p.Days[n].Minutes()
		if w.PerDay > 0 && float64(minutes) > perDay+2*slack {
			t.Fatalf("%s has %d minutes, and %v are asked for", day, minutes, perDay)
		}
		sum += minutes
		n++
		left := p.Work.Minutes - sum
		if off := float64(sum) - credit; off > ahead+7 || off < -slack-7 && left > 0 {
			t.Fatalf("until %s, %d minutes are planned of %v: %s", day, sum, credit, written(p))
		}
	}
	if p.Ends != 0 && sum != p.Work.Minutes {
		t.Fatalf("%d minutes are planned of %d", sum, p.Work.Minutes)
	}
}

// checkOrder does all that is planned, one after the other.
func checkOrder(t *rapid.T, tr *lpath.Tracker, p *plan.Plan, now time.Time) {
	parts := map[string]int{}
	for _, d := range p.Days {
		for _, part := range d.Parts {
			parts[part.Item.ID]++
			if part.Number != parts[part.Item.ID] || part.Number > part.Of {
				t.Fatalf("part %d of %d of %s comes as number %d", part.Number, part.Of, part.Item.ID, parts[part.Item.ID])
			}
			if tr.Status(part.Item) != lpath.Ready {
				t.Fatalf("%s is %s when planned for %s", part.Item.ID, tr.Status(part.Item), d.Day)
			}
			if part.Number < part.Of {
				continue
			}
			if _, err := tr.Done([]lpath.Ref{part.Item.Ref()}, lpath.DoneOptions{Now: now}); err != nil {
				t.Fatal(err)
			}
		}
	}
	if p.Ends != 0 && !tr.Totals().Complete {
		t.Fatal("all is planned, and the path is not complete")
	}
}

// A path of the greatest size is planned in less than 50 ms.
func TestLargePath(t *testing.T) {
	spec := lpath.PathSpec{ID: "road", Title: "Road"}
	for n := range 100 {
		phase := lpath.PhaseSpec{Title: fmt.Sprint("Phase ", n)}
		for i := range 100 {
			r := lpath.ItemSpec{ID: fmt.Sprintf("r%d-%d", n, i), Title: "R", Duration: lpath.Minutes{Min: 35, Max: 35}, Optional: i%9 == 0}
			if n > 0 {
				r.Needs = []string{fmt.Sprintf("r%d-%d", n-1, i), fmt.Sprintf("phase-%d", n)}
			}
			phase.Resources = append(phase.Resources, r)
		}
		spec.Phases = append(spec.Phases, phase)
	}
	tr := begun(mustMake(t, spec))
	for i := range 10_000 {
		at := moment("2026-01-01T12:00").Add(time.Duration(i) * 30 * time.Minute)
		tr.Progress().Sessions = append(tr.Progress().Sessions, lpath.Session{ID: "r0-1", At: at, Minutes: 1})
	}
	least := time.Hour
	for try := 0; try < 10 && least > 50*time.Millisecond; try++ { // the machine may be busy with something else
		start := time.Now() //nolint:forbidigo // how long it takes is the question
		p, err := plan.New(tr, wish(t, "by 2028-12-20 day 2h"), moment("2026-11-24T09:50"))
		least = min(least, time.Since(start))
		if err != nil || len(p.Days) < 1000 {
			t.Fatalf("%d days, %v", len(p.Days), err)
		}
	}
	if least > 50*time.Millisecond && !fault.Raced() {
		t.Errorf("planned in %v", least)
	}
}
