package durable

import (
	"bytes"
	"io/fs"
	"time"
)

// Insist is what Rename does on Windows.
func Insist(try func() error, sleep func(time.Duration)) error { return insist(try, sleep) }

// Unlinkable tells errors that say that there can be no hard link.
func Unlinkable(err error) bool { return unlinkable(err) }

// TemporaryName is the n-th name that a process may use.
func TemporaryName(file string, pid, n int) string { return temporaryName(file, pid, n) }

// Fill is what Create does where there are no hard links.
func Fill(file string, content []byte, mode fs.FileMode) error {
	return fill(file, bytes.NewReader(content), withMode(mode))
}

// CopyAs is what Keep does where there are no hard links.
func CopyAs(file, other string) error { return copyAs(file, other) }
