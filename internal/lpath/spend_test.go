package lpath

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// Time is written down for anything, locked or done, and changes no status; a
// session that would begin with another one goes before it.
func TestSpend(t *testing.T) {
	day := func(n int) time.Time { return noon().AddDate(0, 0, n) }
	tests := []struct {
		name, script, id string
		spend            []SpendOptions
		want             string
	}{
		{"open", "", "p", []SpendOptions{{Minutes: 40}}, "p spent 40m from 2026-11-23T11:20:00+01:00"},
		{"locked", "", "r", []SpendOptions{{Minutes: 1}}, "r spent 1m from 2026-11-23T11:59:00+01:00"},
		{"an extra", "", "guide", []SpendOptions{{Minutes: 1, At: day(-2)}}, "guide spent 1m from 2026-11-21T11:59:00+01:00"},
		{"done", "done p", "p", []SpendOptions{{Minutes: 60, Note: " again "}}, "p done 2026-11-23T12:01:00+01:00 \"again\"\np spent 60m from 2026-11-23T11:00:00+01:00"},
		{"noted", "note p hard", "p", []SpendOptions{{Minutes: 60, Note: "still"}}, "p open 2026-11-23T12:01:00+01:00 \"hard\\nstill\"\np spent 60m from 2026-11-23T11:00:00+01:00"},
		{"with a note", "", "p", []SpendOptions{{Minutes: 60, Note: "hard", At: day(-1)}}, "p open 2026-11-23T12:00:00+01:00 \"hard\"\np spent 60m from 2026-11-22T11:00:00+01:00"},
		{"twice", "", "p", []SpendOptions{{Minutes: 40}, {Minutes: 40}}, "p spent 40m from 2026-11-23T10:40:00+01:00\np spent 40m from 2026-11-23T11:20:00+01:00"},
		{"a month end", "", "p", []SpendOptions{{Minutes: 90, At: time.Date(2028, 3, 1, 0, 30, 0, 0, time.UTC)}}, "p spent 90m from 2028-02-29T23:00:00Z"},
		{"a lifetime", "", "p", []SpendOptions{{Minutes: MaxMinutes}}, "p spent 600000m from 2025-10-02T20:00:00+01:00"},
	}
	for _, tt := range tests {
		tr := after(t, mustPath(t, "p q | r + guide"), tt.script)
		before := stateOf(tr)
		for _, o := range tt.spend {
			o.Now = noon()
			c := tr.Spend(tr.Path().Item(tt.id), o)
			if len(c.Changed) != 1 || !c.Changed[0].Edited || !c.Changed[0].Same || len(c.Unlocked) > 0 {
				t.Errorf("%s: changed %+v", tt.name, c)
			}
		}
		lines := strings.Split(strings.TrimSpace(dumped(tr)), "\n")[1:]
		for i := range lines {
			lines[i] = strings.TrimSpace(lines[i])
		}
		if diff := cmp.Diff(tt.want, strings.Join(lines, "\n")); diff != "" {
			t.Errorf("%s differs (-want +got):\n%s", tt.name, diff)
		}
		if got := stateOf(tr); got != before {
			t.Errorf("%s: it stands at %s, before at %s", tt.name, got, before)
		}
	}
}
