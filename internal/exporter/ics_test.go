package exporter_test

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the clocks of two zones, wherever the tests run
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"lpath/internal/exporter"
	"lpath/internal/lpath"
	"lpath/internal/plan"
)

// events makes the calendar of a plan for a path with one phase, and reads it.
func events(t fataler, items []lpath.ItemSpec, w lpath.Wish, now time.Time) []map[string]string {
	t.Helper()
	path, problems := lpath.NewPath(lpath.PathSpec{
		ID: "road", Title: "Road, and more", Phases: []lpath.PhaseSpec{{Title: "Phase", Resources: items}},
	})
	if len(problems) > 0 {
		t.Fatalf("the path is not legal: %+v", problems)
	}
	p, err := plan.New(lpath.NewTracker(path, nil), w, now)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return read(t, exporter.Calendar(path, p, now))
}

type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

// read reads a calendar as strictly as RFC 5545 is written, and returns the
// properties of its events, texts as they were.
func read(t fataler, b []byte) (events []map[string]string) {
	t.Helper()
	if !bytes.HasSuffix(b, []byte("\r\n")) {
		t.Fatalf("the last line is not ended")
	}
	lines := bytes.Split(bytes.TrimSuffix(b, []byte("\r\n")), []byte("\r\n"))
	var unfolded []string
	for _, l := range lines {
		switch {
		case len(l) > 75 || len(l) == 0 || !utf8.Valid(l) || bytes.ContainsFunc(l, func(r rune) bool { return r < ' ' || r == 0x7f }):
			t.Fatalf("%d octets, or what no line may have: %q", len(l), l)
		case l[0] == ' ':
			unfolded[len(unfolded)-1] += string(l[1:])
		default:
			unfolded = append(unfolded, string(l))
		}
	}
	if n := len(unfolded); unfolded[0] != "BEGIN:VCALENDAR" || unfolded[1] != "VERSION:2.0" || unfolded[n-1] != "END:VCALENDAR" {
		t.Fatalf("no calendar: %q", unfolded)
	}
	name := regexp.MustCompile(`^[A-Z][A-Z-]*$`)
	open := map[string]string(nil)
	for _, l := range unfolded[1 : len(unfolded)-1] {
		key, value, found := strings.Cut(l, ":")
		_, twice := open[key]
		switch {
		case !found || !name.MatchString(key) || twice:
			t.Fatalf("no property, or the same again: %q", l)
		case l == "BEGIN:VEVENT" && open == nil:
			open = map[string]string{}
		case l == "END:VEVENT" && open != nil:
			events, open = append(events, checked(t, open)), nil
		case open != nil:
			open[key] = value
		}
	}
	return events
}

// checked looks at the properties of an event, and takes the escapes out of texts.
func checked(t fataler, event map[string]string) map[string]string {
	t.Helper()
	for _, key := range []string{"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE", "LAST-MODIFIED"} {
		if event[key] == "" {
			t.Fatalf("an event without %s: %v", key, event)
		}
	}
	for _, key := range []string{"DTSTAMP", "DTSTART", "DTEND", "LAST-MODIFIED"} {
		if _, err := time.Parse("20060102T150405Z", event[key]); err != nil {
			t.Fatalf("%s: %v", key, err)
		}
	}
	if event["DTEND"] <= event["DTSTART"] {
		t.Fatalf("an event ends before it begins: %v", event)
	}
	for _, key := range []string{"SUMMARY", "DESCRIPTION"} {
		event[key] = unescaped(t, event[key])
	}
	return event
}

