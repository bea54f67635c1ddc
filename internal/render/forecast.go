package render

import (
	"fmt"
	"math"
	"strconv"

	"lpath/internal/lpath"
	"lpath/internal/pace"
	"lpath/internal/text"
)

// Forecast is when a path will be finished at the learner's pace, as days such
// as 2026-12-12; nil where that is more than 5 years away.
type Forecast struct {
	LikelyBy    *string `json:"likely_by"`
	NineInTenBy *string `json:"nine_in_ten_by"`
}

// NewForecast makes the view of a forecast, nil if the data support none.
func NewForecast(f pace.Forecast) *Forecast {
	if !f.Enough {
		return nil
	}
	return &Forecast{date(f.Likely), date(f.NineInTen)}
}

// date is a day in JSON, nil for none.
func date(d lpath.Day) *string {
	if d == 0 {
		return nil
	}
	return new(d.String())
}

// writePace adds a forecast to where the learner stands, with the ratio if it
// fits on the line.
func writePace(p *Page, f pace.Forecast) {
	const lead = "  Pace  "
	s := forecastWords(p, f)
	if f.Enough && f.Resources > 0 {
		more := s + p.either(" · ", " - ") + ratioWords(f.Ratio)
		if p.Width == 0 || len(lead)+text.Width(more) <= p.Width {
			s = more
		}
	}
	p.wrapped(lead, s, nil)
}

// forecastWords is a forecast in a line: the dates, or what is missing for
// them, and the days of study that they rest on.
func forecastWords(p *Page, f pace.Forecast) string {
	if !f.Enough {
		return "not enough data yet (" + missing(f) + ")"
	}
	s := "at this pace not within 5 years"
	if f.Likely > 0 {
		s = "likely by " + p.day(f.Likely.Date()) + ", 9 in 10 "
		if f.NineInTen > 0 {
			s += "by " + p.day(f.NineInTen.Date())
		} else {
			s += "not within 5 years"
		}
	}
	return s + p.either(" · ", " - ") + fmt.Sprintf("from %d study days in %d weeks", f.StudyDays, f.Weeks)
}

// missing says what a forecast lacks.
func missing(f pace.Forecast) string {
	switch {
	case f.StudyDays < pace.LeastStudyDays:
		return fmt.Sprintf("%d of %d study days", f.StudyDays, pace.LeastStudyDays)
	case f.Days < pace.LeastDays:
		return fmt.Sprintf("%d of %d days since the first session", f.Days, pace.LeastDays)
	}
	return "no duration is known"
}

// ratioWords says how long things take the learner: "you take 1.2 × the estimate".
func ratioWords(ratio float64) string {
	if r := ratioText(ratio); r != "1.0" {
		return "you take " + r + " × the estimate"
	}
	return "you take as long as is estimated"
}

// ratioText is a ratio to two figures or so: "0.05", "0.8", "1.2", "12".
func ratioText(ratio float64) string {
	switch {
	case ratio >= 9.95:
		return strconv.FormatFloat(ratio, 'f', 0, 64)
	case ratio < 0.095:
		return strconv.FormatFloat(ratio, 'f', 2, 64)
	}
	return strconv.FormatFloat(ratio, 'f', 1, 64)
}

// ratioNumber is a ratio in JSON, to three places; nil if nothing tells it.
func ratioNumber(r pace.Rate) *float64 {
	if r.Resources == 0 {
		return nil
	}
	return new(thousandths(r.Ratio))
}

func thousandths(x float64) float64 { return math.Round(x*1000) / 1000 }
