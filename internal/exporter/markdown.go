package exporter

import (
	"fmt"
	"slices"
	"strings"

	"lpath/internal/lpath"
)

// Markdown writes a path as a document after the template that import reads as
// such, with the boxes ticked as the learner stands. Read back it is the same
// path, but for what such a document has no place for: ids of phases and of
// what is not a resource, conditions of the checklist in other words than the
// template's, lengths of additional resources, what a video is
// about, and line breaks in anything but the overview and the notes.
func Markdown(t *lpath.Tracker) []byte {
	m := &markdown{tracker: t}
	p := t.Path()
	m.line("# " + escape(p.Title))
	m.section("Overview", p.Overview)
	m.list("Prerequisites", p.Prerequisites, escape)
	m.heading("## Learning Path")
	if p.Order != lpath.Strict {
		m.line("Order: " + p.Order.String())
	}
	for _, phase := range p.Phases {
		m.heading(fmt.Sprintf("### Phase %d: %s", phase.Number, escape(phase.Title)))
		for _, r := range phase.Resources {
			m.resource(r)
		}
	}
	m.extras("Additional Resources", p.Additional)
	m.extras("Supplementary Videos", p.Videos)
	m.checklist()
	m.section("Notes", p.Notes)
	return []byte(m.b.String())
}

// markdown writes one document.
type markdown struct {
	tracker *lpath.Tracker
	b       strings.Builder
}

func (m *markdown) line(s string) { m.b.WriteString(s + "\n") }

// heading writes a heading with an empty line around it.
func (m *markdown) heading(s string) {
	if !strings.HasSuffix(m.b.String(), "\n\n") {
		m.line("")
	}
	m.line(s + "\n")
}

// section writes a text of paragraphs, nothing if it is empty.
func (m *markdown) section(name, s string) {
	if strings.TrimSpace(s) == "" {
		return
	}
	m.heading("## " + name)
	for paragraph := range strings.SplitSeq(strings.TrimSpace(s), "\n\n") {
		m.line(escape(paragraph) + "\n") // the lines of a paragraph are one
	}
}

func (m *markdown) list(name string, all []string, write func(string) string) {
	if len(all) == 0 {
		return
	}
	m.heading("## " + name)
	for _, s := range all {
		m.line("- " + write(s))
	}
}

// box is the tick of an item. What was skipped has none: read back, it would
// count as done.
func (m *markdown) box(item *lpath.Item) string {
	if m.tracker.Status(item) == lpath.Done {
		return "[x] "
	}
	return "[ ] "
}

func (m *markdown) resource(r *lpath.Item) {
	kind := "Type"
	if r.Type != "" {
		kind = strings.ToUpper(r.Type[:1]) + r.Type[1:]
	}
	m.line(fmt.Sprintf("%d. %s**%s** — [%s]", r.Number, m.box(r), escape(r.Title), kind))
	detail := func(label, value string) {
		if value != "" {
			m.line("   - " + label + ": " + value)
		}
	}
	if r.ID != lpath.DefaultID(lpath.Resource, r.Title) {
		detail("Id", escape(r.ID))
	}
	detail("Duration", duration(r))
	detail("Focus", escape(r.Focus))
	if r.URL == "" && strings.Contains(r.Title, "://") {
		detail("Link", "[URL]") // that in the title is none
	}
	detail("Link", link(r.URL))
	detail("Dependencies", strings.Join(m.needs(r), ", "))
	if r.Optional {
		detail("Optional", "yes")
	}
	m.line("")
}

// needs names what a resource waits for by its place.
func (m *markdown) needs(r *lpath.Item) []string {
	var names []string
	for _, id := range r.Needs {
		items, err := m.tracker.Path().Resolve(lpath.Ref{ID: id})
		switch {
		case err != nil: // there is none in a legal path
		case items[0].ID == id:
			names = append(names, items[0].Ref().String())
		default:
			names = append(names, fmt.Sprintf("Phase %d", items[0].Phase.Number))
		}
	}
	return names
}

func (m *markdown) extras(name string, items []*lpath.Item) {
	if len(items) == 0 {
		return
	}
	m.heading("## " + name)
	for _, item := range items {
		title := escape(item.Title)
		if item.URL != "" {
			title = "[" + title + "](<" + strings.NewReplacer("<", "%3C", ">", "%3E").Replace(item.URL) + ">)"
		}
		line := "- " + m.box(item) + title
		if item.Kind == lpath.Video {
			line += " — " + bracketed(duration(item), "Duration") + " — " + bracketed(escape(item.Channel), "Channel/Source")
		} else {
			if item.Focus != "" {
				line += " — " + escape(item.Focus)
			}
			if item.Type != "" {
				line += " — [" + strings.ToUpper(item.Type[:1]) + item.Type[1:] + "]"
			}
		}
		m.line(line)
	}
}

func (m *markdown) checklist() {
	all := m.tracker.Checklist()
	if len(all) == 0 {
		return
	}
	m.heading("## Completion Checklist")
	for _, c := range all {
		tick := " "
		if c.Done {
			tick = "x"
		}
		m.line(fmt.Sprintf("- [%s] %s", tick, escape(c.Item.Title)))
	}
}

func duration(item *lpath.Item) string {
	if !item.Duration.Known() {
		return ""
	}
	return item.Duration.String()
}

// bracketed is s, or where there is none the template's word for it.
func bracketed(s, placeholder string) string {
	if s == "" {
		return "[" + placeholder + "]"
	}
	return s
}

// link is a link that Markdown shows and follows as it is.
func link(url string) string {
	if url == "" {
		return ""
	}
	return "<" + strings.NewReplacer("<", "%3C", ">", "%3E").Replace(url) + ">"
}

// escape writes text of one line so that Markdown shows it as it is (CommonMark
// 0.31.2, section 2.4: a backslash before any ASCII punctuation).
func escape(s string) string {
	var b strings.Builder
	words := strings.Join(strings.Fields(s), " ")
	digits := len(words) - len(strings.TrimLeft(words, "0123456789"))
	for i, r := range words {
		special := strings.ContainsRune("\\`*_[]<>&|~", r)
		begins := i == 0 && strings.ContainsRune("#+-=:", r) || i == digits && i > 0 && (r == '.' || r == ')')
		closes := r == '#' && slices.Contains([]string{"", "#"}, strings.TrimSpace(words[i+1:]))
		if special || begins || closes {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
