package lpath

import (
	"fmt"

	"lpath/internal/text"
)

// maxCostly is how many problems are looked into as deeply as takes time in
// proportion to the path: a file made to be slow has thousands of them.
const maxCostly = 20

// resolve ties needs and conditions to what they name.
func (b *builder) resolve() {
	for _, item := range b.path.resources {
		if len(item.Needs) == 0 {
			continue
		}
		at := address(item)
		at.Field = "needs"
		for i, id := range item.Needs {
			at.Number = i + 1
			if n, ok := b.find(at, id); ok {
				item.needs = append(item.needs, n)
			}
		}
	}
	for _, check := range b.path.Checklist {
		at := address(check)
		at.Field = "when"
		switch {
		case check.when == nil:
		case check.when.written != supplementary:
			check.when.need, _ = b.find(at, check.when.written)
		case len(b.path.Additional)+len(b.path.Videos) == 0:
			b.problem(at, "there is nothing supplementary in this path", "add additional resources or videos, or leave the condition out")
		default:
			check.when.extras = true
		}
	}
}

// find returns the resource or phase with the id, or reports that there is none.
func (b *builder) find(at Address, id string) (need, bool) {
	if item := b.path.byID[id]; item != nil && item.Kind == Resource {
		return need{resource: item}, true
	}
	if phase := b.path.phase(id); phase != nil {
		return need{phase: phase}, true
	}
	if item := b.path.byID[id]; item != nil {
		b.problem(at, fmt.Sprintf("%q is no resource", id), "only resources and phases can be named here")
		return need{}, false
	}
	hint := "name a phase or a resource by its id"
	if len(b.problems) < maxCostly {
		if near := text.Nearest(id, b.path.names()); near != "" {
			hint = didYouMean(near)
		}
	}
	b.problem(at, fmt.Sprintf("there is no resource or phase %q", id), hint)
	return need{}, false
}

// names returns all that needs may name.
func (p *Path) names() []string {
	names := p.ResourceIDs()
	for _, phase := range p.Phases {
		names = append(names, phase.ID, phaseID(phase.Number))
	}
	return names
}
