package render

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"lpath/internal/lpath"
	"lpath/internal/pace"
)

// Phase is how far a phase is.
type Phase struct {
	Number       int    `json:"number"`
	ID           string `json:"id"`
	Title        string `json:"title"`
	Complete     bool   `json:"complete"`
	MinutesDone  int    `json:"minutes_done"`
	MinutesTotal int    `json:"minutes_total"`
	Done         int    `json:"done"`
	Total        int    `json:"total"`

	totals lpath.Totals
	mark   string
}

// Last is the record written last.
type Last struct {
	Ref    string    `json:"ref"`
	ID     string    `json:"id"`
	Title  string    `json:"title"`
	Status string    `json:"status"`
	At     time.Time `json:"at"`
	Note   *string   `json:"note"`
}

// Status is where a learner stands.
type Status struct {
	Path     string     `json:"path"`
	Title    string     `json:"title"`
	Active   bool       `json:"active"`
	Started  *time.Time `json:"started"`
	Progress Progress   `json:"progress"`
	Phases   []Phase    `json:"phases"`
	Last     *Last      `json:"last"`
	Next     *Item      `json:"next"`
	Forecast *Forecast  `json:"forecast"`

	ending   *ending // nil as long as something is open
	forecast pace.Forecast
	planned  *planLine // of a plan that was saved
	short    *Item     // to come back with
}

// NewStatus makes the view of where a learner stands. active says whether the
// path is the active one; f is the zero forecast for who records no time.
func NewStatus(t *lpath.Tracker, active bool, f pace.Forecast) Status {
	path := t.Path()
	v := Status{
		Path: path.ID, Title: path.Title, Active: active, Started: started(t),
		Progress: NewProgress(t.Totals()), Phases: make([]Phase, 0, len(path.Phases)),
		Last: newLast(t), Next: next(t),
		forecast: f,
	}
	if v.Progress.Complete {
		v.ending = new(newEnding(t))
	} else {
		v.Forecast = NewForecast(f)
	}
	for _, phase := range path.Phases {
		v.Phases = append(v.Phases, newPhase(t, phase, v.Next))
	}
	v.short = newReturn(t, v.Next)
	return v
}

func started(t *lpath.Tracker) *time.Time {
	if at := t.Progress().Started; !at.IsZero() {
		return &at
	}
	return nil
}

func next(t *lpath.Tracker) *Item {
	items := t.Next(1)
	if len(items) == 0 {
		return nil
	}
	return new(NewItem(t, items[0]))
}

func newPhase(t *lpath.Tracker, phase *lpath.Phase, next *Item) Phase {
	totals := t.PhaseTotals(phase)
	v := Phase{
		Number: phase.Number, ID: phase.ID, Title: phase.Title, Complete: totals.Complete,
		MinutesDone: totals.MinutesDone, MinutesTotal: totals.MinutesTotal,
		Done: totals.Done, Total: totals.Total, totals: totals, mark: markLocked,
	}
	for _, r := range phase.Resources {
		if t.Status(r) == lpath.Ready {
			v.mark = markReady
		}
	}
	switch {
	case next != nil && *next.Phase == phase.Number:
		v.mark = markNext
	case totals.Complete:
		v.mark = markDone
	}
	return v
}

func newLast(t *lpath.Tracker) *Last {
	var last *lpath.Record
	var item *lpath.Item
	for _, i := range t.Path().Items() { // of those of the same second, the one furthest on
		r := t.Record(i)
		if r != nil && r.Finished() && (last == nil || !r.At.Before(last.At)) {
			last, item = r, i
		}
	}
	if last == nil {
		return nil
	}
	return &Last{
		Ref: item.Ref().String(), ID: item.ID, Title: item.Title,
		Status: last.Status.String(), At: last.At, Note: known(last.Note),
	}
}

// Short is the line for a shell's prompt: "serverless 27% 2.1 40m".
func (v Status) Short() string {
	s := fmt.Sprintf("%s %d%%", v.Path, v.Progress.Percent)
	if v.Next != nil {
		s += " " + v.Next.Ref + " " + v.Next.duration()
	}
	return s
}

