package importer

import (
	"cmp"
	"container/heap"
	"fmt"
	"math"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lpath/internal/lpath"
)

// readExercism reads the config.json of an Exercism track: the concept
// exercises, in an order in which every concept is taught before it is needed,
// then those for practice, the easy ones first. What is deprecated or in the
// works is left out.
func readExercism(source []byte) (*draft, error) {
	t, err := parseTrack(source)
	if err != nil {
		return nil, err
	}
	d := &draft{lines: map[[2]int]int{}}
	d.path.Title = cmp.Or(t.language, capitals(t.slug)) + " on Exercism"
	d.path.ID = t.slug + "-on-exercism"
	d.path.Overview, d.path.Order = t.blurb, "free"
	t.concept = t.inUse(d, t.concept)
	t.practice = t.inUse(d, t.practice)
	if len(t.concept)+len(t.practice) == 0 {
		return nil, faults(Exercism, []Remark{{t.line, "the track has no exercises that are in use", ""}})
	}
	inOrder := t.taughtFirst()
	byDifficulty := slices.Clone(t.practice)
	slices.SortStableFunc(byDifficulty, func(a, b exercise) int { return cmp.Compare(a.difficulty, b.difficulty) })
	t.phase(d, "Concept exercises", inOrder)
	t.phase(d, "Practice exercises", byDifficulty)
	t.tie(d, slices.Concat(inOrder, byDifficulty))
	return d, nil
}

// track is what is read of a config.json.
type track struct {
	language, slug, blurb string
	line                  int // of its exercises
	concept, practice     []exercise
	names                 map[string]string // of concepts, by slug
	gone                  map[string]string // by concept, why the one exercise that taught it is left out
}

// exercise is one exercise of a track.
type exercise struct {
	line                               int
	slug, name, status                 string
	concepts, practices, prerequisites []string
	difficulty                         int // from 1; where none is said the highest
}

// inUse returns the exercises without those that are left out, and says so.
func (t *track) inUse(d *draft, all []exercise) []exercise {
	var used []exercise
	seen := map[string]bool{}
	for _, e := range all {
		why := ""
		switch {
		case e.status == "wip":
			why = "it is in the works (wip)"
		case e.status == "deprecated":
			why = "it is deprecated"
		case seen[e.slug]:
			why = "the track has it twice"
		}
		if why == "" {
			seen[e.slug] = true
			used = append(used, e)
			continue
		}
		d.leftOut = append(d.leftOut, Remark{e.line, e.title(), why})
		for _, c := range e.concepts {
			t.gone[c] = fmt.Sprintf("only %s teaches it, and %s", e.slug, why)
		}
	}
	return used
}

// teachers returns the first exercise that teaches each concept.
func (t *track) teachers() map[string]int {
	by := map[string]int{}
	for i, e := range t.concept {
		for _, c := range e.concepts {
			if _, known := by[c]; !known {
				by[c] = i
			}
		}
	}
	return by
}

// waiting returns for which others each concept exercise waits, and which wait
// for it.
func (t *track) waiting() (waits []map[int]bool, helps [][]int) {
	by := t.teachers()
	waits, helps = make([]map[int]bool, len(t.concept)), make([][]int, len(t.concept))
	for i, e := range t.concept {
		waits[i] = map[int]bool{}
		for _, c := range e.prerequisites {
			if j, ok := by[c]; ok && j != i && !waits[i][j] {
				waits[i][j] = true
				helps[j] = append(helps[j], i)
			}
		}
	}
	return waits, helps
}

// taughtFirst returns the concept exercises so that each comes after those that
// teach what it asks for, and else as the file has them. In a circle the one
// that the file has first does not wait.
func (t *track) taughtFirst() (inOrder []exercise) {
	waits, helps := t.waiting()
	ready, done := &smallest{}, make([]bool, len(t.concept))
	for i := range waits {
		if len(waits[i]) == 0 {
			heap.Push(ready, i)
		}
	}
	for from := 0; len(inOrder) < len(t.concept); {
		if ready.Len() == 0 {
			for done[from] {
				from++
			}
			i := firstInCircle(waits, from)
			clear(waits[i])
			heap.Push(ready, i)
		}
		i := heap.Pop(ready).(int)
		done[i] = true
		inOrder = append(inOrder, t.concept[i])
		for _, k := range helps[i] {
			if waits[k][i] {
				if delete(waits[k], i); len(waits[k]) == 0 {
					heap.Push(ready, k)
				}
			}
		}
	}
	return inOrder
}

