package state

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"lpath/internal/lpath"
	"lpath/internal/yamlx"
)

// MaxBytes is the size of the largest state file.
const MaxBytes = 32 << 20

func limits() yamlx.Limits {
	return yamlx.Limits{Bytes: MaxBytes, Lines: 1_000_000, Tokens: 5_000_000, Depth: 12, Text: lpath.MaxNote}
}

// Decode reads a state from a file's bytes, strictly. file is its name for
// messages. The error is of type yamlx.Errors.
func Decode(file string, b []byte) (*lpath.State, error) { return decode(file, b, nil) }

// decode is Decode that calls active, if it is not nil, with the active path's
// id as soon as it has been read, perhaps more than once.
func decode(file string, b []byte, active func(id string)) (*lpath.State, error) {
	var s *lpath.State
	err := whole(file, b)
	if err == nil {
		err = yamlx.Decode(file, b, limits(), func(d *yamlx.Doc) {
			s = &lpath.State{}
			(&reader{d, active}).state(s)
		})
	}
	if err != nil {
		return nil, cmp.Or(accident(file, b), err)
	}
	return s, nil
}

// accident names what has happened to a file that is no state, where its marks
// are known: nil where they are not.
func accident(file string, b []byte) error {
	if i := bytes.IndexByte(b, 0); i >= 0 && len(b) <= MaxBytes {
		line := b[bytes.LastIndexByte(b[:i], '\n')+1 : i]
		at := yamlx.Place{Line: bytes.Count(b[:i], []byte("\n")) + 1, Column: utf8.RuneCount(line) + 1}
		return yamlx.Errors{{File: file, Place: at, What: "bytes of zero begin here", Hint: "a crash or a sync folder has emptied the file there"}}
	}
	number := 0
	for line := range bytes.Lines(b) {
		number++
		for _, mark := range []string{"<<<<<<< ", ">>>>>>> "} {
			if bytes.HasPrefix(line, []byte(mark)) {
				at := yamlx.Place{Line: number, Column: 1}
				return yamlx.Errors{{File: file, Place: at, What: "the mark of a merge conflict", Hint: "keep one side of it and take the marks away"}}
			}
		}
	}
	return nil
}

// whole looks for the mark at the end, so that a file that was cut short is
// known as such whatever is left of it.
func whole(file string, b []byte) error {
	trimmed := bytes.TrimRight(b, " \t\r\n")
	last := yamlx.Place{Line: bytes.Count(trimmed, []byte("\n")) + 1}
	switch {
	case len(b) > MaxBytes: // not read to its end
		return yamlx.Errors{{File: file, What: fmt.Sprintf("the file is larger than %d MiB", MaxBytes>>20)}}
	case len(trimmed) == 0:
		return yamlx.Errors{{File: file, Place: last, What: "the file is empty"}}
	case !bytes.HasSuffix(trimmed, []byte("\n"+endMark)):
		return yamlx.Errors{{File: file, Place: last, What: `the file does not end with "..."`, Hint: "it was cut short, or the end was edited away"}}
	}
	return nil
}

// reader reads the parts of a state.
type reader struct {
	*yamlx.Doc
	onActive func(id string)
}

func (r *reader) state(s *lpath.State) {
	start, active, versioned := r.Here(), yamlx.Place{}, false
	r.Map([]string{"version", "active", "paths", "undo"}, func(key string) {
		switch key {
		case "version":
			versioned = true
			r.Version(lpath.Format)
		case "active":
			active, s.Active = r.Here(), r.id()
			if r.onActive != nil {
				r.onActive(s.Active)
			}
		case "paths":
			r.List(func() { r.path(s) })
		case "undo":
			r.List(func() { s.Undo = append(s.Undo, r.entry()) })
		}
	})
	if !versioned {
		r.Fault(start, "the state has no version", "")
	}
	if s.Active != "" && s.Path(s.Active) == nil {
		r.Fault(active, fmt.Sprintf("the active path %q is not among the paths", s.Active), "")
	}
}

func (r *reader) path(s *lpath.State) {
	start, p := r.Here(), &lpath.Progress{}
	r.Map([]string{"id", "title", "file", "started", "seen", "plan", "records", "sessions"}, func(key string) {
		switch key {
		case "id":
			p.ID = r.id()
		case "records":
			p.Records = r.records(len(p.Seen))
		case "sessions":
			p.Sessions = r.sessions()
		default:
			r.head(&p.Head, key)
		}
	})
	switch {
	case p.ID == "":
		r.Fault(start, "a path without an id", "")
	case s.Path(p.ID) != nil:
		r.Fault(start, fmt.Sprintf("the path %s is here twice", p.ID), "")
	case p.Started.IsZero():
		r.Fault(start, fmt.Sprintf("the path %s has no time at which it was started", p.ID), "")
	}
	s.Paths = append(s.Paths, p)
}

