// Package config finds the settings: flags, then LPATH_* variables, then the
// settings file, then defaults.
package config

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/viper"

	"lpath/internal/text"
)

// Settings are the settings in force. Places are absolute.
type Settings struct {
	State     string   // the state file
	Paths     []string // directories of path files, before the user's own
	OwnPaths  string   // the user's own directory of path files
	Color     string   // auto, always or never
	ASCII     bool
	WeekStart time.Weekday
	File      string   // the settings file, whether it exists or not
	Values    []Value  // each setting as it is in force
	Strange   []string // LPATH_* variables that mean nothing
}

// Value is a setting in force and where it comes from.
type Value struct{ Key, Value, Origin string }

// Input is where settings come from.
type Input struct {
	Flags   map[string]string // by key, those given; places relative to the working directory
	File    string            // the settings file if a flag names one; it must exist
	Environ []string          // KEY=value
	System  string            // as runtime.GOOS
}

// ValueError says that a flag or a variable has a value that it cannot have,
// and what to write instead.
type ValueError struct{ Name, Value, Hint string }

func (e *ValueError) Error() string {
	return fmt.Sprintf("%s is %q (%s)", e.Name, e.Value, e.Hint)
}

const (
	keyState     = "state"
	keyPaths     = "paths"
	keyColor     = "color"
	keyASCII     = "ascii"
	keyWeekStart = "week_start"
)

// Keys are the names of all settings.
func Keys() []string { return []string{keyState, keyPaths, keyColor, keyASCII, keyWeekStart} }

// Load returns the settings in force. The error is of type yamlx.Errors where
// the file is at fault, a *ValueError where a flag or a variable is. With an
// error, what is at fault is left out of the settings: they are those to look
// for more faults with.
func Load(in Input) (Settings, error) {
	l := loader{in: in, env: environment(in), viper: viper.New(), origins: map[string]string{}}
	s, err := l.defaults()
	err = cmp.Or(err, l.file(&s), l.variablesAndFlags())
	l.settle(&s)
	return s, err
}

type loader struct {
	in      Input
	env     map[string]string
	viper   *viper.Viper
	origins map[string]string
}

// environment returns the variables by name, which Windows takes in any case.
func environment(in Input) map[string]string {
	env := make(map[string]string, len(in.Environ))
	for _, pair := range in.Environ {
		key, value, _ := strings.Cut(pair, "=")
		if in.System == "windows" {
			key = strings.ToUpper(key)
		}
		env[key] = value
	}
	return env
}

// defaults sets what holds where nobody says anything.
func (l *loader) defaults() (Settings, error) {
	s := Settings{Color: "auto", WeekStart: time.Monday}
	for key := range l.env {
		if name, ok := strings.CutPrefix(key, "LPATH_"); ok && !slices.Contains(Keys(), strings.ToLower(name)) {
			s.Strange = append(s.Strange, key)
		}
	}
	slices.Sort(s.Strange)
	ascii, why := l.asciiLocale()
	l.set(keyColor, s.Color, "default")
	l.set(keyASCII, ascii, why)
	l.set(keyWeekStart, "monday", "default")
	l.set(keyPaths, []string{}, "default")
	s.ASCII = ascii
	data, config, err := l.homes()
	if err != nil {
		state := cmp.Or(l.in.Flags[keyState], l.env["LPATH_STATE"])
		if state == "" {
			l.set(keyState, "", "no home directory")
			return s, err
		}
		data = filepath.Dir(l.place(state, ""))
		config = data
	}
	s.State, s.OwnPaths, s.File = filepath.Join(data, "state.yaml"), filepath.Join(data, "paths"), filepath.Join(config, "config.yaml")
	l.set(keyState, s.State, "default")
	return s, nil
}

func (l *loader) set(key string, value any, origin string) {
	l.viper.SetDefault(key, value)
	l.origins[key] = origin
}

// asciiLocale reports whether the locale is set to one without UTF-8.
func (l *loader) asciiLocale() (ascii bool, why string) {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if value := l.env[name]; value != "" {
			encoding := strings.ToLower(strings.ReplaceAll(value, "-", ""))
			return !strings.Contains(encoding, "utf8") && l.in.System != "windows", "locale " + name + "=" + value
		}
	}
	return false, "default"
}

