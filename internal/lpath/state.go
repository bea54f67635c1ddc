package lpath

import (
	"slices"
	"strings"
	"time"
)

// Format is the number of the state's format, and of that of paths.
const Format = 1

// State is all progress of one learner: facts only, nothing that can be
// computed from a path.
type State struct {
	Active string      // id of the path that commands mean when none is named; "" if none
	Paths  []*Progress // in the order in which they were started
	Undo   []Entry     // what changes replaced, the last change last
}

// Head is what a state says of a path as a whole.
type Head struct {
	ID      string
	Title   string    // as of the last change
	File    string    // absolute; "" for a path that the library finds by its id
	Started time.Time // with the learner's offset, like all times
	Seen    []string  // ids of the path's resources as of the last change, in order
	Plan    *Wish     // how the learner would like to study; nil: not said
}

// Progress is what a learner did on one path.
type Progress struct {
	Head
	Records  []Record  // sorted by id, one for each
	Sessions []Session // sorted by time, then id; no two of the same item at the same time
}

// RecordStatus is what a record says of its item.
type RecordStatus uint8

// The statuses of a record.
const (
	RecordOpen    RecordStatus = iota // noted only
	RecordDone                        // finished
	RecordSkipped                     // left out on purpose
)

// String is the status in the state file.
func (s RecordStatus) String() string { return [...]string{"open", "done", "skipped"}[s] }

// Record is what a learner did with one item.
type Record struct {
	ID         string
	Status     RecordStatus
	At         time.Time // when it was done, skipped or noted
	Note       string    // "" for none; may have several lines
	OutOfOrder bool      // done before the path's order allowed it
}

// MaxNote is the longest note that a state can hold, in bytes.
const MaxNote = 64 << 10

// Finished reports whether the record holds nothing back any more.
func (r Record) Finished() bool { return r.Status != RecordOpen }

// Session is a stretch of time spent on an item, known by the item and the start.
type Session struct {
	ID      string
	At      time.Time // its start
	Minutes int       // at least 1
}

// Path returns the progress of a path, nil if it is not started.
func (s *State) Path(id string) *Progress {
	for _, p := range s.Paths {
		if p.ID == id {
			return p
		}
	}
	return nil
}

// Start begins the path, or goes on with it, and makes it the active one.
// file is its place if it comes from outside the library, else "".
func (s *State) Start(path *Path, file string, now time.Time) {
	s.Active = path.ID
	p := s.Path(path.ID)
	if p == nil {
		p = &Progress{Head: Head{ID: path.ID, Started: now}}
		s.Paths = append(s.Paths, p)
	}
	p.File = file
	p.see(path)
}

// Reset forgets all progress of a path and returns what there was, nil if
// there was none. No path is active if it was this one.
func (s *State) Reset(id string) *Progress {
	p := s.Path(id)
	if p == nil {
		return nil
	}
	s.Paths = slices.DeleteFunc(slices.Clone(s.Paths), func(q *Progress) bool { return q == p })
	if s.Active == id {
		s.Active = ""
	}
	return p
}

// see notes what the path is made of now.
func (p *Progress) see(path *Path) {
	p.Title = path.Title
	if ids := path.ResourceIDs(); !slices.Equal(p.Seen, ids) {
		p.Seen = ids
	}
}

// SetPlan keeps how the learner would like to study the path; nil forgets it.
func (t *Tracker) SetPlan(w *Wish) {
	t.progress.Plan = w
	t.progress.see(t.path)
}

// Record returns the item's record, if it has one.
func (p *Progress) Record(id string) (Record, bool) {
	i, found := slices.BinarySearchFunc(p.Records, id, func(r Record, id string) int { return strings.Compare(r.ID, id) })
	if !found {
		return Record{}, false
	}
	return p.Records[i], true
}

// put sets records; those that say nothing are taken away.
func (p *Progress) put(records []Record) {
	slices.SortFunc(records, compareRecords)
	p.Records = slices.DeleteFunc(restored(p.Records, records, nil, compareRecords), func(r Record) bool {
		return r.Status == RecordOpen && r.Note == ""
	})
}

// addSession adds a session; there is none of the same item and start.
func (p *Progress) addSession(s Session) {
	i, _ := slices.BinarySearchFunc(p.Sessions, s, compareSessions)
	p.Sessions = slices.Insert(p.Sessions, i, s)
}

// SessionsOf returns an item's sessions, by time, and their minutes in all.
func (p *Progress) SessionsOf(id string) (sessions []Session, minutes int) {
	for _, s := range p.Sessions {
		if s.ID == id {
			sessions = append(sessions, s)
			minutes += s.Minutes
		}
	}
	return sessions, minutes
}

// MinutesSpent returns the minutes of all sessions by the ids of their items.
func (p *Progress) MinutesSpent() map[string]int {
	spent := map[string]int{}
	for _, s := range p.Sessions {
		spent[s.ID] += s.Minutes
	}
	return spent
}

// clone copies p as deeply as changes reach.
func (p *Progress) clone() *Progress {
	c := *p
	c.Seen = slices.Clone(p.Seen)
	c.Records = slices.Clone(p.Records)
	c.Sessions = slices.Clone(p.Sessions)
	return &c
}

func (s *State) clone() *State {
	c := &State{Active: s.Active, Undo: slices.Clip(s.Undo)}
	for _, p := range s.Paths {
		c.Paths = append(c.Paths, p.clone())
	}
	return c
}

func compareRecords(a, b Record) int { return strings.Compare(a.ID, b.ID) }

func compareSessions(a, b Session) int {
	if c := a.At.Compare(b.At); c != 0 {
		return c
	}
	return strings.Compare(a.ID, b.ID)
}

func sameRecord(a, b Record) bool {
	x, y := a, b
	x.At, y.At = time.Time{}, time.Time{}
	return x == y && sameTime(a.At, b.At)
}

func sameSession(a, b Session) bool {
	return a.ID == b.ID && a.Minutes == b.Minutes && sameTime(a.At, b.At)
}

func sameHead(a, b Head) bool {
	return a.ID == b.ID && a.Title == b.Title && a.File == b.File &&
		sameTime(a.Started, b.Started) && slices.Equal(a.Seen, b.Seen) && sameWish(a.Plan, b.Plan)
}