func unescaped(t fataler, s string) string {
	t.Helper()
	if regexp.MustCompile(`^([^\\;,]|\\[\\;,n])*$`).FindString(s) != s {
		t.Fatalf("not escaped: %q", s)
	}
	return strings.NewReplacer(`\\`, `\`, `\;`, ";", `\,`, ",", `\n`, "\n").Replace(s)
}

func minutes(n int) lpath.Minutes { return lpath.Minutes{Min: n, Max: n} }

func in(t *testing.T, zone, s string) time.Time {
	t.Helper()
	place, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	at, err := time.ParseInLocation("2006-01-02T15:04", s, place)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// An event has all that a calendar shows; a long resource has one for each part.
func TestEvents(t *testing.T) {
	got := events(t, []lpath.ItemSpec{
		{ID: "first", Title: `One; two, three \ four`, Duration: minutes(30), Focus: "Look\nclosely", URL: "https://example.org/a?b=1,2"},
		{ID: "second", Title: "Second", Duration: minutes(60), URL: "https://ada@example.org/"},
	}, lpath.Wish{PerDay: 60, At: "20:15"}, in(t, "Europe/Berlin", "2026-11-24T09:50"))
	want := []map[string]string{{
		"UID": "road.first.1@lpath", "SUMMARY": `1.1 One; two, three \ four`, "DESCRIPTION": "Look\nclosely\nhttps://example.org/a?b=1,2",
		"URL": "https://example.org/a?b=1,2", "DTSTART": "20261124T191500Z", "DTEND": "20261124T194500Z",
	}, {
		"UID": "road.second.1@lpath", "SUMMARY": "1.2 Second (1 of 2)", "DESCRIPTION": "https://ada@example.org/",
		"DTSTART": "20261124T194500Z", "DTEND": "20261124T201500Z",
	}, {
		"UID": "road.second.2@lpath", "SUMMARY": "1.2 Second (2 of 2)", "DESCRIPTION": "https://ada@example.org/",
		"DTSTART": "20261125T191500Z", "DTEND": "20261125T194500Z",
	}}
	for _, event := range want {
		event["DTSTAMP"], event["LAST-MODIFIED"], event["SEQUENCE"] = "20261124T085000Z", "20261124T085000Z", "29925170"
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// The clocks of the learner show the same time on every day.
func TestClocksThatChange(t *testing.T) {
	for zone, tt := range map[string]struct{ now, want string }{
		"Europe/Berlin":    {"2027-03-27T09:00", "20270327T180000Z 20270328T170000Z 20270329T170000Z"},
		"America/New_York": {"2027-11-06T09:00", "20271106T230000Z 20271108T000000Z 20271109T000000Z"},
	} {
		var starts []string
		items := []lpath.ItemSpec{{ID: "p", Title: "P", Duration: minutes(90)}}
		for _, e := range events(t, items, lpath.Wish{PerDay: 30}, in(t, zone, tt.now)) {
			starts = append(starts, e["DTSTART"])
		}
		if got := strings.Join(starts, " "); got != tt.want {
			t.Errorf("%s: got %s, want %s", zone, got, tt.want)
		}
	}
}

// Exported again later, the same parts have the same UIDs and a higher SEQUENCE.
func TestExportedAgain(t *testing.T) {
	items := []lpath.ItemSpec{{ID: "p", Title: "P", Duration: minutes(90)}}
	w := lpath.Wish{PerDay: 30}
	first := events(t, items, w, in(t, "Europe/Berlin", "2026-11-24T09:00"))
	again := events(t, items, w, in(t, "Europe/Berlin", "2026-11-26T09:00"))
	for i := range first {
		if first[i]["UID"] != again[i]["UID"] || first[i]["SEQUENCE"] >= again[i]["SEQUENCE"] {
			t.Errorf("first %v, again %v", first[i], again[i])
		}
	}
}

// Whatever the texts, every line is legal and nothing visible is lost.
func TestWhateverTheTexts(t *testing.T) {
	piece := rapid.OneOf(rapid.StringN(0, 60, -1), rapid.SampledFrom([]string{"\r\n", "\x00", "漢字", "👩‍👩‍👧", "é", `\n`, ";", ",", "BEGIN:VEVENT", "\u2028"}))
	rapid.Check(t, func(t *rapid.T) {
		title := "x" + strings.Join(rapid.SliceOfN(piece, 0, 5).Draw(t, "title"), "")
		focus := strings.Join(rapid.SliceOfN(piece, 0, 5).Draw(t, "focus"), "")
		items := []lpath.ItemSpec{{ID: "p", Title: title, Focus: focus, Duration: minutes(40)}}
		got := events(t, items, lpath.Wish{PerDay: 40}, time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC))
		if len(got) != 1 || !strings.HasPrefix(got[0]["SUMMARY"], "1.1 x") {
			t.Fatal(fmt.Sprint(got))
		}
	})
}
