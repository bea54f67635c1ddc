package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"lpath/internal/lpath"
	"lpath/internal/render"
)

// newStatsCmd shows the time that was spent.
func newStatsCmd(a *app) *cobra.Command {
	var all bool
	var since string
	cmd := &cobra.Command{
		Use:     "stats",
		GroupID: groupPath,
		Short:   "The time you spent, and your pace",
		Long: `Shows the time that was spent, by week and in a calendar, and how long resources
took against their estimates: those that are done, with time recorded and an
estimate. The ratio is the sum of the time over that of the estimates, where no
resource counts for more than three times the middle ratio, or for less than a
third of it. --since takes the same times as log --since.`,
		Example:           "  lpath stats\n  lpath stats --all --since 2026-11-01",
		Args:              arguments(0, 0, ""),
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	cmd.Flags().BoolVar(&all, "all", false, "of all paths")
	cmd.Flags().StringVar(&since, "since", "", "only from `TIME` on: 2026-11-20, yesterday, -3d")
	cmd.RunE = a.with(func(cmd *cobra.Command, _ []string) error { return a.stats(cmd, all, since) })
	return cmd
}

// stats shows the time spent on one path or on all, since a time if one is given.
func (a *app) stats(cmd *cobra.Command, all bool, since string) error {
	of := render.StatsOf{All: all, Now: a.now, WeekStart: a.settings.WeekStart}
	if since != "" {
		var err error
		if of.Since, err = lpath.ParseSince(since, a.now); err != nil {
			return &usageError{err}
		}
	}
	if !all {
		a.readAhead()
	}
	s, err := a.store.Load()
	if err != nil {
		return err
	}
	if all {
		return a.allStats(cmd, s, of)
	}
	t, err := a.track(s)
	if err != nil {
		return err
	}
	a.aside(render.Drift(t, t.Drift(), a.suffix(cmd)))
	of.Trackers, of.Sessions = []*lpath.Tracker{t}, t.Progress().Sessions
	return a.show(render.NewStats(of))
}

// allStats shows the time spent on all paths. What cannot be read counts with
// its time alone, and is named.
func (a *app) allStats(cmd *cobra.Command, s *lpath.State, of render.StatsOf) error {
	if cmd.Flags().Changed("path") {
		return usagef("-p names one path, --all is about all of them: give one of the two")
	}
	var faults []string
	for _, p := range s.Paths {
		of.Sessions = append(of.Sessions, p.Sessions...)
		source, path, err := a.find(s, p.ID)
		switch {
		case err != nil:
			faults = append(faults, fmt.Sprintf("of %s the time counts alone; %s", p.ID, a.firstFault(source, err)))
		case path.ID == p.ID:
			of.Trackers = append(of.Trackers, lpath.NewTracker(path, p))
		}
	}
	if err := a.show(render.NewStats(of)); err != nil {
		return err
	}
	for _, fault := range faults {
		a.aside(fault)
	}
	return nil
}
