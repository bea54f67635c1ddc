package importer

import (
	"strings"

	"github.com/yuin/goldmark/util"
)

// tag takes note of an HTML tag between words: a break is a blank, an anchor
// with an address is a link. All others say nothing.
func (w *writer) tag(raw string) {
	name, attributes := parseTag(raw)
	switch name {
	case "br":
		if w.blank = true; w.cell {
			w.newLine()
		}
	case "a":
		w.endAnchor()
		if url := attributes["href"]; url != "" {
			w.settle()
			w.anchor = &link{url: url, line: w.line + w.lines, from: len(w.out)}
		}
	case "/a":
		w.endAnchor()
	case "img":
		if w.anchor != nil {
			w.anchor.text, w.anchor.image = attributes["alt"], true
		}
	}
}

// endAnchor ends the HTML link that has begun, if one has.
func (w *writer) endAnchor() {
	l := w.anchor
	if l == nil {
		return
	}
	w.anchor = nil
	l.to = len(w.out)
	if shown := oneLine(string(w.out[l.from:])); shown != "" {
		l.text, l.image = shown, false
	}
	w.links = append(w.links, *l)
}

// parseTag returns the name of an HTML tag in lower case, with a slash before
// that of an end, and its attributes. It is lenient: what is no tag has no name.
func parseTag(raw string) (name string, attributes map[string]string) {
	s, ok := strings.CutPrefix(raw, "<")
	if !ok {
		return "", nil
	}
	end := strings.IndexAny(s, " \t\n>")
	if end < 0 {
		return "", nil
	}
	name = strings.ToLower(s[:end])
	if name != "/" {
		name = strings.TrimSuffix(name, "/")
	}
	attributes = map[string]string{}
	for s = s[end:]; ; {
		s = strings.TrimLeft(s, " \t\n/")
		end := strings.IndexAny(s, "= \t\n>")
		if end <= 0 {
			return name, attributes
		}
		key := strings.ToLower(s[:end])
		s = strings.TrimLeft(s[end:], " \t\n")
		rest, ok := strings.CutPrefix(s, "=")
		if !ok {
			continue
		}
		var value string
		value, s = cutValue(strings.TrimLeft(rest, " \t\n"))
		if _, twice := attributes[key]; !twice {
			attributes[key] = string(util.ResolveEntityNames(util.ResolveNumericReferences([]byte(value))))
		}
	}
}

// cutValue parts the value of an attribute, quoted or not, from what follows.
func cutValue(s string) (value, rest string) {
	if s != "" && (s[0] == '"' || s[0] == '\'') {
		value, rest, _ = strings.Cut(s[1:], s[:1])
		return value, rest
	}
	end := strings.IndexAny(s, " \t\n>")
	if end < 0 {
		end = len(s)
	}
	return s[:end], s[end:]
}
