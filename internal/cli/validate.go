package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lpath/internal/library"
	"lpath/internal/pathfile"
	"lpath/internal/render"
	"lpath/internal/text"
)

// newValidateCmd says all that is wrong in path files.
func newValidateCmd(a *app) *cobra.Command {
	var strict bool
	cmd := &cobra.Command{
		Use:     "validate FILE|DIR...",
		GroupID: groupAuthor,
		Short:   "All that is wrong in path files",
		Long: `Reads path files, or all of a directory, and says all that is wrong in them,
where, and what to do. A path is good if every resource can be reached. Warnings
stand apart: no durations, links that come twice or that open would refuse,
phases of over 8 hours, characters that nobody sees.

The exit code is 4 if there are errors. Settings and state don't matter.`,
		Example: "  lpath validate my-path.yaml\n  lpath validate --strict ~/paths",
		Args:    arguments(1, -1, "a FILE or a DIR"),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return []string{"yaml", "yml"}, cobra.ShellCompDirectiveFilterFileExt
		},
	}
	cmd.Flags().BoolVar(&strict, "strict", false, "warnings are errors")
	cmd.RunE = func(cmd *cobra.Command, args []string) error { return a.validateAll(cmd, args, strict) }
	return cmd
}

// validateAll shows what is wrong with all that was named; the settings may be
// wrong themselves.
func (a *app) validateAll(cmd *cobra.Command, args []string, strict bool) error {
	if err := a.load(cmd); wrongFlag(err) {
		return err
	}
	if err := pathless(cmd); err != nil {
		return err
	}
	v, err := a.validate(args, strict)
	if err != nil {
		return err
	}
	if !a.flags.quiet || a.flags.json || v.Errors+v.Warnings > 0 {
		if err := a.show(v); err != nil {
			return err
		}
	}
	if !v.OK {
		return &exitError{exitFile}
	}
	return nil
}

// validate looks at files and at those of directories. The error is one of what
// was typed: all else is in the view.
func (a *app) validate(args []string, strict bool) (render.Validation, error) {
	var files []render.Validated
	for _, arg := range args {
		names, err := a.pathFiles(arg)
		if err != nil {
			return render.Validation{}, err
		}
		for _, name := range names {
			files = append(files, a.validated(name, name != arg || a.inLibrary(name)))
		}
	}
	return render.NewValidation(files, strict), nil
}

// pathFiles returns the file of a name, or the path files in the directory of
// that name, of which there is at least one.
func (a *app) pathFiles(name string) ([]string, error) {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("there is no file %s%s", name, a.nearFile(name))
	case err != nil:
		return []string{name}, nil //nolint:nilerr // reading it tells, beside all other files
	case !info.IsDir():
		return []string{name}, nil
	}
	entries, err := os.ReadDir(name)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() && library.IsFile(e.Name()) && !strings.HasPrefix(e.Name(), ".") {
			names = append(names, filepath.Join(name, e.Name()))
		}
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("there is no path file, which ends in .yaml or .yml, in %s", name)
	}
	return names, nil
}

// nearFile says which file may be meant by a name that is none.
func (a *app) nearFile(name string) string {
	if source, err := a.library.Find(name); err == nil && source.Origin != library.BuiltIn {
		return fmt.Sprintf("; the path of that id is %s", source.File)
	}
	entries, _ := os.ReadDir(filepath.Dir(name))
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if near := text.Nearest(filepath.Base(name), names); near != "" {
		return fmt.Sprintf(" (did you mean %q?)", filepath.Join(filepath.Dir(name), near))
	}
	return ""
}

// inLibrary reports whether a file is in a directory of paths, where its name
// is the id.
func (a *app) inLibrary(name string) bool {
	file, err := filepath.Abs(name)
	return err == nil && slices.Contains(append([]string{a.settings.OwnPaths}, a.settings.Paths...), filepath.Dir(file))
}

// validated looks at one file. With named its name has to be its id.
func (a *app) validated(name string, named bool) render.Validated {
	source, err := a.library.Find("./" + name)
	if filepath.IsAbs(name) {
		source, err = a.library.Find(name)
	}
	var b []byte
	if err == nil {
		b, err = a.library.Read(source)
	}
	if err != nil {
		v := render.NewValidated(name, nil, nil)
		v.Error(0, 0, strings.TrimPrefix(err.Error(), source.File+": "), "")
		return v
	}
	if named {
		base := filepath.Base(name)
		source.ID = strings.TrimSuffix(base, filepath.Ext(base))
	}
	report := pathfile.Check(name, b, source.ID, !named)
	v := render.NewValidated(name, b, report.Path)
	for _, f := range report.Faults {
		v.Error(f.Line, f.Column, f.What, f.Hint)
	}
	for _, f := range report.Warnings {
		v.Warning(f.Line, f.Column, f.What, f.Hint)
	}
	return v
}
