package cli

import (
	"cmp"

	"lpath/internal/lpath"
)

// loaded makes the tracker of the path that is meant, for commands that only
// look at it.
func (a *app) loaded() (*lpath.Tracker, error) {
	a.readAhead()
	s, err := a.store.Load()
	if err != nil {
		return nil, err
	}
	return a.track(s)
}

// readAhead lets the path that is meant be read while a long state still is:
// they take about as long.
func (a *app) readAhead() {
	a.store.OnActive(func(active string) { a.library.Ahead(cmp.Or(a.flags.path, active)) })
}
