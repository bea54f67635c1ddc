package importer

import (
	"cmp"
	"fmt"

	"lpath/internal/lpath"
)

// readTasks makes a resource of each "- [ ]", in the order of the text, and a
// phase of each top heading that has some. The title of a task is its first
// line in the source; its link is the first that can be opened, in what it says
// or else in what stands below it and is no task itself.
func readTasks(d *document) (*draft, error) {
	s := newSheet(d)
	tops := topHeadings(d)
	loose := looseItems{}
	for i, b := range d.blocks {
		top := tops[i]
		switch {
		case b.kind != item:
		case b.box == noBox:
			loose.add(top, b)
		default:
			s.addTask(top, b)
		}
	}
	loose.report(s)
	return s.finish(`the document has no tasks: lines such as "- [ ] Read the book"`)
}

func (s *sheet) addTask(top *block, b *block) {
	said := said(b)
	title := said.first()
	if why := titled(title); why != "" {
		s.omit(b.line, fmt.Sprintf("task %q", excerpt(title)), why)
		return
	}
	phase := s.phaseOf(top)
	at := s.add(phase, b.line, lpath.ItemSpec{Title: title, URL: s.taskLink(b)})
	if b.box == ticked {
		s.done[[2]int{phase, at}] = true
	}
}

// phaseOf returns the phase of a heading, nil for what stands above them all.
func (s *sheet) phaseOf(top *block) int {
	if top != nil {
		return s.phase(fmt.Sprint(top.line, top.text.text), named(top.text.plain()))
	}
	return s.phase("", named(s.path.Title))
}

// named is a title for a phase whose heading may say nothing.
func named(title string) string {
	if titled(title) != "" {
		return "Resources"
	}
	return title
}

// taskLink returns the link of a task, "" if it has none. Those of its own
// text that no resource can have are reported.
func (s *sheet) taskLink(b *block) string {
	if len(b.inside) == 0 {
		return ""
	}
	found := ""
	for i, part := range b.inside {
		for _, l := range part.text.links {
			url := address(l.url)
			if why := usable(url); why != "" {
				s.omit(l.line, fmt.Sprintf("link %q of a task", excerpt(l.url)), why)
			} else if found == "" {
				found = url
			}
		}
		if i == 0 && found != "" {
			return found
		}
	}
	if found != "" {
		return found
	}
	return linkBelow(b)
}

// linkBelow returns the first link below a task that can be opened and is not
// that of another task.
func linkBelow(b *block) string {
	for _, part := range b.inside {
		if part.box != noBox {
			continue
		}
		for _, l := range part.text.links {
			if url := address(l.url); usable(url) == "" {
				return url
			}
		}
		if url := linkBelow(part); url != "" {
			return url
		}
	}
	return ""
}

// said is the text of a list item: its first paragraph, or its heading.
func said(b *block) prose {
	if len(b.inside) > 0 {
		return b.inside[0].text
	}
	return prose{line: b.line}
}

// topHeadings returns for each block the highest heading that it stands under.
// Where the tasks of a document are all under one heading that stands for the
// whole of it, that is the highest below, nil directly under the title.
func topHeadings(d *document) []*block {
	tops := headingsAbove(d, 0)
	title := onlyTop(d, tops)
	if title == nil {
		return tops
	}
	below := headingsAbove(d, title.level)
	for i, top := range tops {
		if top == title {
			tops[i] = below[i]
		}
	}
	return tops
}

// headingsAbove returns for each block the highest heading over it that is
// lower than level.
func headingsAbove(d *document, level int) []*block {
	tops := make([]*block, len(d.blocks))
	var top *block
	for i, b := range d.blocks {
		if b.kind == heading {
			switch {
			case b.level <= level:
				top = nil
			case top == nil || b.level <= top.level:
				top = b
			}
		}
		tops[i] = top
	}
	return tops
}

// onlyTop returns the heading that all tasks are under, nil if it is not one,
// or is not a title: the first heading of its level.
func onlyTop(d *document, tops []*block) *block {
	var only *block
	for i, b := range d.blocks {
		if b.kind != item || b.box == noBox {
			continue
		}
		if only != nil && tops[i] != nil && tops[i] != only {
			return nil
		}
		only = cmp.Or(only, tops[i])
	}
	for _, b := range d.blocks {
		if b.kind == heading && only != nil && b.level == only.level {
			if b != only {
				return nil
			}
			return only
		}
	}
	return nil
}

// looseItems are the list items without a box, under the heading they are of.
type looseItems map[*block][]*block

func (l looseItems) add(top, b *block) {
	title := len(b.inside) > 0 && b.inside[0].kind == heading
	if !title && !withinTask(b) {
		l[top] = append(l[top], b)
	}
}

func withinTask(b *block) bool {
	for p := b.parent; p != nil; p = p.parent {
		if p.box != noBox {
			return true
		}
	}
	return false
}

// report says of each heading how many items it has that are no tasks.
func (l looseItems) report(s *sheet) {
	for top, items := range l {
		what := count(len(items), "list item")
		if top != nil {
			what += fmt.Sprintf(" under %q", excerpt(top.text.plain()))
		}
		s.omit(items[0].line, what, "only what has a box, as in [ ] or [x], is a task")
	}
}
