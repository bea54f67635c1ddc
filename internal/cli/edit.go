package cli

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"lpath/internal/library"
	"lpath/internal/lpath"
)

// newEditCmd opens a path file in the editor.
func newEditCmd(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "edit PATH",
		GroupID: groupAuthor,
		Short:   "Edit a path file, and validate it",
		Long: `Opens the file of a path in $VISUAL or $EDITOR, and says afterwards what is
wrong in it. A built-in path is copied into your own directory of paths first,
where it takes the built-in one's place. Progress is not touched.`,
		Example:           "  lpath edit my-path\n  lpath edit ./my-path.yaml",
		Args:              arguments(1, 1, "a PATH: an id from lpath list, or a file"),
		ValidArgsFunction: a.completePaths,
	}
	cmd.RunE = a.with(func(cmd *cobra.Command, args []string) error {
		if err := pathless(cmd); err != nil {
			return err
		}
		return a.edit(args[0])
	})
	return cmd
}

func (a *app) edit(name string) error {
	s, err := a.store.Load()
	if err != nil { // which is no reason not to mend a path
		s = &lpath.State{}
	}
	source, err := a.source(s, name)
	if err != nil {
		return err
	}
	if !a.env.Prompt || !a.env.Out.Terminal {
		return usagef("there is no terminal to edit in; the path is %s", source.Name())
	}
	if source.Origin == library.BuiltIn {
		return a.editCopy(source)
	}
	return a.editFile(source.File)
}

// editCopy makes a built-in path the learner's own. A copy in which nothing was
// changed goes again, so that the built-in one is used on.
func (a *app) editCopy(source library.Source) error {
	content, err := a.library.Read(source)
	if err != nil {
		return err
	}
	if a.settings.OwnPaths == "" {
		return errors.New("there is no home for a copy of the built-in path; lpath new ID --from PATH -o FILE makes one")
	}
	file := filepath.Join(a.settings.OwnPaths, source.ID+".yaml")
	if err := createFile(file, content, true); err != nil {
		return err
	}
	a.aside("the path is built in; this is a copy: " + file)
	editing := a.editFile(file)
	if b, err := os.ReadFile(file); err == nil && bytes.Equal(b, content) {
		a.aside("nothing was changed, so the copy is gone again")
		return errors.Join(editing, os.Remove(file))
	}
	return editing
}

// editFile lets the learner edit a file until it is good or they have enough.
func (a *app) editFile(file string) error {
	answers := bufio.NewReader(a.env.In)
	for {
		if err := a.env.Edit(file); err != nil {
			return fmt.Errorf("the editor, $VISUAL or $EDITOR: %w; the path is %s", err, file)
		}
		v, err := a.validate([]string{file}, false)
		if err != nil {
			return err
		}
		if err := a.receipt(v); err != nil {
			return err
		}
		if v.OK {
			return nil
		}
		again, err := a.agree(answers, "Go back into the editor?")
		if err != nil {
			return err
		}
		if !again {
			a.aside(file + " stays as it is; until it is mended, the path cannot be used")
			return &exitError{exitFile}
		}
	}
}

// agree asks a question that is answered by yes unless something else is
// typed; the end of the input is a no.
func (a *app) agree(answers *bufio.Reader, question string) (bool, error) {
	a.say(question + " [Y/n]")
	line, err := answers.ReadString('\n')
	if errors.Is(err, io.EOF) {
		return false, nil
	}
	answer := strings.ToLower(strings.TrimSpace(line))
	return answer == "" || answer == "y" || answer == "yes", err
}
