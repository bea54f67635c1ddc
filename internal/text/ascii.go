package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// ASCII returns s in ASCII alone, for a screen that knows no more: accents are
// dropped, common marks are written out, and what is left is escaped. Line
// breaks stay.
func ASCII(s string) string {
	if isASCII(s) {
		return s
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		switch {
		case r < utf8.RuneSelf:
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r):
		default:
			b.WriteString(asciiFor(r))
		}
	}
	return b.String()
}

// asciiFor is what stands for a rune that is not ASCII.
func asciiFor(r rune) string {
	switch r {
	case '–', '—', '‐', '‑', '−':
		return "-"
	case '‘', '’':
		return "'"
	case '“', '”', '„', '«', '»':
		return `"`
	case '→':
		return "->"
	case '×':
		return "x"
	}
	if folded := fold(unicode.ToLower(r)); folded != "" {
		if unicode.IsUpper(r) {
			return strings.ToUpper(folded[:1]) + folded[1:]
		}
		return folded
	}
	return Escape(r)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
