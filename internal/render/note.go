package render

import (
	"fmt"

	"lpath/internal/lpath"
)

// NewNoted makes the receipt for a note.
func NewNoted(t *lpath.Tracker, item *lpath.Item) View {
	return Noted{Receipt{
		Path: t.Path().ID, Changed: []Named{NewNamed(t, item)}, Unlocked: []Unlocked{},
		Progress: new(NewProgress(t.Totals())), Next: next(t),
	}}
}

// Noted is the receipt for a note.
type Noted struct{ Receipt }

// Write adds the item that was noted.
func (v Noted) Write(p *Page) {
	named := v.Changed[0]
	p.wrapped(fmt.Sprintf("Noted  %s  ", or(named.Ref)), visible(or(named.Title)), p.bold)
}
