package lpath

import (
	"slices"
	"strings"
	"time"
)

// Change is what a command changed and what follows from it.
type Change struct {
	Changed   []Changed // in the path's order
	Unlocked  []*Item   // locked before, ready now
	Locked    []*Item   // ready before, locked now
	Stranded  []*Item   // finished, though what the order puts before it is open again
	Completed []*Phase  // complete now, not before
}

// Changed is one item that a command was about.
type Changed struct {
	Item   *Item
	Status Status
	Before *Record // its record from before, nil if it had none
	Same   bool    // it had this status already
	Edited bool    // its record or its sessions are different
}

// DoneOptions says how resources were done.
type DoneOptions struct {
	Now   time.Time
	At    time.Time // when it was done; zero: now
	Spent int       // minutes; 0: not said
	Note  string    // a line to add to the note; "" for none
	Force bool      // whatever the path's order says
}

// SkipOptions says why resources are left out.
type SkipOptions struct {
	Now   time.Time
	Note  string
	Force bool
}

// Done records items as done, all of them or none: of a phase all that is not
// optional, in whatever order they are named. What is done already gets what
// the options say and is not refused. It returns a *RefError, a *LockedError,
// or a *CheckError for a checklist item that ticks itself.
func (t *Tracker) Done(refs []Ref, o DoneOptions) (Change, error) {
	items, err := t.pick(refs)
	if err != nil {
		return Change{}, err
	}
	for _, item := range items {
		if why := t.tickedBy(item); why != "" {
			return Change{}, &CheckError{item, why}
		}
	}
	ahead, err := t.allowed(items, o.Force)
	if err != nil {
		return Change{}, err
	}
	return t.change(items, Done, func(item *Item, r *Record) {
		if r.Status != RecordDone || !o.At.IsZero() {
			r.At = orNow(o.At, o.Now)
		}
		if r.Status != RecordDone {
			r.OutOfOrder = ahead[item]
		}
		r.Status = RecordDone
		r.Note = addLine(r.Note, o.Note)
		if o.Spent > 0 {
			t.spend(item.ID, orNow(o.At, o.Now), o.Spent)
		}
	}), nil
}

// Skip leaves items out on purpose, all of them or none. It returns a
// *RefError, a *LockedError, a *FinishedError for an item named by itself that
// is done (of a group, what is done stays), or a *CheckError.
func (t *Tracker) Skip(refs []Ref, o SkipOptions) (Change, error) {
	var items []*Item
	for _, ref := range refs {
		named, err := t.pick([]Ref{ref})
		if err != nil {
			return Change{}, err
		}
		for _, item := range named {
			switch {
			case item.Kind == Check:
				return Change{}, &CheckError{item, "is ticked or not; only resources and extras can be skipped"}
			case t.Status(item) != Done:
				items = append(items, item)
			case len(named) == 1:
				return Change{}, &FinishedError{item}
			}
		}
	}
	items = inOrder(items)
	ahead, err := t.allowed(items, o.Force)
	if err != nil {
		return Change{}, err
	}
	return t.change(items, Skipped, func(item *Item, r *Record) {
		if r.Status != RecordSkipped {
			r.At, r.OutOfOrder = o.Now, ahead[item]
		}
		r.Status = RecordSkipped
		r.Note = addLine(r.Note, o.Note)
	}), nil
}

// Reopen makes items open again; notes and time spent stay. It returns a
// *RefError, or a *CheckError for a checklist item that ticks itself.
func (t *Tracker) Reopen(refs []Ref, now time.Time) (Change, error) {
	var items []*Item
	for _, ref := range refs {
		named, err := t.path.Resolve(ref)
		if err != nil {
			return Change{}, err
		}
		for _, item := range named {
			if why := t.tickedBy(item); why != "" {
				return Change{}, &CheckError{item, why}
			}
			if len(named) == 1 || t.finished(item) {
				items = append(items, item)
			}
		}
	}
	return t.change(inOrder(items), Ready, func(_ *Item, r *Record) {
		if r.Finished() {
			*r = Record{ID: r.ID, At: now, Note: r.Note}
		}
	}), nil
}

// Note adds a line to an item's note, or with replace sets the whole of it; an
// empty one takes it away.
func (t *Tracker) Note(item *Item, note string, replace bool, now time.Time) Change {
	return t.change([]*Item{item}, t.Status(item), func(_ *Item, r *Record) {
		noteAt(r, now)
		if replace {
			r.Note = ""
		}
		r.Note = addLine(r.Note, note)
	})
}

