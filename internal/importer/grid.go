package importer

import "strings"

// findTable returns the line in which the lines of a paragraph become a table,
// which is the one above a row of dashes, or len(lines) if they never do.
func findTable(lines []string) int {
	for i := 1; i < len(lines); i++ {
		dashes := splitRow(lines[i])
		if !strings.Contains(lines[i-1]+lines[i], "|") || len(dashes) > maxColumns || !allDashes(dashes) {
			continue
		}
		if len(splitRow(lines[i-1])) == len(dashes) {
			return i - 1
		}
	}
	return len(lines)
}

func allDashes(cells []string) bool {
	for _, cell := range cells {
		cell = strings.TrimSuffix(strings.TrimPrefix(cell, ":"), ":")
		if cell == "" || strings.Trim(cell, "-") != "" {
			return false
		}
	}
	return len(cells) > 0
}

// splitRow parts a row of a table into its cells, as Markdown. A pipe after a
// backslash is text, and so is one in code: there GitHub wants the backslash
// as well, but people forget it.
func splitRow(line string) []string {
	line = strings.TrimSpace(line)
	line = strings.TrimPrefix(line, "|")
	var cells []string
	var cell strings.Builder
	for i := 0; i < len(line); {
		switch {
		case line[i] == '|':
			cells = append(cells, strings.TrimSpace(cell.String()))
			cell.Reset()
			i++
		case strings.HasPrefix(line[i:], `\|`):
			cell.WriteByte('|')
			i += 2
		case strings.HasPrefix(line[i:], "\\`"):
			cell.WriteString(line[i : i+2])
			i += 2
		default:
			n := max(1, codeSpan(line[i:]))
			cell.WriteString(strings.ReplaceAll(line[i:i+n], `\|`, "|"))
			i += n
		}
	}
	if last := strings.TrimSpace(cell.String()); last != "" || len(cells) == 0 {
		cells = append(cells, last)
	}
	return cells
}

// codeSpan returns how long the code is with which s starts: 0 if it starts
// with none, and the length of the backquotes alone if nothing ends it.
func codeSpan(s string) int {
	ticks := len(s) - len(strings.TrimLeft(s, "`"))
	for at := ticks; ticks > 0; {
		i := strings.IndexByte(s[at:], '`')
		if i < 0 {
			break
		}
		at += i
		n := len(s[at:]) - len(strings.TrimLeft(s[at:], "`"))
		at += n
		if n == ticks {
			return at
		}
	}
	return ticks
}
