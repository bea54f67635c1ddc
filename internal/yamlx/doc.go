package yamlx

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"lpath/internal/text"
)

// Doc is a document being read: the value where the reader is. What is not
// as it should be becomes a fault, and the read goes on with zero values, so
// that all faults are found in one run.
type Doc struct {
	file   string
	limits Limits
	node   *yaml.Node
	name   string // of the value: its key, or that of its list
	faults []Fault
	last   *Fault // the one that makes all others meaningless
}

// Here returns the place of the value.
func (d *Doc) Here() Place { return place(d.node) }

// Fault notes something wrong and what to do about it; hint may be empty.
func (d *Doc) Fault(at Place, what, hint string) {
	d.faults = append(d.faults, Fault{d.file, at, what, hint})
}

// Stop notes a fault that makes all others meaningless, such as a format that
// is not known: it alone is reported.
func (d *Doc) Stop(at Place, what, hint string) {
	d.last = &Fault{d.file, at, what, hint}
}

// Map reads a map: field is called for each key, in the file's order, with
// the document at the key's value. Keys that are not known, or come twice,
// are faults and are left out.
func (d *Doc) Map(known []string, field func(key string)) {
	here, name := d.node, d.name
	if !d.is(yaml.MappingNode, "a map (lines of key: value)") {
		return
	}
	seen := make([]bool, len(known))
	for i := 0; i+1 < len(here.Content); i += 2 {
		key := here.Content[i]
		at := slices.Index(known, key.Value)
		switch {
		case key.Kind != yaml.ScalarNode || key.Tag == "!!merge":
			d.Fault(place(key), "a key must be a plain word", "merge keys and keys that are lists or maps are not allowed")
		case at < 0:
			d.unknown(key, known)
		case seen[at]:
			d.Fault(place(key), fmt.Sprintf("the key %q is here twice", key.Value), "keep one of them")
		default:
			seen[at] = true
			d.node, d.name = here.Content[i+1], key.Value
			field(key.Value)
		}
	}
	d.node, d.name = here, name
}

func (d *Doc) unknown(key *yaml.Node, known []string) {
	hint := "known here: " + strings.Join(known, ", ")
	if near := text.Nearest(key.Value, known); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	d.Fault(place(key), fmt.Sprintf("unknown key %q", text.Visible(key.Value)), hint)
}

// List reads a list: each is called for every element, with the document at it.
func (d *Doc) List(each func()) {
	here := d.node
	if !d.is(yaml.SequenceNode, "a list (lines that begin with a dash)") {
		return
	}
	for _, element := range here.Content {
		d.node = element
		each()
	}
	d.node = here
}

// Text reads a text as written, not empty, up to the limit for one text.
func (d *Doc) Text() string { return d.TextUpTo(d.limits.Text) }

// TextUpTo reads a text of at least one and at most the given number of bytes.
func (d *Doc) TextUpTo(limit int) string {
	if !d.is(yaml.ScalarNode, "text") {
		return ""
	}
	switch n := len(d.node.Value); {
	case n == 0:
		d.Fault(d.Here(), d.name+" is empty", "write something, or leave it out")
	case n > limit:
		d.Fault(d.Here(), fmt.Sprintf("%s is %d bytes long", d.name, n), fmt.Sprintf("at most %d are allowed", limit))
		return ""
	}
	return d.node.Value
}

// Texts reads a list of texts.
func (d *Doc) Texts() []string {
	var texts []string
	d.List(func() { texts = append(texts, d.Text()) })
	return texts
}

// Bool reads true or false.
func (d *Doc) Bool() bool {
	if d.is(yaml.ScalarNode, "true or false") && d.node.Value != "true" && d.node.Value != "false" {
		d.Fault(d.Here(), fmt.Sprintf("%s is %q", d.name, text.Visible(d.node.Value)), "write true or false")
	}
	return d.node.Value == "true"
}

// Int reads a whole number.
func (d *Doc) Int() int {
	if !d.is(yaml.ScalarNode, "a whole number") {
		return 0
	}
	n, err := strconv.Atoi(d.node.Value)
	if err != nil {
		d.Fault(d.Here(), fmt.Sprintf("%s is %q", d.name, text.Visible(d.node.Value)), "write a whole number")
	}
	return n
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
func (d *Doc) is(kind yaml.Kind, what string) bool {
	n := d.node
	null := n.Kind == yaml.ScalarNode && n.Tag == "!!null"
	switch {
	case null && d.name == "":
		d.Fault(place(n), "there is nothing here", "write "+what)
	case null:
		d.Fault(place(n), d.name+" has no value", "write one, or leave it out")
	case n.Kind == kind:
		return true
	case n.Kind != yaml.AliasNode:
		whose := ""
		if d.name != "" {
			whose = " for " + d.name
		}
		d.Fault(place(n), fmt.Sprintf("%s where %s is needed%s", kindName(n.Kind), what, whose), "")
	}
	return false
}

func kindName(k yaml.Kind) string {
	switch k {
	case yaml.MappingNode:
		return "a map"
	case yaml.SequenceNode:
		return "a list"
	case yaml.ScalarNode, yaml.DocumentNode, yaml.AliasNode:
	}
	return "text"
}
