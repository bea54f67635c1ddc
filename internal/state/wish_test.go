package state_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"lpath/internal/lpath"
	"lpath/internal/state"
)

// wish is any plan that a learner may save, or none.
func wish() *rapid.Generator[*lpath.Wish] {
	day := rapid.IntRange(1000, 300_000)
	return rapid.Custom(func(t *rapid.T) *lpath.Wish {
		if rapid.Bool().Draw(t, "no plan") {
			return nil
		}
		w := &lpath.Wish{
			Saved: moment().Draw(t, "saved"), On: lpath.Weekdays(rapid.IntRange(0, 127).Draw(t, "on")),
			At: rapid.SampledFrom([]string{"", "00:00", "19:00", "23:59"}).Draw(t, "at"),
		}
		switch rapid.IntRange(0, 2).Draw(t, "budget") {
		case 0:
			w.PerDay = rapid.IntRange(1, lpath.MaxPerDay).Draw(t, "a day")
		case 1:
			w.PerWeek = rapid.IntRange(1, lpath.MaxPerWeek).Draw(t, "a week")
		default:
			w.By = lpath.Day(day.Draw(t, "by"))
		}
		at := day.Draw(t, "off")
		for range rapid.IntRange(0, 3).Draw(t, "times off") {
			length := rapid.IntRange(0, 9).Draw(t, "length")
			w.Off = append(w.Off, lpath.Days{From: lpath.Day(at), To: lpath.Day(at + length)})
			at += length + 2
		}
		return w
	})
}

// A plan that nobody could have saved is damage.
func TestPlansAreReadStrictly(t *testing.T) {
	const saved = "saved: 2026-11-24T09:50:00+01:00"
	tests := []struct{ plan, want string }{
		{"{" + saved + ", per_day: 45}", ""},
		{"{" + saved + ", by: 2026-12-20, days: [Saturday, mon], at: \"19:00\", free: [2026-12-24..2026-12-26, 2026-12-24]}", ""},
		{"{per_day: 45}", `6:11: a plan has no time at which it was saved`},
		{"{" + saved + "}", `6:11: a plan needs a date, or minutes per day or per week`},
		{"{" + saved + ", per_day: 45, per_week: 300}", `6:11: a plan has minutes per day or per week, not both`},
		{"{" + saved + ", per_day: 1441}", `6:11: a day has 24 hours`},
		{"{" + saved + ", per_day: 0}", `6:55: minutes are from 1 to 600000`},
		{"{" + saved + ", by: tomorrow}", `6:50: "tomorrow" is no day: write it as 2026-12-20`},
		{"{" + saved + ", per_day: 45, days: [moon]}", `6:65: "moon" is no day of the week: write some of mon,tue,wed,thu,fri,sat,sun`},
		{"{" + saved + ", per_day: 45, at: 7}", `6:11: "7" is no time of day: write it as 19:00`},
		{"{" + saved + ", per_day: 45, free: [2026-12-24..2026-12-23]}", `6:65: 2026-12-24..2026-12-23 ends before it begins: write the earlier day first`},
		{"{" + saved + ", per_day: 45, days: []}", ""},
		{"{" + saved + ", per_day: 45, free: []}", ""},
		{"{" + saved + ", per_day: 45, per_month: 3}", `6:59: unknown key "per_month" (known here: saved, by, per_day, per_week, days, at, free)`},
		{"daily", `6:11: text where a map (lines of key: value) is needed for plan`},
	}
	for _, tt := range tests {
		content := "# lpath state\nversion: 1\npaths:\n  - id: p\n    started: 2026-11-23T09:14:00+01:00\n    plan: " + tt.plan + "\n...\n"
		s, err := state.Decode("state.yaml", []byte(content))
		if err == nil && tt.want == "" {
			again, err := state.Decode("state.yaml", state.Encode(s))
			if err != nil || string(state.Encode(again)) != string(state.Encode(s)) {
				t.Errorf("%s is written as something else: %v\n%s", tt.plan, err, state.Encode(s))
			}
			continue
		}
		if err == nil || tt.want == "" || !strings.Contains(err.Error(), "state.yaml:"+tt.want) {
			t.Errorf("%s: got %v, want %s", tt.plan, err, tt.want)
		}
	}
}

// The form of a plan is a promise, in a path as in what undo keeps.
func TestFormOfPlans(t *testing.T) {
	off, err := lpath.ParseOff("2026-12-24..2027-01-01,2027-01-07")
	if err != nil {
		t.Fatal(err)
	}
	on, err := lpath.ParseWeekdays("mon,wed,sat")
	if err != nil {
		t.Fatal(err)
	}
	by, err := lpath.ParseDay("2026-12-20")
	if err != nil {
		t.Fatal(err)
	}
	s := &lpath.State{
		Paths: []*lpath.Progress{{Head: lpath.Head{
			ID: "serverless", Started: minute(14),
			Plan: &lpath.Wish{Saved: minute(99), By: by, PerWeek: 300, On: on, At: "19:00", Off: off},
		}}},
		Undo: []lpath.Entry{{Did: "plan --per-week 5h --save", At: minute(99), Paths: []lpath.Before{{
			ID: "serverless", Head: &lpath.Head{ID: "serverless", Started: minute(14), Plan: &lpath.Wish{Saved: minute(20), PerDay: 45}},
		}}}},
	}
	const want = `# lpath state. Written by lpath; comments added by hand are not kept.
version: 1
paths:
  - id: serverless
    started: 2026-11-23T09:14:00+01:00
    plan: {saved: 2026-11-23T10:39:00+01:00, by: "2026-12-20", per_week: 300, days: [mon, wed, sat], at: "19:00", free: ["2026-12-24..2027-01-01", "2027-01-07"]}
undo:
  - did: plan --per-week 5h --save
    at: 2026-11-23T10:39:00+01:00
    paths:
      - id: serverless
        head:
          started: 2026-11-23T09:14:00+01:00
          plan: {saved: 2026-11-23T09:20:00+01:00, per_day: 45}
...
`
	if diff := cmp.Diff(want, string(state.Encode(s))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
