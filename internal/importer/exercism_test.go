package importer

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestExercism(t *testing.T) {
	m := readText(t, string(fixture(t, "track.json")), "")
	if m.Format != Exercism || m.Path.ID != "bee-on-exercism" || m.Path.Title != "Bee on Exercism" || m.Path.Order != "free" {
		t.Errorf("%s: %s, %s, %s", m.Format, m.Path.ID, m.Path.Title, m.Path.Order)
	}
	want := `Concept exercises
  wax
  flight
  flowers <- flight
  honey <- flowers wax
  dance
  swarm <- dance
Practice exercises
  hello-bee
  pollen
  honey-comb <- wax
`
	if diff := cmp.Diff(want, outlineOf(m)); diff != "" {
		t.Error(diff)
	}
	wantRemarks := []Remark{
		{12, "Sting", "it is in the works (wip)"},
		{19, "Old Hive", "it is deprecated"},
	}
	if diff := cmp.Diff(wantRemarks, m.LeftOut); diff != "" {
		t.Error(diff)
	}
	wantRemarks = []Remark{
		{13, `"Dance" does not wait for "Swarm"`, "they need each other"},
		{17, `Honey Comb does not wait for the concept "sting"`, "only sting teaches it, and it is in the works (wip)"},
		{18, `Hello Bee does not wait for the concept "nectar"`, "no exercise teaches it"},
	}
	if diff := cmp.Diff(wantRemarks, m.Warnings); diff != "" {
		t.Error(diff)
	}
	comb := m.Path.Phases[1].Resources[2]
	if comb.URL != "https://exercism.org/tracks/bee/exercises/honey-comb" || comb.Focus != "Practises Bees' Wax" || comb.Type != "exercise" {
		t.Errorf("%+v", comb)
	}
	if p := m.Path.Phases[1].Resources[1].Title; p != "Pollen" {
		t.Errorf("without a name it is %q", p)
	}
}

// outlineOf writes a path as its phases, ids and needs.
func outlineOf(m *Import) string {
	var b strings.Builder
	for _, p := range m.Path.Phases {
		fmt.Fprintf(&b, "%s\n", p.Title)
		for _, r := range p.Resources {
			fmt.Fprintf(&b, "  %s", r.ID)
			if len(r.Needs) > 0 {
				fmt.Fprintf(&b, " <- %s", strings.Join(r.Needs, " "))
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}

func TestExercismOfOtherTracks(t *testing.T) {
	tests := []struct{ name, source, want string }{
		{
			"no concepts", `{"language": "C#", "slug": "csharp", "exercises": {"practice": [{"slug": "a", "difficulty": 2}, {"slug": "b", "difficulty": 1}]}}`,
			"Practice exercises\n  b\n  r-a\n",
		},
		{
			"no practice", `{"language": "X", "exercises": {"concept": [{"slug": "lasagna", "name": "L L"}], "foregone": ["b"]}}`,
			"Concept exercises\n  l-l\n",
		},
		{
			"the second version", `{"language": "X", "exercises": [{"slug": "one", "core": true, "unlocked_by": null, "difficulty": 3}, {"slug": "two", "deprecated": true}]}`,
			"Practice exercises\n  one\n",
		},
		{
			"no difficulty comes last", `{"slug": "x", "exercises": {"practice": [{"slug": "one"}, {"slug": "two", "difficulty": 9}]}}`,
			"Practice exercises\n  two\n  one\n",
		},
		{
			"two teachers", `{"slug": "x", "exercises": {"concept": [{"slug": "one", "concepts": ["c"]}, {"slug": "two", "concepts": ["c"], "prerequisites": ["c"]}]}}`,
			"Concept exercises\n  one\n  two <- one\n",
		},
		{
			"its own concept", `{"slug": "x", "exercises": {"concept": [{"slug": "one", "concepts": ["c"], "prerequisites": ["c"]}]}}`,
			"Concept exercises\n  one\n",
		},
		{
			"nulls", `{"slug": "x", "exercises": {"concept": [{"slug": "one", "concepts": null, "prerequisites": null, "status": null}]}}`,
			"Concept exercises\n  one\n",
		},
		{
			"a byte order mark and old line ends", "\ufeff{\r\n\"slug\": \"x\",\r\n\"exercises\": {\"concept\": [{\"slug\": \"one\"}]}}",
			"Concept exercises\n  one\n",
		},
		{
			"one waits for a circle", `{"slug": "x", "exercises": {"concept": [{"slug": "one", "prerequisites": ["b"]},
			{"slug": "two", "concepts": ["a"], "prerequisites": ["b"]}, {"slug": "three", "concepts": ["b"], "prerequisites": ["a"]}]}}`,
			"Concept exercises\n  two\n  three <- two\n  one <- three\n",
		},
	}
	for _, tt := range tests {
		m := readText(t, tt.source, "")
		if diff := cmp.Diff(tt.want, outlineOf(m)); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}

func TestTracksThatAreWrong(t *testing.T) {
	tests := []struct{ source, want string }{
		{`{`, "c.json:1: the JSON ends too early (a bracket is missing at the end)"},
		{"{\n\"slug\": \"x\",\n}", "c.json:3: this is no JSON: "},
		{`{"slug": "x"}`, `c.json:1: the track has no exercises (add "exercises" with "concept" and "practice")`},
		{`{"exercises": {"concept": [{"slug": "a"}]}}`, `c.json:1: the track has no slug (add "slug", as in "slug": "go")`},
		{`{"slug": "x", "exercises": {}}`, "c.json:1: the track has no exercises that are in use"},
		{"{\"slug\": \"x\",\n\"exercises\": 3}", "c.json:2: here an object is expected (write { … })"},
		{"{\"slug\": \"x\", \"exercises\": {\n\"concept\": {}}}", "c.json:2: here a list is expected (write [ … ])"},
		{"{\"slug\": 7}", `c.json:1: slug is a number (it has to be a string)`},
		{"{\"slug\": \"x\", \"exercises\": {\"practice\": [\n{\"slug\": \"a\", \"difficulty\": \"hard\"}]}}", `c.json:2: "difficulty" of an exercise is a string (it has to be a whole number)`},
		{"{\"slug\": \"x\", \"exercises\": {\"practice\": [\n{\"name\": \"a\"}]}}", `c.json:2: an exercise has no slug (add "slug", as in "slug": "hello-world")`},
		{"{\"slug\": \"x\", \"exercises\": {\"practice\": [\n{\"slug\": \"a/b\"}]}}", `c.json:2: slug "a/b" is no part of a link (write small letters, digits and hyphens)`},
		{"{\"slug\": \"x\", \"exercises\": {\"practice\": [\n{\"slug\": \"a\", \"status\": \"depricated\"}]}}", `c.json:2: a has the unknown status "depricated" (did you mean "deprecated"?)`},
		{"{\"slug\": \"x\", \"slug\": \"y\"}", `c.json:1: the key "slug" stands here twice (keep one of them)`},
		{"{\"slug\": \"x\", \"exercises\": {\"practice\": [{\"slug\": \"a\"}]}} {}", "c.json:1: something follows the track's object (keep one JSON object)"},
	}
	for _, tt := range tests {
		_, err := Read(Document{"c.json", []byte(tt.source)}, Options{})
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%s\ngot  %v\nwant %s", tt.source, err, tt.want)
		}
	}
}
