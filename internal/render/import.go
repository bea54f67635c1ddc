package render

import (
	"fmt"
	"path/filepath"
	"strings"

	"lpath/internal/lpath"
	"lpath/internal/text"
)

// Imports is what an import wrote.
type Imports struct {
	Paths   []Import       `json:"paths"`
	LeftOut []LeftDocument `json:"left_out"` // documents of a directory

	Directory bool `json:"-"`
}

// Import is one path that was made of a document.
type Import struct {
	ID        string         `json:"id"`
	Title     string         `json:"title"`
	Source    string         `json:"source"`
	File      string         `json:"file"`
	Status    string         `json:"status"` // created, replaced, same, or dry: nothing was written
	Format    string         `json:"format"`
	Phases    int            `json:"phases"`
	Resources int            `json:"resources"`
	Minutes   *int           `json:"minutes"`
	Unknown   int            `json:"unknown"`
	Links     int            `json:"links"`
	Needs     int            `json:"needs"`
	Extras    int            `json:"extras"`
	Ticked    int            `json:"ticked"`
	Recorded  int            `json:"recorded"`
	Kept      string         `json:"kept"` // where a file that was edited by hand is now, "" if none was
	Progress  bool           `json:"-"`    // what is ticked was to be recorded
	LeftOut   []Remark       `json:"left_out"`
	Warnings  []Remark       `json:"warnings"`
	Changes   *ImportChanges `json:"changes"`
	Start     string         `json:"start"` // what lpath start has to be told
	Content   *string        `json:"content,omitempty"`

	words string
}

// Remark is something about a line of a document; line 0 is all of it.
type Remark struct {
	Line int    `json:"line"`
	What string `json:"what"`
	Why  string `json:"why"`
}

// ImportChanges are the titles of the resources by which a newer version of a
// document differs.
type ImportChanges struct {
	New    []string `json:"new"`
	Moved  []string `json:"moved"`
	Gone   []string `json:"gone"`
	Edited []string `json:"edited"`
}

// LeftDocument is a document of a directory that gave no path.
type LeftDocument struct {
	Source string `json:"source"`
	Line   int    `json:"line"`
	Why    string `json:"why"`
}

// NewImport fills in what the path itself tells.
func NewImport(path *lpath.Path, v Import) Import {
	listing := NewListing(lpath.NewTracker(path, nil), "", "", false)
	v.ID, v.Title = path.ID, path.Title
	v.Phases, v.Resources, v.Minutes, v.Unknown = listing.Phases, listing.Resources, listing.Minutes, listing.Unknown
	v.Extras, v.words = len(path.Extras()), listing.words()
	for _, r := range path.Resources() {
		if r.URL != "" {
			v.Links++
		}
		v.Needs += len(r.Needs)
	}
	return v
}

// maxFolded is how many remarks of one kind are shown line by line.
const maxFolded = 12

// Write adds the path, or of a directory a table of all, and what to type next.
func (v Imports) Write(p *Page) {
	if v.Directory || len(v.Paths) > 1 {
		v.writeMany(p)
	} else if len(v.Paths) == 1 {
		v.Paths[0].write(p)
	}
}

// lead is the mark and the verb of what happened.
func (v Import) lead(p *Page) string {
	switch v.Status {
	case "same":
		return p.mark(markSkipped).painted() + " Same  "
	case "dry":
		return p.mark(markReady).painted() + " Would import  "
	case "replaced":
		return p.mark(markDone).painted() + " Replaced  "
	}
	return p.mark(markDone).painted() + " Imported  "
}

func (v Import) write(p *Page) {
	lead := v.lead(p)
	indent := strings.Repeat(" ", text.Width(stripped(lead)))
	p.wrapped(lead, visible(v.Title), p.bold)
	p.wrapped(indent, fmt.Sprintf("read as %s: %s", v.Format, v.words), nil)
	p.wrapped(indent, v.details(), nil)
	if v.Changes != nil {
		for _, l := range v.Changes.Lines() {
			p.wrapped(indent, strings.TrimSpace(l), nil)
		}
	}
	where := visible(v.File)
	if v.Status == "same" {
		where += " says this already"
	}
	p.wrapped(indent, where, p.faint)
	if v.Kept != "" {
		p.wrapped(indent, "as it was: "+visible(v.Kept), p.faint)
	}
	writeRemarks(p, "Left out", v.LeftOut)
	writeRemarks(p, "Odd, and kept", v.Warnings)
	p.blank()
	switch {
	case v.Recorded > 0:
		p.wrapped("  ", fmt.Sprintf("Recorded as done: %d; lpath undo takes that back, lpath next goes on", v.Recorded), nil)
	case v.Status == "dry":
		p.wrapped("  ", "Nothing was written.", nil)
	default:
		switch {
		case v.Progress && v.Ticked > 0:
			p.wrapped("  ", fmt.Sprintf("Ticked: %d, recorded already", v.Ticked), nil)
		case v.Ticked > 0:
			p.wrapped("  ", fmt.Sprintf("Ticked: %d; with --with-progress they are recorded as done", v.Ticked), nil)
		}
		p.line("  Start it  lpath start " + visible(v.Start))
	}
}

