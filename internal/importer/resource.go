package importer

import (
	"fmt"
	"slices"
	"strings"

	"lpath/internal/lpath"
	"lpath/internal/text"
)

// detail is a line of a resource: a label and what it says.
type detail struct {
	label, value string
	line         int
	links        []link
}

// labels are the lines that a resource may have.
func labels() []string {
	return []string{"duration", "focus", "next step", "dependencies", "link", "type", "optional", "id", "order"}
}

// labelOf returns the label that people may also write in another way.
func labelOf(s string) string {
	s = strings.ToLower(oneLine(strings.Trim(s, " *_`")))
	switch s {
	case "time", "estimated time", "length", "estimated duration":
		return "duration"
	case "next", "next steps":
		return "next step"
	case "dependency", "depends on", "requires", "prerequisites", "prerequisite":
		return "dependencies"
	case "url", "links", "source", "resource link":
		return "link"
	}
	if slices.Contains(labels(), s) {
		return s
	}
	return ""
}

// detailOf reads "Label: value"; the label is as written where it is unknown.
func detailOf(s string, line int) (detail, bool) {
	s = strings.TrimSpace(strings.Replace(s, "：", ":", 1))
	key, value, ok := strings.Cut(s, ":")
	if label := labelOf(key); ok && label != "" {
		return detail{label: label, value: strings.TrimSpace(value), line: line}, true
	}
	if p := parts(s); len(p) > 1 && labelOf(p[0]) != "" {
		return detail{label: labelOf(p[0]), value: strings.Join(p[1:], " - "), line: line}, true
	}
	if ok && len(key) <= 30 && value != "" && strings.IndexByte(" \t", value[0]) >= 0 {
		return detail{label: key, value: strings.TrimSpace(value), line: line}, false
	}
	return detail{}, false
}

// detailsIn parts the text of a paragraph into its head and the details in it: a
// line without a label goes on with the one before.
func detailsIn(p prose, headed bool) (head string, details []detail) {
	for i, s := range strings.Split(p.text, "\n") {
		d, ok := detailOf(s, p.line+i)
		switch {
		case ok && (i > 0 || !headed):
			d.links = p.links
			details = append(details, d)
		case len(details) > 0:
			last := &details[len(details)-1]
			last.value = oneLine(last.value + " " + s)
		default:
			head = oneLine(head + " " + s)
		}
	}
	return head, details
}

// inPhase reads a block of a phase: lists of resources, or of their details
// where those are not indented far enough to stand inside them.
func (t *template) inPhase(b *block) {
	switch b.kind {
	case list:
		for _, i := range b.inside {
			t.phaseItem(i)
		}
	case paragraph:
		if _, details := detailsIn(b.text, false); len(details) > 0 && t.last() != nil {
			t.addDetails(details)
			return
		}
		s := b.text.plain()
		if strings.HasPrefix(strings.ToLower(s), "resources") || strings.HasSuffix(s, ":") || isPlaceholder(s) {
			return // "Resources to consume in order:"
		}
		t.leaveOut(b.line, quoted(s), "a phase has no text of its own")
	case table:
		t.leaveOut(b.line, "a table", "resources of the template are numbered items")
	case heading, item, quote, code, markup:
	}
}

// phaseItem reads an item of a list in a phase: a resource, or a detail of the
// one before.
func (t *template) phaseItem(i *block) {
	first, rest := prose{line: i.line}, i.inside
	if len(rest) > 0 && rest[0].kind == paragraph {
		first, rest = rest[0].text, rest[1:]
	}
	numbered := i.parent.ordered
	d, known := detailOf(first.first(), first.line)
	if t.last() != nil && (known || !numbered && t.misspelt(d)) {
		t.detailItem(i)
		return
	}
	_, _, typed := headOf(first.plain())
	if !numbered && !typed {
		t.leaveOut(i.line, quoted(first.plain()), "resources are numbered")
		return
	}
	t.resource(i, first)
	for _, b := range rest {
		switch b.kind {
		case list:
			for _, each := range b.inside {
				t.detailItem(each)
			}
		case paragraph:
			if _, details := detailsIn(b.text, false); len(details) > 0 {
				t.addDetails(details)
				continue
			}
			t.leaveOut(b.line, quoted(b.text.plain()), "it is no line of a resource")
		case heading, item, quote, table, code, markup:
		}
	}
}

// misspelt reports whether the label of a line is nearly one.
func (t *template) misspelt(d detail) bool {
	return d.label != "" && text.Nearest(strings.ToLower(d.label), labels()) != ""
}