// firstInCircle follows what each waits for until it comes round, and returns
// the first of the circle.
func firstInCircle(waits []map[int]bool, from int) int {
	var way []int
	at := map[int]int{}
	for i := from; ; {
		if start, round := at[i]; round {
			return slices.Min(way[start:])
		}
		at[i], way = len(way), append(way, i)
		next := math.MaxInt
		for j := range waits[i] {
			next = min(next, j)
		}
		i = next
	}
}

// smallest is a heap of numbers.
type smallest []int

func (s smallest) Len() int           { return len(s) }
func (s smallest) Less(i, j int) bool { return s[i] < s[j] }
func (s smallest) Swap(i, j int)      { s[i], s[j] = s[j], s[i] }
func (s *smallest) Push(x any)        { *s = append(*s, x.(int)) }
func (s *smallest) Pop() any {
	last := (*s)[len(*s)-1]
	*s = (*s)[:len(*s)-1]
	return last
}

// phase adds exercises as a phase, if there are any.
func (t *track) phase(d *draft, title string, all []exercise) {
	if len(all) == 0 {
		return
	}
	p := lpath.PhaseSpec{Title: title}
	for i, e := range all {
		d.lines[[2]int{len(d.path.Phases), i}] = e.line
		p.Resources = append(p.Resources, lpath.ItemSpec{
			Title: e.title(), Type: "exercise", Focus: t.focus(e),
			URL: "https://exercism.org/tracks/" + url.PathEscape(t.slug) + "/exercises/" + url.PathEscape(e.slug),
		})
	}
	d.path.Phases = append(d.path.Phases, p)
}

// tie makes needs of the concepts that exercises ask for, and warns about
// those that nothing teaches.
func (t *track) tie(d *draft, all []exercise) {
	place := func(i int) [2]int {
		if i < len(t.concept) {
			return [2]int{0, i}
		}
		return [2]int{len(d.path.Phases) - 1, i - len(t.concept)}
	}
	where := map[string]int{}
	for i, e := range all[:len(t.concept)] {
		where[e.slug] = i
	}
	by := map[string][2]int{}
	for c, i := range t.teachers() {
		by[c] = place(where[t.concept[i].slug])
	}
	for i, e := range all {
		at := place(i)
		for _, c := range e.prerequisites {
			on, taught := by[c]
			switch {
			case !taught:
				why := cmp.Or(t.gone[c], "no exercise teaches it")
				d.warnings = append(d.warnings, Remark{e.line, fmt.Sprintf("%s does not wait for the concept %q", e.title(), c), why})
			case on != at:
				d.needs = append(d.needs, need{at[0], at[1], on, e.line})
			}
		}
	}
}

// focus says what an exercise is about.
func (t *track) focus(e exercise) string {
	verb, concepts := "Teaches ", e.concepts
	if len(concepts) == 0 {
		verb, concepts = "Practises ", e.practices
	}
	if len(concepts) == 0 {
		return ""
	}
	var names []string
	for _, c := range concepts {
		names = append(names, cmp.Or(t.names[c], capitals(c)))
	}
	return verb + strings.Join(names, ", ")
}

func (e exercise) title() string { return cmp.Or(e.name, capitals(e.slug)) }

// capitals makes a title of a slug: two-fer is Two Fer.
func capitals(slug string) string {
	words := strings.FieldsFunc(slug, func(r rune) bool { return r == '-' || r == '_' })
	for i, w := range words {
		first, size := utf8.DecodeRuneInString(w)
		words[i] = string(unicode.ToUpper(first)) + w[size:]
	}
	return strings.Join(words, " ")
}
