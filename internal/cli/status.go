package cli

import (
	"errors"

	"github.com/spf13/cobra"

	"lpath/internal/lpath"
	"lpath/internal/pace"
	"lpath/internal/render"
	"lpath/internal/text"
)

// newStatusCmd shows where the learner stands; it is also what plain lpath does.
func newStatusCmd(a *app) *cobra.Command {
	var short bool
	cmd := &cobra.Command{
		Use:     "status",
		GroupID: groupDaily,
		Short:   "Where you stand (as plain lpath does)",
		Long: `Shows where you stand: how far, which phases, what was last and what is next.
With --short it is one line for a shell's prompt, and nothing at all as long as
nothing is started; an exclamation mark says that the path cannot be read.`,
		Example:           "  lpath status --short",
		Args:              arguments(0, 0, ""),
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	cmd.Flags().BoolVar(&short, "short", false, "one line for a shell's prompt")
	cmd.RunE = a.with(func(cmd *cobra.Command, _ []string) error { return a.status(cmd, short) })
	return cmd
}

// status shows where the learner stands, or in short a line for a prompt.
func (a *app) status(cmd *cobra.Command, short bool) error {
	a.readAhead()
	s, err := a.store.Load()
	if err != nil {
		return err
	}
	t, err := a.track(s)
	switch {
	case errors.Is(err, errNoPath) && short:
		return nil
	case errors.Is(err, errNoPath):
		return a.show(a.welcome(s))
	case err != nil && short:
		return a.promptTrouble(s, err)
	case err != nil:
		return err
	}
	active := s.Active == t.Path().ID
	if short && !a.flags.json {
		return a.print(render.NewStatus(t, active, pace.Forecast{}).Short() + "\n")
	}
	a.aside(render.Drift(t, t.Drift(), a.suffix(cmd)))
	var f pace.Forecast
	if len(t.Progress().Sessions) > 0 {
		f = pace.Predict(t, a.now)
	}
	v := render.NewStatus(t, active, f)
	v.Follow(a.follow(t))
	return a.show(v)
}

// promptTrouble is the line for a prompt where the path cannot be read: a mark,
// not a message at every prompt.
func (a *app) promptTrouble(s *lpath.State, err error) error {
	name := s.Active
	if a.flags.path != "" {
		name = a.flags.path
	}
	if err := a.print(text.Visible(name) + " !\n"); err != nil {
		return err
	}
	return &exitError{exitCode(err)}
}

// welcome is the first screen as long as no path is active.
func (a *app) welcome(s *lpath.State) render.Welcome {
	paths, _ := a.listings(s)
	return render.NewWelcome(paths, len(s.Paths) > 0)
}
