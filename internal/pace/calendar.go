// Package pace tells how fast a learner is: which days were spent on learning,
// how long things take against their estimates, and when a path will be
// finished at that pace. It is pure: the time is passed in.
package pace

import (
	"cmp"
	"slices"
	"time"

	"lpath/internal/lpath"
)

// Studied is the time spent on a day, or in a week that begins with it.
type Studied struct {
	Day     lpath.Day
	Minutes int
}

// Days returns the days on which sessions began, each once, in order. A session
// counts for the day that its own offset says, even if it went on past midnight;
// today for one whose day is still to come where the learner is now.
func Days(sessions []lpath.Session, today lpath.Day) []Studied {
	var days []Studied
	for _, s := range sessions {
		day := min(lpath.DayOf(s.At), today)
		if n := len(days); n > 0 && days[n-1].Day == day {
			days[n-1].Minutes += s.Minutes
			continue
		}
		days = append(days, Studied{day, s.Minutes})
	}
	// Sessions come by time, but those of another offset may be of an earlier day.
	slices.SortFunc(days, func(a, b Studied) int { return cmp.Compare(a.Day, b.Day) })
	return merged(days)
}

// merged adds up what is of the same day.
func merged(days []Studied) []Studied {
	out := days[:0]
	for _, d := range days {
		if n := len(out); n > 0 && out[n-1].Day == d.Day {
			out[n-1].Minutes += d.Minutes
			continue
		}
		out = append(out, d)
	}
	return out
}

// Weeks returns every week from that of the first day to that of today, those
// without study too; none if there are no days.
func Weeks(days []Studied, today lpath.Day, start time.Weekday) []Studied {
	if len(days) == 0 {
		return nil
	}
	first := days[0].Day.Week(start)
	weeks := make([]Studied, (today.Week(start)-first)/7+1)
	for i := range weeks {
		weeks[i].Day = first + lpath.Day(7*i)
	}
	for _, d := range days {
		weeks[(d.Day-first)/7].Minutes += d.Minutes
	}
	return weeks
}

// DaysAmong returns how many of the last n days, today included, are days of study.
func DaysAmong(days []Studied, today lpath.Day, n int) int {
	among := 0
	for _, d := range days {
		if d.Day > today-lpath.Day(n) {
			among++
		}
	}
	return among
}
