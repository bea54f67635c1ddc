package state_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// An editor that saves between the reading and the replacing is not overrun:
// the change begins anew on what it wrote.
func TestSavedMeanwhile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "state.yaml")
	update(t, file, "a")
	saves := 0
	err := open(file).SwapWith(read(t, golden), func() {
		if saves++; saves < 3 {
			save(t, file, strings.Repeat("#", saves)+"\n")
		}
	})
	if err != nil || saves != 3 {
		t.Fatalf("tried %d times: %v", saves, err)
	}
	if read(t, file) != read(t, golden) {
		t.Error("the change is not there")
	}
	if n := len(kept(t, file)); n != 1 {
		t.Errorf("%d backups are kept, not the one of what was replaced", n)
	}
}

// save replaces a file as editors do, or makes it.
func save(t *testing.T, file, content string) {
	t.Helper()
	write(t, file+"~", content)
	if err := os.Rename(file+"~", file); err != nil {
		t.Fatal(err)
	}
}

// One that saves all the time wins; nothing is left behind.
func TestSavedAgainAndAgain(t *testing.T) {
	file := filepath.Join(t.TempDir(), "state.yaml")
	update(t, file, "a")
	saved := ""
	err := open(file).SwapWith("content", func() {
		saved += "#\n"
		write(t, file, saved) // in place: the same file, other bytes
	})
	want := file + ": another program keeps changing it; nothing was changed"
	if err == nil || err.Error() != want {
		t.Errorf("the error is %v, not %s", err, want)
	}
	if read(t, file) != "#\n#\n#\n" {
		t.Errorf("the file is %q", read(t, file))
	}
	if n := len(kept(t, file)); n != 0 {
		t.Errorf("%d backups are left", n)
	}
	wantFiles(t, filepath.Dir(file), "backups", "state.yaml", "state.yaml.lock")
}

// A file that comes, or goes, meanwhile is another one, too.
func TestComeAndGoneMeanwhile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "state.yaml")
	times := 0
	err := open(file).SwapWith("mine", func() {
		if times++; times == 1 {
			write(t, file, "theirs")
		}
		if times == 2 {
			if err := os.Remove(file); err != nil {
				t.Error(err)
			}
		}
	})
	if err != nil || times != 3 || read(t, file) != "mine" {
		t.Errorf("tried %d times, %v", times, err)
	}
}

// What killed commands left goes with the next change, also one that finds
// nothing to do; what is another's stays.
func TestLeftoversGo(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "state.yaml")
	do(t, file, minute(0), "done", "a")
	do(t, file, minute(1), "done", "b")
	backups := filepath.Join(dir, "backups")
	gone := []string{
		file + ".12-0.tmp", file + ".12.tmp", file + ".4294967295-9999.tmp",
		filepath.Join(backups, "state.yaml.20261123T080500Z-2.12-0.tmp"),
	}
	stay := []string{
		"state.yaml.tmp", "state.yaml.x.tmp", "state.yaml.12-0.tmp.bak", "other.yaml.12-0.tmp", "state.yaml.1.2.tmp",
		"backups/other.yaml.20261123T080500Z-2.12-0.tmp", "backups/state.yaml.12-0.tmp",
	}
	for _, f := range gone {
		write(t, f, "half")
	}
	for _, f := range stay {
		write(t, filepath.Join(dir, f), "theirs")
	}
	if got := open(file).Leftovers(); len(got) != len(gone) {
		t.Errorf("left over are %q, not %q", got, gone)
	}
	if err := open(file).Update(t.Context(), marking("No Id")); err == nil {
		t.Error("a state that cannot be read was written")
	}
	if got := open(file).Leftovers(); len(got) != 0 {
		t.Errorf("still left over are %q", got)
	}
	for _, f := range stay {
		stat(t, filepath.Join(dir, f))
	}
}

