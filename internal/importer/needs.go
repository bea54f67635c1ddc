package importer

import (
	"slices"
	"strings"
	"unicode"
)

// settleNeeds makes needs of the prerequisites that name courses of the path.
// What else they say becomes part of what a course is about.
func (s *sheet) settleNeeds(courses []course) {
	names := newCatalogue(courses)
	for i, c := range courses {
		needed, rest := names.find(i, c.wants)
		for _, other := range needed {
			s.needs = append(s.needs, need{phase: c.at[0], item: c.at[1], on: courses[other].at, line: c.wants.line})
		}
		if rest == "" {
			continue
		}
		resource := &s.path.Phases[c.at[0]].Resources[c.at[1]]
		if text := join(resource.Focus, "Prerequisites: "+rest); len(text) <= maxTitle {
			resource.Focus = text
		} else {
			s.omit(c.wants.line, "prerequisites of "+excerpt(c.title), "they are over 4 KiB long")
		}
	}
}

func join(a, b string) string {
	if a == "" {
		return b
	}
	return strings.TrimRight(a, " .") + ". " + b
}

// catalogue finds courses by what a document may call them. What could be
// several of them is none.
type catalogue struct {
	byURL  map[string]int
	titles map[string]int
	starts map[string]int // words with which a title begins
}

// maxStart is how much of a title its beginnings are taken of, in bytes.
const maxStart = 512

func newCatalogue(courses []course) catalogue {
	c := catalogue{byURL: map[string]int{}, titles: map[string]int{}, starts: map[string]int{}}
	for i, course := range courses {
		if course.url != "" {
			enter(c.byURL, bare(course.url), i)
		}
		title := fold(course.title)
		enter(c.titles, title, i)
		last := ""
		for at, r := range title[:min(len(title), maxStart)] {
			if start := strings.TrimSpace(title[:at]); !wordRune(r) && start != last {
				enter(c.starts, start, i)
				last = start
			}
		}
	}
	return c
}

// several stands for more than one course.
const several = -1

func enter(names map[string]int, name string, i int) {
	if other, ok := names[name]; ok && other != i {
		i = several
	}
	names[name] = i
}

// bare is an address as it is compared.
func bare(url string) string { return strings.TrimSuffix(url, "/") }

// fold is a title as it is compared: letter case counts, but hyphens are blanks.
func fold(s string) string {
	return oneLine(strings.NewReplacer("-", " ", "\u2010", " ", "\u2011", " ").Replace(s))
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '+' || r == '#' }

// find returns the courses that a cell of prerequisites names by a link, a
// title or the beginning of one, each once, and what it says beside them.
func (c catalogue) find(self int, wants prose) (needed []int, rest string) {
	take := func(i int, ok bool) bool {
		if !ok || i == several || i == self {
			return false
		}
		if !slices.Contains(needed, i) {
			needed = append(needed, i)
		}
		return true
	}
	var text strings.Builder
	at := 0
	for _, l := range wants.links {
		i, ok := c.byURL[bare(l.url)]
		if l.from >= at && take(i, ok) {
			text.WriteString(wants.text[at:l.from] + ",")
			at = l.to
		}
	}
	text.WriteString(wants.text[at:])
	var other []string
	for s := nextWish(text.String()); s != ""; {
		ends := wishEnds(s)
		taken := 0
		for _, end := range slices.Backward(ends[:min(len(ends), maxCommas)]) {
			if i, ok := c.named(s[:end]); take(i, ok) {
				taken = end
				break
			}
		}
		if taken == 0 {
			taken = ends[0]
			other = append(other, oneLine(s[:taken]))
		}
		s = nextWish(s[taken:])
	}
	return needed, strings.Join(slices.DeleteFunc(other, saysNone), ", ")
}

// maxCommas is in how many parts a title may be cut by commas and the like.
const maxCommas = 8

// named returns the course that words name.
func (c catalogue) named(words string) (i int, ok bool) {
	words = strings.TrimRight(fold(words), " .*")
	if i, ok = c.titles[words]; ok {
		return i, ok
	}
	i, ok = c.starts[words]
	return i, ok
}

// nextWish returns s from the next prerequisite on, without what introduces it.
func nextWish(s string) string {
	for {
		before := s
		s = strings.TrimLeft(s, " \n,;&+.")
		for _, word := range []string{
			"and ", "corequisites:", "corequisite:", "co-requisites:", "co-requisite:", "prerequisites:", "prerequisite:",
		} {
			if len(s) >= len(word) && strings.EqualFold(s[:len(word)], word) {
				s = s[len(word):]
			}
		}
		if s == before {
			return s
		}
	}
}

// wishEnds returns where in s a prerequisite may end, the end of s included.
func wishEnds(s string) []int {
	var ends []int
	for i, r := range s {
		switch {
		case i == 0:
		case strings.ContainsRune(",;\n", r):
			ends = append(ends, i)
		case r == ' ' && slices.ContainsFunc([]string{" and ", " & ", " + "}, func(sep string) bool { return strings.HasPrefix(s[i:], sep) }):
			ends = append(ends, i)
		}
		if len(ends) == maxCommas {
			return ends
		}
	}
	return append(ends, len(s))
}

// saysNone reports whether words say that nothing is needed.
func saysNone(words string) bool {
	switch strings.ToLower(strings.Trim(words, " .*()")) {
	case "none", "no", "nothing", "n/a", "na", "not required":
		return true
	}
	return !strings.ContainsFunc(words, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}
