package yamlx_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
	"pgregory.net/rapid"

	"lpath/internal/yamlx"
)

// The form is frozen: state files are written in it.
func TestAppendText(t *testing.T) {
	for s, want := range map[string]string{
		"":                          `""`,
		"serverless-basics":         "serverless-basics",
		"worth reading twice":       "worth reading twice",
		"it's 100 (or so) v1.2/a+b": "it's 100 (or so) v1.2/a+b",
		"Über die Größe":            "Über die Größe",
		"世界":                        "世界",
		"no":                        `"no"`,
		"No":                        `"No"`,
		"yes":                       `"yes"`,
		"on":                        `"on"`,
		"OFF":                       `"OFF"`,
		"y":                         `"y"`,
		"n":                         `"n"`,
		"true":                      `"true"`,
		"null":                      `"null"`,
		"NaN":                       `"NaN"`,
		"inf":                       `"inf"`,
		"~":                         `"~"`,
		"1984":                      `"1984"`,
		"0o17":                      `"0o17"`,
		"1_000":                     `"1_000"`,
		"1e3":                       `"1e3"`,
		".inf":                      `".inf"`,
		"2026-11-23":                `"2026-11-23"`,
		"12:30:45":                  `"12:30:45"`,
		"- x":                       `"- x"`,
		"a: b":                      `"a: b"`,
		"a #b":                      `"a #b"`,
		"a, b":                      `"a, b"`,
		" a":                        `" a"`,
		"a ":                        `"a "`,
		"what?":                     `"what?"`,
		"a\nb\tc\rd":                `"a\nb\tc\rd"`,
		`say "a\b"`:                 `"say \"a\\b\""`,
		"\x1b[31m":                  `"\x1b[31m"`,
		"\u009b \u0085":             `"\x9b \x85"`,
		"\u2028 \ufeff \u200b":      `"\u2028 \ufeff \u200b"`,
		"\U000e0001":                `"\U000E0001"`,
		"🎈":                         `"🎈"`,
		"a\xffb":                    `"a` + "\ufffd" + `b"`,
		"\ufffe":                    `"\ufffe"`,
	} {
		if got := string(yamlx.AppendText([]byte("k: "), s)); got != "k: "+want {
			t.Errorf("%q is written as %s, want k: %s", s, got, want)
		}
	}
}

// Whatever is written is read back as that text: by the YAML library as text
// without a doubt, and by Decode, wherever it stands.
func TestTextIsReadBack(t *testing.T) {
	for _, s := range treacherous() {
		readBack(t, s)
	}
	rapid.Check(t, func(t *rapid.T) {
		pieces := rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(treacherous()), rapid.String()), 1, 4)
		readBack(t, strings.ToValidUTF8(strings.Join(pieces.Draw(t, "pieces"), ""), "?"))
	})
}

func FuzzAppendText(f *testing.F) {
	for _, s := range treacherous() {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if utf8.ValidString(s) {
			readBack(t, s)
		}
	})
}

// treacherous are texts that some YAML reader would take for something else.
func treacherous() []string {
	return []string{
		"", "no", "yes", "on", "off", "y", "n", "Y", "N", "True", "FALSE", "null", "Null", "~", "<<", "=", "nan", "inf", "Infinity",
		"1984", "-1", "+1", "0", "00", "0o17", "017", "0x1f", "0b1", "1_000", "1e3", "1.5", ".5", "5.", ".inf", "-.INF", ".nan",
		"2026-11-23", "2026-11-23T09:50:00+01:00", "12:30:45", "190:20:30", "e", "e5", "E+1", "x1",
		"- x", "-", "--", "---", "...", "? x", "?", ": x", ":", "a: b", "a:", ":a", "a:b", "a #b", "a#b", "#a", "what?", "a ?b",
		" ", " a", "a ", "  a  b  ", "\ta", "a\t", "\n", "a\n", "\na", "a\n\nb", "a\r\nb", "\r",
		"&a", "*a", "!a", "!!str a", "|", ">", ">-", "%a", "@a", "`a", "'", "''", "'a'", "it's", "\"", "\"a\"", "\\", "\\n", "a\\",
		"[", "]", "{", "}", "[a]", "{a: b}", ",", "a, b", "a,b", "(a)", "a/b+c._-",
		"\x00", "\x07", "\x1b[0m", "\x7f", "\u0080", "\u0085", "\u009b", "\u00a0", "\u00ad", "\u200b", "\u200d", "\u2028", "\u2029", "\u202e", "\u2800", "\u3000", "\ufeff", "\ufeffa", "a\ufeff", "\ufffd", "\ufffe", "\uffff", "\ue000", "\U0001f388", "\U000e0001", "\U0010ffff",
		"é", "É", "ß", "世界", "n\u0303", "ｙｅｓ", "１２", "٣", "ª", "ʰ", "ㅤ", "a\u0301 b", strings.Repeat("a", 2000), strings.Repeat("a b ", 500) + "c",
	}
}

// readBack fails the test unless s is read as it was written, in every place
// where state and path files have texts, and what stands beside it is, too.
func readBack(t rapid.TB, s string) {
	t.Helper()
	written := string(yamlx.AppendText(nil, s))
	if strings.ContainsAny(written, "\n\r") || !utf8.ValidString(written) {
		t.Fatalf("%q is written as %q", s, written)
	}
	for _, file := range []string{
		"title: MARK\ntags: [b]\n", "title: MARK # c\nsize: 1\n", "title: MARK",
		"tags:\n  - MARK\n  - b\n", "tags: [MARK, b]\n", "tags: [b, MARK]\n",
		"parts:\n  - {title: MARK, tags: [b]}\n", "parts:\n  - {tags: [b], title: MARK}\n",
	} {
		for reader, texts := range map[string]func(string) ([]string, error){"the library": textsByLibrary, "Decode": textsByDecode} {
			want, err := texts(file)
			if err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			want[slices.Index(want, "MARK")] = s
			got, err := texts(strings.Replace(file, "MARK", written, 1))
			switch {
			case s == "" && reader == "Decode": // which takes no empty text
			case err != nil:
				t.Fatalf("%s does not read %s with MARK as %s: %v", reader, file, written, err)
			case !slices.Equal(got, want):
				t.Fatalf("%s reads %s with MARK as %s as %q, want %q", reader, file, written, got, want)
			}
		}
	}
}

// textsByLibrary returns all that the YAML library takes for text, keys included.
func textsByLibrary(file string) ([]string, error) {
	var root yaml.Node
	err := yaml.Unmarshal([]byte(file), &root)
	var texts []string
	var walk func(n *yaml.Node)
	walk = func(n *yaml.Node) {
		if n.ShortTag() == "!!str" {
			texts = append(texts, n.Value)
		}
		for _, child := range n.Content {
			walk(child)
		}
	}
	walk(&root)
	return texts, err
}

// textsByDecode returns all texts of a sample.
func textsByDecode(file string) ([]string, error) {
	s, err := decodeWithin(yamlx.Limits{Bytes: 1 << 20, Lines: 100, Tokens: 1 << 20, Depth: 12, Text: 64 << 10}, file)
	texts := append([]string{s.title}, s.tags...)
	for _, part := range s.parts {
		texts = append(append(texts, part.title), part.tags...)
	}
	return texts, err
}
