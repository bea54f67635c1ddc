package state_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lpath/internal/lpath"
	"lpath/internal/state"
)

// at opens a state at a time.
func at(file string, now time.Time, command string) *state.Store {
	return state.Open(file, state.Options{Now: now, Command: command})
}

// do records an item as a command does, with an entry for undo.
func do(t *testing.T, file string, now time.Time, command, id string) {
	t.Helper()
	err := at(file, now, command).Update(t.Context(), func(s *lpath.State) (bool, error) {
		return s.Do(command+" "+id, now, func(s *lpath.State) error { mark(s, id); return nil })
	})
	if err != nil {
		t.Fatal(err)
	}
}

// kept describes the backups of a state, newest first.
func kept(t *testing.T, file string) (list []string) {
	t.Helper()
	backups, err := open(file).Backups()
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range backups {
		s := fmt.Sprintf("%d %s %q %d", b.Number, b.At.Format("02 15:04"), b.Command, b.Records)
		if b.Before != "" {
			s += " before " + b.Before
		}
		if b.Err != nil {
			s += " broken"
		}
		list = append(list, s)
	}
	return list
}

func wantKept(t *testing.T, file string, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, kept(t, file)); diff != "" {
		t.Errorf("backups (-want +got):\n%s", diff)
	}
}

// Before a change, the state as it was is kept; a backup tells from what it
// holds what it is.
func TestChangesKeepBackups(t *testing.T) {
	file := filepath.Join(t.TempDir(), "state.yaml")
	do(t, file, minute(0), "done", "a")
	wantKept(t, file)
	before := read(t, file)
	do(t, file, minute(5), "done", "b")
	do(t, file, minute(9), "reset", "c")
	wantKept(t, file, `2 23 09:05 "done b" 2 before reset`, `1 23 09:00 "done a" 1`)
	backups := filepath.Join(filepath.Dir(file), "backups")
	wantFiles(t, backups, "state.yaml.20261123T080500Z-1", "state.yaml.20261123T080900Z-2-reset")
	if read(t, filepath.Join(backups, "state.yaml.20261123T080500Z-1")) != before {
		t.Error("the backup is not what was there")
	}
	if info := stat(t, backups); info.Mode().Perm() != 0o700 {
		t.Errorf("the mode of the backups' directory is %o", info.Mode().Perm())
	}
}

// What changes nothing, and what is refused, keeps nothing.
func TestNoChangeKeepsNoBackup(t *testing.T) {
	file := filepath.Join(t.TempDir(), "state.yaml")
	do(t, file, minute(0), "done", "a")
	for range 3 {
		err := open(file).Update(t.Context(), func(*lpath.State) (bool, error) { return true, nil })
		if err != nil {
			t.Fatal(err)
		}
		if err := open(file).Update(t.Context(), marking("No Id")); err == nil {
			t.Error("a state that cannot be read was written")
		}
	}
	wantKept(t, file)
	wantFiles(t, filepath.Dir(file), "state.yaml", "state.yaml.lock")
}

// Beside one state may be another: each has its own backups, under one roof.
func TestBackupsAreOfOneState(t *testing.T) {
	dir := t.TempDir()
	a, b := filepath.Join(dir, "a"), filepath.Join(dir, "a.20261123T080500Z-1")
	for n := range 3 {
		do(t, a, minute(n), "done", fmt.Sprint("r", n))
	}
	do(t, b, minute(0), "done", "x")
	do(t, b, minute(1), "done", "y")
	wantKept(t, a, `2 23 09:01 "done r1" 2`, `1 23 09:00 "done r0" 1`)
	wantKept(t, b, `1 23 09:00 "done x" 1`)
}

