package importer

import (
	"slices"
	"strings"

	"lpath/internal/lpath"
)

// Changes is how a newer version of a document differs from the path that an
// older one gave.
type Changes struct {
	New    []string // titles of resources that were not there, in the new order
	Moved  []string // titles of those that stand elsewhere: the fewest that explain the order
	Gone   []string // titles of those that are there no more, in the old order
	Edited []string // titles of those of which the old path says something else
}

// Keep gives the items of an import that are still the same the ids that they
// have in old, so that progress stays with them, and everything new an id that
// old has not. The same are those with the same link, else with the same title
// in the same phase, else with a title that each of the two has only once.
func Keep(old *lpath.Path, m *Import) (Changes, error) {
	kept := map[[2]int]string{}
	var was []*lpath.Item
	for _, item := range old.Items() {
		if item.Kind == lpath.Resource {
			was = append(was, item)
		}
	}
	var c Changes
	var is []place
	for _, p := range m.draft.items() {
		if p.kind == lpath.Resource {
			is = append(is, p)
		}
	}
	pairs := pair(was, is)
	for i, w := range pairs {
		if w != nil {
			kept[is[i].at] = w.ID
		}
	}
	keepExtras(old.Additional, m.draft, additionalList, kept)
	keepExtras(old.Videos, m.draft, videoList, kept)
	reserved := make([]string, 0, len(old.Items()))
	for _, item := range old.Items() {
		if item.Kind != lpath.Check {
			reserved = append(reserved, item.ID)
		}
	}
	if err := m.settle(kept, reserved); err != nil {
		return c, err
	}
	return m.compare(was, is, pairs), nil
}

// pair returns for each new resource the old one that it is, nil for none. No
// old one is given twice. Where several could be meant, none is: a record that
// is retired can be found again, one on the wrong resource cannot.
func pair(was []*lpath.Item, is []place) []*lpath.Item {
	pairs := make([]*lpath.Item, len(is))
	used := map[*lpath.Item]bool{}
	for _, round := range rounds() {
		olds := map[string][]*lpath.Item{}
		for _, w := range was {
			if k := round.old(w); k != "" && !used[w] {
				olds[k] = append(olds[k], w)
			}
		}
		news := map[string][]int{}
		for i, p := range is {
			if k := round.new(p); k != "" && pairs[i] == nil {
				news[k] = append(news[k], i)
			}
		}
		for k, places := range news {
			if n := len(places); n != len(olds[k]) || n > 1 && !round.inTurn {
				continue
			}
			for i, at := range places {
				pairs[at] = olds[k][i]
				used[olds[k][i]] = true
			}
		}
	}
	return pairs
}

// round is one way to know a resource again: by what is equal. Several that are
// alike are paired as they follow each other, where that tells enough.
type round struct {
	old    func(*lpath.Item) string
	new    func(place) string
	inTurn bool
}

// rounds are all ways, the surest first.
func rounds() []round {
	return []round{
		{
			func(w *lpath.Item) string { return key(linkKey(w.URL), w.Title, phaseTitle(w)) },
			func(p place) string { return key(linkKey(p.link), p.title, p.near) },
			true,
		},
		{
			func(w *lpath.Item) string { return key(linkKey(w.URL), w.Title) },
			func(p place) string { return key(linkKey(p.link), p.title) },
			false,
		},
		{
			func(w *lpath.Item) string { return key(linkKey(w.URL)) },
			func(p place) string { return key(linkKey(p.link)) },
			false,
		},
		{
			func(w *lpath.Item) string { return key(w.Title, phaseTitle(w)) },
			func(p place) string { return key(p.title, p.near) },
			true,
		},
		{ // its title was edited by hand: the id is that of the document's
			func(w *lpath.Item) string { return key(w.ID, phaseTitle(w)) },
			func(p place) string { return key(p.plain(), p.near) },
			false,
		},
		{
			func(w *lpath.Item) string { return key(w.Title) },
			func(p place) string { return key(p.title) },
			false,
		},
	}
}

// phaseTitle is the title of a resource's phase.
func phaseTitle(w *lpath.Item) string {
	if w.Phase == nil {
		return ""
	}
	return w.Phase.Title
}

// key joins what has to be equal; "" where the first of it says nothing.
func key(parts ...string) string {
	if parts[0] == "" {
		return ""
	}
	return strings.Join(parts, "\x00")
}

// linkKey is a link without what makes no difference.
func linkKey(link string) string {
	link = strings.TrimPrefix(strings.TrimPrefix(link, "https://"), "http://")
	return strings.TrimSuffix(strings.TrimPrefix(link, "www."), "/")
}

// keepExtras does for the extras what Keep does for resources; their default
// ids follow their titles, so most stay as they are.
func keepExtras(old []*lpath.Item, d *draft, list int, kept map[[2]int]string) {
	var is []place
	for _, p := range d.items() {
		if p.at[0] == list {
			is = append(is, p)
		}
	}
	for i, w := range pair(old, is) {
		if w == nil {
			continue
		}
		kept[is[i].at] = w.ID
	}
}

// compare says what differs between the old resources and the new.
func (m *Import) compare(was []*lpath.Item, is []place, pairs []*lpath.Item) Changes {
	var c Changes
	at := make(map[*lpath.Item]int, len(was))
	for i, w := range was {
		at[w] = i
	}
	var kept []int // old places, in the new order
	var titles []string
	for i, w := range pairs {
		p := is[i]
		if w == nil {
			c.New = append(c.New, p.title)
			continue
		}
		kept, titles = append(kept, at[w]), append(titles, p.title)
		if differs(w, m.Path.Phases[p.at[0]].Resources[p.at[1]]) {
			c.Edited = append(c.Edited, p.title)
		}
		delete(at, w)
	}
	stay := rising(kept)
	for i, title := range titles {
		if !stay[i] {
			c.Moved = append(c.Moved, title)
		}
	}
	for _, w := range was {
		if _, gone := at[w]; gone {
			c.Gone = append(c.Gone, w.Title)
		}
	}
	return c
}

// differs reports whether the two say something else of one resource.
func differs(w *lpath.Item, is lpath.ItemSpec) bool {
	return w.Title != is.Title || w.Type != is.Type || w.Focus != is.Focus || w.URL != is.URL ||
		w.Duration != is.Duration || w.Optional != is.Optional || !slices.Equal(w.Needs, is.Needs)
}

// rising marks a longest rising subsequence of numbers (Fredman 1975), those
// that stayed in order.
func rising(numbers []int) []bool {
	var ends []int // indexes: ends[k] ends the best of length k+1
	before := make([]int, len(numbers))
	for i, n := range numbers {
		k, _ := slices.BinarySearchFunc(ends, n, func(j, n int) int { return numbers[j] - n })
		before[i] = -1
		if k > 0 {
			before[i] = ends[k-1]
		}
		if k == len(ends) {
			ends = append(ends, i)
		} else {
			ends[k] = i
		}
	}
	stay := make([]bool, len(numbers))
	if len(ends) > 0 {
		for i := ends[len(ends)-1]; i >= 0; i = before[i] {
			stay[i] = true
		}
	}
	return stay
}

// Rename gives the path another id.
func (m *Import) Rename(id string) { m.draft.path.ID, m.Path.ID = id, id }
