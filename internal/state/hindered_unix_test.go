//go:build unix

package state_test

import (
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"testing"
)

const nobody = 65534

// hinder takes from this process what it needs to write.
func hinder(role string) error {
	if role == "full" {
		signal.Ignore(syscall.SIGXFSZ)
		return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 100, Max: 100})
	}
	if os.Getuid() != 0 {
		return nil
	}
	if err := syscall.Setgroups(nil); err != nil {
		return err
	}
	if err := syscall.Setgid(nobody); err != nil {
		return err
	}
	return syscall.Setuid(nobody)
}

// A change that cannot be written says so in one line, and leaves all as it was.
func TestHindered(t *testing.T) {
	tests := []struct {
		name, role string
		locked     bool // the lock file is there
		want       string
	}{
		{"the disk is full", "full", true, ": file too large; nothing was changed\n"},
		{"no new file", "readonly", true, ": permission denied; nothing was changed\n"},
		{"no lock", "readonly", false, ".lock: permission denied; nothing was changed (no lock, no change)\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := readOnly(t)
			file := filepath.Join(dir, "state.yaml")
			write(t, file, read(t, golden))
			files := []string{"state.yaml"}
			if tt.locked {
				write(t, file+".lock", "")
				files = append(files, "state.yaml.lock")
			}
			giveAway(t, dir, tt.role)
			check := untouched(t, file)
			out, err := process(t, tt.role, file, "").Output()
			if err != nil {
				t.Fatal(err)
			}
			if want := file + tt.want; string(out) != want {
				t.Errorf("it said %q, not %q", out, want)
			}
			check()
			wantFiles(t, dir, files...)
		})
	}
}

// readOnly is a directory that any process can get to.
func readOnly(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.Chmod(filepath.Dir(dir), 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}

// giveAway makes the directory one of the process in that role, and one that
// takes no new files if that is its part.
func giveAway(t *testing.T, dir, role string) {
	t.Helper()
	if role != "readonly" {
		return
	}
	if os.Getuid() == 0 {
		for _, name := range []string{"", "state.yaml", "state.yaml.lock"} {
			if err := os.Chown(filepath.Join(dir, name), nobody, nobody); err != nil && !os.IsNotExist(err) {
				t.Fatal(err)
			}
		}
	}
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(dir, 0o700) })
}
