package lpath

import (
	"fmt"
	"strings"
)

// Way is what has to come first, in the path's order.
type Way struct {
	Items   []*Item
	Minutes int // of known durations only
	Unknown int // how many durations are unknown
}

// Way returns the resources that have to be done or skipped before item
// becomes ready. Steps that are finished already are not in it. For an item
// that is not locked, and for extras, the way is empty.
func (t *Tracker) Way(item *Item) Way {
	if t.Status(item) != Locked {
		return Way{}
	}
	return t.way([]*Item{item}, t.finished)
}

// way returns what has to come before items, given what is finished.
func (t *Tracker) way(items []*Item, finished func(*Item) bool) Way {
	w := wayfinder{tracker: t, wanted: make([]bool, len(t.path.resources)), finished: finished}
	for _, item := range items {
		if item.Kind == Resource {
			w.before(item)
		}
	}
	for len(w.open) > 0 {
		r := w.open[len(w.open)-1]
		w.open = w.open[:len(w.open)-1]
		w.before(r)
	}
	var way Way
	for i, wanted := range w.wanted {
		if !wanted {
			continue
		}
		r := t.path.resources[i]
		way.Items = append(way.Items, r)
		way.Minutes += r.Duration.Mid()
		if !r.Duration.Known() {
			way.Unknown++
		}
	}
	return way
}

// wayfinder collects steps, each once; open are those whose own way is still to find.
type wayfinder struct {
	tracker  *Tracker
	finished func(*Item) bool
	wanted   []bool
	ordered  int // what the order puts before this place is in
	open     []*Item
}

// before wants what order and needs put before item.
func (w *wayfinder) before(item *Item) {
	until := 0
	switch w.tracker.path.Order {
	case Strict:
		until = item.inPath
	case Phases:
		until = item.Phase.Resources[0].inPath
	case Free:
	}
	for ; w.ordered < until; w.ordered++ {
		w.wantRequired(w.tracker.path.resources[w.ordered])
	}
	for _, n := range item.needs {
		if n.resource != nil {
			w.want(n.resource)
			continue
		}
		for _, r := range n.phase.Resources {
			w.wantRequired(r)
		}
	}
}

func (w *wayfinder) wantRequired(r *Item) {
	if r.Required() {
		w.want(r)
	}
}

func (w *wayfinder) want(r *Item) {
	if !w.wanted[r.inPath] && !w.finished(r) {
		w.wanted[r.inPath] = true
		w.open = append(w.open, r)
	}
}

// why says in a few words what keeps a locked item locked, given what is finished.
func (t *Tracker) why(item *Item, finished func(*Item) bool) string {
	var phases, steps []string
	for _, phase := range t.path.Phases[:item.Phase.Number-1] {
		if t.path.Order != Free && !complete(phase, finished) {
			phases = append(phases, fmt.Sprint(phase.Number))
		}
	}
	switch {
	case len(phases) == 1:
		return fmt.Sprintf("phase %s is not complete", phases[0])
	case len(phases) > 1:
		return fmt.Sprintf("phases %s are not complete", enumerate(phases))
	}
	if t.path.Order == Strict {
		for _, r := range item.Phase.Resources[:item.Number-1] {
			if r.Required() && !finished(r) {
				steps = append(steps, r.Ref().String())
			}
		}
	}
	switch {
	case len(steps) == 1:
		return steps[0] + " comes first"
	case len(steps) > 1:
		return enumerate(steps) + " come first"
	}
	for _, n := range item.needs {
		if n.phase != nil && !complete(n.phase, finished) || n.resource != nil && !finished(n.resource) {
			steps = append(steps, n.name())
		}
	}
	return "it needs " + enumerate(steps)
}

// Why says in a few words what keeps a locked resource locked, "" if it is not.
func (t *Tracker) Why(item *Item) string {
	if t.Status(item) != Locked {
		return ""
	}
	return t.why(item, t.finished)
}

// enumerate joins names for a sentence, few of many.
func enumerate(names []string) string {
	n := len(names)
	switch {
	case n == 1:
		return names[0]
	case n > 4:
		return fmt.Sprintf("%s and %d more", strings.Join(names[:3], ", "), n-3)
	}
	return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
}

// refsOf names items the way a person would type them: each by itself, or, of
// more than eight, whole phases by their number where all that is open and
// required of them is among the items.
func (t *Tracker) refsOf(items []*Item) []Ref {
	among := make(map[*Item]bool, len(items))
	for _, item := range items {
		among[item] = true
	}
	var refs []Ref
	var last *Phase
	for _, item := range items {
		if len(items) > 8 && item.Required() && t.wholly(item.Phase, among) {
			if item.Phase != last {
				refs = append(refs, Ref{Phase: item.Phase.Number})
			}
			last = item.Phase
			continue
		}
		refs = append(refs, item.Ref())
	}
	return refs
}

// wholly reports whether all that is required of a phase is finished or among the items.
func (t *Tracker) wholly(phase *Phase, among map[*Item]bool) bool {
	return complete(phase, func(r *Item) bool { return among[r] || t.finished(r) })
}
