package pace_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"lpath/internal/fault"
	"lpath/internal/lpath"
	"lpath/internal/pace"
)

// now is a Monday evening.
func now() time.Time { return time.Date(2026, 11, 23, 20, 0, 0, 0, time.FixedZone("", 3600)) }

// What it takes for dates: 5 sessions on 5 days of the last 8 weeks, the first
// session 14 days ago.
func TestForecastNeedsData(t *testing.T) {
	tests := []struct {
		name, days string
		want       string
	}{
		{"nothing", "", "false: 0 of 5 days, 0 of 14"},
		{"one session", "s", "false: 1 of 5 days, 1 of 14"},
		{"four days", "d............ddd", "false: 4 of 5 days, 16 of 14"},
		{"13 days", "d........dddd", "false: 5 of 5 days, 13 of 14"},
		{"just enough", "d.........dddd", "true: 5 of 5 days, 14 of 14"},
		{"after four weeks", "ddddddd" + strings.Repeat(".", 27), "true: 7 of 5 days, 34 of 14"},
		{"after more", "ddddddd" + strings.Repeat(".", 28), "false: 0 of 5 days, 0 of 14"},
		{"taken up again", "ddddddd" + strings.Repeat(".", 28) + "ddddd", "false: 5 of 5 days, 5 of 14"},
		{"for long", strings.Repeat("s", 100), "true: 56 of 5 days, 56 of 14"},
	}
	for _, tt := range tests {
		f := forecast(t, "p=60 q=60", tt.days)
		if got := fmt.Sprintf("%v: %d of 5 days, %d of 14", f.Enough, f.StudyDays, f.Days); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
		if dated := f.Likely > 0; dated != f.Enough {
			t.Errorf("%s: likely by %v, though enough data is %v", tt.name, f.Likely, f.Enough)
		}
	}
}

// forecast is that of a path on which somebody studied something that is not on
// it any more.
func forecast(t *testing.T, path, days string) pace.Forecast {
	t.Helper()
	tracker := trackerOf(t, path)
	studying(tracker, "gone", days, now())
	return pace.Predict(tracker, now())
}

// Who does the same every day, and takes what was said, is told the day on which
// the rest is used up.
func TestForecastOfClockwork(t *testing.T) {
	exact := "q=100/100 r=100/100 s=100/100 t=100/100 u=100/100 "
	hourly := strings.Repeat("f", 56)
	tests := []struct{ name, path, days, likely, nine string }{
		{"an hour a day", exact + "w=1800", hourly, "2026-12-22", "2026-12-22"}, // today is the first of 30 days
		{"unknown is the median", exact + "w=1600 x y", hourly, "2026-12-22", "2026-12-22"},
		{"done, though no time is recorded", exact + "w=1800 x=900/0", hourly, "2026-12-22", "2026-12-22"},
		{"optional and extras", exact + "w=1800 x=900? + y=900", hourly, "2026-12-22", "2026-12-22"},
		{"begun", exact + "w=1800 p=300/-300", hourly, "2026-12-23", "2026-12-23"}, // a tenth is left
		{"weekdays", exact + "w=900", strings.Repeat("fffff..", 8), "2026-12-11", "2026-12-11"},
		{"weekends", exact + "w=840", strings.Repeat(".....ff", 8), "2027-01-10", "2027-01-10"},
		{"all but done", exact + "w=5", hourly, "2026-11-23", "2026-11-23"},
		// At most 12 hours of a day count: one week in eight is of 18 hours, not of 7.
		{"one huge session", exact + "w=1800", hourly[:50] + "#" + hourly[51:], "2026-12-22", "2026-12-22"},
	}
	for _, tt := range tests {
		f := forecast(t, tt.path, tt.days)
		if got, want := fmt.Sprint(f.Likely, f.NineInTen), tt.likely+" "+tt.nine; got != want {
			t.Errorf("%s: %s, want %s", tt.name, got, want)
		}
	}
}

// Of today counts what is usual beyond what was done today.
func TestForecastFromTheMiddleOfADay(t *testing.T) {
	for done, want := range map[int]string{1: "2026-11-23", 30: "2026-11-23", 31: "2026-11-24", 300: "2026-11-24"} {
		tracker := trackerOf(t, "p=30 q=40/40 r=40/40 s=40/40 t=40/40 u=40/40")
		studying(tracker, "gone", strings.Repeat("f", 56), now())
		p := tracker.Progress()
		p.Sessions = append(p.Sessions, lpath.Session{ID: "gone", At: now(), Minutes: done})
		if got := pace.Predict(tracker, now()).Likely.String(); got != want {
			t.Errorf("after %d minutes today: %s, want %s", done, got, want)
		}
	}
}

