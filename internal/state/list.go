package state

import (
	"fmt"
	"slices"

	"lpath/internal/yamlx"
)

// list is values that are being read, and where they stand.
type list[T any] struct {
	values []T
	places []yamlx.Place
}

func (l *list[T]) add(value T, at yamlx.Place) {
	l.values, l.places = append(l.values, value), append(l.places, at)
}

// sorted sorts what a person may have put in another order, and notes what is
// there twice.
func sorted[T any](r *reader, what string, l list[T], compare func(a, b T) int, name func(T) string) []T {
	if !slices.IsSortedFunc(l.values, compare) { // as nearly every file is
		l = l.inOrder(compare)
	}
	for i := 1; i < len(l.values); i++ {
		if compare(l.values[i-1], l.values[i]) == 0 {
			r.Fault(l.places[i], fmt.Sprintf("the %s of %s is here twice", what, name(l.values[i])), "keep one of them")
		}
	}
	return l.values
}

// inOrder returns l sorted; what is equal stays as it stands.
func (l *list[T]) inOrder(compare func(a, b T) int) (s list[T]) {
	order := make([]int, len(l.values))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return compare(l.values[i], l.values[j]) })
	for _, i := range order {
		s.add(l.values[i], l.places[i])
	}
	return s
}
