package lpath

import (
	"fmt"
	"strconv"
	"strings"
)

// Ref is how a person names items of a path, by position or by id. Exactly
// one of its forms is set:
//
//	2.1           Kind Resource, Phase 2, Number 1
//	2             Kind Resource, Phase 2
//	A1, V2, C4    Kind Additional, Video, Check; Number
//	A, V          Kind Additional, Video
//	some-id       ID: an item's or a phase's
//
// Positions may move when a path is edited; nothing is stored under them.
type Ref struct {
	Kind          Kind
	Phase, Number int
	ID            string
}

// ParseRef reads a ref; letters may be small. The error says what refs look like.
func ParseRef(s string) (Ref, error) {
	if r, ok := parsePosition(s); ok {
		return r, nil
	}
	if ValidID(s) {
		return Ref{ID: s}, nil
	}
	return Ref{}, fmt.Errorf("%q is no ref: write 2.1 (a resource), 2 (a phase), A1, V2, C4 or an id", s)
}

// Group reports whether r may name several items at once by position: a
// phase, or all of the extras of a kind.
func (r Ref) Group() bool { return r.ID == "" && r.Number == 0 }

// String is r as a person types it.
func (r Ref) String() string {
	switch {
	case r.ID != "":
		return r.ID
	case r.Kind != Resource && r.Number == 0:
		return r.Kind.letter()
	case r.Kind != Resource:
		return r.Kind.letter() + strconv.Itoa(r.Number)
	case r.Number == 0:
		return strconv.Itoa(r.Phase)
	}
	return strconv.Itoa(r.Phase) + "." + strconv.Itoa(r.Number)
}

// parsePosition reads the forms that are no id. It is also what an id must not
// look like, so it accepts any number of digits.
func parsePosition(s string) (Ref, bool) {
	if s == "" {
		return Ref{}, false
	}
	kind := Resource
	switch s[0] {
	case 'a', 'A':
		kind = Additional
	case 'v', 'V':
		kind = Video
	case 'c', 'C':
		kind = Check
	}
	if kind != Resource {
		if len(s) == 1 {
			return Ref{Kind: kind}, kind != Check
		}
		n, ok := position(s[1:])
		return Ref{Kind: kind, Number: n}, ok
	}
	phase, number, dotted := strings.Cut(s, ".")
	p, ok := position(phase)
	if !ok || !dotted {
		return Ref{Phase: p}, ok
	}
	n, ok := position(number)
	return Ref{Phase: p, Number: n}, ok
}

// position reads a whole number from 1. One too large to be a position is
// as good as any that no path has.
func position(s string) (int, bool) {
	if s == "" || len(s) > maxID || s[0] < '1' || s[0] > '9' || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return 1 << 30, true
	}
	return n, true
}
