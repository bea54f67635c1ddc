package lpath

import (
	"strings"
	"testing"
)

func TestOnlyPlainWebLinksAreOpened(t *testing.T) {
	const (
		odd       = "the link has control characters, spaces or invisible characters in it"
		malformed = "the link is malformed"
		other     = "the link is not http or https"
		noHost    = "the link has no host"
		user      = "the link has a user name in it, which can disguise where it leads"
		fine      = ""
	)
	long := "https://example.org/" + strings.Repeat("x", 2028)
	tests := []struct{ link, want string }{
		{"https://example.org", fine},
		{"http://example.org:8080/a/b?c=d&e=f#g", fine},
		{"https://de.wikipedia.org/wiki/Überblick", fine},
		{"https://[::1]/x", fine},
		{long, fine},
		{long + "x", "the link is over 2,048 bytes long"},
		{"https://example.org/\x1b", odd},
		{"https://example.org/a b", odd},
		{"https://example.org/\u202egpj", odd},
		{"https://example.org/\n", odd},
		{"-https://example.org", malformed},
		{"https://example.org/%zz", malformed},
		{"--help", malformed},
		{"", other},
		{"example.org", other},
		{"//example.org", other},
		{"file:///etc/passwd", other},
		{"javascript:alert(1)", other},
		{"https:///path", noHost},
		{"https://:443/", noHost},
		{"http:opaque", noHost},
		{"https://bank.example@evil.example/", user},
	}
	for _, tt := range tests {
		got := ""
		if err := CheckLink(tt.link); err != nil {
			got = err.Error()
		}
		if got != tt.want {
			t.Errorf("CheckLink(%q) says %q, want %q", tt.link, got, tt.want)
		}
	}
}
