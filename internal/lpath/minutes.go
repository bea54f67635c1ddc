package lpath

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// MaxMinutes is the longest duration (10,000 hours), so that sums stay far from overflow.
const MaxMinutes = 600_000

// Minutes is how long something takes, as a range: Min == Max where it is
// exact. The zero value is unknown, which is never the same as no time.
type Minutes struct{ Min, Max int }

// Known reports whether anything is known of m.
func (m Minutes) Known() bool { return m.Max > 0 }

// Mid is what m counts in sums, the middle of the range rounded up; 0 if unknown.
func (m Minutes) Mid() int { return (m.Min + m.Max + 1) / 2 }

// String is m for people: "?", "40m", "1h 30m", "4-6h", "30m-1h".
func (m Minutes) String() string {
	switch {
	case !m.Known():
		return "?"
	case m.Min == m.Max:
		return FormatMinutes(m.Max)
	case m.Min%60 == 0 && m.Max%60 == 0:
		return strconv.Itoa(m.Min/60) + "-" + FormatMinutes(m.Max)
	case m.Max < 60:
		return strconv.Itoa(m.Min) + "-" + FormatMinutes(m.Max)
	}
	return FormatMinutes(m.Min) + "-" + FormatMinutes(m.Max)
}

// FormatMinutes is n minutes for people: "0m", "40m", "3h", "1h 30m".
func FormatMinutes(n int) string {
	h, m := n/60, n%60
	switch {
	case h == 0:
		return strconv.Itoa(m) + "m"
	case m == 0:
		return strconv.Itoa(h) + "h"
	}
	return strconv.Itoa(h) + "h " + strconv.Itoa(m) + "m"
}

// ParseMinutes reads a duration as authors write it: 35m, 1h30m, 1.5h, 90
// (minutes), "35 minutes", "1 h 5 min", and 4-6h or 30m-1h for a range, where
// the unit of the end holds for a start without one.
func ParseMinutes(s string) (Minutes, error) {
	if digits, ok := strings.CutSuffix(s, "m"); ok && digits != "" && digits[0] != '-' && digits[0] != '+' { // as most are
		if n, err := strconv.Atoi(digits); err == nil && 0 < n && n <= MaxMinutes {
			return Minutes{n, n}, nil
		}
	}
	s = strings.TrimSpace(s)
	low, high, _ := strings.Cut(strings.Replace(s, "–", "-", 1), "-")
	if low == "" || high == "" {
		n, err := parseSpan(s, "m")
		return Minutes{n, n}, err
	}
	unit := "m"
	if strings.HasPrefix(strings.TrimLeft(high, " 0123456789."), "h") {
		unit = "h"
	}
	from, err := parseSpan(strings.TrimSpace(low), unit)
	if err != nil {
		return Minutes{}, err
	}
	to, err := parseSpan(strings.TrimSpace(high), "m")
	if err != nil {
		return Minutes{}, err
	}
	if from >= to {
		return Minutes{}, errors.New("a range goes from the smaller to the larger")
	}
	return Minutes{from, to}, nil
}

// ParseSpan reads time that a learner has or spent, in minutes: as
// ParseMinutes, without ranges.
func ParseSpan(s string) (int, error) { return parseSpan(strings.TrimSpace(s), "m") }

// parseSpan reads one duration; a lone number counts in bare, "h" or "m".
func parseSpan(s, bare string) (int, error) {
	total, before := 0.0, 60
	for rest, parts := s, 0; rest != "" || parts == 0; parts++ {
		number, unit, tail := cutPart(rest)
		minutes, fine := spanUnit(unit)
		if unit == "" && parts == 0 && tail == "" {
			minutes, fine = spanUnit(bare)
			fine = fine && (bare == "h" || !strings.Contains(number, "."))
		}
		n, err := strconv.ParseFloat(number, 64)
		if err != nil || !fine || minutes >= before && parts > 0 || parts > 1 {
			return 0, fmt.Errorf("%q is no duration: write 35m, 1h30m, 1.5h or 90 (minutes)", s)
		}
		total += n * float64(minutes)
		rest, before = tail, minutes
	}
	n := int(math.Round(min(total, MaxMinutes+1)))
	switch {
	case n < 1:
		return 0, errors.New("a duration is at least 1 minute")
	case n > MaxMinutes:
		return 0, fmt.Errorf("a duration is at most %d hours", MaxMinutes/60)
	}
	return n, nil
}

// cutPart parts "1h30m" into "1", "h" and "30m"; spaces may stand between.
func cutPart(s string) (number, unit, rest string) {
	i := 0
	for i < len(s) && (s[i] >= '0' && s[i] <= '9' || s[i] == '.') {
		i++
	}
	number, s = s[:i], strings.TrimLeft(s[i:], " ")
	i = 0
	for i < len(s) && s[i] >= 'a' && s[i] <= 'z' {
		i++
	}
	return number, s[:i], strings.TrimLeft(s[i:], " ")
}

// spanUnit returns the minutes of a unit of time.
func spanUnit(unit string) (minutes int, ok bool) {
	switch unit {
	case "m", "min", "mins", "minute", "minutes":
		return 1, true
	case "h", "hr", "hrs", "hour", "hours":
		return 60, true
	}
	return 0, false
}
