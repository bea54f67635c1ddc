package cli

import (
	"time"

	"github.com/spf13/cobra"

	"lpath/internal/lpath"
	"lpath/internal/render"
)

// newLogCmd shows what was done.
func newLogCmd(a *app) *cobra.Command {
	var since string
	cmd := &cobra.Command{
		Use:               "log",
		GroupID:           groupPath,
		Short:             "What was done, by week",
		Long:              "Shows what was done and skipped, by week, newest first. --since takes the same\ntimes as done --at; a day means its beginning.",
		Example:           "  lpath log --since 2026-11-01",
		Args:              arguments(0, 0, ""),
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	cmd.Flags().StringVar(&since, "since", "", "only from `TIME` on: 2026-11-20, yesterday, -3d")
	cmd.RunE = a.reading(func(t *lpath.Tracker, _ []string) (render.View, error) {
		var from time.Time
		if since != "" {
			var err error
			if from, err = lpath.ParseSince(since, a.now); err != nil {
				return nil, &usageError{err}
			}
		}
		return render.NewLog(t, from), nil
	})
	return cmd
}
