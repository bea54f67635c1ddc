package importer

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"lpath/internal/lpath"
	"lpath/internal/text"
)

// readTemplate reads a learning path written after the template:
//
//	# Title
//	## Overview
//	## Prerequisites
//	## Learning Path
//	### Phase 1: Title
//	1. **Title** — [Type]
//	   - Duration: 35 minutes
//	   - Focus: …
//	   - Next step: Move to resource 2
//	   - Dependencies: Complete Phase 1
//	## Additional Resources
//	- Title — [description](link)
//	## Supplementary Videos
//	- Title — [Duration] — [Channel]
//	## Completion Checklist
//	- [ ] Phase 1 completed
//	## Notes
//
// Beyond it a resource may have lines for Link, Type, Optional and Id. What is
// nearly right is an error with its line, not a guess.
func readTemplate(doc *document) (*draft, error) {
	t := newTemplate()
	t.read(doc)
	return t.draft, t.finish()
}

// template is the reading of one document.
type template struct {
	draft   *draft
	faults  []Remark
	section string          // the words of the section's heading, "" before the first
	level   int             // of the section's heading
	deep    int             // level of the phase's heading, 0 outside phases
	phases  []phase         // beside those of the draft
	seen    map[string]bool // the sections that it has
	found   []string        // resources that have a type
	path    int             // line of the heading Learning Path, 0 without one
}

// phase is what the ties of a phase's resources are made of.
type phase struct {
	line, number int // as the heading has it
	notes        []note
}

// note is what a resource says that is settled once all are known.
type note struct {
	line, number int // of the item, as the list counts
	needs, next  []detail
}

func newTemplate() *template {
	return &template{seen: map[string]bool{}, draft: &draft{done: map[[2]int]bool{}, ids: map[[2]int]string{}, lines: map[[2]int]int{}, path: lpath.PathSpec{Order: "strict"}}}
}

func (t *template) fault(line int, what, hint string) {
	t.faults = append(t.faults, Remark{line, what, hint})
}

func (t *template) warn(line int, what, why string) {
	t.draft.warnings = append(t.draft.warnings, Remark{line, what, why})
}

func (t *template) leaveOut(line int, what, why string) {
	t.draft.leftOut = append(t.draft.leftOut, Remark{line, what, why})
}

// sections are the headings of the template in its own spelling.
func sections() []string {
	return []string{
		"Overview", "Prerequisites", "Learning Path", "Additional Resources",
		"Supplementary Videos", "Completion Checklist", "Notes",
	}
}

// sectionOf returns the section that a heading begins, "" for another heading.
// Letter case, a number and marks around it are free.
func sectionOf(title string) string {
	words := strings.Join(strings.FieldsFunc(strings.ToLower(title), func(r rune) bool { return r < 'a' || r > 'z' }), " ")
	for _, name := range sections() {
		if s := strings.ToLower(name); words == s || words+"s" == s || words == s+"s" {
			return name
		}
	}
	return ""
}

// phaseOf parts the heading of a phase: "Phase 2: Core Concepts". A phase
// without a title has its number for one.
func phaseOf(s string) (number int, title string, ok bool) {
	rest, ok := cutWord(strings.TrimLeft(s, "*_ "), "phase")
	if !ok {
		return 0, "", false
	}
	end := 0
	for end < len(rest) && rest[end] >= '0' && rest[end] <= '9' {
		end++
	}
	number, err := strconv.Atoi(rest[:end])
	if err != nil {
		return 0, "", false
	}
	title = rest[end:]
	if title != "" && !strings.ContainsRune(" :.)"+dashes, []rune(title)[0]) {
		return 0, "", false
	}
	title = strings.TrimSpace(strings.TrimLeft(strings.TrimLeft(title, " "), ":.)|"+dashes)) // what parts them, once: a dash may begin the title
	return number, cmp.Or(unbracket(title), "Phase "+rest[:end]), true
}

func (t *template) read(doc *document) {
	for _, b := range doc.blocks {
		if b.parent != nil {
			continue
		}
		if b.kind == heading {
			t.heading(b)
			continue
		}
		switch {
		case t.deep > 0:
			t.inPhase(b)
		case t.section == "Overview":
			t.draft.path.Overview = paragraphs(t.draft.path.Overview, b)
		case t.section == "Notes":
			t.draft.path.Notes = paragraphs(t.draft.path.Notes, b)
		case t.section == "Prerequisites":
			t.prerequisites(b)
		case t.section == "Additional Resources" || t.section == "Supplementary Videos" || t.section == "Completion Checklist":
			t.list(b)
		case t.section == "Learning Path":
			t.beforePhases(b)
		case b.kind == paragraph && t.section == "" && t.draft.path.Title != "":
			t.draft.path.Overview = paragraphs(t.draft.path.Overview, b)
		}
	}
}

