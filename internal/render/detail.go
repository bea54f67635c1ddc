package render

import (
	"fmt"
	"strings"
	"time"

	"lpath/internal/lpath"
	"lpath/internal/text"
)

// Session is a stretch of time spent on an item.
type Session struct {
	At      time.Time `json:"at"`
	Minutes int       `json:"minutes"`
}

// Detail is one item in full.
type Detail struct {
	Path       string    `json:"path"`
	Item       Needy     `json:"item"`
	Record     *Record   `json:"record"`
	Sessions   []Session `json:"sessions"`
	Way        []Item    `json:"way"`
	WayMinutes int       `json:"way_minutes"`

	way     lpath.Way
	why     string
	phase   string
	channel string
	spent   int
	ticks   string // of a checklist item: what it waits for
}

// Needy is an item with what it needs.
type Needy struct {
	Item
	Needs []string `json:"needs"`
}

func newNeedy(t *lpath.Tracker, item *lpath.Item) Needy {
	return Needy{NewItem(t, item), append([]string{}, item.Needs...)}
}

// NewDetail makes the view of one item.
func NewDetail(t *lpath.Tracker, item *lpath.Item) Detail {
	sessions, spent := t.Progress().SessionsOf(item.ID)
	v := Detail{
		Path: t.Path().ID, Item: newNeedy(t, item),
		Record: newRecord(t, item, spent), Sessions: []Session{}, Way: []Item{},
		why: t.Why(item), channel: item.Channel,
	}
	if t.Status(item) == lpath.Locked {
		v.way = t.Way(item)
		v.Way, v.WayMinutes = newItems(t, v.way.Items), v.way.Minutes
	}
	for _, s := range sessions {
		v.Sessions = append(v.Sessions, Session{s.At, s.Minutes})
	}
	v.spent = spent
	if item.Phase != nil {
		v.phase = fmt.Sprintf("%d %s", item.Phase.Number, visible(item.Phase.Title))
	}
	if item.Kind == lpath.Check {
		c := t.Checklist()[item.Number-1]
		v.ticks = newTicked(c).words()
		v.Item.Status = lpath.Ready.String()
		if c.Done {
			v.Item.Status = lpath.Done.String()
		}
	}
	return v
}

// Write adds the item with all that is known of it.
func (v Detail) Write(p *Page) {
	if v.ticks != "" {
		p.wrapped("", v.ticks, p.bold)
	} else {
		v.Item.write(p, v.Item.Ref+"  ")
	}
	p.blank()
	v.field(p, "Phase", v.phase)
	v.field(p, "Id", v.Item.ID)
	v.field(p, "Channel", visible(v.channel))
	v.field(p, "Needs", visible(strings.Join(v.Item.Needs, " ")))
	v.field(p, "Status", v.status(p))
	first := make([]string, 0, len(v.Way)+1)
	for _, step := range v.Way {
		first = append(first, step.sized())
	}
	if len(first) > 1 {
		first = append(first, "together "+spanOf(v.way))
	}
	v.field(p, "First", first...)
	if v.spent > 0 {
		v.field(p, "Spent", v.spentWords(p)...)
	}
	if v.Record != nil && v.Record.Note != nil {
		v.field(p, "Note", text.Lines(*v.Record.Note)...)
	}
}

// status is "locked: why", "ready", or what the record says.
func (v Detail) status(p *Page) string {
	s := v.Item.Status
	switch {
	case v.ticks != "" && s == lpath.Done.String():
		return "ticked"
	case v.ticks != "":
		return "open"
	}
	if v.why != "" {
		s += ": " + v.why
	}
	if v.Record != nil && v.Record.Status != lpath.RecordOpen.String() {
		s += " " + p.moment(v.Record.At)
		if v.Record.OutOfOrder {
			s += ", out of order"
		}
	}
	return s
}

func (v Detail) spentWords(p *Page) []string {
	var lines []string
	for _, s := range v.Sessions {
		lines = append(lines, lpath.FormatMinutes(s.Minutes)+" on "+p.day(s.At))
	}
	if len(lines) > 1 {
		lines = append(lines, "together "+lpath.FormatMinutes(v.spent))
	}
	return lines
}

// field adds a name and its lines; nothing if there are none, or an empty one.
func (v Detail) field(p *Page, name string, lines ...string) {
	if len(lines) == 0 || lines[0] == "" && len(lines) == 1 {
		return
	}
	for i, l := range lines {
		if i > 0 {
			name = ""
		}
		p.wrapped(text.Pad(name, 9), l, nil)
	}
}
