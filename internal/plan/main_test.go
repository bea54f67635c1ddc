package plan_test

import (
	"fmt"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the clocks of two zones, wherever the tests run

	"lpath/internal/lpath"
	"lpath/internal/plan"
)

// pathOf makes a path of words: p=40m? is an optional resource of 40 minutes,
// p<q,r one of unknown duration that needs others; | begins a phase.
func pathOf(tb testing.TB, order, notation string) *lpath.Path {
	tb.Helper()
	spec := lpath.PathSpec{ID: "road", Title: "Road", Order: order}
	for phase := range strings.SplitSeq(notation, "|") {
		p := lpath.PhaseSpec{Title: "Phase"}
		for word := range strings.FieldsSeq(phase) {
			p.Resources = append(p.Resources, resourceOf(tb, word))
		}
		spec.Phases = append(spec.Phases, p)
	}
	return mustMake(tb, spec)
}

func resourceOf(tb testing.TB, word string) (s lpath.ItemSpec) {
	tb.Helper()
	word, needs, found := strings.Cut(word, "<")
	if found {
		s.Needs = strings.Split(needs, ",")
	}
	word, s.Optional = strings.CutSuffix(word, "?")
	id, duration, found := strings.Cut(word, "=")
	if found {
		var err error
		if s.Duration, err = lpath.ParseMinutes(duration); err != nil {
			tb.Fatal(err)
		}
	}
	s.ID, s.Title = id, id
	return s
}

// fataler is what tests and properties have in common.
type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

func mustMake(t fataler, spec lpath.PathSpec) *lpath.Path {
	t.Helper()
	path, problems := lpath.NewPath(spec)
	if len(problems) > 0 {
		t.Fatalf("the path is not legal: %+v", problems)
	}
	return path
}

// begun is a tracker of a path that was started long ago.
func begun(path *lpath.Path) *lpath.Tracker {
	s := lpath.State{}
	s.Start(path, "", moment("2026-01-01T12:00"))
	return lpath.NewTracker(path, s.Path(path.ID))
}

// done records resources as done, each in so many minutes if that is not 0.
func done(t fataler, tr *lpath.Tracker, at string, minutes int, ids ...string) {
	t.Helper()
	for _, id := range ids {
		o := lpath.DoneOptions{Now: moment(at), Spent: minutes, Force: true}
		if _, err := tr.Done([]lpath.Ref{{ID: id}}, o); err != nil {
			t.Fatalf("%v", err)
		}
	}
}

// moment is a time in Berlin.
func moment(s string) time.Time {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		panic(err)
	}
	t, err := time.ParseInLocation("2006-01-02T15:04", s, berlin)
	if err != nil {
		panic(err)
	}
	return t
}

func day(s string) lpath.Day {
	d, err := lpath.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

// wish makes a wish of words as they are typed: "by 2026-12-20 day 45m week 5h
// on mon,wed off 2026-12-24..2026-12-26".
func wish(t fataler, words string) (w lpath.Wish) {
	t.Helper()
	fields := strings.Fields(words)
	var err error
	for i := 0; i+1 < len(fields) && err == nil; i += 2 {
		switch value := fields[i+1]; fields[i] {
		case "by":
			w.By, err = lpath.ParseDay(value)
		case "day":
			w.PerDay, err = lpath.ParseSpan(value)
		case "week":
			w.PerWeek, err = lpath.ParseSpan(value)
		case "on":
			w.On, err = lpath.ParseWeekdays(value)
		case "off":
			w.Off, err = lpath.ParseOff(value)
		}
	}
	if err == nil {
		err = w.Legal()
	}
	if err != nil {
		t.Fatalf("%s: %v", words, err)
	}
	return w
}

// written is a plan in words: "24 Nov: p 40, q 1/2 20; 25 Nov: q 2/2 20".
func written(p *plan.Plan) string {
	var days []string
	for _, d := range p.Days {
		var parts []string
		for _, part := range d.Parts {
			number := ""
			if part.Of > 1 {
				number = fmt.Sprintf(" %d/%d", part.Number, part.Of)
			}
			parts = append(parts, fmt.Sprintf("%s%s %d", part.Item.ID, number, part.Minutes))
		}
		days = append(days, d.Day.Date().Format("2 Jan")+": "+strings.Join(parts, ", "))
	}
	return strings.Join(days, "; ")
}
