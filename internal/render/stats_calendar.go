package render

import (
	"fmt"
	"strings"

	"github.com/fatih/color"

	"lpath/internal/lpath"
	"lpath/internal/text"
)

// lastWeeks is how many weeks have a bar, unless it is said since when.
const lastWeeks = 12

// writeWeeks adds a line for each week: the day on which it begins, the minutes,
// and a bar where there is room for drawings.
func (v Stats) writeWeeks(p *Page) {
	weeks := v.weeks
	if n := len(weeks) - lastWeeks; n > 0 && v.since.IsZero() {
		weeks = weeks[n:]
	}
	most, dates, spans := 0, 0, 0
	for _, w := range weeks {
		most = max(most, w.Minutes)
		dates, spans = max(dates, len(p.day(w.Day.Date()))), max(spans, len(lpath.FormatMinutes(w.Minutes)))
	}
	p.wrapped("", "By week", p.bold)
	for _, w := range weeks {
		s := "  " + text.PadLeft(p.day(w.Day.Date()), dates) + "  " + text.PadLeft(lpath.FormatMinutes(w.Minutes), spans)
		p.line(s + "  " + p.weekBar(w.Minutes, most, len(s)+2))
	}
}

// weekBar draws minutes against the most there are, in what room a line of so
// many columns leaves.
func (p *Page) weekBar(minutes, most, columns int) string {
	if p.ASCII || p.Width == 0 || minutes == 0 {
		return ""
	}
	cells := min(p.Width-columns, 40)
	return p.green(strings.Repeat("█", max(1, cells*minutes/most)))
}

const (
	heatWeeks = 26
	dayNames  = 4 // columns of "Mon "
)

// writeHeatmap adds a calendar of the last weeks, a column for each and a line
// for each of its days, and what the marks mean.
func (v Stats) writeHeatmap(p *Page) {
	weeks := heatWeeks
	if p.Width > 0 {
		weeks = max(1, min(weeks, (p.Width-2-dayNames)/2))
	}
	minutes := map[lpath.Day]int{}
	for _, d := range v.days {
		minutes[d.Day] = d.Minutes
	}
	first := v.today.Week(p.WeekStart) - lpath.Day(7*(weeks-1))
	p.wrapped("", fmt.Sprintf("The last %d weeks", weeks), p.bold)
	p.line(strings.Repeat(" ", 2+dayNames) + months(first, weeks))
	for weekday := range lpath.Day(7) {
		var line strings.Builder
		for week := range lpath.Day(weeks) {
			if day := first + 7*week + weekday; day <= v.today && day >= v.from() {
				line.WriteString(p.heat(minutes[day]) + " ")
			} else {
				line.WriteString("  ")
			}
		}
		p.line("  " + text.Pad((first+weekday).Date().Format("Mon"), dayNames) + line.String())
	}
	p.wrapped("  ", legend(p), nil)
}

// from is the first day that the statistics are about.
func (v Stats) from() lpath.Day {
	if v.since.IsZero() {
		return v.days[0].Day - 400 // long before what is shown
	}
	return lpath.DayOf(v.since)
}

// months names each month above the first week that begins in it, if there is room.
func months(first lpath.Day, weeks int) string {
	var b strings.Builder
	for week := range lpath.Day(weeks) {
		at := (first + 7*week).Date()
		starts := week == 0 || at.Month() != at.AddDate(0, 0, -7).Month()
		room := 2*int(week) > b.Len() || b.Len() == 0
		cut := week == 0 && at.AddDate(0, 0, 7).Month() != at.Month() // the next name needs the place
		if starts && room && !cut && int(week) < weeks-1 {
			b.WriteString(strings.Repeat(" ", 2*int(week)-b.Len()) + at.Format("Jan"))
		}
	}
	return b.String()
}

// heatLevel is a mark for days of study, and from how many minutes on it stands.
type heatLevel struct {
	from        int
	sign, ascii string
}

func heatLevels() []heatLevel {
	return []heatLevel{{0, "·", "."}, {1, "░", "-"}, {30, "▒", "+"}, {60, "▓", "*"}, {120, "█", "#"}}
}

// heat is the mark of a day.
func (p *Page) heat(minutes int) string {
	level := 0
	for i, l := range heatLevels() {
		if minutes >= l.from {
			level = i
		}
	}
	mark := p.either(heatLevels()[level].sign, heatLevels()[level].ascii)
	switch level {
	case 0:
		return p.faint(mark)
	case 1, 2:
		return p.green(mark)
	}
	return p.paint(mark, color.FgGreen, color.Bold)
}

// legend is what the marks mean.
func legend(p *Page) string {
	var parts []string
	for _, l := range heatLevels() {
		least := "none"
		if l.from > 0 {
			least = lpath.FormatMinutes(l.from) + "+"
		}
		parts = append(parts, p.either(l.sign, l.ascii)+" "+least)
	}
	return strings.Join(parts, ", ")
}