// Names that something beside a state has are none for a state.
func TestNamesThatCollide(t *testing.T) {
	dir := t.TempDir()
	tests := map[string]string{
		"backups":                            ": a state cannot be called that: its backups are",
		"Backups":                            ": a state cannot be called that: its backups are",
		"state.lock":                         ": a state cannot end in .lock: locks do",
		"state.LOCK":                         ": a state cannot end in .lock: locks do",
		"state.12-3.tmp":                     ": a state cannot end in .NUMBER.tmp: temporary files do",
		"state.12.tmp":                       ": a state cannot end in .NUMBER.tmp: temporary files do",
		strings.Repeat("x", 201):             ": the name of a state has at most 200 bytes, not 201",
		"backups/state.20261123T080500Z-1":   " is a backup, which can be looked into but not changed; copy it to where it is to be changed",
		"backups/s.20261123T080500Z-1-reset": " is a backup, which can be looked into but not changed; copy it to where it is to be changed",
	}
	for name, want := range tests {
		file := filepath.Join(dir, name)
		s := open(file)
		if err := s.Update(t.Context(), marking("a")); err == nil || err.Error() != file+want {
			t.Errorf("%s: the error is %v", name, err)
		}
		if err := s.Hindrance(); err == nil || err.Error() != file+want {
			t.Errorf("%s: what hinders is %v", name, err)
		}
		if _, err := s.Fresh(t.Context()); err == nil || err.Error() != file+want {
			t.Errorf("%s: a fresh start: %v", name, err)
		}
	}
	wantFiles(t, dir)
	for _, name := range []string{strings.Repeat("x", 200), "state.tmp", "backups.yaml", "s.20261123T080500Z-1"} {
		update(t, filepath.Join(dir, name), "a")
		if err := open(filepath.Join(dir, name)).Hindrance(); err != nil {
			t.Error(err)
		}
	}
	update(t, filepath.Join(dir, strings.Repeat("x", 200)), "b") // its backup has a name, too
}

// Where nothing is yet, nothing is in the way.
func TestNothingHinders(t *testing.T) {
	file := filepath.Join(t.TempDir(), "deep", "er", "state.yaml")
	if err := open(file).Hindrance(); err != nil {
		t.Error(err)
	}
	if got := open(file).Leftovers(); len(got) != 0 {
		t.Errorf("left over are %q", got)
	}
	if got, err := open(file).Backups(); err != nil || len(got) != 0 {
		t.Errorf("backups are %v, %v", got, err)
	}
}

// Where links lead in a circle, nothing can be said of any file.
func TestCircle(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a")
	if err := os.Symlink("a", file); err != nil {
		t.Skip(err)
	}
	s := open(file)
	want := file + ": more than 40 symlinks\nnothing was changed; see where the links lead"
	_, err := s.Restore(t.Context(), 1)
	wantDamage(t, err, want)
	if _, err := s.Backups(); err == nil {
		t.Error("there are backups")
	}
	if _, _, err := s.Backup(1); err == nil {
		t.Error("there is a backup")
	}
	if _, err := s.Holder(); err == nil {
		t.Error("there is a lock")
	}
	if s.Hindrance() == nil || s.Leftovers() != nil {
		t.Error("a change could be made")
	}
	wantFiles(t, dir, "a")
}

// A lock that is taken away while it is locked holds for nobody: another is
// locked, and if that goes on, the change is refused.
func TestLockIsTakenAway(t *testing.T) {
	file := filepath.Join(t.TempDir(), "state.yaml")
	update(t, file, "a")
	if !open(file).SignsOnlyItsOwn() {
		t.Error("a lock that is gone is signed, or one that is another's")
	}
	stop := make(chan struct{})
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		for {
			select {
			case <-stop:
				return
			default:
				_ = os.Remove(file + ".lock")
			}
		}
	}()
	for n := range 20 {
		err := open(file).Update(t.Context(), marking("x"+strings.Repeat("x", n)))
		if err != nil && !strings.HasSuffix(err.Error(), "another program keeps taking it away; nothing was changed") {
			t.Error(err)
		}
	}
	close(stop)
	<-stopped
	load(t, file)
}

// A state that goes while its change waits, or before, is missing, not new.
func TestGoneWhileWaiting(t *testing.T) {
	file := threeVersions(t)
	release := hold(t, file)
	done := make(chan error)
	go func() { done <- open(file).Update(t.Context(), marking("d")) }()
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	release()
	if err := <-done; err == nil || !strings.HasPrefix(err.Error(), file+" is not there, but its backups are\n") {
		t.Errorf("the error is %v", err)
	}
}
