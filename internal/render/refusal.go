package render

import (
	"fmt"
	"strings"

	"lpath/internal/lpath"
)

// maxSteps is how many steps of a way a refusal names.
const maxSteps = 5

// Refusal is what a learner is told when the path's order does not allow a
// step: what is missing, and the commands that go on from there.
type Refusal struct {
	Err     *lpath.LockedError
	Asked   []lpath.Ref
	Command string // "done" or "skip"
	Suffix  string // what has to follow every command, such as " -p other"
	Typed   string // flags that were typed, for the same step done all the same, such as " --spent 40m"
}

// Write adds the refusal, as a message of the program. Commands are never broken.
func (v Refusal) Write(p *Page) {
	p.wrapped("", "lpath: "+v.Err.Error(), nil)
	way, label := v.Err.Way, "do first"
	for i, item := range way.Items {
		if i == maxSteps && len(way.Items) > maxSteps+1 {
			p.wrapped(hint(""), fmt.Sprintf("and %d more", len(way.Items)-maxSteps), nil)
			break
		}
		p.wrapped(hint(label), fmt.Sprintf("%s %s (%s)", item.Ref(), visible(item.Title), item.Duration), nil)
		label = ""
	}
	if len(way.Items) > 1 {
		p.wrapped(hint(""), "together "+spanOf(way), nil)
	}
	too := "did it too?"
	if v.Command == "skip" {
		too = "leave out too?"
	}
	p.line(hint(too) + fmt.Sprintf("lpath %s %s%s", v.Command, joinRefs(v.Err.All), v.Suffix))
	p.line(hint("out of order?") + fmt.Sprintf("lpath %s %s --force%s%s", v.Command, joinRefs(v.Asked), v.Typed, v.Suffix))
}

// hint is the label of a line below the refusal.
func hint(label string) string { return fmt.Sprintf("  %-14s ", label) }

func joinRefs(refs []lpath.Ref) string {
	names := make([]string, len(refs))
	for i, r := range refs {
		names[i] = r.String()
	}
	return strings.Join(names, " ")
}

// Drift returns what a learner is told of a path that has changed, as lines
// joined, "" if nothing has. suffix is as for Refusal.
func Drift(t *lpath.Tracker, d lpath.Drift, suffix string) string {
	if !d.Any() {
		return ""
	}
	var what, then []string
	if n := len(d.New); n > 0 {
		what = append(what, fmt.Sprintf("%d new (%s)", n, refs(d.New, " ", 8)))
	}
	if d.Moved > 0 {
		what = append(what, fmt.Sprintf("%d moved", d.Moved))
	}
	if n := len(d.Retired); n > 0 {
		what = append(what, fmt.Sprintf("%d retired", n))
	}
	s := fmt.Sprintf("%s has changed: %s", visible(t.Path().Title), strings.Join(what, ", "))
	if d.Now != d.Was {
		then = append(then, fmt.Sprintf("now %d%%, was %d%%", d.Now, d.Was))
	}
	if n := len(d.Reopened); n > 0 {
		verb, it := "is", "it"
		if n > 1 {
			verb, it = "are", "them"
		}
		then = append(then, fmt.Sprintf("%s %s in a phase you had finished: lpath skip %s%s leaves %s out",
			refs(d.Reopened, ", ", 8), verb, refs(d.Reopened, " ", n), suffix, it))
	}
	for _, r := range d.Retitled {
		then = append(then, fmt.Sprintf("was %s retitled? give it id: %s", r.Item.Ref(), r.Was))
	}
	if len(then) > 0 {
		s += "\n       " + strings.Join(then, "; ")
	}
	return s
}
