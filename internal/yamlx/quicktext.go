package yamlx

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

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
