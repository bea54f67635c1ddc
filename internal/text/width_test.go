package text_test

import (
	"slices"
	"strings"
	"testing"

	"lpath/internal/text"
)

func TestWidthCountsColumns(t *testing.T) {
	tests := []struct {
		s    string
		want int
	}{
		{"", 0},
		{"abc", 3},
		{"Zürich", 6},
		{"Zu\u0308rich", 6}, // combining
		{"无服务器", 8},         // wide
		{"👩\u200d💻", 2},     // one emoji of several
		{"❤\ufe0f", 2},
		{"ＡＢ", 4},
		{"█░…✓→", 5},
	}
	for _, tt := range tests {
		if got := text.Width(tt.s); got != tt.want {
			t.Errorf("Width(%q) is %d, want %d", tt.s, got, tt.want)
		}
	}
}

func TestCutNeverTakesMoreThanItsWidth(t *testing.T) {
	tests := []struct {
		s     string
		width int
		mark  string
		want  string
	}{
		{"Serverless", 10, "…", "Serverless"},
		{"Serverless", 9, "…", "Serverle…"},
		{"Serverless", 9, "...", "Server..."},
		{"Serverless", 1, "…", "…"},
		{"Serverless", 4, "", "Serv"},
		{"one two", 4, "", "one"}, // no space at the end
		{"无服务器", 8, "…", "无服务器"},
		{"无服务器", 7, "…", "无服务…"},
		{"无服务器", 6, "…", "无服…"}, // half a character cannot be shown
		{"Zu\u0308rich", 3, "…", "Zu\u0308…"},
		{"👩\u200d💻 code", 3, "…", "👩\u200d💻…"},
		{"abc", 0, "…", ""},
		{"abc", -3, "…", ""},
		{"abcdef", 2, "...", "ab"}, // no room for the mark
		{"无服务器", 1, "...", ""},
		{"", 0, "…", ""},
	}
	for _, tt := range tests {
		got := text.Cut(tt.s, tt.width, tt.mark)
		if got != tt.want {
			t.Errorf("Cut(%q, %d, %q) is %q, want %q", tt.s, tt.width, tt.mark, got, tt.want)
		}
		if text.Width(got) > max(tt.width, 0) {
			t.Errorf("Cut(%q, %d, %q) takes %d columns", tt.s, tt.width, tt.mark, text.Width(got))
		}
	}
}

func TestPadFillsToTheWidth(t *testing.T) {
	tests := []struct {
		s           string
		width       int
		right, left string
	}{
		{"ab", 4, "ab  ", "  ab"},
		{"ab", 2, "ab", "ab"},
		{"abc", 2, "abc", "abc"},
		{"", 2, "  ", "  "},
		{"无", 4, "无  ", "  无"},
		{"e\u0301", 2, "e\u0301 ", " e\u0301"},
	}
	for _, tt := range tests {
		if got := text.Pad(tt.s, tt.width); got != tt.right {
			t.Errorf("Pad(%q, %d) is %q, want %q", tt.s, tt.width, got, tt.right)
		}
		if got := text.PadLeft(tt.s, tt.width); got != tt.left {
			t.Errorf("PadLeft(%q, %d) is %q, want %q", tt.s, tt.width, got, tt.left)
		}
	}
}

func TestWrapBreaksAtSpacesAndNoLink(t *testing.T) {
	const link = "https://example.org/a-very-long/link?that=must#stay"
	tests := []struct {
		s     string
		width int
		want  []string
	}{
		{"", 10, []string{""}},
		{"one two", 10, []string{"one two"}},
		{"one two three", 7, []string{"one two", "three"}},
		{"one two three", 6, []string{"one", "two", "three"}},
		{"one  two   three", 8, []string{"one two", "three"}},
		{"one two three", 0, []string{"one two three"}},
		{"one two three", -1, []string{"one two three"}},
		{"see " + link + " now", 20, []string{"see", link, "now"}},
		{link, 20, []string{link}},
		{"无服 务器 架构", 9, []string{"无服 务器", "架构"}},
		{strings.Repeat(" ", 12), 10, []string{""}},
	}
	for _, tt := range tests {
		if got := text.Wrap(tt.s, tt.width); !slices.Equal(got, tt.want) {
			t.Errorf("Wrap(%q, %d) is %q, want %q", tt.s, tt.width, got, tt.want)
		}
	}
}
