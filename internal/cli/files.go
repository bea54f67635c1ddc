package cli

import (
	"errors"
	"io/fs"
	"os"
)

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

// cause shortens "open FILE: reason" to the reason.
func cause(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return p.Err
	}
	return err
}
