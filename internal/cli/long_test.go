package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lpath/internal/state"
)

// The state of a long path is so long that the path is read meanwhile: the one
// that is meant, even where the library has another of that id.
func TestLongPathIsTheOneThatWasStarted(t *testing.T) {
	program := buildProgram(t)
	dir := filepath.Dir(program)
	own, file := filepath.Join(dir, "lpath", "paths"), filepath.Join(dir, "state.yaml")
	if err := os.MkdirAll(own, 0o700); err != nil {
		t.Fatal(err)
	}
	const resources = 6000
	theirs := strings.ReplaceAll(freePath(resources), "Resource", "Other")
	for name, content := range map[string]string{filepath.Join(own, "many.yaml"): theirs, filepath.Join(dir, "many.yaml"): freePath(resources)} {
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for place, item := range map[string]string{filepath.Join(dir, "many.yaml"): "resource-4000", "many": "other-4000"} {
		for _, command := range [][]string{{"start", place}, {"done", "1.4000"}, {"next"}, {"next", "-p", "many"}} {
			if err := runProgram(program, file, command...); err != nil {
				t.Fatal(err)
			}
		}
		s, err := state.Open(file, state.Options{}).Load()
		if err != nil {
			t.Fatal(err)
		}
		if r, ok := s.Path("many").Record(item); !ok || !r.Finished() {
			t.Errorf("%s is not recorded", item)
		}
		if err := os.Remove(file); err != nil {
			t.Fatal(err)
		}
		if err := os.RemoveAll(filepath.Join(dir, "backups")); err != nil {
			t.Fatal(err)
		}
	}
}
