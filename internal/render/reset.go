package render

import (
	"fmt"

	"lpath/internal/lpath"
)

// Forgotten is the receipt for a path whose progress was forgotten.
type Forgotten struct {
	Receipt

	gone *lpath.Progress
}

// NewForgotten makes the receipt for progress that was forgotten.
func NewForgotten(gone *lpath.Progress) Forgotten {
	v := Forgotten{Receipt: Receipt{Path: gone.ID, Changed: []Named{}, Unlocked: []Unlocked{}}, gone: gone}
	for _, r := range gone.Records {
		v.Changed = append(v.Changed, Named{ID: r.ID})
	}
	return v
}

// Write adds what was forgotten and how to get it back.
func (v Forgotten) Write(p *Page) {
	p.wrapped("Forgot  ", fmt.Sprintf("%s: %s, %s",
		visible(v.gone.Title), count(len(v.gone.Records), "record"), count(len(v.gone.Sessions), "session")), nil)
	p.wrapped("        ", "lpath undo brings them back", nil)
}
