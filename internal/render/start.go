package render

import (
	"strings"

	"lpath/internal/lpath"
)

// Beginning is the receipt for a path that was begun or taken up again.
type Beginning struct {
	Receipt

	verb          string
	size          string
	prerequisites []string
}

// NewBeginning makes the receipt for a path that is active now; begun says
// that it was not started before.
func NewBeginning(t *lpath.Tracker, begun bool) Beginning {
	path := t.Path()
	verb := "Back on"
	if begun {
		verb = "Started"
	}
	return Beginning{
		Receipt: NewReceipt(t, verb, lpath.Change{}), verb: verb, prerequisites: path.Prerequisites,
		size: NewListing(t, "", "", true).words(),
	}
}

// Write adds the path with its size, what it asks for, and its next resource.
func (v Beginning) Write(p *Page) {
	lead := p.mark(markNext).painted() + " " + v.verb + "  "
	p.wrapped(lead, visible(v.tracker.Path().Title), p.bold)
	indent := strings.Repeat(" ", len("x "+v.verb+"  "))
	if v.verb == "Started" {
		p.wrapped(indent, v.size, nil)
		writePrerequisites(p, v.prerequisites)
	} else {
		v.Progress.write(p, indent)
	}
	p.blank()
	if v.Next == nil {
		v.complete.write(p, "  ")
		return
	}
	writeNext(p, v.Next)
	writeHint(p, v.Next)
}
