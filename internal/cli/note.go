package cli

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"lpath/internal/lpath"
	"lpath/internal/render"
)

// maxNote is the longest note that can be given at once, in bytes.
const maxNote = 4 << 10

// newNoteCmd writes notes.
func newNoteCmd(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "note REF [TEXT...]",
		GroupID: groupDaily,
		Short:   "Add to an item's note",
		Long: `Adds a line to the note of an item, whatever its status. Without TEXT the whole
note opens in $VISUAL or $EDITOR; an empty one is taken away.`,
		Example:           "  lpath note 2.1 worth it\n  lpath note 2.1",
		Args:              arguments(1, -1, "a REF, such as 2.1"),
		ValidArgsFunction: a.completeItems(1, anyStatus),
	}
	cmd.RunE = a.with(func(cmd *cobra.Command, args []string) error {
		line := strings.Join(args[1:], " ")
		if strings.TrimSpace(line) != "" {
			return a.note(cmd, args[0], line, nil)
		}
		return a.editNote(cmd, args[0])
	})
	return cmd
}

// note adds a line to an item's note, or where was is given, replaces the note
// that it was.
func (a *app) note(cmd *cobra.Command, arg, line string, was *string) error {
	if err := checkNote(line); err != nil && was == nil {
		return err
	}
	var item *lpath.Item
	t, err := a.record(cmd, func(t *lpath.Tracker) (words []string, change func() error, err error) {
		if item, err = oneItem(t, arg); err != nil {
			return nil, nil, err
		}
		if was != nil && noteOf(t, item) != *was {
			return nil, nil, errNoteChanged
		}
		return noteWords(item, line, was != nil), func() error {
			t.Note(item, line, was != nil, a.now)
			return nil
		}, nil
	})
	if err != nil {
		return err
	}
	return a.receipt(render.NewNoted(t, item))
}

// noteWords are the words that write the note again; one from the editor is
// written there. A text like a flag gets a space before it, which notes drop.
func noteWords(item *lpath.Item, line string, edited bool) []string {
	words := []string{"note", item.Ref().String()}
	switch {
	case edited:
		return words
	case strings.HasPrefix(line, "-"):
		line = " " + line
	}
	return append(words, quote(line))
}

var errNoteChanged = errors.New("the note was changed meanwhile")

// editNote lets the learner edit the whole note. No lock is held meanwhile.
func (a *app) editNote(cmd *cobra.Command, arg string) error {
	if !a.env.Prompt || !a.env.Out.Terminal {
		return usagef("there is no terminal to edit in; write the text after the ref: lpath note %s TEXT", quote(arg))
	}
	s, err := a.store.Load()
	if err != nil {
		return err
	}
	t, err := a.started(s)
	if err != nil {
		return err
	}
	item, err := oneItem(t, arg)
	if err != nil {
		return err
	}
	was := noteOf(t, item)
	file, err := a.edited(was)
	if err != nil {
		return err
	}
	b, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	err = a.note(cmd, arg, strings.TrimSpace(strings.ReplaceAll(string(b), "\r\n", "\n")), &was)
	if err != nil {
		return fmt.Errorf("%w; your text is in %s", err, file)
	}
	return os.Remove(file)
}

// edited lets the learner edit text in a file that only they can read, and
// returns the file.
func (a *app) edited(was string) (string, error) {
	f, err := os.CreateTemp("", "lpath-note-*.txt")
	if err != nil {
		return "", err
	}
	if was != "" {
		was += "\n"
	}
	_, err = f.WriteString(was)
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = a.env.Edit(f.Name())
	}
	if err != nil {
		return "", abandoned(f.Name(), was, err)
	}
	return f.Name(), nil
}

// abandoned says that the editor failed; what was written in it is kept.
func abandoned(file, was string, err error) error {
	err = fmt.Errorf("the editor, $VISUAL or $EDITOR: %w; the note is as it was", err)
	if b, reading := os.ReadFile(file); reading == nil && string(b) != was {
		return fmt.Errorf("%w, and your text is in %s", err, file)
	}
	return errors.Join(err, os.Remove(file))
}

func noteOf(t *lpath.Tracker, item *lpath.Item) string {
	if r := t.Record(item); r != nil {
		return r.Note
	}
	return ""
}

// notesFit refuses a note that has grown too long to be stored.
func notesFit(t *lpath.Tracker) error {
	for _, r := range t.Progress().Records {
		if len(r.Note) > lpath.MaxNote {
			return fmt.Errorf("the note of %s would be %d bytes long; at most %d fit, and nothing was changed", r.ID, len(r.Note), lpath.MaxNote)
		}
	}
	return nil
}

// checkNote refuses a note that is too long to be one.
func checkNote(s string) error {
	if len(s) > maxNote {
		return usagef("the note is %d bytes long; at most %d fit at once", len(s), maxNote)
	}
	return nil
}
