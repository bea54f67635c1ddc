package render

import (
	"fmt"
	"time"

	"lpath/internal/lpath"
	"lpath/internal/pace"
	"lpath/internal/text"
)

// Stats is the time that was spent, and how it compares with the estimates.
type Stats struct {
	Path           *string     `json:"path"` // nil for all paths
	Weeks          []Week      `json:"weeks"`
	Days           []StudyDay  `json:"days"`
	DaysOfLast14   int         `json:"days_of_last_14"`
	Ratio          *float64    `json:"ratio"`
	RatioResources int         `json:"ratio_resources"`
	ByType         []TypePace  `json:"by_type"`
	ByPhase        []PhasePace `json:"by_phase"`
	Furthest       []TookPace  `json:"furthest"`

	title string // visible
	since time.Time
	today lpath.Day
	days  []pace.Studied
	weeks []pace.Studied
	rates pace.Rates
	ref   string // of something to spend time on
}

// Week is the time spent in a week, by the day on which it begins.
type Week struct {
	Start   string `json:"start"`
	Minutes int    `json:"minutes"`
}

// StudyDay is a day on which time was spent.
type StudyDay struct {
	Date    string `json:"date"`
	Minutes int    `json:"minutes"`
}

// StatsOf says what statistics are made of.
type StatsOf struct {
	Trackers  []*lpath.Tracker // of the paths that can be read
	Sessions  []lpath.Session  // all that count, sorted by time
	All       bool             // of all paths, not of the one of the tracker
	Since     time.Time        // the zero time for all
	Now       time.Time
	WeekStart time.Weekday
}

// NewStats makes the view of the time that was spent since a time. Weeks go from
// the first to that of today, those without study too.
func NewStats(of StatsOf) Stats {
	v := Stats{
		Weeks: []Week{}, Days: []StudyDay{}, ByType: []TypePace{}, ByPhase: []PhasePace{}, Furthest: []TookPace{},
		title: "your paths", since: of.Since, today: lpath.DayOf(of.Now), rates: pace.Measure(of.Trackers, of.Since), ref: "2.1",
	}
	if !of.All {
		path := of.Trackers[0].Path()
		v.Path, v.title = &path.ID, visible(path.Title)
		if next := of.Trackers[0].Next(1); len(next) > 0 {
			v.ref = next[0].Ref().String()
		}
	}
	var sessions []lpath.Session
	for _, s := range of.Sessions {
		if !s.At.Before(of.Since) {
			sessions = append(sessions, s)
		}
	}
	v.days = pace.Days(sessions, v.today)
	v.weeks = pace.Weeks(v.days, v.today, of.WeekStart)
	v.DaysOfLast14 = pace.DaysAmong(v.days, v.today, 14)
	for _, d := range v.days {
		v.Days = append(v.Days, StudyDay{d.Day.String(), d.Minutes})
	}
	for _, w := range v.weeks {
		v.Weeks = append(v.Weeks, Week{w.Day.String(), w.Minutes})
	}
	v.setRates(of.All)
	return v
}

// Write adds the statistics, or kind words where there are none.
func (v Stats) Write(p *Page) {
	if len(v.days) == 0 {
		v.writeNothing(p)
		return
	}
	p.wrapped("", v.headline(), p.bold)
	p.blank()
	v.writeWeeks(p)
	p.blank()
	v.writeHeatmap(p)
	if v.rates.Resources == 0 {
		return
	}
	p.blank()
	v.writeRates(p)
}

// headline is "Road: 3h 5m on 12 days, 9 of the last 14 days".
func (v Stats) headline() string {
	minutes := 0
	for _, d := range v.days {
		minutes += d.Minutes
	}
	title := v.title
	if v.Path == nil {
		title = "All paths"
	}
	return fmt.Sprintf("%s: %s on %s, %d of the last 14 days",
		title, lpath.FormatMinutes(minutes), plural(len(v.days), "day"), v.DaysOfLast14)
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func (v Stats) writeNothing(p *Page) {
	if !v.since.IsZero() {
		p.wrapped("", "No time is recorded in "+v.title+" since "+p.moment(v.since)+".", nil)
		return
	}
	p.wrapped("", "No time is recorded in "+v.title+" yet, and none has to be: all else works without it. If you would like to know your pace:", nil)
	p.blank()
	for _, way := range [][2]string{
		{"When done", "lpath done " + v.ref + " --spent 40m"},
		{"In between", "lpath spent " + v.ref + " 25m"},
		{"Afterwards", "lpath spent " + v.ref + " 1h --at yesterday"},
	} {
		p.line(text.Pad(way[0], 12) + way[1])
	}
}
