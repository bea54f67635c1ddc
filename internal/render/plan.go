package render

import (
	"fmt"
	"strings"

	"lpath/internal/lpath"
	"lpath/internal/pace"
	"lpath/internal/plan"
)

// PlannedItem is what a day has of a resource.
type PlannedItem struct {
	Ref     string `json:"ref"`
	ID      string `json:"id"`
	Title   string `json:"title"`
	Minutes int    `json:"minutes"`

	number, of int
}

// PlannedDay is a day of the plan.
type PlannedDay struct {
	Date  string        `json:"date"`
	Items []PlannedItem `json:"items"`

	day lpath.Day
}

// Wish is what a plan was asked for; what was not said is nil, or empty.
type Wish struct {
	By      *string  `json:"by"`
	PerDay  *int     `json:"per_day"`
	PerWeek *int     `json:"per_week"`
	On      []string `json:"on"`
	At      *string  `json:"at"`
	Off     []string `json:"off"`
}

// Plan is which resource on which day, and when the path will be finished at
// the learner's own pace.
type Plan struct {
	Path           string       `json:"path"`
	MinutesLeft    int          `json:"minutes_left"`
	Unknown        int          `json:"unknown"`
	EnoughData     bool         `json:"enough_data"`
	LikelyBy       *string      `json:"likely_by"`
	NineInTenBy    *string      `json:"nine_in_ten_by"`
	Ratio          *float64     `json:"ratio"`
	RatioResources int          `json:"ratio_resources"`
	StudyDays      int          `json:"study_days"`
	Weeks          int          `json:"weeks"`
	Wish           *Wish        `json:"wish"`
	Feasible       *bool        `json:"feasible"`
	NeededPerWeek  *int         `json:"needed_per_week"`
	Ends           *string      `json:"ends"`
	Days           []PlannedDay `json:"days"`

	Kept bool `json:"-"` // it was saved now

	title    string
	forecast pace.Forecast
	ending   *ending
	plan     *plan.Plan
	lag      *plan.Lag
}

// NewPlan makes the view of a plan, nil where the learner asked for none, with
// the forecast. lag says how far behind it the learner is, nil for not at all.
func NewPlan(t *lpath.Tracker, p *plan.Plan, lag *plan.Lag, f pace.Forecast) Plan {
	totals := t.Totals()
	v := Plan{
		Path: t.Path().ID, MinutesLeft: totals.MinutesLeft(), Unknown: totals.UnknownLeft,
		EnoughData: f.Enough, RatioResources: f.Resources, StudyDays: f.StudyDays, Weeks: f.Weeks,
		Days: []PlannedDay{}, title: t.Path().Title, forecast: f, plan: p, lag: lag,
	}
	if f.Resources > 0 {
		v.Ratio = new(thousandths(f.Ratio))
	}
	if f.Enough {
		v.LikelyBy, v.NineInTenBy = date(f.Likely), date(f.NineInTen)
	}
	if totals.Complete {
		v.ending = new(newEnding(t))
	}
	if p == nil {
		return v
	}
	v.Wish, v.Feasible, v.Ends = newWish(p.Wish), &p.Feasible, date(p.Ends)
	if p.StudyDays > 0 {
		v.NeededPerWeek = &p.NeededPerWeek
	}
	for _, d := range p.Days {
		v.Days = append(v.Days, newPlannedDay(d))
	}
	return v
}

func newWish(w lpath.Wish) *Wish {
	v := &Wish{By: date(w.By), On: w.On.Names(), At: known(w.At), Off: []string{}}
	if w.PerDay > 0 {
		v.PerDay = &w.PerDay
	}
	if w.PerWeek > 0 {
		v.PerWeek = &w.PerWeek
	}
	for _, d := range w.Off {
		v.Off = append(v.Off, d.String())
	}
	return v
}

func newPlannedDay(d plan.Date) PlannedDay {
	v := PlannedDay{Date: d.Day.String(), Items: []PlannedItem{}, day: d.Day}
	for _, part := range d.Parts {
		v.Items = append(v.Items, PlannedItem{
			Ref: part.Item.Ref().String(), ID: part.Item.ID, Title: part.Item.Title, Minutes: part.Minutes,
			number: part.Number, of: part.Of,
		})
	}
	return v
}

// Write adds the plan day by day, or without one the forecast.
func (v Plan) Write(p *Page) {
	switch {
	case v.ending != nil:
		v.ending.write(p, "")
		return
	case v.plan == nil:
		v.writeForecast(p)
		return
	}
	p.wrapped("", v.headline(p), p.bold)
	for _, remark := range v.remarks(p) {
		p.wrapped("  ", remark, nil)
	}
	if len(v.Days) > 0 {
		p.blank()
		v.writeDays(p)
	}
	if v.Kept {
		p.blank()
		p.wrapped("", "Saved: lpath and lpath plan follow it from now on, lpath plan --clear forgets it", nil)
	}
}

// writeForecast adds when the path will be finished, and how to ask for a plan.
func (v Plan) writeForecast(p *Page) {
	p.wrapped("", span(v.MinutesLeft, v.Unknown)+" left", p.bold)
	p.wrapped("  ", forecastWords(p, v.forecast), nil)
	if v.forecast.Enough && v.forecast.Resources > 0 {
		p.wrapped("  ", fmt.Sprintf("%s, by %s", ratioWords(v.forecast.Ratio), plural(v.forecast.Resources, "resource")), nil)
	}
	p.blank()
	p.wrapped("By a date   ", "lpath plan --by "+p.Now.AddDate(0, 1, 0).Format("2006-01-02"), nil)
	p.wrapped("By a budget ", "lpath plan --per-week 5h --on mon,wed,sat", nil)
}

