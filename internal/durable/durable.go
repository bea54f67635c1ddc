// Package durable puts files in place in full or not at all, so that a kill or
// a power cut leaves the old file or the new one.
//
// Write and Create are all that most need. The steps that they are made of are
// here as well, for a protocol that does more between them.
package durable

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// Write puts content in file's place, or makes the file. A file that is there
// keeps its mode; a new one gets mode. Symlinks are not followed: what file
// names is replaced.
func Write(file string, content []byte, mode fs.FileMode) error {
	if info, err := os.Stat(file); err == nil {
		mode = info.Mode().Perm()
	}
	temporary, err := Stage(file, bytes.NewReader(content), withMode(mode))
	if err != nil {
		return err
	}
	if err := Rename(temporary, file); err != nil {
		_ = os.Remove(temporary)
		return err
	}
	return SyncDir(filepath.Dir(file))
}

// Create makes a file that is not there yet. The error is fs.ErrExist where
// something of that name is, even if it came a moment ago. Where the file
// system has no hard links, a reader may see the file before it is complete,
// and a kill may leave it so.
func Create(file string, content []byte, mode fs.FileMode) error {
	temporary, err := Stage(file, bytes.NewReader(content), withMode(mode))
	if err != nil {
		return err
	}
	err = os.Link(temporary, file)
	_ = os.Remove(temporary)
	if unlinkable(err) {
		err = fill(file, bytes.NewReader(content), withMode(mode))
	}
	if err != nil {
		return err
	}
	return SyncDir(filepath.Dir(file))
}

// Keep gives file a second name, other, that is not there yet: by a hard link,
// or a copy where the file system has no links. Either is whole or not there;
// that it lasts takes SyncDir.
func Keep(file, other string) error {
	if err := os.Link(file, other); !unlinkable(err) {
		return err
	}
	return copyAs(file, other)
}

// copyAs is Keep by a copy, with the same mode.
func copyAs(file, other string) error {
	from, err := os.Open(file)
	if err != nil {
		return err
	}
	defer func() { _ = from.Close() }() // nothing was written
	info, err := from.Stat()
	if err != nil {
		return err
	}
	temporary, err := Stage(other, from, withMode(info.Mode().Perm()))
	if err != nil {
		return err
	}
	if err := Rename(temporary, other); err != nil {
		_ = os.Remove(temporary)
		return err
	}
	return nil
}

// Stage makes a new file beside file, wholly on the disk, and returns its name,
// which IsTemporary knows. finish is called before the file is synced, to set
// its mode, say. After an error nothing is left.
func Stage(file string, content io.Reader, finish func(*os.File) error) (string, error) {
	for n := 0; ; n++ {
		name := temporaryName(file, os.Getpid(), n)
		err := fill(name, content, finish)
		switch {
		case err == nil:
			return name, nil
		case !errors.Is(err, fs.ErrExist) || n >= maxTemporaries:
			return "", err
		}
	}
}

// fill makes a file that is not there yet and writes all of it.
func fill(name string, content io.Reader, finish func(*os.File) error) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, content)
	if err == nil {
		err = finish(f)
	}
	if err == nil {
		err = f.Sync()
	}
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err != nil {
		_ = os.Remove(name)
	}
	return err
}

func withMode(mode fs.FileMode) func(*os.File) error {
	return func(f *os.File) error { return f.Chmod(mode) }
}

// unlinkable reports whether err says that there can be no hard link, and not
// that something is wrong. FAT on Linux says EPERM; on Windows the number of
// EPERM is that of "invalid function", which FAT says there.
func unlinkable(err error) bool {
	for _, e := range []error{syscall.Errno(1), syscall.EPERM, syscall.EXDEV, syscall.EMLINK, errors.ErrUnsupported} {
		if errors.Is(err, e) {
			return true
		}
	}
	return false
}
