package pace

import (
	"slices"

	"lpath/internal/lpath"
)

// history is what the learner's last 8 weeks were like.
type history struct {
	sessions, studyDays, days int
	weeks                     [][7]int // minutes of whole weeks before today, each from today's weekday on
	today                     int      // minutes of today
}

// historyOf gathers what step 3 of the forecast draws from.
func historyOf(t *lpath.Tracker, today lpath.Day) history {
	var sessions []lpath.Session
	for _, s := range t.Progress().Sessions {
		if lpath.DayOf(s.At) < today-windowDays-longestGap {
			continue
		}
		item := t.Path().Item(s.ID) // none: it was on the path when time was spent on it
		if item == nil || item.Required() {
			sessions = append(sessions, s)
		}
	}
	days := Days(sessions, today)
	h := history{days: int(today - begun(days, today))}
	h.weeks = make([][7]int, h.days/7)
	for _, d := range days {
		ago := int(today - d.Day)
		if ago > h.days {
			continue
		}
		h.studyDays++
		minutes := min(d.Minutes, longestDay)
		switch week := (ago + 6) / 7; { // 0: today; 1: the last whole one
		case week == 0:
			h.today = minutes
		case week <= len(h.weeks):
			h.weeks[week-1][7*week-ago] = minutes
		}
	}
	for _, s := range sessions {
		if lpath.DayOf(s.At) >= today-lpath.Day(h.days) {
			h.sessions++
		}
	}
	return h
}

// begun returns the day on which the history begins: that of the first session
// after the last long gap, at most 8 weeks ago; today if there is none.
func begun(days []Studied, today lpath.Day) lpath.Day {
	first := today
	for _, d := range slices.Backward(days) {
		if first-d.Day > longestGap {
			break
		}
		first = d.Day
	}
	return max(first, today-windowDays)
}
