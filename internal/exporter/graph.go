package exporter

import (
	"fmt"
	"slices"
	"strings"

	"lpath/internal/lpath"
)

// look is how a resource stands, for a graph: a mark and a shape as well as a
// colour, so that nobody has to tell colours apart.
type look struct {
	name, mark, fill string
	shape            string    // of Graphviz
	around           [2]string // of Mermaid
}

func looks() []look {
	return []look{
		{"done", "✓", "#d5e8f7", "box", [2]string{`(["`, `"])`}},
		{"skipped", "–", "#e6e6e6", "parallelogram", [2]string{`[/"`, `"/]`}},
		{"next", "→", "#fff2b3", "doubleoctagon", [2]string{`{{"`, `"}}`}},
		{"ready", "○", "#ffffff", "ellipse", [2]string{`("`, `")`}},
		{"locked", "·", "#f7f7f7", "octagon", [2]string{`["`, `"]`}},
	}
}

// standing returns a function that says how a resource stands.
func standing(t *lpath.Tracker) func(*lpath.Item) look {
	all, next := looks(), t.Next(1)
	return func(r *lpath.Item) look {
		name := t.Status(r).String()
		if len(next) > 0 && next[0] == r {
			name = "next"
		}
		return all[slices.IndexFunc(all, func(l look) bool { return l.name == name })]
	}
}

// arrow leads from what comes first to what waits for it; a phase is named by
// its first or last resource, and by its number.
type arrow struct {
	from, to *lpath.Item
	phase    int  // from all of that phase, 0 for from alone
	need     bool // written down, and not only the path's order
}

// arrows returns the steps of the path's order, then what is needed beyond it.
func arrows(p *lpath.Path) (all []arrow) {
	for i, phase := range p.Phases {
		for j, r := range phase.Resources {
			if p.Order == lpath.Strict && j > 0 {
				all = append(all, arrow{from: phase.Resources[j-1], to: r})
			}
		}
		if p.Order != lpath.Free && i > 0 {
			before := p.Phases[i-1]
			all = append(all, arrow{from: before.Resources[len(before.Resources)-1], to: phase.Resources[0], phase: before.Number})
		}
	}
	for _, r := range p.Resources() {
		for _, id := range r.Needs {
			items, err := p.Resolve(lpath.Ref{ID: id})
			switch {
			case err != nil: // there is none in a legal path
			case items[0].ID == id:
				all = append(all, arrow{from: items[0], to: r, need: true})
			default:
				all = append(all, arrow{from: items[len(items)-1], to: r, phase: items[0].Phase.Number, need: true})
			}
		}
	}
	return all
}

// Mermaid writes the path as a flowchart of Mermaid: phases as boxes, the
// path's order as arrows and needs as dotted ones, and how each resource stands
// as a mark, a shape and a colour.
func Mermaid(t *lpath.Tracker) []byte {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	node := func(r *lpath.Item) string { return fmt.Sprintf("r%d_%d", r.Phase.Number, r.Number) }
	line("flowchart TD")
	p, lookOf := t.Path(), standing(t)
	for _, phase := range p.Phases {
		line(`  subgraph p%d ["%d %s"]`, phase.Number, phase.Number, entities(phase.Title))
		for _, r := range phase.Resources {
			l := lookOf(r)
			line("    %s%s%s %s %s%s:::%s", node(r), l.around[0], l.mark, r.Ref(), entities(r.Title), l.around[1], l.name)
		}
		line("  end")
	}
	for _, a := range arrows(p) {
		from, to, kind := node(a.from), node(a.to), "-->"
		if a.phase > 0 {
			from = fmt.Sprintf("p%d", a.phase)
		}
		if a.phase > 0 && !a.need {
			to = fmt.Sprintf("p%d", a.to.Phase.Number)
		}
		if a.need {
			kind = "-.->"
		}
		line("  %s %s %s", from, kind, to)
	}
	for _, l := range looks() {
		line("  classDef %s fill:%s,stroke:#555,color:#000", l.name, l.fill)
	}
	return []byte(b.String())
}

// entities writes text for a label in quotes of Mermaid, which knows no escapes
// but entities: "#34;" is a quotation mark. Letters and digits stay as they are.
func entities(s string) string {
	var b strings.Builder
	for _, r := range strings.Join(strings.Fields(s), " ") {
		if r < 0x80 && !strings.ContainsRune(" .,-/", r) && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') {
			fmt.Fprintf(&b, "#%d;", r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// Dot writes the same for Graphviz.
func Dot(t *lpath.Tracker) []byte {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	node := func(r *lpath.Item) string { return `"` + r.Ref().String() + `"` }
	p, lookOf := t.Path(), standing(t)
	line("digraph %s {", dotText(p.ID))
	line("  label=%s compound=true", dotText(p.Title))
	line("  node [style=filled]")
	for _, phase := range p.Phases {
		line("  subgraph cluster_%d {", phase.Number)
		line("    label=%s", dotText(fmt.Sprintf("%d %s", phase.Number, phase.Title)))
		for _, r := range phase.Resources {
			l := lookOf(r)
			line("    %s [label=%s shape=%s fillcolor=%q]", node(r), dotText(l.mark+" "+r.Ref().String()+" "+r.Title), l.shape, l.fill)
		}
		line("  }")
	}
	for _, a := range arrows(p) {
		attributes := ""
		if a.phase > 0 {
			attributes = fmt.Sprintf("ltail=cluster_%d", a.phase)
		}
		if a.phase > 0 && !a.need {
			attributes += fmt.Sprintf(" lhead=cluster_%d", a.to.Phase.Number)
		}
		if a.need {
			attributes += " style=dashed"
		}
		line("  %s -> %s [%s]", node(a.from), node(a.to), strings.TrimSpace(attributes))
	}
	line("}")
	return []byte(b.String())
}

// dotText writes text in quotes as Graphviz reads it: a backslash begins an
// escape, so it is doubled.
func dotText(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", " ").Replace(s) + `"`
}
