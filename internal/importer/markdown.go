package importer

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// kind is what a block is.
type kind int

const (
	heading   kind = iota + 1
	paragraph      // also the text of a list item
	list
	item // of a list
	quote
	table
	code // fenced or indented; what stands in it is not read
	markup
)

// box is what stands before the text of a list item.
type box int

const (
	noBox  box = iota
	open       // "[ ]"
	ticked     // "[x]" or "[X]"
)

// block is a piece of a document that takes whole lines. Which fields beside
// the first four are set depends on the kind.
type block struct {
	kind   kind
	line   int      // where it starts, from 1
	parent *block   // nil at the top
	inside []*block // of a list its items; of an item or a quote what it holds

	text    prose  // of a heading or a paragraph
	level   int    // of a heading, 1 to 6
	ordered bool   // of a list
	number  int    // of an item of an ordered list, counted from where the list starts
	box     box    // of an item; it is no part of the item's text
	rows    []row  // of a table, its header first
	raw     string // of markup, as written
}

// row is a line of a table.
type row struct {
	line  int
	cells []prose // at most as many as the header has, perhaps fewer
}

// document is an outline of a Markdown text: all its blocks in the order of
// the text, each before those inside it, whatever list or quote they stand in.
// What the text has in code, in comments and before its first heading in YAML
// is no block of it.
type document struct {
	blocks []*block
}

// parse reads Markdown: CommonMark, and of GitHub's extensions pipe tables,
// boxes of task lists and bare links. A byte order mark and any line ends are
// fine. Lines count from 1 in the text as it was given. It refuses what is not
// UTF-8 or beyond the limits, within which it takes under a second and 256 MiB.
func parse(source []byte) (*document, error) {
	source, err := tidy(source)
	if err != nil {
		return nil, err
	}
	if err := checkLimits(source); err != nil {
		return nil, err
	}
	r := &reader{source: source, known: parser.NewContext(), out: &document{}}
	for i, c := range source {
		if c == '\n' {
			r.ends = append(r.ends, i)
		}
	}
	// Blocks first, without what is in their lines: a paragraph may turn out to
	// be a table, and each cell is then read for itself.
	blocks := parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
	)
	r.inline = parser.NewParser(
		parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 1)),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
	)
	r.readInside(blocks.Parse(text.NewReader(source), parser.WithContext(r.known)), nil)
	if r.err != nil {
		return nil, r.err
	}
	return r.out, nil
}

// reader makes a document of what the Markdown library found.
type reader struct {
	source []byte
	ends   []int          // where its lines end
	known  parser.Context // has the link definitions of the document
	inline parser.Parser  // of what stands in one paragraph or cell
	work   int            // spent on it so far
	out    *document
	err    error // the first
}

func (r *reader) readInside(n ast.Node, parent *block) {
	for c := n.FirstChild(); c != nil && r.err == nil; c = c.NextSibling() {
		r.read(c, parent)
	}
}

func (r *reader) read(n ast.Node, parent *block) {
	b := &block{line: r.lineOf(n), parent: parent}
	switch n := n.(type) {
	case *ast.Heading:
		b.kind, b.level = heading, n.Level
		b.text = r.prose(string(n.Lines().Value(r.source)), b.line)
	case *ast.Paragraph, *ast.TextBlock:
		r.readParagraph(n.Lines(), parent)
		return
	case *ast.List:
		b.kind, b.ordered = list, n.IsOrdered()
	case *ast.ListItem:
		b.kind, b.box = item, r.boxOf(n)
		if in, ok := n.Parent().(*ast.List); ok && in.IsOrdered() {
			b.number = in.Start + len(parent.inside)
		}
	case *ast.Blockquote:
		b.kind = quote
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		b.kind = code
	case *ast.HTMLBlock:
		b.kind, b.raw = markup, string(n.Lines().Value(r.source))
	default: // rules and link definitions say nothing
		return
	}
	r.add(b)
	r.readInside(n, b)
}

func (r *reader) add(b *block) {
	r.out.blocks = append(r.out.blocks, b)
	if b.parent != nil {
		b.parent.inside = append(b.parent.inside, b)
	}
}

// readParagraph adds the lines as a paragraph, as a table, or as one before the other.
func (r *reader) readParagraph(lines *text.Segments, parent *block) {
	if lines.Len() == 0 {
		return
	}
	line := r.lineAt(lines.At(0).Start)
	raw := strings.Split(strings.TrimRight(string(lines.Value(r.source)), "\n"), "\n")
	if parent != nil && parent.box != noBox && len(parent.inside) == 0 {
		raw[0] = strings.TrimLeft(raw[0], " \t")[len("[ ]"):]
	}
	top := findTable(raw)
	if top != 0 {
		r.add(&block{
			kind: paragraph, line: line, parent: parent,
			text: r.prose(strings.Join(raw[:top], "\n"), line),
		})
	}
	if top == len(raw) {
		return
	}
	b := &block{kind: table, line: line + top, parent: parent}
	columns := splitRow(raw[top])
	for i, one := range raw[top:] {
		if i == 1 {
			continue // dashes
		}
		cells := splitRow(one)
		next := row{line: b.line + i}
		for _, cell := range cells[:min(len(cells), len(columns))] {
			next.cells = append(next.cells, r.cell(cell, next.line))
		}
		b.rows = append(b.rows, next)
	}
	r.add(b)
}

// boxOf says which box an item starts with.
func (r *reader) boxOf(n *ast.ListItem) box {
	first := n.FirstChild()
	if first == nil || first.Kind() != ast.KindTextBlock && first.Kind() != ast.KindParagraph || first.Lines().Len() == 0 {
		return noBox
	}
	line := first.Lines().At(0)
	s := strings.TrimLeft(string(line.Value(r.source)), " \t")
	if len(s) < 3 || s[0] != '[' || s[2] != ']' || len(s) > 3 && !strings.ContainsRune(" \t\n", rune(s[3])) {
		return noBox
	}
	switch s[1] {
	case ' ', '\t':
		return open
	case 'x', 'X':
		return ticked
	}
	return noBox
}

// lineOf returns the line in which a block starts.
func (r *reader) lineOf(n ast.Node) int {
	if n.Pos() >= 0 {
		return r.lineAt(n.Pos())
	}
	for c := n; c != nil; c = c.FirstChild() {
		if c.Type() == ast.TypeBlock && c.Lines().Len() > 0 {
			return r.lineAt(c.Lines().At(0).Start)
		}
	}
	return 1
}

// lineAt returns the line of a place in the source, from 1.
func (r *reader) lineAt(offset int) int {
	n, _ := slices.BinarySearch(r.ends, offset)
	return n + 1
}
