package yamlx_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lpath/internal/yamlx"
)

// sample is a small format with everything that a format can have.
type sample struct {
	title string
	size  int
	ready bool
	tags  []string
	parts []sample
}

// read reads a sample; parts are samples, too.
func (s *sample) read(d *yamlx.Doc) {
	d.Map([]string{"version", "title", "size", "ready", "tags", "parts"}, func(key string) {
		switch key {
		case "version":
			d.Version(2)
		case "title":
			s.title = d.Text()
		case "size":
			s.size = d.Int()
		case "ready":
			s.ready = d.Bool()
		case "tags":
			s.tags = d.Texts()
		case "parts":
			d.List(func() {
				var part sample
				part.read(d)
				s.parts = append(s.parts, part)
			})
		}
	})
}

// decode reads a sample within limits that small files never meet.
func decode(file string) (sample, error) {
	limits := yamlx.Limits{Bytes: 1 << 20, Lines: 10_000, Tokens: 10_000, Depth: 12, Text: 4 << 10}
	return decodeWithin(limits, file)
}

func decodeWithin(limits yamlx.Limits, file string) (sample, error) {
	var s sample
	err := yamlx.Decode("f", []byte(file), limits, func(d *yamlx.Doc) {
		s = sample{}
		s.read(d)
	})
	return s, err
}

// message is what an error says, without the file's name in each line.
func message(err error) string {
	if err == nil {
		return ""
	}
	return strings.ReplaceAll(strings.TrimPrefix(err.Error(), "f:"), "\nf:", "\n")
}

