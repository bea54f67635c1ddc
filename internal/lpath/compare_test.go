package lpath_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lpath/internal/lpath"
)

func TestDifferencesToCountWhatAChangeOfStateBringsAndTakes(t *testing.T) {
	at := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	path := func(id string, records []lpath.Record, sessions ...lpath.Session) *lpath.Progress {
		return &lpath.Progress{Head: lpath.Head{ID: id, Title: "T " + id, Started: at}, Records: records, Sessions: sessions}
	}
	done := func(ids ...string) []lpath.Record {
		var records []lpath.Record
		for _, id := range ids {
			records = append(records, lpath.Record{ID: id, Status: lpath.RecordDone, At: at})
		}
		return records
	}
	noted := done("a", "b")
	noted[0].Note = "worth it"
	tests := []struct {
		name    string
		was, is []*lpath.Progress
		want    []lpath.PathDifference
	}{
		{"the same", []*lpath.Progress{path("p", done("a"))}, []*lpath.Progress{path("p", done("a"))}, nil},
		{
			"records",
			[]*lpath.Progress{path("p", done("a", "b"))},
			[]*lpath.Progress{path("p", done("b", "c", "d"))},
			[]lpath.PathDifference{{ID: "p", Title: "T p", Records: lpath.Difference{Lost: 1, Gained: 2}}},
		},
		{
			"a note",
			[]*lpath.Progress{path("p", done("a", "b"))},
			[]*lpath.Progress{path("p", noted)},
			[]lpath.PathDifference{{ID: "p", Title: "T p", Records: lpath.Difference{Changed: 1}}},
		},
		{
			"sessions",
			[]*lpath.Progress{path("p", nil, lpath.Session{ID: "a", At: at, Minutes: 5}, lpath.Session{ID: "b", At: at, Minutes: 5})},
			[]*lpath.Progress{path("p", nil, lpath.Session{ID: "a", At: at, Minutes: 6}, lpath.Session{ID: "c", At: at, Minutes: 5})},
			[]lpath.PathDifference{{ID: "p", Title: "T p", Sessions: lpath.Difference{Lost: 1, Gained: 1, Changed: 1}}},
		},
		{
			"paths",
			[]*lpath.Progress{path("p", done("a"))},
			[]*lpath.Progress{path("q", done("a", "b"))},
			[]lpath.PathDifference{
				{ID: "p", Title: "T p", Records: lpath.Difference{Lost: 1}},
				{ID: "q", Title: "T q", Records: lpath.Difference{Gained: 2}},
			},
		},
	}
	for _, tt := range tests {
		got := (&lpath.State{Paths: tt.was}).DifferencesTo(&lpath.State{Paths: tt.is})
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
	if (lpath.Difference{}).Any() || !(lpath.Difference{Changed: 1}).Any() {
		t.Error("a difference is there when it is not, or not when it is")
	}
}
