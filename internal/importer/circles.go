package importer

import (
	"fmt"
	"slices"
)

// needIDs writes the needs of the draft into its resources, by id. A need that
// the path's order makes impossible is left out with a warning, and so is, in
// a circle, the one of the resource that comes first.
func (d *draft) needIDs() (warnings []Remark) {
	for i := range d.path.Phases {
		for j := range d.path.Phases[i].Resources {
			d.path.Phases[i].Resources[j].Needs = nil
		}
	}
	ring := d.circles()
	for _, n := range d.needs {
		r := &d.path.Phases[n.phase].Resources[n.item]
		id, title := fmt.Sprintf("phase-%d", n.on[0]+1), fmt.Sprintf("phase %d", n.on[0]+1)
		if n.on[1] >= 0 {
			on := d.path.Phases[n.on[0]].Resources[n.on[1]]
			id, title = on.ID, quoted(on.Title)
		}
		why := ""
		switch {
		case !n.ahead():
		case n.phase == n.on[0] && (n.on[1] < 0 || n.on[1] == n.item):
			why = "nothing can come after itself"
		case d.path.Order != "free":
			why = "in the order of the path it comes later"
		case ring(n):
			why = "they need each other"
		}
		switch {
		case why != "":
			warnings = append(warnings, Remark{n.line, fmt.Sprintf("%s does not wait for %s", quoted(r.Title), title), why})
		case !slices.Contains(r.Needs, id):
			r.Needs = append(r.Needs, id)
		}
	}
	return warnings
}

// ahead reports whether a need names what does not come before.
func (n need) ahead() bool {
	if n.on[1] < 0 || n.on[0] != n.phase {
		return n.on[0] >= n.phase && (n.on[0] > n.phase || n.on[1] < 0)
	}
	return n.on[1] >= n.item
}

// circles returns whether a need lies on a circle. Without those that lie on one
// and point ahead there is none left, since a circle has to turn round somewhere.
func (d *draft) circles() func(need) bool {
	first := make([]int, len(d.path.Phases)) // the node of each phase's first resource
	total := 0
	for i, phase := range d.path.Phases {
		first[i] = total
		total += len(phase.Resources)
	}
	node := func(phase, item int) int {
		if item < 0 {
			return total + phase
		}
		return first[phase] + item
	}
	edges := make([][]int, total+len(d.path.Phases))
	for i, phase := range d.path.Phases {
		for j := range phase.Resources {
			edges[total+i] = append(edges[total+i], first[i]+j)
		}
	}
	for _, n := range d.needs {
		from := node(n.phase, n.item)
		edges[from] = append(edges[from], node(n.on[0], n.on[1]))
	}
	part := components(edges)
	return func(n need) bool { return part[node(n.phase, n.item)] == part[node(n.on[0], n.on[1])] }
}

// components returns for each node the number of its strongly connected
// component (Tarjan 1972), without recursion: a chain may be long.
func components(edges [][]int) []int {
	t := tarjan{edges: edges, part: make([]int, len(edges)), index: make([]int, len(edges)), low: make([]int, len(edges)), next: make([]int, len(edges))}
	for v := range edges {
		if t.index[v] == 0 {
			t.search(v)
		}
	}
	return t.part
}

// tarjan is a search for components. Indexes and parts count from 1; 0 is not
// met yet.
type tarjan struct {
	edges                  [][]int
	index, low, next, part []int
	met, parts             int
	trail, stack           []int
}

func (t *tarjan) search(v int) {
	t.enter(v)
	for len(t.trail) > 0 {
		v := t.trail[len(t.trail)-1]
		if t.next[v] < len(t.edges[v]) {
			w := t.edges[v][t.next[v]]
			t.next[v]++
			if t.index[w] == 0 {
				t.enter(w)
			} else if t.part[w] == 0 {
				t.low[v] = min(t.low[v], t.index[w])
			}
			continue
		}
		t.leave(v)
	}
}

func (t *tarjan) enter(v int) {
	t.met++
	t.index[v], t.low[v] = t.met, t.met
	t.trail, t.stack = append(t.trail, v), append(t.stack, v)
}

// leave goes back from v, which closes a component where nothing before v can
// be reached from it.
func (t *tarjan) leave(v int) {
	t.trail = t.trail[:len(t.trail)-1]
	if len(t.trail) > 0 {
		u := t.trail[len(t.trail)-1]
		t.low[u] = min(t.low[u], t.low[v])
	}
	if t.low[v] != t.index[v] {
		return
	}
	t.parts++
	for {
		w := t.stack[len(t.stack)-1]
		t.stack = t.stack[:len(t.stack)-1]
		t.part[w] = t.parts
		if w == v {
			return
		}
	}
}

// quoted is a title in a message.
func quoted(title string) string { return fmt.Sprintf("%q", excerpt(title)) }
