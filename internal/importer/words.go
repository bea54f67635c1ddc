package importer

import (
	"slices"
	"strings"
	"unicode"

	"lpath/internal/lpath"
)

// dashes are all that people part things with, or that editors make of it.
const dashes = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"

// cutWord cuts a word off the start of s, whatever its letter case, with what
// blanks and colons follow it.
func cutWord(s, word string) (rest string, ok bool) {
	if len(s) < len(word) || !strings.EqualFold(s[:len(word)], word) {
		return s, false
	}
	rest = s[len(word):]
	if rest != "" && unicode.IsLetter([]rune(rest)[0]) {
		return s, false
	}
	return strings.TrimLeft(rest, " \t:"), true
}

// parts parts a line at dashes that stand between blanks, the long ones if it
// has any: in "Front-end - a guide — [Article]" it is the last.
func parts(s string) []string {
	for _, set := range []string{"\u2014\u2015", "\u2010\u2011\u2012\u2013\u2212", "-"} {
		var found []string
		words := strings.Fields(s)
		from := 0
		for i, w := range words {
			if strings.Trim(w, set) == "" && i > 0 && i < len(words)-1 {
				found = append(found, strings.Join(words[from:i], " "))
				from = i + 1
			}
		}
		if len(found) > 0 {
			return append(found, strings.Join(words[from:], " "))
		}
	}
	return []string{strings.TrimSpace(s)}
}

// trimDash takes a dash or a colon from the end, with the blanks around it. A
// dash that touches a word belongs to it.
func trimDash(s string) string {
	s = strings.TrimSpace(s)
	if cut := strings.TrimRight(s, dashes+":|"); cut != s {
		if strings.HasSuffix(cut, " ") || strings.ContainsAny(s[len(cut):], "\u2014\u2013:") {
			return strings.TrimSpace(cut)
		}
	}
	return s
}

// isPlaceholder reports whether s is what the template has where something is
// to be written: words such as Duration or URL in brackets.
func isPlaceholder(s string) bool {
	s = strings.Trim(s, " *_`.")
	if len(s) < 2 || s[0] != '[' || s[len(s)-1] != ']' {
		return false
	}
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for _, w := range words {
		if !slices.Contains(placeholders(), w) {
			return false
		}
	}
	return true
}

func placeholders() []string {
	return strings.Fields("url link description duration channel source type title focus name author creator length time " +
		"estimated minutes resource video phase area overview notes note prerequisites prerequisite topic text " +
		"dependency dependencies next step level add insert your here the a of or tbd todo n xx x")
}

// unbracket is the text in brackets that stand around all of s, "" for a
// placeholder; else s itself.
func unbracket(s string) string {
	s = strings.TrimSpace(s)
	if isPlaceholder(s) {
		return ""
	}
	return s
}

// isNone reports whether s says that there is nothing.
func isNone(s string) bool {
	switch strings.ToLower(strings.Trim(s, " .*_`()[]"+dashes)) {
	case "", "none", "n/a", "na", "nothing", "no", "tbd", "todo", "unknown", "?", "??", "varies", "none required", "no prerequisites":
		return true
	}
	return false
}

// readDuration reads a duration as documents have it; zero where they say that
// it is not known.
func readDuration(s string) (lpath.Minutes, error) {
	s = strings.ToLower(strings.Trim(s, " .*_`"))
	if isPlaceholder(s) || isNone(s) {
		return lpath.Minutes{}, nil
	}
	if strings.HasPrefix(s, "[") || strings.HasPrefix(s, "(") {
		s = strings.Trim(s, "[]() ")
	}
	for again := true; again; {
		again = false
		for _, word := range []string{"~", "≈", "about", "approximately", "approx.", "approx", "around", "circa", "ca.", "est.", "estimated"} {
			if rest, ok := strings.CutPrefix(s, word); ok {
				s, again = strings.TrimSpace(rest), true
			}
		}
	}
	for _, word := range []string{"(approx.)", "(approx)", "(estimated)", "approximately", "approx.", "approx", "in total", "total", "(total)"} {
		s = strings.TrimSpace(strings.TrimSuffix(s, word))
	}
	for _, dash := range dashes {
		s = strings.ReplaceAll(s, string(dash), "-")
	}
	s = strings.NewReplacer(" to ", "-", " and ", " ", " & ", " ", ", ", " ", "hrs.", "h", "hr.", "h", "mins.", "m", "min.", "m").Replace(s)
	return lpath.ParseMinutes(strings.Join(strings.Fields(s), " "))
}

// typeOf returns the type that a word stands for, "" for none.
func typeOf(word string) string {
	word = strings.ToLower(strings.Trim(word, " .:*_`()[]"))
	for _, try := range []string{word, strings.TrimSuffix(word, "s")} {
		if slices.Contains(lpath.Types(), try) {
			return try
		}
		switch try {
		case "blog", "blog post", "post", "tutorial", "documentation", "doc", "guide", "reading", "read", "web page", "webpage", "website", "page", "reference":
			return "article"
		case "talk", "lecture", "youtube", "screencast", "playlist":
			return "video"
		case "class", "mooc", "online course", "workshop":
			return "course"
		case "ebook", "e-book", "chapter", "textbook":
			return "book"
		case "practice", "lab", "quiz", "kata", "assignment", "hands-on", "challenge", "coding", "interactive":
			return "exercise"
		case "whitepaper", "white paper", "research paper", "rfc":
			return "paper"
		case "library", "framework", "software":
			return "tool"
		case "audio", "episode":
			return "podcast"
		}
	}
	return ""
}

// paragraphs adds what a block says to a text: paragraphs with an empty line
// between them, items of lists a line each.
func paragraphs(before string, b *block) string {
	switch b.kind {
	case paragraph:
		if s := b.text.plain(); !isPlaceholder(s) {
			return joinTexts(before, s)
		}
	case list:
		var lines []string
		for _, i := range b.inside {
			if s := strings.ReplaceAll(paragraphs("", i), "\n\n", "\n"); s != "" {
				lines = append(lines, "- "+strings.ReplaceAll(s, "\n", "\n  "))
			}
		}
		return joinTexts(before, strings.Join(lines, "\n"))
	case item, quote:
		for _, c := range b.inside {
			before = paragraphs(before, c)
		}
	case heading, table, code, markup:
	}
	return before
}

// plainWords are the words of s in small letters: runs of ASCII letters and digits.
func plainWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
}

// joinTexts joins two paragraphs.
func joinTexts(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "\n\n" + b
}
