package lpath

import (
	"fmt"
	"strings"
)

// reach proves that every resource can be reached, by looking for circles
// among all that has to come first: needs, and the steps of the order. A
// circle always has a need in it, which is the problem reported; of many
// circles the first ones are.
//
// Where every need points back in the path, as in nearly all, there can be no
// circle and nothing is searched.
func (b *builder) reach() {
	forward := false
	for _, r := range b.path.resources {
		for _, n := range r.needs {
			forward = forward || n.ahead(r)
		}
	}
	if !forward {
		return
	}
	s := search{path: b.path, state: make([]visit, 2*len(b.path.resources)+len(b.path.Phases)), report: b.problem}
	for i := range b.path.resources {
		s.visit(node{kind: resourceNode, at: i})
	}
}

// ahead reports whether n names something that does not come before r in the path.
func (n need) ahead(r *Item) bool {
	if n.phase != nil {
		return n.phase.Number >= r.Phase.Number
	}
	return n.resource.inPath >= r.inPath
}

// node is something that has to happen: a resource, a phase that is complete,
// or the order being kept up to a place.
type node struct {
	kind nodeKind
	at   int
}

type nodeKind uint8

const (
	resourceNode nodeKind = iota // resource at is done
	orderNode                    // the required resources before at (strict), or the phases before that of at, are done
	phaseNode                    // phase at is complete
)

type visit uint8

const (
	unseen visit = iota
	onTheWay
	visited
)

// search is a depth-first search for circles. trail is the way from where it
// began to where it is.
type search struct {
	path   *Path
	state  []visit
	trail  []step
	report func(at Address, what, hint string)

	circles int
}

// step is a node on the trail and the need that leads on from it, -1 if it is
// the order that does.
type step struct {
	node node
	need int
}

func (s *search) visit(n node) {
	at := n.at*2 + int(n.kind)
	if n.kind == phaseNode {
		at = 2*len(s.path.resources) + n.at
	}
	switch s.state[at] {
	case visited:
		return
	case onTheWay:
		if s.circles++; s.circles <= maxCostly {
			s.circle(n)
		}
		return
	case unseen:
	}
	s.state[at] = onTheWay
	s.trail = append(s.trail, step{n, -1})
	here := len(s.trail) - 1
	switch n.kind {
	case resourceNode:
		r := s.path.resources[n.at]
		s.visit(node{orderNode, n.at})
		for i, need := range r.needs {
			s.trail[here].need = i
			s.visit(need.node())
		}
	case orderNode:
		s.before(n.at)
	case phaseNode:
		for _, r := range s.path.Phases[n.at].Resources {
			if r.Required() {
				s.visit(node{resourceNode, r.inPath})
			}
		}
	}
	s.trail = s.trail[:here]
	s.state[at] = visited
}

// before visits what the order puts before the resource at i: one step back,
// the rest follows from there.
func (s *search) before(i int) {
	r := s.path.resources[i]
	switch {
	case s.path.Order == Strict && i > 0:
		if previous := s.path.resources[i-1]; previous.Required() {
			s.visit(node{resourceNode, i - 1})
		}
		s.visit(node{orderNode, i - 1})
	case s.path.Order == Phases && r.Phase.Number > 1:
		s.visit(node{phaseNode, r.Phase.Number - 2})
		s.visit(node{orderNode, s.path.Phases[r.Phase.Number-2].Resources[0].inPath})
	}
}

func (n need) node() node {
	if n.phase != nil {
		return node{phaseNode, n.phase.Number - 1}
	}
	return node{resourceNode, n.resource.inPath}
}

// circle reports the circle that closes at n, at the first need of it.
func (s *search) circle(n node) {
	from := len(s.trail) - 1
	for s.trail[from].node != n {
		from--
	}
	var culprit *Item
	var by need
	var round []string
	onlyNeeds := true
	for _, st := range s.trail[from:] {
		switch st.node.kind {
		case orderNode:
			onlyNeeds = false
			continue
		case phaseNode:
			round = append(round, s.path.Phases[st.node.at].ID)
			continue
		case resourceNode:
		}
		r := s.path.resources[st.node.at]
		round = append(round, r.ID)
		if culprit == nil && st.need >= 0 {
			culprit, by = r, r.needs[st.need]
		}
	}
	at := address(culprit)
	at.Field = "needs"
	for i, n := range culprit.needs {
		if n == by {
			at.Number = i + 1
		}
	}
	if onlyNeeds {
		s.report(at, "circular needs: "+shorten(append(round, round[0])), "take one of them out")
		return
	}
	s.report(at, fmt.Sprintf("%s can never be ready: it needs %s, which has to come after it", culprit.Ref(), by.name()),
		"take the need out, change the places, or relax the path's order")
}

// name is what n is called in a message.
func (n need) name() string {
	if n.phase != nil {
		return fmt.Sprintf("phase %d", n.phase.Number)
	}
	return n.resource.Ref().String()
}

// shorten joins the ids of a circle, leaving out the middle of a long one.
func shorten(ids []string) string {
	if n := len(ids); n > 8 {
		ids = append(append(ids[:4:4], "…"), ids[n-3:]...)
	}
	return strings.Join(ids, " → ")
}
