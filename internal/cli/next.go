package cli

import (
	"github.com/spf13/cobra"

	"lpath/internal/lpath"
	"lpath/internal/render"
)

// newNextCmd shows what to do next.
func newNextCmd(a *app) *cobra.Command {
	var n int
	var within string
	cmd := &cobra.Command{
		Use:     "next",
		GroupID: groupDaily,
		Short:   "What comes next",
		Long: `Shows the next resource with its type, duration, focus and link. It is the
first that is ready; an optional one is offered in its place until something
after it is done.

With -n the next few are listed. With --in the first that surely fits into that
time is shown: a resource, or else an extra. Of a range the longest counts.`,
		Example:           "  lpath next --in 25m\n  lpath next -n 5",
		Args:              arguments(0, 0, ""),
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	cmd.Flags().IntVarP(&n, "number", "n", 1, "list the next `N`")
	cmd.Flags().StringVar(&within, "in", "", "what fits into `TIME`, such as 25m")
	cmd.RunE = a.reading(func(t *lpath.Tracker, _ []string) (render.View, error) {
		if n < 1 {
			return nil, usagef("-n is %d; at least one resource can be listed", n)
		}
		if within == "" {
			return render.NewNext(t, n), nil
		}
		if cmd.Flags().Changed("number") {
			return nil, usagef("-n and --in do not go together")
		}
		minutes, err := spanFlag("in", within)
		if err != nil {
			return nil, err
		}
		return render.NewFitting(t, minutes), nil
	})
	return cmd
}
