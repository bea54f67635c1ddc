package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"lpath/internal/importer"
	"lpath/internal/text"
)

// maxDocument is how much of a document is read; the importer refuses one of
// that size.
const maxDocument = 4 << 20

// maxDocuments is how many documents a directory may have.
const maxDocuments = 5_000

// sources are what was read.
type sources struct {
	read      []reading
	left      []left
	directory bool // one of them was a directory
}

// reading is a document that became a path.
type reading struct {
	doc importer.Document
	m   *importer.Import
}

// left is a document that did not.
type left struct {
	name string
	why  importer.Remark
}

// readSources reads all that was named. A file that gives no path is an error;
// a document in a directory is left out, with the reason.
func (a *app) readSources(args []string, o importFlags) (sources, error) {
	var all sources
	for _, arg := range args {
		info, err := os.Stat(arg)
		switch {
		case arg == "-":
			err = a.readInput(&all, o)
		case errors.Is(err, fs.ErrNotExist):
			err = fmt.Errorf("there is no file %s", arg)
		case err != nil:
		case info.IsDir():
			all.directory = true
			err = a.readDirectory(&all, arg, o)
		default:
			err = readFile(&all, arg, o)
		}
		if err != nil {
			return all, err
		}
	}
	if o.id != "" && len(all.read) > 1 {
		return all, usagef("--id names one path, and these are %d", len(all.read))
	}
	return all, nil
}

func (o importFlags) options() importer.Options {
	return importer.Options{As: importer.Format(o.as), Section: o.section, ID: o.id}
}

func (a *app) readInput(all *sources, o importFlags) error {
	b, err := io.ReadAll(io.LimitReader(a.env.In, maxDocument))
	if err != nil {
		return err
	}
	return all.add(importer.Document{Name: "-", Source: b}, o)
}

func readFile(all *sources, name string, o importFlags) error {
	b, err := readDocument(name)
	if err != nil {
		return err
	}
	return all.add(importer.Document{Name: absolute(name), Source: b}, o, name)
}

// add reads a document; shown is what messages call it, if not by its name.
func (all *sources) add(doc importer.Document, o importFlags, shown ...string) error {
	m, err := importer.Read(doc, o.options())
	if wrong, ok := errors.AsType[*importer.Error](err); ok && len(shown) > 0 {
		wrong.Name = shown[0]
	}
	if err != nil {
		return err
	}
	all.read = append(all.read, reading{doc, m})
	return nil
}

// absolute is the full name of a file: its folders may name the path.
func absolute(name string) string {
	if full, err := filepath.Abs(name); err == nil {
		return full
	}
	return name
}

