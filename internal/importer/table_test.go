package importer

import "testing"

func TestTablesBecomeResources(t *testing.T) {
	checkVariants(t, readTable, map[string]variant{
		"a phase for each heading above a table": {`
# Degree
## Core
### Maths

Courses | Duration | Effort | Prerequisites
:-- | :--: | :--: | :--:
[Sums: Part One](https://a.example/1) ([other](https://a.example/o)) | 10 weeks | 4-6 hours/week | none
*Sets* | 2 months | 6 h/week | Sums

### Tools
| Effort | Prerequisites | COURSE |
|:-|:-:|-:|
| 12 hours | Sets, some English | [Shell](https://a.example/3) |
`, `
## Maths
- Sums: Part One <https://a.example/1> 40-60h
- Sets 52h after 1.1
## Tools
- Shell <https://a.example/3> 12h (Prerequisites: some English) after 1.2
`},
		"a phase for each value of a grouping column": {`
| | Project Name | Taught | Learning Objectives | Linked Lesson | Author |
| :-: | :-: | :-: | - | - | :-: |
| 01 | Start | Basics | Learn *it* | [Intro](/1/README.md) | A |
| 02 | Start | More | | [Next](/2/README.md) | B |
| 03 | [Game](/game) | Play | - | [Loops](/3/README.md) | A |
`, `
## Start
- Intro (Learn it)
- Next
## Game
- Loops
3: link of "Intro": the link is relative
4: link of "Next": the link is relative
5: link of "Loops": the link is relative
`},
		"a group may be said once for the rows below": {`
| Week | Topic | Link |
|---|---|---|
| 1 | Tea | https://a.example/t |
| | Milk | [here](https://a.example/m) |
| 2 | Cake | |
`, `
## Week 1
- Tea <https://a.example/t>
- Milk <https://a.example/m>
## Week 2
- Cake
`},
		"weeks that all differ group nothing": {`
## Plan
Week|Topic
-|-
|1|Tea
|2|Milk
`, "## Plan\n- Tea\n- Milk\n"},
		"rows with too few or too many cells": {`
| Lesson | Duration | Notes |
|---|---|---|
| One |
| Two | 2h | n | extra |
| | 3h |
|
Three
`, `
## Resources
- One
- Two 2h (n)
- Three
5: row "3h": it has no text
`},
		"pipes in code and after a backslash": {
			"| Topic | Notes |\n|---|---|\n| `a|b` and c\\|d | `e\\|f` |\n",
			"## Resources\n- a|b and c|d (e|f)\n",
		},
		"the finest of several columns is the title": {`
| Module | Lesson | Time |
|---|---|---|
| A | A1 | 30 min |
| A | A2 | 1h 5m |
| B | B1 | ~2 hours |
`, `
## A
- A1 30m
- A2 1h 5m
## B
- B1 2h
`},
		"of equal columns the one that says more, with the link of the other": {`
| Resource | Topic | Assignment | Hours | Discussion |
|---|---|---|---|---|
| [Leaves](https://a.example/l) | Tea | [1](https://a.example/1) | 10 | [chat](https://a.example/x) |
| Cows | Milk | | 4–6 | [chat](https://a.example/x) |
`, `
## Resources
- Tea <https://a.example/l> 10h
- Milk 4-6h
`},
		"numbers are no titles": {`
| Lesson | Topic |
|---|---|
| 1 | Tea |
| 2 | Milk |
`, "## Resources\n- Tea\n- Milk\n"},
		"a table in a list, after text": {
			"- Text:\n  Course | Time\n  - | -\n\n  Words\n  | Course | Time |\n  |-|-|\n  | A | 2h |\n",
			"## Resources\n- A 2h\n",
		},
		"tables of other things are told": {`
# T
| Pro | Con |
|---|---|
| a | b |

| Course |
|---|
| A |
`, `
## T
- A
2: table of Pro, Con: no column is named course, lesson, topic or the like
`},
		"a table in code or a comment is none": {
			"```\n| Course |\n|-|\n| no |\n```\n<!--\n| Course |\n|-|\n| no |\n-->\n| Course |\n|-|\n| yes |\n",
			"## Resources\n- yes\n",
		},
	})
}

