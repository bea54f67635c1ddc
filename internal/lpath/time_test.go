package lpath

import (
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the tests tell what the clocks of real places do

	"lpath/internal/fault"
)

// in returns the moment that the clocks of a place show.
func in(t *testing.T, place, clock string) time.Time {
	t.Helper()
	l, err := time.LoadLocation(place)
	if err != nil {
		t.Fatal(err)
	}
	now, err := time.ParseInLocation("2006-01-02T15:04:05", clock, l)
	if err != nil {
		t.Fatal(err)
	}
	return now
}

func TestParseTime(t *testing.T) {
	now := in(t, "Europe/Berlin", "2026-11-23T12:30:45")
	tests := []struct{ in, want string }{
		{"2026-11-20", "2026-11-20T12:00:00+01:00"},
		{"2026-11-20T18:30", "2026-11-20T18:30:00+01:00"},
		{"2026-07-01", "2026-07-01T12:00:00+02:00"}, // the offset is that of the day
		{"2024-02-29", "2024-02-29T12:00:00+01:00"},
		{"1970-01-01T00:00", "1970-01-01T00:00:00+01:00"},
		{"12:30", "2026-11-23T12:30:00+01:00"}, // the minute that is running
		{"00:00", "2026-11-23T00:00:00+01:00"},
		{"2026-11-23", "2026-11-23T12:00:00+01:00"},
		{"today", "2026-11-23T12:30:45+01:00"},
		{"yesterday", "2026-11-22T12:00:00+01:00"},
		{"-2h", "2026-11-23T10:30:45+01:00"},
		{"-0h", "2026-11-23T12:30:45+01:00"},
		{"-30h", "2026-11-22T06:30:45+01:00"},
		{"-3d", "2026-11-20T12:30:45+01:00"},
		{"-30d", "2026-10-24T12:30:45+02:00"}, // days keep the time of day
		{"-720h", "2026-10-24T13:30:45+02:00"},
	}
	for _, tt := range tests {
		if got, err := ParseTime(tt.in, now); err != nil || got.Format(time.RFC3339) != tt.want {
			t.Errorf("ParseTime(%q) is %s, %v, want %s", tt.in, got.Format(time.RFC3339), err, tt.want)
		}
	}
}

func TestADayMeansItsBeginningWhereAStretchStarts(t *testing.T) {
	now := in(t, "Europe/Berlin", "2026-11-23T09:30:45")
	tests := []struct{ in, want string }{
		{"2026-11-20", "2026-11-20T00:00:00+01:00"},
		{"2026-11-23", "2026-11-23T00:00:00+01:00"},
		{"today", "2026-11-23T00:00:00+01:00"},
		{"yesterday", "2026-11-22T00:00:00+01:00"},
		{"2026-07-01", "2026-07-01T00:00:00+02:00"},
		{"2026-11-20T18:30", "2026-11-20T18:30:00+01:00"},
		{"08:15", "2026-11-23T08:15:00+01:00"},
		{"-2h", "2026-11-23T07:30:45+01:00"},
		{"-00000048h", "2026-11-21T09:30:45+01:00"}, // as long as a date, but none
	}
	for _, tt := range tests {
		if got, err := ParseSince(tt.in, now); err != nil || got.Format(time.RFC3339) != tt.want {
			t.Errorf("ParseSince(%q) is %s, %v, want %s", tt.in, got.Format(time.RFC3339), err, tt.want)
		}
	}
	if got, err := ParseSince("2026-11-24", now); err == nil || !strings.HasPrefix(err.Error(), "2026-11-24 is still to come") {
		t.Errorf("tomorrow is %s, %v", got, err)
	}
}