// resource begins a resource.
func (t *template) resource(i *block, p prose) {
	head, details := detailsIn(p, true)
	title, word, typed := headOf(head)
	spec := lpath.ItemSpec{Title: title}
	if s, ok := cutSuffixFold(spec.Title, "(optional)"); ok {
		spec.Title, spec.Optional = trimDash(s), true
	}
	if w, ok := cutSuffixFold(word, "optional"); ok && typed {
		word, spec.Optional = strings.Trim(w, " ,;/"+dashes), true
	}
	switch spec.Type = typeOf(word); {
	case title == "" || isPlaceholder(title):
		t.fault(i.line, "a resource has no title", `write "1. **Title** — [Article]"`)
	case !typed:
		t.warn(i.line, quoted(title)+" has no type", `it is written as "1. **Title** — [Article]"`)
	case spec.Type == "" && word != "" && !isPlaceholder("["+word+"]"):
		spec.Type = "other"
		why := "it is one of " + strings.Join(lpath.Types(), ", ")
		if near := text.Nearest(strings.ToLower(word), lpath.Types()); near != "" {
			why = fmt.Sprintf("did you mean %q?", near)
		}
		t.warn(i.line, fmt.Sprintf("the type %s is read as other", quoted(word)), why)
	}
	t.setLink(&spec, p.links, i.line)
	at := len(t.phases) - 1
	phase := &t.draft.path.Phases[at]
	place := [2]int{at, len(phase.Resources)}
	t.draft.lines[place], t.draft.done[place] = i.line, i.box == ticked
	phase.Resources = append(phase.Resources, spec)
	t.phases[at].notes = append(t.phases[at].notes, note{line: i.line, number: i.number})
	if typed {
		t.found = append(t.found, title)
	}
	t.addDetails(details)
}

// headOf parts "Title — [Type]" and says whether there is a type.
func headOf(s string) (title, word string, typed bool) {
	s = strings.TrimSpace(s)
	optional := ""
	if rest, ok := cutSuffixFold(s, "(optional)"); ok && rest != "" {
		s, optional = rest, " (optional)"
	}
	if from := strings.LastIndexByte(s, '['); from > 0 && strings.HasSuffix(s, "]") {
		return trimDash(s[:from]) + optional, strings.TrimSpace(s[from+1 : len(s)-1]), true
	}
	if from := strings.LastIndexByte(s, '('); from > 0 && strings.HasSuffix(s, ")") && typeOf(s[from:]) != "" {
		return trimDash(s[:from]) + optional, s[from+1 : len(s)-1], true
	}
	if p := parts(s); len(p) > 1 && typeOf(p[len(p)-1]) != "" {
		last := strings.LastIndex(s, p[len(p)-1])
		return trimDash(s[:last]) + optional, p[len(p)-1], true
	}
	return s + optional, "", false
}

func cutSuffixFold(s, suffix string) (string, bool) {
	n := len(s) - len(suffix)
	if n < 0 || !strings.EqualFold(s[n:], suffix) {
		return s, false
	}
	return strings.TrimSpace(s[:n]), true
}

// setLink takes the first link that can be opened; relative ones are told.
func (t *template) setLink(spec *lpath.ItemSpec, links []link, line int) {
	for _, l := range links {
		switch {
		case spec.URL != "":
		case strings.HasPrefix(l.url, "http://") || strings.HasPrefix(l.url, "https://"):
			spec.URL = l.url
		case strings.HasPrefix(l.url, "#"):
		default:
			t.leaveOut(line, "the link "+quoted(l.url), "it is relative to the document")
		}
	}
}

// last returns the resource that details belong to, nil if there is none yet.
func (t *template) last() *lpath.ItemSpec {
	if len(t.phases) == 0 {
		return nil
	}
	all := t.draft.path.Phases[len(t.phases)-1].Resources
	if len(all) == 0 {
		return nil
	}
	return &all[len(all)-1]
}

// detailItem reads an item of the list under a resource. What is nested in it
// belongs to its value.
func (t *template) detailItem(i *block) {
	if len(i.inside) == 0 || i.inside[0].kind != paragraph {
		return
	}
	p := i.inside[0].text
	head, details := detailsIn(p, false)
	if head != "" {
		d, _ := detailOf(head, p.line)
		if near := text.Nearest(strings.ToLower(d.label), labels()); d.label != "" && near != "" {
			t.fault(p.line, fmt.Sprintf("there is no line %s", quoted(d.label)), fmt.Sprintf("did you mean %q?", strings.ToUpper(near[:1])+near[1:]))
			return
		}
		t.leaveOut(p.line, quoted(head), "the template has no such line")
	}
	for _, b := range i.inside[1:] {
		if b.kind != list || len(details) == 0 {
			continue
		}
		for _, each := range b.inside {
			last := &details[len(details)-1]
			last.value = strings.TrimPrefix(last.value+"; "+oneLine(strings.ReplaceAll(paragraphs("", each), "\n", " ")), "; ")
		}
	}
	t.addDetails(details)
}

// addDetails gives the last resource what its lines say.
func (t *template) addDetails(details []detail) {
	r := t.last()
	notes := t.phases[len(t.phases)-1].notes
	n := &notes[len(notes)-1]
	for _, d := range details {
		switch d.label {
		case "duration":
			m, err := readDuration(d.value)
			if err != nil {
				t.fault(d.line, fmt.Sprintf("the duration %s cannot be read", quoted(d.value)), "write 35 minutes, 1h 5m, or [Duration] if it is not known")
			}
			r.Duration = m
		case "focus":
			r.Focus = unbracket(d.value)
		case "type":
			r.Type = typeOf(d.value)
		case "optional":
			r.Optional = strings.EqualFold(d.value, "yes") || strings.EqualFold(d.value, "true")
		case "link":
			r.URL = ""
			t.setLink(r, d.links, d.line)
		case "id":
			at := len(t.phases) - 1
			t.draft.ids[[2]int{at, len(t.draft.path.Phases[at].Resources) - 1}] = d.value
		case "dependencies":
			n.needs = append(n.needs, d)
		case "next step":
			n.next = append(n.next, d)
		default:
		}
	}
}
