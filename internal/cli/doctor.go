package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"lpath/internal/config"
	"lpath/internal/lpath"
	"lpath/internal/render"
)

// newDoctorCmd looks at everything that the program works with.
func newDoctorCmd(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "doctor",
		GroupID: groupCare,
		Short:   "Look whether everything is in order",
		Long: `Looks at the settings and where each comes from, the directories of paths, every
path, and the state. It changes nothing. The exit code is 4 if a file is
invalid.`,
		Example:           "  lpath doctor",
		Args:              arguments(0, 0, ""),
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		v, err := a.examine(cmd)
		if err == nil {
			err = a.show(v)
		}
		if err != nil {
			return err
		}
		if !v.OK {
			return &exitError{exitFile}
		}
		return nil
	}
	return cmd
}

// examine makes all checks. An error is one of usage.
func (a *app) examine(cmd *cobra.Command) (render.Doctor, error) {
	v := render.Doctor{OK: true, Checks: []render.Checkup{}, Settings: []render.Setting{}, Backups: []render.Backup{}}
	check := func(name string, ok bool, detail string) {
		v.Checks = append(v.Checks, render.Checkup{Name: name, OK: ok, Detail: detail})
		v.OK = v.OK && ok
	}
	switch err := a.load(cmd); {
	case err == nil:
		check("settings", true, a.settingsFile())
	case wrongFlag(err):
		return v, err
	default:
		check("settings", false, err.Error())
	}
	for _, s := range a.settings.Values {
		v.Settings = append(v.Settings, render.Setting{Key: s.Key, Value: s.Value, Origin: s.Origin})
	}
	if len(a.settings.Strange) > 0 {
		check("variables", true, fmt.Sprintf("%s: no such setting; there is LPATH_%s", strings.Join(a.settings.Strange, ", "),
			strings.ToUpper(strings.Join(config.Keys(), ", LPATH_"))))
	}
	s := a.examineState(check)
	for _, dir := range append(append([]string{}, a.settings.Paths...), a.settings.OwnPaths) {
		if dir != "" {
			check("directory", true, directory(dir))
		}
	}
	paths, faults := a.listings(s)
	for _, path := range paths {
		if path.Error == nil {
			check("path", true, fmt.Sprintf("%s (%s)", path.ID, path.Source))
		}
	}
	for _, fault := range faults {
		check("path", false, fault)
	}
	return v, nil
}

// wrongFlag reports whether an error of the settings is about what was typed.
func wrongFlag(err error) bool {
	if e, ok := errors.AsType[*config.ValueError](err); ok {
		return strings.HasPrefix(e.Name, "--")
	}
	_, ok := errors.AsType[*usageError](err)
	return ok
}

func (a *app) settingsFile() string {
	if _, err := os.Stat(a.settings.File); errors.Is(err, fs.ErrNotExist) {
		return a.settings.File + " (not there; defaults hold)"
	}
	return a.settings.File
}

// examineState checks the state and returns it, an empty one if it is damaged.
func (a *app) examineState(check func(name string, ok bool, detail string)) *lpath.State {
	if a.settings.State == "" { // there is no home, which is said already
		return &lpath.State{}
	}
	s, err := a.store.Load()
	if err != nil {
		check("state", false, err.Error())
		return &lpath.State{}
	}
	if _, err := os.Stat(a.settings.State); errors.Is(err, fs.ErrNotExist) {
		check("state", true, a.settings.State+" (not there; nothing is started)")
		return s
	}
	records, sessions := 0, 0
	for _, p := range s.Paths {
		records += len(p.Records)
		sessions += len(p.Sessions)
	}
	check("state", true, fmt.Sprintf("%s (paths: %d, records: %d, sessions: %d, changes to undo: %d)",
		a.settings.State, len(s.Paths), records, sessions, len(s.Undo)))
	return s
}

func directory(dir string) string {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return dir + " (not there)"
	case err != nil:
		return err.Error()
	}
	return fmt.Sprintf("%s (entries: %d)", dir, len(entries))
}
