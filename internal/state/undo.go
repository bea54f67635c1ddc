package state

import (
	"fmt"
	"slices"

	"lpath/internal/lpath"
)

// entry reads what one change replaced.
func (r *reader) entry() lpath.Entry {
	start, e, none := r.Here(), lpath.Entry{}, false
	r.Map([]string{"did", "at", "active", "none_active", "paths"}, func(key string) {
		switch key {
		case "did":
			e.Did = r.Text()
		case "at":
			e.At = r.time()
		case "active":
			e.Activated, e.Active = true, r.id()
		case "none_active":
			none = r.Bool()
		case "paths":
			r.List(func() { e.Paths = append(e.Paths, r.before()) })
		}
	})
	switch {
	case e.Did == "" || e.At.IsZero():
		r.Fault(start, "an undo entry needs did and at", "")
	case none && e.Activated:
		r.Fault(start, "an undo entry has either active or none_active", "")
	}
	e.Activated = e.Activated || none
	return e
}

// before reads what was there of one path.
func (r *reader) before() lpath.Before {
	start, b := r.Here(), lpath.Before{}
	r.Map([]string{"id", "absent", "head", "index", "records", "added", "sessions", "added_sessions"}, func(key string) {
		switch key {
		case "id":
			b.ID = r.id()
		case "absent":
			b.Absent = r.Bool()
		case "head":
			b.Head = &lpath.Head{}
			r.Map([]string{"title", "file", "started", "seen", "plan"}, func(key string) { r.head(b.Head, key) })
		case "index":
			b.Index = max(0, r.Int())
		case "records":
			b.Records = r.records(0)
		case "added":
			b.Added = r.ids()
			slices.Sort(b.Added)
		case "sessions":
			b.Sessions = r.sessions()
		case "added_sessions":
			b.AddedAt = r.sessions()
		}
	})
	switch {
	case b.ID == "":
		r.Fault(start, "an undo entry of a path without an id", "")
	case b.Head != nil && b.Head.Started.IsZero():
		r.Fault(start, fmt.Sprintf("the path %s has no time at which it was started", b.ID), "")
	}
	if b.Head != nil {
		b.Head.ID = b.ID
	}
	return b
}
