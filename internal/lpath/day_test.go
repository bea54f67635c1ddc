package lpath_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"lpath/internal/lpath"
)

// DayOf agrees with the calendar of the standard library, and Date goes back.
func TestDayIsThatOfTheCalendar(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		offset := 900 * rapid.IntRange(-48, 56).Draw(t, "quarters of an hour")
		at := time.Unix(rapid.Int64Range(-2208988800, 32503680000).Draw(t, "seconds"), 0).In(time.FixedZone("", offset))
		day := lpath.DayOf(at)
		if got, want := day.String(), at.Format(time.DateOnly); got != want {
			t.Fatalf("%v is on %s, want %s", at, got, want)
		}
		if got := lpath.DayOf(day.Date()); got != day {
			t.Fatalf("%v begins on %v", day, got)
		}
		start := time.Weekday(rapid.IntRange(0, 6).Draw(t, "start"))
		if week := day.Week(start); week > day || week <= day-7 || week.Date().Weekday() != start {
			t.Fatalf("%v is in the week of %v, which begins on a %v", day, week, start)
		}
	})
}
