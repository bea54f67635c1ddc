//go:build linux

package fault_test

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// tree is all there is below a directory: what each file is, with its bytes,
// its inode and its time of change. Locks, which are written by whoever has
// them, and directories, which may be made for what then cannot be, are not
// looked at.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(path, ".lock") {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		inode := uint64(0)
		if s, ok := info.Sys().(*syscall.Stat_t); ok {
			inode = s.Ino
		}
		var content []byte
		if info.Mode().IsRegular() {
			if content, err = os.ReadFile(path); err != nil {
				return err
			}
		}
		all[path] = fmt.Sprintf("%v inode %d, %v, %d bytes %.4x", info.Mode(), inode, info.ModTime(), info.Size(), sha256.Sum256(content))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// unchanged calls do, and checks that it changed no file.
func (l learner) unchanged(t *testing.T, seen *tally, do func()) {
	t.Helper()
	before := tree(t, l.home)
	do()
	if diff := cmp.Diff(before, tree(t, l.home)); diff != "" {
		seen.add("changed or left behind", 1)
		t.Errorf("(-before +after):\n%s", diff)
	}
}

// refused checks that a command was refused: with a reason and without a receipt.
func (o outcome) refused(t *testing.T, reasons ...string) {
	t.Helper()
	if o.code <= 0 || o.out != "" || !strings.HasPrefix(o.err, "lpath: ") {
		t.Errorf("not refused as it should be: exit %d\n%s%s", o.code, o.out, o.err)
	}
	for _, reason := range reasons {
		if strings.Contains(o.err, reason) {
			return
		}
	}
	t.Errorf("%q gives none of the reasons %q", o.err, reasons)
}
