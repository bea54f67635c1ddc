package yamlx

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"lpath/internal/text"
)

// scan checks b as bytes, before the YAML library sees it: size, encoding,
// characters that YAML forbids, and a bound on the nodes that it can make. The
// library would take hundreds of times the size of a hostile file, and tells
// of most of this without a line.
func (d *Doc) scan(b []byte) {
	if len(b) > d.limits.Bytes {
		d.Fault(Place{}, fmt.Sprintf("the file is %d bytes long", len(b)), fmt.Sprintf("at most %d are allowed", d.limits.Bytes))
		return
	}
	line, start, tokens := 1, 0, 0
	for i := 0; i < len(b); {
		r, size := rune(b[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(b[i:])
		}
		switch {
		case r == utf8.RuneError && size == 1:
			d.Fault(placeAt(b, line, start, i), fmt.Sprintf("the byte %#02x is not UTF-8 text", b[i]), "save the file as UTF-8")
			return
		case forbidden(r):
			d.Fault(placeAt(b, line, start, i), fmt.Sprintf("the character %s is not allowed in YAML", text.Escape(r)), `take it out, or write it as an escape in double quotes`)
			return
		case r == '%' && i == start && bytes.HasPrefix(b[i:], []byte("%TAG")): // the library takes quadratic time for many
			d.Fault(Place{line, 1}, "tags are not allowed", "take the line with %TAG out")
			return
		case r == '\n' || r == '\r' && !follows(b, i+1, '\n'):
			line, start = line+1, i+1
		case isToken(b, i):
			tokens++
		}
		i += size
	}
	switch {
	case line > d.limits.Lines:
		d.Fault(Place{}, fmt.Sprintf("the file has %d lines", line), fmt.Sprintf("at most %d are allowed", d.limits.Lines))
	case tokens > d.limits.Tokens:
		d.Fault(Place{}, fmt.Sprintf("the file has %d marks of structure", tokens), fmt.Sprintf("at most %d are allowed", d.limits.Tokens))
	}
}

// placeAt is the place of the byte at i, in the line that starts at start.
func placeAt(b []byte, line, start, i int) Place {
	return Place{line, utf8.RuneCount(b[start:i]) + 1}
}

// forbidden reports whether YAML does not allow r to stand in a file as it is
// (YAML 1.2.2, section 5.1).
func forbidden(r rune) bool {
	switch {
	case r < ' ':
		return r != '\t' && r != '\n' && r != '\r'
	case r < 0x7f:
		return false
	}
	return r < 0xa0 && r != 0x85 || r == 0xfeff || r == 0xfffe || r == 0xffff
}

// isToken reports whether the byte at i can make a node or a comment.
func isToken(b []byte, i int) bool {
	switch b[i] {
	case '[', '{', ',', '#', '&', '*', '!', '|', '>':
		return true
	case '-', ':', '?':
		return i+1 == len(b) || b[i+1] <= ' ' || b[i+1] == ',' || b[i+1] == '[' || b[i+1] == '{' || b[i+1] == '"'
	}
	return false
}

func follows(b []byte, i int, c byte) bool { return i < len(b) && b[i] == c }
