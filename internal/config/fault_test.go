package config_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lpath/internal/config"
	"lpath/internal/yamlx"
)

func TestFaultsOfFile(t *testing.T) {
	tests := []struct{ name, file, want string }{
		{"unknown key", "colour: never\n", `1:1: unknown key "colour" (did you mean "color"?)`},
		{"unknown key, near nothing", "theme: dark\n", `1:1: unknown key "theme" (known here: state, paths, color, ascii, week_start)`},
		{"key in capitals", "State: x\n", `1:1: unknown key "State" (did you mean "state"?)`},
		{"key with a dot", "color.x: y\n", `1:1: unknown key "color.x" (did you mean "color"?)`},
		{"unknown color", "color: alway\n", `1:8: color is "alway" (did you mean "always"?)`},
		{"unknown color, near nothing", "\ncolor: green\n", `2:8: color is "green" (it is one of auto, always, never)`},
		{"color as a truth value", "color: false\n", `1:8: color is "false" (it is one of auto, always, never)`},
		{"unknown day", "week_start: tusday\n", `1:13: week_start is "tusday" (did you mean "tuesday"?)`},
		{"day as a number", "week_start: 1\n", `1:13: week_start is "1" (it is one of sunday, monday, tuesday, wednesday, thursday, friday, saturday)`},
		{"day in capitals", "week_start: Monday\n", `1:13: week_start is "Monday" (did you mean "monday"?)`},
		{"ascii as a word", "ascii: yes\n", `1:8: ascii is "yes" (write true or false)`},
		{"paths as text", "paths: courses\n", `1:8: text where a list ([a, b], or lines that begin with a dash) is needed for paths`},
		{"null among paths", "paths:\n  - ~\n", `2:5: paths has no value (write one, or leave it out)`},
		{"state as a list", "state: [a]\n", `1:8: a list where text is needed for state`},
		{"empty state", "state: ''\n", `1:8: state is empty (write something, or leave it out)`},
		{"null", "color:\n", `1:7: color has no value (write one, or leave it out)`},
		{"key twice", "color: never\nascii: true\ncolor: auto\n", `3:1: the key "color" is here twice (keep one of them)`},
		{"second document", "color: never\n---\ncolor: auto\n", `2:1: a second document begins here (one file holds one document)`},
		{"list", "- color\n", `1:1: a list where a map (lines of key: value) is needed`},
		{"broken", "color: [never\n", `2: did not find expected ',' or ']' (in brackets, put text that has one of ,?[]{} in quotes)`},
		{"escape character", "color: \x1b\n", `1:8: the character \x1b is not allowed in YAML (take it out, or write it as an escape in double quotes)`},
		{"all at once", "color: gray\nsate: x\nascii: 1\n", "1:8: color is \"gray\" (it is one of auto, always, never)\n2:1: unknown key \"sate\" (did you mean \"state\"?)\n3:8: ascii is \"1\" (write true or false)"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := newDesk(t, tt.file)
			_, err := d.load(config.Input{})
			if _, ok := errors.AsType[yamlx.Errors](err); !ok {
				t.Fatalf("got the error %v", err)
			}
			got := strings.ReplaceAll(err.Error(), d.at(".config/lpath/config.yaml")+":", "")
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestFaultsOfValues(t *testing.T) {
	d := newDesk(t, "")
	tests := []struct {
		in   config.Input
		want string
	}{
		{config.Input{Environ: []string{"LPATH_COLOR=allways"}}, `LPATH_COLOR is "allways" (did you mean "always"?)`},
		{config.Input{Environ: []string{"LPATH_ASCII=1"}}, `LPATH_ASCII is "1" (it is one of true, false)`},
		{config.Input{Environ: []string{"LPATH_WEEK_START=mo"}}, `LPATH_WEEK_START is "mo" (it is one of sunday, monday, tuesday, wednesday, thursday, friday, saturday)`},
		{config.Input{Flags: map[string]string{"color": "rainbow"}}, `--color is "rainbow" (it is one of auto, always, never)`},
		{config.Input{Flags: map[string]string{"color": "\x1b[m"}}, `--color is "\x1b[m" (it is one of auto, always, never)`},
		{config.Input{Flags: map[string]string{"color": "x"}, Environ: []string{"LPATH_COLOR=y"}}, `LPATH_COLOR is "y" (it is one of auto, always, never)`},
	}
	for _, tt := range tests {
		_, err := d.load(tt.in)
		if _, ok := errors.AsType[*config.ValueError](err); !ok || err.Error() != tt.want {
			t.Errorf("got %v, want %s", err, tt.want)
		}
	}
}

// With a fault, all that is not at fault holds: somebody has to find the rest.
func TestSettingsDespiteFaults(t *testing.T) {
	d := newDesk(t, "color: never\nascii: maybe\n")
	s, err := d.load(config.Input{Environ: []string{"LPATH_COLOR=pink", "LPATH_WEEK_START=sunday"}, Flags: map[string]string{"state": "/s.yaml"}})
	if err == nil || !strings.Contains(err.Error(), `:2:8: ascii is "maybe"`) {
		t.Errorf("the error is %v", err)
	}
	for key, want := range map[string]string{
		"color": "auto from default", "ascii": "false from default", "week_start": "sunday from LPATH_WEEK_START", "state": "/s.yaml from --state",
	} {
		if got := d.inForce(t, s, key); got != want {
			t.Errorf("%s is %s, want %s", key, got, want)
		}
	}
}

// A file with nothing but comments is what people keep for later.
func TestFileWithoutSettings(t *testing.T) {
	for _, file := range []string{"# color: never\n\n  # ascii: true\n", "\n", " \t\r\n", "{}\n"} {
		d := newDesk(t, file)
		s, err := d.load(config.Input{})
		if err != nil {
			t.Errorf("%q: %v", file, err)
			continue
		}
		if got := d.inForce(t, s, "color"); got != "auto from default" {
			t.Errorf("%q: color is %s", file, got)
		}
	}
}

// Without --config no file is needed, and none is made.
func TestNoFile(t *testing.T) {
	d := newDesk(t, "")
	if _, err := d.load(config.Input{}); err != nil {
		t.Error(err)
	}
	if entries, err := os.ReadDir(d.home); err != nil || len(entries) > 0 {
		t.Errorf("the home has %v (%v)", entries, err)
	}
}

// The file that --config names is read instead, and has to be there.
func TestConfigFlag(t *testing.T) {
	d := newDesk(t, "color: never\n")
	d.write(t, "my.yaml", "ascii: true\n")
	s, err := d.load(config.Input{File: "my.yaml"})
	if err != nil || s.Color != "auto" || !s.ASCII || s.File != d.at("my.yaml") {
		t.Errorf("color %s, ASCII %v, file %s (%v)", s.Color, s.ASCII, s.File, err)
	}
	_, err = d.load(config.Input{File: "gone.yaml"})
	if want := d.at("gone.yaml") + ": no such file or directory"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	_, err = d.load(config.Input{File: "."})
	if want := d.home + ": is a directory"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}
