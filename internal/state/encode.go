package state

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"time"

	"lpath/internal/lpath"
	"lpath/internal/yamlx"
)

// endMark shows that a file is whole.
const endMark = "..."

// maxUndo is how large what is kept for undo may grow, in bytes, if it is more
// than one change: all of it is read with every command.
const maxUndo = 2 << 20

// encodeFitting encodes the state and forgets the oldest undo entries until it
// can be read back within the limits, but never the last: a change that could
// not be taken back is refused. target is the file's name for messages.
func encodeFitting(target string, s *lpath.State) ([]byte, error) {
	s.Undo = newest(s.Undo)
	for {
		b := Encode(s)
		again, err := Decode(target, b)
		switch {
		case err == nil && bytes.Equal(encode(again, len(b)), b):
			return b, nil
		case err == nil:
			return nil, fmt.Errorf("%s: what would be written is not what would be read; nothing was changed", target)
		case len(s.Undo) <= 1:
			return nil, fmt.Errorf("%w\nthat would not be readable; nothing was changed", err)
		}
		s.Undo = s.Undo[1:]
	}
}

// newest returns the last entries that fit into maxUndo, at least one.
func newest(entries []lpath.Entry) []lpath.Entry {
	size := 0
	for i, e := range slices.Backward(entries) {
		w := writer{}
		w.entry(e)
		if size += len(w.b); size > maxUndo && i < len(entries)-1 {
			return entries[i+1:]
		}
	}
	return entries
}

// Encode writes a state as a file. Its form is fixed: one line for each record
// and session, so that a person can read it and a diff is short.
func Encode(s *lpath.State) []byte {
	size := 4 << 10
	for _, p := range s.Paths {
		size += 96*len(p.Records) + 64*len(p.Sessions) + 32*len(p.Seen) // about
	}
	return encode(s, size)
}

// encode is Encode of what will be about as long as size.
func encode(s *lpath.State, size int) []byte {
	w := writer{make([]byte, 0, size)}
	w.line(0, "# lpath state. Written by lpath; comments added by hand are not kept.")
	w.line(0, "version: "+strconv.Itoa(lpath.Format))
	w.text(0, "active", s.Active)
	if len(s.Paths) > 0 {
		w.line(0, "paths:")
	}
	for _, p := range s.Paths {
		w.text(1, "- id", p.ID)
		w.head(2, p.Head)
		w.records(p.Records)
		w.sessions("sessions", p.Sessions)
	}
	if len(s.Undo) > 0 {
		w.line(0, "undo:")
	}
	for _, e := range s.Undo {
		w.entry(e)
	}
	w.line(0, endMark)
	return w.b
}

// writer appends lines, each with its indent in steps of two spaces.
type writer struct{ b []byte }

func (w *writer) indent(n int) {
	for range n {
		w.b = append(w.b, "  "...)
	}
}

func (w *writer) line(indent int, s string) {
	w.indent(indent)
	w.b = append(w.b, s...)
	w.b = append(w.b, '\n')
}

// text writes a key and a text, nothing if that is empty.
func (w *writer) text(indent int, key, s string) {
	if s == "" {
		return
	}
	w.indent(indent)
	w.b = append(w.b, key...)
	w.b = append(w.b, ": "...)
	w.b = yamlx.AppendText(w.b, s)
	w.b = append(w.b, '\n')
}

func (w *writer) time(indent int, key string, t time.Time) {
	w.line(indent, key+": "+t.Format(time.RFC3339))
}

// head writes all of it but the id.
func (w *writer) head(indent int, h lpath.Head) {
	w.text(indent, "title", h.Title)
	w.text(indent, "file", h.File)
	w.time(indent, "started", h.Started)
	w.ids(indent, "seen", h.Seen)
	if h.Plan != nil {
		w.indent(indent)
		w.wish(*h.Plan)
	}
}

func (w *writer) ids(indent int, key string, ids []string) {
	if len(ids) == 0 {
		return
	}
	w.indent(indent)
	w.b = append(w.b, key...)
	w.b = append(w.b, ": ["...)
	for i, id := range ids {
		if i > 0 {
			w.b = append(w.b, ", "...)
		}
		w.b = yamlx.AppendText(w.b, id)
	}
	w.b = append(w.b, "]\n"...)
}

// records and sessions stand in a path, of the state or of an undo entry.
func (w *writer) records(records []lpath.Record) {
	if len(records) > 0 {
		w.line(2, "records:")
	}
	for _, r := range records {
		w.open(r.ID)
		w.b = append(w.b, ", status: "...)
		w.b = append(w.b, r.Status.String()...)
		w.at(r.At)
		if r.OutOfOrder {
			w.b = append(w.b, ", out_of_order: true"...)
		}
		if r.Note != "" {
			w.b = append(w.b, ", note: "...)
			w.b = yamlx.AppendText(w.b, r.Note)
		}
		w.b = append(w.b, "}\n"...)
	}
}

func (w *writer) sessions(key string, sessions []lpath.Session) {
	if len(sessions) > 0 {
		w.line(2, key+":")
	}
	for _, s := range sessions {
		w.open(s.ID)
		w.at(s.At)
		w.b = append(w.b, ", minutes: "...)
		w.b = strconv.AppendInt(w.b, int64(s.Minutes), 10)
		w.b = append(w.b, "}\n"...)
	}
}

// open begins the line of a record or session.
func (w *writer) open(id string) {
	w.indent(3)
	w.b = append(w.b, "- {id: "...)
	w.b = yamlx.AppendText(w.b, id)
}

func (w *writer) at(t time.Time) {
	w.b = append(w.b, ", at: "...)
	w.b = t.AppendFormat(w.b, time.RFC3339)
}

func (w *writer) entry(e lpath.Entry) {
	w.text(1, "- did", e.Did)
	w.time(2, "at", e.At)
	switch {
	case e.Activated && e.Active == "":
		w.line(2, "none_active: true")
	case e.Activated:
		w.text(2, "active", e.Active)
	}
	if len(e.Paths) > 0 {
		w.line(2, "paths:")
	}
	nested := writer{}
	for _, b := range e.Paths {
		nested.before(b)
	}
	for line := range bytes.Lines(nested.b) { // two steps deeper than a path of the state
		w.indent(2)
		w.b = append(w.b, line...)
	}
}

// before writes what was there of a path, as deep as a path of the state.
func (w *writer) before(b lpath.Before) {
	w.text(1, "- id", b.ID)
	if b.Absent {
		w.line(2, "absent: true")
	}
	if b.Head != nil {
		w.line(2, "head:")
		w.head(3, *b.Head)
	}
	if b.Index > 0 {
		w.line(2, "index: "+strconv.Itoa(b.Index))
	}
	w.records(b.Records)
	w.ids(2, "added", b.Added)
	w.sessions("sessions", b.Sessions)
	w.sessions("added_sessions", b.AddedAt)
}
