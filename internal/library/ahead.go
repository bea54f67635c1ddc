package library

import (
	"sync"

	"lpath/internal/lpath"
)

// ahead is a path that is being read in the background.
type ahead struct {
	source Source
	wait   func() (*lpath.Path, error)
}

// Ahead begins to read the path of an id in the background, so that a later
// Load of it only waits for what is left. It is for who knows which path will
// be wanted and has other things to do first; where there is none of that id,
// nothing happens. Only the first call counts.
func (l *Library) Ahead(id string) {
	if l.ahead != nil {
		return
	}
	source, found := l.byID(id)
	if !found {
		return
	}
	wait := sync.OnceValues(func() (*lpath.Path, error) { return l.load(source) })
	go func() { _, _ = wait() }()
	l.ahead = &ahead{source, wait}
}
