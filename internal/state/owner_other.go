//go:build !unix

package state

import (
	"io/fs"
	"os"
)

// noFollow makes opening a symlink an error, where there is such a flag.
const noFollow = 0

// own gives a new file to the owner of another, where files have one.
func own(*os.File, fs.FileInfo) {}

// root reports whether what this process makes may be of use to nobody else.
func root() bool { return false }

// mayWrite says why this process may not write to a file or directory, where
// that can be known before it is tried.
func mayWrite(string) error { return nil }
