package exporter_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lpath/internal/exporter"
	"lpath/internal/lpath"
)

// awkwardTracker is on a path of all awkward titles: the first is done, the
// second skipped.
func awkwardTracker(t *testing.T) *lpath.Tracker {
	t.Helper()
	spec := lpath.PathSpec{ID: "p", Title: `Titles "of" \ all | kinds`}
	for i, title := range append(awkward(), "two\nlines") {
		if i%10 == 0 {
			spec.Phases = append(spec.Phases, lpath.PhaseSpec{Title: title})
		}
		phase := &spec.Phases[len(spec.Phases)-1]
		r := lpath.ItemSpec{ID: fmt.Sprintf("r%d-", i) + "x", Title: title, Focus: title}
		if i == 12 {
			r.Needs = []string{"r3-x", "phase-1"}
		}
		phase.Resources = append(phase.Resources, r)
	}
	at := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	return lpath.NewTracker(pathOf(t, spec), &lpath.Progress{Head: lpath.Head{ID: "p"}, Records: []lpath.Record{
		{ID: "r0-x", Status: lpath.RecordDone, At: at, Note: "a \"note\",\nof two lines"},
		{ID: "r1-x", Status: lpath.RecordSkipped, At: at},
	}})
}

func titles(t *lpath.Tracker) (all []string) {
	for _, r := range t.Path().Resources() {
		all = append(all, r.Title)
	}
	return all
}

func TestCSVIsReadAsTheSameTitles(t *testing.T) {
	tracker := awkwardTracker(t)
	b := exporter.CSV(tracker)
	rows, err := csv.NewReader(strings.NewReader(string(b))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	var got []string
	for _, row := range rows[1:] {
		got = append(got, row[column["title"]])
	}
	if diff := cmp.Diff(titles(tracker), got); diff != "" {
		t.Errorf("titles differ (-want +got):\n%s", diff)
	}
	first := rows[1]
	if first[column["status"]] != "done" || first[column["at"]] != "2026-11-23T09:00:00Z" || first[column["note"]] != "a \"note\",\nof two lines" {
		t.Errorf("the first line is %q", first)
	}
	if needs := rows[13][column["needs"]]; needs != "r3-x phase-1" {
		t.Errorf("needs are %q", needs)
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(string(b), "\r\n"), "\r\n") {
		if strings.HasPrefix(line, "ref") && strings.Contains(line, "\n") {
			t.Errorf("a line ends without a carriage return: %q", line)
		}
	}
}

// Graphviz itself reads what is written for it, where it is installed.
func TestDotIsReadByGraphviz(t *testing.T) {
	dot, err := exec.LookPath("dot")
	if err != nil {
		t.Skip("Graphviz is not installed: apt-get install graphviz")
	}
	tracker := awkwardTracker(t)
	cmd := exec.Command(dot, "-Tdot_json")
	cmd.Stdin = strings.NewReader(string(exporter.Dot(tracker)))
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, exporter.Dot(tracker))
	}
	var graph struct {
		Objects []struct{ Name, Label, Shape string }
		Edges   []struct{ Style string }
	}
	if err := json.Unmarshal(out, &graph); err != nil {
		t.Fatal(err)
	}
	labels, shapes := map[string]string{}, map[string]string{}
	for _, o := range graph.Objects {
		labels[o.Name], shapes[o.Name] = o.Label, o.Shape
	}
	unescape := strings.NewReplacer(`\\`, `\`, `\n`, "\n")
	for _, r := range tracker.Path().Resources() {
		name := r.Ref().String()
		if got := unescape.Replace(labels[name]); !strings.HasSuffix(got, name+" "+r.Title) {
			t.Errorf("%s is labelled %q: want %q", name, got, r.Title)
		}
	}
	if shapes["1.1"] != "box" || shapes["1.2"] != "parallelogram" || shapes["1.3"] != "doubleoctagon" || shapes["1.4"] != "octagon" {
		t.Errorf("done, skipped, next and locked have the shapes %s, %s, %s, %s", shapes["1.1"], shapes["1.2"], shapes["1.3"], shapes["1.4"])
	}
	dashed := 0
	for _, e := range graph.Edges {
		if e.Style == "dashed" {
			dashed++
		}
	}
	if dashed != 2 {
		t.Errorf("%d arrows are dashed: want the two needs", dashed)
	}
}

// Mermaid has no reader in Go. This is a strict one of what is written here: it
// knows each form of line, and nothing else.
func TestMermaidHasOnlyLinesOfItsGrammar(t *testing.T) {
	tracker := awkwardTracker(t)
	var got []string
	depth, needs := 0, 0
	for i, line := range strings.Split(strings.TrimSuffix(string(exporter.Mermaid(tracker)), "\n"), "\n") {
		words := strings.Fields(line)
		switch {
		case i == 0 && line == "flowchart TD":
		case words[0] == "subgraph" && depth == 0 && strings.HasPrefix(words[2], `["`) && strings.HasSuffix(line, `"]`):
			depth++
		case line == "  end" && depth == 1:
			depth--
		case words[0] == "classDef" && len(words) == 3:
		case len(words) == 3 && (words[1] == "-->" || words[1] == "-.->"):
			if words[1] == "-.->" {
				needs++
			}
		case depth == 1 && strings.Count(line, `"`) == 2:
			label := strings.Split(line, `"`)[1]
			_, rest, _ := strings.Cut(label, " ") // the mark
			_, title, _ := strings.Cut(rest, " ") // the ref
			got = append(got, decoded(t, title))
		default:
			t.Errorf("line %d is %q", i+1, line)
		}
	}
	want := titles(tracker)
	want[len(want)-1] = "two lines" // a label has one
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("titles differ (-want +got):\n%s", diff)
	}
	if needs != 2 {
		t.Errorf("%d dotted arrows: want the two needs", needs)
	}
}

// decoded reads the entities of Mermaid.
func decoded(t *testing.T, s string) string {
	t.Helper()
	var b strings.Builder
	for s != "" {
		var r rune
		if _, err := fmt.Sscanf(s, "#%d;", &r); s[0] == '#' && err == nil {
			_, s, _ = strings.Cut(s, ";")
		} else {
			r = []rune(s)[0]
			if strings.ContainsRune("\"[]{}|<>#;()", r) {
				t.Errorf("%q has a character in it that Mermaid may take for a mark", s)
			}
			s = s[len(string(r)):]
		}
		b.WriteRune(r)
	}
	return b.String()
}
