package pathfile_test

import (
	"bytes"
	"io/fs"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"

	"lpath/paths"
)

func TestSchemaAcceptsGoodFiles(t *testing.T) {
	schema := compile(t)
	for _, file := range goodFiles() {
		if _, err := decode(file); err != nil {
			t.Errorf("%s is refused by the decoder:\n%v", file, err)
		}
		if err := schema.Validate(document(t, file)); err != nil {
			t.Errorf("%s is refused by the schema:\n%v", file, err)
		}
	}
}

func TestSchemaAcceptsServerless(t *testing.T) {
	b, err := fs.ReadFile(paths.FS, "serverless.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if err := compile(t).Validate(document(t, string(b))); err != nil {
		t.Error(err)
	}
}

// The words for what the decoder says of these are in TestBadFiles.
func TestSchemaRefusesBadFiles(t *testing.T) {
	schema := compile(t)
	for _, tt := range badFiles() {
		if schema.Validate(document(t, tt.file)) == nil {
			t.Errorf("%s: the schema accepts\n%s", tt.name, tt.file)
		}
	}
}

// If the schema learns to refuse one of these, it belongs to the others.
func TestSchemaCannotRefuse(t *testing.T) {
	schema := compile(t)
	for _, tt := range badBeyondSchema() {
		if err := schema.Validate(document(t, tt.file)); err != nil {
			t.Errorf("%s: the schema refuses\n%s\n%v", tt.name, tt.file, err)
		}
	}
}

// The schema sees values where the decoder sees what was written: it is
// stricter in a few places, where an author loses nothing.
func TestSchemaIsStricter(t *testing.T) {
	schema := compile(t)
	for _, file := range []string{
		instead("version: 1", `version: "1"`),
		path(`    optional: "true"`),
		path("    id: true"),
		path("    id: 1e3"),
		path("    duration: 1.h"),
	} {
		if _, err := decode(file); err != nil {
			t.Errorf("%s is refused by the decoder:\n%v", file, err)
		}
		if schema.Validate(document(t, file)) == nil {
			t.Errorf("%s is accepted by the schema", file)
		}
	}
}

func compile(t *testing.T) *jsonschema.Schema {
	t.Helper()
	b, err := fs.ReadFile(paths.FS, "path.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("path.schema.json", parsed); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("path.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// document is a file as an editor hands it to a schema.
func document(t *testing.T, file string) any {
	t.Helper()
	var root yaml.Node
	if err := yaml.Unmarshal([]byte(file), &root); err != nil {
		t.Fatal(err)
	}
	return value(t, root.Content[0])
}

func value(t *testing.T, n *yaml.Node) any {
	t.Helper()
	switch n.Kind {
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i < len(n.Content); i += 2 {
			m[n.Content[i].Value] = value(t, n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		list := []any{}
		for _, child := range n.Content {
			list = append(list, value(t, child))
		}
		return list
	case yaml.AliasNode:
		return value(t, n.Alias)
	case yaml.DocumentNode, yaml.ScalarNode:
	}
	switch n.ShortTag() {
	case "!!int", "!!float", "!!bool", "!!null":
		var v any
		if err := n.Decode(&v); err != nil {
			t.Fatal(err)
		}
		return v
	}
	return n.Value // dates and the like are text in JSON
}
