package text_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"lpath/internal/fault"
	"lpath/internal/text"
)

func TestVisibleEscapesWhatATerminalActsOnOrNobodySees(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"empty", "", ""},
		{"ASCII", `plain "text" \n ~`, `plain "text" \n ~`},
		{"letters of all kinds", "Zürich, Łódź, 无服务器, עברית", "Zürich, Łódź, 无服务器, עברית"},
		{"combining", "e\u0301", "e\u0301"},
		{"C0", "a\x00b\x07c\x1b[31md", `a\x00b\x07c\x1b[31md`},
		{"line breaks and tabs", "a\nb\rc\td", `a\nb\rc\td`},
		{"DEL", "a\x7fb", `a\x7fb`},
		{"C1", "a\u009b31mb\u0085", `a\x9b31mb\x85`},
		{"bidi", "user\u202etxt.exe\u2066", `user\u202etxt.exe\u2066`},
		{"line and paragraph separators", "a\u2028b\u2029c", `a\u2028b\u2029c`},
		{"BOM", "\ufefftitle", `\ufefftitle`},
		{"zero width space and soft hyphen", "a\u200bb\u00adc", `a\u200bb\xadc`},
		{"tags", "a\U000e0041b\U000e007f", `a\U000e0041b\U000e007f`},
		{"private use", "\ue000\U00100000", `\ue000\U00100000`},
		{"blank letters", "a\u3164b\u115fc\u2800d\uffa0e\u034ff", `a\u3164b\u115fc\u2800d\uffa0e\u034ff`},
		{"kept for more invisible ones", "a\u2065b\ufff0c\U000e0002d", `a\u2065b\ufff0c\U000e0002d`},
		{"variation selectors that smuggle bytes", "a\U000e0100b\u180bc", `a\U000e0100b\u180bc`},
		{"bytes that are not UTF-8", "a\xffb\xc3", `a\xffb\xc3`},
		{"a surrogate in bytes", "a\xed\xa0\x80b", `a\xed\xa0\x80b`},
		{"the replacement character itself", "a\ufffdb", "a\ufffdb"},
	}
	for _, tt := range tests {
		if got := text.Visible(tt.in); got != tt.want {
			t.Errorf("%s: Visible(%q) is %q, want %q", tt.name, tt.in, got, tt.want)
		}
	}
}

func TestVisibleKeepsJoinersInsideWordsAndEmojiAlone(t *testing.T) {
	const keep = "" // the text stays as it is
	tests := []struct{ name, in, want string }{
		{"in an emoji", "👩\u200d💻", keep},
		{"after a variation selector", "❤\ufe0f\u200d🔥", keep},
		{"after a skin tone", "👩🏽\u200d🚀", keep},
		{"non-joiner in a Persian word", "می\u200cخواهم", keep},
		{"joiner after a Devanagari virama", "क्\u200dष", keep},
		{"between Latin letters", "a\u200db", keep},
		{"at the beginning", "\u200dab", `\u200dab`},
		{"at the end", "ab\u200c", `ab\u200c`},
		{"after a space", "a \u200db", `a \u200db`},
		{"before a space", "a\u200c b", `a\u200c b`},
		{"before a full stop", "a\u200d.", `a\u200d.`},
		{"twice", "a\u200d\u200db", `a\u200d\u200db`},
		{"next to a bidi control", "a\u200d\u202eb", `a\u200d\u202eb`},
		{"after a blank letter", "\u3164\u200db", `\u3164\u200db`},
		{"after a broken byte", "\xff\u200db", `\xff\u200db`},
		{"before a broken byte", "a\u200d\xff", `a\u200d\xff`},
	}
	for _, tt := range tests {
		want := tt.want
		if want == keep {
			want = tt.in
		}
		if got := text.Visible(tt.in); got != want {
			t.Errorf("%s: Visible(%q) is %q, want %q", tt.name, tt.in, got, want)
		}
	}
}

func TestLinesPartsAtLineBreaksAlone(t *testing.T) {
	tests := []struct {
		in   string
		want []string
	}{
		{"", []string{""}},
		{"one", []string{"one"}},
		{"one\ntwo\r\nthree\n", []string{"one", "two", "three"}},
		{"one\n\ntwo\n\n\n", []string{"one", "", "two"}},
		{"over\rwritten", []string{`over\rwritten`}},
		{"a\u2028b\n\x1b[2J", []string{`a\u2028b`, `\x1b[2J`}},
	}
	for _, tt := range tests {
		if got := text.Lines(tt.in); !slices.Equal(got, tt.want) {
			t.Errorf("Lines(%q) is %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestEscapeIsShortWhereItCanBe(t *testing.T) {
	tests := map[rune]string{
		'\n': `\n`, '\r': `\r`, '\t': `\t`, 0: `\x00`, 0x1b: `\x1b`, 0x7f: `\x7f`, 0x9b: `\x9b`,
		0x2028: `\u2028`, 0xfeff: `\ufeff`, 0xe0041: `\U000e0041`,
	}
	for r, want := range tests {
		if got := text.Escape(r); got != want {
			t.Errorf("Escape(%U) is %s, want %s", r, got, want)
		}
	}
}

func TestInvisibleIsNothingThatPeopleWriteWith(t *testing.T) {
	for _, r := range "aZ09 ~é無ش🚀½—…·→✓█\ufe0f\u0301\u00a0\u3000" {
		if text.Invisible(r) {
			t.Errorf("%U is called invisible", r)
		}
	}
	for _, table := range []*unicode.RangeTable{unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp} {
		for _, r16 := range table.R16 {
			for r := rune(r16.Lo); r <= rune(r16.Hi); r += rune(r16.Stride) {
				if !text.Invisible(r) {
					t.Errorf("%U is not called invisible", r)
				}
			}
		}
	}
}

func FuzzVisible(f *testing.F) {
	for _, s := range []string{"plain", "a\x1b[31m", "\u009b", "👩\u200d💻", "\u200d", "a\u200d\xff", "\u202e", "\U000e0041", "a\u2028"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var got string
		fault.Bounded(t, func() { got = text.Visible(s) })
		bad := func(r rune) bool {
			return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) && r != '\u200c' && r != '\u200d'
		}
		if strings.ContainsFunc(got, bad) {
			t.Errorf("Visible(%q) is %q, which is not safe to show", s, got)
		}
		if again := text.Visible(got); again != got {
			t.Errorf("Visible(%q) is %q: what is visible changed", got, again)
		}
	})
}
