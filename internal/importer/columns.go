package importer

import (
	"slices"
	"strings"
	"unicode"
)

// columns says what is where in a table of courses, as column numbers from 0;
// -1 is nowhere.
type columns struct {
	title, link, duration, effort, needs, about, group int

	others []int // may have a link where the title has none
}

// Words of headers that say what is in a column, in the singular and in lower case.
func titleWords() []string {
	return []string{
		"course", "lesson", "topic", "module", "tutorial", "lecture", "class", "chapter", "unit", "workshop", "session", "lab",
		"exercise", "assignment", "book", "resource", "subject", "skill", "project", "video", "title", "name",
	}
}

func groupWords() []string {
	return []string{
		"phase", "stage", "part", "section", "module", "week", "unit", "block", "level", "semester", "term", "year", "quarter",
		"month", "day", "track", "category", "area", "theme", "project", "topic", "chapter", "subject", "group", "course",
	}
}

func aboutWords() []string {
	return []string{"description", "focus", "objective", "goal", "summary", "about", "concept", "content", "detail", "note", "comment"}
}

// columnsOf reads the header of a table; ok is false if none of its columns
// tells courses, lessons or the like.
func columnsOf(rows []row) (c columns, ok bool) {
	c = columns{title: -1, link: -1, duration: -1, effort: -1, needs: -1, about: -1, group: -1}
	var free []int // what they hold may be a title
	for i, cell := range rows[0].cells {
		words := headerWords(cell.plain())
		switch {
		case hasAny(words, "prerequisite", "prereq", "requirement", "require", "requisite", "depend", "dependency"):
			set(&c.needs, i)
		case hasAny(words, "effort", "workload", "commitment") || hasAny(words, "hour", "hr") && hasAny(words, "week", "weekly", "day", "month"):
			set(&c.effort, i)
		case hasAny(words, "duration", "time", "length", "hour", "minute", "estimate", "estimated") ||
			strings.EqualFold(cell.plain(), "weeks"):
			set(&c.duration, i)
		case hasAny(words, "link", "url", "website"):
			set(&c.link, i)
		case hasAny(words, aboutWords()...):
			if c.about < 0 || aboutRank(words) < aboutRank(headerWords(rows[0].cells[c.about].plain())) {
				c.about = i
			}
		default:
			free = append(free, i)
		}
	}
	c.title = chooseTitle(rows, free)
	if c.title < 0 && c.link >= 0 && hasAny(headerWords(rows[0].cells[c.link].plain()), titleWords()...) {
		c.title, c.link = c.link, -1
	}
	c.group = chooseGroup(rows, free, c.title)
	c.others = slices.DeleteFunc(free, func(i int) bool {
		return i == c.title || i == c.group || !hasAny(headerWords(rows[0].cells[i].plain()), titleWords()...)
	})
	return c, c.title >= 0
}

func aboutRank(words []string) int {
	return slices.IndexFunc(aboutWords(), func(word string) bool { return slices.Contains(words, word) })
}

func set(column *int, i int) {
	if *column < 0 {
		*column = i
	}
}

// chooseTitle returns the column that names the rows apart: of several the one
// whose header says course rather than lesson, lesson rather than topic, and so on.
func chooseTitle(rows []row, free []int) int {
	best, bestScore := -1, 0
	words := titleWords()
	for _, i := range free {
		header := headerWords(rows[0].cells[i].plain())
		rank := slices.IndexFunc(words, func(word string) bool { return slices.Contains(header, word) })
		if rank < 0 || allNumbers(rows, i) {
			continue
		}
		// A title or two may come again; a column that groups has few values.
		apart := min(8, 10*distinct(rows, i)/max(1, len(rows)-1))
		if score := apart*100 - rank; best < 0 || score > bestScore {
			best, bestScore = i, score
		}
	}
	return best
}

// chooseGroup returns the column whose values hold for several rows, as they
// come again or stand above empty cells; -1 if no header promises that or each
// row has its own.
func chooseGroup(rows []row, free []int, title int) int {
	for _, word := range groupWords() {
		for _, i := range free {
			if i == title || !hasAny(headerWords(rows[0].cells[i].plain()), word) {
				continue
			}
			said, n := len(below(rows, i)), distinct(rows, i)
			again := n > 0 && n < said
			above := n > 1 && said < len(rows)-1 && rows[1].text(i) != ""
			if again || above {
				return i
			}
		}
	}
	return -1
}

// text is what a cell says, "" for one that the row does not have.
func (r row) text(column int) string {
	if column < 0 || column >= len(r.cells) {
		return ""
	}
	return r.cells[column].plain()
}

// below returns what a column says where it says something, without its header.
func below(rows []row, column int) []string {
	var cells []string
	for _, r := range rows[1:] {
		if s := r.text(column); s != "" {
			cells = append(cells, s)
		}
	}
	return cells
}

func distinct(rows []row, column int) int {
	seen := map[string]bool{}
	for _, s := range below(rows, column) {
		seen[s] = true
	}
	return len(seen)
}

func allNumbers(rows []row, column int) bool {
	cells := below(rows, column)
	for _, s := range cells {
		if strings.ContainsFunc(s, unicode.IsLetter) {
			return false
		}
	}
	return len(cells) > 0
}

// headerWords returns the words of a header in lower case and in the singular.
func headerWords(s string) []string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) })
	for i, w := range words {
		switch {
		case strings.HasSuffix(w, "ies"):
			words[i] = w[:len(w)-3] + "y"
		case strings.HasSuffix(w, "sses"):
			words[i] = w[:len(w)-2]
		case strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss"):
			words[i] = w[:len(w)-1]
		}
	}
	return words
}

func hasAny(words []string, of ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(of, w) })
}
