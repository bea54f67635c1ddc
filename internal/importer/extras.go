package importer

import (
	"fmt"
	"strings"

	"lpath/internal/lpath"
)

// list reads a block of the sections after the phases, which are lists.
func (t *template) list(b *block) {
	if b.kind == paragraph && !isPlaceholder(b.text.plain()) && !isNone(b.text.plain()) {
		t.leaveOut(b.line, quoted(b.text.plain()), "the section is a list")
	}
	if b.kind != list {
		return
	}
	for _, i := range b.inside {
		if len(i.inside) == 0 || i.inside[0].kind != paragraph {
			continue
		}
		p := i.inside[0].text
		if s := p.plain(); isPlaceholder(s) || isNone(s) {
			continue
		}
		switch t.section {
		case "Additional Resources":
			t.additional(i, p)
		case "Supplementary Videos":
			t.video(i, p)
		default:
			t.check(i, p.plain())
		}
	}
}

// additional reads "Title — [description](link)".
func (t *template) additional(i *block, p prose) {
	title, rest := titleOf(p)
	spec := lpath.ItemSpec{Title: title}
	t.setLink(&spec, p.links, i.line)
	if len(rest) > 0 {
		if w := strings.Trim(rest[len(rest)-1], "[]"); typeOf(w) != "" && w != rest[len(rest)-1] {
			spec.Type, rest = typeOf(w), rest[:len(rest)-1]
		}
	}
	if s := strings.Join(rest, " — "); !isPlaceholder(s) && s != spec.URL && !strings.EqualFold(s, "link") {
		spec.Focus = s
	}
	if isPlaceholder(title) {
		t.leaveOut(i.line, quoted(p.plain()), "it is a placeholder")
		return
	}
	t.extra(i, additionalList, &t.draft.path.Additional, spec)
}

// video reads "Title — [Duration] — [Channel]".
func (t *template) video(i *block, p prose) {
	title, rest := titleOf(p)
	spec := lpath.ItemSpec{Title: title, Type: "video"}
	t.setLink(&spec, p.links, i.line)
	for n, part := range rest {
		m, err := readDuration(part)
		switch bare := strings.Trim(part, "[] "); {
		case err == nil && !spec.Duration.Known() && spec.Channel == "":
			spec.Duration = m
		case isPlaceholder(part) || part == spec.URL:
		case n == 0 && len(rest) > 1 && bare != "" && bare[0] >= '0' && bare[0] <= '9':
			t.fault(i.line, fmt.Sprintf("the duration %s cannot be read", quoted(bare)), "write 12 minutes, 1h 5m, or [Duration] if it is not known")
		case spec.Channel == "":
			spec.Channel = bare
		default:
			spec.Channel += " — " + bare
		}
	}
	if isPlaceholder(title) {
		t.leaveOut(i.line, quoted(p.plain()), "it is a placeholder")
		return
	}
	t.extra(i, videoList, &t.draft.path.Videos, spec)
}

// titleOf parts a line at its dashes; where it starts with a link, that is the title.
func titleOf(p prose) (title string, rest []string) {
	if len(p.links) > 0 && p.links[0].from == 0 && !p.links[0].image && p.lead(p.links[0]) == "" {
		l := p.links[0]
		if after := p.rest(l); after == "" || after != strings.TrimLeft(after, dashes+":") {
			if after = strings.TrimLeft(after, dashes+": "); after == "" {
				return l.text, nil
			}
			return l.text, parts(after)
		}
	}
	all := parts(p.plain())
	if len(all) == 1 { // "Title: https://…", "Title (https://…)"
		for _, l := range p.links {
			if lead := strings.TrimRight(trimDash(p.lead(l)), " (<"); lead != "" && l.text == l.url {
				return lead, nil
			}
		}
	}
	return all[0], all[1:]
}

// extra adds an extra.
func (t *template) extra(i *block, key int, all *[]lpath.ItemSpec, spec lpath.ItemSpec) {
	at := [2]int{key, len(*all)}
	t.draft.lines[at], t.draft.done[at] = i.line, i.box == ticked
	*all = append(*all, spec)
}

// check reads an item of the checklist. What a phase or the extras complete
// ticks itself.
func (t *template) check(i *block, s string) {
	spec := lpath.CheckSpec{Title: s}
	words := plainWords(s)
	if n, ok := phaseCompleted(words); ok {
		spec.When = fmt.Sprintf("phase-%d", n)
	} else if len(words) > 0 && words[0] == "supplementary" {
		spec.When = "supplementary"
	}
	at := [2]int{checkList, len(t.draft.path.Checklist)}
	t.draft.lines[at], t.draft.done[at] = i.line, i.box == ticked
	t.draft.path.Checklist = append(t.draft.path.Checklist, spec)
}

// phaseCompleted reads "phase 2 completed" and "complete phase 2".
func phaseCompleted(words []string) (number int, ok bool) {
	done := map[string]bool{"completed": true, "complete": true, "done": true, "finished": true, "finish": true, "is": true}
	var rest []string
	for _, w := range words {
		if !done[w] {
			rest = append(rest, w)
		}
	}
	if len(rest) != 2 || rest[0] != "phase" || len(rest) == len(words) {
		return 0, false
	}
	_, err := fmt.Sscan(rest[1], &number)
	return number, err == nil
}
