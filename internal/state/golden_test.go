package state_test

import (
	"bytes"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lpath/internal/lpath"
	"lpath/internal/state"
)

// golden is written anew with UPDATE_GOLDEN=1.
const golden = "testdata/state.yaml"

// full is a state with something of everything.
func full() *lpath.State {
	seen := []string{"serverless-basics", "serverless-vs-traditional", "serverless-functions", "serverless-services"}
	return &lpath.State{
		Active: "serverless",
		Paths: []*lpath.Progress{{
			Head: lpath.Head{ID: "serverless", Title: "Serverless Architecture", Started: minute(14), Seen: seen},
			Records: []lpath.Record{
				{ID: "serverless-basics", Status: lpath.RecordDone, At: minute(50), Note: "worth reading twice"},
				{ID: "serverless-functions", Status: lpath.RecordDone, At: minute(95), OutOfOrder: true},
				{ID: "serverless-services", Status: lpath.RecordOpen, At: minute(96), Note: "two lines:\nwhich \"queue\"? 👍 #later"},
				{ID: "serverless-vs-traditional", Status: lpath.RecordSkipped, At: minute(97), Note: "no"},
			},
			Sessions: []lpath.Session{
				{ID: "serverless-basics", At: minute(15), Minutes: 35},
				{ID: "serverless-functions", At: minute(55), Minutes: 40},
			},
		}, {
			Head: lpath.Head{ID: "2026", Title: "1984", File: "/home/ada/my paths/2026.yaml", Started: minute(100)},
		}},
		Undo: fullUndo(),
	}
}

// fullUndo has an entry of each shape.
func fullUndo() []lpath.Entry {
	gone := lpath.Head{ID: "old", Title: "Old: a path", File: "/tmp/old.yaml", Started: minute(-60), Seen: []string{"one"}}
	renamed := lpath.Head{ID: "serverless", Title: "Serverless", Started: minute(14)}
	return []lpath.Entry{
		{Did: "start serverless", At: minute(14), Activated: true, Paths: []lpath.Before{{ID: "serverless", Absent: true}}},
		{Did: "done 1.1 --spent 35m", At: minute(50), Paths: []lpath.Before{{
			ID: "serverless", Added: []string{"serverless-basics"}, AddedAt: []lpath.Session{{ID: "serverless-basics", At: minute(15), Minutes: 35}},
		}}},
		{Did: "done 2.1 --force", At: minute(95), Paths: []lpath.Before{{
			ID: "serverless", Head: &renamed,
			Records:  []lpath.Record{{ID: "serverless-functions", Status: lpath.RecordOpen, At: minute(60), Note: "later"}},
			Sessions: []lpath.Session{{ID: "serverless-functions", At: minute(55), Minutes: 10}},
		}}},
		{Did: "reset old", At: minute(98), Paths: []lpath.Before{{
			ID: "old", Index: 1, Head: &gone, Records: []lpath.Record{{ID: "one", Status: lpath.RecordDone, At: minute(-30)}},
		}}},
		{Did: "start serverless", At: minute(110), Activated: true, Active: "2026"},
	}
}

// The form of the file is a promise: other versions of lpath read it, and
// people keep it under version control.
func TestForm(t *testing.T) {
	got := state.Encode(full())
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(bytes.ReplaceAll(want, []byte("\r\n"), []byte("\n"))), string(got)); diff != "" {
		t.Errorf("(-%s +got):\n%s", golden, diff)
	}
	read, err := open(golden).Load()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(full(), read, sameTimes()); diff != "" {
		t.Errorf("%s (-want +got):\n%s", golden, diff)
	}
}

func TestFormOfNothing(t *testing.T) {
	const want = "# lpath state. Written by lpath; comments added by hand are not kept.\nversion: 1\n...\n"
	if got := string(state.Encode(&lpath.State{})); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
