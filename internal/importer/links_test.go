package importer

import (
	"fmt"
	"strings"
	"testing"
)

func TestLinksBecomeResources(t *testing.T) {
	all := func(d *document) (*draft, error) { return readLinks(d, "") }
	checkVariants(t, all, map[string]variant{
		"a phase for each heading, descriptions before and after": {`
# Awesome

[![build](https://a.example/b.svg)](https://a.example/ci)

## Books :book:
- [One](https://a.example/1) - the *first*.
* :book: [Two](https://a.example/2), [mirror](https://a.example/2m)
+ 📖 **[Three](https://a.example/3)** — by A
1. Four ([pdf](https://a.example/4))
2. A talk about [five](https://a.example/5)
- no link

### Deeper
- [Six](https://a.example/6)
  said below
  - [Seven](https://a.example/7)
`, `
## Books :book:
- One <https://a.example/1> (the first.)
- Two <https://a.example/2> (mirror)
- Three <https://a.example/3> (by A)
- Four <https://a.example/4>
- five <https://a.example/5>
## Deeper
- Six <https://a.example/6> (said below)
- Seven <https://a.example/7>
`},
		"contents, translations, badges and relative links are left out": {`
# List
## Inhaltsverzeichnis
- [A](#a)
- [B](https://a.example/list#b)
### Deeper
- [C](https://a.example/list#c)
## Translations
- [Deutsch](https://a.example/de)
## Use
- [A](#use)
- [![badge](b.svg)](https://a.example/badge)
- [Notes](notes.md)
- [Español](https://a.example/x/README-es.md)
- [Readme-driven](https://a.example/readme-driven.md)
- [Guide](guide.md) or [site](https://a.example/guide)
`, `
## Use
- Readme-driven <https://a.example/readme-driven.md>
- Guide <https://a.example/guide>
3: link "A": it is in the table of contents
4: link "B": it is in the table of contents
6: link "C": it is in the table of contents
8: link "Deutsch": it leads to a translation of the document
10: link "A": it leads to another place in the document
11: link "badge": it is a picture, as badges are
12: link "Notes": the link is relative
13: link "Español": it leads to a translation of the document
15: link "Guide": the link is relative
`},
		"translations that are folded away": {`
<details>
<summary>Read this in other languages</summary>

- [Deutsch](https://a.example/de)

</details>

- [A](https://a.example/a)
`, `
## Resources
- A <https://a.example/a>
4: link "Deutsch": it leads to a translation of the document
`},
		"headings with anchors, links and emoji; equal titles": {`
## <a name="x"></a>🎓 [Courses](#x)
- [A](https://a.example/1)
## Courses
- [A](https://a.example/2)
## Courses
- [A](https://a.example/3)
`, `
## 🎓 Courses
- A <https://a.example/1>
## Courses
- A <https://a.example/2>
## Courses
- A <https://a.example/3>
`},
		"links in other forms": {`
- <https://a.example/auto>
- https://a.example/bare
- <a href="https://a.example/html"><b>H</b></a>: words
- [Ref][r]
- [https://a.example/text](https://a.example/text)
- [With a space](<https://a.example/a b>)
- ![no](https://a.example/i.png) [After a picture](https://a.example/p)

[r]: https://a.example/ref
`, `
## Resources
- https://a.example/auto <https://a.example/auto>
- https://a.example/bare <https://a.example/bare>
- H <https://a.example/html> (words)
- Ref <https://a.example/ref>
- https://a.example/text <https://a.example/text>
- With a space <https://a.example/a%20b>
- After a picture <https://a.example/p>
`},
		"links no browser should open": {`
- [Script](javascript:alert(1))
- [User](https://u@a.example/)
- [No scheme](//a.example/x)
- [Good](HTTPS://a.example/)
`, `
## Resources
- Good <HTTPS://a.example/>
1: link "Script": the link is not http or https
2: link "User": the link has a user name in it, which can disguise where it leads
3: link "No scheme": the link says neither http nor https
`},
	})
}

func TestSectionIsReadAlone(t *testing.T) {
	const source = `
# List
## One
- [No](https://a.example/no)
## Two
[Paragraph](https://a.example/p) with words and [more](https://a.example/m)

Words before [a link](https://a.example/w)

### Deeper
- [Item](https://a.example/i)

  [Inside](https://a.example/inside)
## Three
- [No](https://a.example/no)
`
	read := func(d *document) (*draft, error) { return readLinks(d, "two") }
	checkVariants(t, read, map[string]variant{"": {source, `
## Two
- Paragraph <https://a.example/p> (with words and more)
## Deeper
- Item <https://a.example/i>
`}})
	for section, want := range map[string]string{"Tow": `did you mean "Two"?`, "Else": `its first is "List"`} {
		if _, err := readLinks(mustParse(t, source), section); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error is %v, want one that says %s", err, want)
		}
	}
	if _, err := readLinks(mustParse(t, "- [a](https://a.example)"), "x"); err == nil || !strings.Contains(err.Error(), "no headings") {
		t.Errorf("error is %v, want one that says that there are no headings", err)
	}
}

func TestThousandsOfLinksNeedASection(t *testing.T) {
	var s strings.Builder
	for part, n := range []int{600, 401} {
		fmt.Fprintf(&s, "## Part %d\n", part+1)
		for i := range n {
			fmt.Fprintf(&s, "- [L%d](https://a.example/%d)\n", i, i)
		}
	}
	d := mustParse(t, s.String())
	if _, err := readLinks(d, ""); err == nil || !strings.Contains(err.Error(), `1001 links: choose a part with --section, as in --section "Part 1"`) {
		t.Errorf("error is %v", err)
	}
	if got, err := readLinks(d, "Part 2"); err != nil || got.size() != 401 {
		t.Errorf("a section: %v", err)
	}
}
