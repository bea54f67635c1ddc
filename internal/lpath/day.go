package lpath

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// Day is a day of the calendar, counted from 1 January 1970. It has no zone:
// clocks that change cannot make it longer or shorter. The zero value stands
// for none where a day may be left out.
type Day int

// DayOf returns the day that t is on where it was written down: by its own offset.
func DayOf(t time.Time) Day {
	_, offset := t.Zone()
	seconds := t.Unix() + int64(offset)
	if seconds < 0 {
		seconds -= secondsADay - 1 // division rounds towards zero
	}
	return Day(seconds / secondsADay)
}

const secondsADay = 24 * 60 * 60

// ParseDay reads a day that a learner typed, 2026-12-20 and nothing else. Days
// that do not exist are errors, and those of years that no learner lives in.
func ParseDay(s string) (Day, error) {
	t, err := time.Parse(time.DateOnly, s)
	if e, ok := errors.AsType[*time.ParseError](err); ok && strings.HasSuffix(e.Message, "out of range") {
		return 0, fmt.Errorf("there is no %s: a day must exist", s)
	}
	if err != nil {
		return 0, fmt.Errorf("%q is no day: write it as 2026-12-20", s)
	}
	if t.Year() <= firstYear || t.Year() > lastYear {
		return 0, fmt.Errorf("%s is not between %d and %d", s, firstYear, lastYear)
	}
	return DayOf(t), nil
}

// Date returns the beginning of the day in UTC, to be formatted.
func (d Day) Date() time.Time { return time.Unix(int64(d)*secondsADay, 0).UTC() }

// String is the day as "2026-12-12".
func (d Day) String() string { return d.Date().Format(time.DateOnly) }

// Weekday is the day of the week.
func (d Day) Weekday() time.Weekday { return d.Date().Weekday() }

// Week returns the first day of the week that d is in.
func (d Day) Week(start time.Weekday) Day {
	return d - Day((int(d.Weekday())-int(start)+7)%7)
}

// At returns the moment of the day at which the clocks of a zone show a time;
// where they skip it, what they show instead: an hour later, as a rule.
func (d Day) At(hour, minute int, zone *time.Location) time.Time {
	year, month, day := d.Date().Date()
	return time.Date(year, month, day, hour, minute, 0, 0, zone)
}

// Days is a stretch of days, the first and the last in it.
type Days struct{ From, To Day }

// ParseDays reads a stretch of days that a learner typed: 2026-12-24..2027-01-01,
// or 2026-12-24 for one day.
func ParseDays(s string) (Days, error) {
	first, last, ranged := strings.Cut(s, "..")
	if !ranged {
		last = first
	}
	from, err := ParseDay(first)
	if err != nil {
		return Days{}, err
	}
	to, err := ParseDay(last)
	switch {
	case err != nil:
		return Days{}, err
	case to < from:
		return Days{}, fmt.Errorf("%s ends before it begins: write the earlier day first", s)
	}
	return Days{from, to}, nil
}

// String is the stretch as it can be typed.
func (d Days) String() string {
	if d.From == d.To {
		return d.From.String()
	}
	return d.From.String() + ".." + d.To.String()
}

// Weekdays is a set of days of the week; empty where the learner did not say any.
type Weekdays uint8

// ParseWeekdays reads days of the week that a learner typed: mon,wed,sat.
func ParseWeekdays(s string) (Weekdays, error) {
	var set Weekdays
	for word := range strings.SplitSeq(s, ",") {
		day, known := weekdayOf(strings.ToLower(strings.TrimSpace(word)))
		if !known {
			return 0, fmt.Errorf("%q is no day of the week: write some of %s", word, everyDay)
		}
		set |= 1 << day
	}
	return set, nil
}

// everyDay is the full set.
const everyDay Weekdays = 1<<7 - 1

func weekdayOf(word string) (day time.Weekday, known bool) {
	for day := time.Sunday; day <= time.Saturday; day++ {
		name := strings.ToLower(day.String())
		if word == name || word == name[:3] {
			return day, true
		}
	}
	return 0, false
}

// Has reports whether the day is in the set; of an empty one every day is.
func (w Weekdays) Has(day time.Weekday) bool { return w == 0 || w>>day&1 == 1 }

// List returns the days of the set from Monday on, all of an empty one.
func (w Weekdays) List() []time.Weekday {
	var days []time.Weekday
	for i := range time.Weekday(7) {
		if day := (i + time.Monday) % 7; w.Has(day) {
			days = append(days, day)
		}
	}
	return days
}

// Names returns the days of the set as they can be typed, from Monday on; none
// of an empty one.
func (w Weekdays) Names() []string {
	names := []string{}
	if w == 0 {
		return names
	}
	for _, day := range w.List() {
		names = append(names, strings.ToLower(day.String()[:3]))
	}
	return names
}

// String is the set as it can be typed.
func (w Weekdays) String() string { return strings.Join(w.Names(), ",") }
