package yamlx

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"lpath/internal/text"
)

// Doc is a document being read: the value where the reader is. What is not
// as it should be becomes a fault, and the read goes on with zero values, so
// that all faults are found in one run.
type Doc struct {
	file   string
	limits Limits
	quick  *quick // reads a file of the plain subset; nil when nodes are read
	nodes  []node
	at     int    // the value's index among the nodes
	name   string // of the value: its key, or that of its list
	faults []Fault
	more   int    // faults beyond those
	last   *Fault // the one that makes all others meaningless

	warnings Errors
}

// Here returns the place of the value; its column may be unknown, but not for
// Check, nor where there is a fault.
func (d *Doc) Here() Place {
	if d.quick != nil {
		return Place{Line: d.quick.line}
	}
	return d.nodes[d.at].wide()
}

// Fault notes something wrong with the value at a place and what to do about
// it; hint may be empty. The first such fault of a place is the one reported.
func (d *Doc) Fault(at Place, what, hint string) { d.fault(aboutValue, at, what, hint) }

// Missing notes that something is not in the map at a place, where several
// things may be missing.
func (d *Doc) Missing(at Place, what, hint string) { d.fault(aboutAbsence, at, what, hint) }

func (d *Doc) fault(about about, at Place, what, hint string) {
	if d.declined() {
		return
	}
	if d.full() {
		d.more++
		return
	}
	d.faults = append(d.faults, Fault{d.file, at, what, hint, about})
}

// Warn notes something odd, which is no fault: Check returns it and Decode does
// not. Of more than a thousand, the rest is dropped.
func (d *Doc) Warn(at Place, what, hint string) {
	if len(d.warnings) < maxFaults {
		d.warnings = append(d.warnings, Fault{File: d.file, Place: at, What: what, Hint: hint})
	}
}

// declined leaves a file with a fault to the library, and reports whether it
// was not there yet.
func (d *Doc) declined() bool {
	if d.quick == nil {
		return false
	}
	d.quick.declined = true
	return true
}

// full reports whether faults are only counted any more.
func (d *Doc) full() bool { return len(d.faults) >= maxFaults }

// Stop notes a fault that makes all others meaningless, such as a format that
// is not known: it alone is reported.
func (d *Doc) Stop(at Place, what, hint string) {
	if d.declined() {
		return
	}
	d.last = &Fault{File: d.file, Place: at, What: what, Hint: hint}
}

// Map reads a map: field is called for each key, in the file's order, with
// the document at the key's value. Keys that are not known, or come twice,
// are faults and are left out.
func (d *Doc) Map(known []string, field func(key string)) {
	if d.quick != nil {
		d.quick.table(known, field)
		return
	}
	here, name := d.at, d.name
	if !d.is(table, "a map (lines of key: value)") {
		return
	}
	seen := make([]bool, len(known))
	for at := here + 1; at < int(d.nodes[here].end); {
		key := &d.nodes[at]
		d.at = int(key.end)
		at = int(d.nodes[d.at].end)
		which := slices.Index(known, key.text)
		switch {
		case key.kind != scalar && key.kind != null:
			d.fault(aboutKey, key.wide(), "a key must be a plain word", "merge keys and keys that are lists or maps are not allowed")
		case which < 0:
			d.unknown(key, known)
		case seen[which]:
			d.fault(aboutKey, key.wide(), fmt.Sprintf("the key %q is here twice", key.text), "keep one of them")
		default:
			seen[which] = true
			d.name = key.text
			field(key.text)
		}
	}
	d.at, d.name = here, name
}

func (d *Doc) unknown(key *node, known []string) {
	if d.full() {
		d.more++ // there is no time for hints
		return
	}
	hint := "known here: " + strings.Join(known, ", ")
	if near := text.Nearest(key.text, known); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	d.fault(aboutKey, key.wide(), fmt.Sprintf("unknown key %q", short(key.text)), hint)
}

// short returns the beginning of a text that may be far too long for a message.
func short(s string) string {
	const most = 60
	for i := range s {
		if i >= most {
			return s[:i] + "…"
		}
	}
	return s
}

// List reads a list: each is called for every element, with the document at it.
func (d *Doc) List(each func()) {
	if d.quick != nil {
		d.quick.list(each)
		return
	}
	here := d.at
	if !d.is(list, "a list ([a, b], or lines that begin with a dash)") {
		return
	}
	for at := here + 1; at < int(d.nodes[here].end); {
		d.at = at
		at = int(d.nodes[at].end)
		each()
	}
	d.at = here
}

// Text reads a text as written, not empty, up to the limit for one text.
func (d *Doc) Text() string { return d.TextUpTo(d.limits.Text) }

// TextUpTo reads a text of at least one and at most the given number of bytes.
func (d *Doc) TextUpTo(limit int) string {
	if d.quick != nil {
		return d.quick.text(limit)
	}
	if !d.is(scalar, "text") {
		return ""
	}
	switch n := len(d.nodes[d.at].text); {
	case n == 0:
		d.Fault(d.Here(), d.name+" is empty", "write something, or leave it out")
	case n > limit:
		d.Fault(d.Here(), fmt.Sprintf("%s is %d bytes long", d.name, n), fmt.Sprintf("at most %d are allowed", limit))
		return ""
	}
	return d.nodes[d.at].text
}

// Texts reads a list of texts.
func (d *Doc) Texts() []string {
	var texts []string
	d.List(func() { texts = append(texts, d.Text()) })
	return texts
}

// Bool reads true or false.
func (d *Doc) Bool() bool {
	here, s, ok := d.word("true or false")
	if ok && s != "true" && s != "false" {
		d.Fault(here, fmt.Sprintf("%s is %q", d.name, short(s)), "write true or false")
	}
	return s == "true"
}

// Int reads a whole number.
func (d *Doc) Int() int {
	here, s, ok := d.word("a whole number")
	n, err := strconv.Atoi(s)
	if ok && err != nil {
		d.Fault(here, fmt.Sprintf("%s is %q", d.name, short(s)), "write a whole number")
	}
	return n
}

// word reads a scalar that is to say something of its own.
func (d *Doc) word(what string) (here Place, s string, ok bool) {
	here = d.Here()
	if d.quick != nil {
		return here, d.quick.text(d.limits.Text), true
	}
	if !d.is(scalar, what) {
		return here, "", false
	}
	return here, d.nodes[d.at].text, true
}

// Version reads the number of a file's format. One that is newer than newest
// stops the read; 1 is the first.
func (d *Doc) Version(newest int) {
	here := d.Here()
	switch n := d.Int(); {
	case n > newest:
		d.Stop(here, fmt.Sprintf("format %d is newer than this lpath, which reads format %d", n, newest), "get a newer lpath")
	case n < 1:
		d.Fault(here, fmt.Sprintf("there is no format %d", n), fmt.Sprintf("write %d", newest))
	}
}

// is reports whether the value is of the kind, and notes a fault if it is not.
// An alias has one already.
func (d *Doc) is(k kind, what string) bool {
	n := &d.nodes[d.at]
	switch {
	case n.kind == k, n.kind == mergeKey && k == scalar:
		return true
	case n.kind == alias:
	case n.kind == null && d.name == "":
		d.Fault(n.wide(), "there is nothing here", "write "+what)
	case n.kind == null:
		d.Fault(n.wide(), d.name+" has no value", "write one, or leave it out")
	case d.name == "":
		d.Fault(n.wide(), fmt.Sprintf("%s where %s is needed", n.kind, what), "")
	default:
		d.Fault(n.wide(), fmt.Sprintf("%s where %s is needed for %s", n.kind, what, d.name), "")
	}
	return false
}
