// Package lpath is the domain: a learning path and its rules, a learner's
// state and how it changes. It does no input or output, knows no clock, no
// YAML and no colour.
package lpath

import (
	"slices"
)

// Kind is what an item is.
type Kind uint8

// The kinds of items.
const (
	Resource   Kind = iota // counts as progress, follows the order
	Additional             // an extra: never blocks, never counts
	Video                  // an extra
	Check                  // an item of the completion checklist
)

// String is the kind's name in JSON.
func (k Kind) String() string {
	return [...]string{"resource", "additional", "video", "check"}[k]
}

// letter begins the refs of the kind.
func (k Kind) letter() string { return [...]string{"", "A", "V", "C"}[k] }

// Order says what has to come before a resource.
type Order uint8

// The orders of a path.
const (
	Strict Order = iota // phases in order, resources in order within them
	Phases              // phases in order, free within a phase
	Free                // only needs count
)

// Orders returns the orders' names, as in path files.
func Orders() []string { return []string{"strict", "phases", "free"} }

// String is the order's name in path files.
func (o Order) String() string { return Orders()[o] }

// Types returns what a resource may be, as in path files.
func Types() []string {
	return []string{"article", "video", "course", "book", "exercise", "project", "podcast", "paper", "tool", "other"}
}

// Path is a learning path that is legal: ids are unique, needs name what
// exists, and every resource can be reached. NewPath makes it; nobody changes it.
type Path struct {
	ID, Title, Overview string
	Prerequisites       []string
	Order               Order
	Phases              []*Phase
	Additional, Videos  []*Item
	Checklist           []*Item
	Notes               string

	resources []*Item // of all phases, in order
	items     []*Item // every item: resources, extras, checks; Item.index is its place
	byID      map[string]*Item
	phaseByID map[string]*Phase
}

// Phase is a named step of a path.
type Phase struct {
	Number    int // from 1
	ID, Title string
	Resources []*Item
}

// Item is anything with an id: a resource, an extra, a checklist item.
type Item struct {
	*ItemSpec // what the file says of it; but ID is the item's own, explicit or not

	ID            string
	Kind          Kind
	Number        int    // from 1, within its phase or list
	Phase         *Phase // of a resource
	needs         []need
	when          *condition // of a checklist item that ticks itself, else nil
	index, inPath int        // its place among all items; among all resources
}

// need is what an item waits for: a resource or a whole phase, one of the two.
type need struct {
	resource *Item
	phase    *Phase
}

// condition is what ticks a checklist item.
type condition struct {
	need
	extras  bool
	written string
}

// When is the condition of a checklist item, as written; "" for one ticked by
// hand, and for anything else.
func (i *Item) When() string {
	if i.when == nil {
		return ""
	}
	return i.when.written
}

// Ref returns the item's position as a person types it.
func (i *Item) Ref() Ref {
	r := Ref{Kind: i.Kind, Number: i.Number}
	if i.Phase != nil {
		r.Phase = i.Phase.Number
	}
	return r
}

// Place is the item's place among all of its path, from 0.
func (i *Item) Place() int { return i.index }

// Required reports whether progress counts the item: a resource that is not optional.
func (i *Item) Required() bool { return i.Kind == Resource && !i.Optional }

// Resources returns the resources of all phases, in order. The caller must not change it.
func (p *Path) Resources() []*Item { return p.resources }

// Extras returns the additional resources, then the videos.
func (p *Path) Extras() []*Item {
	n := len(p.resources)
	return p.items[n : n+len(p.Additional)+len(p.Videos)]
}

// Items returns every item: resources, extras, checklist items. The caller must not change it.
func (p *Path) Items() []*Item { return p.items }

// Item returns the item with the id, nil if there is none.
func (p *Path) Item(id string) *Item { return p.byID[id] }

// ResourceIDs returns the ids of all resources, in order.
func (p *Path) ResourceIDs() []string {
	ids := make([]string, len(p.resources))
	for i, r := range p.resources {
		ids[i] = r.ID
	}
	return ids
}

// Resolve returns the items that r names, in the path's order, never none
// without an error, which is a *RefError.
func (p *Path) Resolve(r Ref) ([]*Item, error) {
	if r.ID != "" {
		if item := p.byID[r.ID]; item != nil {
			return []*Item{item}, nil
		}
		if phase := p.phase(r.ID); phase != nil {
			return phase.Resources, nil
		}
		return nil, &RefError{Ref: r, Path: p}
	}
	list := p.list(r)
	switch {
	case r.Number == 0 && len(list) > 0:
		return list, nil
	case r.Number > 0 && r.Number <= len(list):
		return list[r.Number-1 : r.Number], nil
	}
	return nil, &RefError{Ref: r, Path: p}
}

// list returns the items among which a position counts; none if there is no such phase.
func (p *Path) list(r Ref) []*Item {
	switch r.Kind {
	case Additional:
		return p.Additional
	case Video:
		return p.Videos
	case Check:
		return p.Checklist
	case Resource:
	}
	if r.Phase < 1 || r.Phase > len(p.Phases) {
		return nil
	}
	return p.Phases[r.Phase-1].Resources
}

// phase returns the phase with the id; phase-N names phase N whatever its id.
func (p *Path) phase(id string) *Phase {
	if phase := p.phaseByID[id]; phase != nil {
		return phase
	}
	if !isPhaseID(id) {
		return nil
	}
	n, ok := position(id[len("phase-"):])
	if !ok || n > len(p.Phases) {
		return nil
	}
	return p.Phases[n-1]
}

// MedianMinutes is the median of what is known of the resources' durations,
// which stands in for those unknown; 0 if nothing is known.
func (p *Path) MedianMinutes() float64 {
	var known []int
	for _, r := range p.resources {
		if r.Duration.Known() {
			known = append(known, r.Duration.Mid())
		}
	}
	if len(known) == 0 {
		return 0
	}
	slices.Sort(known)
	half := len(known) / 2
	if len(known)%2 == 1 {
		return float64(known[half])
	}
	return float64(known[half-1]+known[half]) / 2
}

// inOrder sorts items as the path has them and drops repeated ones.
func inOrder(items []*Item) []*Item {
	slices.SortFunc(items, func(a, b *Item) int { return a.index - b.index })
	return slices.Compact(items)
}
