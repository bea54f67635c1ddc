package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"lpath/internal/library"
	"lpath/internal/lpath"
	"lpath/internal/render"
)

// errNoPath says that a command needs a path and none is active.
var errNoPath = errors.New("no path is active")

// track makes the tracker of the path that is meant: that of the flag, else
// the active one. Only its file is opened.
func (a *app) track(s *lpath.State) (*lpath.Tracker, error) {
	name := a.flags.path
	if name == "" {
		name = s.Active
	}
	if name == "" {
		return nil, a.noPath(s)
	}
	source, err := a.source(s, name)
	if err != nil {
		return nil, err
	}
	path, err := a.library.Load(source)
	if err != nil {
		return nil, err
	}
	progress := s.Path(path.ID)
	if progress != nil && progress.File != source.File && progress.File != a.outside(source, path.ID) {
		if gone(progress) {
			return nil, goneError(progress, quote(name))
		}
		return nil, fmt.Errorf("another path %s is started already, from %s", path.ID, a.whence(progress))
	}
	return lpath.NewTracker(path, progress), nil
}

// noPath says which paths there are to choose from.
func (a *app) noPath(s *lpath.State) error {
	var ids []string
	for _, p := range s.Paths {
		ids = append(ids, p.ID)
	}
	if len(ids) > 0 {
		return fmt.Errorf("%w; lpath start %s goes on with it%s", errNoPath, ids[len(ids)-1], others(ids[:len(ids)-1]))
	}
	if ids = a.library.IDs(); len(ids) == 0 {
		return fmt.Errorf("%w, and there is none to start: lpath start ./my-path.yaml", errNoPath)
	}
	return fmt.Errorf("%w; lpath start %s begins one%s", errNoPath, ids[0], others(ids[1:]))
}

// others names further paths.
func others(ids []string) string {
	if len(ids) == 0 {
		return ""
	}
	more := ""
	if len(ids) > 5 {
		ids, more = ids[:5], ", …"
	}
	return " (there is also " + strings.Join(ids, ", ") + more + ")"
}

// source returns where the path of a name is: where it was started from, or
// where the library finds it.
func (a *app) source(s *lpath.State, name string) (library.Source, error) {
	p := s.Path(name)
	if p == nil {
		return a.library.Find(name)
	}
	if p.File == "" {
		source, err := a.library.Find(name)
		if err != nil {
			err = fmt.Errorf("the path %s is not in %s any more; its progress is kept, and lpath start NEW-PLACE takes it up", name, a.settings.OwnPaths)
		}
		return source, err
	}
	if gone(p) {
		place := "NEW-PLACE"
		if _, err := a.library.Find(name); err == nil {
			place = name
		}
		return library.Source{}, goneError(p, place)
	}
	return begunAt(p), nil
}

// begunAt is the source of a path that was started from a file.
func begunAt(p *lpath.Progress) library.Source {
	return library.Source{ID: p.ID, Origin: library.File, File: p.File, Begun: true}
}

// goneError says that the file of a path is gone, and which place to start it
// from instead.
func goneError(p *lpath.Progress, place string) error {
	return fmt.Errorf("the path %s was at %s, where there is no file now; lpath start %s takes up its progress", p.ID, p.File, place)
}

// gone reports whether the file that a path was started from is there no more.
func gone(p *lpath.Progress) bool {
	if p.File == "" {
		return false
	}
	_, err := os.Stat(p.File)
	return errors.Is(err, fs.ErrNotExist)
}

// outside returns the place of a source that the library would not find by
// its id, "" for one that it would.
func (a *app) outside(source library.Source, id string) string {
	if source.Origin != library.File {
		return ""
	}
	if found, err := a.library.Find(id); err == nil && found.File == source.File {
		return ""
	}
	return source.File
}

// whence says where a started path comes from.
func (a *app) whence(p *lpath.Progress) string {
	if p.File != "" {
		return p.File
	}
	if source, err := a.library.Find(p.ID); err == nil {
		return source.Name()
	}
	return "the library"
}

// reading makes a command that shows something of a path and changes nothing.
func (a *app) reading(view func(t *lpath.Tracker, args []string) (render.View, error)) func(*cobra.Command, []string) error {
	return a.with(func(cmd *cobra.Command, args []string) error {
		t, err := a.loaded()
		if err != nil {
			return err
		}
		a.aside(render.Drift(t, t.Drift(), a.suffix(cmd)))
		v, err := view(t, args)
		if err != nil {
			return err
		}
		return a.show(v)
	})
}