// There is no date for what is finished, for what nothing is known of, and for
// what is more than five years away.
func TestForecastWithoutADate(t *testing.T) {
	tests := []struct {
		name, path, days string
		enough           bool
	}{
		{"finished", "p=30/30", strings.Repeat("s", 30), true},
		{"no duration, nothing done", "p q", strings.Repeat("s", 30), false},
		{"too long", "p=600000 q=600000", strings.Repeat("p", 30), true},
	}
	for _, tt := range tests {
		if f := forecast(t, tt.path, tt.days); f.Enough != tt.enough || f.Likely != 0 || f.NineInTen != 0 {
			t.Errorf("%s: %+v", tt.name, f)
		}
	}
}

// Where no duration is known, what the learner's own resources took stands in.
func TestForecastWithoutEstimates(t *testing.T) {
	f := forecast(t, "p q/60 r/60 s/60 t/60 u/60 w x y z k l m n", strings.Repeat("c", 40))
	// Nine of an hour each, at half an hour a day.
	if got := fmt.Sprint(f.Enough, f.Left, f.Unknown, f.Resources, f.Likely); got != "true 0 9 0 2026-12-10" {
		t.Errorf("%s", got)
	}
}

// Ratios count: who takes twice as long is done twice as late. With few of them
// the forecast leans on the estimates.
func TestForecastUsesTheRatio(t *testing.T) {
	six := strings.Repeat("f", 56)
	for path, want := range map[string]string{
		"q=100/200 r=100/200 s=100/200 t=100/200 u=100/200 p=1200": "2027-01-01", // 40 days
		"q=100/100 r=100/100 s=100/100 t=100/100 u=100/100 p=1200": "2026-12-12", // 20 days
		"q=100/200 p=1200": "2026-12-15", // 23 days: a fifth of the way from 20 to 40
		"p=1200":           "2026-12-12",
	} {
		tracker := trackerOf(t, path)
		studying(tracker, "elsewhere", six, now())
		if f := pace.Predict(tracker, now()); f.Likely.String() != want {
			t.Errorf("%s: %v, want %s", path, f.Likely, want)
		}
	}
}

// Whatever the history, the same input gives the same dates, none in the past,
// the likely one first, none more than five years away.
func TestForecastsAreSound(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		days := rapid.StringOfN(rapid.RuneFrom([]rune("....abcdefg#")), 0, 70, -1).Draw(rt, "days")
		path := "p=100"
		for i := range rapid.IntRange(0, 12).Draw(rt, "resources") {
			path += fmt.Sprintf(" r%d=%d", i+100, rapid.IntRange(1, 3000).Draw(rt, "estimate"))
			if rapid.Bool().Draw(rt, "done") {
				path += fmt.Sprintf("/%d", rapid.IntRange(0, 3000).Draw(rt, "took"))
			}
		}
		f, again := forecast(t, path, days), forecast(t, path, days)
		if f != again {
			rt.Fatalf("%+v, then %+v", f, again)
		}
		today, last := lpath.DayOf(now()), lpath.DayOf(now().AddDate(5, 0, 0))
		for _, day := range []lpath.Day{f.Likely, f.NineInTen} {
			if day != 0 && (day < today || day > last || !f.Enough) {
				rt.Fatalf("%v in %+v", day, f)
			}
		}
		if f.NineInTen != 0 && (f.Likely == 0 || f.Likely > f.NineInTen) {
			rt.Fatalf("likely by %v, 9 in 10 by %v", f.Likely, f.NineInTen)
		}
	})
}

// A forecast of 10,000 sessions on a path of 10,000 resources takes less than 50
// milliseconds; a machine that is busy may try again.
func TestForecastIsQuick(t *testing.T) {
	if fault.Raced() {
		t.Skip("the race detector takes several times as much of everything")
	}
	var path strings.Builder
	for i := range lpath.MaxResources {
		fmt.Fprintf(&path, "r%05d=%d", i, 10+i%90)
		if i%2 == 0 {
			fmt.Fprintf(&path, "/%d", 5+i%100)
		}
		path.WriteByte(' ')
	}
	tracker := trackerOf(t, path.String())
	sessions := tracker.Progress().Sessions
	for i := range sessions { // in the last 80 days, two for each resource
		sessions[i].At = now().Add(time.Duration(i-len(sessions)) * 23 * time.Minute)
	}
	for _, s := range sessions {
		sessions = append(sessions, lpath.Session{ID: s.ID, At: s.At.Add(time.Minute), Minutes: s.Minutes})
	}
	tracker.Progress().Sessions = sessions
	took := time.Hour
	for try := 0; try < 30 && took > 50*time.Millisecond; try++ {
		began := time.Now() //nolint:forbidigo // a stopwatch
		if f := pace.Predict(tracker, now()); !f.Enough || f.Resources != 5000 {
			t.Fatalf("%+v", f)
		}
		took = min(took, time.Since(began))
	}
	t.Logf("%v with %d sessions", took, len(sessions))
	if took > 50*time.Millisecond {
		t.Errorf("took %v", took)
	}
}
