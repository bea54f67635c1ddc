// Package library finds learning paths: a file named outright, then files in
// directories, then the built-in ones.
package library

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"lpath/internal/lpath"
	"lpath/internal/pathfile"
	"lpath/internal/text"
)

// Origin is the kind of place that a path comes from.
type Origin string

// The origins of paths, in words for the screen.
const (
	File    Origin = "file"     // named outright
	Dir     Origin = "folder"   // a directory of the setting paths
	Yours   Origin = "yours"    // the user's own directory
	BuiltIn Origin = "built in" // part of the program
)

// Source is where a path is.
type Source struct {
	ID     string // from the file's name; a file named outright may say another
	Origin Origin
	File   string // absolute; of a built-in path its name within the program
	Begun  bool   // there is progress under ID: the file must not say another
}

// Name is the source for messages.
func (s Source) Name() string {
	if s.Origin == BuiltIn {
		return "built-in " + s.File
	}
	return s.File
}

// Library knows where to look.
type Library struct {
	dirs    []string // of the setting, in order
	own     string
	builtin fs.FS
	ahead   *ahead
}

// New makes a library of the directories of the setting, the user's own
// directory and the built-in paths, in that order. Directories need not exist.
func New(dirs []string, own string, builtin fs.FS) *Library {
	return &Library{dirs: dirs, own: own, builtin: builtin}
}

