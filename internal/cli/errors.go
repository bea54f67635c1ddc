package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"lpath/internal/lpath"
	"lpath/internal/render"
	"lpath/internal/state"
	"lpath/internal/text"
	"lpath/internal/yamlx"
)

// The exit codes.
const (
	exitDone    = 0
	exitFailure = 1
	exitUsage   = 2
	exitLocked  = 3
	exitFile    = 4
	exitBusy    = 5
)

// usageError says that a command was typed wrongly.
type usageError struct{ err error }

func (e *usageError) Error() string { return e.err.Error() }
func (e *usageError) Unwrap() error { return e.err }

func usagef(format string, args ...any) error { return &usageError{fmt.Errorf(format, args...)} }

// explain returns what to say of an error, and the exit code. It is the one
// place that knows the codes.
func (a *app) explain(cmd *cobra.Command, err error) (string, int) {
	if e, ok := errors.AsType[*exitError](err); ok {
		return "", e.code
	}
	if e, ok := errors.AsType[*lpath.LockedError](err); ok {
		asked, _ := parseRefs(cmd.Flags().Args())
		refusal := render.Refusal{Err: e, Asked: asked, Command: cmd.Name(), Suffix: a.suffix(cmd), Typed: typed(cmd)}
		return a.page(a.env.Err).Text(refusal), exitLocked
	}
	if e, ok := errors.AsType[*usageError](err); ok {
		return "lpath: " + e.Error() + "\nusage: " + cmd.UseLine(), exitUsage
	}
	message := err.Error()
	if e, ok := errors.AsType[*state.DamageError](err); ok {
		message = strings.Replace(message, e.Error(), e.Words(fileSuffix(cmd)), 1)
	}
	return "lpath: " + message, exitCode(err)
}

func exitCode(err error) int {
	if _, ok := errors.AsType[*state.DamageError](err); ok {
		return exitFile
	}
	if _, ok := errors.AsType[yamlx.Errors](err); ok {
		return exitFile
	}
	if _, ok := errors.AsType[*state.BusyError](err); ok {
		return exitBusy
	}
	return exitFailure
}

// flagError makes a usage error of what the flag parser says.
func flagError(cmd *cobra.Command, err error) error {
	if wrong, ok := errors.AsType[*pflag.InvalidValueError](err); ok {
		want := "true or false"
		if wrong.GetFlag().Value.Type() == "int" {
			want = "a whole number"
		}
		return usagef("--%s is %q (write %s)", wrong.GetFlag().Name, wrong.GetValue(), want)
	}
	if without, ok := errors.AsType[*pflag.ValueRequiredError](err); ok {
		return usagef("--%s needs a value", without.GetFlag().Name)
	}
	unknown, ok := errors.AsType[*pflag.NotExistError](err)
	if !ok {
		return &usageError{err}
	}
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	if near := text.Nearest(unknown.GetSpecifiedName(), names); near != "" {
		return usagef("%w (did you mean --%s?)", err, near)
	}
	return &usageError{err}
}

// arguments accepts from least to most arguments, called what in messages;
// most below 0 is no limit.
func arguments(least, most int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return usagef("%s needs %s", cmd.CommandPath(), what)
		case most == 0 && len(args) > 0:
			return usagef("%s takes no arguments, but %q was given", cmd.CommandPath(), args[0])
		case most > 0 && len(args) > most:
			return usagef("%q is one argument too many", args[most])
		}
		return nil
	}
}

func parseRefs(args []string) ([]lpath.Ref, error) {
	refs := make([]lpath.Ref, 0, len(args))
	for _, arg := range args {
		ref, err := lpath.ParseRef(arg)
		if err != nil {
			return nil, &usageError{err}
		}
		refs = append(refs, ref)
	}
	return refs, nil
}
