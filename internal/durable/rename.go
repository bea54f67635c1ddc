package durable

import (
	"errors"
	"io/fs"
	"os"
	"runtime"
	"syscall"
	"time"
)

// Rename puts a file in another's place. On Windows it tries for up to two
// seconds: there a reader, a virus scanner or an index may be in the way for a
// moment. The old file is never deleted first.
func Rename(from, to string) error {
	if runtime.GOOS != "windows" {
		return os.Rename(from, to)
	}
	return insist(func() error { return os.Rename(from, to) }, time.Sleep)
}

// patience is how long a rename is tried again.
const patience = 2 * time.Second

// insist calls try until it works, or fails for another reason than that
// somebody has the file open, or patience is over.
func insist(try func() error, sleep func(time.Duration)) error {
	const sharingViolation = syscall.Errno(32) // as Windows numbers it
	wait, waited := 2*time.Millisecond, time.Duration(0)
	for {
		err := try()
		inUse := errors.Is(err, fs.ErrPermission) || errors.Is(err, sharingViolation)
		if !inUse || waited >= patience {
			return err
		}
		sleep(wait)
		waited += wait
		wait = min(2*wait, 100*time.Millisecond)
	}
}
