package render

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"lpath/internal/lpath"
)

// Link is the link of an item.
type Link struct {
	Path   string  `json:"path"`
	Ref    string  `json:"ref"`
	ID     string  `json:"id"`
	URL    *string `json:"url"`
	Opened bool    `json:"opened"`

	title string
}

// NewLink makes the view of an item's link.
func NewLink(t *lpath.Tracker, item *lpath.Item) Link {
	return Link{Path: t.Path().ID, Ref: item.Ref().String(), ID: item.ID, URL: known(item.URL), title: item.Title}
}

// link is a link for the screen. In ASCII it still leads to the same place:
// what is more stands percent-encoded, as browsers send it.
func (p *Page) link(s string) string {
	s = visible(s)
	if !p.ASCII {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		if s[i] < utf8.RuneSelf {
			b.WriteByte(s[i])
		} else {
			fmt.Fprintf(&b, "%%%02X", s[i])
		}
	}
	return b.String()
}

// Name is the item for messages.
func (v Link) Name() string { return v.Ref + " " + visible(v.title) }

// Write adds the link alone, or that it was opened.
func (v Link) Write(p *Page) {
	if v.Opened {
		p.wrapped("Opened  ", v.Name(), nil)
		return
	}
	p.line(p.link(or(v.URL)))
}
