package importer

import (
	"fmt"
	"strconv"
	"strings"

	"lpath/internal/lpath"
	"lpath/internal/text"
)

// depend ties a resource to what a line of dependencies names: phases,
// resources by their number or their title.
func (t *template) depend(i, j int, d detail) {
	value := strings.Trim(d.value, " .")
	if isPlaceholder(value) || isNone(value) {
		return
	}
	words := splitNames(value)
	kind := ""
	for from := 0; from < len(words); {
		to := len(words) // as many as make one name: titles may hold commas
		for ; to > from; to-- {
			name := strings.TrimSpace(strings.Join(words[from:to], ""))
			places, k := t.named(i, name, kind)
			if len(places) == 0 {
				continue
			}
			kind = k
			for _, on := range places {
				t.draft.needs = append(t.draft.needs, need{i, j, on, d.line})
			}
			break
		}
		if to > from {
			from = to
			continue
		}
		if name := trimName(words[from]); name != "" {
			t.warn(d.line, fmt.Sprintf("the dependency %s is left out", quoted(name)), "there is no such phase or resource")
		}
		from++
	}
}

// splitNames parts a list of names; each keeps what parted it from the next.
func splitNames(s string) []string {
	var words []string
	for s != "" {
		at, size := len(s), 0
		for _, sep := range []string{",", ";", "&", "+", " and ", " AND ", " And "} {
			if k := strings.Index(s, sep); k >= 0 && k < at {
				at, size = k, len(sep)
			}
		}
		words = append(words, s[:at+size])
		s = s[at+size:]
		if len(words) == 12 && s != "" { // so many names hold no commas
			words = append(words, s)
			break
		}
	}
	return words
}

// trimName takes from a name what lists and sentences put around it.
func trimName(s string) string {
	for before := ""; before != s; {
		before = s
		s = strings.Trim(s, " ,;&+.\"'“”*_`")
		for _, word := range []string{"and", "complete", "completed", "completion of", "finish", "finished", "requires", "after", "the", "see", "done with"} {
			s, _ = cutWord(s, word)
		}
		for _, word := range []string{" and", " first", " completed", " complete", " done", " finished", " completion"} {
			s, _ = cutSuffixFold(s, word)
		}
	}
	return s
}

// named returns the places that a name stands for, as seen from a phase, and
// whether it was a phase or a resource: a bare number is what the one before
// was.
func (t *template) named(phase int, name, kind string) (places [][2]int, is string) {
	name = strings.Trim(name, " .,;")
	if at, ok := t.titled(phase, strings.TrimSpace(name)); ok {
		return [][2]int{at}, "resource"
	}
	name = trimName(name)
	if name == "" {
		return nil, ""
	}
	if at, ok := t.titled(phase, name); ok {
		return [][2]int{at}, "resource"
	}
	switch strings.ToLower(name) {
	case "previous phase", "previous phases", "all previous phases", "earlier phases":
		for p := range phase {
			if strings.HasSuffix(strings.ToLower(name), "phases") || p == phase-1 {
				places = append(places, [2]int{p, -1})
			}
		}
		return places, "phase"
	}
	return t.numbered(phase, strings.ToLower(name), kind)
}

// titled finds a resource or a phase by its title: of the same phase first.
func (t *template) titled(phase int, name string) ([2]int, bool) {
	slug := text.Slug(name)
	if slug == "" {
		return [2]int{}, false
	}
	for offset := range t.phases {
		p := (phase - offset + len(t.phases)) % len(t.phases)
		for j, r := range t.draft.path.Phases[p].Resources {
			if text.Slug(r.Title) == slug {
				return [2]int{p, j}, true
			}
		}
	}
	for p, spec := range t.draft.path.Phases {
		if text.Slug(spec.Title) == slug {
			return [2]int{p, -1}, true
		}
	}
	return [2]int{}, false
}

// numbered reads "phase 1", "phases 1-2", "resource 2", "phase 1 resource 2",
// "phase 1: Title", "2.1" and a number alone.
func (t *template) numbered(phase int, name, kind string) (places [][2]int, is string) {
	fields := strings.FieldsFunc(name, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && !strings.ContainsRune(dashes, r)
	})
	if ref, err := lpath.ParseRef(name); err == nil && ref.ID == "" && ref.Kind == lpath.Resource && ref.Number > 0 {
		return t.places(phase, ref.Phase, 0, ref.Number) // as in 2.1
	}
	p, r, last := 0, 0, kind
	upTo := 0
	for k, f := range fields {
		from, to, ranged := cutDash(f)
		n, err := strconv.Atoi(from)
		switch word := strings.TrimSuffix(f, "s"); {
		case word == "phase" || word == "resource":
			last = word
		case err != nil && p > 0 && k > 1 && r == 0: // the phase's title follows
		case err != nil && (word == "of" || word == "in" || word == "from"):
		case err != nil:
			return nil, ""
		case last == "phase" && p == 0:
			p = n
			if ranged {
				upTo, _ = strconv.Atoi(to)
			}
		case last == "resource" || p > 0:
			r = n
		default:
			return nil, ""
		}
	}
	return t.places(phase, p, upTo, r)
}

// places returns what numbers stand for: a phase, a range of phases, a
// resource of a phase or of the same phase.
func (t *template) places(phase, p, upTo, r int) (places [][2]int, is string) {
	if r > 0 {
		at := phase
		if p > 0 {
			at = t.phaseNumber(p)
		}
		if at < 0 || r > len(t.phases[at].notes) {
			return nil, ""
		}
		return [][2]int{{at, r - 1}}, "resource"
	}
	for n := p; n > 0 && n <= max(p, min(upTo, p+len(t.phases))); n++ {
		at := t.phaseNumber(n)
		if at < 0 {
			return nil, ""
		}
		places = append(places, [2]int{at, -1})
	}
	return places, "phase"
}

// phaseNumber returns the place of the phase with a number, -1 if there is none.
func (t *template) phaseNumber(n int) int {
	for i, p := range t.phases {
		if p.number == n {
			return i
		}
	}
	return -1
}

// cutDash parts "1-3".
func cutDash(s string) (from, to string, ok bool) {
	at := strings.IndexAny(s, dashes)
	if at < 0 {
		return s, "", false
	}
	return s[:at], strings.TrimLeft(s[at:], dashes), true
}

// confirm checks that "Move to resource 2" and "Move to Phase 2" name what
// follows in the path.
func (t *template) confirm(i, j int, d detail) {
	words := plainWords(d.value)
	for k := 0; k+1 < len(words); k++ {
		n, err := strconv.Atoi(words[k+1])
		if err != nil {
			continue
		}
		last := j == len(t.phases[i].notes)-1
		follows := ""
		switch words[k] {
		case "resource":
			if !last && (n == j+2 || n == t.phases[i].notes[j+1].number) {
				return
			}
		case "phase":
			if last && i+1 < len(t.phases) && n == t.phases[i+1].number {
				return
			}
		default:
			continue
		}
		switch {
		case !last:
			follows = fmt.Sprintf("resource %d follows", j+2)
		case i+1 < len(t.phases):
			follows = fmt.Sprintf("phase %d follows", t.phases[i+1].number)
		default:
			follows = "it is the last"
		}
		t.warn(d.line, fmt.Sprintf("the next step %s is not what comes next", quoted(d.value)), follows)
		return
	}
}
