package yamlx

import "strings"

// This file reads the plain subset of YAML in which path and state files are
// nearly always written, in one pass, while the consumer pulls. The contract:
// whatever it reads to the end without declining, the library reads as the same
// values in the same lines. Anything else it declines, without a reason, and so
// does every fault of the consumer: the library, which stays the reference for
// meaning and for messages, then reads the file anew.
//
//	document = block ( "..." )?                        blank lines and comments may stand between lines
//	block    = ( key ":" value )+ | ( "- " element )+  all at the same indent
//	value    = inline | ">-" lines | a block, deeper or a list at the same indent
//	element  = inline | a block of keys that begins behind the dash
//	inline   = "quoted" | 'quoted' | plain | [ inline, … ] | { key: inline, … }

// quick is at the byte at of s. After it has declined, nothing else of it
// means anything.
type quick struct {
	s         string
	at        int
	line      int
	lineStart int
	margin    int // indent of the line at hand, while at is its first character; -1 behind the last
	depth     int // how many levels may still be opened
	declined  bool

	// Of the value at hand:
	unread bool // nobody has asked for it yet
	indent int  // that of the block around it
	starts bool // it begins a line
	dashed bool // it stands behind a dash
	braced bool // it stands in brackets
}

// newQuick returns a reader at the document's one value.
func newQuick(s string, limits Limits) *quick {
	q := &quick{s: s, line: 1, depth: limits.Depth, unread: true, starts: true}
	q.nextLine()
	q.declined = q.declined || q.margin != 0 || strings.Count(s, "\n") >= limits.Lines
	return q
}

// done reports whether the whole document has been read.
func (q *quick) done() bool { return !q.declined && !q.unread && q.margin < 0 }

// table reads a table of some of the keys, each at most once, and calls field
// at each value.
func (q *quick) table(known []string, field func(key string)) {
	var seen uint64
	if q.flows('{') {
		q.flow('}', func() {
			key := q.key(known, &seen)
			q.expect(' ')
			q.spaces()
			q.value(key, field)
		})
		return
	}
	indent := q.margin
	if q.dashed {
		indent = q.at - q.lineStart
	}
	for more := q.open(q.starts || q.dashed); more; more = q.margin == indent && !q.declined {
		key := q.key(known, &seen)
		q.behindKey(indent)
		q.value(key, field)
	}
	q.close(indent)
}

// list reads a list and calls each at every element.
func (q *quick) list(each func()) {
	element := func(string) { each() }
	if q.flows('[') {
		q.flow(']', func() { q.value("", element) })
		return
	}
	indent := q.margin
	for more := q.open(q.starts && q.dash()); more; more = q.margin == indent && q.dash() && !q.declined {
		q.at += len("- ")
		q.spaces()
		q.indent, q.starts, q.dashed = indent, false, true
		q.value("", element)
	}
	q.close(indent)
}

// value lets the consumer read one value.
func (q *quick) value(key string, read func(key string)) {
	q.unread = true
	if !q.declined {
		read(key)
	}
	if q.unread {
		q.declined = true
	}
}

// open begins a block, if one is there; close ends it.
func (q *quick) open(there bool) bool {
	q.depth--
	if !there || !q.unread || q.depth < 0 {
		q.declined = true
	}
	q.unread = false
	return !q.declined
}

func (q *quick) close(indent int) {
	q.depth++
	q.within(indent)
}

// within declines what goes on deeper than it may.
func (q *quick) within(indent int) {
	if q.margin > indent {
		q.declined = true
	}
}

// key reads a key and its colon.
func (q *quick) key(known []string, seen *uint64) string {
	s := q.s[q.at:]
	for which, key := range known {
		n := len(key)
		if n < len(s) && s[n] == ':' && s[:n] == key && *seen&(1<<which) == 0 {
			if n+1 == len(s) || s[n+1] == ' ' || s[n+1] == '\n' {
				*seen |= 1 << which
				q.at += n + 1
				return key
			}
		}
	}
	q.declined = true
	return ""
}

// behindKey finds the value of a key in a block at indent: in the same line, or
// in those below.
func (q *quick) behindKey(indent int) {
	colon := q.at
	q.spaces()
	q.indent, q.dashed = indent, false
	q.starts = q.at == len(q.s) || q.s[q.at] == '\n' || q.s[q.at] == '#'
	if q.starts {
		q.at = colon
		q.endLine()
		if q.margin < indent || q.margin == indent && !q.dash() {
			q.declined = true
		}
	}
}

// flows reports whether the value at hand is in brackets, of which this is the
// first.
func (q *quick) flows(bracket byte) bool {
	return !q.starts && q.at < len(q.s) && q.s[q.at] == bracket
}

// flow reads what is in brackets, up to the closing one.
func (q *quick) flow(closing byte, element func()) {
	outer := q.braced
	if !q.open(true) {
		return
	}
	q.at++
	q.spaces()
	for more := !q.skip(closing); more; {
		q.braced, q.dashed = true, false
		element()
		q.spaces()
		more = !q.declined && !q.skip(closing)
		if more {
			q.expect(',')
			q.expect(' ')
			q.spaces()
		}
	}
	q.depth++
	q.braced = outer
	q.leave()
}

// leave goes on behind a value in one line.
func (q *quick) leave() {
	if !q.braced && !q.declined {
		q.endLine()
		q.within(q.indent)
	}
}

func (q *quick) dash() bool { return strings.HasPrefix(q.s[q.at:], "- ") }

func (q *quick) spaces() {
	for q.at < len(q.s) && q.s[q.at] == ' ' {
		q.at++
	}
}

func (q *quick) skip(c byte) bool {
	if q.at == len(q.s) || q.s[q.at] != c {
		return false
	}
	q.at++
	return true
}

func (q *quick) expect(c byte) {
	if !q.skip(c) {
		q.declined = true
	}
}

// endLine goes over spaces and a comment to the next line with content.
func (q *quick) endLine() {
	from := q.at
	q.spaces()
	if q.at > from && q.at < len(q.s) && q.s[q.at] == '#' {
		q.comment()
	}
	if q.at < len(q.s) && q.s[q.at] != '\n' {
		q.declined = true
		return
	}
	q.breakLine()
	q.nextLine()
}

func (q *quick) comment() {
	text, _, _ := strings.Cut(q.s[q.at:], "\n")
	q.at += len(text)
	q.declined = q.declined || !isText(text)
}

func (q *quick) breakLine() {
	q.at = min(q.at+1, len(q.s))
	q.lineStart = q.at
	q.line++
}

// nextLine goes over empty lines and comments to the first character of a line
// with content; the mark "..." ends the document.
func (q *quick) nextLine() {
	for q.at < len(q.s) {
		q.spaces()
		if q.at < len(q.s) && q.s[q.at] == '#' {
			q.comment()
		}
		if q.at < len(q.s) && q.s[q.at] != '\n' {
			break
		}
		q.breakLine()
	}
	q.margin = q.at - q.lineStart
	if q.at == len(q.s) {
		q.margin = -1
	} else if q.margin == 0 && strings.HasPrefix(q.s[q.at:], "...") {
		q.at += len("...")
		if q.endLine(); q.at < len(q.s) {
			q.declined = true
		}
	}
}
