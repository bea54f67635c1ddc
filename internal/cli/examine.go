package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"lpath/internal/config"
	"lpath/internal/durable"
	"lpath/internal/lpath"
	"lpath/internal/render"
	"lpath/internal/state"
)

// examination gathers what doctor finds.
type examination struct {
	render.Doctor

	code int // what to exit with
}

// well notes something that is in order.
func (e *examination) well(name, detail string) { e.note(name, detail, exitDone) }

// wrong notes a file that is invalid or damaged.
func (e *examination) wrong(name, detail string) { e.note(name, detail, exitFile) }

// odd notes something else that needs a look.
func (e *examination) odd(name, detail string) { e.note(name, detail, exitFailure) }

func (e *examination) note(name, detail string, code int) {
	e.Checks = append(e.Checks, render.Checkup{Name: name, OK: code == exitDone, Detail: detail})
	e.OK = e.OK && code == exitDone
	e.code = max(e.code, code)
}

// examine looks at everything and shows what it found. It changes nothing.
func (a *app) examine(cmd *cobra.Command) error {
	e := &examination{Doctor: render.Doctor{OK: true, Checks: []render.Checkup{}, Settings: []render.Setting{}, Backups: []render.Backup{}}}
	if err := a.examineSettings(cmd, e); err != nil {
		return err
	}
	s := &lpath.State{}
	if a.settings.State != "" { // else there is no home, which is said already
		s = a.examineState(e, fileSuffix(cmd))
		a.examineChanges(e)
		a.examineClock(e, s)
	}
	a.examinePaths(e, s)
	if err := a.show(e.Doctor); err != nil {
		return err
	}
	if e.code != exitDone {
		return &exitError{e.code}
	}
	return nil
}

// examineSettings loads the settings. An error is one of usage.
func (a *app) examineSettings(cmd *cobra.Command, e *examination) error {
	switch err := a.load(cmd); {
	case err == nil:
		e.well("settings", a.settingsFile())
	case wrongFlag(err):
		return err
	default:
		e.wrong("settings", err.Error())
	}
	for _, s := range a.settings.Values {
		e.Settings = append(e.Settings, render.Setting{Key: s.Key, Value: s.Value, Origin: s.Origin})
	}
	if len(a.settings.Strange) > 0 {
		e.well("variables", fmt.Sprintf("%s: no such setting; there is LPATH_%s", strings.Join(a.settings.Strange, ", "),
			strings.ToUpper(strings.Join(config.Keys(), ", LPATH_"))))
	}
	return nil
}

// wrongFlag reports whether an error of the settings is about what was typed.
func wrongFlag(err error) bool {
	if e, ok := errors.AsType[*config.ValueError](err); ok {
		return strings.HasPrefix(e.Name, "--")
	}
	_, ok := errors.AsType[*usageError](err)
	return ok
}

func (a *app) settingsFile() string {
	if _, err := os.Stat(a.settings.File); errors.Is(err, fs.ErrNotExist) {
		return a.settings.File + " (not there; defaults hold)"
	}
	return a.settings.File
}

// examineState checks the state and its backups, and returns the state, an
// empty one if it is damaged.
func (a *app) examineState(e *examination, suffix string) *lpath.State {
	if backups, err := a.store.Backups(); err != nil {
		e.odd("backups", err.Error())
	} else {
		e.Backups = backupViews(backups)
	}
	s, err := a.store.Load()
	if damage, ok := errors.AsType[*state.DamageError](err); ok {
		e.wrong("state", damage.Words(suffix))
		return &lpath.State{}
	}
	if err != nil {
		e.odd("state", err.Error())
		return &lpath.State{}
	}
	if _, err := os.Stat(a.settings.State); errors.Is(err, fs.ErrNotExist) {
		e.well("state", a.settings.State+" (not there; nothing is started)")
		return s
	}
	records, sessions := 0, 0
	for _, p := range s.Paths {
		records += len(p.Records)
		sessions += len(p.Sessions)
	}
	e.well("state", fmt.Sprintf("%s (paths: %d, records: %d, sessions: %d, changes to undo: %d)",
		a.settings.State, len(s.Paths), records, sessions, len(s.Undo)))
	return s
}

func backupViews(backups []state.Backup) []render.Backup {
	views := make([]render.Backup, len(backups))
	for i, b := range backups {
		reason := ""
		if b.Err != nil {
			reason = b.Err.Error()
		}
		views[i] = render.NewBackup(render.Backup{
			Number: b.Number, File: b.File, At: b.At, Kept: b.Kept, Paths: b.Paths, Records: b.Records, Sessions: b.Sessions,
		}, b.Command, b.Before, reason)
	}
	return views
}

// examineChanges looks whether the state can be changed, who is changing it,
// and what killed commands left.
func (a *app) examineChanges(e *examination) {
	switch holder, err := a.store.Holder(); {
	case err != nil:
		e.odd("lock", err.Error())
	case holder.Held:
		e.well("lock", fmt.Sprintf("%s is changing the state", holder))
	default:
		e.well("lock", "free")
	}
	if err := a.store.Hindrance(); err != nil {
		e.odd("changes", err.Error())
	}
	if left := a.store.Leftovers(); len(left) > 0 {
		e.well("leftovers", fmt.Sprintf("temporary files that killed commands left: %d; the next change removes them", len(left)))
	}
}

// skew is how far the clock may be behind the last change: clocks are set back
// a little all the time.
const skew = 5 * time.Minute

// examineClock looks whether the clock is behind what was recorded.
func (a *app) examineClock(e *examination, s *lpath.State) {
	newest := newestTime(s)
	if newest.Sub(a.now) > skew {
		e.odd("clock", fmt.Sprintf("it is %s, but something is recorded for %s: one of the clocks was wrong",
			a.now.Format("2006-01-02 15:04"), newest.In(a.now.Location()).Format("2006-01-02 15:04")))
	}
}

// newestTime is the latest time in the state.
func newestTime(s *lpath.State) (newest time.Time) {
	later := func(t time.Time) {
		if t.After(newest) {
			newest = t
		}
	}
	for _, p := range s.Paths {
		later(p.Started)
		for _, r := range p.Records {
			later(r.At)
		}
		for _, x := range p.Sessions {
			later(x.At)
		}
	}
	for _, u := range s.Undo {
		later(u.At)
	}
	return newest
}

// examinePaths looks at the directories of paths, and every path.
func (a *app) examinePaths(e *examination, s *lpath.State) {
	for _, dir := range slices.Concat(a.settings.Paths, []string{a.settings.OwnPaths}) {
		if dir != "" {
			e.well("directory", directory(dir))
		}
	}
	paths, faults := a.listings(s)
	for _, path := range paths {
		if path.Error != nil {
			continue
		}
		detail := fmt.Sprintf("%s (%s)", path.ID, path.Source)
		if path.Progress != nil && path.Progress.Retired > 0 {
			detail += fmt.Sprintf("; records of what is no longer in it: %d, kept", path.Progress.Retired)
		}
		e.well("path", detail)
	}
	for _, fault := range faults {
		e.wrong("path", fault)
	}
}

func directory(dir string) string {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return dir + " (not there)"
	case err != nil:
		return err.Error()
	}
	left := 0
	for _, entry := range entries {
		if _, ok := durable.TemporaryOf(entry.Name()); ok {
			left++
		}
	}
	if left > 0 {
		return fmt.Sprintf("%s (entries: %d, of which %d end in .tmp: killed commands left them, and they can be deleted)", dir, len(entries), left)
	}
	return fmt.Sprintf("%s (entries: %d)", dir, len(entries))
}
