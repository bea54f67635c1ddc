package state

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"lpath/internal/durable"
)

// tidy removes the temporary files that killed commands left, which is safe
// under the lock, and returns the backups, newest first. That one cannot be
// removed does no harm.
func tidy(target string) ([]backup, error) {
	left, kept, err := around(target)
	for _, file := range left {
		_ = os.Remove(file)
	}
	return kept, err
}

// around looks at what changes of target made beside it and in the directory of
// its backups: temporary files, of which one may be of a change that is under
// way, and backups, newest first. The error is one of listing the backups.
func around(target string) (left []string, kept []backup, err error) {
	dir, name := filepath.Split(target)
	beside, _ := names(filepath.Clean(dir)) // whoever may not see them can do without
	for _, f := range beside {
		if of, ok := durable.TemporaryOf(f); ok && of == name {
			left = append(left, dir+f)
		}
	}
	dir = filepath.Join(dir, backupDir)
	in, err := names(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return left, nil, err
	}
	for _, f := range in {
		if b, state, ok := parseBackup(f); ok && state == name {
			b.file = filepath.Join(dir, f)
			kept = append(kept, b)
		} else if of, ok := durable.TemporaryOf(f); ok {
			if _, state, ok := parseBackup(of); ok && state == name {
				left = append(left, filepath.Join(dir, f))
			}
		}
	}
	slices.SortFunc(kept, func(a, b backup) int {
		return cmp.Or(cmp.Compare(b.number, a.number), cmp.Compare(b.file, a.file))
	})
	return left, kept, nil
}

// names returns what there is in a directory.
func names(dir string) ([]string, error) {
	f, err := os.Open(dir)
	if err != nil {
		return nil, err
	}
	all, err := f.Readdirnames(-1)
	return all, errors.Join(err, f.Close())
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
		return "", unchanged(fmt.Errorf("%s: %w", target, durable.Cause(err)))
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