// A backup that a killed command kept before it was killed is not kept twice.
func TestBackupOfAKilledCommandServes(t *testing.T) {
	file := filepath.Join(t.TempDir(), "state.yaml")
	do(t, file, minute(0), "done", "a")
	link := filepath.Join(filepath.Dir(file), "backups", "state.yaml.20261123T080000Z-7")
	copied := strings.Replace(link, "Z-7", "Z-8", 1)
	if err := os.Mkdir(filepath.Dir(link), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Link(file, link); err != nil {
		t.Fatal(err)
	}
	do(t, file, minute(1), "done", "b")
	wantKept(t, file, `7 23 09:00 "done a" 1`)
	write(t, copied, read(t, file)) // where there are no hard links
	do(t, file, minute(2), "done", "c")
	wantKept(t, file, `8 23 09:01 "done b" 2`, `7 23 09:00 "done a" 1`)
	do(t, file, minute(3), "done", "d")
	wantKept(t, file, `9 23 09:02 "done c" 3`, `8 23 09:01 "done b" 2`, `7 23 09:00 "done a" 1`)
}

// Without a backup there is no change, and the refused change leaves nothing.
func TestNoBackupNoChange(t *testing.T) {
	file := filepath.Join(t.TempDir(), "state.yaml")
	do(t, file, minute(0), "done", "a")
	write(t, filepath.Join(filepath.Dir(file), "backups"), "a file")
	check := untouched(t, file)
	err := open(file).Update(t.Context(), marking("b"))
	want := filepath.Join(filepath.Dir(file), "backups") + ": not a directory; nothing was changed"
	if err == nil || err.Error() != want {
		t.Errorf("the error is %v, not %s", err, want)
	}
	check()
	wantFiles(t, filepath.Dir(file), "backups", "state.yaml", "state.yaml.lock")
}

func TestNamesOfBackups(t *testing.T) {
	tests := []struct {
		name, state string
		number      int
	}{
		{"state.yaml.20261123T080500Z-1", "state.yaml", 1},
		{"state.yaml.20261123T080500Z-12-reset", "state.yaml", 12},
		{"s.20261123T080500Z-12-restore", "s", 12},
		{"s.20261123T080500Z-12-fresh", "s", 12},
		{"s.20261123T080500Z-2147483647", "s", 2147483647},
		{"s.20261123T080500Z-2147483648", "", 0},
		{"s.20261123T080500Z-0", "", 0},
		{"s.20261123T080500Z-01", "", 0},
		{"s.20261123T080500Z-+1", "", 0},
		{"s.20261123T080500Z--1", "", 0},
		{"s.20261123T080500Z-1-", "", 0},
		{"s.20261123T080500Z-1-done", "", 0},
		{"s.20261123T080500Z", "", 0},
		{"s.20261323T080500Z-1", "", 0},
		{"s.20261123T080500Z-1.12-0.tmp", "", 0},
		{".20261123T080500Z-1", "", 0},
		{"20261123T080500Z-1", "", 0},
		{"", "", 0},
	}
	for _, tt := range tests {
		name, number, ok := state.BackupOf(tt.name)
		if name != tt.state || number != tt.number || ok != (tt.number > 0) {
			t.Errorf("%q is backup %d of %q, %t; want %d of %q", tt.name, number, name, ok, tt.number, tt.state)
		}
	}
}

// The last ten versions stay; besides, how each of thirty days ended, which is
// what was kept before the first change of the next; and all that were kept
// before a reset, a restore or a fresh start.
func TestWhichBackupsStay(t *testing.T) {
	var times []time.Time
	for day := range 50 {
		for hour := range 4 {
			times = append(times, time.Date(2026, 1, day+1, 10+hour, 0, 0, 0, time.UTC))
		}
	}
	gone := state.Surplus(times, map[int]string{3: "reset", 7: "fresh", 11: "restore"}, time.UTC)
	var stay []int
	for n := 1; n <= len(times); n++ {
		if !slices.Contains(gone, n) {
			stay = append(stay, n)
		}
	}
	want := []int{3, 7, 11}
	for day := 20; day < 48; day++ {
		want = append(want, day*4+1) // the first of a day
	}
	for n := 191; n <= 200; n++ {
		want = append(want, n)
	}
	slices.Sort(want)
	if diff := cmp.Diff(want, stay); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A clock that is years off for one command pushes no more than a day out.
func TestWrongClockLosesNoBackups(t *testing.T) {
	var times []time.Time
	for day := range 20 {
		times = append(times, time.Date(2026, 1, day+1, 10, 0, 0, 0, time.UTC))
		if day == 9 {
			times = append(times, time.Date(2036, 1, 1, 10, 0, 0, 0, time.UTC), time.Date(1999, 1, 1, 10, 0, 0, 0, time.UTC))
		}
	}
	if gone := state.Surplus(times, nil, time.UTC); len(gone) > 0 {
		t.Errorf("%v go", gone)
	}
}

// A day is one where the learner is.
func TestDaysAreTheLearners(t *testing.T) {
	var times []time.Time
	for hour := range 40 {
		times = append(times, time.Date(2026, 1, 1, 8, hour*30, 0, 0, time.UTC))
	}
	for zone, want := range map[*time.Location]int{time.UTC: 29, time.FixedZone("", 2*60*60): 28} {
		if got := len(state.Surplus(times, nil, zone)); got != want {
			t.Errorf("at %s %d go, not %d", times[0].In(zone), got, want)
		}
	}
}

// Too many backups go with the change that makes them too many.
func TestOldBackupsGo(t *testing.T) {
	file := filepath.Join(t.TempDir(), "state.yaml")
	for n := range 15 {
		do(t, file, minute(n), "done", fmt.Sprint("r", n))
	}
	var numbers []int
	backups, err := open(file).Backups()
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range backups {
		numbers = append(numbers, b.Number)
	}
	if diff := cmp.Diff([]int{14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 1}, numbers); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
