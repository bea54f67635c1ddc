package cli

import "github.com/spf13/cobra"

// newDoctorCmd looks at everything that the program works with, and brings
// backups of the state back.
func newDoctorCmd(a *app) *cobra.Command {
	var f restoreFlags
	cmd := &cobra.Command{
		Use:     "doctor",
		GroupID: groupCare,
		Short:   "Look whether everything is in order",
		Long: `Looks at the settings and where each comes from, the directories of paths, every
path, the state and its backups. It changes nothing. The exit code is 4 if a
file is invalid or damaged, and 1 if something else needs a look.

--restore puts a backup in the state's place, --fresh an empty state. Each says
first which records that brings and takes, and asks. What was there, damaged or
not, becomes a backup itself: restoring that takes it back, undo does not.`,
		Example:           "  lpath doctor\n  lpath doctor --restore 12",
		Args:              arguments(0, 0, ""),
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	cmd.Flags().IntVar(&f.number, "restore", 0, "go back to backup `NUMBER`")
	cmd.Flags().BoolVar(&f.fresh, "fresh", false, "begin anew, and keep all backups")
	cmd.Flags().BoolVar(&f.yes, "yes", false, "do not ask")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		numbered := cmd.Flags().Changed("restore")
		switch {
		case numbered && f.fresh:
			return usagef("--restore and --fresh exclude one another")
		case numbered && f.number < 1:
			return usagef("--restore is %d (write the number of a backup; lpath doctor lists them)", f.number)
		case numbered || f.fresh:
			return a.with(func(cmd *cobra.Command, _ []string) error { return a.restore(cmd, f) })(cmd, nil)
		case f.yes:
			return usagef("--yes goes with --restore or --fresh")
		}
		return a.examine(cmd)
	}
	return cmd
}
