package importer

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lpath/internal/lpath"
)

func fixture(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func readText(t *testing.T, source string, as Format) *Import {
	t.Helper()
	m, err := Read(Document{Name: "doc.md", Source: []byte(source)}, Options{As: as})
	if err != nil {
		t.Fatalf("%v\n%s", err, source)
	}
	return m
}

func bees() lpath.PathSpec {
	return lpath.PathSpec{
		ID: "keeping-bees", Title: "Keeping Bees", Order: "strict",
		Overview:      "Bees live in a hive. This path leads from the first look into one to a jar of honey.",
		Prerequisites: []string{"A garden, or a friend who has one", "No fear of stings"},
		Phases: []lpath.PhaseSpec{
			{Title: "The Hive", Resources: []lpath.ItemSpec{
				{ID: "who-lives-there", Title: "Who Lives There", Type: "article", Duration: lpath.Minutes{Min: 35, Max: 35}, Focus: "Queen, workers and drones"},
				{ID: "a-year-of-the-colony", Title: "A Year of the Colony", Type: "video", Duration: lpath.Minutes{Min: 65, Max: 65}, Focus: "What happens when"},
			}},
			{Title: "At Work", Resources: []lpath.ItemSpec{
				{ID: "opening-a-hive", Title: "Opening a Hive", Type: "course", Duration: lpath.Minutes{Min: 120, Max: 120}, Focus: "Smoke, calm and a steady hand", Needs: []string{"phase-1"}},
				{ID: "reading-a-frame", Title: "Reading a Frame", Type: "exercise", Duration: lpath.Minutes{Min: 40, Max: 40}, Focus: "Brood, pollen and honey", Needs: []string{"opening-a-hive", "who-lives-there"}},
				{ID: "harvest", Title: "Harvest", Type: "project", Focus: "The first jar"},
			}},
		},
		Additional: []lpath.ItemSpec{
			{Title: "Plants for Bees"},
			{Title: "Hive Plans", URL: "https://example.org/plans", Focus: "Drawings to build after"},
		},
		Videos: []lpath.ItemSpec{
			{Title: "The Waggle Dance", Type: "video"},
			{Title: "A Swarm Moves In", Type: "video", Duration: lpath.Minutes{Min: 12, Max: 12}, Channel: "Bee Garden"},
		},
		OwnChecklist: true,
		Checklist: []lpath.CheckSpec{
			{Title: "Phase 1 completed", When: "phase-1"},
			{Title: "Phase 2 completed", When: "phase-2"},
			{Title: "Supplementary materials reviewed", When: "supplementary"},
			{Title: "Told a neighbour"},
		},
		Notes: "Leave the bees enough for the winter.",
	}
}

func TestTemplate(t *testing.T) {
	m := readText(t, string(fixture(t, "template.md")), "")
	if m.Format != Template {
		t.Errorf("read as %s", m.Format)
	}
	if diff := cmp.Diff(bees(), m.Path); diff != "" {
		t.Error(diff)
	}
	if len(m.LeftOut)+len(m.Warnings)+len(m.Done) > 0 {
		t.Errorf("left out %v, warnings %v, done %v", m.LeftOut, m.Warnings, m.Done)
	}
}

// However people write it, it is the same path.
func TestTemplateInOtherHands(t *testing.T) {
	swap := func(pairs ...string) func(string) string { return strings.NewReplacer(pairs...).Replace }
	match := func(pattern, with string) func(string) string {
		return func(s string) string { return regexp.MustCompile(pattern).ReplaceAllString(s, with) }
	}
	tests := map[string]func(string) string{
		"CRLF":                      swap("\n", "\r\n"),
		"old Mac":                   swap("\n", "\r"),
		"byte order mark":           func(s string) string { return "\ufeff" + s },
		"en dashes":                 swap("—", "–"),
		"hyphens":                   swap("—", "-"),
		"double hyphens":            swap("—", "--"),
		"horizontal bars":           swap("—", "―"),
		"1)":                        match(`(?m)^(\d)\. `, "$1) "),
		"all 1.":                    match(`(?m)^\d\. `, "1. "),
		"numbers go on":             match(`(?s)1(\. \*\*Opening.*)2(\. \*\*Reading.*)3(\. \*\*Harvest)`, "3${1}4${2}5$3"),
		"stars":                     match(`(?m)^( *)- `, "$1* "),
		"pluses":                    match(`(?m)^( *)- `, "$1+ "),
		"two spaces":                match(`(?m)^   - `, "  - "),
		"four spaces":               match(`(?m)^   - `, "    - "),
		"a tab":                     match(`(?m)^   - `, "\t- "),
		"no indent":                 match(`(?m)^   - `, "- "),
		"five spaces":               match(`(?m)^   - `, "     - "),
		"two spaces, no gaps":       func(s string) string { return match(`\n\n(\d\.)`, "\n$1")(match(`(?m)^   - `, "  - ")(s)) },
		"lines without bullets":     match(`(?m)^   - `, "   "),
		"hard breaks":               match(`(?m)^   - (.*)$`, "   $1  "),
		"gaps between lines":        match(`(?m)^   - `, "\n   - "),
		"bold labels":               match(`(?m)^   - ([A-Za-z ]+):`, "   - **$1:**"),
		"bold labels, plain colons": match(`(?m)^   - ([A-Za-z ]+):`, "   - **$1**:"),
		"italic labels":             match(`(?m)^   - ([A-Za-z ]+):`, "   - _${1}_:"),
		"shouted labels":            swap("Duration:", "DURATION:", "Focus:", "FOCUS:", "Next step:", "NEXT STEP:", "Dependencies:", "DEPENDENCIES:"),
		"small labels":              swap("Duration:", "duration:", "Focus:", "focus:", "Next step:", "next step:", "Dependencies:", "dependencies:"),
		"small types":               swap("[Article]", "[article]", "[Video]", "[video]"),
		"plain titles":              match(`(?m)^(\d\. )\*\*(.*?)\*\*`, "$1$2"),
		"underlined titles":         match(`(?m)^(\d\. )\*\*(.*?)\*\*`, "${1}__${2}__"),
		"bold types":                match(`— \[(\w+)\]\n`, "— **[$1]**\n"),
		"shouted headings":          match(`(?m)^## .*$`, "<up>"),
		"closed headings":           match(`(?m)^(#+) (.*)$`, "$1 $2 $1"),
		"setext":                    match(`(?m)^## (.*)$`, "$1\n-----"),
		"setext title":              match(`(?m)^# (.*)$`, "$1\n====="),
		"deeper phases":             swap("### Phase", "#### Phase"),
		"phases as high as all":     swap("### Phase", "## Phase"),
		"dashes after phases":       match(`(Phase \d): `, "$1 — "),
		"hyphens after phases":      match(`(Phase \d): `, "$1 - "),
		"dots after phases":         match(`(Phase \d): `, "$1. "),
		"shouted phases":            swap("### Phase", "### PHASE"),
		"bold phases":               match(`### (.*)`, "### **$1**"),
		"colons after headings":     match(`(?m)^(## .*)$`, "$1:"),
		"pictures before headings":  match(`(?m)^## `, "## 📚 "),
		"numbers before headings":   match(`(?m)^## `, "## 3. "),
		"35 min":                    swap("35 minutes", "35 min", "65 minutes", "65 mins"),
		"35m":                       swap("35 minutes", "35m", "65 minutes", "1h 5m", "120 minutes", "2h"),
		"0h 35m":                    swap("35 minutes", "0h 35m", "65 minutes", "1h05m", "120 minutes", "2h 0m"),
		"35 Minutes":                swap("35 minutes", "35 Minutes", "65 minutes", "1 Hour 5 Minutes", "120 minutes", "2 hours"),
		"about 35 minutes":          swap("35 minutes", "~35 minutes", "65 minutes", "about 1 hour and 5 minutes", "120 minutes", "≈ 2 hrs"),
		"bare minutes":              swap("35 minutes", "35", "65 minutes", "65"),
		"durations in brackets":     swap("35 minutes", "[35 minutes]"),
		"TBD":                       swap("[Duration]\n", "TBD\n"),
		"rules between sections":    match(`(?m)^## `, "---\n\n## "),
		"boxes in capitals missing": swap("- [ ] ", "- "),
		"other order":               reorder,
		"wrapped text":              swap("Bees live in a hive. This", "Bees live in a hive.\nThis"),
		"comments":                  match(`(?m)^## `, "<!-- ## Phase 9: no -->\n\n## "),
		"code":                      swap("## Notes", "## Notes\n\n```\n### Phase 9: no\n1. **no** — [Article]\n```"),
		"front matter":              func(s string) string { return "---\ntitle: x\n---\n\n" + s },
		"trailing blanks":           match(`(?m)([^\n])$`, "$1 "),
	}
	for name, change := range tests {
		t.Run(name, func(t *testing.T) {
			source := change(string(fixture(t, "template.md")))
			if name == "shouted headings" {
				source = regexp.MustCompile(`(?m)^## .*$`).ReplaceAllStringFunc(string(fixture(t, "template.md")), strings.ToUpper)
			}
			m := readText(t, source, "")
			if diff := cmp.Diff(bees(), m.Path); diff != "" {
				t.Errorf("%s\n%s", diff, source)
			}
			if len(m.LeftOut)+len(m.Warnings) > 0 {
				t.Errorf("left out %v, warnings %v", m.LeftOut, m.Warnings)
			}
		})
	}
}

// reorder puts the sections of a document in the opposite order.
func reorder(s string) string {
	sections := strings.Split(s, "\n## ")
	slices.Reverse(sections[1:])
	return strings.Join(sections, "\n\n## ")
}
