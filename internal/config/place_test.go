package config_test

import (
	"strings"
	"testing"

	"lpath/internal/config"
)

// Where state, own paths and settings are: the XDG rules, the same on every Unix.
func TestHomes(t *testing.T) {
	const (
		state    = "/h/.local/share/lpath/state.yaml"
		settings = "/h/.config/lpath/config.yaml"
	)
	tests := []struct{ system, environ, state, settings string }{
		{"linux", "HOME=/h", state, settings},
		{"darwin", "HOME=/h", state, settings},
		{"linux", "HOME=/h XDG_DATA_HOME=/d XDG_CONFIG_HOME=/c", "/d/lpath/state.yaml", "/c/lpath/config.yaml"},
		{"darwin", "HOME=/h XDG_DATA_HOME=/d", "/d/lpath/state.yaml", settings},
		{"linux", "HOME=/h XDG_DATA_HOME= XDG_CONFIG_HOME=", state, settings},
		{"linux", "HOME=/h XDG_DATA_HOME=d XDG_CONFIG_HOME=./c", state, settings}, // relative ones are to be ignored
		{"linux", "HOME=/h XDG_DATA_HOME=~/d", state, settings},
		{"linux", "XDG_DATA_HOME=/d XDG_CONFIG_HOME=/c", "/d/lpath/state.yaml", "/c/lpath/config.yaml"},
		{"windows", "LOCALAPPDATA=/l APPDATA=/a USERPROFILE=/h HOME=/no", "/l/lpath/state.yaml", "/a/lpath/config.yaml"},
		{"windows", "LocalAppData=/l AppData=/a", "/l/lpath/state.yaml", "/a/lpath/config.yaml"},
		{"windows", "localappdata=/l appdata=/a Xdg_Data_Home=/d", "/d/lpath/state.yaml", "/a/lpath/config.yaml"},
		{"linux", "HOME=/h LOCALAPPDATA=/l home=/no", state, settings},
	}
	for _, tt := range tests {
		s, err := config.Load(config.Input{System: tt.system, Environ: strings.Fields(tt.environ)})
		if err != nil {
			t.Errorf("%s: %v", tt.environ, err)
			continue
		}
		if s.State != tt.state || s.File != tt.settings || s.OwnPaths != strings.Replace(tt.state, "state.yaml", "paths", 1) {
			t.Errorf("%s on %s: state %s, settings %s, paths %s", tt.environ, tt.system, s.State, s.File, s.OwnPaths)
		}
	}
}

// Without a home there is no state, unless somebody says where.
func TestNoHome(t *testing.T) {
	const want = "there is no home directory: set HOME, or name the state with --state FILE"
	for _, environ := range []string{"", "HOME=", "HOME=relative", "XDG_DATA_HOME=/d", "XDG_DATA_HOME=d XDG_CONFIG_HOME=c"} {
		if _, err := config.Load(config.Input{Environ: strings.Fields(environ), System: "linux"}); err == nil || err.Error() != want {
			t.Errorf("%s: got %v", environ, err)
		}
	}
	if _, err := config.Load(config.Input{Environ: []string{"LOCALAPPDATA=/l", "HOME=/h"}, System: "windows"}); err == nil {
		t.Error("Windows without %AppData% has a home")
	}
	for name, in := range map[string]config.Input{
		"--state":     {System: "linux", Flags: map[string]string{"state": "/s/mine.yaml"}},
		"LPATH_STATE": {System: "linux", Environ: []string{"LPATH_STATE=/s/mine.yaml"}},
	} {
		if s, err := config.Load(in); err != nil || s.State != "/s/mine.yaml" || s.OwnPaths != "/s/paths" {
			t.Errorf("%s: state %s, own paths %s (%v)", name, s.State, s.OwnPaths, err)
		}
	}
}

// Places in the file are relative to it, those of flags and variables to the
// working directory; ~/ is the home everywhere.
func TestPlaces(t *testing.T) {
	d := newDesk(t, "")
	d.write(t, "etc/my.yaml", "state: ../s.yaml\npaths: [., sub/dir, ~/own, /abs, ~other, '~']\n")
	for _, file := range []string{"etc/my.yaml", "./etc/../etc/my.yaml", "~/etc/my.yaml", d.at("etc/my.yaml")} {
		s, err := d.load(config.Input{File: file})
		if err != nil {
			t.Fatal(err)
		}
		got := d.tell(strings.Join(append([]string{s.File, s.State}, s.Paths...), " "))
		if want := "HOME/etc/my.yaml HOME/s.yaml HOME/etc HOME/etc/sub/dir HOME/own /abs HOME/etc/~other HOME/etc/~"; got != want {
			t.Errorf("%s: got %s, want %s", file, got, want)
		}
	}
	s, err := d.load(config.Input{Flags: map[string]string{"state": "x/../s.yaml"}, Environ: []string{"LPATH_PATHS=p:~/q"}})
	if err != nil {
		t.Fatal(err)
	}
	if got := d.tell(s.State + " " + strings.Join(s.Paths, " ")); got != "HOME/s.yaml HOME/p HOME/q" {
		t.Errorf("got %s", got)
	}
}

func TestPlacesOnWindows(t *testing.T) {
	s, err := config.Load(config.Input{
		System:  "windows",
		Environ: []string{"LocalAppData=/l", "AppData=/a", "UserProfile=/u", "Home=/no", "Lpath_State=~/s.yaml", "Lpath_Colour=x", "LANG=C"},
	})
	if err != nil {
		t.Fatal(err)
	}
	if s.State != "/u/s.yaml" || len(s.Strange) != 1 || s.Strange[0] != "LPATH_COLOUR" || s.ASCII {
		t.Errorf("state %s, strange %v, ASCII %v", s.State, s.Strange, s.ASCII)
	}
}
