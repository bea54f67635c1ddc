package importer

import (
	"testing"

	"lpath/internal/lpath"
)

func TestDurationsOfDocuments(t *testing.T) {
	tests := []struct {
		s        string
		min, max int
	}{
		{"35 minutes", 35, 35},
		{"35 min", 35, 35},
		{"35 min.", 35, 35},
		{"35m", 35, 35},
		{"1h 5m", 65, 65},
		{"0h 35m", 35, 35},
		{"1h5m", 65, 65},
		{"1 hr 30 mins", 90, 90},
		{"1.5 hours", 90, 90},
		{"1 hour and 30 minutes", 90, 90},
		{"1 hour, 30 minutes", 90, 90},
		{"30-45 minutes", 30, 45},
		{"30–45 minutes", 30, 45},
		{"30 to 45 minutes", 30, 45},
		{"1–2 hours", 60, 120},
		{"1 - 2 hours", 60, 120},
		{"~35 minutes", 35, 35},
		{"about 35 minutes", 35, 35},
		{"approx. 35 min", 35, 35},
		{"35 minutes (approx.)", 35, 35},
		{"[35 minutes]", 35, 35},
		{"**35 minutes**", 35, 35},
		{"35 Minutes", 35, 35},
		{"90", 90, 90},
		{"[Duration]", 0, 0},
		{"TBD", 0, 0},
		{"N/A", 0, 0},
		{"", 0, 0},
		{"-", 0, 0},
		{"Unknown", 0, 0},
		{"[X minutes]", 0, 0},
		{"?", 0, 0},
	}
	for _, tt := range tests {
		got, err := readDuration(tt.s)
		if err != nil || got != (lpath.Minutes{Min: tt.min, Max: tt.max}) {
			t.Errorf("%q: %v, %v", tt.s, got, err)
		}
	}
	for _, s := range []string{"soon", "5 parsecs", "45-30 minutes", "0 minutes", "1h 5h"} {
		if m, err := readDuration(s); err == nil {
			t.Errorf("%q is read as %v", s, m)
		}
	}
}

func TestHeads(t *testing.T) {
	tests := []struct{ s, title, word string }{
		{"A — [Article]", "A", "Article"},
		{"A – B — [Video]", "A – B", "Video"},
		{"Front-end - an intro - [Video]", "Front-end - an intro", "Video"},
		{"A [draft] — [Book]", "A [draft]", "Book"},
		{"A (2nd edition) — [Book]", "A (2nd edition)", "Book"},
		{"A: [Article]", "A", "Article"},
		{"A [Article]", "A", "Article"},
		{"A (Article)", "A", "Article"},
		{"A — Article", "A", "Article"},
		{"C++ — [Course]", "C++", "Course"},
		{"What is i--? — [Course]", "What is i--?", "Course"},
		{"A — [Article] (optional)", "A (optional)", "Article"},
		{"A — b", "A — b", ""},
	}
	for _, tt := range tests {
		title, word, typed := headOf(tt.s)
		if title != tt.title || word != tt.word || typed != (tt.word != "") {
			t.Errorf("%q: %q, %q, %v", tt.s, title, word, typed)
		}
	}
}

func TestExtrasInOtherHands(t *testing.T) {
	const head = "# T\n## Learning Path\n### Phase 1: P\n1. **B** — [Article]\n"
	tests := []struct{ line, title, url, focus, channel string }{
		{"A - Guide — [URL/Link description]", "A - Guide", "", "", ""},
		{"[A](https://e.org)", "A", "https://e.org", "", ""},
		{"[A](https://e.org) - for all", "A", "https://e.org", "for all", ""},
		{"[A](https://e.org): for all", "A", "https://e.org", "for all", ""},
		{"A — https://e.org/x", "A", "https://e.org/x", "", ""},
		{"A: https://e.org/x", "A", "https://e.org/x", "", ""},
		{"A (https://e.org/x)", "A", "https://e.org/x", "", ""},
		{"A — [for all](https://e.org)", "A", "https://e.org", "for all", ""},
		{"**A** — for all", "A", "", "for all", ""},
		{"A", "A", "", "", ""},
	}
	for _, tt := range tests {
		m := readText(t, head+"## Additional Resources\n- "+tt.line+"\n", Template)
		x := m.Path.Additional[0]
		if x.Title != tt.title || x.URL != tt.url || x.Focus != tt.focus {
			t.Errorf("%s: %+v", tt.line, x)
		}
	}
	videos := []struct {
		line, title, channel string
		minutes              int
	}{
		{"A — [Duration] — [Channel/Source]", "A", "", 0},
		{"A — 7 minutes — Somebody", "A", "Somebody", 7},
		{"A — [7 min] — [Some-body]", "A", "Some-body", 7},
		{"A — [Duration] — Somebody", "A", "Somebody", 0},
		{"A — 7m", "A", "", 7},
		{"A — Somebody", "A", "Somebody", 0},
		{"A - B — 7m — Somebody", "A - B", "Somebody", 7},
		{"[A](https://e.org) - 7m - Somebody", "A", "Somebody", 7},
		{"A", "A", "", 0},
	}
	for _, tt := range videos {
		m := readText(t, head+"## Supplementary Videos\n- "+tt.line+"\n", Template)
		v := m.Path.Videos[0]
		if v.Title != tt.title || v.Channel != tt.channel || v.Duration.Mid() != tt.minutes {
			t.Errorf("%s: %+v", tt.line, v)
		}
	}
	m := readText(t, head+"## Additional Resources\n- [Title] — [URL/Link description]\n- None\n", Template)
	if len(m.Path.Additional) > 0 || len(m.LeftOut) > 0 {
		t.Errorf("%v, %v", m.Path.Additional, m.LeftOut)
	}
}
