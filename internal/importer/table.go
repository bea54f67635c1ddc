package importer

import (
	"fmt"
	"strings"
	"unicode"

	"lpath/internal/lpath"
)

// course is a row of a table that became a resource.
type course struct {
	at    [2]int // phase and place in it, from 0
	title string
	url   string // as the document has it
	wants prose  // what the column of prerequisites says
}

// readTable makes a resource of each row of the tables that have a column of
// courses, lessons, topics, modules, projects or the like, and a phase of each
// heading above such, or, where a column groups the rows, of each of its
// values. The title is the text of the first link in its cell, or else the
// cell's. Prerequisites that name another course become needs; others are text.
func readTable(d *document) (*draft, error) {
	s := newSheet(d)
	var courses []course
	var head *block
	for _, b := range d.blocks {
		if b.kind == heading {
			head = b
		}
		if b.kind != table {
			continue
		}
		c, ok := columnsOf(b.rows)
		if !ok {
			s.omit(b.line, "table of "+excerpt(header(b.rows[0])), "no column is named course, lesson, topic or the like")
			continue
		}
		courses = append(courses, s.addTable(head, b, c)...)
	}
	s.settleNeeds(courses)
	return s.finish("the document has no table with a column of courses, lessons, topics, modules or projects")
}

func header(r row) string {
	var cells []string
	for _, cell := range r.cells {
		cells = append(cells, cell.plain())
	}
	return strings.Trim(strings.Join(cells, ", "), ", ")
}

func (s *sheet) addTable(head *block, b *block, c columns) (courses []course) {
	group := ""
	for _, r := range b.rows[1:] {
		if g := groupOf(b.rows[0], r, c.group); g != "" {
			group = g
		}
		found, resource, why := s.readRow(b.rows[0], r, c)
		switch {
		case header(r) == "":
			continue
		case why != "":
			s.omit(r.line, fmt.Sprintf("row %q", excerpt(header(r))), why)
			continue
		}
		phase := 0
		if group != "" {
			phase = s.phase(fmt.Sprint(headLine(head), group), group)
		} else {
			phase = s.phaseOf(head)
		}
		found.at = [2]int{phase, s.add(phase, r.line, resource)}
		courses = append(courses, found)
	}
	return courses
}

func headLine(head *block) int {
	if head == nil {
		return 0
	}
	return head.line
}

// groupOf returns the value of the grouping column, after the column's name if
// it is a bare number, "" if there is none.
func groupOf(head, r row, column int) string {
	s := r.text(column)
	if titled(s) != "" {
		return ""
	}
	if !strings.ContainsFunc(s, unicode.IsLetter) {
		return strings.Trim(head.text(column), " #.:") + " " + s
	}
	return s
}

// readRow reads a course from its row; why says why it is none.
func (s *sheet) readRow(head, r row, c columns) (found course, resource lpath.ItemSpec, why string) {
	if c.title >= len(r.cells) {
		return found, resource, "it has no cell for the title"
	}
	cell := r.cells[c.title]
	found.title = cell.plain()
	if len(cell.links) > 0 && titled(cell.links[0].text) == "" {
		found.title = cell.links[0].text
	}
	if why = titled(found.title); why != "" {
		return found, resource, why
	}
	if !strings.ContainsFunc(found.title, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return found, resource, "its title has no words"
	}
	resource = lpath.ItemSpec{
		Title:    found.title,
		Duration: timeOf(head.text(c.duration), r.text(c.duration), head.text(c.effort), r.text(c.effort)),
	}
	if about := r.text(c.about); strings.ContainsFunc(about, unicode.IsLetter) {
		resource.Focus = about
	}
	found.url = s.rowLink(r, c, &resource)
	if c.needs >= 0 && c.needs < len(r.cells) {
		found.wants = r.cells[c.needs]
	}
	return found, resource, ""
}

// rowLink gives the resource its link: the first of the title's cell, else of a
// column for links, else of another in which courses or the like may be. It returns the link as the document has it.
func (s *sheet) rowLink(r row, c columns, resource *lpath.ItemSpec) string {
	for _, column := range append([]int{c.title, c.link}, c.others...) {
		if column < 0 || column >= len(r.cells) || len(r.cells[column].links) == 0 {
			continue
		}
		l := r.cells[column].links[0]
		if why := usable(address(l.url)); why != "" {
			s.omit(l.line, fmt.Sprintf("link of %q", excerpt(resource.Title)), why)
		} else {
			resource.URL = address(l.url)
		}
		return l.url
	}
	return ""
}
