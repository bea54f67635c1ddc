package cli

import "lpath/internal/lpath"

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

// readAhead lets the path that is meant be read while the state still is: they
// take about as long.
func (a *app) readAhead() {
	if a.flags.path != "" {
		a.library.Ahead(a.flags.path)
		return
	}
	a.store.OnActive(a.library.Ahead)
}
