package state

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"lpath/internal/durable"
	"lpath/internal/lpath"
)

// version is what there is of a file at one moment.
type version struct {
	info    fs.FileInfo // nil if there is none to be seen
	content []byte      // all of it, but one byte more than allowed of a file too large; nil with err
	err     error       // why there is no content; "FILE: reason"
}

// look reads a file. It waits for nothing and touches nothing.
func look(file string) version {
	info, err := os.Stat(file)
	switch {
	case err != nil:
		return version{err: durable.Shorten(err)}
	case !info.Mode().IsRegular(): // opening a pipe would wait for ever
		return version{info: info, err: notAFile(file)}
	}
	f, err := os.Open(file)
	if err != nil {
		return version{info: info, err: durable.Shorten(err)}
	}
	defer func() { _ = f.Close() }() // nothing was written
	var b bytes.Buffer
	b.Grow(int(min(info.Size(), MaxBytes)) + bytes.MinRead) // or it is read into ever larger ones
	if _, err := b.ReadFrom(io.LimitReader(f, MaxBytes+1)); err != nil {
		return version{info: info, err: durable.Shorten(err)}
	}
	return version{info: info, content: b.Bytes()}
}

// moveAway is what to do about a directory, say, in a file's place.
const moveAway = "move it away"

func notAFile(file string) error { return fmt.Errorf("%s: not a file", file) }

// absent reports whether there is no file. One that cannot be seen may be there.
func (v version) absent() bool { return errors.Is(v.err, fs.ErrNotExist) }

// errMeanwhile says that another program put something in the file's place
// between reading and replacing it.
var errMeanwhile = errors.New("another program keeps changing it")

// still makes sure that file is what v was, byte by byte: a time of change is
// coarser than a program is quick. Where nothing could be read, the same file
// will have to do.
func (v version) still(file string) error {
	now := look(file)
	switch {
	case v.absent() && now.absent():
		return nil
	case v.info == nil || now.info == nil:
		return errMeanwhile
	case v.content == nil:
		if !os.SameFile(v.info, now.info) {
			return errMeanwhile
		}
	case now.content == nil || !bytes.Equal(v.content, now.content):
		return errMeanwhile
	}
	return nil
}

// longRead is how many bytes take longer to read than it takes to get a second
// processor to work.
const longRead = 64 << 10

// decode reads what a version says. The error is a *DamageError.
func (s *Store) decode(v version) (*lpath.State, error) {
	switch {
	case v.info != nil && !v.info.Mode().IsRegular():
		return nil, stuck(v.err, moveAway)
	case v.err != nil:
		return nil, s.damaged(v.err)
	}
	var active func(id string)
	if len(v.content) >= longRead {
		active = s.active
	}
	state, err := decode(s.file, v.content, active)
	if err != nil {
		return nil, s.damaged(err)
	}
	return state, nil
}
