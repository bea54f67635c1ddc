package cli

import (
	"github.com/spf13/cobra"

	"lpath/internal/lpath"
	"lpath/internal/render"
)

// newSpentCmd writes down time spent on something without finishing it.
func newSpentCmd(a *app) *cobra.Command {
	var o lpath.SpendOptions
	var at string
	cmd := &cobra.Command{
		Use:     "spent REF DURATION",
		GroupID: groupDaily,
		Short:   "Write down time spent on something",
		Long: `Writes down time that was spent on an item, whatever its status, and leaves that
as it is. The time ended now, or when --at says. lpath show REF lists all of it,
lpath stats adds it up; lpath done --spent does both at once.`,
		Example:           "  lpath spent 2.1 40m\n  lpath spent 2.1 1h30m --at yesterday -m \"up to chapter 3\"",
		Args:              arguments(2, 2, "a REF and a duration, such as 2.1 40m"),
		ValidArgsFunction: a.completeItems(1, anyStatus),
	}
	cmd.Flags().StringVar(&at, "at", "", "it ended at `TIME`: 2026-11-20, 18:30, yesterday, -2h")
	cmd.Flags().StringVarP(&o.Note, "message", "m", "", "keep `NOTE` with it")
	cmd.RunE = a.with(func(cmd *cobra.Command, args []string) (err error) {
		o.Now = a.now
		if o.At, err = a.timeFlag(at); err != nil {
			return err
		}
		if o.Minutes, err = lpath.ParseSpan(args[1]); err != nil {
			return &usageError{err}
		}
		if err := checkNote(o.Note); err != nil {
			return err
		}
		return a.spent(cmd, args, o)
	})
	return cmd
}

// spent writes down time spent on the item that the first argument names.
func (a *app) spent(cmd *cobra.Command, args []string, o lpath.SpendOptions) error {
	var item *lpath.Item
	t, err := a.record(cmd, func(t *lpath.Tracker) (words []string, change func() error, err error) {
		if item, err = oneItem(t, args[0]); err != nil {
			return nil, nil, err
		}
		return []string{cmd.Name(), item.Ref().String(), quote(args[1])}, func() error {
			t.Spend(item, o)
			return nil
		}, nil
	})
	if err != nil {
		return err
	}
	return a.receipt(render.NewSpent(t, item, o.Minutes))
}