// changing makes a command that changes the progress of items and tells what
// came of it. Without refs it is about the next resource.
func (a *app) changing(verb string, change func(t *lpath.Tracker, refs []lpath.Ref) (lpath.Change, error)) func(*cobra.Command, []string) error {
	return a.with(func(cmd *cobra.Command, args []string) error {
		refs, err := parseRefs(args)
		if err != nil {
			return err
		}
		var c lpath.Change
		t, err := a.record(cmd, func(t *lpath.Tracker) ([]string, func() error, error) {
			named := refs
			if len(refs) == 0 {
				if named = nextRef(t); named == nil {
					return nil, nil, nil
				}
			}
			return refWords(cmd, named), func() (err error) {
				c, err = change(t, named)
				return err
			}, nil
		})
		if err != nil {
			return err
		}
		if len(c.Changed) == 0 && len(refs) == 0 {
			return a.receipt(render.NewNext(t, 1))
		}
		receipt := render.NewReceipt(t, verb, c)
		if len(refs) == 0 {
			receipt.Remarks = append(receipt.Remarks, "not this one? lpath undo")
		}
		return a.receipt(receipt)
	})
}

// record changes the progress of the path that is meant, in one change that
// undo takes back, and tells how the path differs from what was seen of it.
// prepare returns the words that do it again, and the change; nil if there is
// none. It may run more than once. The tracker is nil if there is no such path.
func (a *app) record(cmd *cobra.Command, prepare func(*lpath.Tracker) (words []string, change func() error, err error)) (*lpath.Tracker, error) {
	var t *lpath.Tracker
	drift := ""
	a.readAhead()
	err := a.store.Update(cmd.Context(), func(s *lpath.State) (bool, error) {
		var err error
		if t, err = a.started(s); err != nil {
			return false, err
		}
		drift = render.Drift(t, t.Drift(), a.suffix(cmd))
		words, change, err := prepare(t)
		if err != nil || change == nil {
			return false, err
		}
		return s.Do(didWords(cmd, words), a.now, func(*lpath.State) error {
			if err := change(); err != nil {
				return err
			}
			return notesFit(t)
		})
	})
	a.aside(drift)
	return t, err
}

// started is track for commands that change something.
func (a *app) started(s *lpath.State) (*lpath.Tracker, error) {
	t, err := a.track(s)
	if err != nil {
		return nil, err
	}
	if s.Path(t.Path().ID) == nil {
		name := a.flags.path
		return nil, fmt.Errorf("%s is not started; lpath start %s begins it", t.Path().Title, quote(name))
	}
	return t, nil
}

func nextRef(t *lpath.Tracker) []lpath.Ref {
	next := t.Next(1)
	if len(next) == 0 {
		return nil
	}
	return []lpath.Ref{next[0].Ref()}
}

// maxDid is how long the words kept for undo may be.
const maxDid = 200

// refWords are a command and what it is about.
func refWords(cmd *cobra.Command, refs []lpath.Ref) []string {
	words := []string{cmd.Name()}
	for _, r := range refs {
		words = append(words, r.String())
	}
	return words
}

// didWords is the command as it can be typed again, for undo to tell.
func didWords(cmd *cobra.Command, words []string) string {
	s := strings.Join(append(words, flagWords(cmd, true)...), " ")
	if runes := []rune(s); len(runes) > maxDid {
		return string(runes[:maxDid-1]) + "…"
	}
	return s
}

// typed are the command's own flags as they were typed, each after a space.
func typed(cmd *cobra.Command) string {
	words := flagWords(cmd, false)
	if len(words) == 0 {
		return ""
	}
	return " " + strings.Join(words, " ")
}

// flagWords are the command's own flags as they can be typed again; with path
// also the flag that says which path is meant.
func flagWords(cmd *cobra.Command, path bool) (words []string) {
	cmd.Flags().Visit(func(f *pflag.Flag) {
		switch {
		case cmd.InheritedFlags().Lookup(f.Name) != nil && (f.Name != "path" || !path):
		case f.Value.Type() == "bool":
			words = append(words, "--"+f.Name)
		case f.Shorthand != "":
			words = append(words, "-"+f.Shorthand, quote(f.Value.String()))
		default:
			words = append(words, "--"+f.Name, quote(f.Value.String()))
		}
	})
	return words
}
