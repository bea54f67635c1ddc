package durable

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// Shorten drops the name of the system call from an error: "FILE: permission
// denied". Of two files it names the one that was to be made.
func Shorten(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return fmt.Errorf("%s: %w", p.Path, p.Err)
	}
	if l, ok := errors.AsType[*os.LinkError](err); ok {
		return fmt.Errorf("%s: %w", l.New, l.Err)
	}
	return err
}

// Cause is a system's error without the name of the file, which may be one that
// nobody knows.
func Cause(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return p.Err
	}
	return err
}
