package lpath

import (
	"fmt"
	"slices"
	"strings"

	"lpath/internal/text"
)

// MaxResources is how many resources a path may have.
const MaxResources = 10_000

// NewPath makes a path of what a file says, or says all that is wrong with it.
// Absent ids, the order and the checklist get their defaults. The path goes on
// using the lists in spec, which nobody may change afterwards.
func NewPath(spec PathSpec) (*Path, []Problem) {
	b := builder{spec: spec, types: Types(), path: &Path{
		ID: spec.ID, Title: spec.Title, Overview: spec.Overview,
		Prerequisites: spec.Prerequisites, Notes: spec.Notes,
	}}
	b.head()
	b.phases()
	b.path.Additional = b.extras(Additional, "additional-", spec.Additional)
	b.path.Videos = b.extras(Video, "video-", spec.Videos)
	b.checklist()
	b.index()
	b.resolve()
	if !slices.ContainsFunc(b.problems, hidesOrder) {
		b.reach()
	}
	if len(b.problems) > 0 {
		return nil, b.problems
	}
	return b.path, nil
}

// builder makes one path.
type builder struct {
	spec     PathSpec
	types    []string
	path     *Path
	problems []Problem

	resources int // so far
}

func (b *builder) problem(at Address, what, hint string) {
	b.problems = append(b.problems, Problem{at, what, hint})
}

// hidesOrder reports whether a problem leaves it open what comes before what.
func hidesOrder(p Problem) bool {
	return slices.Contains([]string{"order", "phases", "resources", "id"}, p.At.Field)
}

// head checks what belongs to the path as a whole.
func (b *builder) head() {
	if !ValidID(b.spec.ID) {
		b.problem(Address{Field: "id"}, fmt.Sprintf("id %q is not allowed for a path", b.spec.ID),
			"ids are small letters, digits, and . _ - between them, at most 64, and no device name such as nul")
	}
	b.needTitle(Address{}, b.spec.Title, "the path")
	switch b.spec.Order {
	case "", "strict":
		b.path.Order = Strict
	case "phases":
		b.path.Order = Phases
	case "free":
		b.path.Order = Free
	default:
		b.problem(Address{Field: "order"}, fmt.Sprintf("unknown order %q", b.spec.Order), oneOf(b.spec.Order, Orders()))
	}
	for i, s := range b.spec.Prerequisites {
		if strings.TrimSpace(s) == "" {
			b.problem(Address{Field: "prerequisites", Number: i + 1}, "an empty prerequisite", "write it, or leave it out")
		}
	}
	if len(b.spec.Phases) == 0 {
		b.problem(Address{Field: "phases"}, "the path has no phases", "add at least one phase with one resource")
	}
}

func (b *builder) phases() {
	for n, spec := range b.spec.Phases {
		phase := &Phase{Number: n + 1, ID: spec.ID, Title: spec.Title, Resources: make([]*Item, 0, len(spec.Resources))}
		at := Address{Phase: phase.Number}
		b.needTitle(at, spec.Title, "the phase")
		if phase.ID == "" {
			phase.ID = phaseID(phase.Number)
		} else {
			b.checkID(at, phase.ID, phase.Number)
		}
		if len(spec.Resources) == 0 {
			b.problem(Address{Phase: phase.Number, Field: "resources"}, "the phase has no resources", "add at least one, or leave the phase out")
		}
		items := make([]Item, len(spec.Resources))
		for i := range items {
			at.Item = i + 1
			item := &items[i]
			*item = Item{ItemSpec: &spec.Resources[i], Number: at.Item, Phase: phase, inPath: b.resources}
			b.item(item, at, "")
			phase.Resources = append(phase.Resources, item)
			b.resources++
		}
		b.path.Phases = append(b.path.Phases, phase)
	}
	if b.resources > MaxResources {
		b.problem(Address{Field: "phases"}, fmt.Sprintf("the path has %d resources", b.resources),
			fmt.Sprintf("at most %d are allowed; make several paths of it", MaxResources))
	}
}

func (b *builder) extras(kind Kind, prefix string, specs []ItemSpec) []*Item {
	var items []*Item
	for i := range specs {
		item := &Item{ItemSpec: &specs[i], Kind: kind, Number: i + 1}
		b.item(item, Address{Kind: kind, Item: item.Number}, prefix)
		items = append(items, item)
	}
	return items
}

// item checks a resource or an extra and gives it its id.
func (b *builder) item(item *Item, at Address, prefix string) {
	spec := item.ItemSpec
	b.needTitle(at, spec.Title, "it")
	item.ID = b.id(at, spec.ID, prefix, spec.Title)
	if spec.Type != "" && !slices.Contains(b.types, spec.Type) {
		at.Field = "type"
		b.problem(at, fmt.Sprintf("unknown type %q", spec.Type), oneOf(spec.Type, b.types))
	}
	if spec.URL != "" && !isWebLink(spec.URL) {
		at.Field = "url"
		b.problem(at, fmt.Sprintf("url %q is no web link", spec.URL), "write an absolute link that begins with https:// or http://")
	}
}

