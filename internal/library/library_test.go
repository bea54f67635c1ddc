package library_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"lpath/internal/library"
	"lpath/internal/pathfile"
	"lpath/internal/yamlx"
)

// shelves is a library on disk: the directories a and b of the setting, the
// user's own, and the built-in paths x, serverless and docker.
type shelves struct {
	*library.Library
	root string
}

// newShelves puts a path into each of the files, such as "a/x.yaml". Only the
// directories that have files exist.
func newShelves(t *testing.T, files ...string) shelves {
	t.Helper()
	root := t.TempDir()
	for _, file := range files {
		write(t, filepath.Join(root, filepath.FromSlash(file)), content(file))
	}
	builtin := fstest.MapFS{"README.md": {Data: []byte("no path")}, "path.schema.json": {Data: []byte("{}")}}
	for _, id := range []string{"x", "serverless", "docker"} {
		builtin[id+".yaml"] = &fstest.MapFile{Data: []byte(content("built in"))}
	}
	l := library.New([]string{filepath.Join(root, "a"), filepath.Join(root, "b")}, filepath.Join(root, "own"), builtin)
	return shelves{l, root}
}

// content is a path whose title says where it is.
func content(title string) string {
	return "version: 1\ntitle: " + title + "\nphases: [{title: P, resources: [{title: R}]}]\n"
}

