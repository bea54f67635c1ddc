package render

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"lpath/internal/lpath"
)

// Entry is one thing done or skipped. Ref and Title are nil for what is not in
// the path any more.
type Entry struct {
	At           time.Time `json:"at"`
	Ref          *string   `json:"ref"`
	ID           string    `json:"id"`
	Title        *string   `json:"title"`
	Status       string    `json:"status"`
	MinutesSpent int       `json:"minutes_spent"`
	Note         *string   `json:"note"`

	place int // in the path, for those of the same second
}

// Log is what was done, newest first.
type Log struct {
	Path    string  `json:"path"`
	Entries []Entry `json:"entries"`

	title string
	since time.Time
}

// NewLog makes the view of what was done since a time; the zero time for all.
func NewLog(t *lpath.Tracker, since time.Time) Log {
	v := Log{Path: t.Path().ID, Entries: []Entry{}, title: t.Path().Title, since: since}
	spent := t.Progress().MinutesSpent()
	for _, r := range t.Progress().Records {
		if !r.Finished() || r.At.Before(since) {
			continue
		}
		e := Entry{At: r.At, ID: r.ID, Status: r.Status.String(), MinutesSpent: spent[r.ID], Note: known(r.Note)}
		if item := t.Path().Item(r.ID); item != nil {
			e.Ref, e.Title, e.place = new(item.Ref().String()), new(item.Title), item.Place()
		}
		v.Entries = append(v.Entries, e)
	}
	slices.SortStableFunc(v.Entries, func(a, b Entry) int {
		return cmp.Or(b.At.Compare(a.At), b.place-a.place)
	})
	return v
}

// Write adds the entries, week by week.
func (v Log) Write(p *Page) {
	if len(v.Entries) == 0 {
		when := "yet"
		if !v.since.IsZero() {
			when = "since " + p.moment(v.since)
		}
		p.wrapped("", "nothing is recorded in "+visible(v.title)+" "+when, nil)
		return
	}
	t := table{indent: 2, columns: []column{
		{head: markColumn},
		{right: true},
		{drop: 4},
		{},
		{flex: true},
		{right: true, drop: 2},
		{drop: 3},
	}}
	var week time.Time
	for i, e := range v.Entries {
		if start := weekOf(e.At, p.WeekStart); i == 0 || !start.Equal(week) {
			week = start
			t.add(cell{v.week(p, v.Entries[i:]), p.bold})
		}
		t.add(e.row(p)...)
	}
	t.write(p)
}

// weekOf is the day on which the week of t begins, as the learner's calendar had it.
func weekOf(t time.Time, first time.Weekday) time.Time {
	back := (int(t.Weekday()) - int(first) + 7) % 7
	return time.Date(t.Year(), t.Month(), t.Day()-back, 0, 0, 0, 0, time.UTC)
}

// week is the heading of the week that begins the entries.
func (v Log) week(p *Page, entries []Entry) string {
	start := weekOf(entries[0].At, p.WeekStart)
	done, skipped, spent := 0, 0, 0
	for _, e := range entries {
		if !weekOf(e.At, p.WeekStart).Equal(start) {
			break
		}
		spent += e.MinutesSpent
		if e.Status == lpath.RecordDone.String() {
			done++
		} else {
			skipped++
		}
	}
	s := fmt.Sprintf("%s to %s: %d done", p.day(start), p.day(start.AddDate(0, 0, 6)), done)
	if skipped > 0 {
		s += fmt.Sprintf(", %d skipped", skipped)
	}
	if spent > 0 {
		s += ", " + lpath.FormatMinutes(spent) + " spent"
	}
	return s
}

func (e Entry) row(p *Page) []cell {
	spent, note, title := "", "", e.ID+" (retired)"
	if e.MinutesSpent > 0 {
		spent = lpath.FormatMinutes(e.MinutesSpent)
	}
	if e.Note != nil {
		note = fmt.Sprintf(`"%s"`, lastLine(*e.Note))
	}
	if e.Title != nil {
		title = visible(*e.Title)
	}
	return []cell{p.mark(e.Status), {text: p.day(e.At)}, {text: e.At.Format("15:04")}, {text: or(e.Ref)}, {text: title}, {text: spent}, {text: note}}
}
