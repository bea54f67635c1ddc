package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"lpath/internal/durable"
	"lpath/internal/importer"
	"lpath/internal/library"
	"lpath/internal/lpath"
	"lpath/internal/pathfile"
	"lpath/internal/render"
	"lpath/internal/text"
)

// job is one path to be written.
type job struct {
	reading
	file    string
	content []byte
	old     []byte // nil: there is no file yet
	broken  error  // why the old file is no path
	same    bool
	changes *render.ImportChanges // against the old path, nil without one
	hand    bool                  // the old file was edited since it was imported
	kept    string                // where that is kept
	shadows string                // the path of the same id that would not be found any more
	path    *lpath.Path
	next    string // what to start it by

	recorded int // items that were recorded as done
}

// plan settles for each path its id, its file, and how it differs from what is
// there. Nothing is written.
func (a *app) plan(all []reading, o importFlags) ([]*job, error) {
	a.tellApart(all)
	var jobs []*job
	for _, r := range all {
		j := &job{reading: r}
		var err error
		if j.file, err = a.target(r.m.Path.ID, o, len(all)); err != nil {
			return nil, err
		}
		if err := a.compare(j); err != nil {
			return nil, err
		}
		jobs = append(jobs, j)
	}
	return jobs, nil
}

// tellApart puts the folder's slug before ids that several paths of one run
// have, and a number behind those that even so are equal.
func (a *app) tellApart(all []reading) {
	count := map[string]int{}
	for _, r := range all {
		count[r.m.Path.ID]++
	}
	taken := map[string]bool{}
	for id, n := range count {
		taken[id] = n == 1
	}
	for _, r := range all {
		id := r.m.Path.ID
		if count[id] == 1 {
			continue
		}
		if folder := folderSlug(r.doc.Name); folder != "" {
			id = text.CutSlug(folder+"-"+id, text.MaxSlug)
		}
		base := id
		for n := 2; taken[id] || !lpath.ValidID(id); n++ {
			end := fmt.Sprintf("-%d", n)
			id = text.CutSlug(base, text.MaxSlug-len(end)) + end
		}
		taken[id] = true
		r.m.Rename(id)
	}
}

// target is the file for a path: -o, or in it where that is a directory, else
// in the learner's own directory.
func (a *app) target(id string, o importFlags, paths int) (string, error) {
	dir := a.settings.OwnPaths
	if o.out != "" {
		info, err := os.Stat(o.out)
		isDir := err == nil && info.IsDir() || strings.HasSuffix(o.out, string(os.PathSeparator))
		switch {
		case isDir:
			dir = o.out
		case paths > 1:
			return "", usagef("-o %s is one file, and these are %d paths; name a directory", o.out, paths)
		case !library.IsFile(filepath.Base(o.out)):
			return "", usagef("-o is %q (write a file that ends in .yaml, or a directory)", o.out)
		default:
			return o.out, nil
		}
	}
	if dir == "" {
		return "", errors.New("there is no home to keep paths in; -o FILE says where to write")
	}
	file := filepath.Join(dir, id)
	if _, err := os.Stat(file + ".yml"); err == nil {
		return file + ".yml", nil
	}
	return file + ".yaml", nil
}

