package render

import (
	"fmt"
	"time"

	"lpath/internal/lpath"
)

// Record is what a learner did with an item.
type Record struct {
	Status       string    `json:"status"`
	At           time.Time `json:"at"`
	Note         *string   `json:"note"`
	OutOfOrder   bool      `json:"out_of_order"`
	MinutesSpent int       `json:"minutes_spent"`
}

// newRecord is the view of an item's record, nil if it has none; spent are its
// minutes.
func newRecord(t *lpath.Tracker, item *lpath.Item, spent int) *Record {
	r := t.Record(item)
	if r == nil {
		return nil
	}
	return &Record{Status: r.Status.String(), At: r.At, Note: known(r.Note), OutOfOrder: r.OutOfOrder, MinutesSpent: spent}
}

// Listed is a resource of an outline.
type Listed struct {
	Needy
	Record *Record `json:"record"`
}

// ListedVideo is a video of an outline.
type ListedVideo struct {
	Item
	Channel *string `json:"channel"`
}

// OutlinePhase is a phase of an outline.
type OutlinePhase struct {
	Number    int      `json:"number"`
	ID        string   `json:"id"`
	Title     string   `json:"title"`
	Complete  bool     `json:"complete"`
	Resources []Listed `json:"resources"`
}

// Outline is a whole path as it stands.
type Outline struct {
	ID            string         `json:"id"`
	Title         string         `json:"title"`
	Overview      *string        `json:"overview"`
	Prerequisites []string       `json:"prerequisites"`
	Order         string         `json:"order"`
	Progress      Progress       `json:"progress"`
	Phases        []OutlinePhase `json:"phases"`
	Additional    []Item         `json:"additional"`
	Videos        []ListedVideo  `json:"videos"`
	Checklist     []Ticked       `json:"checklist"`
	Notes         *string        `json:"notes"`

	started bool
	next    string // the ref of the next resource
	tracker *lpath.Tracker
}

// NewOutline makes the view of a whole path.
func NewOutline(t *lpath.Tracker) Outline {
	path := t.Path()
	v := Outline{
		ID: path.ID, Title: path.Title, Overview: known(path.Overview),
		Prerequisites: append([]string{}, path.Prerequisites...), Order: path.Order.String(),
		Progress: NewProgress(t.Totals()), Phases: make([]OutlinePhase, 0, len(path.Phases)),
		Additional: newItems(t, path.Additional), Videos: make([]ListedVideo, 0, len(path.Videos)),
		Checklist: newTickeds(t), Notes: known(path.Notes),
		started: started(t) != nil, tracker: t,
	}
	spent := t.Progress().MinutesSpent()
	for _, phase := range path.Phases {
		o := OutlinePhase{Number: phase.Number, ID: phase.ID, Title: phase.Title, Complete: t.Complete(phase)}
		for _, r := range phase.Resources {
			o.Resources = append(o.Resources, Listed{newNeedy(t, r), newRecord(t, r, spent[r.ID])})
		}
		v.Phases = append(v.Phases, o)
	}
	for _, video := range path.Videos {
		v.Videos = append(v.Videos, ListedVideo{NewItem(t, video), known(video.Channel)})
	}
	if items := t.Next(1); len(items) > 0 {
		v.next = items[0].Ref().String()
	}
	return v
}

// Write adds the outline. A path that is not started is introduced first.
func (v Outline) Write(p *Page) {
	p.wrapped("", visible(v.Title), p.bold)
	v.Progress.write(p, "")
	if !v.started {
		v.introduce(p)
	}
	p.blank()
	t := table{indent: 2, columns: []column{
		{head: markColumn},
		{},
		{flex: true},
		{drop: 3},
		{right: true, drop: 2},
		{drop: 1},
	}}
	for _, phase := range v.Phases {
		t.add(cell{fmt.Sprintf("%d  %s", phase.Number, visible(phase.Title)), p.bold})
		for _, r := range phase.Resources {
			t.add(v.row(p, r.Item)...)
		}
	}
	if len(v.Additional)+len(v.Videos) > 0 {
		t.add(cell{"Extras (block nothing)", p.bold})
	}
	for _, item := range v.Additional {
		t.add(v.row(p, item)...)
	}
	for _, video := range v.Videos {
		t.add(v.row(p, video.Item)...)
	}
	t.write(p)
	if !v.started && v.Notes != nil {
		p.blank()
		p.paragraphs(*v.Notes)
	}
}

func (v Outline) introduce(p *Page) {
	if v.Overview != nil {
		p.blank()
		p.paragraphs(*v.Overview)
	}
	writePrerequisites(p, v.Prerequisites)
}

func writePrerequisites(p *Page, prerequisites []string) {
	if len(prerequisites) == 0 {
		return
	}
	p.blank()
	p.line("Before you start")
	for _, s := range prerequisites {
		p.wrapped("  - ", visible(s), nil)
	}
}

func (v Outline) row(p *Page, item Item) []cell {
	r := v.tracker.Record(v.tracker.Path().Item(item.ID))
	when, noted := "", r != nil && r.Note != ""
	if r != nil && r.Finished() {
		when = p.day(r.At)
	}
	return item.row(p, item.Ref == v.next, when, noted)
}
