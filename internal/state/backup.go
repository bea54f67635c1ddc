package state

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"lpath/internal/durable"
	"lpath/internal/lpath"
)

// backupDir is where the backups of a state are: beside it, where its symlinks
// lead.
const backupDir = "backups"

// Which backups stay: so many of the newest, how the state was at the end of
// so many days on which something changed, and all that were kept before a
// reset, a restore or a fresh start. Days are counted and not compared with the
// clock, which may be wrong.
const (
	keepVersions = 10
	keepDays     = 30
)

// stamp is how a time is written into a backup's name, in UTC.
const stamp = "20060102T150405Z"

// backup is a backup by its name:
//
//	STATE.TIME-NUMBER       the number tells the order, whatever the clock said
//	STATE.TIME-NUMBER-WHY   kept before a reset, a restore or a fresh start
type backup struct {
	file   string
	number int
	at     time.Time // when it was kept
	why    string    // reset, restore, fresh; "" for any other change
	fresh  bool      // made by this very change
}

// mark is the why of a command: "" for all but those that a learner may want to
// go back behind a long time after.
func mark(command string) string {
	switch command {
	case "reset", "restore", "fresh":
		return command
	}
	return ""
}

// parseBackup tells from a file's name which backup it is, and of which state.
func parseBackup(name string) (b backup, state string, ok bool) {
	dot := max(strings.LastIndexByte(name, '.'), 0)
	at, rest, _ := strings.Cut(name[dot:], "-")
	number, why, marked := strings.Cut(rest, "-")
	kept, wrong := time.Parse("."+stamp, at)
	n, err := strconv.ParseUint(number, 10, 31)
	switch {
	case dot == 0, wrong != nil, err != nil, n == 0, strconv.FormatUint(n, 10) != number, marked && mark(why) == "":
		return backup{}, "", false
	}
	return backup{number: int(n), at: kept, why: why}, name[:dot], true
}

// backups returns the backups of a state, newest first.
func backups(target string) ([]backup, error) {
	_, kept, err := around(target)
	return kept, err
}

// keep makes the file that is about to be replaced a backup, durably, and
// returns all backups with it. One that a killed command kept already is not
// kept twice.
func (s *Store) keep(target string, old version, why string, kept []backup) ([]backup, error) {
	if old.info == nil {
		return kept, nil
	}
	dir := filepath.Join(filepath.Dir(target), backupDir)
	if len(kept) == 0 || kept[0].why != why || !holds(kept[0].file, old) {
		b := backup{at: s.options.Now, why: why, fresh: true, number: 1}
		if len(kept) > 0 {
			b.number = kept[0].number + 1
		}
		name := fmt.Sprintf("%s.%s-%d", filepath.Base(target), b.at.UTC().Format(stamp), b.number)
		if why != "" {
			name += "-" + why
		}
		b.file = filepath.Join(dir, name)
		if err := keepAs(target, b.file); err != nil {
			if err := old.still(target); err != nil {
				return kept, err
			}
			return kept, unkept(err)
		}
		kept = append([]backup{b}, kept...)
	}
	if err := durable.SyncDir(dir); err != nil {
		return kept, unkept(err)
	}
	return kept, nil
}

func unkept(err error) error { return fmt.Errorf("%w (no backup, no change)", unchanged(err)) }

// holds reports whether a backup is what old is.
func holds(file string, old version) bool {
	info, err := os.Stat(file)
	if err != nil {
		return false
	}
	return os.SameFile(info, old.info) || info.Size() == old.info.Size() && old.content != nil && old.still(file) == nil
}

// keepAs gives target another name, in a directory that it makes if need be.
func keepAs(target, name string) error {
	err := durable.Keep(target, name)
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	dir := filepath.Dir(name)
	if err := os.Mkdir(dir, 0o700); err != nil {
		return err
	}
	if f, err := os.Open(dir); root() && err == nil {
		if info, err := os.Stat(filepath.Dir(dir)); err == nil {
			own(f, info)
		}
		_ = f.Close()
	}
	if err := durable.SyncDir(filepath.Dir(dir)); err != nil {
		return err
	}
	return durable.Keep(target, name)
}

// prune removes the backups that are too many. That one cannot be removed does
// no harm.
func prune(kept []backup, zone *time.Location) {
	for _, b := range surplus(kept, zone) {
		_ = os.Remove(b.file)
	}
}

// surplus returns which of the backups, newest first, are too many. How the
// state was at the end of a day is what was kept before the first change of
// the next.
func surplus(kept []backup, zone *time.Location) (many []backup) {
	day := func(i int) string { return kept[i].at.In(zone).Format(time.DateOnly) }
	days := 0
	for i, b := range kept {
		first := i == len(kept)-1 || day(i) != day(i+1)
		if first {
			days++
		}
		if b.why == "" && i >= keepVersions && (!first || days > keepDays) {
			many = append(many, b)
		}
	}
	return many
}

// Backup is a version of the state that was kept.
type Backup struct {
	Number   int    // names it, and tells the order; it stays the same
	File     string // absolute where the state is
	Kept     time.Time
	Before   string    // reset, restore or fresh, if that is what it was kept before
	At       time.Time // of its last change; where that is not known, when it was kept
	Command  string    // its last change as it can be typed again; "" if that is not known
	Paths    int
	Records  int
	Sessions int
	Err      error // why it cannot be read; nothing is known of what it holds then
}

// Backups returns the backups of the state, newest first, also where there is
// no state. Each is read in full.
func (s *Store) Backups() ([]Backup, error) {
	all, err := s.backups()
	if err != nil {
		return nil, err
	}
	list := make([]Backup, len(all))
	for i, b := range all {
		list[i], _ = s.describe(b)
	}
	return list, nil
}

func (s *Store) backups() ([]backup, error) {
	target, err := resolve(s.file)
	if err != nil {
		return nil, err
	}
	all, err := backups(target)
	if err != nil {
		return nil, durable.Shorten(err)
	}
	return all, nil
}

// describe reads a backup. The state is nil if it cannot be read.
func (s *Store) describe(b backup) (Backup, *lpath.State) {
	zone := s.options.Now.Location()
	d := Backup{Number: b.number, File: b.file, Kept: b.at.In(zone), Before: b.why, At: b.at.In(zone)}
	now := look(b.file)
	if d.Err = now.err; d.Err != nil {
		return d, nil
	}
	state, err := Decode(b.file, now.content)
	if d.Err = err; err != nil {
		return d, nil
	}
	if n := len(state.Undo); n > 0 {
		d.At, d.Command = state.Undo[n-1].At, state.Undo[n-1].Did
	}
	d.Paths = len(state.Paths)
	for _, p := range state.Paths {
		d.Records += len(p.Records)
		d.Sessions += len(p.Sessions)
	}
	return d, state
}
