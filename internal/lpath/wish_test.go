package lpath

import (
	"strings"
	"testing"
	"time"
)

func TestParseDay(t *testing.T) {
	tests := []struct{ typed, want string }{
		{"2026-12-20", "2026-12-20"},
		{"2028-02-29", "2028-02-29"},
		{"1971-01-01", "1971-01-01"},
		{"2999-12-31", "2999-12-31"},
		{"2027-02-29", "there is no 2027-02-29: a day must exist"},
		{"2026-13-01", "there is no 2026-13-01: a day must exist"},
		{"2026-4-1", `"2026-4-1" is no day: write it as 2026-12-20`},
		{"20 Dec", `"20 Dec" is no day: write it as 2026-12-20`},
		{"", `"" is no day: write it as 2026-12-20`},
		{"1970-01-01", "1970-01-01 is not between 1970 and 2999"},
		{"3000-01-01", "3000-01-01 is not between 1970 and 2999"},
	}
	for _, tt := range tests {
		day, err := ParseDay(tt.typed)
		got := day.String()
		if err != nil {
			got = err.Error()
		}
		if got != tt.want {
			t.Errorf("%q: got %s, want %s", tt.typed, got, tt.want)
		}
	}
}

// A day is that of the learner's own clock, wherever it was read.
func TestDayOf(t *testing.T) {
	for moment, want := range map[string]string{
		"2026-11-24T23:30:00-10:00": "2026-11-24",
		"2026-11-25T00:30:00+14:00": "2026-11-25",
		"2028-02-29T00:00:00+01:00": "2028-02-29",
		"1969-12-31T12:00:00Z":      "1969-12-31",
	} {
		at, err := time.Parse(time.RFC3339, moment)
		if err != nil {
			t.Fatal(err)
		}
		if got := DayOf(at).String(); got != want {
			t.Errorf("%s: got %s, want %s", moment, got, want)
		}
	}
}

func TestParseOff(t *testing.T) {
	tests := []struct{ typed, want string }{
		{"2026-12-24", "2026-12-24"},
		{"2026-12-24..2027-01-01", "2026-12-24..2027-01-01"},
		{"2027-01-05, 2026-12-24..2026-12-26", "2026-12-24..2026-12-26 2027-01-05"},
		{"2026-12-24..2026-12-26,2026-12-25..2026-12-28,2026-12-29", "2026-12-24..2026-12-29"},
		{"2026-12-24..2026-12-20", "2026-12-24..2026-12-20 ends before it begins: write the earlier day first"},
		{"christmas", `"christmas" is no day: write it as 2026-12-20`},
		{"2026-12-24..", `"" is no day: write it as 2026-12-20`},
	}
	for _, tt := range tests {
		off, err := ParseOff(tt.typed)
		var words []string
		for _, d := range off {
			words = append(words, d.String())
		}
		got := strings.Join(words, " ")
		if err != nil {
			got = err.Error()
		}
		if got != tt.want {
			t.Errorf("%q: got %s, want %s", tt.typed, got, tt.want)
		}
	}
}

func TestParseWeekdays(t *testing.T) {
	tests := []struct{ typed, want string }{
		{"mon", "mon"},
		{"sat,mon,wed", "mon,wed,sat"},
		{"Sunday, saturday", "sat,sun"},
		{"mon,mon", "mon"},
		{"mo", `"mo" is no day of the week: write some of mon,tue,wed,thu,fri,sat,sun`},
		{"", `"" is no day of the week: write some of mon,tue,wed,thu,fri,sat,sun`},
	}
	for _, tt := range tests {
		set, err := ParseWeekdays(tt.typed)
		got := set.String()
		if err != nil {
			got = err.Error()
		}
		if got != tt.want {
			t.Errorf("%q: got %s, want %s", tt.typed, got, tt.want)
		}
	}
}

func TestParseClock(t *testing.T) {
	for typed, want := range map[string]int{"19:00": 1140, "00:00": 0, "23:59": 1439} {
		if hour, minute, err := ParseClock(typed); err != nil || hour*60+minute != want {
			t.Errorf("%s: got %d:%d, %v", typed, hour, minute, err)
		}
	}
	for _, typed := range []string{"", "7", "7:00", "24:00", "12:60", "19:00:00", "-1:00", "1a:00", "+1:00", "12:-1"} {
		if _, _, err := ParseClock(typed); err == nil {
			t.Errorf("%q is taken for a time of day", typed)
		}
	}
}

