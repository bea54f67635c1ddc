package pathfile

import (
	"lpath/internal/lpath"
	"lpath/internal/yamlx"
)

// report notes the problems of a path where they stand.
func (r *reader) report(d *yamlx.Doc, problems []lpath.Problem) {
	r.locate(d)
	for _, p := range problems {
		if at, there := r.place(p.At); there {
			d.Fault(at, p.What, p.Hint)
		} else {
			d.Missing(at, p.What, p.Hint)
		}
	}
}

// locate reads a copy of the document, whose faults are known already, for the
// places of all that is in it.
func (r *reader) locate(d *yamlx.Doc) {
	again := *d
	r.count, r.places = 0, map[lpath.Address]yamlx.Place{}
	r.read(&again)
}

// note keeps where something stands.
func (r *reader) note(d *yamlx.Doc, at lpath.Address) {
	if r.places != nil {
		r.places[at] = d.Here()
	}
}

// place returns where a problem stands, and whether the file has what it is
// about; if not, the place is that of the nearest thing around it.
func (r *reader) place(at lpath.Address) (place yamlx.Place, there bool) {
	field := at
	field.Number = 0
	for _, try := range []lpath.Address{at, field} {
		if p, ok := r.places[try]; ok {
			return p, true
		}
	}
	for _, try := range []lpath.Address{{Kind: at.Kind, Phase: at.Phase, Item: at.Item}, {Phase: at.Phase}} {
		if p, ok := r.places[try]; ok {
			return p, false
		}
	}
	return r.places[lpath.Address{}], false
}
