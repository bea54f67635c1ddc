package render

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"lpath/internal/lpath"
	"lpath/internal/text"
)

// Restore is what comes of putting a backup, or an empty state, in the state's
// place: before it is done, what would change; after it, the receipt.
type Restore struct {
	Number   *int           `json:"number"` // of the backup; nil: a fresh start
	Paths    []RestoredPath `json:"paths"`  // those that change
	Restored bool           `json:"restored"`
	Kept     *int           `json:"kept"` // the backup that what was there is now; nil: there was nothing, or nothing changed

	Of      time.Time `json:"-"` // the last change in the backup
	Records int       `json:"-"` // how many are in the backup
	Lost    string    `json:"-"` // why what is there cannot be compared, "" if it can
	Suffix  string    `json:"-"` // what has to follow every command, such as " --state FILE"
}

// RestoredPath is what changes of a path.
type RestoredPath struct {
	ID       string     `json:"id"`
	Title    string     `json:"title"`
	Records  Difference `json:"records"`
	Sessions Difference `json:"sessions"`
}

// Difference counts what is gained, lost and changed.
type Difference struct {
	Gained  int `json:"gained"`
	Lost    int `json:"lost"`
	Changed int `json:"changed"`
}

// Compare notes what changes if the state was becomes is.
func (v *Restore) Compare(was, is *lpath.State) {
	v.Paths = []RestoredPath{}
	for _, d := range was.DifferencesTo(is) {
		v.Paths = append(v.Paths, RestoredPath{
			ID: d.ID, Title: d.Title,
			Records:  Difference{d.Records.Gained, d.Records.Lost, d.Records.Changed},
			Sessions: Difference{d.Sessions.Gained, d.Sessions.Lost, d.Sessions.Changed},
		})
	}
}

// Write adds what is restored, and what changes of each path.
func (v Restore) Write(p *Page) {
	what := "a fresh start, with no path started"
	if v.Number != nil {
		what = fmt.Sprintf("backup %d, of %s: %s", *v.Number, p.moment(v.Of), count(v.Records, "record"))
	}
	lead := "To restore  "
	if v.Restored {
		lead = "Restored  "
	}
	p.wrapped(lead, what, nil)
	indent := strings.Repeat(" ", len(lead))
	switch {
	case v.Lost != "":
		for _, l := range text.Lines(v.Lost) {
			p.wrapped(indent, "what is there cannot be read: "+l, nil)
		}
	case len(v.Paths) == 0:
		p.wrapped(indent, "no record changes", nil)
	}
	for _, path := range v.Paths {
		p.wrapped(indent, visible(cmp.Or(path.Title, path.ID))+": "+path.words(), nil)
	}
	switch {
	case v.Restored && v.Kept != nil:
		p.wrapped(indent, fmt.Sprintf("what was there is backup %d: lpath doctor --restore %d%s takes this back", *v.Kept, *v.Kept, v.Suffix), nil)
	case v.Restored:
		p.wrapped(indent, "nothing else was there", nil)
	}
}

// words are such as "3 records and 1 session gained, 1 record lost".
func (r RestoredPath) words() string {
	var parts []string
	for _, part := range []struct {
		records, sessions int
		verb              string
	}{
		{r.Records.Gained, r.Sessions.Gained, "gained"},
		{r.Records.Lost, r.Sessions.Lost, "lost"},
		{r.Records.Changed, r.Sessions.Changed, "changed"},
	} {
		var what []string
		if part.records > 0 {
			what = append(what, count(part.records, "record"))
		}
		if part.sessions > 0 {
			what = append(what, count(part.sessions, "session"))
		}
		if len(what) > 0 {
			parts = append(parts, strings.Join(what, " and ")+" "+part.verb)
		}
	}
	if len(parts) == 0 {
		return "no record changes"
	}
	return strings.Join(parts, ", ")
}
