package lpath

import (
	"slices"
	"time"
)

// SpendOptions says what time was spent.
type SpendOptions struct {
	Now     time.Time
	At      time.Time // when it ended; zero: now
	Minutes int       // at least 1
	Note    string    // a line to add to the item's note; "" for none
}

// Spend writes down time spent on an item. Whatever its status, that stays, and
// order has no say: time that was spent was spent.
func (t *Tracker) Spend(item *Item, o SpendOptions) Change {
	return t.change([]*Item{item}, t.Status(item), func(_ *Item, r *Record) {
		t.spend(item.ID, orNow(o.At, o.Now), o.Minutes)
		if o.Note = addLine("", o.Note); o.Note != "" {
			noteAt(r, o.Now)
			r.Note = addLine(r.Note, o.Note)
		}
	})
}

// spend adds a session of an item that ended at end.
func (t *Tracker) spend(id string, end time.Time, minutes int) {
	s := Session{ID: id, Minutes: minutes}
	for start := end; ; start = s.At { // before one that began then already
		s.At = start.Add(-time.Duration(minutes) * time.Minute)
		if _, taken := slices.BinarySearchFunc(t.progress.Sessions, s, compareSessions); !taken {
			break
		}
	}
	t.progress.addSession(s)
}