func TestLegalWishes(t *testing.T) {
	day := func(s string) Days {
		d, err := ParseDays(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	tests := []struct {
		wish Wish
		want string
	}{
		{Wish{PerDay: 45}, ""},
		{Wish{By: 20_000, PerWeek: MaxPerWeek, On: everyDay, At: "19:00", Off: []Days{day("2026-12-24"), day("2026-12-26")}}, ""},
		{Wish{On: 1}, "a plan needs a date, or minutes per day or per week"},
		{Wish{PerDay: 1, PerWeek: 1}, "a plan has minutes per day or per week, not both"},
		{Wish{PerDay: -1}, "a plan has at least 1 minute"},
		{Wish{PerDay: MaxPerDay + 1}, "a day has 24 hours"},
		{Wish{PerWeek: MaxPerWeek + 1}, "a week has 168 hours"},
		{Wish{PerDay: 1, On: 128}, "a week has 7 days"},
		{Wish{PerDay: 1, Off: []Days{{5, 4}}}, "days without study are in order and apart from each other"},
		{Wish{PerDay: 1, Off: []Days{{4, 5}, {5, 6}}}, "days without study are in order and apart from each other"},
		{Wish{PerDay: 1, At: "7"}, `"7" is no time of day: write it as 19:00`},
	}
	for _, tt := range tests {
		got := ""
		if err := tt.wish.Legal(); err != nil {
			got = err.Error()
		}
		if got != tt.want {
			t.Errorf("%+v: got %q, want %q", tt.wish, got, tt.want)
		}
	}
}

func TestDaysOfStudy(t *testing.T) {
	on, _ := ParseWeekdays("mon,wed")
	off, _ := ParseOff("2026-11-25..2026-11-30,2026-12-09")
	w := Wish{On: on, Off: off}
	got := ""
	for d := DayOf(noon()); d <= DayOf(noon())+21; d++ { // from Monday 23 November
		if w.Study(d) {
			got += d.Date().Format(" 2 Jan")
		}
	}
	if want := " 23 Nov 2 Dec 7 Dec 14 Dec"; got != want {
		t.Errorf("got%s, want%s", got, want)
	}
}

// What is kept of a plan is taken back like everything else.
func TestAPlanIsKeptAndTakenBack(t *testing.T) {
	var s State
	path := mustPath(t, "p q")
	s.Start(path, "", noon())
	for _, w := range []*Wish{{Saved: noon(), PerDay: 45}, {Saved: noon(), PerDay: 45, Off: []Days{{20_000, 20_001}}}, nil} {
		before := s.Paths[0].Plan
		set := func(s *State) error {
			NewTracker(path, s.Path(path.ID)).SetPlan(w)
			return nil
		}
		if changed, err := s.Do("plan", noon(), set); !changed || err != nil {
			t.Fatalf("%+v: changed %v, %v", w, changed, err)
		}
		if changed, err := s.Do("plan", noon(), set); changed || err != nil {
			t.Fatalf("%+v, the same again: changed %v, %v", w, changed, err)
		}
		if _, err := s.Back(); err != nil || !sameWish(s.Paths[0].Plan, before) {
			t.Fatalf("taken back: %+v, want %+v, %v", s.Paths[0].Plan, before, err)
		}
		if _, err := s.Do("plan", noon(), set); err != nil {
			t.Fatal(err)
		}
	}
}

// The moment of a day is right on both sides of a change of the clocks.
func TestMomentsOfDays(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Skip("no time zones here")
	}
	for day, want := range map[string]string{
		"2027-03-27": "2027-03-27T01:30:00Z",
		"2027-03-28": "2027-03-28T01:30:00Z", // 02:30 is skipped: the clocks show 03:30
		"2027-03-29": "2027-03-29T00:30:00Z",
	} {
		d, err := ParseDay(day)
		if err != nil {
			t.Fatal(err)
		}
		if got := d.At(2, 30, berlin).UTC().Format(time.RFC3339); got != want {
			t.Errorf("%s: got %s, want %s", day, got, want)
		}
	}
}
