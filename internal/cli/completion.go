package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"lpath/internal/lpath"
	"lpath/internal/text"
)

// newCompletionCmd writes the script that makes a shell complete lpath.
func newCompletionCmd(*app) *cobra.Command {
	return &cobra.Command{
		Use:     "completion bash|zsh|fish|powershell",
		GroupID: groupCare,
		Short:   "A shell's completion script",
		Long: `Prints the script that makes a shell complete lpath: commands, flags, refs with
their titles, and paths. Load it in the shell's start-up file:

  bash        source <(lpath completion bash)
  zsh         source <(lpath completion zsh)
  fish        lpath completion fish | source
  powershell  lpath completion powershell | Out-String | Invoke-Expression

In bash it needs the package bash-completion.`,
		Example:   "  lpath completion fish\n  source <(lpath completion bash)",
		Args:      arguments(1, 1, "the name of a shell: bash, zsh, fish or powershell"),
		ValidArgs: []string{"bash", "zsh", "fish", "powershell"},
		RunE: func(cmd *cobra.Command, args []string) error {
			root, out := cmd.Root(), cmd.OutOrStdout()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(out, true)
			case "zsh":
				return root.GenZshCompletion(out)
			case "fish":
				return root.GenFishCompletion(out, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(out)
			}
			return usagef("there is no completion for %q; there is for bash, zsh, fish and powershell", args[0])
		},
	}
}

type completer = func(cmd *cobra.Command, args []string, toComplete string) ([]string, cobra.ShellCompDirective)

// keepOrder is for candidates that are sorted already, and never files.
const keepOrder = cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder

// anyStatus stands for all items of a path.
const anyStatus = lpath.Status(255)

// completeItems offers the items with one of the statuses that a hand can
// change, in the path's order, each with its title; with anyStatus all items.
// At most most arguments are completed, below 0 any number.
func (a *app) completeItems(most int, statuses ...lpath.Status) completer {
	return func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		if most >= 0 && len(args) >= most {
			return nil, keepOrder
		}
		t := a.quietly(cmd)
		if t == nil {
			return nil, keepOrder
		}
		var offers []string
		for _, item := range t.Path().Items() {
			ref := item.Ref().String()
			fits := item.When() == "" && slices.Contains(statuses, t.Status(item))
			if (fits || statuses[0] == anyStatus) && !slices.Contains(args, ref) {
				offers = append(offers, a.offer(ref, item.Title))
			}
		}
		return offers, keepOrder
	}
}

// quietly makes the tracker for completion, nil if anything is wrong: the
// middle of typing is no place for messages.
func (a *app) quietly(cmd *cobra.Command) *lpath.Tracker {
	if a.load(cmd) != nil {
		return nil
	}
	t, err := a.loaded()
	if err != nil {
		return nil
	}
	return t
}

// completePaths offers all paths with their titles, and files.
func (a *app) completePaths(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 || a.load(cmd) != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	sources, _ := a.library.List()
	var offers []string
	for _, source := range sources {
		if path, err := a.library.Load(source); err == nil {
			offers = append(offers, a.offer(source.ID, path.Title))
		}
	}
	return offers, cobra.ShellCompDirectiveDefault
}

// completeStarted offers the paths that are started.
func (a *app) completeStarted(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 || a.load(cmd) != nil {
		return nil, keepOrder
	}
	s, err := a.store.Load()
	if err != nil {
		return nil, keepOrder
	}
	var offers []string
	for _, p := range s.Paths {
		offers = append(offers, a.offer(p.ID, p.Title))
	}
	return offers, keepOrder
}

// offer is a candidate and what it stands for.
func (a *app) offer(word, title string) string {
	if title = text.Visible(title); a.ascii() {
		title = text.ASCII(title)
	}
	return word + "\t" + title
}

// completing reports whether it is a shell that asks.
func (a *app) completing() bool {
	return len(a.env.Args) > 0 && slices.Contains([]string{cobra.ShellCompRequestCmd, cobra.ShellCompNoDescRequestCmd}, a.env.Args[0])
}

// completeFlags completes the values of all flags. Files are offered for those
// that name one.
func (a *app) completeFlags(root *cobra.Command) {
	complete := map[string]completer{
		"path": func(cmd *cobra.Command, _ []string, word string) ([]string, cobra.ShellCompDirective) {
			return a.completePaths(cmd, nil, word)
		},
		"color": func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return []string{"auto", "always", "never"}, keepOrder
		},
		"from": func(cmd *cobra.Command, _ []string, word string) ([]string, cobra.ShellCompDirective) {
			return a.completePaths(cmd, nil, word)
		},
		"on":    completeWeekdays,
		"state": nil, "config": nil,
		"output": nil,
		"as": func(cmd *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
			if cmd.Name() == "export" {
				return a.exportNames(), keepOrder
			}
			return formatNames(), keepOrder
		},
	}
	for _, c := range append(root.Commands(), root) {
		c.LocalFlags().VisitAll(func(f *pflag.Flag) {
			f.Usage = strings.ReplaceAll(f.Usage, "`", "") // which tell help what to call the value
			offers, known := complete[f.Name]
			if !known {
				offers = cobra.NoFileCompletions
			}
			if offers != nil {
				_ = c.RegisterFlagCompletionFunc(f.Name, offers) // the flag is there, and is met once
			}
		})
	}
}