func TestDecodeReads(t *testing.T) {
	want := sample{
		title: "1984", size: -3, ready: true, tags: []string{"no", "~x", "0o17"},
		parts: []sample{{title: "a: b #c"}, {}, {parts: []sample{{size: 7}}}},
	}
	for name, file := range map[string]string{
		"as people write": "# a comment\nversion: 1\ntitle: 1984\nsize: -3\nready: true\ntags:\n- no\n- \"~x\"\n- 0o17\nparts:\n  - title: 'a: b #c'\n  - {}\n  - parts:\n      - size: 7\n",
		"in brackets":     "{version: 2, title: 1984, size: -3, ready: true, tags: [no, ~x, 0o17],\n parts: [{title: \"a: b #c\"}, {}, {parts: [{size: 7}]}]}",
		"CRLF":            "title: 1984\r\nsize: -3\r\nready: true\r\ntags: [no, ~x, 0o17]\r\nparts:\r\n- title: 'a: b #c'\r\n- {}\r\n- parts:\r\n  - size: 7\r\n",
		"CR":              "title: 1984\rsize: -3\rready: true\rtags: [no, ~x, 0o17]\rparts: [{title: \"a: b #c\"}, {}, {parts: [{size: 7}]}]\r",
		"BOM":             "\ufefftitle: 1984\nsize: -3\nready: true\ntags: [no, ~x, 0o17]\nparts: [{title: \"a: b #c\"}, {}, {parts: [{size: 7}]}]",
		"marks around":    "--- # begins\ntitle: 1984\nsize: -3\nready: true\ntags: [no, ~x, 0o17]\nparts: [{title: \"a: b #c\"}, {}, {parts: [{size: 7}]}]\n... # ends\n",
		"tabs between":    "title:\t1984\nsize:\t-3\nready: true\t# yes\ntags: [no,\t~x, 0o17]\nparts: [{title: \"a: b #c\"}, {}, {parts: [{size: 7}]}]\n",
		"other texts":     "title: |-\n  1984\nsize: >-\n  -3\nready: \"true\"\ntags: ['no', \"~x\", 0o17]\nparts: [{title: \"\\x61: b #c\"}, {}, {parts: [{size: '7'}]}]\n",
	} {
		t.Run(name, func(t *testing.T) {
			got, err := decode(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got, cmp.AllowUnexported(sample{})); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// Text is taken as written, whatever YAML would make of it.
func TestTextIsTakenAsWritten(t *testing.T) {
	for _, s := range []string{
		"1984", "007", "1_000", "0x1f", "1e3", ".inf", ".nan", "yes", "No", "on", "off", "y", "n", "true", "False",
		"2026-11-23", "12:30:45", "=", "<<", "a, b", "a-b", "é", "世界", "🎈",
	} {
		got, err := decode("title: " + s + "\n")
		if err != nil || got.title != s {
			t.Errorf("title: %s is %q (%v)", s, got.title, err)
		}
	}
}

// faulty is a file and all that is said of it.
type faulty struct{ name, file, want string }

func check(t *testing.T, tests []faulty) {
	t.Helper()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := decode(tt.file)
			if got := message(err); got != tt.want {
				t.Errorf("%q says\n%s\nwant\n%s", tt.file, got, tt.want)
			}
		})
	}
}

func TestFaultsOfStructure(t *testing.T) {
	check(t, []faulty{
		{"unknown key", "titel: a\n", `1:1: unknown key "titel" (did you mean "title"?)`},
		{"unknown key near nothing", "title: a\ncolour: b\n", `2:1: unknown key "colour" (known here: version, title, size, ready, tags, parts)`},
		{"unknown key in a list", "parts:\n  - Title: a\n", `2:5: unknown key "Title" (did you mean "title"?)`},
		{"unknown key in brackets", "parts: [{titles: a}]\n", `1:10: unknown key "titles" (did you mean "title"?)`},
		{"unknown key that hides", "\"ti\\u200btle\": a\n", `1:1: unknown key "ti\u200btle" (known here: version, title, size, ready, tags, parts)`},
		{"unknown key without end", "? " + strings.Repeat("k", 100) + "\n: a\n", `1:3: unknown key "` + strings.Repeat("k", 60) + `…" (known here: version, title, size, ready, tags, parts)`},
		{"number as a key", "1: a\n", `1:1: unknown key "1" (known here: version, title, size, ready, tags, parts)`},
		{"key twice", "title: a\ntitle: b\n", `2:1: the key "title" is here twice (keep one of them)`},
		{"key three times", "size: 1\nsize: 2\nsize: 3\n", "2:1: the key \"size\" is here twice (keep one of them)\n3:1: the key \"size\" is here twice (keep one of them)"},
		{"key in quotes twice", "title: a\n\"title\": b\n", `2:1: the key "title" is here twice (keep one of them)`},
		{"null as a key", "~: a\n", `1:1: unknown key "~" (known here: version, title, size, ready, tags, parts)`},
		{"list as a key", "? [a]\n: b\n", `1:3: a key must be a plain word (merge keys and keys that are lists or maps are not allowed)`},
		{"map as a key", "{a: b}: c\n", `1:1: a key must be a plain word (merge keys and keys that are lists or maps are not allowed)`},
		{"merge key", "<<: {title: a}\n", `1:1: a key must be a plain word (merge keys and keys that are lists or maps are not allowed)`},
		{"map for text", "title: {a: b}\n", `1:8: a map where text is needed for title`},
		{"list for text", "title:\n  - a\n", `2:3: a list where text is needed for title`},
		{"list for a number", "size: []\n", `1:7: a list where a whole number is needed for size`},
		{"map for a truth value", "ready: {}\n", `1:8: a map where true or false is needed for ready`},
		{"text for a list", "tags: a\n", `1:7: text where a list ([a, b], or lines that begin with a dash) is needed for tags`},
		{"map for a list", "parts:\n  title: a\n", `2:3: a map where a list ([a, b], or lines that begin with a dash) is needed for parts`},
		{"text for a map", "parts: [a]\n", `1:9: text where a map (lines of key: value) is needed for parts`},
		{"list for the whole", "- a\n", `1:1: a list where a map (lines of key: value) is needed`},
		{"text for the whole", "title:a\n", `1:1: text where a map (lines of key: value) is needed`},
		{"null for the whole", "---\n~\n", `2:1: there is nothing here (write a map (lines of key: value))`},
		{"null for text", "title:\n", `1:7: title has no value (write one, or leave it out)`},
		{"null, written", "title: ~\n", `1:8: title has no value (write one, or leave it out)`},
		{"null for a list", "tags: null\n", `1:7: tags has no value (write one, or leave it out)`},
		{"null in a list", "tags:\n  - a\n  -\n", `3:4: tags has no value (write one, or leave it out)`},
		{"null for a map", "parts: [~]\n", `1:9: parts has no value (write one, or leave it out)`},
		{"empty text", "title: ''\n", `1:8: title is empty (write something, or leave it out)`},
		{"empty text in a list", "tags: [a, \"\"]\n", `1:11: tags is empty (write something, or leave it out)`},
		{"no number", "size: big\n", `1:7: size is "big" (write a whole number)`},
		{"half a number", "size: 1.5\n", `1:7: size is "1.5" (write a whole number)`},
		{"number without end", "size: 99999999999999999999\n", `1:7: size is "99999999999999999999" (write a whole number)`},
		{"no truth value", "ready: yes\n", `1:8: ready is "yes" (write true or false)`},
		{"value that hides", "ready: \"tr\\x1bue\"\n", `1:8: ready is "tr\x1bue" (write true or false)`},
		{"anchor", "title: &x a\n", `1:8: anchors are not allowed (take the &x out, or put the text in quotes)`},
		{"alias", "title: &x a\ntags: [*x]\n", "1:8: anchors are not allowed (take the &x out, or put the text in quotes)\n2:8: aliases are not allowed (put text that begins with * in quotes)"},
		{"emphasis", "size: 1\ntitle: *Really* good\n", `2: did not find expected alphabetic or numeric character (put text that begins with * or & in quotes)`},
		{"one word of emphasis", "size: 1\ntitle: *Really good\n", `2: aliases are not allowed (put text that begins with * in quotes)`},
		{"alias in a map", "parts: [&x {title: *y}]\n", `1: aliases are not allowed (put text that begins with * in quotes)`},
		{"tag", "title: !!str a\n", `1:8: tags are not allowed (take the !!str out, or put the text in quotes)`},
		{"own tag", "title: !important b\n", `1:8: tags are not allowed (take the !important out, or put the text in quotes)`},
		{"tag of a map", "--- !!map\ntitle: a\n", `1:5: tags are not allowed (take the !!map out, or put the text in quotes)`},
		{"tags declared", "%TAG ! tag:example.org:\n---\ntitle: a\n", `1:1: tags are not allowed (take the line with %TAG out)`},
		{"tag for null", "title: !!null a\n", `1:8: tags are not allowed (take the !!null out, or put the text in quotes)`},
	})
}

func TestFaultsOfBytes(t *testing.T) {
	const takeOut = `(take it out, or write it as an escape in double quotes)`
	check(t, []faulty{
		{"nothing", "", `1: the file is empty`},
		{"BOM alone", "\ufeff", `1: the file is empty`},
		{"blank", "\n  \n", `1: the file is empty`},
		{"comments alone", "# a\n# b\n", `1: the file is empty`},
		{"not UTF-8", "title: a\nsize: \"\xe9\"\n", `2:8: the byte 0xe9 is not UTF-8 text (save the file as UTF-8)`},
		{"cut UTF-8", "title: ü\xc3", `1:9: the byte 0xc3 is not UTF-8 text (save the file as UTF-8)`},
		{"UTF-16", "\xff\xfet\x00", `1:1: the byte 0xff is not UTF-8 text (save the file as UTF-8)`},
		{"escape character", "title: ü \x1b[31m\n", `1:10: the character \x1b is not allowed in YAML ` + takeOut},
		{"NUL", "title: a\x00\n", `1:9: the character \x00 is not allowed in YAML ` + takeOut},
		{"bell in a comment", "# \a\ntitle: a\n", `1:3: the character \x07 is not allowed in YAML ` + takeOut},
		{"DEL", "title: \x7f\n", `1:8: the character \x7f is not allowed in YAML ` + takeOut},
		{"C1", "title: \u009b\n", `1:8: the character \x9b is not allowed in YAML ` + takeOut},
		{"BOM inside", "title: a\ntags: [\ufeffb]\n", `2:8: the character \ufeff is not allowed in YAML ` + takeOut},
		{"BOM twice", "\ufeff\ufefftitle: a\n", `1:1: the character \ufeff is not allowed in YAML ` + takeOut},
		{"no character", "title: \uffff\n", `1:8: the character \uffff is not allowed in YAML ` + takeOut},
		{"after CR lines", "size: 1\rtitle: \x01\n", `2:8: the character \x01 is not allowed in YAML ` + takeOut},
		{"after CRLF lines", "size: 1\r\ntitle: \x01\n", `2:8: the character \x01 is not allowed in YAML ` + takeOut},
	})
}

// Where the YAML itself is broken, the line is told as far as it is known: it
// is that of the fault, or where the broken thing begins.
func TestFaultsOfSyntax(t *testing.T) {
	const (
		further  = ` (the file is not valid YAML there, or further down)`
		brackets = ` (in brackets, put text that has one of ,?[]{} in quotes)`
	)
	check(t, []faulty{
		{"list not closed", "size: 1\ntags: [a\ntitle: b\n", `2: did not find expected ',' or ']'` + brackets},
		{"question mark in brackets", "size: 1\nparts:\n  - {title: what?}\n", `3: did not find expected ',' or '}'` + brackets},
		{"quotes not closed", "size: 1\ntitle: \"a\ntags: [b]\n", `2: found unexpected end of stream` + further},
		{"two colons", "title: a: b\n", `1: mapping values are not allowed in this context (put text that has ": " in quotes, or mend the indent)`},
		{"two colons below", "size: 1\ntitle: a: b\n", `2: mapping values are not allowed in this context (put text that has ": " in quotes, or mend the indent)`},
		{"indent", "title: a\n size: 1\n", `2: mapping values are not allowed in this context (put text that has ": " in quotes, or mend the indent)`},
		{"dent", "parts:\n  - title: a\n size: 1\n", `3: did not find expected key` + further},
		{"list after a map", "title: a\n- b\n", `2: did not find expected key` + further},
		{"no colon", "size: 1\ntitle\nready: true\n", `2: could not find expected ':'` + further},
		{"tab for indent", "tags:\n\t- a\n", `2: a tab begins the line, or a value in it (YAML wants spaces there)`},
		{"tab before a key", "title: a\n\tsize: 1\n", `2: found a tab character that violates indentation` + further},
		{"at sign", "title: @a\n", `1: found character that cannot start any token` + further},
		{"unknown escape", "size: 1\ntitle: \"\\q\"\n", `2: found unknown escape character` + further},
		{"bracket too many", "title: a\ntags: ]\n", `2: did not find expected node content` + further},
		{"second document", "title: a\n---\ntitle: b\n", `2:1: a second document begins here (one file holds one document)`},
		{"second document is broken", "title: a\n---\ntitle: [b\n", `3: did not find expected ',' or ']'` + brackets},
		{"text after the end", "title: a\n...\nb\n", `3: did not find expected <document start>` + further},
		{"YAML of the future", "%YAML 2.0\n---\ntitle: a\n", `1: found incompatible YAML document` + further},
	})
}

// All faults of a file are told in one run, in the file's order.
func TestAllFaultsInOrder(t *testing.T) {
	file := `version: 0
titel: a
size: x
parts:
  - tags: [a, ~, {b: c}]
    size: &one 1
  - ready: maybe
    ready: true
tags: !t [[]]
title:
`
	want := `1:10: there is no format 0 (write 2)
2:1: unknown key "titel" (did you mean "title"?)
3:7: size is "x" (write a whole number)
5:15: tags has no value (write one, or leave it out)
5:18: a map where text is needed for tags
6:11: anchors are not allowed (take the &one out, or put the text in quotes)
7:12: ready is "maybe" (write true or false)
8:5: the key "ready" is here twice (keep one of them)
9:7: tags are not allowed (take the !t out, or put the text in quotes)
9:11: a list where text is needed for tags
10:7: title has no value (write one, or leave it out)`
	_, err := decode(file)
	if diff := cmp.Diff(want, message(err)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