func TestTheFutureIsRefusedWithWhatWouldBeRight(t *testing.T) {
	now := in(t, "Europe/Berlin", "2026-11-23T09:30:45")
	tests := []struct{ in, want string }{
		{"18:30", "18:30 is still to come; for yesterday write 2026-11-22T18:30"},
		{"09:31", "09:31 is still to come; for yesterday write 2026-11-22T09:31"},
		{"2026-11-23", "2026-11-23 means noon, which is still to come; for now write today"},
		{"2026-11-23T09:31", "2026-11-23T09:31 is still to come; write a time that has passed, such as today or -2h"},
		{"2026-11-24", "2026-11-24 is still to come; write a time that has passed, such as today or -2h"},
		{"9999-12-31", "9999-12-31 is still to come; write a time that has passed, such as today or -2h"},
	}
	for _, tt := range tests {
		if got, err := ParseTime(tt.in, now); err == nil || err.Error() != tt.want {
			t.Errorf("ParseTime(%q) is %s, %v, want the error %s", tt.in, got, err, tt.want)
		}
	}
}

func TestWhatIsNoTimeIsRefused(t *testing.T) {
	now := in(t, "Europe/Berlin", "2026-11-23T12:30:45")
	const (
		noTime = " is no time: write 2026-11-20, 2026-11-20T18:30, 18:30, today, yesterday, -2h or -3d"
		noAgo  = " is no time: write -2h for two hours ago, -3d for three days ago"
		exist  = ": days and times must exist"
	)
	tests := []struct{ in, want string }{
		{"", `""` + noTime},
		{"tomorrow", `"tomorrow"` + noTime},
		{"Today", `"Today"` + noTime},
		{"8:30", `"8:30"` + noTime},
		{"18.30", `"18.30"` + noTime},
		{"2026-11-20T8:30", `"2026-11-20T8:30"` + noTime},
		{"2026-11-20 18:30", `"2026-11-20 18:30"` + noTime},
		{"2026-11-20T18:30:05", `"2026-11-20T18:30:05"` + noTime},
		{"2026-11-20T18:30Z", `"2026-11-20T18:30Z"` + noTime},
		{"2026-1-2", `"2026-1-2"` + noTime},
		{"20-11-2026", `"20-11-2026"` + noTime},
		{"20.11.2026", `"20.11.2026"` + noTime},
		{"+2h", `"+2h"` + noTime},
		{"it out of range!", `"it out of range!"` + noTime},
		{"a:\x1b[31m", `"a:\x1b[31m"` + noTime},
		{"-", `"-"` + noAgo},
		{"-h", `"-h"` + noAgo},
		{"-2", `"-2"` + noAgo},
		{"-2w", `"-2w"` + noAgo},
		{"-+2h", `"-+2h"` + noAgo},
		{"--2h", `"--2h"` + noAgo},
		{"-1.5h", `"-1.5h"` + noAgo},
		{"-2é", `"-2é"` + noAgo},
		{"2026-02-29", "there is no 2026-02-29" + exist},
		{"2026-13-01", "there is no 2026-13-01" + exist},
		{"2026-11-31", "there is no 2026-11-31" + exist},
		{"24:00", "there is no 24:00" + exist},
		{"10:60", "there is no 10:60" + exist},
		{"1969-12-31", "1969-12-31 is before 1970"},
		{"-100000d", "-100000d is before 1970"},
		{"-100001h", "that is too long ago"},
	}
	for _, tt := range tests {
		if got, err := ParseTime(tt.in, now); err == nil || err.Error() != tt.want {
			t.Errorf("ParseTime(%q) is %s, %v, want the error %s", tt.in, got, err, tt.want)
		}
	}
}

