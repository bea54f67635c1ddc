package state_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"lpath/internal/lpath"
	"lpath/internal/state"
	"lpath/internal/yamlx"
)

// threeVersions is a state of three records with backups of one and of two.
func threeVersions(t *testing.T) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "state.yaml")
	for n, id := range []string{"a", "b", "c"} {
		do(t, file, minute(n), "done", id)
	}
	return file
}

func restore(t *testing.T, file string, number, want int) {
	t.Helper()
	if kept, err := open(file).Restore(t.Context(), number); err != nil || kept != want {
		t.Fatalf("restoring %d keeps what was there as %d, %v; want %d", number, kept, err, want)
	}
}

// A restore brings the very file back, and keeps what was there: restoring
// that takes the restore back.
func TestRestore(t *testing.T) {
	file := threeVersions(t)
	before := read(t, file)
	restore(t, file, 1, 3)
	wantMarked(t, file, "a")
	restore(t, file, 2, 4)
	wantMarked(t, file, "a", "b")
	restore(t, file, 3, 5)
	if read(t, file) != before {
		t.Error("the file is not what it was")
	}
	restore(t, file, 3, 0) // the very same
	wantKept(t, file,
		`5 23 09:01 "done b" 2 before restore`, `4 23 09:00 "done a" 1 before restore`,
		`3 23 09:02 "done c" 3 before restore`, `2 23 09:01 "done b" 2`, `1 23 09:00 "done a" 1`)
}

// Whatever is there, a backup can take its place, and it is kept.
func TestRestoreOverDamage(t *testing.T) {
	file := threeVersions(t)
	write(t, file, "dam")
	restore(t, file, 2, 3)
	wantMarked(t, file, "a", "b")
	wantKept(t, file, `3 23 09:00 "" 0 before restore broken`, `2 23 09:01 "done b" 2`, `1 23 09:00 "done a" 1`)
	if _, _, err := open(file).Backup(3); err == nil {
		t.Error("a broken backup can be read")
	}
	_, err := open(file).Restore(t.Context(), 3)
	if _, ok := errors.AsType[yamlx.Errors](err); !ok {
		t.Errorf("a broken backup can be restored: %v", err)
	}
	wantMarked(t, file, "a", "b")
}

func TestRestoreOverNothing(t *testing.T) {
	file := threeVersions(t)
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	restore(t, file, 2, 0)
	wantMarked(t, file, "a", "b")
}

func TestNoSuchBackup(t *testing.T) {
	file := threeVersions(t)
	check := untouched(t, file)
	for number, want := range map[int]string{
		0: "there is no backup 0: there are some from 1 to 2; lpath doctor lists them",
		3: "there is no backup 3: there are some from 1 to 2; lpath doctor lists them",
	} {
		if _, err := open(file).Restore(t.Context(), number); err == nil || err.Error() != want {
			t.Errorf("the error is %v, not %s", err, want)
		}
	}
	none := filepath.Join(t.TempDir(), "state.yaml")
	const want = "there is no backup 1: there is none at all"
	if _, err := open(none).Restore(t.Context(), 1); err == nil || err.Error() != want {
		t.Errorf("the error is %v, not %s", err, want)
	}
	if _, _, err := open(none).Backup(1); err == nil || err.Error() != want {
		t.Errorf("the error is %v, not %s", err, want)
	}
	wantFiles(t, filepath.Dir(none))
	check()
}

// A backup can be looked at before.
func TestBackup(t *testing.T) {
	file := threeVersions(t)
	b, s, err := open(file).Backup(2)
	if err != nil || b.Number != 2 || b.Records != 2 || b.Paths != 1 || len(s.Path("p").Records) != 2 || !b.Kept.Equal(minute(2)) {
		t.Errorf("backup 2 is %+v, %+v, %v", b, s, err)
	}
}

// A fresh start keeps what was there and all backups, and is an empty state.
func TestFresh(t *testing.T) {
	file := threeVersions(t)
	kept, err := open(file).Fresh(t.Context())
	if err != nil || kept != 3 {
		t.Fatalf("kept as %d, %v", kept, err)
	}
	if s := load(t, file); len(s.Paths)+len(s.Undo) > 0 {
		t.Errorf("the state is %+v", s)
	}
	wantKept(t, file, `3 23 09:02 "done c" 3 before fresh`, `2 23 09:01 "done b" 2`, `1 23 09:00 "done a" 1`)
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	if kept, err := open(file).Fresh(t.Context()); err != nil || kept != 0 {
		t.Errorf("kept as %d, %v", kept, err)
	}
	update(t, file, "a")
}

func TestFreshOfNothingMakesNothing(t *testing.T) {
	file := filepath.Join(t.TempDir(), "deep", "state.yaml")
	if kept, err := open(file).Fresh(t.Context()); err != nil || kept != 0 {
		t.Errorf("kept as %d, %v", kept, err)
	}
	wantFiles(t, filepath.Dir(filepath.Dir(file)))
}

// What stands in the way of a file stays, and so does what has another purpose.
func TestNothingTakesThePlaceOfADirectory(t *testing.T) {
	file := threeVersions(t)
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(file, 0o700); err != nil {
		t.Fatal(err)
	}
	_, err := open(file).Restore(t.Context(), 1)
	wantDamage(t, err, file+": not a file\nnothing was changed; move it away")
	_, err = open(file).Fresh(t.Context())
	wantDamage(t, err, file+": not a file\nnothing was changed; move it away")
}

// A state that is gone though its backups are there is no new one, for readers
// and for writers; the newest backup that can be read is the way back.
func TestMissing(t *testing.T) {
	file := threeVersions(t)
	write(t, filepath.Join(filepath.Dir(file), "backups", "state.yaml.20261123T090000Z-9"), "dam")
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	want := file + ` is not there, but its backups are
nothing was changed; put it back, or
  go back     lpath doctor --restore 2 (23 Nov 09:01, 2 records)
  begin anew  lpath doctor --fresh (whatever is there stays as a backup)`
	_, err := open(file).Load()
	wantDamage(t, err, want)
	err = open(file).Update(t.Context(), func(*lpath.State) (bool, error) {
		t.Error("a change was tried")
		return true, nil
	})
	wantDamage(t, err, want)
	wantFiles(t, filepath.Dir(file), "backups", "state.yaml.lock")
}

// Damage says how to go back, with what the command has to end in.
func TestDamageTellsTheWayBack(t *testing.T) {
	file := threeVersions(t)
	restore(t, file, 1, 3)
	write(t, file, "\n")
	_, err := open(file).Load()
	damage, ok := errors.AsType[*state.DamageError](err)
	if !ok {
		t.Fatal(err)
	}
	want := file + `:1: the file is empty
nothing was changed; mend the file, or
  go back     lpath doctor --restore 3 --state x (23 Nov 09:02, 3 records)
  begin anew  lpath doctor --fresh --state x (whatever is there stays as a backup)`
	if got := damage.Words(" --state x"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if _, ok := errors.AsType[yamlx.Errors](err); !ok {
		t.Errorf("the error does not tell what is wrong in the file: %v", err)
	}
}