// heading begins a section or a phase, or belongs to what it stands in.
func (t *template) heading(b *block) {
	title := b.text.plain()
	name := sectionOf(title)
	number, phaseTitle, isPhase := phaseOf(title)
	inside := t.section != "" && b.level > t.level
	switch {
	case t.draft.path.Title == "" && b.level == 1 && name == "" && !isPhase:
		t.draft.path.Title = unbracket(title)
	case isPhase && (t.deep == 0 || b.level <= t.deep):
		t.beginPhase(b, number, phaseTitle)
	case t.deep > 0 && b.level > t.deep: // parts a phase, which says nothing
	case name != "" && (!inside || name != "Overview" && name != "Notes" && name != "Prerequisites" || t.section == "Learning Path"):
		t.beginSection(b, name)
	case t.section == "Learning Path" && b.level > t.level:
		t.fault(b.line, fmt.Sprintf("%s is no phase", quoted(title)), `write "Phase N: Title"`)
	case inside && (t.section == "Overview" || t.section == "Notes"):
		t.addHeading(title)
	default:
		t.strange(b, title)
	}
}

func (t *template) beginSection(b *block, name string) {
	t.section, t.level, t.deep = name, b.level, 0
	t.seen[name] = true
	switch name {
	case "Learning Path":
		t.path = cmp.Or(t.path, b.line)
	case "Completion Checklist":
		t.draft.path.OwnChecklist = true
	}
}

func (t *template) beginPhase(b *block, number int, title string) {
	if t.section != "Learning Path" {
		t.section, t.level = "Learning Path", b.level-1
	}
	t.deep = b.level
	if n := len(t.phases) + 1; number != n {
		t.warn(b.line, fmt.Sprintf("phase %d is number %d here", number, n), "phases are counted as they stand")
	}
	t.phases = append(t.phases, phase{line: b.line, number: number})
	t.draft.path.Phases = append(t.draft.path.Phases, lpath.PhaseSpec{Title: title})
}

// addHeading keeps a heading inside a text as a paragraph.
func (t *template) addHeading(title string) {
	if t.section == "Overview" {
		t.draft.path.Overview = joinTexts(t.draft.path.Overview, title)
		return
	}
	t.draft.path.Notes = joinTexts(t.draft.path.Notes, title)
}

// strange leaves out a section that the template does not have; one that is
// misspelt is an error.
func (t *template) strange(b *block, title string) {
	if near := text.Nearest(title, sections()); near != "" {
		t.fault(b.line, fmt.Sprintf("there is no section %s", quoted(title)), fmt.Sprintf("did you mean %q?", near))
	} else {
		t.leaveOut(b.line, "the section "+quoted(title), "the template has none of that name")
	}
	t.section, t.level, t.deep = "?", b.level, 0
}

// beforePhases reads what stands under Learning Path before the first phase.
func (t *template) beforePhases(b *block) {
	if b.kind == list {
		for _, i := range b.inside {
			t.fault(i.line, "a resource outside the phases", `put a heading "### Phase 1: Title" above it`)
			return
		}
	}
	if b.kind != paragraph {
		return
	}
	if d, ok := detailOf(b.text.plain(), b.line); ok && d.label == "order" {
		t.draft.path.Order = strings.ToLower(d.value)
		return
	}
	if n, _, ok := phaseOf(b.text.first()); ok {
		t.fault(b.line, fmt.Sprintf("phase %d is no heading", n), `write "### Phase N: Title"`)
		return
	}
	t.leaveOut(b.line, quoted(b.text.plain()), "the template has no text before the first phase")
}

// prerequisites takes each paragraph and each item of a list for one.
func (t *template) prerequisites(b *block) {
	add := func(s string) {
		s = strings.TrimSpace(s)
		if !isPlaceholder(s) && !isNone(s) {
			t.draft.path.Prerequisites = append(t.draft.path.Prerequisites, s)
		}
	}
	switch b.kind {
	case paragraph:
		add(b.text.plain())
	case list:
		for _, i := range b.inside {
			add(strings.TrimPrefix(paragraphs("", i), "- "))
		}
	case heading, item, quote, table, code, markup:
	}
}

// finish settles what needs all resources, and finds what is missing.
func (t *template) finish() error {
	if len(t.phases) == 0 {
		t.fault(t.path, "the learning path has no phases", `write "### Phase 1: Title" under "## Learning Path"`)
	}
	for i, p := range t.phases {
		if len(p.notes) == 0 {
			t.fault(p.line, fmt.Sprintf("phase %d has no resources", t.phases[i].number), `write them as "1. **Title** — [Article]"`)
		}
	}
	if len(t.faults) > 0 {
		return faults(Template, t.faults)
	}
	for i, p := range t.phases {
		for j, n := range p.notes {
			for _, d := range n.needs {
				t.depend(i, j, d)
			}
			for _, d := range n.next {
				t.confirm(i, j, d)
			}
		}
	}
	return nil
}
