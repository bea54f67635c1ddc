package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"lpath/internal/durable"
)

// outFile follows symlinks to the file that -o means, which need not be there. A
// device, a pipe or a directory is never replaced, nor even read.
func outFile(name string) (string, error) {
	target := name
	if to, err := filepath.EvalSymlinks(name); err == nil {
		target = to
	}
	info, err := os.Lstat(target)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return target, nil
	case err != nil:
		return "", fmt.Errorf("%s: %w", name, durable.Cause(err))
	case info.Mode()&fs.ModeSymlink != 0:
		return "", fmt.Errorf("%s is a symlink to nothing; make what it leads to, or name another file", name)
	case !info.Mode().IsRegular():
		return "", fmt.Errorf("%s is not a file; nothing was written", name)
	}
	return target, nil
}

// keepOld gives a file that is about to be replaced a second name, beside it,
// and returns that.
func keepOld(file string) (string, error) {
	for n := 1; ; n++ {
		old := file + ".old"
		if n > 1 {
			old += strconv.Itoa(n)
		}
		if err := durable.Keep(file, old); !errors.Is(err, fs.ErrExist) {
			return old, err
		}
	}
}

// newMode is the mode that a new file in a directory gets which others may
// read as far as the learner's umask allows. Only making one tells.
func newMode(dir string) (fs.FileMode, error) {
	f, err := os.CreateTemp(dir, ".lpath-*.tmp")
	if err != nil {
		return 0, err
	}
	name := f.Name()
	err = errors.Join(f.Close(), os.Remove(name))
	if err != nil {
		return 0, err
	}
	f, err = os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return 0, err
	}
	info, err := f.Stat()
	if err := errors.Join(err, f.Close(), os.Remove(name)); err != nil {
		return 0, err
	}
	return info.Mode().Perm(), nil
}
