package lpath

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Years that a time may lie in; anything else is a slip or damage.
const (
	firstYear   = 1970 // that a learner can type
	firstStored = 1900 // a session may begin long before its end
	lastYear    = 2999
)

// ParseTime reads a time that a learner typed, in now's location:
//
//	2026-11-20        that day at noon
//	2026-11-20T18:30
//	18:30             today
//	today             now
//	yesterday         at noon
//	-2h, -3d          before now; days keep the time of day
//
// A time that is still to come, or that the clocks skipped, is an error that
// says what would be right.
func ParseTime(s string, now time.Time) (time.Time, error) {
	return parseTime(s, now, false)
}

// ParseSince reads the start of a stretch of time: as ParseTime, but a day
// means its beginning.
func ParseSince(s string, now time.Time) (time.Time, error) {
	if s == "today" {
		s = now.Format(time.DateOnly)
	}
	return parseTime(s, now, true)
}

// parseTime reads s; a day alone means its noon, with since its beginning.
func parseTime(s string, now time.Time, since bool) (time.Time, error) {
	var t time.Time
	var err error
	day := s == "yesterday" || len(s) == len(time.DateOnly) && s[0] != '-'
	switch {
	case s == "today":
		t = now
	case s == "yesterday":
		t = time.Date(now.Year(), now.Month(), now.Day()-1, 12, 0, 0, 0, now.Location())
	case strings.HasPrefix(s, "-"):
		t, err = ago(s, now)
	case len(s) == len("18:30") && s[2] == ':':
		t, err = wallTime(now.Format(time.DateOnly)+"T"+s, s, now)
	case day:
		t, err = wallTime(s+"T12:00", s, now)
	default:
		t, err = wallTime(s, s, now)
	}
	if err != nil {
		return time.Time{}, err
	}
	if day && since {
		t = dayStart(t)
	}
	if t = firstOfTwo(t, now); t.After(now) {
		return time.Time{}, future(s, t, now)
	}
	if t.Year() < firstYear {
		return time.Time{}, fmt.Errorf("%s is before %d", s, firstYear)
	}
	return t.Truncate(time.Second), nil
}

// wallTime reads full, a day and a time of it, which stands for what was typed.
func wallTime(full, typed string, now time.Time) (time.Time, error) {
	const layout = "2006-01-02T15:04"
	t, err := time.ParseInLocation(layout, full, now.Location())
	if err != nil || len(full) != len(layout) {
		if e, ok := errors.AsType[*time.ParseError](err); ok && strings.HasSuffix(e.Message, "out of range") {
			return t, fmt.Errorf("there is no %s: days and times must exist", typed)
		}
		return t, fmt.Errorf("%q is no time: write 2026-11-20, 2026-11-20T18:30, 18:30, today, yesterday, -2h or -3d", typed)
	}
	if t.Format(layout) != full {
		return t, fmt.Errorf("there was no %s: the clocks went forward then", typed)
	}
	return t, nil
}

// dayStart returns when noon's day began: at midnight, or, where the clocks
// skipped that, when they did.
func dayStart(noon time.Time) time.Time {
	t := time.Date(noon.Year(), noon.Month(), noon.Day(), 0, 0, 0, 0, noon.Location())
	if t.Hour() != 0 {
		t, _ = noon.ZoneBounds()
	}
	return t
}

// firstOfTwo returns t, or, if it is still to come and the clocks show the same
// twice as they go back, the first time that they do.
func firstOfTwo(t, now time.Time) time.Time {
	change, _ := t.ZoneBounds()
	if !t.After(now) || change.IsZero() {
		return t
	}
	_, before := change.Add(-1).Zone()
	_, after := t.Zone()
	first := t.Add(time.Duration(after-before) * time.Second)
	if first.Before(change) {
		return first
	}
	return t
}

// ago reads -2h or -3d.
func ago(s string, now time.Time) (time.Time, error) {
	n, err := strconv.Atoi(s[1:max(1, len(s)-1)])
	if err != nil || n < 0 || s[1] == '+' {
		return now, fmt.Errorf("%q is no time: write -2h for two hours ago, -3d for three days ago", s)
	}
	switch {
	case n > 100_000:
		return now, errors.New("that is too long ago")
	case strings.HasSuffix(s, "h"):
		return now.Add(-time.Duration(n) * time.Hour), nil
	case strings.HasSuffix(s, "d"):
		return now.AddDate(0, 0, -n), nil
	}
	return now, fmt.Errorf("%q is no time: write -2h for two hours ago, -3d for three days ago", s)
}

// future says why t is refused and what to write instead.
func future(typed string, t, now time.Time) error {
	switch {
	case len(typed) == len("18:30"):
		return fmt.Errorf("%s is still to come; for yesterday write %s", typed, t.AddDate(0, 0, -1).Format("2006-01-02T15:04"))
	case typed == now.Format(time.DateOnly):
		return fmt.Errorf("%s means noon, which is still to come; for now write today", typed)
	}
	return fmt.Errorf("%s is still to come; write a time that has passed, such as today or -2h", typed)
}

// StorableTime reports whether t can stand in a state: a year that people live in.
func StorableTime(t time.Time) bool { return t.Year() >= firstStored && t.Year() <= lastYear }

// sameTime reports whether a and b are the same instant told with the same
// offset: "which day" is part of what a learner wrote down.
func sameTime(a, b time.Time) bool {
	_, x := a.Zone()
	_, y := b.Zone()
	return a.Equal(b) && x == y
}
