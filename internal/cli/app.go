package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"lpath/internal/config"
	"lpath/internal/library"
	"lpath/internal/render"
	"lpath/internal/state"
)

// app is one run of the program: what its commands share.
type app struct {
	env      Env
	now      time.Time // to the second, in the learner's time zone
	flags    globalFlags
	settings config.Settings
	library  *library.Library
	store    *state.Store
	unheard  error // of writing help, which Cobra does not pass on
}

// globalFlags are the flags that every command has.
type globalFlags struct {
	path, state, config, color string
	ascii, json, quiet         bool
}

func (a *app) addGlobalFlags(flags *pflag.FlagSet) {
	flags.StringVarP(&a.flags.path, "path", "p", "", "another path than the active one, by `ID` or file")
	flags.StringVar(&a.flags.state, "state", "", "keep your progress in `FILE`")
	flags.StringVar(&a.flags.config, "config", "", "take the settings from `FILE`")
	flags.StringVar(&a.flags.color, "color", "auto", "use colour `WHEN`: auto, always or never")
	flags.BoolVar(&a.flags.ascii, "ascii", false, "ASCII marks and no bars, also for screen readers")
	flags.BoolVar(&a.flags.json, "json", false, "print one JSON object")
	flags.BoolVarP(&a.flags.quiet, "quiet", "q", false, "no receipt and no remarks")
}

// with loads the settings before run. Commands that work with broken settings
// don't use it.
func (a *app) with(run func(cmd *cobra.Command, args []string) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		if err := a.load(cmd); err != nil {
			return err
		}
		return run(cmd, args)
	}
}

// load finds the settings, and with them the state and the paths. It opens the
// settings file alone.
//
// Whatever the error, there is enough to look further and to show something.
func (a *app) load(cmd *cobra.Command) error {
	given := map[string]string{}
	for key, value := range map[string]string{"state": a.flags.state, "color": a.flags.color} {
		if cmd.Flags().Changed(key) {
			given[key] = value
		}
	}
	if cmd.Flags().Changed("ascii") {
		given["ascii"] = strconv.FormatBool(a.flags.ascii)
	}
	settings, err := config.Load(config.Input{Flags: given, File: a.flags.config, Environ: a.env.Environ, System: a.env.System})
	a.settings = settings
	a.store = state.Open(settings.State, state.Options{Now: a.now, Command: cmd.Name()})
	a.library = library.New(settings.Paths, settings.OwnPaths, a.env.Paths)
	if _, ok := errors.AsType[*config.ValueError](err); ok {
		err = &usageError{err}
	}
	return cmp.Or(emptyFlag(cmd), err)
}

// pathless refuses -p for a command that is not about the path that it names.
func pathless(cmd *cobra.Command) error {
	if cmd.Flags().Changed("path") {
		return usagef("-p does not go with %s, which is about all paths or names its own", cmd.Name())
	}
	return nil
}

// emptyFlag refuses a flag whose value is empty: a slip, such as a variable
// that a script did not set.
func emptyFlag(cmd *cobra.Command) (err error) {
	cmd.Flags().Visit(func(f *pflag.Flag) {
		if f.Value.String() == "" && f.Name != "message" {
			err = usagef("--%s needs a value", f.Name)
		}
	})
	return err
}

// ascii reports whether messages keep to ASCII. They may come before the
// settings are known.
func (a *app) ascii() bool {
	return a.settings.ASCII || slices.Contains(a.env.Args, "--ascii")
}

// page is the page for a stream. Each stream has colour or not for itself.
func (a *app) page(s Stream) *render.Page {
	p := &render.Page{Color: a.colored(s), ASCII: a.settings.ASCII, Now: a.now, WeekStart: a.settings.WeekStart}
	if s.Terminal {
		p.Width = s.Width
		if p.Width < 1 {
			p.Width = 80
		}
	}
	return p
}

func (a *app) colored(s Stream) bool {
	switch a.settings.Color {
	case "always":
		return true
	case "never":
		return false
	}
	return a.variable("NO_COLOR") == "" && a.variable("TERM") != "dumb" && s.Terminal
}

// variable is the value of an environment variable, "" if it is not set.
func (a *app) variable(name string) string {
	for _, pair := range a.env.Environ {
		if value, ok := strings.CutPrefix(pair, name+"="); ok {
			return value
		}
	}
	return ""
}

// show writes a view to standard output, as text or as JSON.
func (a *app) show(v render.View) error {
	if a.flags.json {
		b, err := render.JSON(v, a.settings.ASCII)
		if err != nil {
			return err
		}
		_, err = a.env.Out.Write(b)
		return err
	}
	return a.print(a.page(a.env.Out).Text(v))
}

func (a *app) print(s string) error {
	_, err := io.WriteString(a.env.Out, s)
	return err
}

// receipt shows a view unless the learner wants none.
func (a *app) receipt(v render.View) error {
	if a.flags.quiet && !a.flags.json {
		return nil
	}
	if err := a.show(v); err != nil {
		return fmt.Errorf("%w; the change is recorded all the same", err)
	}
	return nil
}

// aside is a remark that the learner can turn off, and that scripts never see.
func (a *app) aside(message string) {
	if message != "" && !a.flags.quiet && !a.flags.json {
		a.remark(message)
	}
}

// suffix is what a command has to end with to mean the same path and files as
// this one.
func (a *app) suffix(cmd *cobra.Command) string {
	return repeated(cmd, "path", "state", "config")
}

// fileSuffix is what a command has to end with to mean the same files as this one.
func fileSuffix(cmd *cobra.Command) string { return repeated(cmd, "state", "config") }

// repeated are those of the flags that were given, each after a space.
func repeated(cmd *cobra.Command, flags ...string) string {
	var s strings.Builder
	for _, name := range flags {
		if f := cmd.Flags().Lookup(name); f != nil && f.Changed {
			s.WriteString(" --" + name + " " + quote(f.Value.String()))
		}
	}
	return strings.Replace(s.String(), " --path ", " -p ", 1)
}

// quote writes s so that a shell takes it for one word.
func quote(s string) string {
	safe := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("._-/:=@%+,", r)
	}
	if s != "" && strings.IndexFunc(s, func(r rune) bool { return !safe(r) }) < 0 {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