// noteAt dates a record that says nothing yet and is about to get a note.
func noteAt(r *Record, now time.Time) {
	if r.At.IsZero() || !r.Finished() && r.Note == "" {
		r.At = now
	}
}

// pick returns the items that refs name, in the path's order: of a phase
// those that are not optional, unless all are.
func (t *Tracker) pick(refs []Ref) ([]*Item, error) {
	var items []*Item
	for _, ref := range refs {
		named, err := t.path.Resolve(ref)
		if err != nil {
			return nil, err
		}
		required := 0
		for _, item := range named {
			if item.Required() {
				required++
			}
		}
		for _, item := range named {
			if len(named) == 1 || required == 0 || item.Required() {
				items = append(items, item)
			}
		}
	}
	return inOrder(items), nil
}

// allowed judges items as a set: each that is open has to be ready once those
// before it are recorded, or force has to allow it; else it returns a
// *LockedError about the first. ahead are those that the order would not allow.
func (t *Tracker) allowed(items []*Item, force bool) (ahead map[*Item]bool, err error) {
	set := make(map[*Item]bool, len(items))
	for _, item := range items {
		set[item] = true
	}
	finished := func(item *Item) bool { return set[item] || t.finished(item) }
	gate := t.gate(finished)
	ahead = map[*Item]bool{}
	for _, item := range items {
		if item.Kind != Resource || gate(item) {
			continue
		}
		if !force && !t.finished(item) {
			return nil, t.locked(item, items, finished)
		}
		ahead[item] = true
	}
	return ahead, nil
}

func (t *Tracker) locked(item *Item, items []*Item, finished func(*Item) bool) *LockedError {
	all := slices.Concat(t.way(items, finished).Items, items)
	return &LockedError{
		Item: item, Why: t.why(item, finished),
		Way: t.way([]*Item{item}, finished),
		All: t.refsOf(inOrder(all)),
	}
}

// change edits the items' records and says what came of it. A status of Ready
// stands for open.
func (t *Tracker) change(items []*Item, status Status, edit func(*Item, *Record)) Change {
	var c Change
	var edited []Record
	sessions := slices.Clone(t.progress.Sessions)
	wrote := false
	for _, item := range items {
		changed := Changed{Item: item, Same: t.Status(item) == status || status == Ready && !t.finished(item)}
		after := Record{ID: item.ID}
		if r := t.Record(item); r != nil {
			after = *r
			before := *r
			changed.Before = &before
		}
		before := after
		edit(item, &after)
		changed.Edited = !sameRecord(before, after) || !slices.EqualFunc(t.progress.Sessions, sessions, sameSession)
		wrote = wrote || changed.Edited
		edited = append(edited, after)
		c.Changed = append(c.Changed, changed)
	}
	t.progress.put(edited)
	was, wasComplete := t.status, t.complete
	t.refresh()
	for i := range c.Changed {
		c.Changed[i].Status = t.Status(c.Changed[i].Item)
	}
	t.consequences(&c, was, wasComplete)
	if wrote {
		t.progress.see(t.path)
	}
	return c
}

// consequences compares where everything stood before and stands now.
func (t *Tracker) consequences(c *Change, was []Status, wasComplete []bool) {
	// Only what this change opened again strands what stays finished.
	gate := t.gate(func(item *Item) bool { return t.finished(item) || !was[item.index].Finished() })
	for i, r := range t.path.resources {
		switch is := t.status[i]; {
		case was[i] == Locked && is == Ready:
			c.Unlocked = append(c.Unlocked, r)
		case was[i] == Ready && is == Locked:
			c.Locked = append(c.Locked, r)
		case is.Finished() && !gate(r):
			c.Stranded = append(c.Stranded, r)
		}
	}
	for i, phase := range t.path.Phases {
		if t.complete[i] && !wasComplete[i] {
			c.Completed = append(c.Completed, phase)
		}
	}
}

// orNow returns at, or now where at is not said.
func orNow(at, now time.Time) time.Time {
	if at.IsZero() {
		return now
	}
	return at
}

// addLine adds a line to a note.
func addLine(note, line string) string {
	line = strings.TrimSpace(line)
	if note == "" || line == "" {
		return note + line
	}
	return note + "\n" + line
}
