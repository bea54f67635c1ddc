package text_test

import (
	"testing"

	"lpath/internal/text"
)

func TestASCIIWritesOutWhatItCanAndEscapesTheRest(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"empty", "", ""},
		{"ASCII stays", `plain "text", a\b`, `plain "text", a\b`},
		{"line breaks stay", "é\nb", "e\nb"},
		{"accents", "Café Zürich", "Cafe Zurich"},
		{"combining accents", "Cafe\u0301", "Cafe"},
		{"letters of several", "Straße, Æsir, œuvre, ẞ", "Strasse, Aesir, oeuvre, Ss"},
		{"letters that have no accent to drop", "Łódź, Øre, þing", "Lodz, Ore, thing"},
		{"dashes", "a–b—c‑d−e", "a-b-c-d-e"},
		{"quotes", "‘a’ “b” „c“ «d»", `'a' "b" "c" "d"`},
		{"ellipsis", "and so on…", "and so on..."},
		{"arrow and times", "a → b × c", "a -> b x c"},
		{"no-break space", "a\u00a0b", "a b"},
		{"ligatures and full width", "ﬁle Ｘ", "file X"},
		{"marks that nothing stands for", "✓ done", `\u2713 done`},
		{"other scripts", "无", `\u65e0`},
		{"emoji", "🚀", `\U0001f680`},
	}
	for _, tt := range tests {
		if got := text.ASCII(tt.in); got != tt.want {
			t.Errorf("%s: ASCII(%q) is %q, want %q", tt.name, tt.in, got, tt.want)
		}
	}
}