// homes returns the directories for data and settings of this program.
func (l *loader) homes() (data, config string, err error) {
	data, config = l.env["XDG_DATA_HOME"], l.env["XDG_CONFIG_HOME"]
	fallbackData, fallbackConfig := filepath.Join(l.env["HOME"], ".local", "share"), filepath.Join(l.env["HOME"], ".config")
	if l.in.System == "windows" {
		fallbackData, fallbackConfig = l.env["LOCALAPPDATA"], l.env["APPDATA"]
	}
	if !filepath.IsAbs(data) { // the XDG rules: a relative one is to be ignored
		data = fallbackData
	}
	if !filepath.IsAbs(config) {
		config = fallbackConfig
	}
	if !filepath.IsAbs(data) || !filepath.IsAbs(config) {
		return "", "", errors.New("there is no home directory: set HOME, or name the state with --state FILE")
	}
	return filepath.Join(data, "lpath"), filepath.Join(config, "lpath"), nil
}

// wrong says what to write instead of a value, "" if it is right.
func wrong(key, value string) (hint string) {
	var right []string
	switch key {
	case keyColor:
		right = []string{"auto", "always", "never"}
	case keyASCII:
		right = []string{"true", "false"}
	case keyWeekStart:
		right = weekdays()
	default:
		return ""
	}
	if slices.Contains(right, value) {
		return ""
	}
	if near := text.Nearest(value, right); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "it is one of " + strings.Join(right, ", ")
}

func weekdays() []string {
	days := make([]string, 7)
	for i := range days {
		days[i] = strings.ToLower(time.Weekday(i).String())
	}
	return days
}

// variablesAndFlags overrides the file by variables, and those by flags. The
// error is the first.
func (l *loader) variablesAndFlags() (err error) {
	for _, key := range Keys() {
		name := "LPATH_" + strings.ToUpper(key)
		err = cmp.Or(err, l.override(key, l.env[name], name))
	}
	for _, key := range Keys() {
		err = cmp.Or(err, l.override(key, l.in.Flags[key], "--"+key))
	}
	return err
}

func (l *loader) override(key, value, name string) error {
	if value == "" {
		return nil
	}
	if hint := wrong(key, value); hint != "" {
		return &ValueError{Name: name, Value: value, Hint: hint}
	}
	l.origins[key] = name
	switch key {
	case keyPaths:
		var places []string
		for _, p := range filepath.SplitList(value) {
			if p != "" { // two separators in a row, or one at the end
				places = append(places, l.place(p, ""))
			}
		}
		l.viper.Set(key, places)
	case keyState:
		l.viper.Set(key, l.place(value, ""))
	default:
		l.viper.Set(key, value)
	}
	return nil
}

// place makes a place absolute: "~/" is the home directory, anything relative
// begins at dir, "" for the working directory.
func (l *loader) place(p, dir string) string {
	if rest, ok := strings.CutPrefix(p, "~/"); ok {
		home := l.env["HOME"]
		if l.in.System == "windows" {
			home = l.env["USERPROFILE"]
		}
		return filepath.Join(home, rest)
	}
	if p == "" || filepath.IsAbs(p) {
		return p
	}
	if abs, err := filepath.Abs(filepath.Join(dir, p)); err == nil {
		return abs
	}
	return p
}

// settle takes over what Viper says is in force.
func (l *loader) settle(s *Settings) {
	v := l.viper
	s.State, s.Paths = v.GetString(keyState), v.GetStringSlice(keyPaths)
	s.Color, s.ASCII = v.GetString(keyColor), v.GetBool(keyASCII)
	s.WeekStart = time.Weekday(slices.Index(weekdays(), v.GetString(keyWeekStart)))
	for _, key := range Keys() {
		value := v.GetString(key)
		if key == keyPaths {
			value = strings.Join(s.Paths, string(filepath.ListSeparator))
		}
		s.Values = append(s.Values, Value{key, value, l.origins[key]})
	}
}
