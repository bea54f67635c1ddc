package lpath

import (
	"errors"
	"fmt"
	"slices"
	"time"
)

// maxUndo is how many changes can be taken back.
const maxUndo = 50

// Entry is what one change replaced: put back, it gives the state from before.
type Entry struct {
	Did       string    // the command, without the program's name, as it can be typed again
	At        time.Time // when
	Activated bool      // the active path changed
	Active    string    // the active path before, where it changed
	Paths     []Before  // the paths that changed
}

// Before is what was there of one path before a change.
type Before struct {
	ID       string
	Index    int  // its place among the paths, of one that was taken away
	Absent   bool // the path was not there
	Head     *Head
	Records  []Record  // as they were
	Added    []string  // ids of records that were not there
	Sessions []Session // as they were
	AddedAt  []Session // sessions that were not there; all lists are sorted
}

// ErrNothingToUndo says that there is no change to take back.
var ErrNothingToUndo = errors.New("there is nothing to undo")

// Do applies change, all of it or, if it returns an error, nothing, and keeps
// what it replaced under the words that say what was done. Found by comparing
// before and after, so that every kind of change can be taken back. It reports
// whether anything is different.
func (s *State) Do(did string, now time.Time, change func(*State) error) (bool, error) {
	before := s.clone()
	if err := change(s); err != nil {
		*s = *before
		return false, err
	}
	entry, changed := difference(before, s)
	if !changed {
		*s = *before
		return false, nil
	}
	entry.Did, entry.At = did, now.Truncate(time.Second)
	s.Undo = append(slices.Clip(before.Undo), entry)
	if n := len(s.Undo) - maxUndo; n > 0 {
		s.Undo = s.Undo[n:]
	}
	return true, nil
}

// Back takes back the last change and returns what it was; with nothing left
// it is ErrNothingToUndo.
func (s *State) Back() (Entry, error) {
	if len(s.Undo) == 0 {
		return Entry{}, ErrNothingToUndo
	}
	last := len(s.Undo) - 1
	entry := s.Undo[last]
	before := s.clone()
	for _, b := range entry.Paths {
		if err := s.putBack(b); err != nil {
			*s = *before
			return Entry{}, err
		}
	}
	if entry.Activated {
		s.Active = entry.Active
	}
	if active := s.Active; active != "" && s.Path(active) == nil {
		*s = *before
		return Entry{}, fmt.Errorf("%q cannot be taken back: the path %s is not in the state any more", entry.Did, active)
	}
	s.Undo = s.Undo[:last]
	return entry, nil
}

// putBack makes one path what it was.
func (s *State) putBack(b Before) error {
	if b.Absent {
		s.Paths = slices.DeleteFunc(slices.Clone(s.Paths), func(p *Progress) bool { return p.ID == b.ID })
		return nil
	}
	p := s.Path(b.ID)
	if p == nil {
		if b.Head == nil {
			return fmt.Errorf("the last change cannot be taken back: the path %s is not in the state any more", b.ID)
		}
		p = &Progress{}
		s.Paths = slices.Insert(slices.Clone(s.Paths), min(b.Index, len(s.Paths)), p)
	}
	if b.Head != nil {
		p.Head = *b.Head
	}
	added := make([]Record, len(b.Added))
	for i, id := range b.Added {
		added[i].ID = id
	}
	p.Records = restored(p.Records, b.Records, added, compareRecords)
	p.Sessions = restored(p.Sessions, b.Sessions, b.AddedAt, compareSessions)
	return nil
}

// restored returns now without what was added and with what was there put
// back. All are sorted.
func restored[T any](now, was, added []T, compare func(a, b T) int) []T {
	var out []T
	for _, x := range now {
		_, different := slices.BinarySearchFunc(was, x, compare)
		_, isNew := slices.BinarySearchFunc(added, x, compare)
		if !different && !isNew {
			out = append(out, x)
		}
	}
	out = append(out, was...)
	slices.SortFunc(out, compare)
	return out
}

// difference returns what to put back to make after what before was.
func difference(before, after *State) (entry Entry, changed bool) {
	if before.Active != after.Active {
		entry.Activated, entry.Active = true, before.Active
	}
	for i, was := range before.Paths {
		is := after.Path(was.ID)
		if is == nil {
			head := was.Head
			entry.Paths = append(entry.Paths, Before{ID: was.ID, Index: i, Head: &head, Records: was.Records, Sessions: was.Sessions})
			continue
		}
		if b, different := pathDifference(was, is); different {
			entry.Paths = append(entry.Paths, b)
		}
	}
	for _, is := range after.Paths {
		if before.Path(is.ID) == nil {
			entry.Paths = append(entry.Paths, Before{ID: is.ID, Absent: true})
		}
	}
	return entry, entry.Activated || len(entry.Paths) > 0
}

func pathDifference(was, is *Progress) (b Before, different bool) {
	b.ID = was.ID
	if !sameHead(was.Head, is.Head) {
		head := was.Head
		b.Head = &head
	}
	var added []Record
	b.Records, added = replaced(was.Records, is.Records, compareRecords, sameRecord)
	for _, r := range added {
		b.Added = append(b.Added, r.ID)
	}
	b.Sessions, b.AddedAt = replaced(was.Sessions, is.Sessions, compareSessions, sameSession)
	return b, b.Head != nil || len(b.Records)+len(b.Added)+len(b.Sessions)+len(b.AddedAt) > 0
}

// replaced returns what of was is gone or different in is, and what is new in
// is. Both are sorted, each key once.
func replaced[T any](was, is []T, compare func(a, b T) int, same func(a, b T) bool) (gone, added []T) {
	for len(was) > 0 || len(is) > 0 {
		switch c := order(was, is, compare); {
		case c < 0:
			gone = append(gone, was[0])
			was = was[1:]
		case c > 0:
			added = append(added, is[0])
			is = is[1:]
		default:
			if !same(was[0], is[0]) {
				gone = append(gone, was[0])
			}
			was, is = was[1:], is[1:]
		}
	}
	return gone, added
}

// order compares the first of each, where nothing comes last.
func order[T any](a, b []T, compare func(a, b T) int) int {
	switch {
	case len(a) == 0:
		return 1
	case len(b) == 0:
		return -1
	}
	return compare(a[0], b[0])
}
