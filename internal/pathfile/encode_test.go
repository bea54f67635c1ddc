package pathfile_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"lpath/internal/lpath"
	"lpath/internal/pathfile"
	"lpath/paths"
)

// The built-in path is written as it is.
func TestEncodeWritesWhatPeopleWrite(t *testing.T) {
	b, err := paths.FS.ReadFile("serverless.yaml")
	if err != nil {
		t.Fatal(err)
	}
	spec, err := pathfile.Spec("f", b, "serverless", false)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(b), string(pathfile.Encode(spec))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// The form is frozen by an example of all that can be said.
func TestEncodeEveryField(t *testing.T) {
	got := string(pathfile.Encode(everyField()))
	want := pathfile.Schema + `version: 1
id: all
title: "C#: the \"rest\""
overview: "One\nTwo"
prerequisites:
  - "no"
  - Some patience
order: free
phases:
  - id: first
    title: First
    resources:
      - id: alpha
        title: "- [x] Alpha | null"
        type: book
        duration: 4-6h
        focus: "a\tb"
        url: "https://a.b/?c=d&e='f'#g"
        optional: true
      - title: Beta
        duration: 1h15m-1h30m
        url: "https://世界.example/"
        needs: [alpha, "0.x"]
      - title: Gamma
        needs:
          - ` + strings.Repeat("a", 64) + `
          - alpha
      - id: ` + strings.Repeat("a", 64) + `
        title: "null"
      - id: "0.x"
        title: Delta
additional:
  - title: "@D"
    type: tool
    duration: 1h
    focus: try
    url: http://d.e
videos:
  - title: E
    duration: 5m
    focus: watch
    channel: "Some, one"
    url: http://e.f
checklist:
  - {title: F, when: first}
  - id: hand
    title: ` + strings.Repeat("wide ", 14) + `G
notes: >-
  ` + strings.TrimSpace(strings.Repeat("word ", 16)) + `
  # word
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	comesBack(t, everyField())
}

func everyField() lpath.PathSpec {
	long := strings.Repeat("a", 64)
	return lpath.PathSpec{
		ID: "all", Title: `C#: the "rest"`, Overview: "One\nTwo", Prerequisites: []string{"no", "Some patience"}, Order: "free",
		Phases: []lpath.PhaseSpec{{ID: "first", Title: "First", Resources: []lpath.ItemSpec{
			{
				ID: "alpha", Title: "- [x] Alpha | null", Type: "book", Duration: lpath.Minutes{Min: 240, Max: 360},
				Focus: "a\tb", URL: "https://a.b/?c=d&e='f'#g", Optional: true,
			},
			{Title: "Beta", Duration: lpath.Minutes{Min: 75, Max: 90}, URL: "https://世界.example/", Needs: []string{"alpha", "0.x"}},
			{Title: "Gamma", Needs: []string{long, "alpha"}},
			{ID: long, Title: "null"},
			{ID: "0.x", Title: "Delta"},
		}}},
		Additional: []lpath.ItemSpec{{Title: "@D", Type: "tool", Duration: lpath.Minutes{Min: 60, Max: 60}, Focus: "try", URL: "http://d.e"}},
		Videos: []lpath.ItemSpec{{
			Title: "E", Type: "video", Duration: lpath.Minutes{Min: 5, Max: 5}, Focus: "watch", Channel: "Some, one", URL: "http://e.f",
		}},
		OwnChecklist: true,
		Checklist:    []lpath.CheckSpec{{Title: "F", When: "first"}, {ID: "hand", Title: strings.Repeat("wide ", 14) + "G"}},
		Notes:        strings.Repeat("word ", 16) + "# word",
	}
}

// Whatever a path says, its file says the same.
func TestEncodedPathsComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { comesBack(t, specs().Draw(t, "spec")) })
}

func comesBack(t rapid.TB, spec lpath.PathSpec) {
	t.Helper()
	want, problems := lpath.NewPath(spec)
	if len(problems) > 0 {
		t.Fatalf("the test makes a bad path: %v", problems)
	}
	file := pathfile.Encode(spec)
	got, err := pathfile.Spec("f", file, spec.ID, false)
	if err != nil {
		t.Fatalf("%s\n%v", file, err)
	}
	if diff := cmp.Diff(spec, got); diff != "" {
		t.Fatalf("%s(-want +got):\n%s", file, diff)
	}
	path, err := pathfile.Decode("f", file, spec.ID, false)
	if err != nil || !reflect.DeepEqual(path, want) {
		t.Fatalf("%s\nanother path, or %v", file, err)
	}
	if again := pathfile.Encode(got); string(again) != string(file) {
		t.Fatalf("written anew, %s becomes %s", file, again)
	}
}

