package state

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"lpath/internal/durable"
)

// tidy removes the temporary files that killed commands left, which is safe
// under the lock, and returns the backups, newest first. That one cannot be
// removed does no harm.
func tidy(target string) ([]backup, error) {
	for _, file := range leftovers(target) {
		_ = os.Remove(file)
	}
	return backups(target)
}

// leftovers returns the temporary files beside target, and among its backups,
// that a change of it made. While one is under way, one may be its.
func leftovers(target string) []string {
	var files []string
	dir, name := filepath.Split(target)
	for _, f := range names(dir) {
		if of, ok := durable.TemporaryOf(f); ok && of == name {
			files = append(files, dir+f)
		}
	}
	dir = filepath.Join(dir, backupDir)
	for _, f := range names(dir) {
		if of, ok := durable.TemporaryOf(f); ok {
			if state, ok := backupOf(of); ok && state == name {
				files = append(files, filepath.Join(dir, f))
			}
		}
	}
	return files
}

// names returns what there is in a directory, as far as that can be seen.
func names(dir string) []string {
	if dir == "" {
		dir = "."
	}
	f, err := os.Open(dir)
	if err != nil {
		return nil
	}
	defer func() { _ = f.Close() }() // nothing was written
	all, _ := f.Readdirnames(-1)
	return all
}

// stage writes content to a new file beside target, with the mode and, as far
// as that is allowed, the owner of the old one.
func stage(target string, content []byte, old version) (string, error) {
	temporary, err := durable.Stage(target, bytes.NewReader(content), func(f *os.File) error {
		mode := fs.FileMode(0o600)
		if old.info != nil {
			mode = old.info.Mode().Perm()
			own(f, old.info)
		}
		return f.Chmod(mode)
	})
	if err != nil {
		return "", unchanged(fmt.Errorf("%s: %w", target, cause(err)))
	}
	return temporary, nil
}

// rename puts the new file in target's place.
func rename(temporary, target string) error {
	if err := durable.Rename(temporary, target); err != nil {
		return unchanged(err)
	}
	return nil
}

// discard removes what a change made that is not to be.
func discard(temporary string, kept []backup) {
	_ = os.Remove(temporary)
	if len(kept) > 0 && kept[0].fresh {
		_ = os.Remove(kept[0].file)
	}
}

// unchanged is a system's error before anything was replaced.
func unchanged(err error) error { return fmt.Errorf("%w; nothing was changed", durable.Shorten(err)) }

// cause is a system's error without the name of the file, which may be one
// that nobody knows.
func cause(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return p.Err
	}
	return err
}
