package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"lpath/internal/lpath"
	"lpath/internal/render"
)

// newOpenCmd opens a link in the browser.
func newOpenCmd(a *app) *cobra.Command {
	var printOnly bool
	cmd := &cobra.Command{
		Use:     "open [REF]",
		GroupID: groupDaily,
		Short:   "Open the link in the browser",
		Long: `Opens the link of the next resource, or of the one named, in the browser. Where
there is no browser, the link is printed. Only http and https links are opened.`,
		Example:           "  lpath open\n  lpath open A1 --print",
		Args:              arguments(0, 1, ""),
		ValidArgsFunction: a.completeItems(1, anyStatus),
	}
	cmd.Flags().BoolVar(&printOnly, "print", false, "print the link, open nothing")
	cmd.RunE = a.reading(func(t *lpath.Tracker, args []string) (render.View, error) {
		item, err := nextOrNamed(t, args)
		if err != nil {
			return nil, err
		}
		v := render.NewLink(t, item)
		if item.URL == "" {
			return nil, fmt.Errorf("%s has no link", v.Name())
		}
		if printOnly || a.flags.json {
			return v, nil
		}
		if err := lpath.CheckLink(item.URL); err != nil {
			return nil, fmt.Errorf("%s is not opened: %w; lpath open %s --print shows it", v.Name(), err, item.Ref())
		}
		err = a.env.Browse(item.URL)
		if err != nil {
			a.aside("no browser could be started; this is the link")
		}
		v.Opened = err == nil
		return v, nil
	})
	return cmd
}

// nextOrNamed returns the one item that the argument names, or the next resource.
func nextOrNamed(t *lpath.Tracker, args []string) (*lpath.Item, error) {
	if len(args) > 0 {
		return oneItem(t, args[0])
	}
	next := t.Next(1)
	if len(next) == 0 {
		return nil, errors.New("nothing is left to do on this path; name an item, such as 1.1")
	}
	return next[0], nil
}

// oneItem returns the item that a ref names; a ref to several is wrong usage.
func oneItem(t *lpath.Tracker, arg string) (*lpath.Item, error) {
	ref, err := lpath.ParseRef(arg)
	if err != nil {
		return nil, &usageError{err}
	}
	items, err := t.Path().Resolve(ref)
	if err != nil {
		return nil, err
	}
	if len(items) > 1 {
		return nil, usagef("%s names %d items; name one, such as %s", arg, len(items), items[0].Ref())
	}
	return items[0], nil
}
