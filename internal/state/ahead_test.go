package state_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"lpath/internal/lpath"
	"lpath/internal/state"
)

func TestActivePathIsToldEarlyOfLongFilesOnly(t *testing.T) {
	for records, want := range map[int][]string{3: nil, 2000: {"large"}} {
		file := filepath.Join(t.TempDir(), "state.yaml")
		if err := os.WriteFile(file, state.Encode(large(records)), 0o600); err != nil {
			t.Fatal(err)
		}
		store := state.Open(file, state.Options{})
		var told []string
		store.OnActive(func(id string) { told = append(told, id) })
		if _, err := store.Load(); err != nil || !slices.Equal(told, want) {
			t.Errorf("%d records: Load told %q, %v, want %q", records, told, err, want)
		}
		told = nil
		err := store.Update(t.Context(), func(*lpath.State) (bool, error) { return false, nil })
		if err != nil || !slices.Equal(told, want) {
			t.Errorf("%d records: Update told %q, %v, want %q", records, told, err, want)
		}
	}
}
