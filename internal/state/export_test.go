package state

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// SetPatience sets how long a change waits for other processes.
func (s *Store) SetPatience(d time.Duration) { s.patience = d }

// Surplus returns which numbers of backups are too many, of those that were
// kept at these times, oldest first, before these commands.
func Surplus(at []time.Time, why map[int]string, zone *time.Location) (numbers []int) {
	kept := make([]backup, len(at))
	for i, t := range at {
		kept[len(at)-1-i] = backup{number: i + 1, at: t, why: why[i+1]}
	}
	for _, b := range surplus(kept, zone) {
		numbers = append(numbers, b.number)
	}
	return numbers
}

// BackupOf tells which backup of which state a file of this name is.
func BackupOf(name string) (state string, number int, ok bool) {
	b, state, ok := parseBackup(name)
	return state, b.number, ok
}

// LockError is what is said of an error of locking.
func LockError(target string, err error) error { return lockError(target+lockSuffix, target, err) }

// SwapWith is a change that puts content in place, with something that happens
// between the reading and the replacing.
func (s *Store) SwapWith(content string, meanwhile func()) error {
	target, err := filepath.Abs(s.file)
	if err != nil {
		return err
	}
	_, err = s.swap(context.Background(), target, "", func(version, []backup) ([]byte, error) {
		meanwhile()
		return []byte(content), nil
	})
	return err
}

// SignsOnlyItsOwn reports whether a lock the file of which is gone, or another
// one by now, is left unsigned.
func (s *Store) SignsOnlyItsOwn() bool {
	file := s.file + lockSuffix
	l := flock.New(file, flock.SetFlag(os.O_CREATE|os.O_RDWR))
	if locked, err := l.TryLock(); err != nil || !locked {
		return false
	}
	defer func() { _ = l.Unlock() }()
	gone := os.Remove(file) == nil && !s.sign(l, s.file)
	other := os.WriteFile(file, nil, 0o600) == nil && !s.sign(l, s.file)
	return gone && other
}
