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
//
// What is taken waits in the system's own queue: asking again and again, who
// waits long would lose to newcomers, who ask more often.
func (s *Store) lock(ctx context.Context, target string) (unlock func(), err error) {
	file := target + lockSuffix
	l := flock.New(file, flock.SetPermissions(0o600), flock.SetFlag(os.O_CREATE|os.O_RDWR|noFollow))
	locked, err := l.TryLock()
	if err == nil && !locked {
		err = s.queue(ctx, l)
	}
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		holder, _ := holderOf(file)
		return nil, &BusyError{File: target, Holder: holder}
	case errors.Is(err, context.Canceled):
		return nil, err
	case noLocks(err):
		return nil, &NoLocksError{File: target, Err: err}
	case err != nil && isSymlink(file):
		return nil, fmt.Errorf("%s: a symlink, and a lock is none: remove it; nothing was changed", file)
	case err != nil:
		return nil, fmt.Errorf("%w (no lock, no change)", unchanged(err))
	}
	s.sign(file, target)
	return func() { _ = l.Unlock() }, nil // whatever comes of it: the lock ends with the process
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
// first byte, which is what Windows locks. It is of no consequence if it fails.
func (s *Store) sign(file, target string) {
	f, err := os.OpenFile(file, os.O_RDWR|noFollow, 0)
	if err != nil {
		return
	}
	who := fmt.Sprintf("%d %s", os.Getpid(), s.options.Command)
	_, _ = f.WriteAt(fmt.Appendf(nil, "%-*s\n", signature, who), 1)
	if root() { // or the learner could not lock it
		if info, err := os.Stat(target); err == nil {
			own(f, info)
		} else if info, err := os.Stat(filepath.Dir(target)); err == nil {
			own(f, info)
		}
	}
	_ = f.Close()
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
		return Holder{}, nil //nolint:nilerr // not signed
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
