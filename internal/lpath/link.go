package lpath

import (
	"errors"
	"net/url"
	"strings"

	"lpath/internal/text"
)

// maxLink is the longest link that is opened, in bytes.
const maxLink = 2048

// CheckLink says why a link must not be handed to a browser, nil if it may:
// it is absolute, http or https, with a host and without user info, control
// characters or a leading dash.
func CheckLink(link string) error {
	switch {
	case len(link) > maxLink:
		return errors.New("the link is over 2,048 bytes long")
	case strings.ContainsFunc(link, func(r rune) bool { return r == ' ' || text.Invisible(r) }):
		return errors.New("the link has control characters, spaces or invisible characters in it")
	}
	u, err := url.Parse(link)
	switch {
	case err != nil || strings.HasPrefix(link, "-"):
		return errors.New("the link is malformed")
	case u.Scheme != "http" && u.Scheme != "https":
		return errors.New("the link is not http or https")
	case u.Hostname() == "":
		return errors.New("the link has no host")
	case u.User != nil:
		return errors.New("the link has a user name in it, which can disguise where it leads")
	}
	return nil
}

// isWebLink reports whether s is an absolute http or https link.
func isWebLink(s string) bool {
	rest, secure := strings.CutPrefix(s, "https://")
	if !secure {
		var web bool
		if rest, web = strings.CutPrefix(s, "http://"); !web {
			return false
		}
	}
	if rest != "" && rest[0] != '/' && plainLink(rest) {
		return true
	}
	u, err := url.Parse(s)
	return err == nil && u.Hostname() != ""
}

// plainLink reports whether s, which begins with a host, has nothing in it that
// could make it no link. Nearly all links are so plain, and a path may have
// thousands of them.
func plainLink(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '-' <= c && c <= '9', c == '_': // with . and /
		default:
			return false
		}
	}
	return true
}
