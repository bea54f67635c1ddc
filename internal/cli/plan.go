package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"lpath/internal/lpath"
	"lpath/internal/pace"
	"lpath/internal/plan"
	"lpath/internal/render"
)

// planFlags are the flags of plan, as they were typed.
type planFlags struct {
	by, perDay, perWeek, on, at, off string
	save, clear                      bool
}

// newPlanCmd divides what is left among the days that there are.
func newPlanCmd(a *app) *cobra.Command {
	var o planFlags
	cmd := &cobra.Command{
		Use:     "plan",
		GroupID: groupPath,
		Short:   "Which resource on which day",
		Long: `Divides what is left of the path among the days until a date, or among as many
as a budget takes, in an order in which each resource is ready. Today counts,
and the date too. With both a date and a budget it says whether that fits.

--save keeps the wish, not the table: from then on lpath and lpath plan begin
anew from today. Flags given later change what is saved only with --save.
Without any wish it says when you will be done at your own pace.

How it is made: lpath help plan`,
		Example: "  lpath plan --by 2026-12-20\n" +
			"  lpath plan --per-week 5h --on mon,wed,sat --at 19:00 --save\n" +
			"  lpath plan --per-day 45m --off 2026-12-24..2027-01-01",
		Args:              arguments(0, 0, ""),
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	flags := cmd.Flags()
	flags.StringVar(&o.by, "by", "", "be done on `DATE`, such as 2026-12-20")
	flags.StringVar(&o.perDay, "per-day", "", "`TIME` on a day of study, such as 45m")
	flags.StringVar(&o.perWeek, "per-week", "", "`TIME` in a week, such as 5h")
	flags.StringVar(&o.on, "on", "", "study on these `DAYS` of the week: mon,wed,sat")
	flags.StringVar(&o.at, "at", "", "study at this `TIME` of day: 19:00 (for the calendar)")
	flags.StringVar(&o.off, "off", "", "no study on `DAYS`: 2026-12-24..2027-01-01, more after a comma")
	flags.BoolVar(&o.save, "save", false, "keep this wish")
	flags.BoolVar(&o.clear, "clear", false, "forget the wish that was kept")
	cmd.RunE = a.with(func(cmd *cobra.Command, _ []string) error {
		switch {
		case o.clear && (o.save || o.given()):
			return usagef("--clear goes with no other flag of plan")
		case o.clear:
			return a.clearPlan(cmd)
		case o.save:
			return a.savePlan(cmd, o)
		}
		return a.showPlan(cmd, o)
	})
	return cmd
}

// given reports whether anything is wished for.
func (o planFlags) given() bool { return o.by+o.perDay+o.perWeek+o.on+o.at+o.off != "" }

// showPlan shows the plan of a wish, else of the one that is kept, else the forecast.
func (a *app) showPlan(cmd *cobra.Command, o planFlags) error {
	t, err := a.loaded()
	if err != nil {
		return err
	}
	a.aside(render.Drift(t, t.Drift(), a.suffix(cmd)))
	if !o.given() && t.Progress().Plan == nil {
		return a.show(render.NewPlan(t, nil, nil, pace.Predict(t, a.now)))
	}
	p, err := a.planned(t, o)
	if err != nil {
		return err
	}
	var lag *plan.Lag
	if !o.given() {
		lag = plan.Behind(t, a.now)
	}
	return a.show(render.NewPlan(t, p, lag, pace.Predict(t, a.now)))
}

// savePlan keeps a wish, and shows what follows from it.
func (a *app) savePlan(cmd *cobra.Command, o planFlags) error {
	var p *plan.Plan
	t, err := a.record(cmd, func(t *lpath.Tracker) (words []string, change func() error, err error) {
		if p, err = a.planned(t, o); err != nil {
			return nil, nil, err
		}
		w := p.Wish
		w.Saved = a.now
		return []string{cmd.Name()}, func() error {
			t.SetPlan(&w)
			return nil
		}, nil
	})
	if err != nil {
		return err
	}
	v := render.NewPlan(t, p, nil, pace.Predict(t, a.now))
	v.Kept = true
	return a.receipt(v)
}

// clearPlan forgets the wish that is kept.
func (a *app) clearPlan(cmd *cobra.Command) error {
	said := "no plan was kept"
	t, err := a.record(cmd, func(t *lpath.Tracker) ([]string, func() error, error) {
		if t.Progress().Plan == nil {
			return nil, nil, nil
		}
		said = "the plan is forgotten; lpath undo brings it back"
		return []string{cmd.Name()}, func() error {
			t.SetPlan(nil)
			return nil
		}, nil
	})
	if err != nil {
		return err
	}
	a.aside(said)
	return a.receipt(render.NewPlan(t, nil, nil, pace.Predict(t, a.now)))
}

// planned makes the plan of what was typed and, for the rest, of the wish that
// is kept. What was typed and cannot be is wrong usage.
func (a *app) planned(t *lpath.Tracker, o planFlags) (*plan.Plan, error) {
	w, err := o.wish(t.Progress().Plan)
	if err == nil {
		err = w.Legal()
	}
	if err != nil {
		return nil, &usageError{err}
	}
	p, err := plan.New(t, w, a.now)
	if err != nil {
		return nil, err
	}
	switch {
	case !o.given() || len(p.Work.Steps) == 0:
		return p, nil
	case o.by != "" && w.By < p.Today:
		return nil, usagef("%s has passed; write a day from %s on", o.by, p.Today)
	case o.by != "" && w.By > p.Horizon:
		return nil, usagef("%s is over %d years away; a plan reaches to %s", o.by, plan.HorizonYears, p.Horizon)
	case w.By >= p.Today && p.StudyDays == 0:
		return nil, usagef("there is no day of study until %s: write a later --by, or other days", w.By)
	case len(p.Days) == 0 && w.PerDay+w.PerWeek > 0:
		return nil, usagef("there is no day of study within %d years: write other days", plan.HorizonYears)
	}
	return p, nil
}

// wish is what was typed over the one that is kept, which may be nil. A budget
// takes the place of the other.
func (o planFlags) wish(kept *lpath.Wish) (w lpath.Wish, err error) {
	if kept != nil {
		w = *kept
	}
	if o.perDay != "" && o.perWeek != "" {
		return w, fmt.Errorf("--per-day and --per-week do not go together")
	}
	read := func(flag, value string, parse func() error) {
		if value == "" || err != nil {
			return
		}
		if bad := parse(); bad != nil {
			err = fmt.Errorf("--%s: %w", flag, bad)
		}
	}
	read("by", o.by, func() (err error) { w.By, err = lpath.ParseDay(o.by); return err })
	read("per-day", o.perDay, func() (err error) { w.PerWeek = 0; w.PerDay, err = lpath.ParseSpan(o.perDay); return err })
	read("per-week", o.perWeek, func() (err error) { w.PerDay = 0; w.PerWeek, err = lpath.ParseSpan(o.perWeek); return err })
	read("on", o.on, func() (err error) { w.On, err = lpath.ParseWeekdays(o.on); return err })
	read("off", o.off, func() (err error) { w.Off, err = lpath.ParseOff(o.off); return err })
	read("at", o.at, func() (err error) { w.At = o.at; _, _, err = lpath.ParseClock(o.at); return err })
	if err == nil && w.By == 0 && w.PerDay+w.PerWeek == 0 {
		err = fmt.Errorf("a plan needs a date or a budget: --by DATE, --per-day TIME or --per-week TIME")
	}
	return w, err
}

// follow is where the learner stands with the plan that is kept; nil without
// one, or where it cannot be made.
func (a *app) follow(t *lpath.Tracker) (*plan.Plan, *plan.Lag) {
	w := t.Progress().Plan
	if w == nil {
		return nil, nil
	}
	p, err := plan.New(t, *w, a.now)
	if err != nil {
		return nil, nil
	}
	return p, plan.Behind(t, a.now)
}

// completeWeekdays offers days of the week, after those that are typed already.
func completeWeekdays(_ *cobra.Command, _ []string, word string) ([]string, cobra.ShellCompDirective) {
	typed := ""
	if i := strings.LastIndexByte(word, ','); i >= 0 {
		typed = word[:i+1]
	}
	var offers []string
	for day := range strings.SplitSeq("mon,tue,wed,thu,fri,sat,sun", ",") {
		if !strings.Contains(","+typed, ","+day+",") {
			offers = append(offers, typed+day)
		}
	}
	return offers, keepOrder | cobra.ShellCompDirectiveNoSpace
}
