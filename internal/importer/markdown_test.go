package importer

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// sketch shows a document with a line for each block: its line, its kind and
// what it says, indented by what it stands in.
func sketch(d *document) string {
	var s strings.Builder
	for _, b := range d.blocks {
		depth := 0
		for p := b.parent; p != nil; p = p.parent {
			depth++
		}
		fmt.Fprintf(&s, "%2d %s", b.line, strings.Repeat("  ", depth))
		switch b.kind {
		case heading:
			fmt.Fprintf(&s, "h%d %s", b.level, inline(b.text))
		case paragraph:
			fmt.Fprintf(&s, "p %s", inline(b.text))
		case list:
			s.WriteString(map[bool]string{true: "ol", false: "ul"}[b.ordered])
		case item:
			s.WriteString([]string{"-", "- [ ]", "- [x]"}[b.box])
			if b.parent.ordered {
				fmt.Fprintf(&s, " %d", b.number)
			}
		case quote:
			s.WriteString("quote")
		case code:
			s.WriteString("code")
		case markup:
			s.WriteString("markup")
		case table:
			s.WriteString("table")
			for _, row := range b.rows {
				fmt.Fprintf(&s, "\n%2d %s  ", row.line, strings.Repeat("  ", depth))
				for _, cell := range row.cells {
					fmt.Fprintf(&s, "|%s", inline(cell))
				}
			}
		}
		s.WriteByte('\n')
	}
	return s.String()
}

// inline shows a prose in one line, and its links.
func inline(p prose) string {
	s := strings.ReplaceAll(p.text, "\n", "/")
	for _, l := range p.links {
		mark := ""
		if l.image {
			mark = "!"
		}
		s += fmt.Sprintf(" %s<%s %s>", mark, l.text, l.url)
	}
	return s
}

func mustParse(t *testing.T, source string) *document {
	t.Helper()
	d, err := parse([]byte(source))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestMarkdownBecomesAnOutline(t *testing.T) {
	for name, c := range map[string]struct{ source, want string }{
		"headings": {
			"# One #\n\nTwo\n===\n\nThree\nfour\n---\n###### Six\n#no\n",
			"1 h1 One|3 h1 Two|6 h2 Three/four|9 h6 Six|10 p #no",
		},
		"a heading in a list item": {
			"- ### Arrays\n    - [ ] size()\n",
			"1 ul|1   -|1     h3 Arrays|2     ul|2       - [ ]|2         p size()",
		},
		"boxes": {
			"* [ ] a\n* [x] b\n* [X] c\n* [-] d\n* [x](y) e\n* [ ]f\n",
			"1 ul|1   - [ ]|1     p a|2   - [x]|2     p b|3   - [x]|3     p c|" +
				"4   -|4     p [-] d|5   -|5     p x e <x y>|6   -|6     p [ ]f",
		},
		"numbered items": {
			"3) a\n3) b\n   more\n",
			"1 ol|1   - 3|1     p a|2   - 4|2     p b/more",
		},
		"code and comments hide": {
			"```\n# no\n- [ ] no\n```\n\n    # no\n\n<!--\n# no\n\n- [ ] no\n-->\n~~~\n- no\n",
			"1 code|6 code|8 markup|13 code",
		},
		"markup that wraps a list shows it": {
			"<details>\n<summary>More</summary>\n\n- a\n\n</details>\n",
			"1 markup|4 ul|4   -|4     p a|6 markup",
		},
		"quotes": {"> # Q\n> - a\n", "1 quote|1   h1 Q|2   ul|2     -|2       p a"},
		"front matter is no heading": {
			"---\ntitle: A # B\nlayout: x\n---\n# One\n",
			"5 h1 One",
		},
		"a rule on top is no front matter": {"---\n\nText\n---\n", "3 h2 Text"},
		"line ends and byte order mark":    {"\ufeff# One\r\n\r\ntext\rmore\r\n", "1 h1 One|3 p text/more"},
		"tabs":                             {"-\ta\n\t-\tb\n", "1 ul|1   -|1     p a|2     ul|2       -|2         p b"},
		"no end of line":                   {"# One\n- a", "1 h1 One|2 ul|2   -|2     p a"},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for line := range strings.Lines(sketch(mustParse(t, c.source))) {
				got = append(got, strings.TrimSpace(line))
			}
			if diff := cmp.Diff(c.want, strings.Join(got, "|")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTextComesOutPlain(t *testing.T) {
	for source, want := range map[string]string{
		"*a* __b__ `c*d` ***e***":                         "a b c*d e",
		"a &amp; b &#35; &copy; \\* \\[x\\] &no;":         "a & b # © * [x] &no;",
		"\\&amp; `&amp;`":                                 "&amp; &amp;",
		"a  b\t c<br>d<sup>2</sup> <!-- no -->e":          "a b c d2 e",
		"one\n  two  \nthree\\\nfour":                     "one/two/three/four",
		"[a *b*](x 'title') c":                            "a b c <a b x>",
		"[[R] a](http://x.y/(z)) d":                       "[R] a d <[R] a http://x.y/(z)>",
		"[a](<b c>) [d]( e?f&amp;g )":                     "a d <a b c> <d e?f&g>",
		"[ref], [Ref][], [r][ref]\n\n[REF]: u":            "ref, Ref, r <ref u> <Ref u> <r u>",
		"<https://a.b/c> <me@a.b>":                        "https://a.b/c me@a.b <https://a.b/c https://a.b/c> <me@a.b mailto:me@a.b>",
		"see https://a.b/c_d_e. (http://f.g/(h))":         "see https://a.b/c_d_e. (http://f.g/(h)) <https://a.b/c_d_e https://a.b/c_d_e> <http://f.g/(h) http://f.g/(h)>",
		"`https://a.b` ahttps://c.d https://":             "https://a.b ahttps://c.d https://",
		"[![alt](i.png)](u) ![no](j.png) t":               "t !<alt u>",
		"a [![alt *b*](i.png) text](u)":                   "a text <text u>",
		`<a href="u?a&amp;b" x>t *i*</a> r`:               "t i r <t i u?a&b>",
		`<a name="n"></a>t <a href='v'><img alt="i"></a>`: "t !<i v>",
		"[a [b](c) d](e)":                                 "[a b d](e) <b c>",
		"[two\nlines](u) x":                               "two/lines x <two lines u>",
		"[see https://a.b](u)":                            "see https://a.b <see https://a.b u>",
		"[ ] [x] [nope]":                                  "[ ] [x] [nope]",
		"日本 **語** [é](ü)":                                 "日本 語 é <é ü>",
		"a\u00a0b":                                        "a b",
		"x\n<https://a.b>\n<a href=u>\nb</a>":             "x/https://a.b//b <https://a.b https://a.b> <b u>",
		"**[Title](u)** — rest [2](v)":                    "Title — rest 2 <Title u> <2 v>",
	} {
		d := mustParse(t, source)
		if got := inline(d.blocks[0].text); got != want {
			t.Errorf("%q:\n got %q\nwant %q", source, got, want)
		}
	}
}

func TestLinksKnowTheirPlace(t *testing.T) {
	p := mustParse(t, "first\n- before [a](u):\n  after\n  [b](v)\n").blocks[3].text
	a, b := p.links[0], p.links[1]
	if got := p.lead(a) + "|" + p.rest(a) + "|" + p.lead(b); got != "before|: after b|before a: after" {
		t.Error(got)
	}
	if a.line != 2 || b.line != 4 {
		t.Errorf("lines %d and %d, want 2 and 4", a.line, b.line)
	}
}
