package durable_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
	"unicode/utf8"

	"lpath/internal/durable"
)

func TestTemporaryNamesAreKnownAsSuch(t *testing.T) {
	tests := map[string]string{
		"state.yaml.12-0.tmp":    "state.yaml",
		"state.yaml.12.tmp":      "state.yaml",
		"a.4294967295-9999.tmp":  "a",
		"a.1-2.tmp.3-4.tmp":      "a.1-2.tmp",
		"state.yaml.tmp":         "",
		"state.yaml":             "",
		".12-0.tmp":              "",
		"12-0.tmp":               "",
		"a.12-.tmp":              "",
		"a.-1.tmp":               "",
		"a.012.tmp":              "",
		"a.12-0-1.tmp":           "",
		"a.x-0.tmp":              "",
		"a.12-0.tmp.bak":         "",
		"a.99999999999999-0.tmp": "",
		"":                       "",
	}
	for name, want := range tests {
		if of, ok := durable.TemporaryOf(name); of != want || ok != (want != "") {
			t.Errorf("%q is one of %q, %t; want %q", name, of, ok, want)
		}
	}
}

// Whatever a file is called, its temporary name is a name, and text if it was.
func TestTemporaryNamesFit(t *testing.T) {
	dir := t.TempDir()
	for _, base := range []string{"x", strings.Repeat("x", 255), strings.Repeat("é", 127), "x" + strings.Repeat("é", 127)} {
		name := filepath.Base(durable.TemporaryName(filepath.Join(dir, base), 1<<32-1, 9999))
		if len(name) > 255 || !utf8.ValidString(name) {
			t.Errorf("%q has %d bytes", name, len(name))
		}
		if _, ok := durable.TemporaryOf(name); !ok {
			t.Errorf("%q is not known as temporary", name)
		}
		if err := durable.Write(filepath.Join(dir, base), []byte(base), 0o600); err != nil {
			t.Error(err)
		}
	}
}

// On Windows a rename waits for up to two seconds for those who have the file open.
func TestRenameInsists(t *testing.T) {
	const sharing = syscall.Errno(32)
	tests := []struct {
		name   string
		fails  int
		err    error
		tries  int
		failed bool
	}{
		{"works", 0, nil, 1, false},
		{"open for a while", 3, &os.LinkError{Op: "rename", Err: sharing}, 4, false},
		{"denied for a while", 3, fs.ErrPermission, 4, false},
		{"something else", 9, fs.ErrNotExist, 1, true},
		{"open for ever", 99, sharing, 0, true},
	}
	for _, tt := range tests {
		tries, slept := 0, time.Duration(0)
		err := durable.Insist(func() error {
			if tries++; tries <= tt.fails {
				return tt.err
			}
			return nil
		}, func(d time.Duration) { slept += d })
		if (err != nil) != tt.failed || tt.tries > 0 && tries != tt.tries || slept > 2100*time.Millisecond {
			t.Errorf("%s: %d tries, %s asleep, %v", tt.name, tries, slept, err)
		}
		if tt.fails == 99 && (slept < 2*time.Second || !errors.Is(err, tt.err)) {
			t.Errorf("%s: gave up after %s, %v", tt.name, slept, err)
		}
	}
}

func TestMakeDir(t *testing.T) {
	dir := t.TempDir()
	deep := filepath.Join(dir, "a", "b", "c")
	for range 2 {
		if err := durable.MakeDir(deep, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for _, made := range []string{deep, filepath.Dir(deep)} {
		if info, err := os.Stat(made); err != nil || !info.IsDir() || info.Mode().Perm() != 0o700 {
			t.Errorf("%s: %v, %v", made, info, err)
		}
	}
	t.Chdir(dir)
	if err := durable.MakeDir(filepath.Join("rel", "ative"), 0o700); err != nil {
		t.Error(err)
	}
	write(t, "file", "", 0o600)
	if err := os.Symlink("gone", "link"); err != nil {
		t.Skip(err)
	}
	for _, bad := range []string{"file", filepath.Join("file", "x"), "link", filepath.Join("link", "x")} {
		if err := durable.MakeDir(bad, 0o700); err == nil {
			t.Errorf("%s was made a directory", bad)
		}
	}
	wantFiles(t, dir, "a", "file", "link", "rel")
}

func TestSyncDir(t *testing.T) {
	dir := t.TempDir()
	if err := durable.SyncDir(dir); err != nil {
		t.Error(err)
	}
	if err := durable.SyncDir(filepath.Join(dir, "none")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the error is %v", err)
	}
}

func TestShorten(t *testing.T) {
	tests := map[string]error{
		"f: input/output error": &fs.PathError{Op: "open", Path: "f", Err: syscall.EIO},
		"to: file exists":       &os.LinkError{Op: "link", Old: "from", New: "to", Err: syscall.EEXIST},
		"file does not exist":   fs.ErrNotExist,
	}
	for want, err := range tests {
		if got := durable.Shorten(err); got.Error() != want {
			t.Errorf("got %v, want %s", got, want)
		}
	}
}

// A directory above that cannot be synced, for it may not be read, is left to
// whoever made it; one that this process has made is its own business.
func TestMakeDirBelowWhatMayNotBeRead(t *testing.T) {
	closed := filepath.Join(t.TempDir(), "closed")
	if err := os.MkdirAll(filepath.Join(closed, "there"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(closed, 0o300); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(closed, 0o700) })
	if err := durable.SyncDir(closed); err == nil {
		t.Skip("this process may read everything")
	}
	if err := durable.MakeDir(filepath.Join(closed, "there", "new"), 0o700); err != nil {
		t.Error(err)
	}
	if err := durable.MakeDir(filepath.Join(closed, "new"), 0o700); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("the error is %v", err)
	}
}
