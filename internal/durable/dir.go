package durable

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
)

// MakeDir makes a directory and those above it, each durably; those that it
// makes get mode. Directories that are there are synced all the same, as far
// as this process may: a command that was killed may have made them a moment
// ago.
func MakeDir(dir string, mode fs.FileMode) error {
	above := filepath.Dir(dir)
	if above == dir {
		return nil
	}
	if err := MakeDir(above, mode); err != nil {
		return err
	}
	err := os.Mkdir(dir, mode)
	if err == nil {
		return SyncDir(above)
	}
	info, stat := os.Stat(dir)
	if stat != nil || !info.IsDir() {
		return err
	}
	if err := SyncDir(above); err != nil && !errors.Is(err, fs.ErrPermission) && !errors.Is(err, syscall.EROFS) {
		return err
	}
	return nil
}

// SyncDir makes what was made, renamed or removed in a directory last. Windows
// has no such call and needs none; a file system that has none is left alone.
func SyncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	err = f.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported) {
		err = nil
	}
	return errors.Join(err, f.Close())
}