func (r *reader) head(h *lpath.Head, key string) {
	switch key {
	case "title":
		h.Title = r.Text()
	case "file":
		h.File = r.Text()
	case "started":
		h.Started = r.time()
	case "seen":
		h.Seen = r.ids()
	case "plan":
		h.Plan = r.wish()
	}
}

// id reads an id that some path could have.
func (r *reader) id() string {
	here, s := r.Here(), r.Text()
	if s != "" && !lpath.ValidID(s) {
		r.Fault(here, fmt.Sprintf("%q is no id", s), "")
	}
	return s
}

func (r *reader) ids() []string {
	var ids []string
	r.List(func() {
		if len(ids) == cap(ids) {
			ids = slices.Grow(ids, len(ids)+1) // by less, a long list is copied often
		}
		ids = append(ids, r.id())
	})
	return ids
}

// time reads a time that people live in, with its offset.
func (r *reader) time() time.Time {
	here, s := r.Here(), r.Text()
	if s == "" {
		return time.Time{}
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil || !lpath.StorableTime(t) || !written(t, s) {
		r.Fault(here, fmt.Sprintf("%q is no time", s), "write it as 2026-11-23T09:50:00+01:00")
		return time.Unix(0, 0)
	}
	return t
}

// written reports whether t, read from s, would be written as s again: whole
// seconds, an offset that can be read back, and no digit lost ("T9:14"). It
// looks and does not write it, which would take as long as reading it did.
func written(t time.Time, s string) bool {
	const day, upToZone = 24 * 60 * 60, len("2026-11-23T09:50:00")
	_, offset := t.Zone()
	if t.Nanosecond() != 0 || offset <= -day || offset >= day || len(s) <= upToZone {
		return false
	}
	zone := s[upToZone:]
	return zone == "Z" || len(zone) == len("+01:00") && (zone[0] == '+' || zone[0] == '-') && zone != "-00:00"
}

// records reads records, of which there are probably at most about as many as
// guess.
func (r *reader) records(guess int) []lpath.Record {
	records := list[lpath.Record]{make([]lpath.Record, 0, guess), make([]yamlx.Place, 0, guess)}
	r.List(func() {
		start, rec := r.Here(), lpath.Record{}
		status := false
		r.Map([]string{"id", "status", "at", "out_of_order", "note"}, func(key string) {
			switch key {
			case "id":
				rec.ID = r.id()
			case "status":
				status, rec.Status = true, r.status()
			case "at":
				rec.At = r.time()
			case "out_of_order":
				rec.OutOfOrder = r.Bool()
			case "note":
				rec.Note = r.Text()
			}
		})
		if rec.ID == "" || !status || rec.At.IsZero() {
			r.Fault(start, "a record needs id, status and at", "")
		}
		records.add(rec, start)
	})
	return sorted(r, "record", records, func(a, b lpath.Record) int { return strings.Compare(a.ID, b.ID) },
		func(rec lpath.Record) string { return rec.ID })
}

func (r *reader) status() lpath.RecordStatus {
	here, s := r.Here(), r.Text()
	for _, status := range []lpath.RecordStatus{lpath.RecordOpen, lpath.RecordDone, lpath.RecordSkipped} {
		if s == status.String() {
			return status
		}
	}
	if s != "" {
		r.Fault(here, fmt.Sprintf("unknown status %q", s), "it is done, skipped or open")
	}
	return lpath.RecordOpen
}

func (r *reader) sessions() []lpath.Session {
	var sessions list[lpath.Session]
	r.List(func() {
		start, s := r.Here(), lpath.Session{}
		r.Map([]string{"id", "at", "minutes"}, func(key string) {
			switch key {
			case "id":
				s.ID = r.id()
			case "at":
				s.At = r.time()
			case "minutes":
				s.Minutes = r.minutes()
			}
		})
		if s.ID == "" || s.At.IsZero() || s.Minutes == 0 {
			r.Fault(start, "a session needs id, at and minutes", "")
		}
		sessions.add(s, start)
	})
	compare := func(a, b lpath.Session) int {
		if c := a.At.Compare(b.At); c != 0 {
			return c
		}
		return strings.Compare(a.ID, b.ID)
	}
	return sorted(r, "session", sessions, compare, func(s lpath.Session) string { return s.ID + " at " + s.At.Format(time.RFC3339) })
}

func (r *reader) minutes() int {
	here, n := r.Here(), r.Int()
	if n < 1 || n > lpath.MaxMinutes {
		r.Fault(here, fmt.Sprintf("minutes are from 1 to %d", lpath.MaxMinutes), "")
		return 1
	}
	return n
}
