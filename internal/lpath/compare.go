package lpath

// PathDifference is how a path differs between two states: how many records
// and sessions are there in the one alone, in the other alone, or in both and
// not the same.
type PathDifference struct {
	ID, Title string
	Records   Difference
	Sessions  Difference
}

// Difference counts what a change of state takes away, brings and alters.
type Difference struct{ Lost, Gained, Changed int }

// Any reports whether there is a difference.
func (d Difference) Any() bool { return d != Difference{} }

// DifferencesTo returns what changes if s becomes other, for each path that is
// not the same in both: first those of s, then those of other alone, each in
// the order in which they were started. A path that differs in its title, its
// place or its beginning alone has no counts.
func (s *State) DifferencesTo(other *State) []PathDifference {
	var all []PathDifference
	for _, was := range s.Paths {
		is := other.Path(was.ID)
		if is == nil {
			is = &Progress{Head: Head{ID: was.ID}}
		}
		if d, different := differenceTo(was, is); different {
			d.Title = was.Title
			all = append(all, d)
		}
	}
	for _, is := range other.Paths {
		if s.Path(is.ID) == nil {
			d, _ := differenceTo(&Progress{}, is)
			d.Title = is.Title
			all = append(all, d)
		}
	}
	return all
}

func differenceTo(was, is *Progress) (PathDifference, bool) {
	b, different := pathDifference(was, is)
	d := PathDifference{
		ID:       is.ID,
		Records:  Difference{Gained: len(b.Added)},
		Sessions: Difference{Gained: len(b.AddedAt)},
	}
	for _, r := range b.Records {
		if _, still := is.Record(r.ID); still {
			d.Records.Changed++
		} else {
			d.Records.Lost++
		}
	}
	for _, x := range b.Sessions {
		if is.hasSession(x) {
			d.Sessions.Changed++
		} else {
			d.Sessions.Lost++
		}
	}
	return d, different
}

// hasSession reports whether there is a session of the same item and start.
func (p *Progress) hasSession(s Session) bool {
	for _, x := range p.Sessions {
		if compareSessions(x, s) == 0 {
			return true
		}
	}
	return false
}
