package cli_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Every screen at 40, 80 and 120 columns, plain, painted and in ASCII, is as it
// was when somebody last looked at it.
func TestScreens(t *testing.T) {
	begun := []string{
		"start serverless", "done 1.1 --spent 40m", `done 1.2 -m "cold starts are the price"`, "done V1", "+1 day",
	}
	scenes := []struct {
		name    string
		before  []string
		command string
	}{
		{"welcome", nil, ""},
		{"start", nil, "start serverless"},
		{"status", begun, ""},
		{"complete", append(begun, "done 2.1 2.2", "skip 2.3", "done 3", "+1 day"), ""},
		{"next", begun, "next"},
		{"next-several", begun, "next -n 4"},
		{"show", begun, "show"},
		{"show-locked", begun, "show 3.1"},
		{"show-done", begun, "show 1.2"},
		{"list", begun, "list"},
		{"checklist", begun, "checklist"},
		{"log", append(begun, `skip 2.1 -m "know it from work"`), "log"},
		{"done", begun[:2], "done 1.2"},
		{"done-last", append(begun, "done 2 3.1"), "done"},
		{"refusal", begun, "done 3.1"},
		{"undo", begun, "undo"},
		{"restore", begun, "doctor --restore 2 --yes"},
	}
	for _, scene := range scenes {
		t.Run(scene.name, func(t *testing.T) {
			var got strings.Builder
			for _, width := range []int{40, 80, 120} {
				for _, mode := range []string{"--color=never", "--color=always", "--ascii"} {
					s := newScreen(t)
					for _, c := range scene.before {
						s.step(t, c)
					}
					s.width = width
					shown, code := s.run(append(words(t, scene.command), mode)...)
					shown = strings.ReplaceAll(shown, s.home, "/home/ada")
					fmt.Fprintf(&got, "%d columns, %s, exit code %d\n%s\n", width, mode, code, strings.ReplaceAll(shown, "\x1b", "ESC"))
					check(t, shown, width, scene.name)
				}
			}
			golden(t, filepath.Join("testdata", "screens", scene.name+".txt"), got.String())
		})
	}
}

// step runs a command, or lets a day go by.
func (s *screen) step(t *testing.T, command string) {
	t.Helper()
	if command == "+1 day" {
		s.now = s.now.AddDate(0, 0, 1)
		return
	}
	if out, code := s.run(words(t, command)...); code != 0 {
		t.Fatalf("lpath %s: exit code %d\n%s", command, code, out)
	}
}

// check looks for what no screen may have: spaces at the end of a line, and
// words that leave the screen, unless they are a link, a place or a command.
func check(t *testing.T, shown string, width int, scene string) {
	t.Helper()
	for line := range strings.Lines(shown) {
		line = strings.TrimSuffix(line, "\n")
		if strings.TrimRight(line, " ") != line {
			t.Errorf("%s, %d columns: spaces end the line %q", scene, width, line)
		}
		if strings.ContainsAny(line, "\x1b/") || strings.Contains(line, " lpath ") {
			continue
		}
		if n := len([]rune(line)); n > width {
			t.Errorf("%s: %d columns in a line of %d: %q", scene, n, width, line)
		}
	}
}

// golden compares with a file. With UPDATE_GOLDEN=1 it writes that file.
func golden(t *testing.T, file, got string) {
	t.Helper()
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs (-want +got):\n%s", file, diff)
	}
}
