// Package yamlx is the one gate to YAML. It reads a strict subset of it
// through a pull reader that tells where everything stands, and writes text so
// that it is read back as it was. Nothing else imports the YAML library.
//
// Not allowed in any file: several documents, anchors, aliases, merge keys,
// tags, duplicate or unknown keys, keys that are not text, and values that are
// null. Text is taken as written: `title: 1984` is "1984".
package yamlx

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unsafe"

	"gopkg.in/yaml.v3"
)

// Limits bound what a file may cost, checked before and while it is decoded.
type Limits struct {
	Bytes, Lines int
	Tokens       int // characters that make nodes: flow marks, dashes, colons, comments
	Depth        int // of lists and maps in one another
	Text         int // bytes of one text, where the format says nothing else
}

// Place is where something stands in a file, from 1; a zero Column is
// unknown, and so is a zero Line.
type Place struct{ Line, Column int }

func (p Place) compare(q Place) int {
	return cmp.Or(cmp.Compare(p.Line, q.Line), cmp.Compare(p.Column, q.Column))
}

// Fault is one thing that is wrong in a file, and what to do about it.
type Fault struct {
	File string
	Place
	What, Hint string

	about about
}

// about is what a fault at a place is about: what begins there.
type about uint8

const (
	aboutValue   about = iota // such a fault explains others at its place
	aboutKey                  // of a map, the first of which begins where the map does
	aboutAbsence              // of something from a map; nothing is absent from what is no map
)

// maxFaults is how many faults of a file are told of at once: more than
// anybody reads, but not all that a hostile file has.
const maxFaults = 1000

// String is the fault as "file:line:column: what (hint)".
func (f Fault) String() string {
	var b strings.Builder
	b.WriteString(f.File)
	if f.Line > 0 {
		b.WriteString(":" + strconv.Itoa(f.Line))
	}
	if f.Column > 0 {
		b.WriteString(":" + strconv.Itoa(f.Column))
	}
	b.WriteString(": " + f.What)
	if f.Hint != "" {
		b.WriteString(" (" + f.Hint + ")")
	}
	return b.String()
}

// Errors is everything that is wrong in a file, in the file's order; never empty.
type Errors []Fault

// Error has a line for each fault.
func (e Errors) Error() string {
	lines := make([]string, len(e))
	for i, f := range e {
		lines[i] = f.String()
	}
	return strings.Join(lines, "\n")
}

// Decode hands the document in b to read and returns all faults found, by the
// limits, by YAML's own rules and by read, as Errors; nil if there are none. Of
// more than a thousand, the rest is only counted. file is the name for
// messages. read may run more than once: it starts anew each time. Texts are
// parts of b, which must not change afterwards.
func Decode(file string, b []byte, limits Limits, read func(*Doc)) error {
	if text := bytes.TrimPrefix(b, []byte("\ufeff")); len(b) <= limits.Bytes {
		quick := newQuick(unsafe.String(unsafe.SliceData(text), len(text)), limits) // a copy would take as long as the rest
		if read(&Doc{file: file, limits: limits, quick: quick}); quick.done() {
			return nil
		}
	}
	if faults, _ := Check(file, b, limits, read); len(faults) > 0 {
		return faults
	}
	return nil
}

// Check is Decode for who wants warnings as well, in the file's order. It takes
// its time, so that columns always count characters.
func Check(file string, b []byte, limits Limits, read func(*Doc)) (faults, warnings Errors) {
	b = bytes.TrimPrefix(b, []byte("\ufeff"))
	doc := &Doc{file: file, limits: limits}
	if doc.scan(b); len(doc.faults) == 0 {
		doc.decode(b, read)
	}
	slices.SortStableFunc(doc.warnings, func(a, b Fault) int { return a.compare(b.Place) })
	switch {
	case doc.last != nil:
		return Errors{*doc.last}, nil
	case len(doc.faults) > 0:
		return doc.sorted(), doc.warnings
	}
	return nil, doc.warnings
}

// decode parses b with the YAML library, which panics on some input that it
// should refuse.
func (d *Doc) decode(b []byte, read func(*Doc)) {
	defer func() {
		if r := recover(); r != nil {
			d.Fault(Place{}, fmt.Sprintf("this cannot be read as YAML: %v", r), "")
		}
	}()
	decoder := yaml.NewDecoder(bytes.NewReader(b))
	var root yaml.Node
	switch err := decoder.Decode(&root); {
	case errors.Is(err, io.EOF):
		d.Fault(Place{Line: 1}, "the file is empty", "")
		return
	case err != nil:
		d.syntax(b, err)
		return
	}
	var more yaml.Node
	if err := decoder.Decode(&more); err == nil {
		d.Fault(Place{more.Line, more.Column}, "a second document begins here", "one file holds one document")
	} else if !errors.Is(err, io.EOF) {
		d.syntax(b, err)
		return
	}
	content := root.Content[0]
	d.forbid(content, 1)
	d.nodes, d.at = flatten(nil, content), 0
	read(d)
}

