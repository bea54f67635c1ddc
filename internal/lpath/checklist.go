package lpath

import "fmt"

// Ticked is a checklist item and how it stands.
type Ticked struct {
	Item   *Item
	Done   bool
	ByHand bool // it has no condition
	Open   Way  // what is still missing of its condition, in the path's order; extras have no minutes when unknown
}

// Checklist returns the path's checklist as it stands.
func (t *Tracker) Checklist() []Ticked {
	list := make([]Ticked, 0, len(t.path.Checklist))
	for _, item := range t.path.Checklist {
		c := Ticked{Item: item}
		if item.when == nil {
			c.ByHand, c.Done = true, t.finished(item)
		} else {
			c.Open = t.missing(item.when)
			c.Done = len(c.Open.Items) == 0
		}
		list = append(list, c)
	}
	return list
}

// missing returns what is open of a condition.
func (t *Tracker) missing(c *condition) Way {
	var of []*Item
	switch {
	case c.extras:
		of = t.path.Extras()
	case c.resource != nil:
		of = []*Item{c.resource}
	case c.phase != nil:
		of = c.phase.Resources
	}
	var way Way
	for _, item := range of {
		if t.finished(item) || c.phase != nil && item.Optional {
			continue
		}
		way.Items = append(way.Items, item)
		way.Minutes += item.Duration.Mid()
		if !item.Duration.Known() {
			way.Unknown++
		}
	}
	return way
}

// tickedBy says what ticks a checklist item that has a condition, "" for any
// other item.
func (t *Tracker) tickedBy(item *Item) string {
	if item.when == nil {
		return ""
	}
	what := "all additional resources and videos are done"
	switch c := item.when; {
	case c.resource != nil:
		what = c.resource.Ref().String() + " is done"
	case c.phase != nil:
		what = fmt.Sprintf("phase %d is complete", c.phase.Number)
	}
	if len(t.missing(item.when).Items) == 0 {
		return "is ticked: " + what
	}
	return "ticks itself once " + what
}