// Write adds the first screen.
func (v Status) Write(p *Page) {
	p.wrapped("", visible(v.Title), p.bold)
	v.Progress.write(p, "")
	p.blank()
	v.writePhases(p)
	p.blank()
	if v.forecast.Sessions > 0 && !v.Progress.Complete {
		writePace(p, v.forecast)
	}
	gap := v.Last != nil && !sameDay(v.Last.At, p.Now)
	switch {
	case v.Progress.Complete:
		v.ending.write(p, "  ")
	case gap:
		v.Last.write(p)
	}
	if v.Next != nil {
		writeNext(p, v.Next)
		if gap {
			writeHint(p, v.Next)
		}
		if gap && v.short != nil && p.Now.Sub(v.Last.At).Hours() >= 24*comeBack {
			p.wrapped("  Short "+v.short.Ref+"  ", v.short.titled()+", to come back with", nil)
		}
	}
	if v.planned != nil {
		v.planned.write(p)
	}
}

// sameDay compares the days as each was for the learner.
func sameDay(a, b time.Time) bool { return a.Format(time.DateOnly) == b.Format(time.DateOnly) }

func (l Last) write(p *Page) {
	s := fmt.Sprintf("%s, %s", visible(l.Title), p.day(l.At))
	if l.Note != nil {
		s += fmt.Sprintf(`: "%s"`, lastLine(*l.Note))
	}
	p.wrapped("  Last  "+l.Ref+"  ", s, nil)
}

// lastLine is what was noted last, visible.
func lastLine(note string) string { return visible(note[strings.LastIndexByte(note, '\n')+1:]) }

// writeNext adds what comes next, without its link: lpath next shows that.
func writeNext(p *Page, next *Item) {
	short := *next
	short.URL = nil
	short.write(p, "  Next  "+next.Ref+"  ")
}

// writeHint adds what to type for what comes next.
func writeHint(p *Page, next *Item) {
	hint := "lpath open reads it, lpath done marks it"
	if next.URL == nil {
		hint = "lpath done marks it"
	}
	p.wrapped(strings.Repeat(" ", len("  Next  ")+len(next.Ref)+2), hint, p.faint)
}

// writePhases adds a line for each phase; of many, those finished and those
// far ahead are folded into one line each.
func (v Status) writePhases(p *Page) {
	t := table{indent: 2, columns: []column{
		{head: markColumn},
		{right: true},
		{flex: true},
		{drop: 1},
		{drop: 2},
	}}
	from, to := v.window()
	if from > 0 {
		t.add(p.mark(markDone), cell{text: "1" + p.either("–", "-") + strconv.Itoa(from)}, cell{text: "complete"}, cell{}, cell{})
	}
	for _, phase := range v.Phases[from:to] {
		t.add(phase.cells(p)...)
	}
	if far := v.Phases[to:]; len(far) > 0 {
		minutes, unknown := 0, 0
		for _, phase := range far {
			minutes += phase.totals.MinutesLeft()
			unknown += phase.totals.UnknownLeft
		}
		t.add(cell{}, cell{}, cell{text: fmt.Sprintf("%d more phases, %s", len(far), shortSpan(minutes, unknown))}, cell{}, cell{})
	}
	t.write(p)
}

// maxPhases is how many phases are shown without folding.
const maxPhases = 8

// window returns which phases are shown in full.
func (v Status) window() (from, to int) {
	n := len(v.Phases)
	if n <= maxPhases {
		return 0, n
	}
	for from < n-1 && v.Phases[from].Complete {
		from++
	}
	if from < 2 {
		from = 0
	}
	to = min(n, from+maxPhases-2)
	if n-to < 2 {
		to = n
	}
	return from, to
}

func (v Phase) cells(p *Page) []cell {
	finished := v.totals.Done + v.totals.Skipped
	left := shortSpan(v.totals.MinutesLeft(), v.totals.UnknownLeft) + " left"
	if v.Complete {
		left = "complete"
	}
	if v.mark == markLocked {
		left += ", locked"
	}
	if v.totals.Skipped > 0 {
		left += fmt.Sprintf(", %d skipped", v.totals.Skipped)
	}
	title := cell{text: visible(v.Title)}
	if v.mark == markNext {
		title.paint = p.bold
	}
	return []cell{
		p.mark(v.mark),
		{text: strconv.Itoa(v.Number)},
		title,
		{text: fmt.Sprintf("%d of %d", finished, v.Total)},
		{text: left},
	}
}
