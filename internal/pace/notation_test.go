package pace_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"lpath/internal/lpath"
	"lpath/internal/pace"
)

// The tests write paths and what was done on them in a notation of their own:
//
//	p=40/60 q=30:video? | r + guide=20/90
//
//	p        a resource with that id
//	=40      its estimate in minutes; else it is unknown
//	/60      it is done and took 60 minutes
//	/-60     60 minutes were spent on it, and it is open
//	/0       it is done, and no time was recorded
//	:video   its type
//	?        optional
//	|        the next phase
//	+        from here on additional resources
//
// Each was done on a day of its own, from the first of November 2025 on.
func trackerOf(t *testing.T, notation string) *lpath.Tracker {
	t.Helper()
	spec := lpath.PathSpec{ID: "road", Title: "Road", Order: "free", Phases: []lpath.PhaseSpec{{Title: "Phase"}}}
	p := &lpath.Progress{Head: lpath.Head{ID: "road"}}
	at := time.Date(2025, 11, 1, 18, 0, 0, 0, time.UTC)
	extra := false
	for word := range strings.FieldsSeq(notation) {
		switch word {
		case "|":
			spec.Phases = append(spec.Phases, lpath.PhaseSpec{Title: "Phase"})
			continue
		case "+":
			extra = true
			continue
		}
		item, spent, done := itemOf(t, word)
		if extra {
			spec.Additional = append(spec.Additional, item)
		} else {
			phase := &spec.Phases[len(spec.Phases)-1]
			phase.Resources = append(phase.Resources, item)
		}
		if done {
			p.Records = append(p.Records, lpath.Record{ID: item.ID, Status: lpath.RecordDone, At: at})
		}
		if spent > 0 {
			p.Sessions = append(p.Sessions, lpath.Session{ID: item.ID, At: at, Minutes: spent})
		}
		at = at.AddDate(0, 0, 1)
	}
	slices.SortFunc(p.Records, func(a, b lpath.Record) int { return strings.Compare(a.ID, b.ID) })
	return lpath.NewTracker(newPath(t, spec), p)
}

func newPath(t *testing.T, spec lpath.PathSpec) *lpath.Path {
	t.Helper()
	path, problems := lpath.NewPath(spec)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return path
}

func itemOf(t *testing.T, word string) (item lpath.ItemSpec, spent int, done bool) {
	t.Helper()
	word, item.Optional = strings.CutSuffix(word, "?")
	word, item.Type, _ = strings.Cut(word, ":")
	word, took, said := strings.Cut(word, "/")
	word, estimate, known := strings.Cut(word, "=")
	item.ID, item.Title = word, word
	if known {
		minutes := number(t, estimate)
		item.Duration = lpath.Minutes{Min: minutes, Max: minutes}
	}
	if !said {
		return item, 0, false
	}
	spent = number(t, took)
	return item, max(spent, -spent), spent >= 0
}

func number(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// studying adds sessions of an item: a letter for each day that ends with the
// day before today, a dot for one without study, else 10 minutes times its place
// in the alphabet, or 600 hours for a sharp.
func studying(t *lpath.Tracker, id, days string, now time.Time) {
	p := t.Progress()
	for i, c := range days {
		minutes := 10 * int(c-'a'+1)
		switch c {
		case '.':
			continue
		case '#':
			minutes = 36_000
		}
		at := now.AddDate(0, 0, i-len(days))
		p.Sessions = append(p.Sessions, lpath.Session{ID: id, At: at, Minutes: minutes})
	}
	slices.SortStableFunc(p.Sessions, func(a, b lpath.Session) int { return a.At.Compare(b.At) })
}

// rate writes a rate as "1.25 of 2: 100/125".
func rate(r pace.Rate) string {
	return strconv.FormatFloat(r.Ratio, 'g', 4, 64) + " of " + strconv.Itoa(r.Resources) + ": " +
		strconv.Itoa(r.Estimate) + "/" + strconv.Itoa(r.Actual)
}
