package lpath

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Wish is how a learner would like to study a path. What follows from it is
// computed whenever it is asked for; nothing of that is stored.
//
// A wish does not change: what holds one may be copied, and share it.
type Wish struct {
	Saved   time.Time // when, with the learner's offset; zero for one that is not saved
	By      Day       // the last day; 0: no date
	PerDay  int       // minutes on a day of study; 0: not said
	PerWeek int       // minutes in a week; 0: not said
	On      Weekdays  // the days of study; empty: all
	At      string    // when on those days, as "19:00"; "": not said
	Off     []Days    // without study; in order, apart from each other
}

// The longest budgets, in minutes: days and weeks have no more.
const (
	MaxPerDay  = 24 * 60
	MaxPerWeek = 7 * MaxPerDay
)

// Legal says what is wrong with a wish, whoever made it; nil if nothing is.
func (w *Wish) Legal() error {
	switch {
	case w.By == 0 && w.PerDay == 0 && w.PerWeek == 0:
		return errors.New("a plan needs a date, or minutes per day or per week")
	case w.PerDay != 0 && w.PerWeek != 0:
		return errors.New("a plan has minutes per day or per week, not both")
	case w.PerDay < 0 || w.PerWeek < 0:
		return errors.New("a plan has at least 1 minute")
	case w.PerDay > MaxPerDay:
		return errors.New("a day has 24 hours")
	case w.PerWeek > MaxPerWeek:
		return errors.New("a week has 168 hours")
	case w.On > everyDay:
		return errors.New("a week has 7 days")
	}
	for i, d := range w.Off {
		if d.To < d.From || i > 0 && d.From <= w.Off[i-1].To+1 {
			return errors.New("days without study are in order and apart from each other")
		}
	}
	if w.At == "" {
		return nil
	}
	_, _, err := ParseClock(w.At)
	return err
}

// Study reports whether the day is one of study.
func (w *Wish) Study(d Day) bool { return w.On.Has(d.Weekday()) && !w.off(d) }

func (w *Wish) off(d Day) bool {
	i, _ := slices.BinarySearchFunc(w.Off, d, func(off Days, d Day) int { return int(off.To - d) })
	return i < len(w.Off) && w.Off[i].From <= d
}

// ParseOff reads the days without study that a learner typed, parted by commas.
// They may be in any order and overlap.
func ParseOff(s string) ([]Days, error) {
	var off []Days
	for word := range strings.SplitSeq(s, ",") {
		d, err := ParseDays(strings.TrimSpace(word))
		if err != nil {
			return nil, err
		}
		off = append(off, d)
	}
	slices.SortFunc(off, func(a, b Days) int { return int(a.From - b.From) })
	apart := off[:1]
	for _, d := range off[1:] {
		if last := &apart[len(apart)-1]; d.From <= last.To+1 {
			last.To = max(last.To, d.To)
		} else {
			apart = append(apart, d)
		}
	}
	return apart, nil
}

// ParseClock reads a time of day, 19:00 and nothing else.
func ParseClock(s string) (hour, minute int, err error) {
	hours, minutes, found := strings.Cut(s, ":")
	hour, bad := strconv.Atoi(hours)
	minute, worse := strconv.Atoi(minutes)
	if !found || bad != nil || worse != nil || fmt.Sprintf("%02d:%02d", hour, minute) != s || hour > 23 || minute > 59 || hour < 0 || minute < 0 {
		return 0, 0, fmt.Errorf("%q is no time of day: write it as 19:00", s)
	}
	return hour, minute, nil
}

// sameWish reports whether a and b say the same, and were saved at the same time.
func sameWish(a, b *Wish) bool {
	if a == nil || b == nil {
		return a == b
	}
	return sameTime(a.Saved, b.Saved) && a.By == b.By && a.PerDay == b.PerDay && a.PerWeek == b.PerWeek &&
		a.On == b.On && a.At == b.At && slices.Equal(a.Off, b.Off)
}
