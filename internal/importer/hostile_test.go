package importer

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"lpath/internal/fault"
)

// hostile are documents made to be slow or large.
func hostile() map[string]string {
	const big = 900 << 10
	repeat := func(s string) string { return strings.Repeat(s, big/len(s)) }
	template := "# T\n## Overview\n## Learning Path\n### Phase 1: P\n"
	docs := map[string]string{
		"2 MiB of [":        strings.Repeat("[", 2<<20),
		"brackets":          repeat("["),
		"links in links":    repeat("[a]("),
		"stars":             repeat("*a "),
		"quotes":            repeat("> "),
		"deep lists":        repeat("- "),
		"a stair of lists":  stairs(),
		"headings":          repeat("# a\n"),
		"equal tasks":       repeat("- [ ] a\n"),
		"equal links":       repeat("- [a](https://e.org)\n"),
		"a wide table":      repeat("| Course "),
		"a long table":      "| Course | Prerequisites |\n|---|---|\n" + repeat("| [A](https://e.org) | A, B, C |\n"),
		"control":           "# \x00\x1b[2J\n" + repeat("- [ ] \x01\x7f\n"),
		"not UTF-8":         repeat("\xff\xfe"),
		"phases":            template + repeat("### Phase 1: a\n1. **b** — [c]\n"),
		"equal resources":   template + repeat("1. **a** — [Article]\n"),
		"dependencies":      template + "1. **a** — [Article]\n" + repeat("   - Dependencies: a, a, a, a, a\n"),
		"one dependency":    template + strings.Repeat("1. **a** — [Article]\n", 500) + "   - Dependencies: " + strings.Repeat("b, c and ", 1_500),
		"dashes":            template + "## Additional Resources\n- " + strings.Repeat("a — ", 3_000),
		"brackets in JSON":  `{"exercises": ` + repeat("["),
		"objects in JSON":   repeat(`{"a":`),
		"exercises":         `{"slug": "x", "exercises": {"concept": [` + strings.TrimSuffix(repeat(`{"slug": "a"},`), ",") + "]}}",
		"circles":           circles(4_000),
		"needs of each":     manyNeeds(200),
		"lines":             repeat("\n"),
		"HTML":              repeat("<a href='x'>"),
		"entities":          repeat("&amp;"),
		"code":              repeat("`"),
		"references":        repeat("[a]: b\n"),
		"uses of reference": "[a]: https://e.org/" + strings.Repeat("b", 10_000) + "\n\n" + repeat("- [ ] [a]\n"),
	}
	return docs
}

func stairs() string {
	var b strings.Builder
	for i := range 1_000 {
		b.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	return b.String()
}

// circles is a track in which every two exercises need each other.
func circles(n int) string {
	var all []string
	for i := range n {
		all = append(all, fmt.Sprintf(`{"slug": "s%d", "concepts": ["c%d"], "prerequisites": ["c%d"]}`, i, i, i^1))
	}
	return `{"slug": "x", "exercises": {"concept": [` + strings.Join(all, ",") + "]}}"
}

// manyNeeds is a track in which every exercise needs all others.
func manyNeeds(n int) string {
	var concepts, all []string
	for i := range n {
		concepts = append(concepts, fmt.Sprintf(`"c%d"`, i))
	}
	for i := range n {
		all = append(all, fmt.Sprintf(`{"slug": "s%d", "concepts": ["c%d"], "prerequisites": [%s]}`, i, i, strings.Join(concepts, ",")))
	}
	return `{"slug": "x", "exercises": {"concept": [` + strings.Join(all, ",") + "]}}"
}

// Whatever somebody sends, there is an answer within a second and 256 MiB. A
// machine that is busy with something else gets three tries.
func TestHostileDocuments(t *testing.T) {
	if fault.Raced() {
		t.Skip("the race detector takes several times as much of everything")
	}
	const most, memory = time.Second, 256 << 20
	for name, source := range hostile() {
		t.Run(name, func(t *testing.T) {
			var took time.Duration
			var used uint64
			for range 3 {
				took, used = cost(source)
				if took < most && used < memory {
					return
				}
			}
			t.Errorf("it takes %v and %d MiB", took, used>>20)
		})
	}
}

// cost reads a document and returns the time, and the memory that it asked for
// in all, which is more than it ever had at once.
func cost(source string) (time.Duration, uint64) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now() //nolint:forbidigo // a test of how long it takes
	_, _ = Read(Document{"x.md", []byte(source)}, Options{})
	took := time.Since(start)
	runtime.ReadMemStats(&after)
	return took, after.TotalAlloc - before.TotalAlloc
}
