package cli

import (
	"time"

	"github.com/spf13/cobra"

	"lpath/internal/lpath"
)

// newDoneCmd records what was finished.
func newDoneCmd(a *app) *cobra.Command {
	var o lpath.DoneOptions
	var spent, at string
	cmd := &cobra.Command{
		Use:     "done [REF...]",
		GroupID: groupDaily,
		Short:   "Mark as done",
		Long: `Marks resources as done; without a REF the next one. A phase means all of it
that is not optional. Several are judged as a set, in the path's order, and
recorded all or none. What the order does not allow yet is refused with exit
code 3; --force records it all the same.

On something done already, --spent, -m and --at add to what is recorded.`,
		Example:           "  lpath done 2.1\n  lpath done 1.1 1.2 --at yesterday\n  lpath done --spent 40m -m \"worth reading twice\"",
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: a.completeItems(-1, lpath.Ready),
	}
	cmd.Flags().StringVar(&spent, "spent", "", "it took `TIME`, such as 40m (for one resource)")
	cmd.Flags().StringVar(&at, "at", "", "it was done at `TIME`: 2026-11-20, 18:30, yesterday, -2h")
	cmd.Flags().StringVarP(&o.Note, "message", "m", "", "keep `NOTE` with it")
	cmd.Flags().BoolVar(&o.Force, "force", false, "even though the path's order says not yet")
	done := a.changing("Done", func(t *lpath.Tracker, refs []lpath.Ref) (lpath.Change, error) {
		items, err := t.Path().Resolve(refs[0])
		if spent != "" && (len(refs) > 1 || err == nil && len(items) > 1) {
			return lpath.Change{}, usagef("--spent is the time for one resource; name one")
		}
		return t.Done(refs, o)
	})
	cmd.RunE = func(cmd *cobra.Command, args []string) (err error) {
		o.Now = a.now
		if o.At, err = a.timeFlag(at); err != nil {
			return err
		}
		if o.Spent, err = spanFlag("spent", spent); err != nil {
			return err
		}
		if err := checkNote(o.Note); err != nil {
			return err
		}
		return done(cmd, args)
	}
	return cmd
}

// timeFlag reads a flag that says when; the zero time if it is not given.
func (a *app) timeFlag(value string) (time.Time, error) {
	if value == "" {
		return time.Time{}, nil
	}
	t, err := lpath.ParseTime(value, a.now)
	if err != nil {
		return t, &usageError{err}
	}
	return t, nil
}

// spanFlag reads a flag that says how long, in minutes; 0 if it is not given.
func spanFlag(name, value string) (int, error) {
	if value == "" {
		return 0, nil
	}
	minutes, err := lpath.ParseSpan(value)
	if err != nil {
		return 0, usagef("--%s: %w", name, err)
	}
	return minutes, nil
}
