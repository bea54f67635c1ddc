package importer

import "testing"

func TestTasksBecomeResources(t *testing.T) {
	checkVariants(t, readTasks, map[string]variant{
		"a phase for each heading below the title, those further down included": {`
# Plan

## Week 1
- [ ] [Read](https://a.example/1) the intro
  twice
- [x] Write

### Extra
- [ ] More

## Empty

## Week 2
- [X] Last
`, `
## Week 1
- Read the intro <https://a.example/1>
x Write
- More
## Week 2
x Last
`},
		"headings in list items, nested tasks, other markers": {`
# Plan
## Structures
* ### Lists
    * [ ] Describe:
        * [ ] [Talk](https://a.example/t)
        + [x] size()
* ### Trees
    1. [ ] Walk
    2) [ ] Heap
## Sorting
+ [ ] Merge
`, `
## Structures
- Describe:
- Talk <https://a.example/t>
x size()
- Walk
- Heap
## Sorting
- Merge
`},
		"a link may stand below its task, but not in another": {`
- [ ] Videos:
    - see [one](https://a.example/1)
    - [two](https://a.example/2)
- [ ] Group
    - [ ] [own](https://a.example/3)
- [ ] Later

  in [another paragraph](https://a.example/4)
`, `
## Resources
- Videos: <https://a.example/1>
- Group
- own <https://a.example/3>
- Later <https://a.example/4>
`},
		"what is left out is told": {`
# Plan
- a
- [ ]
- [ ] [Relative](notes.md) and [good](https://a.example)
- [ ] [Elsewhere](#plan)
- [ ] [Mail](mailto:a@a.example) <ftp://a.example/f>
`, `
## Plan
- Relative and good <https://a.example>
- Elsewhere
- Mail ftp://a.example/f
2: 1 list item: only what has a box, as in [ ] or [x], is a task
3: task "": it has no text
4: link "notes.md" of a task: the link is relative
5: link "#plan" of a task: it leads to another place in the document
6: link "mailto:a@a.example" of a task: the link is not http or https
6: link "ftp://a.example/f" of a task: the link is not http or https
`},
		"parts of the highest level": {`
# Part 1
## A
- [ ] a
# Part 2
- [ ] b
# Part 1
- [ ] c
`, `
## Part 1
- a
## Part 2
- b
## Part 1
- c
`},
		"tasks before the first heading, and under the title alone": {`
- [ ] first

# Title
- [ ] direct
## Next
- [ ] below
`, `
## Title
- first
- direct
## Next
- below
`},
		"title with tasks of its own": {`
# Title
- [ ] direct
## Next
- [ ] below
`, `
## Title
- direct
## Next
- below
`},
		"no title, headings of level 3, of two kinds": {`
### :rocket: 🚀 *Go* &amp; more ###
- [ ] a
#### Deeper
- [ ] b

Setext
---
- [ ] c
`, `
## :rocket: 🚀 Go & more
- a
- b
## Setext
- c
`},
		"quoted, folded away, in CRLF": {
			"# P\r\n## Q\r\n> - [ ] a\r\n\r\n<details>\r\n<summary>S</summary>\r\n\r\n- [x] b\r\n\r\n</details>\r\n",
			"## Q\n- a\nx b\n",
		},
		"code and comments hold no tasks": {
			"# P\n```md\n- [ ] no\n```\n<!-- - [ ] no -->\n<!--\n## no\n- [ ] no\n-->\n- [ ] yes `- [ ] no`\n\n      - [ ] no\n",
			"## P\n- yes - [ ] no\n",
		},
		"bare, HTML and reference links": {`
- [ ] Watch https://a.example/x_y_z.
- [ ] <a href="https://b.example/?a&amp;b">Read</a>
- [ ] [Look] and [see][look]

[look]: https://c.example "title"
`, `
## Resources
- Watch https://a.example/x_y_z. <https://a.example/x_y_z>
- Read <https://b.example/?a&b>
- Look and see <https://c.example>
`},
		"a picture is no title": {
			"- [ ] ![icon](https://a.example/i.png) Draw\n- [ ] [![t](i.png)](https://a.example/v) **Watch**\n",
			"## Resources\n- Draw\n- Watch <https://a.example/v>\n",
		},
	})
}
