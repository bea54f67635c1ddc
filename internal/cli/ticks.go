package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"lpath/internal/lpath"
)

// mayStart refuses to record progress where another path of that id is started.
func (a *app) mayStart(jobs []*job) error {
	s, err := a.store.Load()
	if err != nil {
		return err
	}
	for _, j := range jobs {
		if err := a.samePlace(s.Path(j.path.ID), a.placeOf(j)); err != nil {
			return err
		}
	}
	return nil
}

// placeOf is where a path is started from, "" for one in the library.
func (a *app) placeOf(j *job) string {
	if j.next == j.path.ID {
		return ""
	}
	return absolute(j.file)
}

// recordTicks starts the paths that have something ticked and records it as
// done, all in one change. What is done already stays as it is.
func (a *app) recordTicks(cmd *cobra.Command, args []string, jobs []*job) error {
	words := []string{"import", asTyped(args)}
	return a.store.Update(cmd.Context(), func(s *lpath.State) (bool, error) {
		return s.Do(didWords(cmd, words), a.now, func(s *lpath.State) error {
			for _, j := range jobs {
				if len(j.m.Done) == 0 {
					continue
				}
				if err := a.samePlace(s.Path(j.path.ID), a.placeOf(j)); err != nil {
					return err
				}
				s.Start(j.path, a.placeOf(j), a.now)
				if err := tick(j, s.Path(j.path.ID), a); err != nil {
					return fmt.Errorf("%s: %w", j.path.ID, err)
				}
			}
			return nil
		})
	})
}

func tick(j *job, p *lpath.Progress, a *app) error {
	t := lpath.NewTracker(j.path, p)
	var refs []lpath.Ref
	for _, id := range j.m.Done {
		item := j.path.Item(id)
		if r, ok := p.Record(id); !ok || !r.Finished() {
			refs = append(refs, item.Ref())
		}
	}
	if j.recorded = len(refs); len(refs) == 0 {
		return nil
	}
	_, err := t.Done(refs, lpath.DoneOptions{Now: a.now, Force: true})
	return err
}

// asTyped joins arguments as a shell takes them.
func asTyped(args []string) string {
	words := make([]string, len(args))
	for i, arg := range args {
		words[i] = quote(arg)
	}
	return strings.Join(words, " ")
}
