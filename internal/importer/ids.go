package importer

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/url"
	"path"
	"strings"

	"lpath/internal/lpath"
	"lpath/internal/text"
)

// maxID is the longest id, in bytes.
const maxID = text.MaxSlug

// names gives out ids, each once.
type names struct {
	taken map[string]bool
	near  map[[2]string]bool // plain ids, with the phases that have them
	next  map[string]int     // the number to try next behind an id
}

// identify gives every resource an id, and those extras and items of the
// checklist one that would not get a free one by default. kept are ids that
// are settled, by the place of the item; reserved are not given to others.
//
// Equal ids are told apart by what the document says: the phase, then the last
// part of the link. The first in the path's order keeps the plain one.
func (d *draft) identify(kept map[[2]int]string, reserved []string) {
	n := names{taken: map[string]bool{}, near: map[[2]string]bool{}, next: map[string]int{}}
	for _, id := range reserved {
		n.taken[id] = true
	}
	for i := range d.path.Phases {
		n.taken[fmt.Sprintf("phase-%d", i+1)] = true
	}
	if !d.path.OwnChecklist {
		for _, c := range lpath.DefaultChecklist(d.path) {
			n.taken[lpath.DefaultID(lpath.Check, c.Title)] = true
		}
	}
	for _, id := range kept {
		n.taken[id] = true
	}
	var late []place
	for _, p := range d.items() {
		id := kept[p.at]
		if said := d.ids[p.at]; id == "" && lpath.FreeID(said) && !n.taken[said] {
			id = said
		}
		if id == "" {
			if id = p.plain(); id == "" || n.taken[id] {
				late = append(late, p)
				continue
			}
		}
		n.taken[id] = true
		n.near[[2]string{p.near, p.plain()}] = true
		d.setID(p, id)
	}
	for _, p := range late {
		d.setID(p, n.tell(p))
	}
}

// place is an item of a draft, for the making of its id.
type place struct {
	at                [2]int
	kind              lpath.Kind
	title, link, near string // near is the title of its phase
}

// items returns all items, the resources in the path's order first.
func (d *draft) items() []place {
	var all []place
	for i, phase := range d.path.Phases {
		for j, r := range phase.Resources {
			all = append(all, place{[2]int{i, j}, lpath.Resource, r.Title, r.URL, phase.Title})
		}
	}
	for j, x := range d.path.Additional {
		all = append(all, place{[2]int{additionalList, j}, lpath.Additional, x.Title, x.URL, ""})
	}
	for j, x := range d.path.Videos {
		all = append(all, place{[2]int{videoList, j}, lpath.Video, x.Title, x.URL, ""})
	}
	for j, c := range d.path.Checklist {
		all = append(all, place{[2]int{checkList, j}, lpath.Check, c.Title, "", ""})
	}
	return all
}

// setID gives an item its id. Beside the resources, where it is the default one
// it stays unsaid, so that files stay short.
func (d *draft) setID(p place, id string) {
	if p.kind != lpath.Resource && id == lpath.DefaultID(p.kind, p.title) {
		id = ""
	}
	list, i := p.at[0], p.at[1]
	switch p.kind {
	case lpath.Resource:
		d.path.Phases[list].Resources[i].ID = id
	case lpath.Additional:
		d.path.Additional[i].ID = id
	case lpath.Video:
		d.path.Videos[i].ID = id
	case lpath.Check:
		d.path.Checklist[i].ID = id
	}
}

// plain is the id that an item gets where it is alone: of its title, else of
// its link, "" if neither gives one.
func (p place) plain() string {
	if id := lpath.DefaultID(p.kind, p.title); id != "" {
		return id
	}
	return lpath.DefaultID(p.kind, lastPart(p.link))
}

// tell returns an id for an item whose plain one is taken or empty.
func (n *names) tell(p place) string {
	base, phase, last := p.plain(), text.Slug(p.near), text.Slug(lastPart(p.link))
	if base == "" {
		return n.free(lpath.DefaultID(p.kind, "item "+hash(p.title)))
	}
	var tries []string
	if phase != "" {
		tries = append(tries, joinSlugs(phase, base))
	}
	if last != "" {
		tries = append(tries, joinSlugs(base, last))
	}
	if len(tries) == 2 {
		if n.near[[2]string{p.near, base}] { // in one phase it tells nothing apart
			tries[0], tries[1] = tries[1], tries[0]
		}
		tries = append(tries, joinSlugs(joinSlugs(phase, base), last))
	}
	for _, id := range tries {
		if lpath.FreeID(id) && !n.taken[id] {
			n.taken[id] = true
			return id
		}
	}
	return n.free(base)
}

// free returns id, or where it is taken the first of id-2, id-3, … that is not.
func (n *names) free(id string) string {
	for try := id; ; {
		if lpath.FreeID(try) && !n.taken[try] {
			n.taken[try] = true
			return try
		}
		n.next[id] = max(n.next[id], 1) + 1
		try = joinSlugs(id, fmt.Sprint(n.next[id]))
	}
}

// joinSlugs puts two slugs together within the length of an id, of which the second
// has at most half and stays whole where it can.
func joinSlugs(a, b string) string {
	b = text.CutSlug(b, maxID/2)
	return text.CutSlug(a, maxID-1-len(b)) + "-" + b
}

// lastPart returns the last part of a link that says something, without the
// ending of a file, "" if there is none.
func lastPart(link string) string {
	u, err := url.Parse(link)
	if err != nil || link == "" {
		return ""
	}
	if part := path.Base(u.Path); text.Slug(part) != "" {
		return strings.TrimSuffix(part, path.Ext(part))
	}
	return u.Hostname()
}

// hash is a short name for a text that gives no slug.
func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:4])
}