// readDocument returns the bytes of a file, of a very large one its beginning.
func readDocument(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() { // opening a pipe would wait for ever
		return nil, fmt.Errorf("%s is not a file; - reads standard input", name)
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // nothing was written
	return io.ReadAll(io.LimitReader(f, maxDocument))
}

// readDirectory reads every document below a directory, in one format: that of
// --as, else the one that most of them have.
func (a *app) readDirectory(all *sources, dir string, o importFlags) error {
	names, err := documentsIn(dir)
	if err != nil {
		return err
	}
	read, count := a.readEach(all, names, o)
	format, err := mostOf(dir, count)
	if err != nil {
		return err
	}
	for _, r := range read {
		if r.m.Format == format {
			r.doc.Name = absolute(r.doc.Name)
			all.read = append(all.read, r)
			continue
		}
		all.left = append(all.left, left{r.doc.Name, importer.Remark{
			What: fmt.Sprintf("it is of the format %s, and most are of %s", r.m.Format, format), Why: "import it by its name",
		}})
	}
	slices.SortStableFunc(all.left, func(a, b left) int { return strings.Compare(a.name, b.name) })
	if format == "" {
		return nothingIn(dir, all.left)
	}
	return nil
}

// readEach reads documents, counts them by their formats, and leaves out those
// that give no path.
func (a *app) readEach(all *sources, names []string, o importFlags) (read []reading, count map[importer.Format]int) {
	count = map[importer.Format]int{}
	progress := a.newBar(len(names))
	defer progress.end()
	for _, name := range names {
		progress.step()
		b, err := readDocument(name)
		if err != nil {
			all.left = append(all.left, left{name, importer.Remark{What: err.Error()}})
			continue
		}
		m, err := importer.Read(importer.Document{Name: absolute(name), Source: b}, o.options())
		if wrong, ok := errors.AsType[*importer.Error](err); ok {
			all.left = append(all.left, left{name, wrong.Reason()})
			continue
		}
		count[m.Format]++
		read = append(read, reading{importer.Document{Name: name}, m})
	}
	return read, count
}

// nothingIn says why a directory gives no path.
func nothingIn(dir string, all []left) error {
	wrong := &importer.Error{Name: dir, Faults: []importer.Remark{{What: "there is no document in it that can be followed"}}}
	for _, l := range all {
		place := l.name
		if l.why.Line > 0 {
			place = fmt.Sprintf("%s:%d", l.name, l.why.Line)
		}
		wrong.Faults[0].What += "\n  " + place + ": " + remarkText(l.why)
	}
	return wrong
}

// mostOf returns the format that most documents have, "" where there are none.
// It is an error if two have as many.
func mostOf(dir string, count map[importer.Format]int) (importer.Format, error) {
	var best, rival importer.Format
	for _, f := range importer.Formats() {
		switch n := count[f]; {
		case n > count[best]:
			best, rival = f, ""
		case n > 0 && n == count[best]:
			rival = f
		}
	}
	if rival != "" {
		return "", usagef("%s has as many documents of %s as of %s; say which with --as %s or --as %s", dir, best, rival, best, rival)
	}
	return best, nil
}

// documentsIn returns the documents below a directory, by name: Markdown, and
// the config.json of tracks. Hidden folders and those of packages are passed by.
func documentsIn(dir string) ([]string, error) {
	var names []string
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		base := e.Name()
		switch {
		case err != nil:
			return err
		case e.IsDir() && name != dir && (strings.HasPrefix(base, ".") || base == "node_modules" || base == "vendor"):
			return fs.SkipDir
		case e.IsDir() || strings.HasPrefix(base, "."):
		case isDocument(base):
			names = append(names, name)
		}
		if len(names) > maxDocuments {
			return fmt.Errorf("%s has over %d documents: import its folders one by one", dir, maxDocuments)
		}
		return nil
	})
	return names, err
}

func isDocument(base string) bool {
	base = strings.ToLower(base)
	return base == "config.json" || slices.Contains([]string{".md", ".markdown", ".mdown", ".mkd", ".mkdn"}, filepath.Ext(base))
}

// bar shows on a terminal how far long work is. It is nothing for scripts.
type bar struct {
	a           *app
	done, total int
	began, last time.Time
	shown       bool
}

// patience is how long work lasts before a bar is worth it.
const patience = 300 * time.Millisecond

func (a *app) newBar(total int) *bar {
	return &bar{a: a, total: total, began: a.env.Now()}
}

// step counts one thing more.
func (b *bar) step() {
	b.done++
	if !b.a.env.Err.Terminal || b.a.flags.quiet || b.a.flags.json {
		return
	}
	now := b.a.env.Now()
	if now.Sub(b.began) < patience || now.Sub(b.last) < patience/4 {
		return
	}
	b.last, b.shown = now, true
	const cells = 20
	full := b.done * cells / b.total
	line := fmt.Sprintf("%s%s %d of %d", strings.Repeat("█", full), strings.Repeat("░", cells-full), b.done, b.total)
	if b.a.ascii() {
		line = fmt.Sprintf("%d of %d", b.done, b.total)
	}
	_, _ = io.WriteString(b.a.env.Err, "\r"+line) // it is decoration
}

// end takes the bar away.
func (b *bar) end() {
	if b.shown {
		_, _ = io.WriteString(b.a.env.Err, "\r"+strings.Repeat(" ", 30+2*len(fmt.Sprint(b.total)))+"\r")
	}
}

// folderSlug is the slug of the nearest folder that a document stands in.
func folderSlug(name string) string { return text.Slug(filepath.Base(filepath.Dir(name))) }
