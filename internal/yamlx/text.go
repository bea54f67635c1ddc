package yamlx

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"lpath/internal/text"
)

// AppendText appends s as a YAML scalar that stands on one line, in a block
// or in a flow, and that any YAML reader takes for the text s: plain where
// that is certain, else in double quotes. Bytes that are not UTF-8 become U+FFFD.
func AppendText(b []byte, s string) []byte {
	if isPlain(s) {
		return append(b, s...)
	}
	b = append(b, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case text.Invisible(r) || r == 0xfffe || r == 0xffff:
			b = append(b, escape(r)...)
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return append(b, '"')
}

// escape writes r as YAML's double quotes know it, which have \x for a byte of
// Unicode alone and no surrogates.
func escape(r rune) string {
	if r > 0xffff {
		return fmt.Sprintf(`\U%08X`, r)
	}
	return text.Escape(r)
}

// isPlain reports whether s needs no quotes: words of letters, digits and a
// few marks, that begin with a letter and are no word that some YAML reader
// takes for a truth value, a number or null.
func isPlain(s string) bool {
	for i, r := range s {
		switch {
		case 'a' <= r && r <= 'z': // nearly all, and cheaper than the next
		case unicode.IsLetter(r) && !text.Invisible(r):
		case i == 0:
			return false
		case '0' <= r && r <= '9', strings.ContainsRune("._/()+'-", r):
		case r == ' ' && i+1 < len(s):
		default:
			return false
		}
	}
	if len(s) > len("false") {
		return true
	}
	switch strings.ToLower(s) {
	case "", "y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf":
		return false
	}
	return true
}
