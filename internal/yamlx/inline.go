package yamlx

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// inline reads a value on one line; flow says that it stands in brackets.
func (r *subsetReader) inline(flow bool) bool {
	if r.at == len(r.s) {
		return false
	}
	switch r.s[r.at] {
	case '[':
		return r.flow(list, ']')
	case '{':
		return r.flow(table, '}')
	case '"':
		return r.doubleQuoted()
	case '\'':
		return r.singleQuoted()
	}
	return r.plain(flow)
}

// flow reads a list or a table in brackets.
func (r *subsetReader) flow(k kind, closing byte) bool {
	at, ok := r.open(k)
	r.at++
	for first := true; ok; first = false {
		r.spaces()
		if first && r.skip(closing) {
			r.close(at)
			return true
		}
		if k == table {
			key := r.key()
			if key == "" {
				return false
			}
			r.add(scalar, key, r.at)
			r.at += len(key) + 1
			if !r.skip(' ') {
				return false
			}
			r.spaces()
		}
		ok = r.inline(true)
		r.spaces()
		if ok && r.skip(closing) {
			r.close(at)
			return true
		}
		ok = ok && r.skip(',') && r.skip(' ')
	}
	return false
}

func (r *subsetReader) spaces() {
	for r.at < len(r.s) && r.s[r.at] == ' ' {
		r.at++
	}
}

func (r *subsetReader) skip(c byte) bool {
	if r.at < len(r.s) && r.s[r.at] == c {
		r.at++
		return true
	}
	return false
}

// plain reads a scalar without quotes.
func (r *subsetReader) plain(flow bool) bool {
	const indicators = "-?:,[]{}#&*!|>'\"%@`"
	s := r.rest()
	if strings.IndexByte(indicators, s[0]) >= 0 {
		return false
	}
	i := 0
scan:
	for ; i < len(s); i++ {
		switch c := s[i]; c {
		case '\n':
			break scan
		case ',', ']', '}':
			if flow {
				break scan
			}
		case '[', '{', '?': // the library does not read a question mark there
			if flow {
				return false
			}
		case ':':
			if i+1 == len(s) || s[i+1] == ' ' || s[i+1] == '\n' || flow && strings.IndexByte(",[]{}", s[i+1]) >= 0 {
				return false
			}
		case '#':
			if s[i-1] == ' ' {
				break scan
			}
		}
	}
	text := strings.TrimRight(s[:i], " ")
	switch text {
	case "", "~", "null", "Null", "NULL", "<<":
		return false
	}
	r.add(scalar, text, r.at)
	r.at += len(text)
	return true
}

func (r *subsetReader) singleQuoted() bool {
	s := r.rest()
	for i := 1; i < len(s) && s[i] != '\n'; i++ {
		if s[i] != '\'' {
			continue
		}
		if i+1 < len(s) && s[i+1] == '\'' {
			i++
			continue
		}
		r.add(scalar, strings.ReplaceAll(s[1:i], "''", "'"), r.at)
		r.at += i + 1
		return true
	}
	return false
}

func (r *subsetReader) doubleQuoted() bool {
	s := r.rest()
	for i := 1; i < len(s) && s[i] != '\n'; i++ {
		switch s[i] {
		case '\\':
			return r.escaped(i)
		case '"':
			r.add(scalar, s[1:i], r.at)
			r.at += i + 1
			return true
		}
	}
	return false
}

// escaped reads a text in double quotes whose first escape is at i.
func (r *subsetReader) escaped(i int) bool {
	s := r.rest()
	text := append([]byte(nil), s[1:i]...)
	for i < len(s) && s[i] != '\n' {
		switch s[i] {
		case '"':
			r.add(scalar, string(text), r.at)
			r.at += i + 1
			return true
		case '\\':
			c, size := escapedRune(s[i+1:])
			if size == 0 {
				return false
			}
			text = utf8.AppendRune(text, c)
			i += 1 + size
		default:
			text = append(text, s[i])
			i++
		}
	}
	return false
}

// escapedRune reads what follows a backslash; a size of 0 is anything but the
// escapes that are written here.
func escapedRune(s string) (c rune, size int) {
	if s == "" {
		return 0, 0
	}
	digits := 0
	switch s[0] {
	case '"', '\\':
		return rune(s[0]), 1
	case 'n':
		return '\n', 1
	case 'r':
		return '\r', 1
	case 't':
		return '\t', 1
	case 'x':
		digits = 2
	case 'u':
		digits = 4
	case 'U':
		digits = 8
	}
	if digits == 0 || len(s) < 1+digits {
		return 0, 0
	}
	n, err := strconv.ParseUint(s[1:1+digits], 16, 32)
	if err != nil || !utf8.ValidRune(rune(n)) {
		return 0, 0
	}
	return rune(n), 1 + digits
}