// details counts what can be followed.
func (v Import) details() string {
	parts := []string{fmt.Sprintf("with a link: %d of %d", v.Links, v.Resources)}
	if v.Unknown > 0 && v.Unknown < v.Resources {
		parts = append(parts, fmt.Sprintf("of unknown length: %d", v.Unknown))
	}
	parts = append(parts, fmt.Sprintf("dependencies: %d", v.Needs))
	if v.Extras > 0 {
		parts = append(parts, fmt.Sprintf("extras: %d", v.Extras))
	}
	return strings.Join(parts, ", ")
}

// writeRemarks adds remarks by line, a long list folded.
func writeRemarks(p *Page, head string, all []Remark) {
	if len(all) == 0 {
		return
	}
	p.blank()
	p.line("  " + p.bold(head))
	width := len(fmt.Sprint(all[len(all)-1].Line))
	for i, r := range all {
		if i == maxFolded && len(all) > maxFolded+1 {
			p.line(fmt.Sprintf("    and %d more; --json has them all", len(all)-maxFolded))
			return
		}
		lead := "    line " + fmt.Sprintf("%*d", width, r.Line) + "  "
		if r.Line == 0 {
			lead = "    "
		}
		s := visible(r.What)
		if r.Why != "" {
			s += ": " + visible(r.Why)
		}
		p.wrapped(lead, s, nil)
	}
}

// writeMany adds a table of the paths, and of the documents left out.
func (v Imports) writeMany(p *Page) {
	t := table{columns: []column{{head: markColumn}, {}, {flex: true}, {drop: 1}, {drop: 2}, {drop: 3}}}
	t.add(cell{}, cell{"ID", p.faint}, cell{"TITLE", p.faint}, cell{"SIZE", p.faint}, cell{"TIME", p.faint}, cell{"AS", p.faint})
	recorded, dry := 0, false
	for _, i := range v.Paths {
		status := p.mark(markDone)
		if i.Status == "same" {
			status = p.mark(markSkipped)
		}
		recorded += i.Recorded
		dry = dry || i.Status == "dry"
		minutes := 0
		if i.Minutes != nil {
			minutes = *i.Minutes
		}
		t.add(status, cell{text: i.ID}, cell{text: visible(i.Title)}, cell{text: fmt.Sprintf("%d in %d", i.Resources, i.Phases)},
			cell{text: shortSpan(minutes, i.Unknown)}, cell{text: i.Format})
	}
	if len(v.Paths) > 0 {
		t.write(p)
	}
	v.writeLeft(p)
	p.blank()
	if n := len(v.Paths); n > 0 {
		word := "imported"
		if dry {
			word = "found; nothing was written"
		}
		p.wrapped("  ", fmt.Sprintf("%s %s, into %s", count(n, "path"), word, visible(filepath.Dir(v.Paths[0].File))), nil)
		p.line("  Start one  lpath start " + visible(v.Paths[0].Start))
	}
	if recorded > 0 {
		p.wrapped("  ", fmt.Sprintf("Recorded as done: %d; lpath undo takes that back", recorded), nil)
	}
}

// writeLeft adds what did not become part of a path: whole documents, and how
// much there is to say of the others.
func (v Imports) writeLeft(p *Page) {
	if len(v.LeftOut) > 0 {
		p.blank()
		p.line("  " + p.bold("Left out"))
	}
	for i, l := range v.LeftOut {
		if i == maxFolded && len(v.LeftOut) > maxFolded+1 {
			p.line(fmt.Sprintf("    and %d more; --json has them all", len(v.LeftOut)-maxFolded))
			break
		}
		place := visible(l.Source)
		if l.Line > 0 {
			place = fmt.Sprintf("%s:%d", place, l.Line)
		}
		p.wrapped("    ", place+": "+visible(l.Why), nil)
	}
	remarks := 0
	for _, i := range v.Paths {
		remarks += len(i.LeftOut) + len(i.Warnings)
	}
	if remarks > 0 {
		p.blank()
		p.wrapped("  ", fmt.Sprintf("Remarks on their lines: %d; import one alone, or with --json, to see them", remarks), nil)
	}
}

// Lines say how a document differs from the path that it is to replace.
func (c ImportChanges) Lines() []string {
	var lines []string
	for _, kind := range []struct {
		head   string
		titles []string
	}{{"new", c.New}, {"moved", c.Moved}, {"gone", c.Gone}, {"changed", c.Edited}} {
		if n := len(kind.titles); n > 0 {
			lines = append(lines, fmt.Sprintf("  %-13s %d: %s", kind.head, n, someOf(kind.titles)))
		}
	}
	return lines
}

// someOf joins the first few titles.
func someOf(titles []string) string {
	const most = 4
	var shown []string
	for _, t := range titles[:min(most, len(titles))] {
		shown = append(shown, visible(t))
	}
	if n := len(titles) - most; n > 0 {
		shown = append(shown, fmt.Sprintf("and %d more", n))
	}
	return strings.Join(shown, ", ")
}
