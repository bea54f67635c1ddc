package pace_test

import (
	"fmt"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the days of zones that the machine may not have

	"pgregory.net/rapid"

	"lpath/internal/lpath"
	"lpath/internal/pace"
)

// A session is of the day that the learner's own clock showed.
func TestDayOfASession(t *testing.T) {
	tests := []struct{ at, want string }{
		{"2026-11-23T00:00:00+01:00", "2026-11-23"},
		{"2026-11-22T23:59:59+01:00", "2026-11-22"},
		{"2026-11-23T00:30:00+14:00", "2026-11-23"}, // two days at once on earth
		{"2026-11-21T23:30:00-12:00", "2026-11-21"},
		{"2026-12-31T23:59:59-05:00", "2026-12-31"}, // ends of month and year
		{"2027-01-01T00:00:00-05:00", "2027-01-01"},
		{"2028-02-29T12:00:00Z", "2028-02-29"},      // leap days
		{"2100-03-01T00:00:00Z", "2100-03-01"},      // 2100 has none
		{"2026-03-29T03:00:00+02:00", "2026-03-29"}, // Berlin's clocks went forward
		{"2026-10-25T02:30:00+01:00", "2026-10-25"}, // and back
		{"2026-03-08T23:30:00-07:00", "2026-03-08"}, // Los Angeles'
		{"1970-01-01T00:00:00Z", "1970-01-01"},
		{"1969-12-31T23:59:59Z", "1969-12-31"},
		{"1900-01-01T00:00:00Z", "1900-01-01"},
	}
	for _, tt := range tests {
		if got := lpath.DayOf(moment(t, tt.at)).String(); got != tt.want {
			t.Errorf("%s is on %s, want %s", tt.at, got, tt.want)
		}
	}
}

// A day with 23 or 25 hours is one day, and the next follows it.
func TestDaysAcrossClockChanges(t *testing.T) {
	for zone, noon := range map[string]string{
		"Europe/Berlin":       "2026-03-28T12:00:00+01:00",
		"America/Los_Angeles": "2026-10-31T12:00:00-07:00",
	} {
		place, err := time.LoadLocation(zone)
		if err != nil {
			t.Fatal(err)
		}
		at := moment(t, noon).In(place)
		first := lpath.DayOf(at)
		for n := range 4 {
			day := at.AddDate(0, 0, n)
			for _, hour := range []int{0, 1, 4, 23} {
				then := time.Date(day.Year(), day.Month(), day.Day(), hour, 30, 0, 0, place)
				if got := lpath.DayOf(then); got != first+lpath.Day(n) {
					t.Errorf("%s: %v is on %v, want %v", zone, then, got, first+lpath.Day(n))
				}
			}
		}
	}
}

