package importer

import (
	"bytes"
	"errors"
	"fmt"
)

// read reads a document in the format that the options name, else in the one
// that its content has.
func read(doc Document, o Options) (Format, *draft, error) {
	if o.As == Exercism || o.As == "" && looksLikeJSON(doc.Source) {
		d, err := readExercism(doc.Source)
		return Exercism, d, err
	}
	outline, err := parse(doc.Source)
	if err != nil {
		return o.As, nil, err
	}
	whole := outline
	if o.Section != "" && o.As != Links {
		if outline, err = outline.below(o.Section); err != nil {
			return o.As, nil, err
		}
	}
	var d *draft
	format := o.As
	if format != "" {
		d, err = readAs(outline, format, o.Section)
	} else {
		format, d, err = detect(outline, o.Section)
	}
	if err == nil && o.Section != "" {
		d.path.Title = whole.title()
	}
	return format, d, err
}

// looksLikeJSON reports whether a document is an object in JSON.
func looksLikeJSON(source []byte) bool {
	source = bytes.TrimSpace(bytes.TrimPrefix(source, []byte("\ufeff")))
	return len(source) > 0 && source[0] == '{'
}

func readAs(outline *document, f Format, section string) (*draft, error) {
	switch f {
	case Template:
		return readTemplate(outline)
	case Table:
		return readTable(outline)
	case Tasks:
		return readTasks(outline)
	case Links:
		return readLinks(outline, section)
	case Exercism:
	}
	return nil, fmt.Errorf("%q is no format of Markdown", f)
}

// rare is how many links there may be to one course or task in a document of
// courses or tasks: a list of links has tables and boxes too.
const rare = 20

// detect reads a document in the format that fits best. The template is known
// by its headings, whatever is wrong with the rest; of the others it is the
// one that finds most, where links are common in all of them.
func detect(outline *document, section string) (Format, *draft, error) {
	template := newTemplate()
	template.read(outline)
	if template.sure() {
		return Template, template.draft, template.finish()
	}
	best, bestErr, chosen, most := (*draft)(nil), error(nil), Format(""), 0
	for _, f := range []Format{Table, Tasks, Links} {
		d, err := readAs(outline, f, section)
		n := 0
		if err == nil {
			n = d.size()
		}
		if f == Links && err == nil {
			n /= rare
			if n == 0 && most == 0 {
				n = d.size()
			}
		}
		if n > most {
			best, chosen, most = d, f, n
		}
		if err != nil {
			bestErr = err // the last one, of links, says most
		}
	}
	if best == nil {
		return "", nil, errors.Join(errors.New("nothing in it can be followed: no phases, courses, tasks or links"), bestErr)
	}
	return chosen, best, nil
}

// sure reports whether a document means to be a template: it has a learning
// path of phases or resources and some of the other sections.
func (t *template) sure() bool {
	points := len(t.seen)
	if len(t.phases) > 0 {
		points += 2
	}
	return points >= 3 && (t.path > 0 || len(t.found) > 0)
}
