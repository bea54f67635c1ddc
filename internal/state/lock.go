package state

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"github.com/gofrs/flock"
)

// lockSuffix is what the lock of a state adds to its name.
const lockSuffix = ".lock"

// signature is how long what is written into a lock file is at least: a short
// one covers a long one before it.
const signature = 30

// Holder is who has the lock of a state, or had it last.
type Holder struct {
	Held    bool
	PID     int    // 0 if it is not known
	Command string // "" if it is not known
}

func (h Holder) String() string {
	switch {
	case h.PID == 0:
		return "another lpath"
	case h.Command == "":
		return fmt.Sprintf("process %d", h.PID)
	}
	return fmt.Sprintf("process %d (lpath %s)", h.PID, h.Command)
}

// lock takes the lock beside target, never target itself: that is replaced,
// and a lock on it would hold for the old file alone. The lock file stays.
func (s *Store) lock(ctx context.Context, target string) (unlock func(), err error) {
	file := target + lockSuffix
	for range attempts {
		l := flock.New(file, flock.SetPermissions(0o600), flock.SetFlag(os.O_CREATE|os.O_RDWR|noFollow))
		if err := s.take(ctx, l); err != nil {
			return nil, lockError(file, target, err)
		}
		if s.sign(l, target) {
			return func() { _ = l.Unlock() }, nil // whatever comes of it: the lock ends with the process
		}
		_ = l.Unlock() // somebody took the file away: others would lock a new one
	}
	return nil, fmt.Errorf("%s: another program keeps taking it away; nothing was changed", file)
}

// lockError says why there is no lock.
func lockError(file, target string, err error) error {
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		holder, _ := holderOf(file)
		return &BusyError{File: target, Holder: holder}
	case errors.Is(err, context.Canceled):
		return err
	case noLocks(err):
		return &NoLocksError{File: target, Err: err}
	case isSymlink(file):
		return fmt.Errorf("%s is a symlink, and a lock is a file: remove it; nothing was changed", file)
	}
	return fmt.Errorf("%w (no lock, no change)", unchanged(err))
}

// take takes a lock. One that is taken is waited for in the system's own queue:
// asking again and again, who waits long would lose to newcomers, who ask more
// often.
func (s *Store) take(ctx context.Context, l *flock.Flock) error {
	locked, err := l.TryLock()
	if err != nil || locked {
		return err
	}
	return s.queue(ctx, l)
}

// queue waits until the lock is ours, up to the store's patience.
func (s *Store) queue(ctx context.Context, l *flock.Flock) error {
	ctx, cancel := context.WithTimeout(ctx, s.patience)
	defer cancel()
	got := make(chan error)
	go func() {
		err := l.Lock()
		for errors.Is(err, syscall.EINTR) {
			err = l.Lock()
		}
		select {
		case got <- err:
		case <-ctx.Done(): // nobody waits any more
			_ = l.Unlock()
		}
	}()
	select {
	case err := <-got:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// sign writes into the lock file who has it, for those who wait; behind its
// first byte, which is what Windows locks. That it cannot be signed is of no
// consequence. It reports false if the file is not the one that is locked.
func (s *Store) sign(l *flock.Flock, target string) bool {
	f, err := os.OpenFile(l.Path(), os.O_RDWR|noFollow, 0)
	if err != nil {
		return !errors.Is(err, fs.ErrNotExist)
	}
	defer func() { _ = f.Close() }()
	named, err := f.Stat()
	if locked, lost := l.Stat(); err != nil || lost != nil || !os.SameFile(named, locked) {
		return false
	}
	who := fmt.Sprintf("%d %s", os.Getpid(), s.options.Command)
	_, _ = f.WriteAt(fmt.Appendf(nil, "%-*s\n", signature, who), 1)
	if root() { // or the learner could not lock it
		if like, err := os.Stat(filepath.Dir(target)); err == nil {
			own(f, like)
		}
	}
	return true
}

// Holder returns who has the lock, or had it last, and whether it is taken. It
// makes no file. The error is a *NoLocksError where files cannot be locked.
func (s *Store) Holder() (Holder, error) {
	target, err := resolve(s.file)
	if err != nil {
		return Holder{}, err
	}
	file := target + lockSuffix
	l := flock.New(file, flock.SetFlag(os.O_RDONLY|noFollow))
	free, err := l.TryRLock()
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Holder{}, nil
	case noLocks(err):
		return Holder{}, &NoLocksError{File: target, Err: err}
	case err != nil:
		return Holder{}, err
	}
	if free {
		_ = l.Unlock()
	}
	holder, err := holderOf(file)
	holder.Held = !free
	return holder, err
}

// holderOf reads who signed a lock file last.
func holderOf(file string) (Holder, error) {
	f, err := os.OpenFile(file, os.O_RDONLY|noFollow, 0)
	if err != nil {
		return Holder{}, err
	}
	defer func() { _ = f.Close() }() // nothing was written
	line, _ := bufio.NewReader(io.NewSectionReader(f, 1, 200)).ReadString('\n')
	pid, command, _ := strings.Cut(strings.TrimSpace(line), " ")
	n, err := strconv.Atoi(pid)
	if err != nil {
		return Holder{}, nil // not signed
	}
	return Holder{PID: n, Command: command}, nil
}

// noLocks reports whether err says that files cannot be locked there.
func noLocks(err error) bool {
	return errors.Is(err, syscall.ENOLCK) || errors.Is(err, errors.ErrUnsupported)
}

func isSymlink(file string) bool {
	info, err := os.Lstat(file)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}
