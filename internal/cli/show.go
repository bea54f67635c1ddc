package cli

import (
	"github.com/spf13/cobra"

	"lpath/internal/lpath"
	"lpath/internal/render"
)

// newShowCmd shows the whole path or one item.
func newShowCmd(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "show [REF]",
		Aliases: []string{"why"},
		GroupID: groupPath,
		Short:   "The whole path, or one item in full",
		Long: `Shows the path as an outline with the status of everything in it. With a REF it
shows one item in full: focus, link, record, time spent, note, and if it is
locked, why, and what comes first.`,
		Example:           "  lpath show\n  lpath why 3.1\n  lpath show -p serverless",
		Args:              arguments(0, 1, ""),
		ValidArgsFunction: a.completeItems(1, anyStatus),
	}
	cmd.RunE = a.reading(func(t *lpath.Tracker, args []string) (render.View, error) {
		if len(args) == 0 {
			return render.NewOutline(t), nil
		}
		item, err := oneItem(t, args[0])
		if err != nil {
			return nil, err
		}
		return render.NewDetail(t, item), nil
	})
	return cmd
}
