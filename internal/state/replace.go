package state

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"github.com/gofrs/flock"
)

// maxLinks is how many symlinks may lead to a state file.
const maxLinks = 40

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

// lock takes the lock beside target, never target itself: that is replaced,
// and a lock on it would hold for the old file alone. The lock file stays.
func lock(ctx context.Context, target string, patience time.Duration) (unlock func(), err error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	l := flock.New(target+".lock", flock.SetPermissions(0o600), flock.SetFlag(os.O_CREATE|os.O_RDWR))
	for wait := 2 * time.Millisecond; ; wait = min(2*wait, 50*time.Millisecond) {
		locked, err := l.TryLock()
		switch {
		case err != nil:
			return nil, fmt.Errorf("%w (no lock, no change)", unchanged(err))
		case locked:
			return func() { _ = l.Unlock() }, nil
		}
		select {
		case <-ctx.Done():
			if errors.Is(ctx.Err(), context.DeadlineExceeded) {
				return nil, &BusyError{File: target}
			}
			return nil, ctx.Err()
		case <-time.After(wait):
		}
	}
}

// replace puts content in target's place so that a reader, and whoever comes
// after a crash, finds all of the old or all of the new.
func replace(target string, content []byte) error {
	mode := fs.FileMode(0o600)
	if info, err := os.Stat(target); err == nil {
		mode = info.Mode().Perm()
	}
	temporary, err := write(target, content, mode)
	if err != nil {
		return unchanged(fmt.Errorf("%s: %w", target, cause(err)))
	}
	if err := os.Rename(temporary, target); err != nil {
		_ = os.Remove(temporary)
		return unchanged(err)
	}
	if err := syncDir(filepath.Dir(target)); err != nil {
		return fmt.Errorf("%w; the change is written, but may not survive a power cut", shorten(err))
	}
	return nil
}

// write makes a new file beside target, wholly on the disk, and returns its name.
func write(target string, content []byte, mode fs.FileMode) (string, error) {
	name := fmt.Sprintf("%s.%d.tmp", target, os.Getpid())
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) { // left by a process of this number that is no more: the lock is ours
		_ = os.Remove(name)
		f, err = os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	}
	if err != nil {
		return "", err
	}
	_, err = f.Write(content)
	if err == nil {
		err = f.Chmod(mode)
	}
	if err == nil {
		err = f.Sync()
	}
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err != nil {
		_ = os.Remove(name)
		return "", err
	}
	return name, nil
}

// syncDir makes a rename in a directory durable. Windows has no such call and
// needs none.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
