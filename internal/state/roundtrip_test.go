package state_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"lpath/internal/fault"
	"lpath/internal/lpath"
	"lpath/internal/state"
)

// Whatever a state holds, it is read as it was written.
func TestWhatIsWrittenIsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyState().Draw(t, "state")
		written := state.Encode(s)
		read, err := state.Decode("state.yaml", written)
		if err != nil {
			t.Fatalf("%v\n%s", err, written)
		}
		if diff := cmp.Diff(s, read, sameTimes()); diff != "" {
			t.Fatalf("(-written +read):\n%s\n%s", diff, written)
		}
		foreign := append([]byte("#\t\n"), written...) // a tab, so that the YAML library reads it
		read, err = state.Decode("state.yaml", foreign)
		if err != nil {
			t.Fatalf("%v\n%s", err, foreign)
		}
		if diff := cmp.Diff(s, read, sameTimes()); diff != "" {
			t.Fatalf("by the library (-written +read):\n%s\n%s", diff, written)
		}
		if again := state.Encode(read); string(again) != string(written) {
			t.Fatalf("written again it is\n%s\nnot\n%s", again, written)
		}
	})
}

// The order that a person may have put lines in is not kept.
func TestWhatIsReadIsSorted(t *testing.T) {
	const shuffled = `
version: 1
paths:
  - id: p
    started: 2026-11-23T09:00:00+01:00
    records:
      - {id: b, status: open, at: 2026-11-23T09:00:00+01:00}
      - {id: a, status: done, at: 2026-11-23T09:00:00+01:00}
    sessions:
      - {id: a, at: 2026-11-23T10:00:00+01:00, minutes: 1}
      - {id: b, at: 2026-11-23T10:00:00+02:00, minutes: 1}
      - {id: a, at: 2026-11-23T08:00:00Z, minutes: 1}
undo:
  - did: done
    at: 2026-11-23T09:00:00+01:00
    paths:
      - {id: p, added: [b, a]}
...
`
	s, err := state.Decode("state.yaml", []byte(shuffled))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range s.Paths[0].Records {
		got = append(got, r.ID)
	}
	for _, session := range s.Paths[0].Sessions {
		got = append(got, session.ID+session.At.Format(" 15:04Z07:00"))
	}
	got = append(got, s.Undo[0].Paths[0].Added...)
	want := []string{"a", "b", "a 08:00Z", "b 10:00+02:00", "a 10:00+01:00", "a", "b"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// FuzzDecode: no bytes make Decode panic, and what it accepts is written so
// that it reads as the same.
func FuzzDecode(f *testing.F) {
	f.Add(state.Encode(&lpath.State{}))
	f.Add(state.Encode(full()))
	for _, tt := range damages() {
		f.Add([]byte(tt.damage(string(state.Encode(full())))))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		var (
			s   *lpath.State
			err error
		)
		fault.Bounded(t, func() { s, err = state.Decode("state.yaml", b) })
		if err != nil {
			return
		}
		written := state.Encode(s)
		again, err := state.Decode("state.yaml", written)
		if err != nil {
			t.Fatalf("what was accepted is refused when written anew: %v\n%s", err, written)
		}
		if diff := cmp.Diff(s, again, sameTimes()); diff != "" {
			t.Fatalf("(-read +written and read):\n%s", diff)
		}
		if string(state.Encode(again)) != string(written) {
			t.Fatalf("not written the same twice:\n%s", written)
		}
	})
}
