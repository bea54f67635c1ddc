package cli

import (
	"github.com/spf13/cobra"

	"lpath/internal/lpath"
	"lpath/internal/render"
)

// newChecklistCmd shows the completion checklist.
func newChecklistCmd(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "checklist",
		GroupID: groupPath,
		Short:   "The completion checklist",
		Long: `Prints the completion checklist as Markdown that can be pasted anywhere. Items
with a condition tick themselves; others by hand: lpath done C4.`,
		Example:           "  lpath checklist",
		Args:              arguments(0, 0, ""),
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	cmd.RunE = a.reading(func(t *lpath.Tracker, _ []string) (render.View, error) {
		return render.NewChecklist(t), nil
	})
	return cmd
}
