package yamlx

import "strings"

// traps are inputs near the subset that are not in it, or not even YAML.
func traps() []string {
	long, deep := strings.Repeat("k", 1025), strings.Repeat("[", 20)+strings.Repeat("]", 20)
	return []string{
		// documents
		"---\na: b\n", "%YAML 1.1\n---\na: b\n", "%TAG ! x\n---\na: b\n", "a: b\n---\nc: d\n", "a: b\n...\nc: d\n", "a: b\n...x\n", "...\n", "a:\n...\n", "- a\n---\n",

		// white space, line breaks and characters
		"a:\tb\n", "a: b\t# c\n", "\ta: b\n", "a: \"b\tc\"\n", "a: b\r\nc: d\r\n", "a: b\rc: d\n",
		"a: b\u0085c: d\n", "a: b\u2028\n", "a: 'b\u2029'\n", "a: b\ufeff\n", "\ufeffa: b\n", "a: \xff\n", "a: \ufffd\n", "a: b\x00\n", "a: \x7f\n",

		// indents and dents
		"a: b\n c: d\n", "a:\n   b: c\n  d: e\n", "a:\n  - b\n c\n", "a:\n  - b\n  c: d\n", " a: b\n", "- a\nb: c\n", "- a: b\n   c: d\n", "- a: b\n c: d\n", "a:\n    - b\n  - c\n", "- a:\n - b\n",

		// nothing and null
		"a:\n", "a: # nothing\n", "a:\nb: c\n", "a: ~\n", "a: null\n", "a: Null\n", "a: NULL\n", "- null\n", "-\n", "- \n", "-\n  a\n", "- # c\n", "null: a\n", "a: [null]\n", "a: {b: ~}\n",

		// dashes, question marks, colons and keys
		"- - x\n", "- -1\n", "- ? x\n", "? a\n: b\n", "a: - b\n", "a: b: c\n", "a: b:\n", "a: ? b\n", "a:b\n", "a :  b\n", "A: b\n", "a-b: c\n", "\"a\": b\n", "'a': b\n", "1: b\n", "é: b\n", ": b\n",
		long + ": b\n", "a: {" + long + ": b}\n", "- " + long + ": b\n",

		// anchors, tags and the like
		"a: &x b\n", "a: *x\n", "a: !!str b\n", "a: !x b\n", "<<: {a: b}\n", "a: <<\n", "a: %b\n", "a: @b\n", "a: `b\n",

		// texts over lines
		"a: b\n  c\n", "a: b\n\n  c\n", "- a\n  b\n", "a: \"b\n  c\"\n", "a: 'b\n\n  c'\n", "a: [b,\n  c]\n", "a: {b: c,\n  d: e}\n", "a: b # c\n  d\n", "a: b\n# c\n  d\n",
		"a: |\n  b\n", "a: >\n  b\n", "a: >-  \n  b\n", "a: >- # c\n  b\n", "a: >-2\n  b\n", "a: >+\n  b\n", "a: >-\n\n  b\n", "a: >-\n  b\n\n  c\n", "a: >-\n  b\n   c\n", "a: >-\n   b\n  c\n",
		"a: >-\n  b \n", "a: >-\n  b\n\nc: d\n", "a: >-\n  b\n # c\nd: e\n", "a: >-\nb: c\n", "a: >-\n", "a: >-\n  \n", "- >-\n  a\n", "a: >-\n  b\n  \n",

		// text behind a value
		"a: \"b\" c\n", "a: \"b\"#c\n", "a: 'b'c\n", "a: [b] c\n", "a: [b]#c\n", "a: {b: c}: d\n", "a: \"b\": c\n", "[a]: b\n", "{a: b}: c\n",

		// the end comes too soon
		"a: \"b\n", "a: 'b\n", "a: [b\n", "a: {b: c\n", "a: {b:", "a: {b: ", "a: {b: c,", "a: [", "a: {", "a: \"", "a: '", "- ", "a", "a: >-", "a: >-\n ", "a:", "a: \"\\x", "a: [b,",

		// escapes
		"a: \"\\q\"\n", "a: \"\\ud800\"\n", "a: \"\\U00110000\"\n", "a: \"\\x4\"\n", "a: \"\\\n", "a: \"\\u12\"\n", "a: \"\\e\"\n", "a: \"\\L\"\n", "a: \"\\n\n",

		// brackets
		"a: [b, ]\n", "a: [b,]\n", "a: [b,c]\n", "a: [, b]\n", "a: [b,, c]\n", "a: {b: c,d: e}\n", "a: {b: }\n", "a: {b}\n", "a: {b, c: d}\n", "a: {b:c}\n", "a: {\"b\": c}\n", "a: [b: c]\n",
		"a: [b c: d]\n", "a: [b # c]\n", "a: [b?c]\n", "a: {b: c?}\n", "a: [- b]\n", "a: ]\n", "a: }\n", "a: , b\n", "a: [b}\n", "a: {b: c]\n", "a: [b:]\n", "a: [b:{c: d}]\n", "a: [b[c]]\n", "a: ]b\n",
		"- a: " + deep + "\n", "a: " + deep + "\n",
	}
}