// checklist takes the file's own, or makes one item for each phase and one for the extras.
func (b *builder) checklist() {
	specs := b.spec.Checklist
	if !b.spec.OwnChecklist {
		specs = DefaultChecklist(b.spec)
	}
	for i, spec := range specs {
		at := Address{Kind: Check, Item: i + 1}
		b.needTitle(at, spec.Title, "it")
		item := &Item{ItemSpec: &ItemSpec{Title: spec.Title}, Kind: Check, Number: at.Item, ID: b.id(at, spec.ID, "check-", spec.Title)}
		if spec.When != "" {
			item.when = &condition{written: spec.When}
		}
		b.path.Checklist = append(b.path.Checklist, item)
	}
}

// DefaultChecklist is the checklist of a path that has none of its own.
func DefaultChecklist(spec PathSpec) []CheckSpec {
	var checks []CheckSpec
	for i := range spec.Phases {
		checks = append(checks, CheckSpec{Title: fmt.Sprintf("Phase %d completed", i+1), When: phaseID(i + 1)})
	}
	if len(spec.Additional)+len(spec.Videos) > 0 {
		checks = append(checks, CheckSpec{Title: "Supplementary materials reviewed", When: supplementary})
	}
	return checks
}

func (b *builder) needTitle(at Address, title, owner string) {
	if strings.TrimSpace(title) == "" {
		at.Field = "title"
		b.problem(at, owner+" has no title", `add "title: …"`)
	}
}

// id returns the explicit id, or the default one made of the title.
func (b *builder) id(at Address, explicit, prefix, title string) string {
	if explicit != "" {
		b.checkID(at, explicit, 0)
		return explicit
	}
	id := defaultID(prefix, title)
	if id == "" && strings.TrimSpace(title) != "" {
		at.Field = "title"
		b.problem(at, fmt.Sprintf("no id can be made of %q", title), `add one, such as "id: `+b.propose(at)+`"`)
	}
	return id
}

func (b *builder) checkID(at Address, id string, phase int) {
	if what, hint := idFault(id, phase); what != "" {
		at.Field = "id"
		b.problem(at, what, hint)
	}
}

// propose makes an id of a position, for a message.
func (b *builder) propose(at Address) string {
	if at.Kind == Resource {
		return fmt.Sprintf("resource-%d-%d", at.Phase, at.Item)
	}
	return fmt.Sprintf("%s-%d", at.Kind, at.Item)
}

// index numbers all items and finds each by its id.
func (b *builder) index() {
	p := b.path
	p.items = make([]*Item, 0, b.resources+len(p.Additional)+len(p.Videos)+len(p.Checklist))
	for _, phase := range p.Phases {
		p.items = append(p.items, phase.Resources...)
	}
	p.resources = slices.Clip(p.items)
	p.items = append(append(append(p.items, p.Additional...), p.Videos...), p.Checklist...)
	p.byID = make(map[string]*Item, len(p.items))
	p.phaseByID = make(map[string]*Phase, len(p.Phases))
	named := 0
	for i, item := range p.items {
		item.index = i
		if item.ID != "" {
			p.byID[item.ID] = item
			named++
		}
	}
	unique := len(p.byID) == named
	for _, phase := range p.Phases {
		unique = unique && p.phaseByID[phase.ID] == nil && p.byID[phase.ID] == nil
		p.phaseByID[phase.ID] = phase
	}
	if !unique {
		b.equal()
	}
}

// equal reports equal ids, but those of the shape phase-N, which are faults
// already.
func (b *builder) equal() {
	phases, items := map[string]*Phase{}, map[string]*Item{}
	for _, phase := range b.path.Phases {
		if first := phases[phase.ID]; first != nil && !isPhaseID(phase.ID) {
			b.problem(Address{Phase: phase.Number, Field: "id"}, fmt.Sprintf("phases %d and %d have the same id %q", first.Number, phase.Number, phase.ID), "change one of them")
		}
		phases[phase.ID] = phase
	}
	for _, item := range b.path.items {
		other := ""
		if phase := phases[item.ID]; phase != nil && !isPhaseID(item.ID) {
			other = fmt.Sprintf("phase %d", phase.Number)
		} else if first := items[item.ID]; first != nil && item.ID != "" {
			other = first.Ref().String()
		}
		items[item.ID] = item
		if other == "" {
			continue
		}
		at := address(item)
		at.Field = "id"
		b.problem(at, fmt.Sprintf("%s and %s have the same id %q", other, item.Ref(), item.ID),
			fmt.Sprintf(`give this one its own, such as "id: %s"`, ownID(item)))
	}
}

// ownID proposes an id for an item whose own one is taken.
func ownID(item *Item) string {
	place := fmt.Sprintf("-%d", item.Number)
	if item.Phase != nil {
		place = fmt.Sprintf("-%d-%d", item.Phase.Number, item.Number)
	}
	return item.ID[:min(len(item.ID), maxID-len(place))] + place
}

// address returns where an item stands in the spec.
func address(item *Item) Address {
	at := Address{Kind: item.Kind, Item: item.Number}
	if item.Phase != nil {
		at.Phase = item.Phase.Number
	}
	return at
}

func didYouMean(word string) string { return fmt.Sprintf("did you mean %q?", word) }

// oneOf says which words are right, the nearest one alone where there is one.
func oneOf(word string, words []string) string {
	if near := text.Nearest(word, words); near != "" {
		return didYouMean(near)
	}
	return "it is one of " + strings.Join(words, ", ")
}
