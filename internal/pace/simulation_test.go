package pace_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"lpath/internal/fault"
	"lpath/internal/lpath"
	"lpath/internal/pace"
)

// The dates mean what they say: of learners who study steadily, whatever their
// days, about half have finished by the likely day, and about 9 in 10 by the
// other. The forecast is made when they are a third of the way, with 20 hours or
// more to go; who finishes on the day itself counts half.
//
// How often the dates hold for those who are not steady is logged, and told in
// the help: whoever slows down is later than any look at the past can say.
func TestForecastHoldsAsOftenAsItSays(t *testing.T) {
	each := 334
	if fault.Raced() {
		each = 40 // enough to look for races; too few to judge by
	}
	t.Logf("%-10s %8s %8s", "", "likely", "9 in 10")
	for k, kind := range []string{"daily", "weekdays", "weekends", "bursts", "fading", "growing"} {
		likely, nine, n := 0.0, 0.0, 0
		for seed := uint64(1000 * k); n < each; seed++ {
			if o, fits := outcomeOf(t, kind, seed); fits {
				likely, nine, n = likely+o.likely, nine+o.nine, n+1
			}
		}
		likely, nine = 100*likely/float64(n), 100*nine/float64(n)
		t.Logf("%-10s %7.1f%% %7.1f%%", kind, likely, nine)
		if k > 2 || fault.Raced() {
			continue
		}
		if likely < 40 || likely > 60 {
			t.Errorf("%s: %.1f%% have finished by the likely day, want 40 to 60", kind, likely)
		}
		if nine < 85 || nine > 95 {
			t.Errorf("%s: %.1f%% have finished by the 9-in-10 day, want 85 to 95", kind, nine)
		}
	}
}

// learner is somebody who was made up: most days of study are alike, some are
// left out, and resources take about ratio times their estimate.
type learner struct {
	kind      string
	rng       *rand.Rand
	usual     float64 // minutes of a day of study
	often     float64 // how likely a day is one, of those that can be
	ratio     float64 // 0.6 to 2
	doubling  float64 // days in which the minutes halve or double
	on        bool    // in a burst
	untilTurn int     // days until a burst begins or ends
}

func newLearner(kind string, rng *rand.Rand) *learner {
	l := &learner{
		kind: kind, rng: rng,
		usual: 25 + 65*rng.Float64(), often: 0.7 + 0.25*rng.Float64(),
		ratio: 0.6 * math.Pow(2/0.6, rng.Float64()), doubling: 90 + 150*rng.Float64(),
	}
	if kind == "weekends" {
		l.usual *= 2
	}
	return l
}

// minutes is how long they study on a day, the nth since they began.
func (l *learner) minutes(day lpath.Day, n int) int {
	weekday := day.Date().Weekday()
	weekend := weekday == time.Saturday || weekday == time.Sunday
	usual := l.usual
	switch {
	case l.kind == "weekdays" && weekend, l.kind == "weekends" && !weekend, l.kind == "bursts" && !l.bursting():
		return 0
	case l.kind == "fading":
		usual *= math.Pow(0.5, float64(n)/l.doubling)
	case l.kind == "growing":
		usual *= min(4, math.Pow(2, float64(n)/l.doubling))
	}
	if l.rng.Float64() > l.often {
		return 0
	}
	return max(5, int(usual*math.Exp(0.5*l.rng.NormFloat64()-0.125)))
}

// bursting lets a day go by: 2 to 11 days of study, then 4 to 13 without.
func (l *learner) bursting() bool {
	if l.untilTurn == 0 {
		l.on, l.untilTurn = !l.on, 2+l.rng.IntN(10)
		if !l.on {
			l.untilTurn += 2
		}
	}
	l.untilTurn--
	return l.on
}

// outcome is whether somebody finished by the two days: 1, 0, or a half for on it.
type outcome struct{ likely, nine float64 }

