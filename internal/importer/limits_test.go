package importer

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"lpath/internal/fault"
)

// hostileMarkdown returns documents that cost as much as they can, by name.
func hostileMarkdown() map[string]string {
	r := strings.Repeat
	// full repeats a paragraph up to the limits of a document.
	full := func(s string) string {
		return r(s+"\n\n", min(maxBytes/(len(s)+2), maxLines/(2+strings.Count(s, "\n"))-1))
	}
	steps := func() string {
		var s strings.Builder
		for i := range maxIndent / 2 {
			s.WriteString(r("  ", i) + "- a\n")
		}
		return s.String()
	}
	all := map[string]string{
		"deep list, empty lines": steps() + r("\n", maxLines-maxIndent),
		"deep list, lazy lines":  steps() + r("a\n", maxLines-maxIndent),
		"deep list, deep lines":  steps() + r(r(" ", maxIndent)+"a\n", 9000),
		"deep quotes":            r(r("> ", maxNested)+"a\n", maxMarkers/maxNested),
		"lists in lists":         r(r("- ", maxNested)+"a\n", maxMarkers/maxNested),
		"items":                  r("- a\n", maxLines-1),
		"tasks":                  r("- [ ] a\n", maxLines-1),
		"tasks in tasks":         r(steps(), maxLines*2/maxIndent-1),
		"definitions":            r("[a]: b\n", maxTargets),
		"open definitions":       r("[a]: b '\n", maxTargets),
		"rows":                   "|course|b|\n|-|-|\n" + r("|*a|`b`|\n", maxLines-3),
		"wide rows":              r("|course", maxColumns) + "\n" + r("|-", maxColumns) + "\n" + r(r("|*", maxColumns)+"\n", 5000),
		"tables":                 r("course|b\n-|-\na|b\n\n", maxLines/4-1),
		"courses that want all":  "course|needs\n-|-\n" + r("a a|a, a a, a, a, a, a, a, a, a, a\n", maxLines-3),
		"courses of many words":  "course|needs\n-|-\n" + r(r("a ", 240)+"|"+r("a ", 200)+"\n", 1100),
		"rows of dashes":         r("|-|-|\n", maxLines-1),
		"pipes":                  r(r("|", maxLine-2)+"\n", 64),
		"headings":               r("# a\n- [a](https://a.example)\n", maxLines/2-1),
		"HTML":                   full("<" + r("a ", 250)),
		"tags":                   r(r("<a href=x>", 190)+"\n\n", 500),
		"blanks":                 r(r(" ", maxLine-2)+"a\n", 60),
		"tabs":                   r(r("\t", maxLine-2)+"a\n", 60),
		"controls":               r("- \x01\x1b[31m\u202e[a\x00](https://a.example)\n", maxLines-1),
		"long words":             full(r("[a](", 400) + r("(", 12000)),
		"bare links":             full(r("https://)", 1700)),
		"links in links":         full(r("[", 600) + "a" + r("](b)", 600)),
		"one paragraph":          r("word *a*\n", 900),
	}
	for _, mark := range []string{"[", "*", ">", "`", "<", "&", "!["} {
		all["2 MiB of "+mark] = r(mark, (2<<20)/len(mark))
		all["lines of "+mark] = r(r(mark, maxLine/len(mark)-1)+"\n", 63)
	}
	for _, mark := range []string{"[", "*a", "_a ", "` ", "<a ", "![](", "[a]", "**a *b", "_**a ", "[a](<b", "&#1;", "\\*", "*a_", "<a b=\""} {
		n := maxMarks * len(mark) / (len(mark) + 1) / max(1, len(strings.Trim(mark, "ab 1;=\"()")))
		all["paragraphs of "+mark] = full(r(mark, n))
	}
	return all
}

// Each is read as each format by a process of its own, on one processor; a
// machine that is busy with other things may make it slow, so it has three
// tries to be quick.
func TestHostileMarkdown(t *testing.T) {
	if fault.Raced() {
		t.Skip("the race detector takes several times as much of everything")
	}
	for name := range hostileMarkdown() {
		t.Run(name, func(t *testing.T) {
			took := time.Hour
			for try := 0; try < 3 && took > time.Second; try++ {
				memory := 0
				if took, memory = fault.Child(t, "TestHostileMarkdownChild", "HOSTILE_MARKDOWN", name); memory > 256<<20 {
					t.Errorf("took %d MiB", memory>>20)
				}
			}
			if took > time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}

// TestHostileMarkdownChild is the process that reads the document named by
// HOSTILE_MARKDOWN. It prints how many bytes it took from the system.
func TestHostileMarkdownChild(t *testing.T) {
	source, ok := hostileMarkdown()[os.Getenv("HOSTILE_MARKDOWN")]
	if !ok {
		t.Skip("for TestHostileMarkdown")
	}
	d, err := parse([]byte(source))
	sizes := []int{}
	sizeOf := func(d *draft, err error) int {
		if err != nil {
			return 0
		}
		return d.size()
	}
	for _, size := range []func(*document) int{
		func(d *document) int { return sizeOf(readTasks(d)) },
		func(d *document) int { return sizeOf(readTable(d)) },
		func(d *document) int { return collectLinks(d, d, "").size() }, // counted before it is said that they are too many
	} {
		if err == nil {
			sizes = append(sizes, size(d))
		}
	}
	fault.Told(os.Stdout, fmt.Sprint(sizes, err))
}

func TestLimitsAreSaid(t *testing.T) {
	for want, source := range map[string]string{
		"the document is over 1024 KiB":              strings.Repeat("a", maxBytes+1),
		"over 20000 lines":                           strings.Repeat("\r\n", maxLines+1),
		"line 2: it is over 16 KiB long":             "a\n" + strings.Repeat("a", maxLine+1),
		"line 3: lists or quotes are nested":         "\n\n" + strings.Repeat(">", maxNested+1),
		"line 1: lists or quotes are nested":         strings.Repeat(" ", maxIndent+1) + "- a",
		"line 1: a paragraph has over 2000 brackets": strings.Repeat("[", maxMarks+1),
		"the document has too many brackets":         strings.Repeat(strings.Repeat("[", maxMarks)+"\n\n", 500),
		"over 100000 markers of lists":               strings.Repeat("- - - - - - a\n", maxLines-1),
		"defines over 5000 links":                    strings.Repeat("[a]: b\n", maxTargets+1),
		"too much HTML in long lines":                strings.Repeat("<a"+strings.Repeat(" b", 1000)+"\n", 200),
		"line 2: the document is not UTF-8":          "a\n\xff\n",
	} {
		if _, err := parse([]byte(source)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error is %v, want one that says %q", err, want)
		}
	}
	for name, source := range map[string]string{
		"a long rule":           strings.Repeat("-", maxIndent*2) + "\n" + strings.Repeat("* ", maxIndent),
		"a wide row of dashes":  "a|b\n" + strings.Repeat("-", maxIndent*2) + "|-",
		"deep text and numbers": strings.Repeat(" ", maxIndent*2) + "12 a\n" + strings.Repeat("1", maxIndent*2) + ".5",
	} {
		if _, err := parse([]byte(source)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
