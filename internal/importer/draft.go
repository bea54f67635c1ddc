package importer

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"lpath/internal/lpath"
)

// maxTitle is how long a title may be, in bytes, and what a resource is about:
// a path file has no longer ones.
const maxTitle = 4 << 10

// sheet is a draft that is being written, phase by phase.
type sheet struct {
	draft
	heads map[string]int // the phases by what they are made of, from 0
}

func newSheet(d *document) *sheet {
	return &sheet{
		draft: draft{path: lpath.PathSpec{Title: d.title(), Order: "free"}, done: map[[2]int]bool{}, lines: map[[2]int]int{}},
		heads: map[string]int{},
	}
}

// phase returns the number of the phase that is known by key, from 0: a new one
// if there is none yet.
func (s *sheet) phase(key, title string) int {
	n, ok := s.heads[key]
	if !ok {
		n = len(s.path.Phases)
		s.heads[key] = n
		s.path.Phases = append(s.path.Phases, lpath.PhaseSpec{Title: title})
	}
	return n
}

// add puts a resource at the end of a phase and returns its place there. A
// text that is too long for a path is left out.
func (s *sheet) add(phase, line int, r lpath.ItemSpec) int {
	if len(r.Focus) > maxTitle {
		s.omit(line, fmt.Sprintf("what is said of %q", r.Title), "it is over 4 KiB long")
		r.Focus = ""
	}
	resources := &s.path.Phases[phase].Resources
	*resources = append(*resources, r)
	s.lines[[2]int{phase, len(*resources) - 1}] = line
	return len(*resources) - 1
}

func (s *sheet) omit(line int, what, why string) {
	s.leftOut = append(s.leftOut, Remark{Line: line, What: what, Why: why})
}

// finish returns the draft, with its remarks by line; an error with the words
// of none if it has no resource.
func (s *sheet) finish(none string) (*draft, error) {
	byLine := func(a, b Remark) int { return a.Line - b.Line }
	slices.SortStableFunc(s.leftOut, byLine)
	slices.SortStableFunc(s.warnings, byLine)
	if s.size() == 0 {
		return nil, fmt.Errorf("%s", none)
	}
	return &s.draft, nil
}

// size is the number of resources.
func (d *draft) size() int {
	n := 0
	for _, p := range d.path.Phases {
		n += len(p.Resources)
	}
	return n
}

// titled says of a title why it cannot be one, "" if it can.
func titled(title string) (why string) {
	switch {
	case !strings.ContainsFunc(title, unicode.IsPrint) || strings.TrimSpace(title) == "":
		return "it has no text"
	case len(title) > maxTitle:
		return "its title is over 4 KiB long"
	}
	return ""
}

// usable says of the address of a link why no resource can have it, "" if one can.
func usable(url string) (why string) {
	scheme, _, absolute := strings.Cut(url, ":")
	switch {
	case strings.HasPrefix(url, "#"):
		return "it leads to another place in the document"
	case strings.HasPrefix(url, "//"):
		return "the link says neither http nor https"
	case !absolute || strings.ContainsAny(scheme, "/?#."):
		return "the link is relative"
	}
	if err := lpath.CheckLink(url); err != nil {
		return err.Error()
	}
	return ""
}

// address is how an address is written where a browser is to open it.
func address(url string) string { return strings.ReplaceAll(strings.TrimSpace(url), " ", "%20") }

// excerpt is text for a remark, not too long.
func excerpt(s string) string {
	runes := []rune(oneLine(s))
	if len(runes) > 60 {
		return strings.TrimSpace(string(runes[:59])) + "…"
	}
	return string(runes)
}

// count is a number of things, as in "1 link" and "3 links".
func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
