//go:build unix

package library_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"lpath/internal/library"
)

// Nobody writes into the pipe: opening it would wait for ever.
func TestLoadPipe(t *testing.T) {
	s := newShelves(t, "a/y.yaml")
	pipe := filepath.Join(s.root, "a", "pipe.yaml")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip(err)
	}
	source, err := s.Find("pipe")
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.Load(source)
	if want := pipe + " is not a file"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestUnreadable(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root reads everything")
	}
	s := newShelves(t, "a/y.yaml", "b/z.yaml")
	file, dir := filepath.Join(s.root, "a", "y.yaml"), filepath.Join(s.root, "b")
	for _, place := range []string{file, dir} {
		if err := os.Chmod(place, 0); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { _ = os.Chmod(dir, 0o700) })
	_, err := s.Load(library.Source{ID: "y", Origin: library.Dir, File: file})
	if !errors.Is(err, fs.ErrPermission) || !strings.HasPrefix(err.Error(), file+": ") {
		t.Errorf("loading says %v", err)
	}
	if _, err := s.List(); !errors.Is(err, fs.ErrPermission) || !strings.HasPrefix(err.Error(), dir+": ") {
		t.Errorf("listing says %v", err)
	}
}

// Links are followed.
func TestLinkToPath(t *testing.T) {
	s := newShelves(t, "else/z.yaml", "a/y.yaml")
	if err := os.Symlink(filepath.Join(s.root, "else", "z.yaml"), filepath.Join(s.root, "a", "z.yaml")); err != nil {
		t.Skip(err)
	}
	source, err := s.Find("z")
	if err != nil {
		t.Fatal(err)
	}
	if path, err := s.Load(source); err != nil || path.Title != "else/z.yaml" {
		t.Errorf("got %v, %v", path, err)
	}
}
