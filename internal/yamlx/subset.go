package yamlx

import (
	"strings"
	"unicode/utf8"
)

// This file reads the plain subset of YAML in which path and state files are
// nearly always written, some thirty times as fast as the YAML library does.
// The contract: whatever it accepts, the library reads as the same nodes, with
// the same lines; a column counts bytes where the library counts characters.
// Anything else it declines, without a reason, and the library, which stays
// the reference for meaning and for messages, reads the file instead.
//
//	document = blank* block ( "..." blank* )?
//	block    = table | list                      all lines at the same indent
//	table    = ( key ":" value )+                key: small letters and _
//	list     = ( "- " ( table | inline ) )+
//	value    = inline | folded | a block, deeper or a list at the same indent
//	inline   = quoted | plain | flow             on one line, a comment may follow
//	flow     = "[" inline, … "]" | "{" key ": " inline, … "}"
//	folded   = ">-" and lines at one deeper indent

// subset returns the nodes of a document that is written in the subset.
func subset(s string, limits Limits) (nodes []node, ok bool) {
	lines, ok := simpleBytes(s)
	if !ok || lines > limits.Lines {
		return nil, false
	}
	r := subsetReader{s: s, line: 1, depth: limits.Depth, nodes: make([]node, 0, 2*lines)}
	r.blank()
	if r.indent() != 0 || !r.block(0) {
		return nil, false
	}
	if strings.HasPrefix(r.rest(), "...") {
		r.at += len("...")
		if !r.lineEnd() {
			return nil, false
		}
		r.blank()
	}
	return r.nodes, r.at == len(s)
}

// simpleBytes counts the lines, and declines what is no plain UTF-8 text: tabs,
// other controls, and what YAML forbids or takes for a line break.
func simpleBytes(s string) (lines int, ok bool) {
	ascii := true
	lines = 1
	for i := range len(s) {
		switch c := s[i]; {
		case c == '\n':
			lines++
		case c < ' ' || c == 0x7f:
			return 0, false
		case c >= utf8.RuneSelf:
			ascii = false
		}
	}
	if ascii {
		return lines, true
	}
	for _, r := range s {
		if forbidden(r) || r == utf8.RuneError || r == 0x85 || r == 0x2028 || r == 0x2029 {
			return 0, false
		}
	}
	return lines, true
}

// subsetReader is at the byte at of s, in the given line. Its methods report
// whether what they are named for is there, in the subset; after a false
// nothing else of the reader means anything.
type subsetReader struct {
	s         string
	at        int
	line      int32
	lineStart int
	depth     int // how many levels may still be opened
	nodes     []node
}

func (r *subsetReader) rest() string { return r.s[r.at:] }

// blank skips empty lines and comments, up to the start of a line with content.
func (r *subsetReader) blank() {
	for r.at < len(r.s) {
		i := r.at
		for i < len(r.s) && r.s[i] == ' ' {
			i++
		}
		if i < len(r.s) && r.s[i] == '#' {
			i = r.endOfLine(i)
		}
		if i < len(r.s) && r.s[i] != '\n' {
			return
		}
		r.newLine(i)
	}
}

func (r *subsetReader) endOfLine(from int) int {
	if n := strings.IndexByte(r.s[from:], '\n'); n >= 0 {
		return from + n
	}
	return len(r.s)
}

// newLine goes on behind the line's end at i.
func (r *subsetReader) newLine(i int) {
	r.at = min(i+1, len(r.s))
	r.lineStart = r.at
	r.line++
}

// lineEnd skips spaces and a comment to the end of the line, and all that is
// blank after it.
func (r *subsetReader) lineEnd() bool {
	i := r.at
	for i < len(r.s) && r.s[i] == ' ' {
		i++
	}
	if i < len(r.s) && r.s[i] == '#' && i > r.at {
		i = r.endOfLine(i)
	}
	if i < len(r.s) && r.s[i] != '\n' {
		return false
	}
	r.newLine(i)
	r.blank()
	return true
}

// indent counts the spaces that begin the line; -1 at the end of the file.
func (r *subsetReader) indent() int {
	if r.at == len(r.s) {
		return -1
	}
	n := 0
	for r.at+n < len(r.s) && r.s[r.at+n] == ' ' {
		n++
	}
	return n
}

