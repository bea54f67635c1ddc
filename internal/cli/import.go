package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lpath/internal/importer"
	"lpath/internal/lpath"
	"lpath/internal/render"
)

// importFlags are the flags of import.
type importFlags struct {
	as, id, section, out string
	progress, dry, force bool
}

// newImportCmd makes paths of documents.
func newImportCmd(a *app) *cobra.Command {
	var o importFlags
	cmd := &cobra.Command{
		Use:     "import SOURCE...",
		GroupID: groupAuthor,
		Short:   "Make a path of a document",
		Long: `Makes a path of a document that you have already. SOURCE is a file, - for
standard input, or a directory with documents of one format. Nothing is fetched
from the network, and nothing is overwritten without --force.

  template   phases of numbered resources, as lpath export --as markdown writes
  tasks      lists of "- [ ]" under headings
  table      tables of courses, lessons or topics
  links      headings and lists of links
  exercism   the config.json of an Exercism track

Without --as the content decides. The path is written into your own directory
of paths as ID.yaml. Importing a newer version of a document keeps your
progress: what is the same keeps its id.`,
		Example:           "  lpath import README.md\n  lpath import curriculum/ --as template --dry-run",
		Args:              arguments(1, -1, "a SOURCE: a file, a directory, or - for standard input"),
		ValidArgsFunction: completeFiles,
	}
	flags := cmd.Flags()
	flags.StringVar(&o.as, "as", "", "read it as `FORMAT`: "+strings.Join(formatNames(), ", "))
	flags.StringVar(&o.id, "id", "", "call the path `ID` instead of after its title")
	flags.StringVar(&o.section, "section", "", "only what stands below `HEADING`")
	flags.BoolVar(&o.progress, "with-progress", false, "start it, and record what is ticked in it as done")
	flags.BoolVar(&o.dry, "dry-run", false, "print the path file and write nothing")
	flags.StringVarP(&o.out, "output", "o", "", "write `FILE`, or into a directory")
	flags.BoolVar(&o.force, "force", false, "replace a file that differs")
	cmd.RunE = a.with(func(cmd *cobra.Command, args []string) error {
		if err := pathless(cmd); err != nil {
			return err
		}
		if err := o.check(); err != nil {
			return err
		}
		return a.importAll(cmd, args, o)
	})
	return cmd
}

func (o importFlags) check() error {
	switch {
	case o.as != "" && !slices.Contains(formatNames(), o.as):
		return usagef("--as is %q (write one of %s)", o.as, strings.Join(formatNames(), ", "))
	case o.id != "" && !lpath.ValidID(o.id):
		return usagef("--id is %q (ids are small letters, digits, and . _ - between them, at most 64)", o.id)
	case o.dry && o.progress:
		return usagef("--with-progress does not go with --dry-run, which records nothing")
	}
	return nil
}

func formatNames() []string {
	var names []string
	for _, f := range importer.Formats() {
		names = append(names, string(f))
	}
	return names
}

// completeFiles leaves it to the shell to complete files.
func completeFiles(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveDefault
}

// importAll reads every source, then writes all paths or none, then records
// progress.
func (a *app) importAll(cmd *cobra.Command, args []string, o importFlags) error {
	found, err := a.readSources(args, o)
	if err != nil {
		return err
	}
	jobs, err := a.plan(found.read, o)
	if err != nil {
		return err
	}
	if o.dry {
		return a.printPaths(jobs, found, o)
	}
	if err := a.refuse(cmd, jobs, o, args); err != nil {
		return err
	}
	if o.progress {
		if err := a.mayStart(jobs); err != nil {
			return err
		}
	}
	if err := writeJobs(jobs); err != nil {
		return err
	}
	if o.progress {
		if err := a.recordTicks(cmd, args, jobs); err != nil {
			return err
		}
	}
	return a.receipt(a.importView(jobs, found, o))
}

// importView is the receipt for what was written.
func (a *app) importView(jobs []*job, found sources, o importFlags) render.Imports {
	v := render.Imports{Paths: []render.Import{}, LeftOut: []render.LeftDocument{}, Directory: found.directory}
	for _, j := range jobs {
		v.Paths = append(v.Paths, j.view(o))
	}
	for _, l := range found.left {
		v.LeftOut = append(v.LeftOut, render.LeftDocument{Source: l.name, Line: l.why.Line, Why: remarkText(l.why)})
	}
	return v
}

// remarkText is a remark in one sentence.
func remarkText(r importer.Remark) string {
	if r.Why == "" {
		return r.What
	}
	return fmt.Sprintf("%s (%s)", r.What, r.Why)
}

// printPaths writes the path files to standard output, and what would be said
// of them to standard error.
func (a *app) printPaths(jobs []*job, found sources, o importFlags) error {
	v := a.importView(jobs, found, o)
	if a.flags.json {
		for i, j := range jobs {
			content := string(j.content)
			v.Paths[i].Content = &content
		}
		return a.show(v)
	}
	for i, j := range jobs {
		if i > 0 {
			if err := a.print("---\n"); err != nil {
				return err
			}
		}
		if err := a.print(string(j.content)); err != nil {
			return err
		}
	}
	if a.flags.quiet {
		return nil
	}
	_, err := io.WriteString(a.env.Err, a.page(a.env.Err).Text(v)) // not said: a page has its colours and its width
	return err
}
