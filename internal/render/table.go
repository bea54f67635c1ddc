package render

import (
	"cmp"
	"strings"

	"lpath/internal/text"
)

// column is one column of a table.
type column struct {
	head  string
	right bool // numbers stand at the right
	flex  bool // may be cut on a screen, to the least width
	drop  int  // the higher, the sooner it goes where there is no room; 0 never goes
}

// minFlex is how far a flexible column shrinks before columns are dropped, where
// the table does not say.
const minFlex = 24

// table is rows of cells under columns. A row with one cell alone is a line of
// its own.
type table struct {
	indent  int
	least   int // of a flexible column; 0: minFlex
	columns []column
	rows    [][]cell
}

// cell is visible text, and how to paint it; nil: as it is.
type cell struct {
	text  string
	paint func(string) string
}

// painted is the cell's text as it goes to the screen.
func (c cell) painted() string {
	if c.paint == nil {
		return c.text
	}
	return c.paint(c.text)
}

func (t *table) add(cells ...cell) { t.rows = append(t.rows, cells) }

// write adds the table to the page, cut to its width.
func (t *table) write(p *Page) {
	for _, row := range t.rows {
		for i := range row {
			row[i].text = p.plain(row[i].text)
		}
	}
	widths := t.widths()
	shown := t.fit(p, widths)
	for _, row := range t.rows {
		if len(row) == 1 {
			p.wrapped("", row[0].text, row[0].paint)
			continue
		}
		p.line(strings.Repeat(" ", t.indent) + t.row(p, row, widths, shown))
	}
}

// widths are the columns that the widest cells take.
func (t *table) widths() []int {
	widths := make([]int, len(t.columns))
	for _, row := range t.rows {
		for i, c := range row {
			if len(row) > 1 {
				widths[i] = max(widths[i], text.Width(c.text))
			}
		}
	}
	return widths
}

// fit decides which columns are shown and narrows the flexible one. Empty
// columns are never shown.
func (t *table) fit(p *Page, widths []int) (shown []bool) {
	shown = make([]bool, len(t.columns))
	flex := -1
	for i, c := range t.columns {
		shown[i] = widths[i] > 0
		if c.flex {
			flex = i
		}
	}
	if p.Width == 0 {
		return shown
	}
	natural := widths[flex]
	for {
		over := t.total(widths, shown) - p.Width
		if over <= 0 {
			return shown
		}
		widths[flex] = max(min(natural, cmp.Or(t.least, minFlex)), natural-over)
		if t.total(widths, shown) <= p.Width {
			return shown
		}
		worst := 0
		for i, c := range t.columns {
			if shown[i] && c.drop > t.columns[worst].drop {
				worst = i
			}
		}
		if t.columns[worst].drop == 0 {
			widths[flex] = max(8, natural-over)
			return shown
		}
		shown[worst] = false
		widths[flex] = natural
	}
}

func (t *table) total(widths []int, shown []bool) int {
	sum := t.indent - t.gapAfter(len(t.columns))
	for i, w := range widths {
		if shown[i] {
			sum += w + t.gapAfter(i)
		}
	}
	return sum
}

// gapAfter is the space between columns: one after a mark, else two.
func (t *table) gapAfter(i int) int {
	if i == 0 && t.columns[0].head == markColumn {
		return 1
	}
	return 2
}

// markColumn is the head of a first column that holds marks.
const markColumn = "mark"

func (t *table) row(p *Page, row []cell, widths []int, shown []bool) string {
	var b strings.Builder
	for i, c := range row {
		if !shown[i] {
			continue
		}
		s := text.Cut(c.text, widths[i], p.either("…", "..."))
		fill := strings.Repeat(" ", max(0, widths[i]-text.Width(s)))
		s = cell{s, c.paint}.painted()
		if t.columns[i].right {
			s, fill = fill, s
		}
		b.WriteString(s + fill + strings.Repeat(" ", t.gapAfter(i)))
	}
	return b.String()
}