// syntax takes over an error of the YAML library: "yaml: line 3: words". It
// leaves out the first line, and counts from 0 in errors of its parser.
func (d *Doc) syntax(b []byte, err error) {
	what := strings.TrimPrefix(err.Error(), "yaml: ")
	if name, ok := strings.CutPrefix(what, "unknown anchor '"); ok {
		name, _, _ = strings.Cut(name, "'")
		before, _, _ := bytes.Cut(b, []byte("*"+name))
		d.Fault(Place{Line: bytes.Count(before, []byte("\n")) + 1}, noAlias, noAliasHint)
		return
	}
	at := Place{Line: 1}
	if rest, ok := strings.CutPrefix(what, "line "); ok {
		number, words, _ := strings.Cut(rest, ": ")
		if n, err := strconv.Atoi(number); err == nil {
			at.Line, what = n, words
			if byParser(what) {
				at.Line++
			}
		}
	}
	hint := "the file is not valid YAML there, or further down"
	switch {
	case strings.HasPrefix(what, "found character that cannot start") && tabbed(b, at.Line):
		what, hint = "a tab begins the line, or a value in it", "YAML wants spaces there"
	case strings.HasPrefix(what, "mapping values are not allowed"):
		hint = `put text that has ": " in quotes, or mend the indent`
	case strings.HasSuffix(what, "alphabetic or numeric character"):
		hint = "put text that begins with * or & in quotes"
	case strings.HasPrefix(what, "did not find expected ','"):
		hint = "in brackets, put text that has one of ,?[]{} in quotes"
	}
	d.Fault(at, what, hint)
}

// tabbed reports whether a line has a tab in it.
func tabbed(b []byte, line int) bool {
	lines := bytes.SplitN(b, []byte("\n"), line+1)
	return line <= len(lines) && bytes.IndexByte(lines[line-1], '\t') >= 0
}

// byParser reports whether an error comes from the library's parser, the words
// of which are few, and not from its scanner.
func byParser(what string) bool {
	words, ok := strings.CutPrefix(what, "did not find expected ")
	return ok && slices.ContainsFunc([]string{"<", "',' or", "'-' indicator", "key", "node content"}, func(s string) bool {
		return strings.HasPrefix(words, s)
	})
}

const (
	noAlias     = "aliases are not allowed"
	noAliasHint = "put text that begins with * in quotes"
)

// forbid reports what YAML allows and these files do not.
func (d *Doc) forbid(n *yaml.Node, depth int) {
	at := Place{n.Line, n.Column}
	switch {
	case depth > d.limits.Depth && n.Kind != yaml.ScalarNode:
		d.Fault(at, "lists and maps lie too deep in one another", fmt.Sprintf("at most %d levels are allowed", d.limits.Depth))
		return
	case n.Kind == yaml.AliasNode:
		d.Fault(at, noAlias, noAliasHint)
		return
	case n.Anchor != "":
		d.Fault(at, "anchors are not allowed", fmt.Sprintf("take the &%s out, or put the text in quotes", n.Anchor))
	case n.Style&yaml.TaggedStyle != 0:
		d.Fault(at, "tags are not allowed", fmt.Sprintf("take the %s out, or put the text in quotes", n.Tag))
	}
	for _, child := range n.Content {
		d.forbid(child, depth+1)
	}
}

// sorted returns the faults in the file's order, without those that only
// follow from another at their place.
func (d *Doc) sorted() Errors {
	slices.SortStableFunc(d.faults, func(a, b Fault) int {
		return cmp.Or(a.compare(b.Place), cmp.Compare(a.about, b.about))
	})
	var before Fault
	faults := slices.DeleteFunc(d.faults, func(f Fault) bool {
		if before.Line > 0 && f.Place == before.Place && before.about == aboutValue {
			return true
		}
		before = f
		return false
	})
	if d.more > 0 {
		faults = append(faults, Fault{File: d.file, What: fmt.Sprintf("and %d more faults", d.more)})
	}
	return faults
}
