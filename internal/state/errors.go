package state

import (
	"errors"
	"fmt"
	"io/fs"
	"time"

	"lpath/internal/durable"
)

// DamageError says that a state cannot be read in full: the file is damaged,
// or gone although it was there. It is never replaced, repaired or reset.
type DamageError struct {
	Err   error
	Do    string  // what a person can do about it
	Stuck bool    // no command can do anything about it
	Back  *Backup // the newest backup that can be read, if there is one
}

func (e *DamageError) Error() string { return e.Words("") }

// Words are the error and the ways out, with what has to follow each command
// to mean the same file, such as " --state FILE".
func (e *DamageError) Words(suffix string) string {
	words := e.Err.Error() + "\nnothing was changed; " + e.Do
	if e.Stuck {
		return words
	}
	words += ", or\n"
	if e.Back != nil {
		words += fmt.Sprintf("  go back     lpath doctor --restore %d%s (%s, %s)\n", e.Back.Number, suffix, e.Back.At.Format("2 Jan 15:04"), counted(e.Back.Records, "record"))
	}
	return words + "  begin anew  lpath doctor --fresh" + suffix + " (whatever is there stays as a backup)"
}

func (e *DamageError) Unwrap() error { return e.Err }

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// damaged is a *DamageError with the way back.
func (s *Store) damaged(err error) error {
	e := &DamageError{Err: err, Do: "mend the file"}
	if errors.Is(err, fs.ErrPermission) {
		e.Do = "see who owns the file and may read it"
	}
	all, _ := s.backups()
	for _, b := range all {
		if d, state := s.describe(b); state != nil {
			e.Back = &d
			break
		}
	}
	return e
}

// stuck is a *DamageError that only a person can do something about.
func stuck(err error, do string) error { return &DamageError{Err: err, Do: do, Stuck: true} }

// BusyError says that other processes kept the state locked all the time.
type BusyError struct {
	File   string
	Holder Holder
}

func (e *BusyError) Error() string {
	return fmt.Sprintf("%s stayed busy for %d s: %s is changing it; nothing was changed", e.File, LockTimeout/time.Second, e.Holder)
}

// NoLocksError says that the file system cannot lock files, so that a change
// of another process could be lost.
type NoLocksError struct {
	File string
	Err  error
}

func (e *NoLocksError) Error() string {
	return fmt.Sprintf("%s: the file system there cannot lock files (%v), so changes could get lost; nothing was changed\nkeep the state on another one: --state FILE, LPATH_STATE, or the setting state",
		e.File, durable.Cause(e.Err))
}

func (e *NoLocksError) Unwrap() error { return e.Err }

// NoBackupError says that there is no backup of a number.
type NoBackupError struct{ Number, Oldest, Newest int }

func (e *NoBackupError) Error() string {
	if e.Newest == 0 {
		return fmt.Sprintf("there is no backup %d: there is none at all", e.Number)
	}
	return fmt.Sprintf("there is no backup %d: there are some from %d to %d; lpath doctor lists them", e.Number, e.Oldest, e.Newest)
}

// unchangeable is a system's error that no change would come past; nil for nil.
func unchangeable(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%w, so nothing can be changed", durable.Shorten(err))
}
