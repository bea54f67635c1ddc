// Package importer makes paths of documents that people have already:
// curricula in Markdown, tables of courses, task lists, lists of links, and
// tracks of Exercism. It reads text and returns a path; it opens nothing.
package importer

import "lpath/internal/lpath"

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
	Line int // from 1
	What string
	Why  string
}

// Import is what a document gives.
type Import struct {
	Format   Format
	Path     lpath.PathSpec
	Done     []string // ids of items that the document has ticked
	LeftOut  []Remark // what did not become part of the path, by line
	Warnings []Remark // what did, though something about it is odd
}

// draft is what the reader of one format found, before ids are given out and
// needs are settled.
type draft struct {
	path     lpath.PathSpec  // ids as far as the document itself has them
	done     map[[2]int]bool // phase and resource, from 0, that are ticked
	needs    []need
	leftOut  []Remark
	warnings []Remark
}

// need says that a resource comes after others, as the document puts it.
type need struct {
	phase, item int    // of the resource that needs, from 0
	on          [2]int // what it needs, from 0; an item of -1 is the whole phase
}