// IsFile reports whether a person who typed name means a file and not an id.
func IsFile(name string) bool {
	return strings.ContainsAny(name, `/\`) || isPathFile(name)
}

// NotFoundError says that there is no path of a name, and what is near.
type NotFoundError struct {
	Name string
	Near string // "" if nothing is
}

func (e *NotFoundError) Error() string {
	if e.Near != "" {
		return fmt.Sprintf("there is no path %q (did you mean %q?)", e.Name, e.Near)
	}
	return fmt.Sprintf("there is no path %q; lpath list names those there are", e.Name)
}

// Find returns where the path of a name is: a file named outright (relative to
// the directory in which the program runs), or the first of that id. It opens
// nothing. The error is a *NotFoundError if there is no path of that id.
func (l *Library) Find(name string) (Source, error) {
	if IsFile(name) {
		return fileSource(name)
	}
	if source, found := l.byID(name); found {
		return source, nil
	}
	return Source{}, &NotFoundError{Name: name, Near: cmp.Or(fileHere(name), text.Nearest(strings.ToLower(name), l.IDs()))}
}

// byID finds the first path of an id.
func (l *Library) byID(id string) (s Source, found bool) {
	if !lpath.ValidID(id) {
		return Source{}, false
	}
	for _, dir := range l.folders() {
		for _, ending := range endings() {
			file := filepath.Join(dir.File, id+ending)
			if info, err := os.Stat(file); err == nil && !info.IsDir() {
				return Source{ID: id, Origin: dir.Origin, File: file}, true
			}
		}
	}
	if _, err := fs.Stat(l.builtin, id+".yaml"); err == nil {
		return Source{ID: id, Origin: BuiltIn, File: id + ".yaml"}, true
	}
	return Source{}, false
}

// fileHere returns the path file of a name in the working directory as it has
// to be typed, "" if there is none.
func fileHere(name string) string {
	for _, ending := range endings() {
		if _, err := os.Stat(name + ending); err == nil {
			return "./" + name + ending
		}
	}
	return ""
}

func fileSource(name string) (Source, error) {
	file, err := filepath.Abs(name)
	if err != nil {
		return Source{}, err
	}
	if _, err := os.Stat(file); errors.Is(err, fs.ErrNotExist) {
		return Source{}, fmt.Errorf("there is no file %s", file)
	}
	base := filepath.Base(file)
	id := strings.TrimSuffix(base, filepath.Ext(base))
	if !lpath.ValidID(id) {
		id = text.Slug(id)
	}
	return Source{ID: id, Origin: File, File: file}, nil
}

// Load reads the path of a source. The error is of type yamlx.Errors if the
// file is no good path.
func (l *Library) Load(s Source) (*lpath.Path, error) {
	if l.ahead != nil && l.ahead.source == s {
		return l.ahead.wait()
	}
	return l.load(s)
}

func (l *Library) load(s Source) (*lpath.Path, error) {
	b, err := l.Read(s)
	if err != nil {
		return nil, err
	}
	path, err := pathfile.Decode(s.Name(), b, s.ID, s.Origin == File)
	if err == nil && s.Begun && path.ID != s.ID {
		return nil, fmt.Errorf("%s says id %s now, but its progress is kept under %s; write id: %s there again", s.Name(), path.ID, s.ID, s.ID)
	}
	return path, err
}

// Read returns the file's bytes, one more than allowed of a file too large.
func (l *Library) Read(s Source) ([]byte, error) {
	if s.Origin == BuiltIn {
		return fs.ReadFile(l.builtin, s.File)
	}
	info, err := os.Stat(s.File)
	if err != nil {
		return nil, reason(err)
	}
	if !info.Mode().IsRegular() { // opening a pipe would wait for ever
		return nil, fmt.Errorf("%s is not a file", s.File)
	}
	f, err := os.Open(s.File)
	if err != nil {
		return nil, reason(err)
	}
	defer func() { _ = f.Close() }() // nothing was written
	var b bytes.Buffer
	b.Grow(int(min(info.Size(), pathfile.MaxBytes)) + bytes.MinRead) // or it is read into ever larger ones
	if _, err := b.ReadFrom(io.LimitReader(f, pathfile.MaxBytes+1)); err != nil {
		return nil, reason(err)
	}
	return b.Bytes(), nil
}

// reason shortens "open FILE: no such file" to "FILE: no such file".
func reason(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return fmt.Errorf("%s: %w", p.Path, p.Err)
	}
	return err
}

// List returns where all paths are, by id; of several with the same id the one
// that Find would find. The error names the directories that cannot be read;
// those that do not exist are empty.
func (l *Library) List() ([]Source, error) {
	var all []Source
	var faults []error
	for _, dir := range l.folders() {
		entries, err := os.ReadDir(dir.File)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			faults = append(faults, reason(err))
		}
		all = append(all, listed(entries, dir.Origin, dir.File)...)
	}
	entries, err := fs.ReadDir(l.builtin, ".")
	if err != nil {
		faults = append(faults, err)
	}
	all = append(all, listed(entries, BuiltIn, "")...)
	slices.SortStableFunc(all, func(a, b Source) int { return strings.Compare(a.ID, b.ID) })
	return slices.CompactFunc(all, func(a, b Source) bool { return a.ID == b.ID }), errors.Join(faults...)
}

// IDs returns the ids of all paths that List finds, as far as it can.
func (l *Library) IDs() []string {
	sources, _ := l.List()
	ids := make([]string, len(sources))
	for i, s := range sources {
		ids[i] = s.ID
	}
	return ids
}

// listed returns the sources among a directory's entries.
func listed(entries []fs.DirEntry, origin Origin, dir string) []Source {
	var sources []Source
	for _, e := range entries {
		ending := filepath.Ext(e.Name())
		if e.IsDir() || !isPathFile(e.Name()) || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		sources = append(sources, Source{ID: strings.TrimSuffix(e.Name(), ending), Origin: origin, File: filepath.Join(dir, e.Name())})
	}
	return sources
}

// folders returns the directories to look in, in order.
func (l *Library) folders() []Source {
	folders := make([]Source, 0, len(l.dirs)+1)
	for _, dir := range l.dirs {
		folders = append(folders, Source{Origin: Dir, File: dir})
	}
	return append(folders, Source{Origin: Yours, File: l.own})
}

func isPathFile(name string) bool { return slices.Contains(endings(), filepath.Ext(name)) }

// endings are those of path files, the first preferred.
func endings() []string { return []string{".yaml", ".yml"} }
