package render

import "time"

// Welcome is the first screen as long as no path is active. As JSON it is a
// status of nothing.
type Welcome struct {
	Path     *string    `json:"path"`
	Title    *string    `json:"title"`
	Active   bool       `json:"active"`
	Started  *time.Time `json:"started"`
	Progress *Progress  `json:"progress"`
	Phases   []Phase    `json:"phases"`
	Last     *Last      `json:"last"`
	Next     *Item      `json:"next"`
	Forecast *Forecast  `json:"forecast"`

	paths []Listing
	some  bool
}

// NewWelcome makes the view of nothing, and of the paths that there are; some
// says that there is progress, though no path is active.
func NewWelcome(paths []Listing, some bool) Welcome {
	return Welcome{Phases: []Phase{}, paths: paths, some: some}
}

// Write adds what there is and how to begin.
func (v Welcome) Write(p *Page) {
	if v.some {
		p.wrapped("", "No path is active.", nil)
	} else {
		p.wrapped("", "No path started yet. Nothing is stored until you start one.", nil)
	}
	p.blank()
	t := table{indent: 2, columns: []column{{}, {flex: true}, {drop: 1}}}
	first := ""
	for _, path := range v.paths {
		if path.Error != nil {
			continue
		}
		if first == "" {
			first = path.ID
		}
		t.add(cell{text: path.ID}, cell{text: visible(path.Title)}, cell{text: path.words()})
	}
	t.write(p)
	p.blank()
	if first != "" {
		p.line("Start       lpath start " + first)
		p.line("Look first  lpath show -p " + first)
	}
	p.line("Your own    lpath start ./my-path.yaml")
}