// headline is the answer in a line.
func (v Plan) headline(p *Page) string {
	w, left := v.plan.Wish, lpath.FormatMinutes(v.plan.Work.Minutes)+" left, "
	if w.PerDay+w.PerWeek == 0 {
		return left + v.spread(p)
	}
	budget := lpath.FormatMinutes(w.PerDay) + " a day"
	if w.PerWeek > 0 {
		budget = lpath.FormatMinutes(w.PerWeek) + " a week"
	}
	if w.On != 0 {
		budget += " on " + strings.Join(w.On.Names(), ", ")
	}
	s := left + budget + ": "
	if v.plan.Ends == 0 {
		return s + fmt.Sprintf("not done within %d years", plan.HorizonYears)
	}
	s += "done on " + p.day(v.plan.Ends.Date())
	switch off := int(v.plan.Ends - w.By); {
	case w.By == 0:
	case off < 0:
		s += fmt.Sprintf(", %s before %s", plural(-off, "day"), p.day(w.By.Date()))
	case off > 0:
		s += fmt.Sprintf(", %s after %s", plural(off, "day"), p.day(w.By.Date()))
	default:
		s += ", as you wish"
	}
	return s
}

// spread is what a date alone asks for: "27 days: 47m a week, or 7m a day".
func (v Plan) spread(p *Page) string {
	by := p.day(v.plan.Wish.By.Date())
	switch {
	case v.plan.Wish.By < v.plan.Today:
		return "and the end, " + by + ", has passed"
	case v.plan.StudyDays == 0:
		return "and no day of study until " + by
	}
	days := plural(v.plan.StudyDays, "day")
	if v.plan.Wish.On != 0 || len(v.plan.Wish.Off) > 0 {
		days += " of study"
	}
	perDay := lpath.FormatMinutes(v.plan.NeededPerDay) + " a day"
	if v.plan.Wish.By-v.plan.Today < 7 {
		return days + ": " + perDay
	}
	return days + ": " + lpath.FormatMinutes(v.plan.NeededPerWeek) + " a week, or " + perDay
}

// remarks are what the figures rest on, and what to do where they don't fit.
func (v Plan) remarks(p *Page) (remarks []string) {
	work := v.plan.Work
	if v.lag != nil {
		remarks = append(remarks, lagWords(p, v.lag))
	}
	if v.plan.Wish.By != 0 && v.plan.StudyDays == 0 {
		remarks = append(remarks, "lpath plan --by DATE --save sets another end")
	}
	if v.plan.GapPerWeek > 0 {
		remarks = append(remarks, fmt.Sprintf("%s takes %s a week: %s more than that", p.day(v.plan.Wish.By.Date()),
			lpath.FormatMinutes(v.plan.NeededPerWeek), lpath.FormatMinutes(v.plan.GapPerWeek)))
	}
	if v.plan.RequiredEnds != 0 {
		remarks = append(remarks, fmt.Sprintf("without what is optional (%s): done on %s", lpath.FormatMinutes(work.Optional), p.day(v.plan.RequiredEnds.Date())))
	} else if work.Optional > 0 {
		remarks = append(remarks, lpath.FormatMinutes(work.Optional)+" of it is optional")
	}
	if work.Ratio > 0 {
		remarks = append(remarks, fmt.Sprintf("estimates times %s, as %d resources took you", ratioText(work.Ratio), work.Rests))
	}
	if work.Unknown > 0 {
		each := ""
		if work.Unknown > 1 {
			each = " each"
		}
		remarks = append(remarks, fmt.Sprintf("%d of unknown duration, counted as %s%s", work.Unknown, lpath.FormatMinutes(work.Median), each))
	}
	return remarks
}

// foldDays is how many days are shown of a long plan.
const foldDays = 14

// writeDays adds a line for each part of the next two weeks, and one for the
// rest, unless that is short too.
func (v Plan) writeDays(p *Page) {
	t := table{indent: 2, least: 12, columns: []column{{}, {}, {flex: true}, {drop: 1}, {right: true}}}
	shown := 0
	for shown < len(v.Days) && v.Days[shown].day < v.plan.Today+foldDays {
		shown++
	}
	if shown == 0 || len(v.Days)-shown < 3 {
		shown = min(len(v.Days), max(shown+2, 3))
	}
	for _, d := range v.Days[:shown] {
		day := p.weekday(d.day)
		for _, item := range d.Items {
			part := ""
			if item.of > 1 {
				part = fmt.Sprintf("%d of %d", item.number, item.of)
			}
			t.add(cell{text: day}, cell{text: item.Ref}, cell{text: visible(item.Title)}, cell{text: part}, cell{text: lpath.FormatMinutes(item.Minutes)})
			day = ""
		}
	}
	t.write(p)
	if rest := v.Days[shown:]; len(rest) > 0 {
		minutes := 0
		for _, d := range v.plan.Days[shown:] {
			minutes += d.Minutes()
		}
		p.wrapped("  ", fmt.Sprintf("and %s more until %s, %s", plural(len(rest), "day"), p.day(rest[len(rest)-1].day.Date()), lpath.FormatMinutes(minutes)), p.faint)
	}
}

// weekday is a day as "Tue 24 Nov".
func (p *Page) weekday(d lpath.Day) string {
	return d.Weekday().String()[:3] + " " + fmt.Sprintf("%6s", p.day(d.Date()))
}