func write(t *testing.T, file, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

// words is a source as "id, origin, file", the file below the root.
func (s shelves) words(source library.Source) string {
	file := strings.TrimPrefix(source.File, s.root+string(filepath.Separator))
	return source.ID + ", " + string(source.Origin) + ", " + filepath.ToSlash(file)
}

func TestIsFile(t *testing.T) {
	for name, want := range map[string]bool{
		"serverless": false, "x.y": false, "yaml": false, "x.yaml.bak": false, "2.1": false, "": false,
		"x.yaml": true, "x.yml": true, "./x": true, "a/x": true, `a\x`: true, "/x": true, "..": false, "../": true,
	} {
		if got := library.IsFile(name); got != want {
			t.Errorf("IsFile(%q) is %v", name, got)
		}
	}
}

// The first place that has the id wins, and .yaml before .yml.
func TestFind(t *testing.T) {
	tests := []struct{ files, name, want string }{
		{"", "x", "x, built in, x.yaml"},
		{"own/x.yaml", "x", "x, yours, own/x.yaml"},
		{"b/x.yaml own/x.yaml", "x", "x, folder, b/x.yaml"},
		{"a/x.yaml b/x.yaml own/x.yaml", "x", "x, folder, a/x.yaml"},
		{"a/x.yml b/x.yaml", "x", "x, folder, a/x.yml"},
		{"a/x.yml a/x.yaml", "x", "x, folder, a/x.yaml"},
		{"a/x.yaml/y.yaml own/x.yml", "x", "x, yours, own/x.yml"}, // a directory is no path
		{"a/x.json a/x a/x.yaml.bak", "x", "x, built in, x.yaml"},
		{"own/y.yaml", "y", "y, yours, own/y.yaml"},
		{"own/a.b_c-1.yaml", "a.b_c-1", "a.b_c-1, yours, own/a.b_c-1.yaml"},
	}
	for _, tt := range tests {
		s := newShelves(t, strings.Fields(tt.files)...)
		source, err := s.Find(tt.name)
		if err != nil {
			t.Errorf("%q: %v", tt.files, err)
			continue
		}
		if got := s.words(source); got != tt.want {
			t.Errorf("%q: %s is %s, want %s", tt.files, tt.name, got, tt.want)
		}
	}
}

// A file named outright comes before all, wherever it is.
func TestFindFile(t *testing.T) {
	s := newShelves(t, "a/x.yaml", "else/x.yaml", "else/My Path.yml", "else/noending", "else/世界.yaml")
	t.Chdir(filepath.Join(s.root, "else"))
	for name, want := range map[string]string{
		"x.yaml":                             "x, file, else/x.yaml",
		"./x.yaml":                           "x, file, else/x.yaml",
		"../a/x.yaml":                        "x, file, a/x.yaml",
		filepath.Join(s.root, "a", "x.yaml"): "x, file, a/x.yaml",
		"My Path.yml":                        "my-path, file, else/My Path.yml",
		"./noending":                         "noending, file, else/noending",
		"世界.yaml":                            ", file, else/世界.yaml", // it has to say its own id
	} {
		source, err := s.Find(name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := s.words(source); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
	_, err := s.Find("./gone.yaml")
	if want := "there is no file " + filepath.Join(s.root, "else", "gone.yaml"); err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestNotFound(t *testing.T) {
	s := newShelves(t, "a/kubernetes.yaml", "own/golang.yaml")
	for name, want := range map[string]string{
		"serverles":   `there is no path "serverles" (did you mean "serverless"?)`,
		"Serverless":  `there is no path "Serverless" (did you mean "serverless"?)`,
		"SERVERLESS":  `there is no path "SERVERLESS" (did you mean "serverless"?)`,
		"kubernets":   `there is no path "kubernets" (did you mean "kubernetes"?)`,
		"gloang":      `there is no path "gloang" (did you mean "golang"?)`,
		"knitting":    `there is no path "knitting"; lpath list names those there are`,
		"..":          `there is no path ".."; lpath list names those there are`,
		"\x1b[31mred": `there is no path "\x1b[31mred"; lpath list names those there are`,
	} {
		_, err := s.Find(name)
		if _, ok := errors.AsType[*library.NotFoundError](err); !ok || err.Error() != want {
			t.Errorf("%q: got %v, want %s", name, err, want)
		}
	}
}

// List has each id once, from where Find would take it, sorted; what is no
// path file is not in it, what is a broken one is.
func TestList(t *testing.T) {
	s := newShelves(t, "a/x.yaml", "a/x.yml", "b/x.yaml", "b/y.yml", "own/y.yaml", "own/notes.md", "own/dir.yaml/z.yaml", "own/Odd Name.yaml")
	write(t, filepath.Join(s.root, "own", "broken.yaml"), "[")
	sources, err := s.List()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, source := range sources {
		got = append(got, s.words(source))
		if found, err := s.Find(source.ID); source.ID != "Odd Name" && (err != nil || found != source) {
			t.Errorf("%s is listed, %s found (%v)", s.words(source), s.words(found), err)
		}
	}
	want := []string{
		"Odd Name, yours, own/Odd Name.yaml",
		"broken, yours, own/broken.yaml",
		"docker, built in, docker.yaml",
		"serverless, built in, serverless.yaml",
		"x, folder, a/x.yaml",
		"y, folder, b/y.yml",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A directory that cannot be read is named, and the others are listed; one
// that does not exist is empty.
func TestListWithoutDirectory(t *testing.T) {
	s := newShelves(t, "b/y.yaml")
	write(t, filepath.Join(s.root, "a"), "no directory")
	sources, err := s.List()
	if err == nil || !strings.HasPrefix(err.Error(), filepath.Join(s.root, "a")+": ") || strings.Contains(err.Error(), "\n") {
		t.Errorf("got the error %v", err)
	}
	if n := len(sources); n != 4 {
		t.Errorf("%d paths are listed, want 4", n)
	}
}

func TestLoad(t *testing.T) {
	s := newShelves(t, "a/x.yaml", "else/x.yaml")
	write(t, filepath.Join(s.root, "a", "broken.yaml"), "[")
	write(t, filepath.Join(s.root, "else", "own-id.yaml"), "id: other\n"+content("else/own-id.yaml"))
	for name, want := range map[string]string{
		"x":                                  "x: a/x.yaml", // a broken file beside it is not opened
		"docker":                             "docker: built in",
		filepath.Join(s.root, "else/x.yaml"): "x: else/x.yaml",
		filepath.Join(s.root, "else/own-id.yaml"): "other: else/own-id.yaml",
	} {
		source, err := s.Find(name)
		if err != nil {
			t.Fatal(err)
		}
		path, err := s.Load(source)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := path.ID + ": " + path.Title; got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}

// What is wrong with a file is told with its name.
func TestLoadFaults(t *testing.T) {
	s := newShelves(t, "a/dir/x.yaml")
	at := func(name string) string { return filepath.Join(s.root, "a", name) }
	write(t, at("broken.yaml"), "version: 1\ntitel: x\nphases: [{title: P, resources: [{title: R}]}]\n")
	write(t, at("liar.yaml"), "id: other\n"+content("liar"))
	write(t, at("empty.yaml"), "")
	write(t, at("large.yaml"), strings.Repeat("#", pathfile.MaxBytes+5))
	write(t, at("Odd Name.yaml"), content("odd"))
	for name, want := range map[string]string{
		"broken.yaml":   ":1:1: the path has no title (add \"title: …\")\n" + at("broken.yaml") + `:2:1: unknown key "titel" (did you mean "title"?)`,
		"liar.yaml":     `:1:5: id "other" differs from the file's name (here the name is the id: leave it out, or name the file other.yaml)`,
		"empty.yaml":    ":1: the file is empty",
		"large.yaml":    ": the file is 4194305 bytes long (at most 4194304 are allowed)",
		"Odd Name.yaml": `:1:1: id "Odd Name" is not allowed for a path (ids are small letters, digits, and . _ - between them, at most 64, and no device name such as nul)`,
	} {
		_, err := s.Load(library.Source{ID: strings.TrimSuffix(name, ".yaml"), Origin: library.Dir, File: at(name)})
		if _, ok := errors.AsType[yamlx.Errors](err); !ok || err.Error() != at(name)+want {
			t.Errorf("got\n%v\nwant\n%s%s", err, at(name), want)
		}
	}
	_, err := s.Load(library.Source{ID: "dir", Origin: library.File, File: at("dir")})
	if want := at("dir") + " is not a file"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	_, err = s.Load(library.Source{ID: "gone", Origin: library.Dir, File: at("gone.yaml")})
	if !errors.Is(err, os.ErrNotExist) || !strings.HasPrefix(err.Error(), at("gone.yaml")+": ") {
		t.Errorf("got %v", err)
	}
}

// A built-in path that is broken says that it is built in.
func TestLoadBuiltIn(t *testing.T) {
	l := library.New(nil, t.TempDir(), fstest.MapFS{"x.yaml": {Data: []byte("- a\n")}})
	source, err := l.Find("x")
	if err != nil {
		t.Fatal(err)
	}
	_, err = l.Load(source)
	if want := "built-in x.yaml:1:1: a list where a map (lines of key: value) is needed"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}
