package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"lpath/internal/durable"
	"lpath/internal/library"
	"lpath/internal/lpath"
	"lpath/internal/pathfile"
	"lpath/internal/render"
	"lpath/internal/text"
)

// newOptions say what a new path is like and where it goes.
type newOptions struct{ title, from, out string }

// newNewCmd makes a path file.
func newNewCmd(a *app) *cobra.Command {
	var o newOptions
	cmd := &cobra.Command{
		Use:     "new ID",
		GroupID: groupAuthor,
		Short:   "A path file to begin with",
		Long: `Writes a path file with words to replace, or with --from a copy of another path
(without its comments), into your own directory of paths, or where -o says.
Nothing is ever overwritten.`,
		Example:           "  lpath new my-path\n  lpath new my-path --title \"My path\"\n  lpath new ours --from serverless -o ours.yaml",
		Args:              arguments(1, 1, "an ID for the path, such as my-path"),
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	cmd.Flags().StringVar(&o.title, "title", "", "what the path is called")
	cmd.Flags().StringVar(&o.from, "from", "", "copy the path `PATH`, an id or a file")
	cmd.Flags().StringVarP(&o.out, "output", "o", "", "write `FILE`")
	cmd.RunE = a.with(func(cmd *cobra.Command, args []string) error {
		if err := pathless(cmd); err != nil {
			return err
		}
		return a.newPath(args[0], o)
	})
	return cmd
}

func (a *app) newPath(id string, o newOptions) error {
	if !lpath.ValidID(id) || library.IsFile(id) {
		hint := "ids are small letters, digits, and . _ - between them"
		if slug := text.Slug(strings.TrimSuffix(id, filepath.Ext(id))); lpath.ValidID(slug) {
			hint = fmt.Sprintf("lpath new %s would do", slug)
		}
		return usagef("%q is not allowed as an id; %s", id, hint)
	}
	file, err := a.newPlace(id, o.out)
	if err != nil {
		return err
	}
	content, err := a.newContent(id, o)
	if err != nil {
		return err
	}
	path, err := pathfile.Decode(file, content, id, true)
	if err != nil {
		return err
	}
	if err := createFile(file, content, o.out == ""); err != nil {
		return err
	}
	name := a.typedName(id, file, o.out)
	return a.receipt(render.NewWritten(id, path.Title, file, o.from, fmt.Sprintf("lpath edit %s opens it, lpath start %s begins it", name, name)))
}

// newPlace returns where a new path goes. In a directory of paths its name is
// its id, and no other path may have that.
func (a *app) newPlace(id, out string) (string, error) {
	if out == "" {
		if source, err := a.library.Find(id); err == nil {
			return "", fmt.Errorf("there is a path %s already, %s; lpath edit %s opens it, or choose another id", id, source.Name(), id)
		}
		if a.settings.OwnPaths == "" {
			return "", errors.New("there is no home for a directory of paths; say where with -o FILE")
		}
		return filepath.Join(a.settings.OwnPaths, id+".yaml"), nil
	}
	file, err := filepath.Abs(out)
	if err != nil {
		return "", err
	}
	base, ending := filepath.Base(file), filepath.Ext(file)
	switch {
	case ending != ".yaml" && ending != ".yml":
		return "", usagef("-o is %q; path files end in .yaml or .yml", out)
	case a.inLibrary(file) && strings.TrimSuffix(base, ending) != id:
		return "", usagef("in a directory of paths the file's name is the id: -o %s", filepath.Join(filepath.Dir(out), id+ending))
	}
	return file, nil
}

// newContent is the skeleton, or a copy of another path.
func (a *app) newContent(id string, o newOptions) ([]byte, error) {
	if o.from == "" {
		words := strings.NewReplacer("-", " ", "_", " ", ".", " ").Replace(id)
		return pathfile.Skeleton(id, cmp.Or(o.title, strings.ToUpper(words[:1])+words[1:])), nil
	}
	source, err := a.library.Find(o.from)
	if err != nil {
		return nil, err
	}
	b, err := a.library.Read(source)
	if err != nil {
		return nil, err
	}
	spec, err := pathfile.Spec(source.Name(), b, source.ID, source.Origin == library.File)
	if err != nil {
		return nil, err
	}
	spec.ID, spec.Title = id, cmp.Or(o.title, spec.Title)
	return pathfile.Encode(spec), nil
}

// typedName is how a person names the path in a file: by its id where the
// library finds it, else by the file as they typed it.
func (a *app) typedName(id, file, typed string) string {
	if source, err := a.library.Find(id); err == nil && source.File == file {
		return id
	}
	return quote(typed)
}

// create makes a file unless something of that name came a moment ago.
func create(file string, content []byte) error {
	mode, err := newMode(filepath.Dir(file))
	if err != nil {
		return err
	}
	return durable.Create(file, content, mode)
}

// createFile makes a file that is not there yet; with dirs also the
// directories above it.
func createFile(file string, content []byte, dirs bool) error {
	if dirs {
		if err := durable.MakeDir(filepath.Dir(file), 0o700); err != nil {
			return err
		}
	}
	_, err := os.Lstat(file)
	switch {
	case err == nil:
		err = fs.ErrExist
	case errors.Is(err, fs.ErrNotExist):
		err = create(file, content)
	}
	switch {
	case errors.Is(err, fs.ErrExist):
		return fmt.Errorf("%s is there already, and nothing is overwritten", file)
	case err != nil:
		return fmt.Errorf("%s: %w; nothing was written", file, durable.Cause(err))
	}
	return nil
}
