// Package text treats text as text: slugs, near words, the escaping of what
// comes from files, width and wrapping. It knows nothing of paths.
package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// MaxSlug is the longest slug, in bytes.
const MaxSlug = 64

// Slug returns the form of s that serves as an id: letters and digits folded
// to ASCII and lower case, every run of anything else one hyphen, none at the
// ends, at most MaxSlug bytes. It is empty where s has nothing to fold, such
// as a title in Chinese.
//
// Progress is stored under slugs: the rule is frozen by a table in the tests.
func Slug(s string) string {
	slug := make([]byte, 0, 2*MaxSlug) // nearly all are shorter and need no other
	gap := false
	for i := range len(s) {
		c := s[i]
		switch {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case c >= utf8.RuneSelf:
			return foldedSlug(s)
		default:
			gap = true
			continue
		}
		if gap && len(slug) > 0 {
			slug = append(slug, '-')
		}
		gap = false
		slug = append(slug, c)
	}
	return CutSlug(string(slug), MaxSlug)
}

// foldedSlug is Slug for text that is more than ASCII.
func foldedSlug(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFKD.String(s) {
		folded := fold(unicode.ToLower(r))
		switch {
		case folded != "":
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteString(folded)
		case !unicode.Is(unicode.Mn, r): // an accent parts no word
			gap = true
		}
	}
	return CutSlug(b.String(), MaxSlug)
}

// CutSlug shortens a slug to at most most bytes, at a hyphen where there is one.
func CutSlug(s string, most int) string {
	if len(s) <= most {
		return s
	}
	if i := strings.LastIndexByte(s[:most+1], '-'); i > 0 {
		return s[:i]
	}
	return s[:most]
}

// fold returns the ASCII letters or digits for a decomposed lower-case rune,
// "" for any other. The letters listed are those that Unicode does not
// decompose.
func fold(r rune) string {
	if 'a' <= r && r <= 'z' || '0' <= r && r <= '9' {
		return string(r)
	}
	switch r {
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'ø':
		return "o"
	case 'đ', 'ð':
		return "d"
	case 'ħ':
		return "h"
	case 'ı':
		return "i"
	case 'ł':
		return "l"
	case 'þ':
		return "th"
	case 'ŧ':
		return "t"
	}
	return ""
}