// specs are legal paths with texts that a careless writer gets wrong.
func specs() *rapid.Generator[lpath.PathSpec] {
	return rapid.Custom(func(t *rapid.T) lpath.PathSpec {
		m := specMaker{t: t}
		spec := lpath.PathSpec{
			ID: "p.1", Title: m.some(), Overview: m.any(), Notes: m.any(),
			Order: rapid.SampledFrom([]string{"", "strict", "phases", "free"}).Draw(t, "order"),
		}
		for range m.upTo(2) {
			spec.Prerequisites = append(spec.Prerequisites, m.some())
		}
		for range 1 + m.upTo(2) {
			spec.Phases = append(spec.Phases, m.phase(len(spec.Phases)+1))
		}
		for range m.upTo(2) {
			extra := m.item()
			spec.Additional = append(spec.Additional, extra)
		}
		for range m.upTo(2) {
			video := m.item()
			video.Type, video.Channel = "video", m.any()
			spec.Videos = append(spec.Videos, video)
		}
		if spec.OwnChecklist = m.upTo(1) == 1; spec.OwnChecklist {
			for range m.upTo(2) {
				spec.Checklist = append(spec.Checklist, m.check(len(spec.Additional)+len(spec.Videos) > 0))
			}
		}
		return spec
	})
}

// specMaker counts what it makes, so that no id comes twice.
type specMaker struct {
	t   *rapid.T
	n   int
	ids []string // that needs may name
}

func (m *specMaker) upTo(n int) int { return rapid.IntRange(0, n).Draw(m.t, "count") }

func (m *specMaker) any() string {
	pieces := rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(hostileTexts()), rapid.String()), 0, 12).Draw(m.t, "text")
	return strings.ToValidUTF8(strings.Join(pieces, rapid.SampledFrom([]string{"", " "}).Draw(m.t, "between")), "?")
}

// some is any text but a blank one.
func (m *specMaker) some() string {
	s := m.any()
	if strings.TrimSpace(s) == "" {
		s += "x"
	}
	return s
}

// named gives an id, or a title that makes one.
func (m *specMaker) named() (id, title string) {
	m.n++
	if m.upTo(1) == 1 {
		return fmt.Sprintf("%d.x-%d", m.n, m.n), m.some()
	}
	return "", strings.TrimSuffix(fmt.Sprintf("N%d %s", m.n, m.any()), "\n")
}

func (m *specMaker) phase(number int) lpath.PhaseSpec {
	spec := lpath.PhaseSpec{Title: m.some()}
	if m.upTo(1) == 1 {
		spec.ID = rapid.SampledFrom([]string{fmt.Sprintf("phase-%d", number), fmt.Sprintf("0.%d-x", number)}).Draw(m.t, "id")
	}
	for range 1 + m.upTo(3) {
		item := m.item()
		for range m.upTo(min(len(m.ids), 9)) {
			item.Needs = append(item.Needs, rapid.SampledFrom(m.ids).Draw(m.t, "need"))
		}
		item.Optional = m.upTo(1) == 1
		if item.ID != "" {
			m.ids = append(m.ids, item.ID)
		}
		spec.Resources = append(spec.Resources, item)
	}
	m.ids = append(m.ids, fmt.Sprintf("phase-%d", number))
	return spec
}

func (m *specMaker) item() lpath.ItemSpec {
	spec := lpath.ItemSpec{Focus: m.any()}
	spec.ID, spec.Title = m.named()
	spec.Type = rapid.SampledFrom(append(lpath.Types(), "")).Draw(m.t, "type")
	spec.URL = rapid.SampledFrom(links()).Draw(m.t, "url")
	if m.upTo(2) > 0 {
		spec.Duration.Min = rapid.IntRange(1, lpath.MaxMinutes).Draw(m.t, "least")
		spec.Duration.Max = rapid.IntRange(spec.Duration.Min, lpath.MaxMinutes).Draw(m.t, "most")
	}
	return spec
}

func (m *specMaker) check(extras bool) lpath.CheckSpec {
	var spec lpath.CheckSpec
	spec.ID, spec.Title = m.named()
	when := append([]string{""}, m.ids...)
	if extras {
		when = append(when, "supplementary")
	}
	spec.When = rapid.SampledFrom(when).Draw(m.t, "when")
	return spec
}

func links() []string {
	return []string{
		"", "http://a", "https://a.b/c?d=e&f=g#h", "https://a.b:", "https://a.b/:", "https://a.b/c: d", "https://a.b/ #c", "https://a.b/[c]{d},e",
		"https://世界.example/é", "https://a.b/'c'\"d\"", "https://[::1]:80/", "https://u:p@a.b/%20*!|>`", "https://a.b/\u200b",
	}
}

func hostileTexts() []string {
	return []string{
		"word", "some more words", "no", "null", "~", "1984", "- x", "---", "...", "# x", "a: b", ": ", " #", "@a", "`a`", "&a *b", "!c", "%d", "|", ">-", "\"", "'", "\\", "\\n",
		"[a](b)", "{c}", ",", "\n", "\n\n", "\r\n", "\t", " ", "  ", "\u00a0", "\u0085", "\u2028", "\u3000", "\u200b", "\ufeff", "\ufffe", "\ufffd", "\x1b[31m", "\x00", "\U000e0001",
		"é", "世界", "👩‍🚀", "=1+1", "<b>", "&amp;", strings.Repeat("long ", 30), strings.Repeat("w", 100),
	}
}
