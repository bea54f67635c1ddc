package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"lpath/internal/lpath"
)

// exportFormat is a form in which a path can be taken elsewhere.
type exportFormat struct {
	name  string
	write func(*lpath.Tracker) ([]byte, error)
}

func (a *app) exportFormats() []exportFormat {
	return []exportFormat{
		{"ics", a.exportCalendar},
	}
}

// newExportCmd writes a path, or what is planned of it, for other programs.
func newExportCmd(a *app) *cobra.Command {
	var as string
	cmd := &cobra.Command{
		Use:     "export --as FORMAT",
		GroupID: groupPath,
		Short:   "Write the path for other programs",
		Long: `Writes to standard output, for another program to read:

  ics   the plan that was saved, as events for a calendar

Sessions begin at the plan's time of day, at 19:00 where it has none, in the zone
of this machine's clock. Importing a later export moves the events; a part that
the later plan does not have any more has to be taken out by hand, so a calendar
of its own is a good place.`,
		Example:           "  lpath export --as ics\n  lpath export --as ics > plan.ics",
		Args:              arguments(0, 0, ""),
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	cmd.Flags().StringVar(&as, "as", "", "the `FORMAT`: ics")
	cmd.RunE = a.with(func(*cobra.Command, []string) error {
		var names []string
		for _, f := range a.exportFormats() {
			if f.name == as {
				return a.export(f)
			}
			names = append(names, f.name)
		}
		return usagef("--as is %q; there is %s", as, strings.Join(names, ", "))
	})
	return cmd
}

func (a *app) export(f exportFormat) error {
	s, err := a.store.Load()
	if err != nil {
		return err
	}
	t, err := a.track(s)
	if err != nil {
		return err
	}
	b, err := f.write(t)
	if err != nil {
		return err
	}
	return a.print(string(b))
}
