package lpath

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"lpath/internal/fault"
)

func TestParseMinutesReadsDurationsAsAuthorsWriteThem(t *testing.T) {
	tests := []struct {
		in   string
		want Minutes
	}{
		{"35m", Minutes{35, 35}},
		{"90", Minutes{90, 90}},
		{" 90 ", Minutes{90, 90}},
		{"1h30m", Minutes{90, 90}},
		{"1h 5m", Minutes{65, 65}},
		{"1 h 5 min", Minutes{65, 65}},
		{"1.5h", Minutes{90, 90}},
		{"0.25h", Minutes{15, 15}},
		{"2h", Minutes{120, 120}},
		{"35 minutes", Minutes{35, 35}},
		{"1 minute", Minutes{1, 1}},
		{"10mins", Minutes{10, 10}},
		{"1 hour 30 minutes", Minutes{90, 90}},
		{"2 hrs", Minutes{120, 120}},
		{"1hr", Minutes{60, 60}},
		{"3 hours", Minutes{180, 180}},
		{"0.02h", Minutes{1, 1}}, // to the nearest minute
		{"10000h", Minutes{600_000, 600_000}},

		{"4-6h", Minutes{240, 360}},
		{"4–6h", Minutes{240, 360}},
		{"4 - 6 hours", Minutes{240, 360}},
		{"1.5-2h", Minutes{90, 120}},
		{"30-45m", Minutes{30, 45}},
		{"30-45", Minutes{30, 45}},
		{"30-45 minutes", Minutes{30, 45}},
		{"30m-1h", Minutes{30, 60}},
		{"1-1h30m", Minutes{60, 90}},
		{"1h30m-2h15m", Minutes{90, 135}},
	}
	for _, tt := range tests {
		if got, err := ParseMinutes(tt.in); err != nil || got != tt.want {
			t.Errorf("ParseMinutes(%q) is %v, %v, want %v", tt.in, got, err, tt.want)
		}
	}
}

const noDuration = " is no duration: write 35m, 1h30m, 1.5h or 90 (minutes)"

func TestWhatIsNoDurationIsRefused(t *testing.T) {
	tests := []struct{ in, want string }{
		{"", `""` + noDuration},
		{"soon", `"soon"` + noDuration},
		{"35M", `"35M"` + noDuration},
		{"35x", `"35x"` + noDuration},
		{"1.5", `"1.5"` + noDuration}, // of what?
		{"1h30", `"1h30"` + noDuration},
		{"30m1h", `"30m1h"` + noDuration},
		{"30m20m", `"30m20m"` + noDuration},
		{"1h1h", `"1h1h"` + noDuration},
		{"1h1m1m", `"1h1m1m"` + noDuration},
		{"m", `"m"` + noDuration},
		{"1..5h", `"1..5h"` + noDuration},
		{"-5m", `"-5m"` + noDuration},
		{"5m-", `"5m-"` + noDuration},
		{"+5m", `"+5m"` + noDuration},
		{"1e3", `"1e3"` + noDuration},
		{"٣m", `"٣m"` + noDuration},
		{"4-x", `"x"` + noDuration},
		{"x-4", `"x"` + noDuration},
		{"1-2-3h", `"2-3h"` + noDuration},
		{"1m\x1b", `"1m\x1b"` + noDuration},
		{"0", "a duration is at least 1 minute"},
		{"0h0m", "a duration is at least 1 minute"},
		{"0.001h", "a duration is at least 1 minute"},
		{"0-5m", "a duration is at least 1 minute"},
		{"10001h", "a duration is at most 10000 hours"},
		{"600001", "a duration is at most 10000 hours"},
		{"99999999999999999999999999", "a duration is at most 10000 hours"},
		{"6-4h", "a range goes from the smaller to the larger"},
		{"4-4h", "a range goes from the smaller to the larger"},
	}
	for _, tt := range tests {
		if got, err := ParseMinutes(tt.in); err == nil || err.Error() != tt.want {
			t.Errorf("ParseMinutes(%q) is %v, %v, want the error %s", tt.in, got, err, tt.want)
		}
	}
}

func TestTimeSpentIsNoRange(t *testing.T) {
	if got, err := ParseSpan(" 1h 30m "); err != nil || got != 90 {
		t.Errorf("ParseSpan is %d, %v, want 90", got, err)
	}
	for _, s := range []string{"4-6h", "-2h", ""} {
		if got, err := ParseSpan(s); err == nil || !strings.HasSuffix(err.Error(), noDuration) {
			t.Errorf("ParseSpan(%q) is %d, %v, want an error that says how to write it", s, got, err)
		}
	}
}

func TestMinutesAreWrittenForPeople(t *testing.T) {
	tests := []struct {
		in   Minutes
		want string
	}{
		{Minutes{}, "?"},
		{Minutes{40, 40}, "40m"},
		{Minutes{60, 60}, "1h"},
		{Minutes{90, 90}, "1h 30m"},
		{Minutes{6000, 6000}, "100h"},
		{Minutes{240, 360}, "4-6h"},
		{Minutes{30, 45}, "30-45m"},
		{Minutes{30, 60}, "30m-1h"},
		{Minutes{60, 90}, "1h-1h 30m"},
	}
	for _, tt := range tests {
		if got := tt.in.String(); got != tt.want {
			t.Errorf("%#v is written %q, want %q", tt.in, got, tt.want)
		}
	}
	if got := FormatMinutes(0); got != "0m" {
		t.Errorf("no minutes are written %q", got)
	}
}

func TestARangeCountsItsMiddleAndUnknownIsNotZero(t *testing.T) {
	tests := []struct {
		in    Minutes
		mid   int
		known bool
	}{
		{Minutes{}, 0, false},
		{Minutes{40, 40}, 40, true},
		{Minutes{240, 360}, 300, true},
		{Minutes{30, 45}, 38, true}, // rounded up
	}
	for _, tt := range tests {
		if got := tt.in.Mid(); got != tt.mid || tt.in.Known() != tt.known {
			t.Errorf("%v counts %d, known %v; want %d, %v", tt.in, got, tt.in.Known(), tt.mid, tt.known)
		}
	}
}

func TestMinutesThatAreShownCanBeTypedAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := Minutes{Min: rapid.IntRange(1, 1000).Draw(t, "from")}
		m.Max = m.Min + rapid.IntRange(0, 1000).Draw(t, "more")
		if got, err := ParseMinutes(m.String()); err != nil || got != m {
			t.Fatalf("%#v is shown as %s, which reads %#v, %v", m, m, got, err)
		}
	})
}

func FuzzParseMinutes(f *testing.F) {
	for _, s := range []string{"35m", "1h30m", "1.5h", "4-6h", "4–6 hours", "0", "-", "1 h 5 min", "9e9h"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var (
			m   Minutes
			err error
		)
		fault.Bounded(t, func() { m, err = ParseMinutes(s) })
		switch {
		case err != nil && m != Minutes{}:
			t.Errorf("ParseMinutes(%q) is %#v beside the error %v", s, m, err)
		case err == nil && (m.Min < 1 || m.Max < m.Min || m.Max > MaxMinutes):
			t.Errorf("ParseMinutes(%q) is %#v", s, m)
		}
	})
}
