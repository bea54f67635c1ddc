//go:build unix

package state_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
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

// A lock that is a symlink would have lpath write into what it leads to.
func TestLockIsNoSymlink(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "state.yaml")
	update(t, file, "a")
	precious := filepath.Join(dir, "precious")
	write(t, precious, "as it was")
	if err := os.Remove(file + ".lock"); err != nil {
		t.Fatal(err)
	}
	for _, to := range []string{precious, filepath.Join(dir, "none")} {
		if err := os.Symlink(to, file+".lock"); err != nil {
			t.Fatal(err)
		}
		want := file + ".lock is a symlink, and a lock is a file: remove it; nothing was changed"
		if err := open(file).Update(t.Context(), marking("b")); err == nil || err.Error() != want {
			t.Errorf("the error is %v, not %s", err, want)
		}
		if _, err := open(file).Holder(); err == nil {
			t.Error("who has a lock that is none?")
		}
		if err := os.Remove(file + ".lock"); err != nil {
			t.Fatal(err)
		}
	}
	if read(t, precious) != "as it was" {
		t.Error("the lock was written into what it leads to")
	}
	wantFiles(t, dir, "precious", "state.yaml")
}

// What root changes stays the learner's, and so does all that is made beside it.
func TestOwnerIsKept(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("only root can change what is another's and keep it theirs")
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "state.yaml")
	update(t, file, "a")
	for _, f := range []string{dir, file, file + ".lock"} {
		if err := os.Chown(f, nobody, nobody); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Remove(file + ".lock"); err != nil {
		t.Fatal(err)
	}
	update(t, file, "b")
	for _, f := range []string{file, file + ".lock", filepath.Join(dir, "backups")} {
		if st, ok := stat(t, f).Sys().(*syscall.Stat_t); !ok || st.Uid != nobody || st.Gid != nobody {
			t.Errorf("%s belongs to %d:%d", f, st.Uid, st.Gid)
		}
	}
}

// Backups on another file system are copies.
func TestBackupsElsewhere(t *testing.T) {
	far, err := os.MkdirTemp("/dev/shm", "backups") //nolint:usetesting // on another file system
	if err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(far) })
	dir := t.TempDir()
	file := filepath.Join(dir, "state.yaml")
	if err := os.Symlink(far, filepath.Join(dir, "backups")); err != nil {
		t.Fatal(err)
	}
	for n, id := range []string{"a", "b", "c"} {
		do(t, file, minute(n), "done", id)
	}
	wantKept(t, file, `2 23 09:01 "done b" 2`, `1 23 09:00 "done a" 1`)
	wantFiles(t, far, "state.yaml.20261123T080100Z-1", "state.yaml.20261123T080200Z-2")
	restore(t, file, 1, 3)
	wantMarked(t, file, "a")
}

// What may not be read may not be changed, but can be replaced by a backup, and
// is kept all the same.
func TestRestoreOverUnreadable(t *testing.T) {
	file := threeVersions(t)
	if err := os.Chmod(file, 0); err != nil {
		t.Fatal(err)
	}
	if f, err := os.Open(file); err == nil {
		_ = f.Close()
		t.Skip("this process may read everything")
	}
	_, err := open(file).Load()
	wantDamage(t, err, file+": permission denied\nnothing was changed; see who owns the file and may read it, or…")
	restore(t, file, 1, 3)
	wantMode(t, file, 0)
}