// Sessions of a day are added up; one that went on past midnight is of the day
// on which it began, and one of a day still to come is of today.
func TestDaysOfStudy(t *testing.T) {
	tests := []struct{ name, sessions, want string }{
		{"none", "", ""},
		{"one", "2026-11-20T18:00:00+01:00 40", "2026-11-20 40"},
		{"two of a day", "2026-11-20T08:00:00+01:00 40, 2026-11-20T18:00:00+01:00 5", "2026-11-20 45"},
		{"past midnight", "2026-11-20T23:50:00+01:00 40", "2026-11-20 40"},
		{"an ocean crossed", "2026-11-20T20:00:00-08:00 30, 2026-11-21T08:00:00+01:00 20, 2026-11-20T23:50:00-08:00 10", "2026-11-20 40, 2026-11-21 20"},
		{"tomorrow by its own offset", "2026-11-24T01:00:00+14:00 30", "2026-11-23 30"},
		{"huge", "2026-11-01T00:00:00Z 600000", "2026-11-01 600000"},
	}
	for _, tt := range tests {
		if got := written(pace.Days(sessions(t, tt.sessions), dayOf(t, "2026-11-23"))); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// Weeks begin on the day of the setting, and those without study are told too.
func TestWeeks(t *testing.T) {
	tests := []struct {
		sessions, today string
		start           time.Weekday
		want            string
	}{
		{"", "2026-11-23", time.Monday, ""},
		{"2026-11-22T18:00:00Z 40", "2026-11-23", time.Monday, "2026-11-16 40, 2026-11-23 0"},
		{"2026-11-22T18:00:00Z 40", "2026-11-23", time.Sunday, "2026-11-22 40"},
		{"2026-11-22T18:00:00Z 40", "2026-11-23", time.Saturday, "2026-11-21 40"},
		{"2026-12-28T18:00:00Z 1, 2027-01-03T18:00:00Z 2", "2027-01-10", time.Monday, "2026-12-28 3, 2027-01-04 0"},
		{"2028-02-27T18:00:00Z 1, 2028-02-29T18:00:00Z 2", "2028-03-05", time.Monday, "2028-02-21 1, 2028-02-28 2"},
	}
	for _, tt := range tests {
		today := dayOf(t, tt.today)
		if got := written(pace.Weeks(pace.Days(sessions(t, tt.sessions), today), today, tt.start)); got != tt.want {
			t.Errorf("%s from %v: %q, want %q", tt.sessions, tt.start, got, tt.want)
		}
	}
}

// No minute is lost or told twice between sessions, days and weeks.
func TestMinutesAddUp(t *testing.T) {
	today := dayOf(t, "2026-11-23")
	rapid.Check(t, func(t *rapid.T) {
		var all []lpath.Session
		total := 0
		for range rapid.IntRange(0, 20).Draw(t, "n") {
			at := time.Unix(1795000000-rapid.Int64Range(0, 1e8).Draw(t, "ago"), 0)
			all = append(all, lpath.Session{
				At:      at.In(time.FixedZone("", 3600*rapid.IntRange(-12, 14).Draw(t, "offset"))),
				Minutes: rapid.IntRange(1, lpath.MaxMinutes).Draw(t, "minutes"),
			})
			total += all[len(all)-1].Minutes
		}
		days := pace.Days(all, today)
		weeks := pace.Weeks(days, today, time.Weekday(rapid.IntRange(0, 6).Draw(t, "start")))
		inDays, inWeeks := 0, 0
		for i, d := range days {
			if inDays += d.Minutes; d.Day > today || i > 0 && d.Day <= days[i-1].Day {
				t.Fatalf("days are out of order: %v", days)
			}
		}
		for _, w := range weeks {
			inWeeks += w.Minutes
		}
		if inDays != total || inWeeks != total {
			t.Fatalf("%d minutes, %d in days, %d in weeks", total, inDays, inWeeks)
		}
		if n := pace.DaysAmong(days, today, 14); n > 14 || n > len(days) {
			t.Fatalf("%d of the last 14 days", n)
		}
	})
}

func TestDaysAmongTheLast(t *testing.T) {
	today := dayOf(t, "2027-03-01")
	days := pace.Days(sessions(t, "2027-02-15T09:00:00Z 1, 2027-02-16T09:00:00Z 1, 2027-03-01T09:00:00Z 1"), today)
	for n, want := range map[int]int{1: 1, 13: 1, 14: 2, 15: 3} {
		if got := pace.DaysAmong(days, today, n); got != want {
			t.Errorf("%d of the last %d days, want %d", got, n, want)
		}
	}
}

func moment(t *testing.T, s string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func dayOf(t *testing.T, s string) lpath.Day {
	t.Helper()
	return lpath.DayOf(moment(t, s+"T12:00:00Z"))
}

// sessions reads "TIME MINUTES, TIME MINUTES".
func sessions(t *testing.T, s string) (out []lpath.Session) {
	t.Helper()
	for part := range strings.SplitSeq(s, ", ") {
		at, number, found := strings.Cut(part, " ")
		if !found {
			continue
		}
		var minutes int
		if _, err := fmt.Sscan(number, &minutes); err != nil {
			t.Fatal(err)
		}
		out = append(out, lpath.Session{ID: "a", At: moment(t, at), Minutes: minutes})
	}
	return out
}

// written writes days as "DAY MINUTES, DAY MINUTES".
func written(days []pace.Studied) string {
	var parts []string
	for _, d := range days {
		parts = append(parts, fmt.Sprintf("%v %d", d.Day, d.Minutes))
	}
	return strings.Join(parts, ", ")
}
