// Package state keeps a learner's state in one file that is never half
// written and that any number of processes may use at once.
package state

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"lpath/internal/lpath"
)

// LockTimeout is how long a change waits for other processes.
const LockTimeout = 10 * time.Second

// Store is a state file.
type Store struct {
	file     string        // as named; may be a symlink, or not exist
	patience time.Duration // how long a change waits for the lock
}

// Open returns the store of a file. It touches nothing.
func Open(file string) *Store { return &Store{file, LockTimeout} }

// DamageError says that a state file is there and cannot be read in full. It
// is never replaced, repaired or reset.
type DamageError struct{ Err error }

func (e *DamageError) Error() string {
	if errors.Is(e.Err, fs.ErrPermission) {
		return e.Err.Error() + "\nnothing was changed; see who owns the file and may read it"
	}
	return e.Err.Error() + "\nnothing was changed; mend the file, or move it away to begin anew"
}

func (e *DamageError) Unwrap() error { return e.Err }

// BusyError says that other processes kept the state locked all the time.
type BusyError struct{ File string }

func (e *BusyError) Error() string {
	return fmt.Sprintf("%s stayed busy for %d s: another lpath is changing it; nothing was changed", e.File, LockTimeout/time.Second)
}

// Load reads the state, an empty one if there is no file. It takes no lock and
// writes nothing: a file is replaced whole, so whatever is read is whole. The
// error is a *DamageError.
func (s *Store) Load() (*lpath.State, error) {
	_, state, err := s.read()
	return state, err
}

// Update changes the state so that, when it returns nil, the change survives a
// kill and a power cut:
//
//	lock       FILE.lock, up to LockTimeout
//	read       the whole file, strictly
//	change     in memory; false: stop here
//	encode     and read that back, so that nothing is written that would be refused
//	write      to a new file in the same directory, with the old one's mode; fsync
//	replace    by rename, fsync the directory
//	unlock
//
// FILE is where symlinks lead. Any error before the rename leaves the old file
// as it was. change may run more than once: it must depend on the state alone.
// Its error is returned as it is. Others are a *BusyError, a *DamageError, or
// that of the system.
func (s *Store) Update(ctx context.Context, change func(*lpath.State) (bool, error)) error {
	target, err := resolve(s.file)
	if err != nil {
		return &DamageError{err}
	}
	if info, err := os.Stat(target); err == nil && !info.Mode().IsRegular() {
		return &DamageError{fmt.Errorf("%s: not a file", s.file)} // and no place for a lock
	}
	if wanted, err := s.rehearse(target, change); err != nil || !wanted {
		return err
	}
	unlock, err := lock(ctx, target, s.patience)
	if err != nil {
		return err
	}
	defer unlock()
	old, state, err := s.read()
	if err != nil {
		return err
	}
	if changed, err := change(state); err != nil || !changed {
		return err
	}
	content, err := encodeFitting(target, state)
	if err != nil {
		return err
	}
	if bytes.Equal(content, old) {
		return nil
	}
	return replace(target, content)
}

// rehearse tries a change for which a file has to be made on an empty state,
// so that a command that changes nothing leaves no directory behind. It
// reports whether to go on.
func (s *Store) rehearse(target string, change func(*lpath.State) (bool, error)) (bool, error) {
	if _, err := os.Lstat(target); !errors.Is(err, fs.ErrNotExist) {
		return true, nil
	}
	wanted, err := change(&lpath.State{})
	if err != nil || !wanted {
		return false, err
	}
	if err := makeDir(filepath.Dir(target)); err != nil {
		return false, unchanged(err)
	}
	return true, nil
}

// makeDir makes a directory and those above it, each durably.
func makeDir(dir string) error {
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	above := filepath.Dir(dir)
	if err := makeDir(above); err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil { // All: another process may be faster
		return err
	}
	return syncDir(above)
}

// read returns the file's bytes, none if there is no file, and what they say.
func (s *Store) read() ([]byte, *lpath.State, error) {
	info, err := os.Stat(s.file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &lpath.State{}, nil
	case err != nil:
		return nil, nil, &DamageError{shorten(err)}
	case !info.Mode().IsRegular(): // opening a pipe would wait for ever
		return nil, nil, &DamageError{fmt.Errorf("%s: not a file", s.file)}
	}
	f, err := os.Open(s.file)
	if err != nil {
		return nil, nil, &DamageError{shorten(err)}
	}
	defer func() { _ = f.Close() }() // nothing was written
	var b bytes.Buffer
	b.Grow(int(min(info.Size(), MaxBytes)) + bytes.MinRead) // or it is read into ever larger ones
	if _, err := b.ReadFrom(io.LimitReader(f, MaxBytes+1)); err != nil {
		return nil, nil, &DamageError{shorten(err)}
	}
	state, err := Decode(s.file, b.Bytes())
	if err != nil {
		return nil, nil, &DamageError{err}
	}
	return b.Bytes(), state, nil
}

// unchanged is a system's error before anything was replaced.
func unchanged(err error) error { return fmt.Errorf("%w; nothing was changed", shorten(err)) }

// shorten drops the name of the system call: "FILE: permission denied".
func shorten(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return fmt.Errorf("%s: %w", p.Path, p.Err)
	}
	if l, ok := errors.AsType[*os.LinkError](err); ok {
		return fmt.Errorf("%s: %w", l.New, l.Err)
	}
	return err
}

// cause drops the file's name too.
func cause(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return p.Err
	}
	return err
}
