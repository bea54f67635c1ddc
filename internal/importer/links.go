package importer

import (
	"fmt"
	"strings"
	"unicode"

	"lpath/internal/lpath"
)

// maxWhole is how many resources a list of links may have without a section.
const maxWhole = 1_000

// readLinks makes a resource of each list item that has a link to somewhere
// else, and a phase of each heading above such. With a section only what stands
// under that heading is read, and a paragraph that starts with a link counts as
// well. Tables of contents, badges, translations and relative links are left
// out. Over 1,000 resources need a section: nobody follows them all.
func readLinks(d *document, section string) (*draft, error) {
	part := d
	if section != "" {
		var err error
		if part, err = d.below(section); err != nil {
			return nil, err
		}
	}
	s := collectLinks(d, part, section)
	if n := s.size(); section == "" && n > maxWhole {
		return nil, fmt.Errorf("the document has %d links: choose a part with --section, as in --section %q", n, s.longest())
	}
	return s.finish("the document has no lists of links")
}

// collectLinks takes up the links of a part of a document.
func collectLinks(d, part *document, section string) *sheet {
	s := newSheet(d)
	if section != "" {
		s.path.Title = part.blocks[0].text.plain()
	}
	var head *block
	skip, above := "", 0 // why nothing under the last heading counts, and the level of the one that says so
	for _, b := range part.blocks {
		switch {
		case b.kind == heading:
			head = b
			if skip == "" || b.level <= above {
				skip, above = aside(b.text.plain()), b.level
			}
		case b.kind == markup:
			skip = foldedAside(b.raw, skip)
		case b.kind == item:
			s.addLink(head, said(b), false, skip)
		case b.kind == paragraph && section != "" && !insideItem(b):
			s.addLink(head, b.text, true, skip)
		}
	}
	return s
}

// longest returns the title of the phase with the most resources.
func (s *sheet) longest() string {
	best := s.path.Phases[0]
	for _, p := range s.path.Phases {
		if len(p.Resources) > len(best.Resources) && len(p.Resources) <= maxWhole {
			best = p
		}
	}
	return best.Title
}

func insideItem(b *block) bool {
	for p := b.parent; p != nil; p = p.parent {
		if p.kind == item {
			return true
		}
	}
	return false
}

// addLink makes a resource of the first link of a text that one can have; if
// asked, only where the text starts with that. Other links are reported.
func (s *sheet) addLink(head *block, said prose, starts bool, skip string) {
	for _, l := range said.links {
		if starts && said.lead(l) != "" {
			return
		}
		why := skip
		switch {
		case why != "":
		case l.image:
			why = "it is a picture, as badges are"
		case isTranslation(l):
			why = "it leads to a translation of the document"
		default:
			why = usable(address(l.url))
		}
		if why == "" {
			r := lpath.ItemSpec{Title: linkTitle(said, l), URL: address(l.url), Focus: description(said, l)}
			why = titled(r.Title)
			if why == "" {
				s.add(s.phaseOf(head), l.line, r)
				return
			}
		}
		s.omit(l.line, fmt.Sprintf("link %q", excerpt(shown(l))), why)
	}
}

// shown is what a remark calls a link by.
func shown(l link) string {
	if l.text != "" {
		return l.text
	}
	return l.url
}

// linkTitle is what a link is called: its text, or, where that only says what
// kind of thing it leads to, what stands before it: another link or words.
func linkTitle(said prose, l link) string {
	if !saysLittle(l.text) {
		return l.text
	}
	if first := said.links[0]; first.from < l.from && !saysLittle(first.text) {
		return first.text
	}
	lead := strings.TrimRight(said.lead(l), " :([-–—,|")
	if strings.ContainsFunc(lead, unicode.IsLetter) && !isShortcode(lead) {
		return lead
	}
	return l.text
}

// saysLittle reports whether the text of a link names its kind and no more.
func saysLittle(s string) bool {
	switch strings.ToLower(strings.Trim(s, " .:!()[]→»>")) {
	case "", "here", "link", "this", "pdf", "epub", "html", "video", "videos", "website", "web", "site", "homepage", "source",
		"github", "repo", "repository", "code", "slides", "book", "paper", "article", "blog", "post", "docs", "documentation",
		"read", "read more", "more", "watch", "download", "free", "amazon", "goodreads", "youtube", "course", "url", "wiki",
		"wikipedia", "playlist", "mirror", "online", "open", "view", "go", "read it", "read online", "link to course", "click here":
		return true
	}
	return !strings.ContainsFunc(s, unicode.IsLetter)
}

// isShortcode reports whether s is an emoji by name, such as ":book:".
func isShortcode(s string) bool {
	return len(s) > 2 && s[0] == ':' && s[len(s)-1] == ':' && !strings.ContainsAny(s, " ")
}

// description is what is said of a link after it.
func description(said prose, l link) string {
	s := strings.TrimLeft(said.rest(l), " :-–—,.;|)]")
	if !strings.ContainsFunc(s, unicode.IsLetter) {
		return ""
	}
	return s
}

// aside says why nothing under a heading is a resource, "" if it may be.
func aside(title string) (why string) {
	if isContents(title) {
		return "it is in the table of contents"
	}
	if namesTranslations(title) {
		return "it leads to a translation of the document"
	}
	return ""
}

// foldedAside is aside for what <details> folds away, whose title is in its
// summary; it holds until that ends.
func foldedAside(raw, now string) (why string) {
	if _, after, ok := cutFold(raw, "<summary"); ok {
		_, after, _ = strings.Cut(after, ">")
		s, _, _ := cutFold(after, "</summary")
		return aside(withoutTags(s))
	}
	if _, _, ok := cutFold(raw, "</details"); ok {
		return ""
	}
	return now
}

func namesTranslations(title string) bool {
	title = strings.ToLower(title)
	for _, word := range []string{
		"translation", "other languages", "languages available", "available languages", "read this in", "traduccion",
		"traducciones", "traductions", "tradu\u00e7\u00f5es", "\u00fcbersetzung", "\u043f\u0435\u0440\u0435\u0432\u043e\u0434", "\u7ffb\u8bd1", "\u7ffb\u8b6f", "\u7ffb\u8a33",
	} {
		if strings.Contains(title, word) {
			return true
		}
	}
	return false
}

// isTranslation reports whether a link leads to the same document in another
// language: README.de.md, README-pt_BR.md, translations/...
func isTranslation(l link) bool {
	url := strings.ToLower(l.url)
	_, name, ok := strings.Cut(url[strings.LastIndexByte(url, '/')+1:], "readme")
	name, isFile := strings.CutSuffix(name, ".md")
	if ok && isFile && name != "" && strings.IndexByte("-_.", name[0]) >= 0 && isLanguage(name[1:]) {
		return true
	}
	return strings.Contains(url, "/translations/") || strings.HasPrefix(url, "translations/")
}

// isLanguage reports whether s looks like the code of a language: "de", "pt_br", "zh-hans".
func isLanguage(s string) bool {
	language, region, _ := strings.Cut(strings.ReplaceAll(s, "_", "-"), "-")
	return len(language) >= 2 && len(language) <= 3 && len(region) <= 4
}
