// Package importer makes paths of documents that people have already:
// curricula in Markdown, tables of courses, task lists, lists of links, and
// tracks of Exercism. It reads text and returns a path; it opens nothing.
package importer

import (
	"errors"
	"fmt"
	"strings"

	"lpath/internal/lpath"
)

// Format is a shape of document.
type Format string

// The formats, in the order in which they are tried.
const (
	Exercism Format = "exercism" // config.json of a track
	Template Format = "template" // phases of numbered, typed resources
	Table    Format = "table"    // tables of courses
	Tasks    Format = "tasks"    // lists of "- [ ]"
	Links    Format = "links"    // headings and lists of links
)

// Formats returns all formats, the one with the most structure first.
func Formats() []Format { return []Format{Exercism, Template, Table, Tasks, Links} }

// Document is a text and where it is from.
type Document struct {
	Name   string // as messages show it; its last folders may name the path
	Source []byte
}

// Options choose what is read of a document.
type Options struct {
	As      Format // "" for the one that its content has
	Section string // only what stands below this heading, "" for all
	ID      string // the path's id, "" for the slug of its title
}

// Remark is something that a reader of the document should know.
type Remark struct {
	Line int // from 1, 0 for the document as a whole
	What string
	Why  string
}

// Import is what a document gives.
type Import struct {
	Format   Format
	Path     lpath.PathSpec // lpath.NewPath takes it
	Done     []string       // ids of items that the document has ticked, in the path's order
	LeftOut  []Remark       // what did not become part of the path, by line
	Warnings []Remark       // what did, though something about it is odd, by line

	draft *draft // what the ids and needs were made of
}

// draft is what the reader of one format found, before ids are given out and
// needs are settled.
type draft struct {
	path     lpath.PathSpec    // ids as far as the document itself has them
	done     map[[2]int]bool   // phase and resource, from 0, that are ticked
	ids      map[[2]int]string // that the document itself says; nil for none
	lines    map[[2]int]int    // where they stand, as far as it is known
	needs    []need
	leftOut  []Remark
	warnings []Remark
}

// The extras and the checklist stand for phases in the keys of a draft.
const (
	additionalList = -1
	videoList      = -2
	checkList      = -3
)

// need says that a resource comes after others, as the document puts it.
type need struct {
	phase, item int    // of the resource that needs, from 0
	on          [2]int // what it needs, from 0; an item of -1 is the whole phase
	line        int    // where the document says so, 0 if nobody knows
}

// Error says why a document gives no path.
type Error struct {
	Name   string
	Format Format // as which it was read, "" where none fits
	Faults []Remark
}

// Error has a line for each fault, with its place and what to do.
func (e *Error) Error() string {
	lines := make([]string, 0, len(e.Faults))
	for _, f := range e.Faults {
		place := e.Name
		if f.Line > 0 {
			place = fmt.Sprintf("%s:%d", e.Name, f.Line)
		}
		why := ""
		if f.Why != "" {
			why = " (" + f.Why + ")"
		}
		lines = append(lines, place+": "+f.What+why)
	}
	return strings.Join(lines, "\n")
}

// Reason is the first fault, for a list of documents.
func (e *Error) Reason() Remark {
	first := e.Faults[0]
	if n := len(e.Faults) - 1; n > 0 {
		first.Why = strings.TrimPrefix(first.Why+fmt.Sprintf("; and %d more", n), "; ")
	}
	return first
}

// Read makes a path of a document. The error is an *Error that has all faults,
// or those of the format that fits best where none is named; it is of format ""
// where the document has nothing to follow.
//
// The same document and options always give the same path.
func Read(doc Document, o Options) (*Import, error) {
	format, d, err := read(doc, o)
	if err == nil {
		m := &Import{Format: format, draft: d}
		d.tidy(doc, o.ID)
		if err = m.settle(nil, nil); err == nil {
			return m, nil
		}
	}
	if known, ok := errors.AsType[*Error](err); ok {
		known.Name = doc.Name
		return nil, known
	}
	return nil, &Error{Name: doc.Name, Format: format, Faults: []Remark{remarkOf(err)}}
}

// faults makes an error of what a reader found wrong, nil if that is nothing.
func faults(f Format, all []Remark) error {
	if len(all) == 0 {
		return nil
	}
	sortRemarks(all)
	return &Error{Format: f, Faults: all}
}

// remarkOf parts an error that begins with a line from that line.
func remarkOf(err error) Remark {
	var line int
	what := err.Error()
	if n, _ := fmt.Sscanf(what, "line %d:", &line); n == 1 {
		_, what, _ = strings.Cut(what, ": ")
	}
	return Remark{Line: line, What: what}
}
