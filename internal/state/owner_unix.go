//go:build unix

package state

import (
	"io/fs"
	"os"
	"syscall"
)

// noFollow makes opening a symlink an error.
const noFollow = syscall.O_NOFOLLOW

// own gives a new file to the owner of another, best effort: root may, and
// others within their groups.
func own(f *os.File, other fs.FileInfo) {
	if st, ok := other.Sys().(*syscall.Stat_t); ok && (int(st.Uid) != os.Geteuid() || int(st.Gid) != os.Getegid()) {
		_ = f.Chown(int(st.Uid), int(st.Gid))
	}
}

// root reports whether what this process makes may be of use to nobody else.
func root() bool { return os.Geteuid() == 0 }

// mayWrite says why this process may not write to a file or directory.
func mayWrite(file string) error {
	const write = 2
	if err := syscall.Access(file, write); err != nil {
		return &fs.PathError{Op: "access", Path: file, Err: err}
	}
	return nil
}
