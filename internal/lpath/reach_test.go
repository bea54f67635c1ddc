package lpath

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// impossible writes the problems of a path: the ref and the number of the need
// where each stands, and its words.
func impossible(notation string) string {
	_, problems := NewPath(specOf(notation))
	var words []string
	for _, p := range problems {
		words = append(words, fmt.Sprintf("%d.%d need %d: %s", p.At.Phase, p.At.Item, p.At.Number, p.What))
	}
	return strings.Join(words, "; ")
}

func TestPathsInWhichEverythingCanBeReached(t *testing.T) {
	for _, notation := range []string{
		"p q<p | r<p,q s<phase-1",
		"p? q r<p",
		"p?<r | q | r",                    // an optional one may wait for what comes after it
		"p?<phase-1 q",                    // even for its own phase
		"p?<q q",                          //
		"p?<q q?<r r",                     //
		"p?<phase-3 | q | r",              //
		"phases: p<q q",                   // free within a phase
		"phases: p<r q r | s<u u",         //
		"phases: p?<s | q s",              //
		"free: p<s q<p | r s<phase-3 | u", // only needs count
		"free: p<phase-2 | q | r",         //
		"free: p<phase-2 | q?<p",          // a phase of optional ones is complete
		"p<phase-2 | q?",                  //
	} {
		if got := impossible(notation); got != "" {
			t.Errorf("%s: %s", notation, got)
		}
	}
}

func TestNeedsThatNobodyCanMeet(t *testing.T) {
	never := func(r, needs string) string {
		return r + " can never be ready: it needs " + needs + ", which has to come after it"
	}
	tests := []struct{ path, want string }{
		// circles of needs alone
		{"p<p", "1.1 need 1: circular needs: p → p"},
		{"free: p<q q<p", "1.1 need 1: circular needs: p → q → p"},
		{"free: p q<p,s | r<q s<r", "1.2 need 2: circular needs: q → s → r → q"},
		{"free: p q<phase-1", "1.2 need 1: circular needs: q → phase-1 → q"},
		{"free: p<phase-2 | q<phase-1", "1.1 need 1: circular needs: p → phase-2 → q → phase-1 → p"},
		{"free: p?<q q<p", "1.1 need 1: circular needs: p → q → p"}, // optional or not
		{"free: p<x q<p r<q s<r u<s w<u z<w x<z", "1.1 need 1: circular needs: p → x → z → w → … → r → q → p"},

		// needs that the order makes impossible
		{"p<q q", "1.1 need 1: " + never("1.1", "1.2")},
		{"p q<p,r r", "1.2 need 2: " + never("1.2", "1.3")},
		{"p q<s | r | s", "1.2 need 1: " + never("1.2", "3.1")},
		{"p<phase-2 | q", "1.1 need 1: " + never("1.1", "phase 2")},
		{"p q<phase-1", "1.2 need 1: circular needs: q → phase-1 → q"},
		{"p?<r q<p r", "1.1 need 1: " + never("1.1", "1.3")}, // q needs p, which waits for r after q
		{"phases: p<r | q r", "1.1 need 1: " + never("1.1", "2.2")},
		{"phases: p q<phase-2 | r", "1.2 need 1: " + never("1.2", "phase 2")},
		{"phases: p<r | q? | r", "1.1 need 1: " + never("1.1", "3.1")},
		{"phases: p<q q<p", "1.1 need 1: circular needs: p → q → p"},
		{"phases: p | q | r?<u s<r | u", "3.1 need 1: " + never("3.1", "4.1")},

		// several faults at once
		{"free: p<q q<p | r<s s<r", "1.1 need 1: circular needs: p → q → p; 2.1 need 1: circular needs: r → s → r"},
		{"p<q q | r<s s", "1.1 need 1: " + never("1.1", "1.2") + "; 2.1 need 1: " + never("2.1", "2.2")},
	}
	for _, tt := range tests {
		if got := impossible(tt.path); got != tt.want {
			t.Errorf("%s: %s\nwant %s", tt.path, got, tt.want)
		}
	}
}

func TestAnImpossibleNeedSaysWhatToDo(t *testing.T) {
	tests := map[string]string{
		"free: p<q q<p": "take one of them out",
		"p<q q":         "take the need out, change the places, or relax the path's order",
	}
	for path, want := range tests {
		_, problems := NewPath(specOf(path))
		if len(problems) != 1 || problems[0].Hint != want || problems[0].At != (Address{Phase: 1, Item: 1, Field: "needs", Number: 1}) {
			t.Errorf("%s: %+v, want the hint %q", path, problems, want)
		}
	}
}

// A path can be made just when somebody who does whatever is ready, again and
// again, does all of it.
func TestEverythingCanBeReachedOrThePathIsRefused(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		spec := anySpec().Draw(t, "path")
		_, problems := NewPath(spec)
		m := modelOf(spec)
		done := map[string]bool{}
		for range m.ids {
			for _, id := range m.ids {
				done[id] = done[id] || m.met(id, done)
			}
		}
		var stuck []string
		for _, id := range m.ids {
			if !done[id] {
				stuck = append(stuck, id)
			}
		}
		if (len(stuck) > 0) != (len(problems) > 0) {
			t.Fatalf("out of reach: %q; problems: %+v", stuck, problems)
		}
		for _, p := range problems {
			if needs := spec.Phases[p.At.Phase-1].Resources[p.At.Item-1].Needs; p.At.Field != "needs" || p.At.Number < 1 || p.At.Number > len(needs) {
				t.Fatalf("a problem at %+v, where there is no need", p.At)
			}
		}
	})
}
