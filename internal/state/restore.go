package state

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"lpath/internal/lpath"
)

// Backup returns the backup of a number and what it says. The error is a
// *NoBackupError, or that of a backup that cannot be read.
func (s *Store) Backup(number int) (Backup, *lpath.State, error) {
	all, err := s.backups()
	if err != nil {
		return Backup{}, nil, err
	}
	b, err := numbered(all, number)
	if err != nil {
		return Backup{}, nil, err
	}
	d, state := s.describe(b)
	return d, state, d.Err
}

func numbered(all []backup, number int) (backup, error) {
	for _, b := range all {
		if b.number == number {
			return b, nil
		}
	}
	err := &NoBackupError{Number: number}
	if len(all) > 0 {
		err.Oldest, err.Newest = all[len(all)-1].number, all[0].number
	}
	return backup{}, err
}

// Restore puts the very bytes of a backup in the state's place, durably. What
// is there, damaged or not, is kept as a backup first, the number of which is
// returned: restoring that takes this back. It is 0 where nothing was there, or
// the very same. The error is that of Update, or of Backup.
func (s *Store) Restore(ctx context.Context, number int) (kept int, err error) {
	return s.put(ctx, "restore", func(kept []backup) ([]byte, error) {
		b, err := numbered(kept, number)
		if err != nil {
			return nil, err
		}
		was := look(b.file)
		if was.err != nil {
			return nil, was.err
		}
		if _, err := Decode(b.file, was.content); err != nil {
			return nil, err
		}
		return was.content, nil
	})
}

// Fresh begins anew with an empty state, durably. What is there, damaged or
// not, is kept as a backup first, as Restore keeps it, and so are all other
// backups. Where neither a state nor a backup is, it makes nothing.
func (s *Store) Fresh(ctx context.Context) (kept int, err error) {
	return s.put(ctx, "fresh", func([]backup) ([]byte, error) { return Encode(&lpath.State{}), nil })
}

// put puts what content makes in the state's place, whatever is there but a
// directory.
func (s *Store) put(ctx context.Context, why string, content func(kept []backup) ([]byte, error)) (kept int, err error) {
	target, err := resolve(s.file)
	if err != nil {
		return 0, stuck(err, "see where the links lead")
	}
	if err := fit(target); err != nil {
		return 0, err
	}
	all, err := backups(target)
	if err != nil {
		return 0, unchanged(err)
	}
	switch info, err := os.Stat(target); {
	case err == nil && !info.Mode().IsRegular():
		return 0, stuck(notAFile(s.file), moveAway)
	case errors.Is(err, fs.ErrNotExist) && len(all) == 0: // there is not even a directory to lock in
		_, err := content(nil)
		return 0, err
	}
	return s.swap(ctx, target, why, func(_ version, kept []backup) ([]byte, error) { return content(kept) })
}

// Leftovers returns the temporary files beside the state and its backups that
// killed commands left. While a change is under way, one may be its.
func (s *Store) Leftovers() []string {
	target, err := resolve(s.file)
	if err != nil {
		return nil
	}
	left, _, _ := around(target) // that backups cannot be listed is told elsewhere
	return left
}

// Hindrance says why the state cannot be changed, as far as that is to be seen
// without trying: its name, or a file or directory that takes no changes. It
// is nil if nothing is in the way.
func (s *Store) Hindrance() error {
	target, err := resolve(s.file)
	if err != nil {
		return err
	}
	if err := fit(target); err != nil {
		return err
	}
	dir := filepath.Dir(target)
	for _, file := range []string{dir, target + lockSuffix, filepath.Join(dir, backupDir)} {
		if err := mayWrite(file); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return unchangeable(err)
		}
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if _, err := os.Stat(dir); err == nil {
			return unchangeable(mayWrite(dir))
		}
	}
	return nil
}
