package cli

import (
	"errors"

	"github.com/spf13/cobra"

	"lpath/internal/lpath"
	"lpath/internal/render"
)

// newUndoCmd takes back the last change.
func newUndoCmd(a *app) *cobra.Command {
	var list bool
	cmd := &cobra.Command{
		Use:     "undo",
		GroupID: groupCorrect,
		Short:   "Take back the last change",
		Long: `Takes back the last change, whatever command made it, and says how to do it
again. Repeated, it goes further back, up to 50 changes.`,
		Example:           "  lpath undo\n  lpath undo --list",
		Args:              arguments(0, 0, ""),
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	cmd.Flags().BoolVar(&list, "list", false, "list what could be taken back, change nothing")
	cmd.RunE = a.with(func(cmd *cobra.Command, _ []string) error {
		if err := pathless(cmd); err != nil {
			return err
		}
		if list {
			s, err := a.store.Load()
			if err != nil {
				return err
			}
			return a.show(render.NewUndoList(s.Undo))
		}
		return a.undo(cmd)
	})
	return cmd
}

func (a *app) undo(cmd *cobra.Command) error {
	var entry lpath.Entry
	var after *lpath.State
	err := a.store.Update(cmd.Context(), func(s *lpath.State) (bool, error) {
		var err error
		entry, err = s.Back()
		after = s
		if errors.Is(err, lpath.ErrNothingToUndo) {
			after = nil
			return false, nil
		}
		return err == nil, err
	})
	if err != nil {
		return err
	}
	if after == nil {
		return a.receipt(render.NewUndone(nil, nil, lpath.Entry{}))
	}
	t := a.undone(after, entry)
	if t != nil {
		suffix := a.suffix(cmd)
		if id := t.Path().ID; id != after.Active {
			suffix = " -p " + id + suffix
		}
		a.aside(render.Drift(t, t.Drift(), suffix))
	}
	v := render.NewUndone(t, after, entry)
	v.Suffix = a.suffix(cmd)
	return a.receipt(v)
}

// undone makes the tracker of the path that a taken back change was about, nil
// if it cannot be read: what is undone does not depend on it.
func (a *app) undone(s *lpath.State, entry lpath.Entry) *lpath.Tracker {
	id := s.Active
	if len(entry.Paths) > 0 {
		id = entry.Paths[0].ID
	}
	if s.Path(id) == nil {
		return nil
	}
	_, path, err := a.find(s, id)
	if err != nil || path.ID != id {
		return nil
	}
	return lpath.NewTracker(path, s.Path(id))
}
