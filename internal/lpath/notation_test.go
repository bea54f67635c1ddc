package lpath

import (
	"fmt"
	"strings"
	"time"
)

// The tests write paths in a notation of their own:
//
//	p q=30m? r=4-6h<p,phase-1 | s + guide=20m * film=7m ! party film<supplementary
//
//	p        a resource with that id; its title is the id with a capital
//	=30m     takes that long; else the duration is unknown
//	?        optional
//	<p,q     needs p and q; of a checklist item: its condition
//	|        the next phase
//	+ * !    from here on additional resources, videos, checklist items
//	phases:  first of all: the path's order, else strict
//
// The phases are called Phase 1 and so on, the path Road.
func specOf(notation string) PathSpec {
	spec := PathSpec{ID: "road", Title: "Road", Phases: []PhaseSpec{{Title: "Phase 1"}}}
	add := func(s ItemSpec) {
		last := &spec.Phases[len(spec.Phases)-1]
		last.Resources = append(last.Resources, s)
	}
	for word := range strings.FieldsSeq(notation) {
		switch {
		case strings.HasSuffix(word, ":"):
			spec.Order = strings.TrimSuffix(word, ":")
		case word == "|":
			spec.Phases = append(spec.Phases, PhaseSpec{Title: "Phase " + string(rune('1'+len(spec.Phases)))})
		case word == "+":
			add = func(s ItemSpec) { spec.Additional = append(spec.Additional, s) }
		case word == "*":
			add = func(s ItemSpec) { spec.Videos = append(spec.Videos, s) }
		case word == "!":
			spec.OwnChecklist = true
			add = func(s ItemSpec) {
				spec.Checklist = append(spec.Checklist, CheckSpec{ID: s.ID, Title: s.Title, When: strings.Join(s.Needs, ",")})
			}
		default:
			add(itemOf(word))
		}
	}
	return spec
}

func itemOf(word string) (s ItemSpec) {
	word, needs, found := strings.Cut(word, "<")
	if found {
		s.Needs = strings.Split(needs, ",")
	}
	word, s.Optional = strings.CutSuffix(word, "?")
	id, duration, found := strings.Cut(word, "=")
	if found {
		var err error
		if s.Duration, err = ParseMinutes(duration); err != nil {
			panic(err)
		}
	}
	s.ID, s.Title = id, strings.ToUpper(id[:1])+id[1:]
	return s
}

type tester interface {
	Helper()
	Fatalf(format string, args ...any)
}

func mustPath(t tester, notation string) *Path {
	t.Helper()
	return mustMake(t, specOf(notation))
}

func mustMake(t tester, spec PathSpec) *Path {
	t.Helper()
	path, problems := NewPath(spec)
	if len(problems) > 0 {
		t.Fatalf("the path is not legal: %+v", problems)
	}
	return path
}

// noon is the moment at which the tests take place, a Monday.
func noon() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, time.FixedZone("", 3600)) }

// after is a tracker of a path that was just started, once the commands in the
// script are carried out, parted by semicolons. Each is a verb and refs; with
// an exclamation mark it is forced:
//
//	done 1.1 q; done! 3.1; skip r; reopen p; note p worth it
//
// It starts at noon and each command takes place a minute after the one before.
func after(t tester, path *Path, script string) *Tracker {
	t.Helper()
	var s State
	s.Start(path, "", noon())
	tr := NewTracker(path, s.Path(path.ID))
	now := noon()
	for command := range strings.SplitSeq(script, ";") {
		now = now.Add(time.Minute)
		if _, err := carryOut(t, tr, command, now); err != nil {
			t.Fatalf("%s: %v", command, err)
		}
	}
	return tr
}

// carryOut carries out one command of a script.
func carryOut(t tester, tr *Tracker, command string, now time.Time) (Change, error) {
	t.Helper()
	words := strings.Fields(command)
	if len(words) == 0 {
		return Change{}, nil
	}
	verb, force := strings.CutSuffix(words[0], "!")
	switch verb {
	case "done":
		return tr.Done(refsOf(t, words[1:]), DoneOptions{Now: now, Force: force})
	case "skip":
		return tr.Skip(refsOf(t, words[1:]), SkipOptions{Now: now, Force: force})
	case "reopen":
		return tr.Reopen(refsOf(t, words[1:]), now)
	case "note":
		return tr.Note(item(t, tr.Path(), words[1]), strings.Join(words[2:], " "), false, now), nil
	}
	t.Fatalf("no command %q", verb)
	return Change{}, nil
}

func refsOf(t tester, words []string) []Ref {
	t.Helper()
	refs := make([]Ref, 0, len(words))
	for _, word := range words {
		r, err := ParseRef(word)
		if err != nil {
			t.Fatalf("%v", err)
		}
		refs = append(refs, r)
	}
	return refs
}

// item returns the one item that a word names.
func item(t tester, p *Path, word string) *Item {
	t.Helper()
	items, err := p.Resolve(refsOf(t, []string{word})[0])
	if err != nil || len(items) != 1 {
		t.Fatalf("%s names %d items: %v", word, len(items), err)
	}
	return items[0]
}

// ids writes items by their ids.
func ids(items []*Item) string {
	var words []string
	for _, i := range items {
		words = append(words, i.ID)
	}
	return strings.Join(words, " ")
}

// written writes refs as a person types them.
func written(refs []Ref) string {
	var words []string
	for _, r := range refs {
		words = append(words, r.String())
	}
	return strings.Join(words, " ")
}

// dumped writes all that a learner did on a path, to the last detail.
func dumped(tr *Tracker) string { return dumpedPath(tr.Progress()) }

func dumpedPath(p *Progress) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %q %q %s %v\n", p.ID, p.Title, p.File, p.Started.Format(time.RFC3339Nano), p.Seen)
	if p.Plan != nil {
		fmt.Fprintf(&b, "  plan %+v\n", *p.Plan)
	}
	for _, r := range p.Records {
		fmt.Fprintf(&b, "  %s\n", dumpedRecord(r))
	}
	for _, s := range p.Sessions {
		fmt.Fprintf(&b, "  %s spent %dm from %s\n", s.ID, s.Minutes, s.At.Format(time.RFC3339Nano))
	}
	return b.String()
}

// dumpedRecord writes a record: p done 2026-11-23T12:01:00+01:00 "worth it".
func dumpedRecord(r Record) string {
	s := fmt.Sprintf("%s %s %s %q", r.ID, r.Status, r.At.Format(time.RFC3339Nano), r.Note)
	if r.OutOfOrder {
		s += " out of order"
	}
	return s
}

// dumpedState writes a state but for what it keeps for undo.
func dumpedState(s *State) string {
	b := fmt.Sprintf("active %q\n", s.Active)
	for _, p := range s.Paths {
		b += dumpedPath(p)
	}
	return b
}

// stateOf writes where every resource stands, one letter each: locked, ready,
// done or skipped.
func stateOf(tr *Tracker) string {
	var b strings.Builder
	for i, r := range tr.Path().Resources() {
		if i > 0 && r.Number == 1 {
			b.WriteByte('|')
		}
		b.WriteByte("lrds"[tr.Status(r)])
	}
	return b.String()
}
