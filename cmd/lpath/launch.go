package main

import (
	"errors"
	"os"
	"os/exec"
	"strings"

	"github.com/cli/browser"
)

// browse opens a link in $BROWSER, or in the system's browser. The link is one
// argument and no shell sees it.
func browse(link string) error {
	if words := strings.Fields(os.Getenv("BROWSER")); len(words) > 0 {
		return exec.Command(words[0], append(words[1:], link)...).Run()
	}
	return browser.OpenURL(link)
}

// edit opens a file in $VISUAL or $EDITOR and waits for the learner.
func edit(file string) error {
	editor := os.Getenv("VISUAL")
	if editor == "" {
		editor = os.Getenv("EDITOR")
	}
	words := strings.Fields(editor)
	if len(words) == 0 {
		return errors.New("no editor is set: set $VISUAL or $EDITOR")
	}
	cmd := exec.Command(words[0], append(words[1:], file)...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	return cmd.Run()
}
