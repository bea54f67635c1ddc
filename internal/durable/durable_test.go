package durable_test

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"

	"lpath/internal/durable"
)

func write(t *testing.T, file, content string, mode fs.FileMode) {
	t.Helper()
	if err := os.WriteFile(file, []byte(content), mode); err != nil {
		t.Fatal(err)
	}
}

func wantContent(t *testing.T, file, want string) {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil || string(b) != want {
		t.Errorf("%s has %q, %v; want %q", file, b, err, want)
	}
}

func wantFiles(t *testing.T, dir string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%s has %q, not %q", dir, got, want)
	}
}

func TestWriteReplacesAndKeepsTheMode(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := durable.Write(file, []byte("one"), 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(file, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := durable.Write(file, []byte("two"), 0o644); err != nil {
		t.Fatal(err)
	}
	wantContent(t, file, "two")
	info, err := os.Stat(file)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the mode is %v, %v", info.Mode(), err)
	}
	wantFiles(t, dir, "file")
}

// What cannot be replaced stays, and nothing is left beside it.
func TestWriteThatFailsLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "file"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := durable.Write(filepath.Join(dir, "file"), []byte("one"), 0o600); err == nil {
		t.Error("a directory was replaced")
	}
	wantFiles(t, dir, "file")
	for _, put := range []func(string, []byte, fs.FileMode) error{durable.Write, durable.Create} {
		if err := put(filepath.Join(dir, "none", "file"), nil, 0o600); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("the error is %v", err)
		}
	}
}

func TestCreateMakesOnlyWhatIsNotThere(t *testing.T) {
	dir := t.TempDir()
	for name, create := range map[string]func(string, []byte, fs.FileMode) error{"links": durable.Create, "no links": durable.Fill} {
		file := filepath.Join(dir, name)
		if err := create(file, []byte("one"), 0o640); err != nil {
			t.Fatal(err)
		}
		if err := create(file, []byte("two"), 0o640); !errors.Is(err, fs.ErrExist) {
			t.Errorf("the error is %v", err)
		}
		wantContent(t, file, "one")
	}
	wantFiles(t, dir, "links", "no links")
}

// Of many who create the same file one succeeds, and all of its content is there.
func TestCreateAtOnce(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	var all sync.WaitGroup
	won := make(chan string, 20)
	for n := range cap(won) {
		all.Go(func() {
			content := strings.Repeat(fmt.Sprintln(n), 1000)
			switch err := durable.Create(file, []byte(content), 0o600); {
			case err == nil:
				won <- content
			case !errors.Is(err, fs.ErrExist):
				t.Error(err)
			}
		})
	}
	all.Wait()
	if len(won) != 1 {
		t.Fatalf("%d succeeded", len(won))
	}
	wantContent(t, file, <-won)
	wantFiles(t, dir, "file")
}

// Temporary files of one process do not get in one another's way, nor in that
// of those which an earlier process of the same number left.
func TestStageAtOnce(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	left := durable.TemporaryName(file, os.Getpid(), 0)
	write(t, left, "left", 0o600)
	var all sync.WaitGroup
	names := make(chan string, 20)
	for n := range cap(names) {
		all.Go(func() {
			name, err := durable.Stage(file, strings.NewReader(fmt.Sprint(n)), nothing)
			if err != nil {
				t.Error(err)
			}
			wantContent(t, name, fmt.Sprint(n))
			names <- name
		})
	}
	all.Wait()
	close(names)
	seen := map[string]bool{left: true}
	for name := range names {
		if of, ok := durable.TemporaryOf(filepath.Base(name)); seen[name] || !ok || of != "file" {
			t.Errorf("%s is used twice, or not known as temporary", name)
		}
		seen[name] = true
	}
	wantContent(t, left, "left")
}

func nothing(*os.File) error { return nil }

// faulty is content that cannot be read to its end.
type faulty struct{}

func (faulty) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

func TestStageThatFailsLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	refused := errors.New("refused")
	if _, err := durable.Stage(file, strings.NewReader("x"), func(*os.File) error { return refused }); !errors.Is(err, refused) {
		t.Errorf("the error is %v", err)
	}
	if _, err := durable.Stage(file, faulty{}, nothing); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("the error is %v", err)
	}
	wantFiles(t, dir)
}

// Keep gives a file a second name; what replaces the first leaves it alone.
func TestKeep(t *testing.T) {
	dir := t.TempDir()
	file, other := filepath.Join(dir, "file"), filepath.Join(dir, "other")
	write(t, file, "one", 0o640)
	if err := durable.Keep(file, other); err != nil {
		t.Fatal(err)
	}
	if err := durable.Write(file, []byte("two"), 0o600); err != nil {
		t.Fatal(err)
	}
	wantContent(t, other, "one")
	if err := durable.Keep(file, other); !errors.Is(err, fs.ErrExist) {
		t.Errorf("the error is %v", err)
	}
	if err := durable.Keep(filepath.Join(dir, "none"), filepath.Join(dir, "x")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the error is %v", err)
	}
	wantContent(t, other, "one")
	wantFiles(t, dir, "file", "other")
}

// Where there can be no link, to another file system for one, it is a copy.
func TestKeepAsACopy(t *testing.T) {
	far := elsewhere(t)
	file := filepath.Join(t.TempDir(), "file")
	write(t, file, strings.Repeat("one\n", 100_000), 0o640)
	if err := os.Chmod(file, 0o640); err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(far, "other")
	if err := os.Link(file, other); !durable.Unlinkable(err) {
		t.Skipf("there is no other file system here: %v", err)
	}
	if err := durable.Keep(file, other); err != nil {
		t.Fatal(err)
	}
	wantContent(t, other, strings.Repeat("one\n", 100_000))
	if info, err := os.Stat(other); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("the mode is %v, %v", info.Mode(), err)
	}
	wantFiles(t, far, "other")
}

// A copy that cannot be made leaves nothing.
func TestCopyThatFails(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	write(t, file, "one", 0o600)
	if err := os.Mkdir(filepath.Join(dir, "taken"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, names := range [][2]string{{"file", "taken"}, {"file", "none/other"}, {"none", "other"}} {
		if err := durable.CopyAs(filepath.Join(dir, names[0]), filepath.Join(dir, names[1])); err == nil {
			t.Errorf("%s is kept as %s", names[0], names[1])
		}
	}
	wantFiles(t, dir, "file", "taken")
	if err := durable.CopyAs(file, filepath.Join(dir, "other")); err != nil {
		t.Error(err)
	}
	wantContent(t, filepath.Join(dir, "other"), "one")
}

// elsewhere is a directory on another file system, if there is one.
func elsewhere(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "durable") //nolint:usetesting // on another file system
	if err != nil {
		t.Skipf("there is no other file system here: %v", err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

func TestUnlinkable(t *testing.T) {
	for _, e := range []error{syscall.EPERM, syscall.EXDEV, syscall.EMLINK, syscall.ENOTSUP, syscall.ENOSYS} {
		if !durable.Unlinkable(&os.LinkError{Op: "link", Err: e}) {
			t.Errorf("%v is taken for something wrong", e)
		}
	}
	for _, e := range []error{syscall.EIO, syscall.ENOSPC, syscall.EACCES, fs.ErrExist, fs.ErrNotExist, nil} {
		if durable.Unlinkable(e) {
			t.Errorf("%v is taken for a file system without links", e)
		}
	}
}