// open begins a node; close ends it.
func (r *subsetReader) open(k kind) (at int, ok bool) {
	r.depth--
	r.add(k, "", r.at)
	return len(r.nodes) - 1, r.depth >= 0
}

func (r *subsetReader) close(at int) {
	r.depth++
	r.nodes[at].end = int32(len(r.nodes))
}

func (r *subsetReader) add(k kind, text string, at int) {
	r.nodes = append(r.nodes, node{k, place{r.line, int32(at - r.lineStart + 1)}, int32(len(r.nodes) + 1), text})
}

// block reads a table or a list whose lines begin at indent; r is at the start
// of the first.
func (r *subsetReader) block(indent int) bool {
	r.at += indent
	if strings.HasPrefix(r.rest(), "- ") {
		return r.list(indent)
	}
	return r.table(indent)
}

// list reads a list; r is at its first dash.
func (r *subsetReader) list(indent int) bool {
	at, ok := r.open(list)
	for ok {
		r.at += len("- ")
		for r.at < len(r.s) && r.s[r.at] == ' ' {
			r.at++
		}
		if r.key() != "" {
			ok = r.table(r.at - r.lineStart)
		} else {
			ok = r.inline(false) && r.lineEnd() && r.indent() <= indent
		}
		if r.indent() != indent || !strings.HasPrefix(r.s[r.at+indent:], "- ") {
			break
		}
		r.at += indent
	}
	r.close(at)
	return ok && r.indent() <= indent
}

// table reads a table; r is at its first key.
func (r *subsetReader) table(indent int) bool {
	at, ok := r.open(table)
	for ok {
		key := r.key()
		if key == "" {
			return false
		}
		r.add(scalar, key, r.at)
		r.at += len(key) + 1
		ok = r.value(indent)
		if r.indent() != indent || strings.HasPrefix(r.s[r.at:], "...") {
			break
		}
		r.at += indent
	}
	r.close(at)
	return ok && r.indent() <= indent
}

// key returns the key that begins here, "" if there is none. The library reads
// no keys over 1,024 characters, and takes null for no text.
func (r *subsetReader) key() string {
	s, i := r.rest(), 0
	for i < len(s) && (s[i] >= 'a' && s[i] <= 'z' || s[i] == '_') {
		i++
	}
	if i >= len(s) || s[i] != ':' || i+1 < len(s) && s[i+1] != ' ' && s[i+1] != '\n' {
		return ""
	}
	if i > 1024 || s[:i] == "null" {
		return ""
	}
	return s[:i]
}

// value reads what follows a key and its colon in a table at indent, up to the
// next line with content.
func (r *subsetReader) value(indent int) bool {
	for r.at < len(r.s) && r.s[r.at] == ' ' {
		r.at++
	}
	if strings.HasPrefix(r.rest(), ">-\n") {
		return r.folded(indent)
	}
	if r.at < len(r.s) && r.s[r.at] != '\n' && r.s[r.at] != '#' {
		return r.inline(false) && r.lineEnd() && r.indent() <= indent
	}
	r.at-- // a comment needs a space before it, or the colon
	if r.s[r.at] == ':' {
		r.at++
	}
	if !r.lineEnd() {
		return false
	}
	deeper := r.indent()
	if deeper == indent && strings.HasPrefix(r.s[r.at+indent:], "- ") || deeper > indent {
		return r.block(deeper)
	}
	return false
}

// folded reads the lines after ">-" and joins them by spaces.
func (r *subsetReader) folded(indent int) bool {
	start, line := r.at-r.lineStart+1, r.line
	r.newLine(r.endOfLine(r.at))
	deep := r.indent()
	var lines []string
	for r.at < len(r.s) && r.indent() == deep {
		end := r.endOfLine(r.at)
		text := r.s[r.at+deep : end]
		if text == "" || strings.HasSuffix(text, " ") {
			return false
		}
		lines = append(lines, text)
		r.newLine(end)
	}
	if deep <= indent || len(lines) == 0 || r.indent() > indent {
		return false
	}
	if strings.HasPrefix(strings.TrimLeft(r.rest(), " "), "\n") { // blank lines after a text have rules of their own
		return false
	}
	r.nodes = append(r.nodes, node{scalar, place{line, int32(start)}, int32(len(r.nodes) + 1), strings.Join(lines, " ")})
	r.blank()
	return r.indent() <= indent
}
