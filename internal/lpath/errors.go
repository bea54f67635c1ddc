package lpath

import (
	"fmt"

	"lpath/internal/text"
)

// RefError says that a path has nothing that the ref names, and what is near.
type RefError struct {
	Ref  Ref
	Path *Path
}

func (e *RefError) Error() string {
	return fmt.Sprintf("there is no %s in %s%s", e.Ref, text.Visible(e.Path.Title), e.near())
}

// near says what there is instead.
func (e *RefError) near() string {
	r, p := e.Ref, e.Path
	if r.ID != "" {
		names := p.names()
		for _, item := range p.items[len(p.resources):] {
			names = append(names, item.ID)
		}
		if near := text.Nearest(r.ID, names); near != "" {
			return fmt.Sprintf(" (%s)", didYouMean(near))
		}
		return ": lpath show lists what there is"
	}
	list := p.list(r)
	switch {
	case r.Kind == Resource && len(list) == 0:
		return fmt.Sprintf(": it has %s", span(len(p.Phases), "phase", func(n int) string { return fmt.Sprint(n) }))
	case len(list) == 0:
		return fmt.Sprintf(": it has no %s", map[Kind]string{Additional: "additional resources", Video: "videos", Check: "checklist"}[r.Kind])
	}
	has := span(len(list), "", func(n int) string { return list[n-1].Ref().String() })
	if r.Kind == Resource {
		return fmt.Sprintf(": phase %d has %s", r.Phase, has)
	}
	return fmt.Sprintf(": it has %s", has)
}

// span names the first and the last of n things.
func span(n int, what string, name func(int) string) string {
	if what != "" {
		what += " "
	}
	if n == 1 {
		return what + name(1)
	}
	if what != "" {
		what = what[:len(what)-1] + "s "
	}
	return what + name(1) + " to " + name(n)
}

// LockedError says that the path's order does not allow a step yet.
type LockedError struct {
	Item *Item
	Why  string // what is missing, such as "phase 1 is not complete"
	Way  Way    // what comes first; never empty
	All  []Ref  // what to name to record the way and all that was asked for, in the path's order
}

func (e *LockedError) Error() string {
	return fmt.Sprintf("%s %s is locked: %s", e.Item.Ref(), text.Visible(e.Item.Title), e.Why)
}

// FinishedError says that an item is done, so that it cannot be skipped.
type FinishedError struct{ Item *Item }

func (e *FinishedError) Error() string {
	return fmt.Sprintf("%s %s is done already; to skip it, open it again first: lpath reopen %s",
		e.Item.Ref(), text.Visible(e.Item.Title), e.Item.Ref())
}

// CheckError says that a checklist item is not for a hand to change.
type CheckError struct {
	Item *Item
	Why  string
}

func (e *CheckError) Error() string {
	return fmt.Sprintf("%s %s %s", e.Item.Ref(), text.Visible(e.Item.Title), e.Why)
}
