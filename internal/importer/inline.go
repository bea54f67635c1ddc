package importer

import (
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// prose is what a heading, a paragraph or a cell says: plain text, in which
// emphasis, code, links and entities are resolved, images and tags left out,
// and blanks run together.
type prose struct {
	text  string // a line for each line of the source
	line  int    // of the source, of the first
	links []link // as they follow each other
}

// link is a link of a prose.
type link struct {
	text     string // in one line; of an image what it stands for
	url      string // as the document has it, relative or not, unchecked
	line     int
	from, to int  // where its text is in that of the prose, in bytes
	image    bool // all that it shows is an image, as badges do
}

// plain is the text in one line.
func (p prose) plain() string { return oneLine(p.text) }

// first is the first line that says anything.
func (p prose) first() string {
	s, _, _ := strings.Cut(strings.TrimLeft(p.text, "\n"), "\n")
	return strings.TrimSpace(s)
}

// lead is the text before a link, rest what follows it, in one line each.
func (p prose) lead(l link) string { return oneLine(p.text[:l.from]) }
func (p prose) rest(l link) string { return oneLine(p.text[l.to:]) }

// oneLine runs the blanks of s together, line ends as well.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// prose reads what stands in a paragraph or a cell that starts in the line.
func (r *reader) prose(raw string, line int) prose {
	return r.fill(&writer{raw: raw, line: line})
}

// cell reads what stands in a cell of a table. Its text has a line for each
// break in it.
func (r *reader) cell(raw string, line int) prose {
	p := r.fill(&writer{raw: raw, line: line, cell: true})
	for i := range p.links {
		p.links[i].line = line
	}
	return p
}

func (r *reader) fill(w *writer) prose {
	raw, line := w.raw, w.line
	if !strings.ContainsAny(raw, marks) {
		w.write(raw)
	} else if r.err = r.spend(raw, line); r.err == nil {
		w.walk(r.inline.Parse(text.NewReader([]byte(raw)), parser.WithContext(r.known)))
		w.endAnchor()
	}
	return w.prose()
}

// writer collects the text and links of one prose.
type writer struct {
	raw    string // the source
	line   int    // of its start
	at     int    // how far the raw source has been written
	out    []byte
	blank  bool // before what comes next
	lines  int  // begun in out
	links  []link
	cell   bool     // of a table: what is broken stays broken
	shut   [][2]int // of out: code, in which nothing is a link
	anchor *link    // an HTML link that has begun
}

func (w *writer) prose() prose {
	w.findBare()
	s := strings.TrimRight(string(w.out), "\n ")
	for i := range w.links {
		l := &w.links[i]
		l.from, l.to = min(l.from, len(s)), min(l.to, len(s))
	}
	return prose{text: s, line: w.line, links: w.links}
}

func (w *writer) walk(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			w.seek(c.Segment.Start)
			w.write(unescape(string(c.Segment.Value([]byte(w.raw)))))
			w.at = max(w.at, c.Segment.Stop)
		case *ast.CodeSpan:
			w.code(c)
		case *ast.Link:
			w.link(c, unescape(string(c.Destination)))
		case *ast.AutoLink:
			w.autoLink(c)
		case *ast.Image: // says nothing in words
		case *ast.RawHTML:
			w.seek(c.Segments.At(0).Start)
			w.tag(string(c.Segments.Value([]byte(w.raw))))
		default:
			w.walk(c)
		}
	}
}

// seek goes on to a place in the raw source: what lies between is markup, of
// which only the line ends are kept.
func (w *writer) seek(to int) {
	for ; w.at < to; w.at++ {
		if w.raw[w.at] == '\n' {
			w.newLine()
		}
	}
}

func (w *writer) newLine() {
	w.out = append(w.out, '\n')
	w.lines++
	w.blank = false
}

// settle writes the blank that stands before what comes next.
func (w *writer) settle() {
	if n := len(w.out); w.blank && n > 0 && w.out[n-1] != '\n' && w.out[n-1] != ' ' {
		w.out = append(w.out, ' ')
	}
	w.blank = false
}

func (w *writer) write(s string) {
	for _, c := range s {
		switch {
		case c == '\n':
			w.newLine()
		case unicode.IsSpace(c):
			w.blank = true
		default:
			w.settle()
			w.out = append(w.out, string(c)...)
		}
	}
}

func (w *writer) code(n ast.Node) {
	w.settle()
	from := len(w.out)
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			w.seek(t.Segment.Start)
			w.write(string(t.Segment.Value([]byte(w.raw))))
			w.at = max(w.at, t.Segment.Stop)
		}
	}
	w.shut = append(w.shut, [2]int{from, len(w.out)})
}

func (w *writer) link(n ast.Node, url string) {
	w.seek(start(n))
	w.settle()
	l := link{url: url, line: w.line + w.lines, from: len(w.out)}
	inside := len(w.links)
	w.walk(n)
	w.links = w.links[:inside] // a bare link in the text of another is none
	l.to = len(w.out)
	l.text = oneLine(string(w.out[l.from:]))
	if l.text == "" {
		l.text, l.image = pictured(n, w.raw)
	}
	w.links = append(w.links, l)
}

// start returns where in the raw source the text of n begins, 0 if it has none.
func start(n ast.Node) int {
	for c := n.FirstChild(); c != nil; c = c.FirstChild() {
		if t, ok := c.(*ast.Text); ok {
			return t.Segment.Start
		}
	}
	return 0
}

// pictured returns what the images in a link stand for, and whether there are any.
func pictured(n ast.Node, raw string) (alt string, found bool) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() == ast.KindImage {
			w := &writer{raw: raw}
			w.walk(c)
			return w.prose().plain(), true
		}
		if tag, ok := c.(*ast.RawHTML); ok {
			if name, attributes := parseTag(string(tag.Segments.Value([]byte(raw)))); name == "img" {
				return attributes["alt"], true
			}
		}
		if alt, found = pictured(c, raw); found {
			return alt, found
		}
	}
	return "", false
}

func (w *writer) autoLink(n *ast.AutoLink) {
	w.seek(n.Pos())
	w.settle()
	l := link{text: string(n.Label([]byte(w.raw))), url: string(n.URL([]byte(w.raw))), line: w.line + w.lines, from: len(w.out)}
	w.out = append(w.out, l.text...)
	l.to = len(w.out)
	if n.AutoLinkType == ast.AutoLinkEmail {
		l.url = "mailto:" + l.url
	}
	w.links = append(w.links, l)
}

// unescape resolves backslashes and entities.
func unescape(s string) string {
	if !strings.ContainsAny(s, `\&`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && util.IsPunct(s[i+1]) {
			i++
		} else if end := strings.IndexByte(s[i:min(len(s), i+40)], ';'); s[i] == '&' && end > 0 {
			one := []byte(s[i : i+end+1])
			b.Write(util.ResolveEntityNames(util.ResolveNumericReferences(one)))
			i += end
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
