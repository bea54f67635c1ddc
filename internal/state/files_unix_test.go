//go:build unix

package state_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

func wantMode(t *testing.T, file string, want fs.FileMode) {
	t.Helper()
	if got := stat(t, file).Mode().Perm(); got != want {
		t.Errorf("the mode of %s is %o, not %o", file, got, want)
	}
}

// What a learner did is nobody else's business.
func TestModesOfNewFiles(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "share", "lpath", "state.yaml")
	update(t, file, "a")
	wantMode(t, filepath.Join(dir, "share"), 0o700)
	wantMode(t, filepath.Join(dir, "share", "lpath"), 0o700)
	wantMode(t, file, 0o600)
	wantMode(t, file+".lock", 0o600)
	wantFiles(t, filepath.Dir(file), "state.yaml", "state.yaml.lock")
}

func TestModeIsKept(t *testing.T) {
	for _, mode := range []fs.FileMode{0o600, 0o640, 0o644, 0o666, 0o400} {
		t.Run(fmt.Sprintf("%o", mode), func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "state.yaml")
			update(t, file, "a")
			if err := os.Chmod(file, mode); err != nil {
				t.Fatal(err)
			}
			update(t, file, "b")
			wantMode(t, file, mode)
		})
	}
}

// linked makes symlinks in dir, each "link -> where it leads", and directories
// where a name ends in a slash.
func linked(t *testing.T, dir string, made ...string) {
	t.Helper()
	for _, m := range made {
		var link, to string
		var err error
		if n, _ := fmt.Sscanf(m, "%s -> %s", &link, &to); n == 2 {
			if to[0] == '/' {
				to = filepath.Join(dir, to)
			}
			err = os.Symlink(to, filepath.Join(dir, link))
		} else {
			err = os.MkdirAll(filepath.Join(dir, m), 0o755)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// A symlinked state file stays a symlink, whatever its kind, and shares the
// lock of what it leads to.
func TestSymlinks(t *testing.T) {
	tests := []struct {
		name   string
		made   []string // absolute places are below the test's directory
		target string   // where link leads
	}{
		{"relative", []string{"real/", "link -> real/state.yaml"}, "real/state.yaml"},
		{"beside", []string{"link -> state.yaml"}, "state.yaml"},
		{"absolute", []string{"real/", "link -> /real/state.yaml"}, "real/state.yaml"},
		{"chain", []string{"a/", "b/", "link -> a/one", "a/one -> ../b/two", "b/two -> /b/state.yaml"}, "b/state.yaml"},
		{"into nothing", []string{"real/deep/", "link -> real/deep/state.yaml"}, "real/deep/state.yaml"},
		{"through a directory", []string{"real/deep/", "dir -> real/deep", "real/state.yaml -> dir/state.yaml", "link -> dir/state.yaml"}, "real/deep/state.yaml"},
		{"up from a linked directory", []string{"real/deep/", "dir -> real/deep", "real/deep/link -> ../state.yaml", "link -> dir/link"}, "real/state.yaml"},
		{"up through a linked directory", []string{"real/deep/", "dir -> real/deep", "link -> dir/../state.yaml"}, "real/state.yaml"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			linked(t, dir, tt.made...)
			link, target := filepath.Join(dir, "link"), filepath.Join(dir, tt.target)
			leads, err := os.Readlink(link)
			if err != nil {
				t.Fatal(err)
			}
			update(t, link, "a")
			update(t, target, "b")
			update(t, link, "c")
			if now, err := os.Readlink(link); now != leads {
				t.Errorf("the link led to %s and now to %s, %v", leads, now, err)
			}
			if info, err := os.Lstat(target); err != nil || !info.Mode().IsRegular() {
				t.Fatalf("%s is no file: %v, %v", target, info, err)
			}
			wantMarked(t, link, "a", "b", "c")
			wantMarked(t, target, "a", "b", "c")
			if _, err := os.Lstat(link + ".lock"); !errors.Is(err, fs.ErrNotExist) && filepath.Dir(target) != dir {
				t.Errorf("a lock beside the link: %v", err)
			}
			wantOneLock(t, link, target)
		})
	}
}

// wantOneLock checks that each name of a file keeps the other from changing it.
func wantOneLock(t *testing.T, a, b string) {
	t.Helper()
	for _, names := range [][2]string{{a, b}, {b, a}} {
		release := hold(t, names[0])
		wantBusy(t, names[1])
		release()
	}
}

// The file is where a link in the working directory says, too.
func TestSymlinkInTheWorkingDirectory(t *testing.T) {
	dir := t.TempDir()
	linked(t, dir, "real/", "link -> real/state.yaml")
	t.Chdir(dir)
	update(t, "link", "a")
	wantFiles(t, dir, "link", "real")
	wantFiles(t, "real", "state.yaml", "state.yaml.lock")
}

func TestSymlinksInACircle(t *testing.T) {
	dir := t.TempDir()
	linked(t, dir, "a -> b", "b -> a")
	file := filepath.Join(dir, "a")
	_, err := open(file).Load()
	wantDamage(t, err, file+": too many levels of symbolic links")
	err = open(file).Update(t.Context(), marking("a"))
	wantDamage(t, err, file+": more than 40 symlinks\nnothing was changed; see where the links lead")
	wantFiles(t, dir, "a", "b")
}

// A symlink to where nothing is may lead to a disk that is not mounted: that is
// no new state, and nothing is made there.
func TestSymlinkToWhereNothingIs(t *testing.T) {
	dir := t.TempDir()
	linked(t, dir, "nowhere -> /gone", "link -> /gone/state.yaml")
	for _, name := range []string{"nowhere/state.yaml", "nowhere/deep/state.yaml", "link"} {
		file := filepath.Join(dir, name)
		want := file + " leads to " + filepath.Join(dir, "gone") + ", which is not there\nnothing was changed; is the disk mounted?"
		_, err := open(file).Load()
		wantDamage(t, err, want)
		wantDamage(t, open(file).Update(t.Context(), marking("a")), want)
	}
	wantFiles(t, dir, "link", "nowhere")
}
