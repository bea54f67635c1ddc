package lpath

import (
	"fmt"
	"strings"

	"lpath/internal/text"
)

// longPhase is the time in minutes after which a phase had better be parted.
const longPhase = 8 * 60

// Warnings returns what a path may have and its author should know: no
// durations at all, links that come twice or are never opened, phases of over
// 8 hours (of what is not optional), and texts with characters that cannot be
// seen. The spec may have problems as well.
func Warnings(spec PathSpec) []Problem {
	w := warner{links: map[string]string{}}
	w.lines(Address{Field: "overview"}, spec.Overview)
	w.lines(Address{Field: "notes"}, spec.Notes)
	w.text(Address{Field: "title"}, spec.Title)
	for i, s := range spec.Prerequisites {
		w.text(Address{Field: "prerequisites", Number: i + 1}, s)
	}
	for i, phase := range spec.Phases {
		w.phase(i+1, phase)
	}
	if !w.timed && len(spec.Phases) > 0 {
		w.warn(Address{Field: "phases"}, "no resource says how long it takes",
			`add "duration: 35m" where you know it; until then progress counts resources instead of time`)
	}
	for i, item := range spec.Additional {
		w.item(Address{Kind: Additional, Item: i + 1}, item)
	}
	for i, item := range spec.Videos {
		w.item(Address{Kind: Video, Item: i + 1}, item)
	}
	for i, check := range spec.Checklist {
		w.text(Address{Kind: Check, Item: i + 1, Field: "title"}, check.Title)
	}
	return w.found
}

// warner collects warnings.
type warner struct {
	found []Problem
	links map[string]string // by whom each was used first
	timed bool              // some resource has a duration
}

func (w *warner) warn(at Address, what, hint string) {
	w.found = append(w.found, Problem{at, what, hint})
}

func (w *warner) phase(number int, spec PhaseSpec) {
	w.text(Address{Phase: number, Field: "title"}, spec.Title)
	total := 0
	for i, item := range spec.Resources {
		w.item(Address{Phase: number, Item: i + 1}, item)
		w.timed = w.timed || item.Duration.Known()
		if !item.Optional {
			total += item.Duration.Mid()
		}
	}
	if total > longPhase {
		w.warn(Address{Phase: number}, fmt.Sprintf("phase %d takes %s", number, FormatMinutes(total)),
			"over 8 hours; parts of it as phases of their own give nearer goals")
	}
}

func (w *warner) item(at Address, spec ItemSpec) {
	for _, f := range [][2]string{{"title", spec.Title}, {"focus", spec.Focus}, {"channel", spec.Channel}} {
		at.Field = f[0]
		w.text(at, f[1])
	}
	at.Field = "url"
	w.link(at, spec.URL)
}

// link warns of a link once, for the first of its faults.
func (w *warner) link(at Address, link string) {
	if !isWebLink(link) { // none, or a problem already
		return
	}
	if err := CheckLink(link); err != nil {
		w.warn(at, "lpath open will refuse this: "+err.Error(), "write the link as a browser shows it")
		return
	}
	ref := Ref{Kind: at.Kind, Phase: at.Phase, Number: at.Item}.String()
	if first, again := w.links[link]; again {
		w.warn(at, fmt.Sprintf("%s has the same link as %s", ref, first), "leave one of them out, or link to the place within the page")
		return
	}
	w.links[link] = ref
}

// text warns of a text of one line.
func (w *warner) text(at Address, s string) {
	if visible := text.Visible(s); visible != s {
		w.warn(at, "control or invisible characters: "+excerpt(visible), "screens show them escaped; take them out")
	}
}

// lines warns, once, of a text that may have several lines.
func (w *warner) lines(at Address, s string) {
	before := len(w.found)
	for line := range strings.SplitSeq(strings.ReplaceAll(s, "\r\n", "\n"), "\n") {
		if w.text(at, line); len(w.found) > before {
			return
		}
	}
}

// excerpt is what a message has room for of a text whose escapes are at fault.
func excerpt(s string) string {
	const before, most = 20, 40
	runes := []rune(s)
	from := max(0, len([]rune(s[:max(0, strings.IndexByte(s, '\\'))]))-before)
	to := min(len(runes), from+most)
	cut := string(runes[from:to])
	if from > 0 {
		cut = "…" + cut
	}
	if to < len(runes) {
		cut += "…"
	}
	return cut
}