// compare gives the path the ids of the one it follows, and notes what differs.
func (a *app) compare(j *job) error {
	file, err := outFile(j.file)
	if err != nil {
		return err
	}
	j.file = file
	old, err := os.ReadFile(j.file)
	switch {
	case err == nil:
		j.old = old
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	before, err := a.before(j)
	if err != nil {
		j.broken = err
	}
	if before != nil {
		c, err := importer.Keep(before, j.m)
		if err != nil {
			return err
		}
		if j.old != nil {
			j.changes = &render.ImportChanges{New: list(c.New), Moved: list(c.Moved), Gone: list(c.Gone), Edited: list(c.Edited)}
		}
	}
	j.content = signed(pathfile.Encode(j.m.Path))
	j.same = j.old != nil && bytes.Equal(j.old, j.content)
	j.hand = j.old != nil && !j.same && !isSigned(j.old)
	path, problems := lpath.NewPath(j.m.Path)
	if len(problems) > 0 {
		return errors.New(problems[0].What)
	}
	j.path = path
	j.next = a.startName(j)
	if found, err := a.library.Find(path.ID); err == nil && j.old == nil && found.File != absolute(j.file) && j.next == path.ID {
		j.shadows = found.Name()
	}
	return nil
}

// list is never nil: in JSON it is a list.
func list(titles []string) []string { return append([]string{}, titles...) }

// startName is what lpath start has to be told: the id where the library finds
// this file by it, else the file.
func (a *app) startName(j *job) string {
	file := absolute(j.file)
	if found, err := a.library.Find(j.path.ID); err == nil && found.File == file {
		return j.path.ID
	} else if err != nil || found.Origin == library.BuiltIn || found.Origin == library.Yours {
		for _, dir := range append(slices.Clone(a.settings.Paths), a.settings.OwnPaths) {
			if filepath.Dir(file) == dir && strings.TrimSuffix(filepath.Base(file), filepath.Ext(file)) == j.path.ID {
				return j.path.ID
			}
		}
	}
	if !library.IsFile(j.file) {
		return "./" + j.file
	}
	return j.file
}

// before returns the path that this one follows: that of the file, else the
// library's of the same id, nil if there is none. The error says that the file
// is no path.
func (a *app) before(j *job) (*lpath.Path, error) {
	if j.old != nil {
		return pathfile.Decode(j.file, j.old, j.m.Path.ID, true)
	}
	source, err := a.library.Find(j.m.Path.ID)
	if err != nil {
		return nil, nil //nolint:nilerr // that there is none is the answer
	}
	path, err := a.library.Load(source)
	if err != nil {
		return nil, nil //nolint:nilerr // nothing of it can be kept
	}
	return path, nil
}

// writeJobs puts the files in place.
func writeJobs(jobs []*job) error {
	for _, j := range jobs {
		if j.same {
			continue
		}
		if err := durable.MakeDir(filepath.Dir(absolute(j.file)), 0o700); err != nil {
			return err
		}
		var err error
		switch {
		case j.old == nil:
			err = durable.Create(j.file, j.content, 0o644)
		case j.hand:
			if j.kept, err = keepOld(j.file); err != nil {
				return err
			}
			fallthrough
		default:
			err = durable.Write(j.file, j.content, 0o644)
		}
		if errors.Is(err, fs.ErrExist) {
			return fmt.Errorf("%s has come meanwhile; import again to see how it differs", j.file)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// view is what is shown of a job.
func (j *job) view(o importFlags) render.Import {
	v := render.Import{
		Source: relative(j.doc.Name), File: j.file, Format: string(j.m.Format), Status: j.status(o), Start: j.next,
		Ticked: len(j.m.Done), Recorded: j.recorded, Progress: o.progress, Kept: j.kept,
		LeftOut: remarks(j.m.LeftOut), Warnings: remarks(j.m.Warnings),
	}
	if j.changes != nil && !j.same {
		v.Changes = j.changes
	}
	return render.NewImport(j.path, v)
}

func (j *job) status(o importFlags) string {
	switch {
	case o.dry:
		return "dry"
	case j.same:
		return "same"
	case j.old != nil:
		return "replaced"
	}
	return "created"
}

func remarks(all []importer.Remark) []render.Remark {
	views := make([]render.Remark, 0, len(all))
	for _, r := range all {
		views = append(views, render.Remark(r))
	}
	return views
}

// relative is a file's name from where the program runs, if it is below that.
func relative(name string) string {
	here, err := os.Getwd()
	if err != nil {
		return name
	}
	if rest, ok := strings.CutPrefix(name, here+string(os.PathSeparator)); ok {
		return rest
	}
	return name
}
