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
	case !q.braced && !q.dashed && strings.HasPrefix(q.s[q.at:], ">-\n"):
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
	n := plainEnd(s, q.braced)
	if n < 0 {
		return ""
	}
	text := strings.TrimRight(s[:n], " ")
	switch text {
	case "", "~", "null", "Null", "NULL", "<<":
		return ""
	}
	if strings.IndexByte("-?:,[]{}#&*!|>'\"%@`", text[0]) >= 0 {
		return ""
	}
	q.at += len(text)
	return text
}

// plainEnd returns where a plain scalar at the beginning of s ends, -1 where it
// could be anything else.
func plainEnd(s string, braced bool) int {
	for i := range len(s) {
		c := s[i]
		if 'a' <= c && c <= 'z' || c == ' ' || '-' <= c && c <= '9' || 'A' <= c && c <= 'Z' { // with . and /
			continue
		}
		switch c {
		case '\n':
			return i
		case ',', ']', '}':
			if braced {
				return i
			}
		case '[', '{', '?': // the library does not read a question mark there
			if braced {
				return -1
			}
		case ':':
			if i+1 == len(s) || s[i+1] == ' ' || s[i+1] == '\n' || braced && strings.IndexByte(",[]{}", s[i+1]) >= 0 {
				return -1
			}
		case '#':
			if i == 0 || s[i-1] == ' ' {
				return i
			}
		}
	}
	return len(s)
}

// folded reads the lines below ">-" and joins them by spaces.
func (q *quick) folded() string {
	end := q.at + len(">-")
	var lines []string
	deep := indentOf(q.s[end+1:])
	for rest := q.s[end+1:]; deep > q.indent && rest != "" && indentOf(rest) == deep; rest = q.s[min(end+1, len(q.s)):] {
		line, _, _ := strings.Cut(rest, "\n")
		if len(line) == deep || line[len(line)-1] == ' ' {
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
		q.at += i + 1
		return strings.ReplaceAll(s[1:i], "''", "'")
	}
	return ""
}

func (q *quick) doubleQuoted() string {
	s := q.s[q.at:]
	end := strings.IndexAny(s[1:], "\"\\\n") + 1
	if end == 0 || s[end] == '\n' {
		return ""
	}
	if s[end] == '"' {
		q.at += end + 1
		return s[1:end]
	}
	text := []byte(s[1:end])
	for i := end; i < len(s) && s[i] != '\n'; {
		switch s[i] {
		case '"':
			q.at += i + 1
			return string(text)
		case '\\':
			c, size := escaped(s[i+1:])
			if size == 0 {
				return ""
			}
			text = utf8.AppendRune(text, c)
			i += 1 + size
		default:
			text = append(text, s[i])
			i++
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
