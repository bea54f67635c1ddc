package render

import (
	"fmt"
	"strconv"
	"strings"

	"lpath/internal/lpath"
	"lpath/internal/text"
)

// Finding is something to say about a path file.
type Finding struct {
	Line   *int   `json:"line"`
	Column *int   `json:"column"`
	What   string `json:"what"`
	Hint   string `json:"hint"`

	excerpt excerpt
}

// Validated is a path file and all that was found in it.
type Validated struct {
	File      string    `json:"file"`
	OK        bool      `json:"ok"`
	ID        *string   `json:"id"`
	Title     *string   `json:"title"`
	Phases    int       `json:"phases"`
	Resources int       `json:"resources"`
	Errors    []Finding `json:"errors"`
	Warnings  []Finding `json:"warnings"`

	path   *lpath.Path
	errors *source
	odd    *source
}

// Validation is what was found in path files.
type Validation struct {
	OK       bool        `json:"ok"`
	Files    []Validated `json:"files"`
	Errors   int         `json:"errors"`
	Warnings int         `json:"warnings"`
}

// NewValidated makes the view of a file with the bytes in b, before anything is
// found in it. path is nil if it is not good.
func NewValidated(file string, b []byte, path *lpath.Path) Validated {
	v := Validated{
		File: file, OK: path != nil, Errors: []Finding{}, Warnings: []Finding{},
		path: path, errors: newSource(b), odd: newSource(b),
	}
	if path != nil {
		v.ID, v.Title = known(path.ID), known(path.Title)
		v.Phases, v.Resources = len(path.Phases), len(path.Resources())
	}
	return v
}

// Error adds an error. A line or column of 0 is unknown. Errors come in the
// file's order.
func (v *Validated) Error(line, column int, what, hint string) {
	v.OK = false
	v.Errors = append(v.Errors, newFinding(v.errors, line, column, what, hint))
}

// Warning adds a warning. Warnings come in the file's order.
func (v *Validated) Warning(line, column int, what, hint string) {
	v.Warnings = append(v.Warnings, newFinding(v.odd, line, column, what, hint))
}

func newFinding(s *source, line, column int, what, hint string) Finding {
	f := Finding{What: what, Hint: hint}
	if line > 0 {
		f.Line, f.excerpt = &line, s.excerpt(line, column)
	}
	if column > 0 {
		f.Column = &column
	}
	return f
}

// NewValidation makes the view of files. With strict, warnings are errors.
func NewValidation(files []Validated, strict bool) Validation {
	v := Validation{OK: true, Files: files}
	for i := range files {
		f := &files[i]
		if strict && len(f.Warnings) > 0 {
			f.OK = false
			f.Errors, f.Warnings = append(f.Errors, f.Warnings...), []Finding{}
		}
		v.OK = v.OK && f.OK
		v.Errors += len(f.Errors)
		v.Warnings += len(f.Warnings)
	}
	return v
}

// Write adds the errors of all files, then the warnings, then what is good, and
// a summary.
func (v Validation) Write(p *Page) {
	for _, f := range v.Files {
		for _, e := range f.Errors {
			e.write(p, f.File, "")
		}
	}
	if v.Errors > 0 && v.Warnings > 0 {
		p.blank()
	}
	for _, f := range v.Files {
		for _, w := range f.Warnings {
			w.write(p, f.File, "warning: ")
		}
	}
	if len(p.lines) > 0 {
		p.blank()
	}
	for _, f := range v.Files {
		if f.OK {
			p.wrapped(p.green(p.either("✓ ", "ok "))+" ", visible(f.File)+": "+f.size(), nil)
		}
	}
	p.wrapped("", v.summary(), nil)
}

// size says what a good file holds.
func (f Validated) size() string {
	minutes, unknown := 0, 0
	for _, r := range f.path.Resources() {
		minutes += r.Duration.Mid()
		if !r.Duration.Known() {
			unknown++
		}
	}
	took := lpath.FormatMinutes(minutes)
	switch {
	case minutes == 0:
		took = "of unknown length"
	case unknown > 0:
		took += fmt.Sprintf(" and %d of unknown length", unknown)
	}
	return fmt.Sprintf("%s, %s, %s, %s; every resource can be reached",
		visible(f.path.Title), count(f.Phases, "phase"), count(f.Resources, "resource"), took)
}

func (v Validation) summary() string {
	good := 0
	for _, f := range v.Files {
		if f.OK {
			good++
		}
	}
	parts := []string{count(v.Errors, "error"), count(v.Warnings, "warning")}
	return fmt.Sprintf("%s, %d good: %s", count(len(v.Files), "file"), good, strings.Join(parts, ", "))
}

// write adds a finding: its place, what is wrong and what to do, and the line.
func (f Finding) write(p *Page, file, lead string) {
	place := visible(file)
	for _, n := range []*int{f.Line, f.Column} {
		if n != nil {
			place += ":" + strconv.Itoa(*n)
		}
	}
	what := lead + visible(f.What)
	if f.Hint != "" {
		what += " (" + visible(f.Hint) + ")"
	}
	for i, l := range text.Wrap(p.plain(place+": "+what), p.Width) {
		if rest, whole := strings.CutPrefix(l, p.plain(place)); i == 0 && whole {
			l = p.bold(p.plain(place)) + rest
		}
		p.line(l)
	}
	if f.Line != nil {
		f.excerpt.write(p, strconv.Itoa(*f.Line))
	}
}
