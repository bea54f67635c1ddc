package importer

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"lpath/internal/lpath"
)

// amount is a quantity of time as a table has it: "10-12 weeks", "6 hours/week".
type amount struct {
	from, to float64
	unit     string // minute, hour, day, week, month or year; "" if it says none
	per      string // the same, of what it is a share; "" for none
}

// timeOf returns how long a course takes by its cells for duration and effort,
// with the headers that these stand under. A duration in weeks is worth
// something only with an effort per week, day or month: the product of the two,
// from that of the smaller ends to that of the larger. A duration in hours or
// minutes, or an effort that is a whole, says all itself.
func timeOf(durationHead, duration, effortHead, effort string) lpath.Minutes {
	if effort == "" {
		duration, effort = cutEffort(duration)
	}
	d, long := parseAmount(durationHead, duration)
	e, hard := parseAmount(effortHead, effort)
	switch {
	case long && d.per == "" && isClock(d.unit):
		return d.minutes(1)
	case hard && e.per == "" && isClock(e.unit):
		return e.minutes(1)
	case long && hard && isClock(e.unit) && d.per == "" && weeks(d.unit) > 0:
		e.from, e.to = e.from*d.from, e.to*d.to
		return e.minutes(weeks(d.unit) / weeks(e.per))
	}
	return lpath.Minutes{}
}

// cutEffort parts a cell that says both, as in "10 weeks, 4 hours/week".
func cutEffort(s string) (duration, effort string) {
	for _, sep := range []string{",", "@", "×", " x ", " at ", "(", ";"} {
		before, after, ok := strings.Cut(s, sep)
		if _, fine := parseAmount("", before); !ok || !fine {
			continue
		}
		if e, fine := parseAmount("", after); fine && e.per != "" {
			return before, after
		}
	}
	return s, ""
}

// minutes is the amount that often, unknown where a path cannot say so.
func (a amount) minutes(times float64) lpath.Minutes {
	if a.unit == "hour" {
		times *= 60
	}
	from, to := math.Round(a.from*times), math.Round(a.to*times)
	if to < 1 || to > lpath.MaxMinutes || from > to {
		return lpath.Minutes{}
	}
	return lpath.Minutes{Min: max(1, int(from)), Max: int(to)}
}

func isClock(unit string) bool { return unit == "minute" || unit == "hour" }

// weeks is the length of a unit in weeks, 0 for one that is not of the calendar.
func weeks(unit string) float64 {
	switch unit {
	case "day":
		return 1.0 / 7
	case "week":
		return 1
	case "month":
		return 52.0 / 12
	case "year":
		return 52
	}
	return 0
}

// unitOf returns the unit that a word names, "" for none.
func unitOf(word string) string {
	switch strings.TrimSuffix(strings.ToLower(word), ".") {
	case "m", "min", "mins", "minute", "minutes":
		return "minute"
	case "h", "hr", "hrs", "hour", "hours":
		return "hour"
	case "d", "day", "days", "daily":
		return "day"
	case "w", "wk", "wks", "week", "weeks", "weekly":
		return "week"
	case "mo", "mos", "month", "months", "monthly":
		return "month"
	case "y", "yr", "yrs", "year", "years":
		return "year"
	}
	return ""
}

// parseAmount reads a cell; units that it leaves out are those of its header.
// ok is false for what has no number, or words that are no time.
func parseAmount(head, cell string) (a amount, ok bool) {
	numbers, words := splitAmount(cell)
	_, above := splitAmount(head)
	unit, per := units(above)
	a.unit, a.per = units(words)
	if a.per == "" && (a.unit == "" || isClock(a.unit)) {
		a.per = per
	}
	if a.unit == "" {
		a.unit = unit
	}
	if m, err := lpath.ParseMinutes(strings.ToLower(strings.TrimLeft(cell, "~≈ "))); err == nil && len(words) > 0 {
		a.from, a.to, a.unit = float64(m.Min), float64(m.Max), "minute"
		return a, true
	}
	if len(numbers) == 0 || len(numbers) > 2 || len(numbers) == 2 && !isRange(cell, words) {
		return a, false
	}
	a.from, a.to = numbers[0], numbers[len(numbers)-1]
	return a, a.unit != "" && a.from <= a.to
}

func isRange(cell string, words []string) bool {
	return strings.ContainsAny(cell, "-–—~") || slices.Contains(words, "to")
}

// units returns the first unit of time among words, and the one that follows
// "per", "/", "a", "each" or "every", or is an adverb such as "weekly".
func units(words []string) (unit, per string) {
	share := false
	for _, word := range words {
		switch word {
		case "/", "per", "a", "an", "each", "every":
			share = true
			continue
		}
		if u := unitOf(word); u != "" {
			adverb := strings.HasSuffix(word, "ly")
			switch {
			case weeks(u) > 0 && (share || adverb):
				per = u
			case unit == "":
				unit = u
			}
		}
		share = false
	}
	return unit, per
}

// splitAmount parts text into its numbers and its words, in lower case, where
// a slash is a word as well.
func splitAmount(s string) (numbers []float64, words []string) {
	for s != "" {
		r, end := utf8.DecodeRuneInString(s)
		switch {
		case r >= '0' && r <= '9':
			end = spanOf(s, func(r rune) bool { return r >= '0' && r <= '9' || r == '.' || r == ',' })
			if n, err := strconv.ParseFloat(decimal(s[:end]), 64); err == nil {
				numbers = append(numbers, n)
			}
		case unicode.IsLetter(r):
			end = spanOf(s, unicode.IsLetter)
			words = append(words, strings.ToLower(s[:end]))
		case r == '/':
			words = append(words, "/")
		}
		s = s[end:]
	}
	return numbers, words
}

// decimal writes a number with a point: a comma is one, but before three digits.
func decimal(s string) string {
	s = strings.TrimRight(s, ".,")
	if whole, rest, ok := strings.Cut(s, ","); ok && len(rest) != 3 {
		return whole + "." + rest
	}
	return strings.ReplaceAll(s, ",", "")
}

// spanOf returns how many bytes s starts with whose runes are in.
func spanOf(s string, in func(rune) bool) int {
	return len(s) - len(strings.TrimLeftFunc(s, in))
}
