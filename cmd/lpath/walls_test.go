package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rooms says which rooms each room may import. It names those to come as well:
// their walls stand before they do.
func rooms() map[string][]string {
	return map[string][]string{
		"cmd/bench":         nil,
		"cmd/dist":          nil,
		"cmd/gendoc":        {"internal/cli"},
		"cmd/lpath":         {"internal/cli", "paths"},
		"paths":             nil,
		"internal/text":     nil,
		"internal/durable":  nil,
		"internal/lpath":    {"internal/text"},
		"internal/yamlx":    {"internal/text"},
		"internal/config":   {"internal/text", "internal/lpath", "internal/yamlx"},
		"internal/pathfile": {"internal/text", "internal/lpath", "internal/yamlx"},
		"internal/state":    {"internal/text", "internal/lpath", "internal/yamlx", "internal/durable"},
		"internal/library":  {"internal/text", "internal/lpath", "internal/pathfile"},
		"internal/importer": {"internal/text", "internal/lpath"},
		"internal/pace":     {"internal/text", "internal/lpath"},
		"internal/plan":     {"internal/text", "internal/lpath", "internal/pace"},
		"internal/fault":    {"internal/lpath", "internal/state"},
		"internal/exporter": {"internal/text", "internal/lpath", "internal/pace", "internal/plan"},
		"internal/render":   {"internal/text", "internal/lpath", "internal/pace", "internal/plan"},
		"internal/cli": {
			"internal/text", "internal/lpath", "internal/yamlx", "internal/config", "internal/pathfile",
			"internal/state", "internal/library", "internal/importer", "internal/pace", "internal/plan",
			"internal/exporter", "internal/render", "internal/durable",
		},
		"internal/lpath/lpathtest": {"internal/lpath"},
	}
}

const module = "lpath/"

func TestRoomsImportOnlyWhatTheyMay(t *testing.T) {
	for _, p := range packages(t) {
		may, known := rooms()[p.room()]
		if !known {
			t.Errorf("%s is a room that this test does not know: give it its walls here", p.room())
			continue
		}
		for file, imports := range p.imports(t) {
			for _, imported := range imports {
				room, ours := strings.CutPrefix(imported, module)
				if ours && !slices.Contains(may, room) {
					t.Errorf("%s: %s may not import %s", file, p.room(), room)
				}
			}
		}
	}
}

func TestDomainDoesNoInputAndOutput(t *testing.T) {
	for _, p := range packages(t) {
		if p.room() != "internal/lpath" {
			continue
		}
		for file, imports := range p.imports(t) {
			for _, imported := range imports {
				first, _, _ := strings.Cut(imported, "/")
				foreign := strings.Contains(first, ".") || slices.Contains([]string{"os", "io", "net"}, first)
				if foreign && imported != "net/url" {
					t.Errorf("%s imports %s: the rules know neither files nor streams nor other people's code", file, imported)
				}
			}
		}
	}
}

func TestFilesFitOneReading(t *testing.T) {
	for _, p := range packages(t) {
		for _, name := range p.files() {
			most := 300
			switch p.room() + "/" + name {
			case "cmd/lpath/main.go":
				most = 40
			case "internal/yamlx/quick.go": // one grammar, from the document down to the escape
				most = 460
			}
			file := filepath.Join(p.Dir, name)
			content, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if n := bytes.Count(content, []byte("\n")); n > most {
				t.Errorf("%s has %d lines: at most %d", file, n, most)
			}
		}
	}
}

func TestTopLevelHoldsOnlyWhatItShould(t *testing.T) {
	may := []string{
		"cmd", "internal", "paths", "go.mod", "go.sum", "Makefile", "README.md", "LICENSE",
		".ci", ".github", ".golangci.yml", ".gitignore", ".editorconfig",
	}
	entries, err := os.ReadDir(top)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() == ".git" || slices.Contains(may, e.Name()) {
			continue
		}
		cmd := exec.Command("git", "check-ignore", "--quiet", e.Name())
		cmd.Dir = top
		err := cmd.Run()
		if exit, ok := errors.AsType[*exec.ExitError](err); ok && exit.ExitCode() == 1 {
			t.Errorf("%s has no place at the top level", e.Name())
		} else if err != nil {
			t.Skipf("without git nothing tells whether %s is the project's: %v", e.Name(), err)
		}
	}
}

// Each direct dependency has a rule of the linter that keeps it in its room.
func TestLibrariesHaveARoom(t *testing.T) {
	out, err := goCommand("mod", "edit", "-json")
	if err != nil {
		t.Fatal(err)
	}
	var mod struct {
		Require []struct {
			Path     string
			Indirect bool
		}
	}
	if err := json.Unmarshal(out, &mod); err != nil {
		t.Fatal(err)
	}
	rules, err := os.ReadFile(filepath.Join(top, ".golangci.yml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range mod.Require {
		name, _, _ := strings.Cut(r.Path, "/v") // without a major version
		if !r.Indirect && !bytes.Contains(rules, []byte("pkg: "+name)) {
			t.Errorf("%s has no room: say in .golangci.yml who may import it", r.Path)
		}
	}
}

// top is the project's top level as this package's tests see it.
const top = "../.."

// pkg is what the go command says of a package. IgnoredGoFiles are those for
// other systems, which have to keep to the walls all the same.
type pkg struct {
	ImportPath, Dir                   string
	GoFiles, CgoFiles, IgnoredGoFiles []string
}

func (p pkg) room() string { return strings.TrimPrefix(p.ImportPath, module) }

// files are the names of the files that make the program, on any system.
func (p pkg) files() []string {
	return slices.DeleteFunc(slices.Concat(p.GoFiles, p.CgoFiles, p.IgnoredGoFiles), func(name string) bool {
		return strings.HasSuffix(name, "_test.go")
	})
}

// imports returns what each file imports.
func (p pkg) imports(t *testing.T) map[string][]string {
	t.Helper()
	imports := map[string][]string{}
	for _, name := range p.files() {
		file := filepath.Join(p.Dir, name)
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range parsed.Imports {
			imported, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			imports[file] = append(imports[file], imported)
		}
	}
	return imports
}

func packages(t *testing.T) []pkg {
	t.Helper()
	// A result of this test is used again while what the test itself has looked
	// at stays the same. What the go command looks at does not count.
	for _, dir := range []string{"cmd", "internal", "paths"} {
		err := filepath.WalkDir(filepath.Join(top, dir), func(_ string, _ fs.DirEntry, err error) error { return err })
		if err != nil {
			t.Fatal(err)
		}
	}
	out, err := goCommand("list", "-buildvcs=false", "-find", "-json", "./...")
	if err != nil {
		t.Fatal(err)
	}
	var all []pkg
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p pkg
		err := d.Decode(&p)
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

func goCommand(args ...string) ([]byte, error) {
	cmd := exec.Command("go", args...)
	cmd.Dir = top
	out, err := cmd.Output()
	if e, ok := errors.AsType[*exec.ExitError](err); ok {
		return nil, errors.New(string(e.Stderr))
	}
	return out, err
}
