package state

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"lpath/internal/durable"
)

// maxLinks is how many symlinks may lead to a state file.
const maxLinks = 40

// maxName is how long a state's name may be, in bytes: its backups and
// temporary files have more at the end.
const maxName = 200

// place returns where the state is or would be made, and whether it is there.
// The error is a *DamageError where it is missing though it was there once, or
// where something stands in its way.
func (s *Store) place() (target string, there bool, err error) {
	target, err = resolve(s.file)
	if err != nil {
		return "", false, stuck(err, "see where the links lead")
	}
	if err := fit(target); err != nil {
		return "", false, err
	}
	info, err := os.Stat(target)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err = s.missing(target); err != nil {
			if _, err := os.Stat(target); err == nil {
				return s.place() // another was first, and has made its second change by now
			}
		}
		return target, false, err
	case err != nil:
		return "", false, s.damaged(durable.Shorten(err))
	case !info.Mode().IsRegular(): // and no place for a lock
		return "", false, stuck(notAFile(s.file), moveAway)
	}
	return target, true, nil
}

// resolve follows symlinks by hand to where the file is or would be made, so
// that a link and its target share one lock and a dangling link is filled.
func resolve(file string) (string, error) {
	target := file
	for range maxLinks {
		to, err := os.Readlink(target)
		if err != nil { // no link, or nothing there
			return target, nil //nolint:nilerr // that it is no link is the answer
		}
		if !filepath.IsAbs(to) {
			dir, _ := filepath.Split(target)
			to = dir + to // not joined, which would take ".." for the parent by name
		}
		target = inRealDir(to)
	}
	return "", fmt.Errorf("%s: more than %d symlinks", file, maxLinks)
}

// inRealDir names the same file in the directory that its links lead to, as far
// as there is one: in that name alone, the parent by name is the parent.
func inRealDir(file string) string {
	dir, name := filepath.Split(file)
	if to, err := filepath.EvalSymlinks(dir); err == nil {
		return filepath.Join(to, name)
	}
	return file
}

// missing says why a state that is not there does not count as a new one: it
// has backups, or it would be where a symlink leads and nothing is, such as on
// a disk that is not mounted. It is nil for a new one.
func (s *Store) missing(target string) error {
	if lost := nowhere(s.file, target); lost != "" {
		return stuck(fmt.Errorf("%s leads to %s, which is not there", s.file, lost), "is the disk mounted?")
	}
	kept, err := backups(target)
	switch {
	case err != nil:
		return stuck(fmt.Errorf("%s is not there, and whether it has backups is not to be seen: %w", s.file, durable.Shorten(err)), "see who may read them")
	case len(kept) > 0:
		return s.gone()
	}
	return nil
}

// gone says that the state is not there, though its backups are.
func (s *Store) gone() error {
	err := s.damaged(fmt.Errorf("%s is not there, but its backups are", s.file))
	if e, ok := errors.AsType[*DamageError](err); ok {
		e.Do = "put it back"
	}
	return err
}

// nowhere returns the directory for target that a symlink on the way from file
// leads to if it is not there, "" if none is missing that way.
func nowhere(file, target string) string {
	dir := filepath.Dir(target)
	if target != file {
		if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
			return dir
		}
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if _, err := os.Lstat(dir); err != nil {
			continue
		}
		if to, err := os.Readlink(dir); err == nil {
			if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
				return to
			}
		}
		return ""
	}
	return ""
}

// fit refuses to keep a state under a name that something beside a state has.
func fit(target string) error {
	dir, name := filepath.Split(target)
	above := filepath.Base(dir)
	_, temporary := durable.TemporaryOf(name)
	_, _, backup := parseBackup(name)
	switch {
	case strings.EqualFold(name, backupDir):
		return fmt.Errorf("%s: a state cannot be called that: its backups are", target)
	case strings.EqualFold(filepath.Ext(name), lockSuffix):
		return fmt.Errorf("%s: a state cannot end in %s: locks do", target, lockSuffix)
	case temporary:
		return fmt.Errorf("%s: a state cannot end in .NUMBER.tmp: temporary files do", target)
	case len(name) > maxName:
		return fmt.Errorf("%s: the name of a state has at most %d bytes, not %d", target, maxName, len(name))
	case backup && strings.EqualFold(above, backupDir):
		return fmt.Errorf("%s is a backup, which can be looked into but not changed; copy it to where it is to be changed", target)
	}
	return nil
}
