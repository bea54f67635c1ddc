package lpath

import "container/heap"

// Course returns the open resources in the order in which a learner does them
// who always does what is next, until nothing is left but what is passed over:
// each is ready once those before it are done. Of optional resources that are
// passed over only those are among them that something required waits for. It
// takes one pass over the path and its needs.
func (t *Tracker) Course() []*Item {
	c := newCourse(t)
	var items []*Item
	for last := t.last; ; {
		r := c.pop(last)
		if r == nil {
			return items
		}
		items = append(items, r)
		last = max(last, r.inPath)
		c.finish(r)
	}
}

// course is what waits for what, as resources are finished one by one.
type course struct {
	path     *Path
	finished []bool           // by Item.inPath
	missing  []int            // by Item.inPath: needs that are not met
	waiting  map[need][]*Item // those that need a resource or a phase
	open     []int            // by phase: what is required and not finished
	front    int              // the place of the first required resource that is not finished
	met      int              // resources before this place have what the order asks for
	ready    places           // to do next, the first in the path first
	passed   places           // ready too, but optional and passed over
}

func newCourse(t *Tracker) *course {
	n := len(t.path.resources)
	c := &course{
		path: t.path, finished: make([]bool, n), missing: make([]int, n),
		waiting: map[need][]*Item{}, open: make([]int, len(t.path.Phases)),
	}
	for i, r := range t.path.resources {
		c.finished[i] = t.finished(r)
		if r.Required() && !c.finished[i] {
			c.open[r.Phase.Number-1]++
		}
	}
	for _, r := range t.path.resources {
		for _, n := range r.needs {
			if n.phase != nil && c.open[n.phase.Number-1] > 0 || n.resource != nil && !c.finished[n.resource.inPath] {
				c.missing[r.inPath]++
				c.waiting[n] = append(c.waiting[n], r)
			}
		}
	}
	c.advance()
	return c
}

// pop takes out the resource that is next when last is the place of the last
// one that is finished; nil if nothing is left but what is passed over.
func (c *course) pop(last int) *Item {
	for c.ready.Len() > 0 {
		i := heap.Pop(&c.ready).(int)
		if r := c.path.resources[i]; !r.Optional || i > last {
			return r
		}
		heap.Push(&c.passed, i)
	}
	if c.passed.Len() > 0 && c.front < len(c.path.resources) {
		return c.path.resources[heap.Pop(&c.passed).(int)]
	}
	return nil
}

// finish makes ready what waited for nothing but r.
func (c *course) finish(r *Item) {
	c.finished[r.inPath] = true
	c.meet(need{resource: r})
	if r.Required() {
		if c.open[r.Phase.Number-1]--; c.open[r.Phase.Number-1] == 0 {
			c.meet(need{phase: r.Phase})
		}
	}
	c.advance()
}

// meet notes that a need is met.
func (c *course) meet(n need) {
	for _, r := range c.waiting[n] {
		if c.missing[r.inPath]--; c.missing[r.inPath] == 0 && r.inPath < c.met && !c.finished[r.inPath] {
			heap.Push(&c.ready, r.inPath)
		}
	}
}

// advance moves on to what the order allows now.
func (c *course) advance() {
	all := c.path.resources
	for c.front < len(all) && (c.finished[c.front] || !all[c.front].Required()) {
		c.front++
	}
	for ; c.met < len(all) && c.until(all[c.met]) <= c.front; c.met++ {
		if !c.finished[c.met] && c.missing[c.met] == 0 {
			heap.Push(&c.ready, c.met)
		}
	}
}

// until is the place up to which the order wants everything required finished
// before r. It never falls along the path.
func (c *course) until(r *Item) int {
	switch c.path.Order {
	case Strict:
		return r.inPath
	case Phases:
		return r.Phase.Resources[0].inPath
	case Free:
	}
	return 0
}

// places is a heap of places in the path.
type places []int

func (p places) Len() int           { return len(p) }
func (p places) Less(i, j int) bool { return p[i] < p[j] }
func (p places) Swap(i, j int)      { p[i], p[j] = p[j], p[i] }
func (p *places) Push(x any)        { *p = append(*p, x.(int)) }
func (p *places) Pop() any {
	last := (*p)[len(*p)-1]
	*p = (*p)[:len(*p)-1]
	return last
}
