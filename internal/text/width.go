package text

import (
	"strings"

	"github.com/clipperhouse/displaywidth"
)

// Width returns the columns that s takes on a terminal. s is visible text.
func Width(s string) int { return displaywidth.String(s) }

// Cut shortens s to at most width columns, the last of them mark (such as
// "…") where something was cut. Where the mark has no room it is left out.
func Cut(s string, width int, mark string) string {
	if Width(s) <= width {
		return s
	}
	if Width(mark) > width {
		mark = ""
	}
	return strings.TrimRight(displaywidth.TruncateString(s, max(width, 0), mark), " ")
}

// Pad fills s with spaces to width columns; a wider s stays as it is.
func Pad(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-Width(s)))
}

// PadLeft is Pad with the spaces in front.
func PadLeft(s string, width int) string {
	return strings.Repeat(" ", max(0, width-Width(s))) + s
}

// Wrap breaks s at spaces into lines of at most width columns. A word wider
// than that has a line of its own and stays whole: a link must not be broken.
// A width below 1 is no limit. The result has at least one line.
func Wrap(s string, width int) []string {
	if width < 1 || Width(s) <= width {
		return []string{s}
	}
	var lines []string
	line, used := "", 0
	for word := range strings.FieldsSeq(s) {
		w := Width(word)
		if used > 0 && used+1+w > width {
			lines = append(lines, line)
			line, used = "", 0
		}
		if used > 0 {
			line += " "
			used++
		}
		line += word
		used += w
	}
	return append(lines, line)
}
