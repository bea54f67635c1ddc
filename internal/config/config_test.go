package config_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lpath/internal/config"
)

// desk is a home directory, in which the program runs.
type desk struct{ home string }

// newDesk makes a home with a settings file, none if it says nothing.
func newDesk(t *testing.T, settings string) desk {
	t.Helper()
	home, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	d := desk{home}
	t.Chdir(home)
	if settings != "" {
		d.write(t, ".config/lpath/config.yaml", settings)
	}
	return d
}

func (d desk) write(t *testing.T, name, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(d.at(name)), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(d.at(name), []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

// at is a place in the home directory.
func (d desk) at(name string) string { return filepath.Join(d.home, filepath.FromSlash(name)) }

// load loads the settings on Linux, with the home directory and more variables.
func (d desk) load(in config.Input) (config.Settings, error) {
	in.System = "linux"
	in.Environ = append([]string{"HOME=" + d.home}, in.Environ...)
	return config.Load(in)
}

// tell replaces the home directory in a text by HOME.
func (d desk) tell(s string) string { return filepath.ToSlash(strings.ReplaceAll(s, d.home, "HOME")) }

// inForce is a setting's value and origin.
func (d desk) inForce(t *testing.T, s config.Settings, key string) string {
	t.Helper()
	for _, v := range s.Values {
		if v.Key == key {
			return d.tell(v.Value + " from " + v.Origin)
		}
	}
	t.Fatalf("there is no setting %s", key)
	return ""
}

// Flags win over variables, those over the file, and that over the defaults.
func TestPrecedence(t *testing.T) {
	const file = " from HOME/.config/lpath/config.yaml:2"
	tests := []struct{ key, byDefault, line, byFile, variable, byVariable, flag, byFlag string }{
		{
			"state", "HOME/.local/share/lpath/state.yaml from default",
			"state: mine.yaml", "HOME/.config/lpath/mine.yaml" + file,
			"LPATH_STATE=other.yaml", "HOME/other.yaml from LPATH_STATE",
			"~/third.yaml", "HOME/third.yaml from --state",
		},
		{
			"paths", " from default",
			"paths: [courses, ~/more]", "HOME/.config/lpath/courses:HOME/more" + file,
			"LPATH_PATHS=~/a:b:/c", "HOME/a:HOME/b:/c from LPATH_PATHS",
			"d", "HOME/d from --paths",
		},
		{"color", "auto from default", "color: never", "never" + file, "LPATH_COLOR=always", "always from LPATH_COLOR", "auto", "auto from --color"},
		{"ascii", "false from default", "ascii: true", "true" + file, "LPATH_ASCII=false", "false from LPATH_ASCII", "true", "true from --ascii"},
		{"week_start", "monday from default", "week_start: sunday", "sunday" + file, "LPATH_WEEK_START=friday", "friday from LPATH_WEEK_START", "monday", "monday from --week_start"},
	}
	for _, tt := range tests {
		t.Run(tt.key, func(t *testing.T) {
			d := newDesk(t, "")
			want := func(want string, in config.Input) {
				t.Helper()
				s, err := d.load(in)
				if err != nil {
					t.Fatal(err)
				}
				if got := d.inForce(t, s, tt.key); got != want {
					t.Errorf("got %s, want %s", got, want)
				}
			}
			want(tt.byDefault, config.Input{})
			want(tt.byFlag, config.Input{Flags: map[string]string{tt.key: tt.flag}})
			d.write(t, ".config/lpath/config.yaml", "# settings\n"+tt.line+"\n")
			want(tt.byFile, config.Input{})
			want(tt.byVariable, config.Input{Environ: []string{tt.variable}})
			want(tt.byFlag, config.Input{Environ: []string{tt.variable}, Flags: map[string]string{tt.key: tt.flag}})
		})
	}
	if len(tests) != len(config.Keys()) {
		t.Errorf("%d of %d keys are tested", len(tests), len(config.Keys()))
	}
}

func TestAllSettings(t *testing.T) {
	d := newDesk(t, "state: /s.yaml\npaths: [/p, q]\ncolor: never\nascii: true\nweek_start: sunday\n")
	got, err := d.load(config.Input{})
	if err != nil {
		t.Fatal(err)
	}
	want := config.Settings{
		State: "/s.yaml", Paths: []string{"/p", d.at(".config/lpath/q")}, OwnPaths: d.at(".local/share/lpath/paths"),
		Color: "never", ASCII: true, WeekStart: time.Sunday, File: d.at(".config/lpath/config.yaml"),
		Values: got.Values, // see TestPrecedence
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestWeekStart(t *testing.T) {
	d := newDesk(t, "")
	for day := time.Sunday; day <= time.Saturday; day++ {
		s, err := d.load(config.Input{Environ: []string{"LPATH_WEEK_START=" + strings.ToLower(day.String())}})
		if err != nil || s.WeekStart != day {
			t.Errorf("%v: got %v, %v", day, s.WeekStart, err)
		}
	}
}

// A locale without UTF-8 asks for ASCII; LC_ALL wins over LC_CTYPE over LANG.
func TestLocale(t *testing.T) {
	d := newDesk(t, "")
	for environ, want := range map[string]string{
		"":                              "false from default",
		"LANG=":                         "false from default",
		"LANG=en_US.UTF-8":              "false from locale LANG=en_US.UTF-8",
		"LANG=de_DE.utf8":               "false from locale LANG=de_DE.utf8",
		"LANG=C":                        "true from locale LANG=C",
		"LANG=POSIX":                    "true from locale LANG=POSIX",
		"LANG=C.UTF-8":                  "false from locale LANG=C.UTF-8",
		"LANG=de_DE.ISO-8859-1":         "true from locale LANG=de_DE.ISO-8859-1",
		"LC_CTYPE=UTF-8 LANG=C":         "false from locale LC_CTYPE=UTF-8",
		"LC_ALL=C LC_CTYPE=UTF-8":       "true from locale LC_ALL=C",
		"LC_ALL= LANG=C":                "true from locale LANG=C",
		"LC_ALL=C LPATH_ASCII=false":    "false from LPATH_ASCII",
		"LANG=C.UTF-8 LPATH_ASCII=true": "true from LPATH_ASCII",
	} {
		s, err := d.load(config.Input{Environ: strings.Fields(environ)})
		if err != nil {
			t.Fatal(err)
		}
		got := d.inForce(t, s, "ascii")
		if got != want || s.ASCII != strings.HasPrefix(want, "true") {
			t.Errorf("%s: got %s, want %s", environ, got, want)
		}
	}
}

// An empty variable or flag says nothing.
func TestEmptyValues(t *testing.T) {
	d := newDesk(t, "color: never\n")
	s, err := d.load(config.Input{Environ: []string{"LPATH_COLOR=", "LPATH_STATE=", "LPATH_PATHS=:a::b:"}, Flags: map[string]string{"color": ""}})
	if err != nil {
		t.Fatal(err)
	}
	if s.Color != "never" || s.State != d.at(".local/share/lpath/state.yaml") {
		t.Errorf("color %s, state %s", s.Color, s.State)
	}
	if diff := cmp.Diff([]string{d.at("a"), d.at("b")}, s.Paths); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Variables with the program's prefix that mean nothing are told.
func TestStrangeVariables(t *testing.T) {
	d := newDesk(t, "")
	s, err := d.load(config.Input{Environ: []string{"LPATH_STATES=x", "LPATH_COLOUR=never", "LPATH_=", "LPATH_COLOR=never", "lpath_state=x", "MY_LPATH_X=y", "LPATHX=y"}})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"LPATH_", "LPATH_COLOUR", "LPATH_STATES"}, s.Strange); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
