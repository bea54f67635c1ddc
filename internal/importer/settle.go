package importer

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"lpath/internal/lpath"
	"lpath/internal/text"
)

// Limits of one text of a path file, in bytes.
const (
	maxText = 4 << 10
	maxLong = 64 << 10 // of the overview and the notes
)

// tidy makes everything that readers found fit for a path file: texts of the
// allowed length, titles that are not empty, links that can be opened, a title
// and an id for the path itself.
func (d *draft) tidy(doc Document, id string) {
	p := &d.path
	p.Title = d.fit(cmp.Or(strings.TrimSpace(p.Title), nameOf(doc.Name), "Untitled"), maxText, "the title", 0)
	p.Overview = d.fit(p.Overview, maxLong, "the overview", 0)
	p.Notes = d.fit(p.Notes, maxLong, "the notes", 0)
	p.ID = pathID(cmp.Or(id, p.ID, text.Slug(p.Title), text.Slug(nameOf(doc.Name))), p.Title)
	p.Prerequisites = slices.DeleteFunc(p.Prerequisites, func(s string) bool { return strings.TrimSpace(s) == "" })
	for i := range p.Prerequisites {
		p.Prerequisites[i] = d.fit(p.Prerequisites[i], maxText, "a prerequisite", 0)
	}
	for i := range p.Phases {
		phase := &p.Phases[i]
		phase.Title = d.fit(cmp.Or(strings.TrimSpace(phase.Title), fmt.Sprintf("Part %d", i+1)), maxText, "the title of a phase", 0)
		for j := range phase.Resources {
			d.tidyItem(&phase.Resources[j], d.lines[[2]int{i, j}])
		}
	}
	for j := range p.Additional {
		d.tidyItem(&p.Additional[j], d.lines[[2]int{additionalList, j}])
	}
	for j := range p.Videos {
		d.tidyItem(&p.Videos[j], d.lines[[2]int{videoList, j}])
	}
	for j := range p.Checklist {
		c := &p.Checklist[j]
		c.Title = d.fit(cmp.Or(strings.TrimSpace(c.Title), "Untitled"), maxText, "an item of the checklist", d.lines[[2]int{checkList, j}])
	}
}

func (d *draft) tidyItem(x *lpath.ItemSpec, line int) {
	x.Title = d.fit(cmp.Or(strings.TrimSpace(x.Title), lastPart(x.URL), "Untitled"), maxText, "a title", line)
	x.Focus = d.fit(x.Focus, maxText, "the focus of "+quoted(x.Title), line)
	x.Channel = d.fit(x.Channel, maxText, "the channel of "+quoted(x.Title), line)
	if x.URL == "" {
		return
	}
	if err := lpath.CheckLink(x.URL); err != nil {
		d.leftOut = append(d.leftOut, Remark{line, "the link of " + quoted(x.Title), err.Error()})
		x.URL = ""
	}
}

// fit cuts a text that is longer than a path file takes.
func (d *draft) fit(s string, most int, what string, line int) string {
	s = strings.TrimSpace(strings.ToValidUTF8(s, "\ufffd"))
	if len(s) <= most {
		return s
	}
	end := most - len("…")
	for !utf8.RuneStart(s[end]) {
		end--
	}
	d.warnings = append(d.warnings, Remark{line, what + " is cut", fmt.Sprintf("a path file takes %d bytes of it", most)})
	return strings.TrimSpace(s[:end]) + "…"
}

// pathID makes an id of what should be one, of the title's bytes where it is none.
func pathID(want, title string) string {
	switch {
	case lpath.ValidID(want):
		return want
	case want != "" && lpath.ValidID("path-"+want):
		return "path-" + want // a device's name
	}
	return "path-" + hash(title)
}

// nameOf returns what a document's place calls it: the file's name, or the
// folder's where every folder has a file of that name. "" for standard input.
func nameOf(name string) string {
	name = strings.ReplaceAll(name, `\`, "/")
	base := strings.TrimSuffix(path.Base(name), path.Ext(name))
	switch strings.ToLower(base) {
	case "readme", "index", "config":
		base = path.Base(path.Dir(name))
	}
	return strings.Trim(base, "./-")
}

// settle gives out the ids, ties the needs to them and proves that the path is
// legal. kept and reserved are as for identify.
func (m *Import) settle(kept map[[2]int]string, reserved []string) error {
	d := m.draft
	d.identify(kept, reserved)
	m.Warnings = append(slices.Clone(d.warnings), d.needIDs()...)
	m.LeftOut = slices.Clone(d.leftOut)
	sortRemarks(m.Warnings)
	sortRemarks(m.LeftOut)
	m.Path = d.path
	made, problems := lpath.NewPath(m.Path)
	if len(problems) > 0 {
		var all []Remark
		for _, p := range problems {
			all = append(all, Remark{d.lines[[2]int{p.At.Phase - 1, p.At.Item - 1}], p.What, p.Hint})
		}
		return &Error{Format: m.Format, Faults: all}
	}
	m.Done = d.doneIDs(made)
	return nil
}

// doneIDs returns what the document has ticked. An item of the checklist that
// ticks itself stands for all that ticks it.
func (d *draft) doneIDs(made *lpath.Path) []string {
	done := map[string]bool{}
	tick := func(items []*lpath.Item) {
		for _, item := range items {
			if !item.Optional {
				done[item.ID] = true
			}
		}
	}
	for i, phase := range made.Phases {
		for j := range phase.Resources {
			done[phase.Resources[j].ID] = d.done[[2]int{i, j}]
		}
	}
	for j, x := range made.Additional {
		done[x.ID] = d.done[[2]int{additionalList, j}]
	}
	for j, x := range made.Videos {
		done[x.ID] = d.done[[2]int{videoList, j}]
	}
	for j, c := range made.Checklist {
		if d.done[[2]int{checkList, j}] {
			tick(ticking(made, c))
		}
	}
	var ids []string
	for _, item := range made.Items() {
		if done[item.ID] {
			ids = append(ids, item.ID)
		}
	}
	return ids
}

// ticking returns the items that tick an item of the checklist: itself, where
// it is ticked by hand.
func ticking(made *lpath.Path, c *lpath.Item) []*lpath.Item {
	switch c.When() {
	case "":
		return []*lpath.Item{c}
	case "supplementary":
		return slices.Concat(made.Additional, made.Videos)
	}
	for _, phase := range made.Phases {
		if c.When() == phase.ID || c.When() == fmt.Sprintf("phase-%d", phase.Number) {
			return phase.Resources
		}
	}
	return nil
}

// sortRemarks sorts by line; of one line as they were found.
func sortRemarks(all []Remark) {
	slices.SortStableFunc(all, func(a, b Remark) int { return cmp.Compare(a.Line, b.Line) })
}
