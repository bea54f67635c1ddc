// Package state keeps a learner's state in one file that is never half
// written and that any number of processes may use at once.
//
// Readers take no lock and write nothing: a file is replaced whole, so whatever
// is read is whole. Whoever changes the state, be it by Update, Restore or
// Fresh, goes through swap, so that when it returns nil, the change survives a
// kill and a power cut:
//
//	lock     FILE.lock, in the system's own queue, up to LockTimeout
//	tidy     remove what killed commands left
//	read     the whole file
//	next     what to put in its place, made in memory; nothing new: sync and stop here
//	stage    write it to a new file in the same directory, with the old one's mode; fsync
//	keep     the old file as a backup; fsync that directory
//	still    FILE is what was read, else start over: an editor may have saved meanwhile
//	rename   the new file into FILE's place
//	sync     the directory
//	prune    backups that are too many
//	unlock
//
// FILE is where symlinks lead. Any error before the rename leaves the old file
// as it was. A kill leaves the old file or the new one, and perhaps a temporary
// file or a backup too many, which the next change finds.
package state

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"time"

	"lpath/internal/durable"
	"lpath/internal/lpath"
)

// LockTimeout is how long a change waits for other processes.
const LockTimeout = 10 * time.Second

// Options say who uses a state file.
type Options struct {
	Now     time.Time // the time that backups are named by; its zone says where a day ends
	Command string    // for others that wait, and for the names of backups: "done"
}

// Store is a state file.
type Store struct {
	file     string // as named; may be a symlink, or not exist
	options  Options
	patience time.Duration   // how long a change waits for the lock
	active   func(id string) // nil for nothing
}

// Open returns the store of a file. It touches nothing.
func Open(file string, o Options) *Store {
	return &Store{file: file, options: o, patience: LockTimeout}
}

// OnActive sets a function that is called with the id of the active path as
// soon as Load or Update have read that, long before the rest of a large file;
// of a small one it is not called. It may be called more than once, and what it
// gets may turn out to be no id.
func (s *Store) OnActive(active func(id string)) { s.active = active }

// Load reads the state, an empty one if there is no file and never was one. It
// writes nothing. The error is a *DamageError.
func (s *Store) Load() (*lpath.State, error) {
	now := look(s.file)
	if now.absent() {
		_, there, err := s.place()
		if err != nil {
			return nil, err
		}
		if !there {
			return &lpath.State{}, nil
		}
		now = look(s.file) // another has made it meanwhile
	}
	return s.decode(now)
}

// Update changes the state, durably. change may run more than once, also on an
// empty state where there is no file: it must depend on the state alone. If it
// returns false or an error, nothing is written. Its error is returned as it
// is; others are a *BusyError, a *DamageError, or that of the system.
func (s *Store) Update(ctx context.Context, change func(*lpath.State) (bool, error)) error {
	target, there, err := s.place()
	if err != nil {
		return err
	}
	if !there {
		if wanted, err := rehearse(target, change); err != nil || !wanted {
			return err
		}
	}
	_, err = s.swap(ctx, target, mark(s.options.Command), func(now version, kept []backup) ([]byte, error) {
		if now.absent() && len(kept) > 0 { // gone since a moment ago
			return nil, s.gone()
		}
		state := &lpath.State{}
		if !now.absent() {
			var err error
			if state, err = s.decode(now); err != nil {
				return nil, err
			}
		}
		if changed, err := change(state); err != nil || !changed {
			return nil, err
		}
		return encodeFitting(target, state)
	})
	return err
}

// rehearse tries a change for which a file has to be made on an empty state,
// so that a command that changes nothing leaves no directory behind. It
// reports whether to go on.
func rehearse(target string, change func(*lpath.State) (bool, error)) (bool, error) {
	wanted, err := change(&lpath.State{})
	if err != nil || !wanted {
		return false, err
	}
	if err := durable.MakeDir(filepath.Dir(target), 0o700); err != nil {
		return false, unchanged(err)
	}
	return true, nil
}

// next makes, from the file as it is and the backups there are, what to put in
// its place; nil, or the same again: nothing is to be done.
type next = func(now version, kept []backup) ([]byte, error)

// attempts is how often a change begins anew when another program changes the
// file meanwhile, without regard for the lock.
const attempts = 3

// swap puts what next makes in target's place: the protocol of this package.
// why is what a backup is kept for. It returns the number of the backup that
// the old file is now, 0 if there was none or nothing was to be done.
func (s *Store) swap(ctx context.Context, target, why string, next next) (number int, err error) {
	unlock, err := s.lock(ctx, target)
	if err != nil {
		return 0, err
	}
	defer unlock()
	for range attempts {
		if number, err = s.attempt(target, why, next); !errors.Is(err, errMeanwhile) {
			return number, err
		}
	}
	return 0, fmt.Errorf("%s: %w; nothing was changed", target, err)
}

// attempt is swap under the lock.
func (s *Store) attempt(target, why string, next next) (number int, err error) {
	kept, err := tidy(target)
	if err != nil {
		return 0, unchanged(err)
	}
	old := look(target)
	content, err := next(old, kept)
	if err != nil {
		return 0, err
	}
	if content == nil || old.content != nil && bytes.Equal(content, old.content) {
		return 0, settle(target)
	}
	temporary, err := stage(target, content, old)
	if err != nil {
		return 0, err
	}
	kept, err = s.keep(target, old, why, kept)
	if err == nil {
		err = old.still(target)
	}
	if err == nil {
		err = rename(temporary, target)
	}
	if err != nil {
		discard(temporary, kept)
		return 0, err
	}
	if err := durable.SyncDir(filepath.Dir(target)); err != nil {
		return 0, fmt.Errorf("%w; the change is written, but may not survive a power cut", durable.Shorten(err))
	}
	prune(kept, s.options.Now.Location())
	if old.info == nil {
		return 0, nil
	}
	return kept[0].number, nil
}

// settle makes sure of what is there when nothing is to be changed: whoever
// wrote it may have been killed between the rename and the sync, and "it is
// done" is a promise, too.
func settle(target string) error {
	err := durable.SyncDir(filepath.Dir(target))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%w; nothing was changed, and what is there may not survive a power cut", durable.Shorten(err))
	}
	return nil
}
