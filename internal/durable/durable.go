// Package durable puts files in place in full or not at all, so that a kill or
// a power cut leaves the old file or the new one.
package durable

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// Write puts content in file's place, or makes the file. A file that is there
// keeps its mode; a new one gets mode. Symlinks are not followed: what file
// names is replaced.
func Write(file string, content []byte, mode fs.FileMode) error {
	if info, err := os.Stat(file); err == nil {
		mode = info.Mode().Perm()
	}
	return put(file, content, mode, os.Rename)
}

// Create makes a file that is not there yet. The error is fs.ErrExist where
// something of that name is, even if it came a moment ago.
func Create(file string, content []byte, mode fs.FileMode) error {
	return put(file, content, mode, func(temporary, file string) error {
		defer func() { _ = os.Remove(temporary) }()
		return os.Link(temporary, file)
	})
}

// put writes a temporary file beside file, moves it there, and makes both last.
func put(file string, content []byte, mode fs.FileMode, move func(from, to string) error) error {
	temporary, err := write(file, content, mode)
	if err != nil {
		return err
	}
	if err := move(temporary, file); err != nil {
		_ = os.Remove(temporary)
		return err
	}
	return SyncDir(filepath.Dir(file))
}

// write makes a new file beside file, wholly on the disk, and returns its name.
func write(file string, content []byte, mode fs.FileMode) (string, error) {
	name := fmt.Sprintf("%s.%d.tmp", file, os.Getpid())
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) { // left by a process of this number that is no more
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

// MakeDir makes a directory and those above it, each durably.
func MakeDir(dir string, mode fs.FileMode) error {
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	above := filepath.Dir(dir)
	if err := MakeDir(above, mode); err != nil {
		return err
	}
	if err := os.MkdirAll(dir, mode); err != nil { // All: another process may be faster
		return err
	}
	return SyncDir(above)
}

// SyncDir makes what was renamed in a directory last. Windows has no such call
// and needs none.
func SyncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