// outcomeOf lets a learner study a path to its end. Some don't fit: they reach a
// third with too few days, or with less than 20 hours to go.
func outcomeOf(t *testing.T, kind string, seed uint64) (outcome, bool) {
	t.Helper()
	rng := rand.New(rand.NewPCG(seed, 7))
	l := newLearner(kind, rng)
	s := &study{path: longPath(t, rng), learner: l, progress: &lpath.Progress{Head: lpath.Head{ID: "p"}}}
	s.takeUp()
	first := lpath.DayOf(time.Date(2026, 1, 1+rng.IntN(300), 0, 0, 0, 0, time.UTC))
	var f pace.Forecast
	for day := first; ; day++ {
		s.spend(day, l.minutes(day, int(day-first)))
		if f.Enough && s.at == len(s.path.Resources()) {
			return outcome{held(f.Likely, day), held(f.NineInTen, day)}, true
		}
		tracker := s.tracker()
		totals := tracker.Totals()
		if f.Enough || 3*totals.MinutesDone < totals.MinutesTotal {
			continue
		}
		f = pace.Predict(tracker, day.Date().Add(23*time.Hour))
		if !f.Enough || f.Left < 20*60 {
			return outcome{}, false
		}
	}
}

// held is whether a forecast held for somebody who finished on a day.
func held(said, finished lpath.Day) float64 {
	switch {
	case said == 0 || finished < said:
		return 1
	case finished == said:
		return 0.5
	}
	return 0
}

// longPath is a path of 30 to 90 hours: resources of up to two hours, some of up
// to eight.
func longPath(t *testing.T, rng *rand.Rand) *lpath.Path {
	t.Helper()
	var phase lpath.PhaseSpec
	for left := 60 * (30 + rng.IntN(60)); left > 0; {
		minutes := 5 * (3 + rng.IntN(22))
		if rng.IntN(10) == 0 {
			minutes *= 4
		}
		left -= minutes
		phase.Resources = append(phase.Resources, lpath.ItemSpec{
			Title:    fmt.Sprintf("Resource %03d", len(phase.Resources)),
			Duration: lpath.Minutes{Min: minutes, Max: minutes},
		})
	}
	phase.Title = "All"
	path, problems := lpath.NewPath(lpath.PathSpec{ID: "p", Title: "P", Phases: []lpath.PhaseSpec{phase}})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return path
}

// study is a learner on a path.
type study struct {
	path     *lpath.Path
	learner  *learner
	progress *lpath.Progress
	at       int // the resource that they are at
	need     int // minutes that it still takes
	cached   *lpath.Tracker
}

// takeUp settles how long the next resource will take.
func (s *study) takeUp() {
	if s.at < len(s.path.Resources()) {
		estimate := float64(s.path.Resources()[s.at].Duration.Mid())
		noise := math.Exp(0.35*s.learner.rng.NormFloat64() - 0.06)
		s.need = max(1, int(math.Round(estimate*s.learner.ratio*noise)))
	}
}

// spend uses the minutes of a day, from 19:00 on.
func (s *study) spend(day lpath.Day, minutes int) {
	at := day.Date().Add(19 * time.Hour)
	for minutes > 0 && s.at < len(s.path.Resources()) {
		id, spent := s.path.Resources()[s.at].ID, min(minutes, s.need)
		s.progress.Sessions = append(s.progress.Sessions, lpath.Session{ID: id, At: at, Minutes: spent})
		at = at.Add(time.Duration(spent) * time.Minute)
		minutes, s.need = minutes-spent, s.need-spent
		if s.need == 0 { // ids are in the path's order, and so are the records
			s.progress.Records = append(s.progress.Records, lpath.Record{ID: id, Status: lpath.RecordDone, At: at})
			s.at, s.cached = s.at+1, nil
			s.takeUp()
		}
	}
}

func (s *study) tracker() *lpath.Tracker {
	if s.cached == nil {
		s.cached = lpath.NewTracker(s.path, s.progress)
	}
	return s.cached
}
