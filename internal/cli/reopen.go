package cli

import (
	"github.com/spf13/cobra"

	"lpath/internal/lpath"
)

// newReopenCmd makes items open again.
func newReopenCmd(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "reopen REF...",
		GroupID: groupCorrect,
		Short:   "Make done or skipped open again",
		Long: `Makes items open again that were done or skipped, and says what stays done and
what is locked again. Notes and time spent are kept.`,
		Example:           "  lpath reopen 2.1",
		Args:              arguments(1, -1, "at least one REF, such as 2.1"),
		ValidArgsFunction: a.completeItems(-1, lpath.Done, lpath.Skipped),
	}
	cmd.RunE = a.changing("Reopened", func(t *lpath.Tracker, refs []lpath.Ref) (lpath.Change, error) {
		return t.Reopen(refs, a.now)
	})
	return cmd
}
