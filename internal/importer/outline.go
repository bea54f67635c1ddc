package importer

import (
	"fmt"
	"strings"

	"lpath/internal/text"
)

// title returns what the document calls itself, "" if it does not: a heading
// in HTML at its top, which may be beside a logo, else its first heading of
// level 1 that is not that of its table of contents.
func (d *document) title() string {
	for _, b := range d.blocks {
		switch {
		case b.kind == markup:
			if s := markupHeading(b.raw); s != "" {
				return s
			}
		case b.kind == heading && b.level == 1 && !isContents(b.text.plain()):
			return b.text.plain()
		}
	}
	return ""
}

// markupHeading returns the text of the first heading in HTML, "" if it has none.
func markupHeading(raw string) string {
	for _, name := range []string{"h1", "h2", "h3"} {
		_, s, ok := cutFold(raw, "<"+name)
		if !ok || s == "" || strings.IndexByte(" >\n", s[0]) < 0 {
			continue
		}
		_, s, _ = strings.Cut(s, ">")
		s, _, ok = cutFold(s, "</"+name)
		if ok {
			return withoutTags(s)
		}
	}
	return ""
}

// cutFold is strings.Cut for a separator in lower-case ASCII that may stand in capitals.
func cutFold(s, sep string) (before, after string, found bool) {
	for i := 0; i+len(sep) <= len(s); i++ {
		if strings.EqualFold(s[i:i+len(sep)], sep) {
			return s[:i], s[i+len(sep):], true
		}
	}
	return s, "", false
}

func withoutTags(s string) string {
	var b strings.Builder
	for s != "" {
		before, tag, ok := strings.Cut(s, "<")
		b.WriteString(before)
		if !ok {
			break
		}
		_, s, _ = strings.Cut(tag, ">")
	}
	return oneLine(unescape(b.String()))
}

// isContents reports whether a heading is that of a table of contents.
func isContents(title string) bool {
	switch strings.ToLower(strings.Trim(title, " :*_#")) {
	case "contents", "table of contents", "toc", "index", "table des matières", "sommaire", "inhalt",
		"inhaltsverzeichnis", "índice", "indice", "contenido", "contenidos", "tabla de contenidos", "tabla de contenido",
		"conteúdo", "sumário", "sommario", "inhoud", "inhoudsopgave", "spis treści", "содержание", "оглавление",
		"зміст", "içindekiler", "目录", "目錄", "目次", "목차", "mục lục", "daftar isi":
		return true
	}
	return false
}

// below returns what stands under the heading with this text, itself included,
// up to the next one that is as high. Letter case is free.
func (d *document) below(title string) (*document, error) {
	from, level := -1, 0
	var names []string
	for i, b := range d.blocks {
		switch {
		case b.kind != heading:
		case from >= 0 && b.level <= level:
			return &document{blocks: d.blocks[from:i]}, nil
		case from < 0 && strings.EqualFold(b.text.plain(), oneLine(title)):
			from, level = i, b.level
		default:
			names = append(names, b.text.plain())
		}
	}
	if from >= 0 {
		return &document{blocks: d.blocks[from:]}, nil
	}
	hint := "it has no headings"
	if near := text.Nearest(title, names); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	} else if len(names) > 0 {
		hint = fmt.Sprintf("its first is %q", names[0])
	}
	return nil, fmt.Errorf("the document has no heading %q: %s", title, hint)
}
