package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/spf13/cobra"

	"lpath/internal/library"
	"lpath/internal/lpath"
	"lpath/internal/render"
	"lpath/internal/yamlx"
)

// newListCmd lists all paths.
func newListCmd(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "list",
		Aliases: []string{"ls"},
		GroupID: groupPath,
		Short:   "All paths there are",
		Long: `Lists all paths with size, progress and where they are from: the directories of
the setting paths, your own directory, the built-in ones, and files that were
started from elsewhere. A file that cannot be read is named with its first
error.`,
		Example:           "  lpath list",
		Args:              arguments(0, 0, ""),
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	cmd.RunE = a.with(func(*cobra.Command, []string) error {
		s, err := a.store.Load()
		if err != nil {
			return err
		}
		paths, faults := a.listings(s)
		if err := a.show(render.List{Paths: paths}); err != nil {
			return err
		}
		for _, fault := range faults {
			a.aside(fault)
		}
		return nil
	})
	return cmd
}

// listings returns all paths, those of the library first, and what is wrong
// with any of them.
func (a *app) listings(s *lpath.State) (paths []render.Listing, faults []string) {
	sources, err := a.library.List()
	if err != nil {
		faults = append(faults, err.Error())
	}
	for _, p := range s.Paths {
		if p.File != "" {
			sources = append(sources, begunAt(p))
		}
	}
	listed := map[string]bool{}
	each, faulty := a.readAll(s, sources)
	for i, v := range each {
		paths = append(paths, v)
		listed[v.ID] = true
		if faulty[i] != "" {
			faults = append(faults, faulty[i])
		}
	}
	for _, p := range s.Paths {
		if !listed[p.ID] {
			paths = append(paths, broken(s, p, library.Source{ID: p.ID, Origin: "gone"}, "there is no such path any more"))
			faults = append(faults, fmt.Sprintf("%s: there is no such path any more; its progress is kept", p.ID))
		}
	}
	return paths, faults
}

// readAll reads the paths of all sources, with every processor there is. The
// results are in the order of the sources.
func (a *app) readAll(s *lpath.State, sources []library.Source) ([]render.Listing, []string) {
	views, faults := make([]render.Listing, len(sources)), make([]string, len(sources))
	var taken atomic.Int64
	var readers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(sources)) {
		readers.Go(func() {
			for i := taken.Add(1) - 1; i < int64(len(sources)); i = taken.Add(1) - 1 {
				views[i], faults[i] = a.listing(s, sources[i])
			}
		})
	}
	readers.Wait()
	return views, faults
}

func (a *app) listing(s *lpath.State, source library.Source) (v render.Listing, fault string) {
	path, err := a.library.Load(source)
	if err != nil {
		fault = a.firstFault(source, err)
		return broken(s, progressOf(s, source.ID, source), source, fault), fault
	}
	progress := progressOf(s, path.ID, source)
	active := progress != nil && s.Active == path.ID
	return render.NewListing(lpath.NewTracker(path, progress), string(source.Origin), place(source), active), ""
}

// broken is the listing of a path that cannot be read; p may be nil.
func broken(s *lpath.State, p *lpath.Progress, source library.Source, fault string) render.Listing {
	v := render.NewBroken(source.ID, string(source.Origin), place(source), fault)
	if p != nil {
		v.Title, v.Started, v.Active = p.Title, true, s.Active == p.ID
	}
	return v
}

// progressOf returns the progress of the path of a source, nil if it is not
// started, or was from another place.
func progressOf(s *lpath.State, id string, source library.Source) *lpath.Progress {
	p := s.Path(id)
	if p != nil && p.File != "" && p.File != source.File {
		return nil
	}
	return p
}

// place is the file of a source, "" for one that is part of the program.
func place(source library.Source) string {
	if source.Origin == library.BuiltIn {
		return ""
	}
	return source.File
}

// firstFault is the first thing that is wrong with a path, with the file's
// name alone where the listing says which directory.
func (a *app) firstFault(source library.Source, err error) string {
	if errors.Is(err, fs.ErrNotExist) && source.Origin == library.File {
		return fmt.Sprintf("%s: there is no file at %s any more; lpath start NEW-PLACE takes up its progress", source.ID, source.File)
	}
	what, more := err.Error(), ""
	if faults, ok := errors.AsType[yamlx.Errors](err); ok {
		what = faults[0].String()
		if n := len(faults) - 1; n > 0 {
			more = fmt.Sprintf("; and %d more", n)
		}
	}
	if source.Origin != library.File {
		what = strings.TrimPrefix(what, filepath.Dir(source.File)+string(os.PathSeparator))
	}
	return what + more
}
