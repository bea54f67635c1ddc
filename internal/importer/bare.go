package importer

import (
	"slices"
	"strings"
	"unicode"
)

// findBare makes links of the addresses that stand in the text as they are.
func (w *writer) findBare() {
	taken := slices.Clone(w.shut)
	for _, l := range w.links {
		taken = append(taken, [2]int{l.from, l.to})
	}
	slices.SortFunc(taken, func(a, b [2]int) int { return a[0] - b[0] })
	s := string(w.out)
	for at := 0; at < len(s); {
		i := strings.Index(s[at:], "http")
		if i < 0 {
			break
		}
		from := at + i
		for len(taken) > 0 && taken[0][1] <= from {
			taken = taken[1:]
		}
		to := from + bareLink(s[from:])
		at = to
		if to == from { // what follows up to a blank is no better
			at += spanOf(s[from:], func(r rune) bool { return !unicode.IsSpace(r) })
		}
		if to == from || len(taken) > 0 && taken[0][0] < to || from > 0 && isWord(s[from-1]) {
			continue
		}
		line := w.line + strings.Count(s[:from], "\n")
		w.links = append(w.links, link{text: s[from:to], url: s[from:to], line: line, from: from, to: to})
	}
	slices.SortStableFunc(w.links, func(a, b link) int { return a.from - b.from })
}

// bareLink returns how long the address is with which s starts, 0 for none:
// like on GitHub, punctuation at the end and a bracket without its partner are
// no part of it.
func bareLink(s string) int {
	if !strings.HasPrefix(s, "http://") && !strings.HasPrefix(s, "https://") {
		return 0
	}
	end := strings.IndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("<>|\"", r) })
	if end < 0 {
		end = len(s)
	}
	opened, closed := strings.Count(s[:end], "("), strings.Count(s[:end], ")")
	for ; end > 0; end-- {
		last := s[end-1]
		if last == ')' && closed > opened {
			closed--
		} else if strings.IndexByte("?!.,:*_~';]}", last) < 0 {
			break
		}
	}
	if strings.HasSuffix(s[:end], "//") {
		return 0
	}
	return end
}

func isWord(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}
