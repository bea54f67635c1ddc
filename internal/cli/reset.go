package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"lpath/internal/lpath"
	"lpath/internal/render"
	"lpath/internal/text"
)

// newResetCmd forgets a path's progress.
func newResetCmd(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "reset PATH",
		GroupID: groupCorrect,
		Short:   "Forget a path's progress",
		Long: `Forgets the progress of a path: records, notes and time spent. The path itself
stays. lpath undo brings the progress back.`,
		Example:           "  lpath reset serverless",
		Args:              arguments(1, 1, "the id of a started PATH"),
		ValidArgsFunction: a.completeStarted,
	}
	cmd.RunE = a.with(func(cmd *cobra.Command, args []string) error {
		if err := pathless(cmd); err != nil {
			return err
		}
		id := args[0]
		var gone *lpath.Progress
		err := a.store.Update(cmd.Context(), func(s *lpath.State) (bool, error) {
			if s.Path(id) == nil {
				return false, notStarted(s, id)
			}
			return s.Do(didWords(cmd, []string{"reset", quote(id)}), a.now, func(s *lpath.State) error {
				gone = s.Reset(id)
				return nil
			})
		})
		if err != nil {
			return err
		}
		return a.receipt(render.NewForgotten(gone))
	})
	return cmd
}

func notStarted(s *lpath.State, id string) error {
	if len(s.Paths) == 0 {
		return fmt.Errorf("%s is not started, nor is any other path", text.Visible(id))
	}
	ids := make([]string, len(s.Paths))
	for i, p := range s.Paths {
		ids[i] = p.ID
	}
	return fmt.Errorf("%s is not started; started: %s", text.Visible(id), strings.Join(ids, ", "))
}
