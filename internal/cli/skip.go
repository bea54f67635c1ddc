package cli

import (
	"github.com/spf13/cobra"

	"lpath/internal/lpath"
)

// newSkipCmd leaves resources out on purpose: they count for order and progress and are reported apart.
func newSkipCmd(a *app) *cobra.Command {
	var o lpath.SkipOptions
	cmd := &cobra.Command{
		Use:     "skip REF...",
		GroupID: groupCorrect,
		Short:   "Leave resources out on purpose",
		Long: `Leaves resources out on purpose. They count for the order and for progress like
those done, and are reported apart. A phase means all of it that is open and not
optional.`,
		Example:           "  lpath skip 3.1 -m \"know it\"",
		Args:              arguments(1, -1, "at least one REF, such as 3.1"),
		ValidArgsFunction: a.completeItems(-1, lpath.Ready),
	}
	cmd.Flags().StringVarP(&o.Note, "message", "m", "", "keep `NOTE` with it, such as why")
	cmd.Flags().BoolVar(&o.Force, "force", false, "even though the path's order says not yet")
	cmd.RunE = a.changing("Skipped", func(t *lpath.Tracker, refs []lpath.Ref) (lpath.Change, error) {
		o.Now = a.now
		if err := checkNote(o.Note); err != nil {
			return lpath.Change{}, err
		}
		return t.Skip(refs, o)
	})
	return cmd
}
