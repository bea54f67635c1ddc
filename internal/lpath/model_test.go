package lpath

import (
	"fmt"
	"slices"
	"strings"

	"pgregory.net/rapid"
)

// model is the rules of order told once more, in the plainest way there is: of
// each resource what has to be finished before it.
type model struct {
	ids    []string // of all resources, in order
	before map[string][]string
}

func modelOf(spec PathSpec) model {
	m := model{before: map[string][]string{}}
	required := map[string][]string{} // by phase
	var earlier []string              // what is required of what comes before
	for n, phase := range spec.Phases {
		before := slices.Clone(earlier)
		for _, r := range phase.Resources {
			m.ids = append(m.ids, r.ID)
			switch spec.Order {
			case "strict":
				m.before[r.ID] = slices.Clone(earlier)
			case "phases":
				m.before[r.ID] = slices.Clone(before)
			}
			if !r.Optional {
				earlier = append(earlier, r.ID)
				required[phaseID(n+1)] = append(required[phaseID(n+1)], r.ID)
			}
		}
	}
	for _, phase := range spec.Phases {
		for _, r := range phase.Resources {
			for _, need := range r.Needs {
				if strings.HasPrefix(need, "phase-") {
					m.before[r.ID] = append(m.before[r.ID], required[need]...)
				} else {
					m.before[r.ID] = append(m.before[r.ID], need)
				}
			}
		}
	}
	return m
}

// met reports whether all that has to come before a resource is finished.
func (m model) met(id string, finished map[string]bool) bool {
	for _, other := range m.before[id] {
		if !finished[other] {
			return false
		}
	}
	return true
}

// anySpec draws small paths with needs in whatever direction, which may be impossible.
func anySpec() *rapid.Generator[PathSpec] {
	return rapid.Custom(func(t *rapid.T) PathSpec {
		var sizes []int
		for range rapid.IntRange(1, 3).Draw(t, "phases") {
			sizes = append(sizes, rapid.IntRange(1, 3).Draw(t, "resources"))
		}
		var names []string
		for n, size := range sizes {
			names = append(names, phaseID(n+1))
			for i := range size {
				names = append(names, fmt.Sprintf("x%d-%d", n+1, i+1))
			}
		}
		spec := PathSpec{ID: "road", Title: "Road", Order: rapid.SampledFrom(Orders()).Draw(t, "order")}
		for n, size := range sizes {
			phase := PhaseSpec{Title: fmt.Sprintf("Phase %d", n+1)}
			for i := range size {
				phase.Resources = append(phase.Resources, ItemSpec{
					ID: fmt.Sprintf("x%d-%d", n+1, i+1), Title: "X", Duration: anyDuration(t),
					Optional: rapid.IntRange(0, 3).Draw(t, "optional") == 0,
					Needs:    rapid.SliceOfN(rapid.SampledFrom(names), 0, 2).Draw(t, "needs"),
				})
			}
			spec.Phases = append(spec.Phases, phase)
		}
		spec.Additional = []ItemSpec{{ID: "guide", Title: "Guide"}}
		spec.Videos = []ItemSpec{{ID: "film", Title: "Film"}}
		spec.Checklist, spec.OwnChecklist = []CheckSpec{{ID: "party", Title: "Party"}}, true
		return spec
	})
}

func anyDuration(t *rapid.T) Minutes {
	n := rapid.SampledFrom([]int{0, 1, 30, 600}).Draw(t, "minutes")
	return Minutes{n, n}
}

// legalSpec is anySpec without the needs that make a path impossible.
func legalSpec() *rapid.Generator[PathSpec] {
	return rapid.Custom(func(t *rapid.T) PathSpec {
		spec := anySpec().Draw(t, "path")
		for {
			_, problems := NewPath(spec)
			if len(problems) == 0 {
				return spec
			}
			at := problems[0].At
			r := &spec.Phases[at.Phase-1].Resources[at.Item-1]
			r.Needs = slices.Delete(slices.Clone(r.Needs), at.Number-1, at.Number)
		}
	})
}

// finishedIDs returns the ids of all items that are done or skipped.
func finishedIDs(tr *Tracker) map[string]bool {
	set := map[string]bool{}
	for _, i := range tr.Path().Items() {
		if tr.Status(i).Finished() {
			set[i.ID] = true
		}
	}
	return set
}

// someRefs draws refs of a path: of single items by place or id, of phases and extras.
func someRefs(t *rapid.T, p *Path) string {
	words := []string{"A", "V"}
	for _, i := range p.Items() {
		words = append(words, i.ID, i.Ref().String())
	}
	for _, phase := range p.Phases {
		words = append(words, fmt.Sprint(phase.Number), phase.ID)
	}
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 3).Draw(t, "refs"), " ")
}
