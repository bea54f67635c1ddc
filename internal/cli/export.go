package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lpath/internal/durable"
	"lpath/internal/exporter"
	"lpath/internal/lpath"
	"lpath/internal/text"
)

// exportFormat is a form in which a path can be taken elsewhere.
type exportFormat struct {
	name  string
	write func(*lpath.Tracker) ([]byte, error)
}

func (a *app) exportFormats() []exportFormat {
	plain := func(write func(*lpath.Tracker) []byte) func(*lpath.Tracker) ([]byte, error) {
		return func(t *lpath.Tracker) ([]byte, error) { return write(t), nil }
	}
	return []exportFormat{
		{"markdown", plain(exporter.Markdown)},
		{"csv", plain(exporter.CSV)},
		{"mermaid", plain(exporter.Mermaid)},
		{"dot", plain(exporter.Dot)},
		{"ics", a.exportCalendar},
	}
}

func (a *app) exportNames() (names []string) {
	for _, f := range a.exportFormats() {
		names = append(names, f.name)
	}
	return names
}

// exportFlags are the flags of export.
type exportFlags struct {
	as, out string
	force   bool
}

// newExportCmd writes a path, or what is planned of it, for other programs.
func newExportCmd(a *app) *cobra.Command {
	var o exportFlags
	cmd := &cobra.Command{
		Use:     "export --as FORMAT",
		GroupID: groupAuthor,
		Short:   "Write the path for other programs",
		Long: `Writes the active path, or that of -p, to standard output or with -o to a file:

  markdown  a document with boxes ticked as you stand; import reads it again
  csv       a line for each resource and extra, with what you did
  mermaid   a flowchart: phases, order and needs, and how each resource stands
  dot       the same for Graphviz
  ics       the plan that was saved, as events for a calendar

Sessions of a calendar begin at the plan's time of day, at 19:00 where it has
none, in the zone of this machine's clock. Importing a later export moves the
events; a part that the later plan does not have any more has to be taken out by
hand, so a calendar of its own is a good place.`,
		Example:           "  lpath export --as markdown\n  lpath export --as dot | dot -Tsvg > path.svg\n  lpath export --as ics -o plan.ics",
		Args:              arguments(0, 0, ""),
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	cmd.Flags().StringVar(&o.as, "as", "", "the `FORMAT`: "+strings.Join(a.exportNames(), ", "))
	cmd.Flags().StringVarP(&o.out, "output", "o", "", "write `FILE`")
	cmd.Flags().BoolVar(&o.force, "force", false, "replace a file that is there")
	cmd.RunE = a.with(func(*cobra.Command, []string) error {
		if a.flags.json {
			return usagef("--json does not go with export, the forms of which are not JSON; lpath show --json has all of a path")
		}
		if o.as == "" {
			return usagef("--as FORMAT is needed; there is %s", strings.Join(a.exportNames(), ", "))
		}
		i := slices.Index(a.exportNames(), o.as)
		if i < 0 {
			return usagef("--as is %q; there is %s", o.as, strings.Join(a.exportNames(), ", "))
		}
		return a.export(a.exportFormats()[i], o)
	})
	return cmd
}

func (a *app) export(f exportFormat, o exportFlags) error {
	t, err := a.loaded()
	if err != nil {
		return err
	}
	b, err := f.write(t)
	if err != nil {
		return err
	}
	switch {
	case o.out != "":
	case a.env.Out.Terminal: // no text of a path may steer it
		return a.print(strings.Join(text.Lines(string(b)), "\n") + "\n")
	default:
		return a.print(string(b))
	}
	return a.exportTo(o, b)
}

// exportTo writes a file. One that is there and differs is replaced only with
// --force.
func (a *app) exportTo(o exportFlags, content []byte) error {
	file, err := outFile(o.out)
	if err != nil {
		return err
	}
	old, err := os.ReadFile(file)
	switch {
	case err == nil && bytes.Equal(old, content):
		a.aside(o.out + " is there already, and the same")
		return nil
	case err == nil && o.force:
		err = durable.Write(file, content, 0o644)
	case err == nil:
		return fmt.Errorf("%s is there already and differs; --force replaces it", o.out)
	case errors.Is(err, fs.ErrNotExist):
		err = createFile(file, content, false)
	}
	if err != nil {
		return durable.Shorten(err)
	}
	a.aside(o.out + " is written")
	return nil
}
