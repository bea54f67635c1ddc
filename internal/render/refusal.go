package render

import (
	"fmt"
	"strings"

	"lpath/internal/lpath"
)

// maxSteps is how many steps of a way a refusal names.
const maxSteps = 5

// Refusal returns what a learner is told when the path's order does not allow
// a step: what is missing, and the commands that go on from there. command is
// "done" or "skip"; suffix is what has to follow every command, such as
// " -p other". Lines are joined, not ended.
func Refusal(e *lpath.LockedError, asked []lpath.Ref, command, suffix string) string {
	lines := []string{e.Error()}
	label := "do first"
	for i, item := range e.Way.Items {
		if i == maxSteps && len(e.Way.Items) > maxSteps+1 {
			rest := len(e.Way.Items) - maxSteps
			lines = append(lines, field("", fmt.Sprintf("and %d more", rest)))
			break
		}
		lines = append(lines, field(label, fmt.Sprintf("%s %s (%s)", item.Ref(), visible(item.Title), item.Duration)))
		label = ""
	}
	if len(e.Way.Items) > 1 {
		lines = append(lines, field("", "together "+spanOf(e.Way)))
	}
	too := "did it too?"
	if command == "skip" {
		too = "leave out too?"
	}
	return strings.Join(append(lines,
		field(too, fmt.Sprintf("lpath %s %s%s", command, joinRefs(e.All), suffix)),
		field("out of order?", fmt.Sprintf("lpath %s %s --force%s", command, joinRefs(asked), suffix)),
	), "\n")
}

func field(label, s string) string { return fmt.Sprintf("  %-14s %s", label, s) }

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
	if len(then) > 0 {
		s += "\n       " + strings.Join(then, "; ")
	}
	return s
}
