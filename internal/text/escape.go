package text

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	zwnj = '\u200c'
	zwj  = '\u200d'
)

// Visible returns s with everything escaped that a terminal would act on or
// that a reader could not see: control characters (line breaks and tabs
// included), format characters, line and paragraph separators, other invisible
// ones, and bytes that are not UTF-8. A zero width joiner or non-joiner inside
// a word stays: some scripts and emoji need it.
//
// All text that comes from outside goes through here on its way to a screen.
func Visible(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	before := ' '
	for i, r := range s {
		size := utf8.RuneLen(r)
		if r == utf8.RuneError {
			_, size = utf8.DecodeRuneInString(s[i:])
		}
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case (r == zwj || r == zwnj) && inWord(before, s[i+size:]):
			b.WriteRune(r)
		case Invisible(r):
			b.WriteString(Escape(r))
		default:
			b.WriteRune(r)
		}
		before = r
	}
	return b.String()
}

// Lines is Visible for text that may have several lines: line breaks stay and
// part the result.
func Lines(s string) []string {
	lines := strings.Split(strings.TrimRight(strings.ReplaceAll(s, "\r\n", "\n"), "\n"), "\n")
	for i := range lines {
		lines[i] = Visible(lines[i])
	}
	return lines
}

// Invisible reports whether a reader cannot see r or a terminal acts on it:
// control, format, line and paragraph separators, private use, variation
// selectors beyond the first sixteen, blank letters, and what Unicode keeps for
// more of the kind.
func Invisible(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return r < ' ' || r == 0x7f
	case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Co, unicode.Cs):
		return true
	case r == 0x2800, unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r):
		return true // drawn as nothing at all, though letters or marks by category
	case 0x180b <= r && r <= 0x180f, 0xe0100 <= r && r <= 0xe01ef:
		return true // variation selectors, which can smuggle bytes
	}
	return false
}

// Escape writes r as a reader and YAML's or JSON's double quotes know it.
func Escape(r rune) string {
	switch {
	case r == '\n':
		return `\n`
	case r == '\r':
		return `\r`
	case r == '\t':
		return `\t`
	case r < 0x100:
		return fmt.Sprintf(`\x%02x`, r)
	case r < 0x10000:
		return fmt.Sprintf(`\u%04x`, r)
	}
	return fmt.Sprintf(`\U%08x`, r)
}

// plain reports whether s is printable ASCII, as nearly all text is.
func plain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] >= 0x7f {
			return false
		}
	}
	return true
}

// inWord reports whether a joiner stands between two characters of a word or
// of an emoji: after before, and ahead of what rest begins with.
func inWord(before rune, rest string) bool {
	after, _ := utf8.DecodeRuneInString(rest)
	return joins(before) && joins(after)
}

func joins(r rune) bool {
	return unicode.In(r, unicode.L, unicode.M, unicode.So, unicode.Sk) && !Invisible(r) && r != utf8.RuneError
}
