package state_test

import (
	"fmt"
	"testing"
	"time"

	"lpath/internal/lpath"
	"lpath/internal/state"
)

// large is the state of somebody who has done that many resources.
func large(records int) *lpath.State {
	start := time.Date(2026, 11, 23, 9, 0, 0, 0, time.FixedZone("", 3600))
	p := &lpath.Progress{Head: lpath.Head{ID: "large", Title: "A large path", Started: start}}
	for i := range records {
		id := fmt.Sprintf("resource-%05d", i)
		at := start.Add(time.Duration(i) * time.Hour)
		p.Seen = append(p.Seen, id)
		p.Records = append(p.Records, lpath.Record{ID: id, Status: lpath.RecordDone, At: at})
		p.Sessions = append(p.Sessions, lpath.Session{ID: id, At: at, Minutes: 30})
	}
	return &lpath.State{Active: "large", Paths: []*lpath.Progress{p}}
}

func BenchmarkDecode(b *testing.B) {
	for _, records := range []int{7, 100, 1000, 10_000} {
		content := state.Encode(large(records))
		b.Run(fmt.Sprint(records), func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(content)))
			for b.Loop() {
				if _, err := state.Decode("state.yaml", content); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkEncode(b *testing.B) {
	for _, records := range []int{7, 100, 1000, 10_000} {
		s := large(records)
		b.Run(fmt.Sprint(records), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				state.Encode(s)
			}
		})
	}
}

// Counted, since a time depends on the machine.
func TestLargeStateTakesFewAllocations(t *testing.T) {
	const records = 1000
	s := large(records)
	content := state.Encode(s)
	if got := testing.AllocsPerRun(5, func() { state.Encode(s) }); got > records/4 {
		t.Errorf("%.0f allocations to write %d records and sessions: at most %d", got, records, records/4)
	}
	got := testing.AllocsPerRun(5, func() {
		if _, err := state.Decode("state.yaml", content); err != nil {
			t.Error(err)
		}
	})
	if got > records/4 {
		t.Errorf("%.0f allocations to read %d records and sessions: at most %d", got, records, records/4)
	}
}
