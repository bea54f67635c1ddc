package render

import (
	"fmt"
	"strings"

	"lpath/internal/lpath"
)

// Next is what to do next.
type Next struct {
	Path      string `json:"path"`
	Resources []Item `json:"resources"`
	Complete  bool   `json:"complete"`

	many   bool
	within string  // the time there is; "" for any
	ending *ending // nil as long as something is open
}

// NewNext makes the view of up to n open resources, next first.
func NewNext(t *lpath.Tracker, n int) Next {
	return newNext(t, t.Next(n), n > 1, "")
}

// NewFitting makes the view of the first thing that fits into some minutes.
func NewFitting(t *lpath.Tracker, minutes int) Next {
	return newNext(t, t.Fitting(minutes, 1), false, lpath.FormatMinutes(minutes))
}

func newNext(t *lpath.Tracker, items []*lpath.Item, many bool, within string) Next {
	v := Next{
		Path: t.Path().ID, Resources: newItems(t, items), Complete: t.Totals().Complete,
		many: many, within: within,
	}
	if len(items) == 0 && within == "" {
		v.ending = new(newEnding(t))
	}
	return v
}

// Write adds one resource in full, or several as a table.
func (v Next) Write(p *Page) {
	switch {
	case len(v.Resources) == 0 && v.within != "":
		p.wrapped("", fmt.Sprintf("nothing that is ready is known to fit into %s", v.within), nil)
	case v.ending != nil:
		v.ending.write(p, "")
	case v.many:
		v.writeTable(p)
	default:
		v.Resources[0].write(p, v.Resources[0].Ref+"  ")
	}
}

func (v Next) writeTable(p *Page) {
	t := table{columns: []column{
		{head: markColumn},
		{},
		{flex: true},
		{drop: 2},
		{right: true, drop: 1},
		{drop: 3},
	}}
	for i, item := range v.Resources {
		t.add(item.row(p, i == 0, "", false)...)
	}
	t.write(p)
}

// row is the item as a line of a table: mark, ref, title, type, duration,
// status. when is the day of its record, "" if it has none.
func (i Item) row(p *Page, next bool, when string, noted bool) []cell {
	extra := i.Kind != lpath.Resource.String()
	status, title, duration := i.Status, cell{text: visible(i.Title)}, i.duration()
	if next {
		status, title.paint = markNext, p.bold
	}
	if extra && i.Minutes == nil {
		duration = ""
	}
	var words []string
	switch {
	case when != "":
		words = append(words, status+" "+when)
	case !extra:
		words = append(words, status)
	}
	if i.Optional {
		words = append(words, "optional")
	}
	if noted {
		words = append(words, "note")
	}
	return []cell{p.mark(status), {text: i.Ref}, title, {text: or(i.Type)}, {text: duration}, {text: strings.Join(words, ", ")}}
}
