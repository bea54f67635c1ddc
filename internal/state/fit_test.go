package state_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lpath/internal/lpath"
	"lpath/internal/state"
)

// heavy is an undo entry of so many MiB.
func heavy(did string, mib int) lpath.Entry {
	b := lpath.Before{ID: "p"}
	for n := range mib * 32 {
		b.Records = append(b.Records, lpath.Record{ID: fmt.Sprintf("r-%04d", n), At: minute(0), Note: strings.Repeat("x", 32<<10)})
	}
	return lpath.Entry{Did: did, At: minute(0), Paths: []lpath.Before{b}}
}

// Before what is kept for undo grows past its limit, the oldest changes can no
// longer be taken back; nothing else is lost, and the last always can.
func TestOldestUndoIsForgottenFirst(t *testing.T) {
	file := filepath.Join(t.TempDir(), "state.yaml")
	update(t, file, "a")
	err := open(file).Update(t.Context(), func(s *lpath.State) (bool, error) {
		for n := range 6 {
			s.Undo = append(s.Undo, heavy(fmt.Sprintf("change %d", n), 6))
		}
		return true, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if size := stat(t, file).Size(); size > state.MaxBytes {
		t.Errorf("the file has %d bytes", size)
	}
	wantMarked(t, file, "a")
	var kept []string
	for _, e := range load(t, file).Undo {
		kept = append(kept, e.Did)
	}
	if diff := cmp.Diff([]string{"change 5"}, kept); diff != "" {
		t.Errorf("undo (-want +got):\n%s", diff)
	}
}

// A change that could not be taken back is refused, such as a reset of more
// than fits into the file once more.
func TestLastChangeIsNeverForgotten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "state.yaml")
	update(t, file, "a")
	check := untouched(t, file)
	err := open(file).Update(t.Context(), func(s *lpath.State) (bool, error) {
		s.Undo = append(s.Undo, heavy("reset", 33))
		return true, nil
	})
	if err == nil || !strings.HasSuffix(err.Error(), "nothing was changed") {
		t.Errorf("the error is %v", err)
	}
	check()
}

// What is too large without any undo is refused, and the old file stays.
func TestTooLargeAChange(t *testing.T) {
	file := filepath.Join(t.TempDir(), "state.yaml")
	update(t, file, "a")
	check := untouched(t, file)
	err := open(file).Update(t.Context(), func(s *lpath.State) (bool, error) {
		s.Path("p").Records = heavy("", 33).Paths[0].Records
		s.Undo = append(s.Undo, lpath.Entry{Did: "note", At: minute(0)})
		return true, nil
	})
	want := file + ": the file is larger than 32 MiB\nthat would not be readable; nothing was changed"
	if err == nil || err.Error() != want {
		t.Errorf("the error is\n%v\nnot\n%s", err, want)
	}
	check()
	wantFiles(t, filepath.Dir(file), "state.yaml", "state.yaml.lock")
}
