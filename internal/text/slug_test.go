package text_test

import (
	"strings"
	"testing"

	"lpath/internal/text"
)

// Progress is stored under slugs. A line of this table must never change:
// whoever has done that item would lose it.
func TestSlugsAreFrozen(t *testing.T) {
	tests := []struct{ title, want string }{
		{"", ""},
		{"Serverless Basics", "serverless-basics"},
		{"Serverless vs Traditional", "serverless-vs-traditional"},
		{"Function as a Service", "function-as-a-service"},
		{"already-a-slug", "already-a-slug"},
		{"UPPER lower 42", "upper-lower-42"},
		{"1984", "1984"},
		{"2.1 Functions", "2-1-functions"},
		{"C++ & C#", "c-c"},
		{"TCP/IP: the basics", "tcp-ip-the-basics"},
		{"don't repeat yourself", "don-t-repeat-yourself"},
		{"snake_case.md", "snake-case-md"},
		{"  spaces \t around\n", "spaces-around"},
		{"---", ""},
		{"–dashes—of‑all kinds–", "dashes-of-all-kinds"},
		{"(parentheses) [and] more…", "parentheses-and-more"},
		{"no\u00a0break", "no-break"},

		{"Café Zürich", "cafe-zurich"},
		{"Cafe\u0301 Zu\u0308rich", "cafe-zurich"},
		{"ÅNGSTRÖM ångström", "angstrom-angstrom"},
		{"Dvořák, Šimůnek, Çelik, Ñandú", "dvorak-simunek-celik-nandu"},
		{"Straße", "strasse"},
		{"STRAẞE", "strasse"},
		{"Æsir, œuvre, Øre", "aesir-oeuvre-ore"},
		{"Đorđe, Łódź, Þór, Ħal, Ŧ, ð", "dorde-lodz-thor-hal-t-d"},
		{"İstanbul, ılık", "istanbul-ilik"},
		{"Tiếng Việt", "tieng-viet"},
		{"ſhort ſ", "short-s"},

		{"oﬃce ﬁle ﬂow", "office-file-flow"},
		{"Ｆｕｌｌ　Ｗｉｄｔｈ　１２", "full-width-12"},
		{"x² and ½", "x2-and-1-2"},
		{"Chapter Ⅳ ①", "chapter-iv-1"},
		{"Widget™ №5", "widgettm-no5"},
		{"𝐁𝐨𝐥𝐝 𝔣𝔯𝔞𝔨", "bold-frak"},

		{"🚀 Launch 🚀", "launch"},
		{"🎉", ""},
		{"a👩\u200d💻b", "a-b"},
		{"1\ufe0f\u20e3 first", "1-first"},
		{"soft\u00adhyphen", "soft-hyphen"},
		{"\ufeffbom", "bom"},
		{"bad\xff\xfebytes", "bad-bytes"},

		{"无服务器架构", ""},
		{"无服务器 Serverless", "serverless"},
		{"サーバーレス", ""},
		{"Безсерверная", ""},
		{"αβγ beta", "beta"},
		{"ŋə t", "t"},
	}
	for _, tt := range tests {
		if got := text.Slug(tt.title); got != tt.want {
			t.Errorf("Slug(%q) is %q, want %q", tt.title, got, tt.want)
		}
	}
}

func TestSlugsHaveAtMost64BytesCutAtAHyphen(t *testing.T) {
	letters := func(n int) string { return strings.Repeat("x", n) }
	tests := []struct{ name, title, want string }{
		{"64 fit", letters(64), letters(64)},
		{"one word is cut hard", letters(65), letters(64)},
		{"words that fit stay", letters(31) + " " + letters(32), letters(31) + "-" + letters(32)},
		{"a word that does not fit goes", letters(31) + " " + letters(33), letters(31)},
		{"a hyphen right at the limit", letters(64) + " y", letters(64)},
		{"the last hyphen counts", letters(20) + " " + letters(20) + " " + letters(30), letters(20) + "-" + letters(20)},
		{"folding counts", strings.Repeat("ß", 40), strings.Repeat("s", 64)},
		{"words", "the quick brown fox jumps over the lazy dog and then over the fence again", "the-quick-brown-fox-jumps-over-the-lazy-dog-and-then-over-the"},
	}
	for _, tt := range tests {
		if got := text.Slug(tt.title); got != tt.want {
			t.Errorf("%s: Slug(%q) is %q, want %q", tt.name, tt.title, got, tt.want)
		}
	}
}

func TestCutSlugKeepsWhatFits(t *testing.T) {
	long := strings.Repeat("ab-", 30)
	tests := []struct{ slug, want string }{
		{"", ""},
		{"short", "short"},
		{long[:64], long[:64]},
		{long[:65], long[:62]},
		{"-" + strings.Repeat("x", 70), "-" + strings.Repeat("x", 63)},
	}
	for _, tt := range tests {
		if got := text.CutSlug(tt.slug, text.MaxSlug); got != tt.want {
			t.Errorf("CutSlug(%q) is %q, want %q", tt.slug, got, tt.want)
		}
	}
}

func FuzzSlug(f *testing.F) {
	for _, s := range []string{"", "Café", "Straße ½", "🚀 1", "无", "a\xffb", strings.Repeat("long word ", 20)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, title string) {
		slug := text.Slug(title)
		if slug == "" {
			return
		}
		if len(slug) > text.MaxSlug {
			t.Errorf("Slug(%q) has %d bytes", title, len(slug))
		}
		if strings.Trim(slug, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" ||
			strings.Contains(slug, "--") || strings.Trim(slug, "-") != slug {
			t.Errorf("Slug(%q) is %q, which is no slug", title, slug)
		}
		if again := text.Slug(slug); again != slug {
			t.Errorf("the slug of %q is %q", slug, again)
		}
	})
}