func TestPrerequisitesBecomeNeeds(t *testing.T) {
	checkVariants(t, readTable, map[string]variant{
		"titles, beginnings, links": {`
Course | Requires
-|-
[Design: Parts, Wholes, and Gaps](https://a.example/d) | -
[Object-Oriented Tea](rel/tea.md) | Design: Parts, Wholes, and Gaps
Tea 2 | [the first](rel/tea.md), Design
Tea 3 | corequisite: Tea 2; Object Oriented Tea and Design: Parts
Milk | [Design](https://a.example/d/)
Tea 4 | tea 2, Tea, Tea 4, Desig, Object-Oriented, [x](https://a.example/x)
Cake | Milk<br>Tea 3, or nothing
`, `
## Resources
- Design: Parts, Wholes, and Gaps <https://a.example/d>
- Object-Oriented Tea after 1.1
- Tea 2 after 1.2 after 1.1
- Tea 3 after 1.3 after 1.2 after 1.1
- Milk after 1.1
- Tea 4 (Prerequisites: tea 2, Tea, Tea 4, Desig, x) after 1.2
- Cake (Prerequisites: or nothing) after 1.5 after 1.4
4: link of "Object-Oriented Tea": the link is relative
`},
		"what two courses are called is neither": {`
Course | Prerequisites
-|-
Tea | None
Tea | n/a
Milk | Tea
C++ Basics |
Cake | C, C++
`, `
## Resources
- Tea
- Tea
- Milk (Prerequisites: Tea)
- C++ Basics
- Cake (Prerequisites: C) after 1.4
`},
	})
}

func TestTimeOfACourse(t *testing.T) {
	for _, c := range []struct{ durationHead, duration, effortHead, effort, want string }{
		{"Duration", "10 weeks", "Effort", "4-6 hours/week", "40-60h"},
		{"Duration", "8 weeks", "Effort", "4–12 hours/week", "32-96h"},
		{"Duration", "10-12 weeks", "Effort", "6-10 hours/week", "60-120h"},
		{"Duration", "6 months", "Effort", "5 hours/week", "130h"},
		{"Duration", "1 year", "Effort", "30 min per day", "182h"},
		{"Duration", "5 days", "Effort", "2 hours a day", "10h"},
		{"Duration", "3 weeks", "Effort", "2 to 3 hrs weekly", "6-9h"},
		{"Weeks", "4", "Hours per week", "5", "20h"},
		{"Duration (weeks)", "4", "Effort (hours/week)", "2.5", "10h"},
		{"Duration", "4 weeks", "Effort per week", "3h", "12h"},
		{"Duration", "4 weeks", "Effort", "20 hours", "20h"},
		{"Duration", "~20 hours", "", "", "20h"},
		{"Duration", "1,5 h", "", "", "1h 30m"},
		{"Duration", "1,200 minutes", "", "", "20h"},
		{"Time", "1h 30m", "", "", "1h 30m"},
		{"Hours", "12", "", "", "12h"},
		{"Time (min)", "45", "", "", "45m"},
		{"Duration", "6 weeks, 3-4 hours/week", "", "", "18-24h"},
		{"Duration", "10 weeks", "", "", "?"},
		{"Duration", "-", "Effort", "6 hours/week", "?"},
		{"Duration", "self-paced", "Effort", "easy", "?"},
		{"Duration", "0 hours", "", "", "?"},
		{"Duration", "99999 hours", "", "", "?"},
		{"Duration", "6-4 hours", "", "", "?"},
		{"Duration", "2 3 hours", "", "", "?"},
		{"Duration", "10 lessons", "", "", "?"},
	} {
		if got := timeOf(c.durationHead, c.duration, c.effortHead, c.effort).String(); got != c.want {
			t.Errorf("%s %q, %s %q: %s, want %s", c.durationHead, c.duration, c.effortHead, c.effort, got, c.want)
		}
	}
}
