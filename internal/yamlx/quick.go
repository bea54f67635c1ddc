package yamlx

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

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

// text reads a scalar of at most that many bytes, and not of none.
func (q *quick) text(limit int) (text string) {
	switch {
	case q.declined || !q.unread || q.starts || q.at == len(q.s):
	case q.s[q.at] == '"':
		text = q.doubleQuoted()
	case q.s[q.at] == '\'':
		text = q.singleQuoted()
	case q.s[q.at] == '>' && !q.braced && !q.dashed:
		text = q.folded()
	default:
		text = q.plain()
	}
	q.unread = false
	if text == "" || len(text) > limit {
		q.declined = true
	}
	q.leave()
	return text
}

// plain reads a scalar without quotes, "" if that could be anything else.
func (q *quick) plain() string {
	s := q.s[q.at:]
	n, ok := plainEnd(s, q.braced)
	for n > 0 && s[n-1] == ' ' {
		n--
	}
	if !ok || n == 0 || strings.IndexByte("-?:,[]{}#&*!|>'\"%@`", s[0]) >= 0 {
		return ""
	}
	switch s[:n] {
	case "~", "null", "Null", "NULL", "<<":
		return ""
	}
	q.at += n
	return s[:n]
}

// plainEnd returns where a plain scalar at the beginning of s ends, and whether
// it can be nothing else.
func plainEnd(s string, braced bool) (end int, ok bool) {
	ascii := true
	for i := range len(s) {
		c := s[i]
		if harmless[c] {
			continue
		}
		switch c {
		case '\n':
			return i, ascii || isText(s[:i])
		case ',', ']', '}':
			if braced {
				return i, ascii || isText(s[:i])
			}
		case '[', '{', '?': // the library does not read a question mark there
			if braced {
				return 0, false
			}
		case ':':
			if i+1 == len(s) || s[i+1] == ' ' || s[i+1] == '\n' || braced && strings.IndexByte(",[]{}", s[i+1]) >= 0 {
				return 0, false
			}
		case '#':
			if i == 0 || s[i-1] == ' ' {
				return i, ascii || isText(s[:i])
			}
		default:
			ascii = false
		}
	}
	return len(s), ascii || isText(s)
}

// harmless are the bytes that are part of a plain scalar wherever they stand.
//
//nolint:gochecknoglobals // a table that nothing writes, for the one loop that sees nearly every byte
var harmless = [256]bool{
	' ': true, '!': true, '"': true, '$': true, '%': true, '&': true, '\'': true, '(': true, ')': true, '*': true, '+': true, '-': true, '.': true, '/': true,
	'0': true, '1': true, '2': true, '3': true, '4': true, '5': true, '6': true, '7': true, '8': true, '9': true, ';': true, '<': true, '=': true, '>': true, '@': true,
	'A': true, 'B': true, 'C': true, 'D': true, 'E': true, 'F': true, 'G': true, 'H': true, 'I': true, 'J': true, 'K': true, 'L': true, 'M': true,
	'N': true, 'O': true, 'P': true, 'Q': true, 'R': true, 'S': true, 'T': true, 'U': true, 'V': true, 'W': true, 'X': true, 'Y': true, 'Z': true,
	'\\': true, '^': true, '_': true, '`': true,
	'a': true, 'b': true, 'c': true, 'd': true, 'e': true, 'f': true, 'g': true, 'h': true, 'i': true, 'j': true, 'k': true, 'l': true, 'm': true,
	'n': true, 'o': true, 'p': true, 'q': true, 'r': true, 's': true, 't': true, 'u': true, 'v': true, 'w': true, 'x': true, 'y': true, 'z': true, '|': true, '~': true,
}

// isText reports whether s is text in one line in which YAML and this reader
// see the same: no tabs or other controls, nothing that YAML forbids or takes
// for a line break.
func isText(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool {
		return r < ' ' || r == 0x7f || forbidden(r) || r == utf8.RuneError || r == 0x85 || r == 0x2028 || r == 0x2029
	})
}

// folded reads the lines below ">-" and joins them by spaces.
func (q *quick) folded() string {
	if !strings.HasPrefix(q.s[q.at:], ">-\n") {
		return ""
	}
	end := q.at + len(">-")
	var lines []string
	deep := indentOf(q.s[end+1:])
	for rest := q.s[end+1:]; deep > q.indent && rest != "" && indentOf(rest) == deep; rest = q.s[min(end+1, len(q.s)):] {
		line, _, _ := strings.Cut(rest, "\n")
		if len(line) == deep || line[len(line)-1] == ' ' || !isText(line) {
			return ""
		}
		lines = append(lines, line[deep:])
		end += 1 + len(line)
	}
	behind := q.s[min(end+1, len(q.s)):]
	if n := indentOf(behind); n > q.indent || strings.HasPrefix(behind[n:], "\n") { // comments and blank lines behind a text have rules of their own
		return ""
	}
	q.at = end
	q.line += len(lines)
	return strings.Join(lines, " ")
}

func indentOf(s string) int { return len(s) - len(strings.TrimLeft(s, " ")) }

func (q *quick) singleQuoted() string {
	s := q.s[q.at:]
	for i := 1; i < len(s) && s[i] != '\n'; i++ {
		if s[i] != '\'' {
			continue
		}
		if i+1 < len(s) && s[i+1] == '\'' {
			i++
			continue
		}
		if !isText(s[1:i]) {
			return ""
		}
		q.at += i + 1
		return strings.ReplaceAll(s[1:i], "''", "'")
	}
	return ""
}

func (q *quick) doubleQuoted() string {
	s := q.s[q.at:]
	var unescaped []byte
	from := 1 // what is not in unescaped yet
	for i := 1; i < len(s) && s[i] != '\n'; i++ {
		switch s[i] {
		case '"':
			if !isText(s[1:i]) {
				return ""
			}
			q.at += i + 1
			if unescaped == nil {
				return s[1:i]
			}
			return string(append(unescaped, s[from:i]...))
		case '\\':
			c, size := escaped(s[i+1:])
			if size == 0 {
				return ""
			}
			unescaped = utf8.AppendRune(append(unescaped, s[from:i]...), c)
			i += size
			from = i + 1
		}
	}
	return ""
}

// escaped reads what follows a backslash; a size of 0 is anything but the
// escapes that are written here.
func escaped(s string) (c rune, size int) {
	if s == "" {
		return 0, 0
	}
	if i := strings.IndexByte(`"\nrt`, s[0]); i >= 0 {
		return rune("\"\\\n\r\t"[i]), 1
	}
	digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[s[0]]
	if digits == 0 || len(s) < 1+digits {
		return 0, 0
	}
	n, err := strconv.ParseUint(s[1:1+digits], 16, 32)
	if err != nil || !utf8.ValidRune(rune(n)) {
		return 0, 0
	}
	return rune(n), 1 + digits
}