// In Berlin the clocks go from 2:00 to 3:00 on 29 March 2026, and from 3:00
// back to 2:00 on 25 October.
func TestTimesNearAChangeOfTheClocks(t *testing.T) {
	spring := in(t, "Europe/Berlin", "2026-03-29T12:00:00")
	autumn := in(t, "Europe/Berlin", "2026-10-25T12:00:00")
	// 2:45 comes twice; this is the first one.
	between := in(t, "Europe/Berlin", "2026-10-25T01:45:00").Add(time.Hour)
	tests := []struct {
		now      time.Time
		in, want string
	}{
		{spring, "01:59", "2026-03-29T01:59:00+01:00"},
		{spring, "02:30", "there was no 02:30: the clocks went forward then"},
		{spring, "2026-03-29T02:00", "there was no 2026-03-29T02:00: the clocks went forward then"},
		{spring, "03:00", "2026-03-29T03:00:00+02:00"},
		{spring, "-1d", "2026-03-28T12:00:00+01:00"},
		{spring, "-24h", "2026-03-28T11:00:00+01:00"},
		{spring, "yesterday", "2026-03-28T12:00:00+01:00"},
		{autumn, "02:30", "2026-10-25T02:30:00+01:00"},
		{autumn, "03:00", "2026-10-25T03:00:00+01:00"},
		{autumn, "-1d", "2026-10-24T12:00:00+02:00"},
		{between, "02:30", "2026-10-25T02:30:00+02:00"}, // the other 2:30 is still to come
		{between, "-0d", "2026-10-25T02:45:00+02:00"},
		{between, "02:50", "02:50 is still to come; for yesterday write 2026-10-24T02:50"},
		{between.Add(time.Hour), "02:50", "2026-10-25T02:50:00+02:00"},
	}
	for _, tt := range tests {
		got, err := ParseTime(tt.in, tt.now)
		words := got.Format(time.RFC3339)
		if err != nil {
			words = err.Error()
		}
		if words != tt.want {
			t.Errorf("at %s, ParseTime(%q) is %s, want %s", tt.now.Format(time.RFC3339), tt.in, words, tt.want)
		}
	}
}

func TestADayBeginsLaterWhereTheClocksSkipMidnight(t *testing.T) {
	tests := []struct{ place, now, in, want string }{
		{"America/Sao_Paulo", "2018-11-04T12:00:00", "2018-11-04", "2018-11-04T01:00:00-02:00"},
		{"America/Sao_Paulo", "2018-11-04T12:00:00", "today", "2018-11-04T01:00:00-02:00"},
		{"America/Sao_Paulo", "2018-11-05T00:30:00", "yesterday", "2018-11-04T01:00:00-02:00"},
		{"Africa/Cairo", "2026-04-24T12:00:00", "today", "2026-04-24T01:00:00+03:00"},
		{"Africa/Cairo", "2026-04-25T12:00:00", "today", "2026-04-25T00:00:00+03:00"},
	}
	for _, tt := range tests {
		got, err := ParseSince(tt.in, in(t, tt.place, tt.now))
		if err != nil || got.Format(time.RFC3339) != tt.want {
			t.Errorf("in %s at %s, ParseSince(%q) is %s, %v, want %s", tt.place, tt.now, tt.in, got.Format(time.RFC3339), err, tt.want)
		}
	}
	if got, err := ParseSince("2011-12-30", in(t, "Pacific/Apia", "2012-01-02T12:00:00")); err == nil {
		t.Errorf("the day that Samoa left out began at %s", got)
	}
}

func TestStorableTimeIsAYearThatPeopleLiveIn(t *testing.T) {
	tests := map[string]bool{
		"1899-12-31T23:59:59": false, "1900-01-01T00:00:00": true, "2026-11-23T12:00:00": true,
		"2999-12-31T23:59:59": true, "3000-01-01T00:00:00": false,
	}
	for clock, want := range tests {
		if got := StorableTime(in(t, "UTC", clock)); got != want {
			t.Errorf("%s can be stored: %v, want %v", clock, got, want)
		}
	}
}

func FuzzParseTime(f *testing.F) {
	for _, s := range []string{"2026-11-20", "2026-11-20T18:30", "18:30", "today", "yesterday", "-2h", "-3d", "-", "24:00", "02:30"} {
		f.Add(s, int64(1_774_746_000))
		f.Add(s, int64(1_793_404_800))
	}
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string, at int64) {
		now := time.Unix(at%(1<<35), 0).In(berlin)
		for _, parse := range []func(string, time.Time) (time.Time, error){ParseTime, ParseSince} {
			var (
				got time.Time
				err error
			)
			fault.Bounded(t, func() { got, err = parse(s, now) })
			switch {
			case err != nil && !got.IsZero():
				t.Errorf("%q is %s beside the error %v", s, got, err)
			case err == nil && got.After(now):
				t.Errorf("%q is %s, after %s", s, got, now)
			case err == nil && got.Location() != berlin:
				t.Errorf("%q is in %s", s, got.Location())
			}
		}
	})
}
