package text

import "strings"

// Nearest returns the candidate that is most probably meant by word, the first
// of equals, or "" when none is near: at most a third of word's letters (but
// one in a short word) may be missing, added, wrong or swapped with the next.
// A word of one or two letters is near nothing. Letter case does not count.
func Nearest(word string, candidates []string) string {
	if len(word) < 3 {
		return ""
	}
	limit := len(word) / 3
	best, found := limit+1, ""
	for _, c := range candidates {
		if abs(len(c)-len(word)) >= best {
			continue
		}
		if d := distance(strings.ToLower(word), strings.ToLower(c)); d < best {
			best, found = d, c
		}
	}
	return found
}

// distance is the optimal string alignment distance of a and b, in bytes.
func distance(a, b string) int {
	before := make([]int, len(b)+1)
	above := make([]int, len(b)+1)
	row := make([]int, len(b)+1)
	for j := range above {
		above[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(above[j]+1, row[j-1]+1, above[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, above, row = above, row, before
	}
	return above[len(b)]
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
