package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"lpath/internal/library"
	"lpath/internal/lpath"
	"lpath/internal/render"
	"lpath/internal/text"
)

// newStartCmd begins a path, or goes back to it.
func newStartCmd(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "start PATH",
		Aliases: []string{"use", "resume"},
		GroupID: groupPath,
		Short:   "Begin a path, or return to it",
		Long: `Begins a path, or returns to one, and makes it the active one. PATH is an id
from lpath list, or a file: anything with a separator in it or that ends in
.yaml or .yml.`,
		Example:           "  lpath start serverless\n  lpath start ./my-path.yaml",
		Args:              arguments(0, 1, ""),
		ValidArgsFunction: a.completePaths,
	}
	cmd.RunE = a.with(func(cmd *cobra.Command, args []string) error {
		if err := pathless(cmd); err != nil {
			return err
		}
		if len(args) == 0 {
			return a.whichPath()
		}
		return a.start(cmd, args[0])
	})
	return cmd
}

// whichPath says that a PATH is missing and which there are.
func (a *app) whichPath() error {
	ids := a.library.IDs()
	if len(ids) == 0 {
		return usagef("lpath start needs a PATH")
	}
	return usagef("lpath start needs a PATH; there is %s", strings.Join(ids, ", "))
}

func (a *app) start(cmd *cobra.Command, name string) error {
	var t *lpath.Tracker
	var begun bool
	var drift, kin string
	err := a.store.Update(cmd.Context(), func(s *lpath.State) (bool, error) {
		source, path, err := a.findAgain(s, name)
		if err != nil {
			return false, err
		}
		file := a.outside(source, path.ID)
		progress := s.Path(path.ID)
		if err := a.samePlace(progress, file); err != nil {
			return false, err
		}
		before := lpath.NewTracker(path, progress)
		begun, drift = progress == nil, render.Drift(before, before.Drift(), a.suffix(cmd))
		kin = a.kin(s, source, path)
		changed, err := s.Do(didWords(cmd, []string{"start", quote(name)}), a.now, func(s *lpath.State) error {
			s.Start(path, file, a.now)
			return nil
		})
		t = lpath.NewTracker(path, s.Path(path.ID))
		return changed, err
	})
	if err != nil {
		return err
	}
	a.aside(drift)
	a.aside(kin)
	return a.receipt(render.NewBeginning(t, begun))
}

// kin says which progress a path that is begun anew may belong to: that of the
// same file under another id, or of one with the same title whose file is gone.
func (a *app) kin(s *lpath.State, source library.Source, path *lpath.Path) string {
	if s.Path(path.ID) != nil || source.Origin != library.File {
		return ""
	}
	for _, p := range s.Paths {
		if p.File == source.File || gone(p) && p.Title == path.Title {
			return fmt.Sprintf("there is progress under the id %s, from %s\n       to go on with that, write id: %s into this file and start it again", p.ID, p.File, p.ID)
		}
	}
	return ""
}

// find returns the path of a name, that of a started one from where it was started.
func (a *app) find(s *lpath.State, name string) (library.Source, *lpath.Path, error) {
	source, err := a.source(s, name)
	if err != nil {
		return source, nil, err
	}
	path, err := a.library.Load(source)
	return source, path, err
}

// findAgain is find, but where the file of a started path is gone, the library's
// path of that id is its new place.
func (a *app) findAgain(s *lpath.State, name string) (library.Source, *lpath.Path, error) {
	if p := s.Path(name); p != nil && gone(p) {
		if source, err := a.library.Find(name); err == nil {
			path, err := a.library.Load(source)
			return source, path, err
		}
	}
	return a.find(s, name)
}

// samePlace refuses to take the progress of one path for another with the same
// id, as long as that one is still there.
func (a *app) samePlace(p *lpath.Progress, file string) error {
	if p == nil || p.File == file || gone(p) {
		return nil
	}
	if _, err := a.library.Find(p.ID); p.File == "" && err != nil {
		return nil //nolint:nilerr // that it is not found is the answer
	}
	return fmt.Errorf("another path %s is started already, from %s\n  go on with it   lpath start %s\n  forget it       lpath reset %s\n  or give the new one another id",
		p.ID, text.Visible(a.whence(p)), p.ID, p.ID)
}
