package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"lpath/internal/text"
)

// newHelpCmd explains commands and topics.
func newHelpCmd(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "help [COMMAND|TOPIC]",
		GroupID: groupCare,
		Short:   "Explain a command or a topic",
		Long:    wrapped("Explains a command, or one of the topics: " + strings.Join(topicNames(), ", ") + "."),
		Example: "  lpath help refs",
		Args:    arguments(0, 1, ""),
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			if len(args) == 0 {
				return a.help(root)
			}
			if t := topic(args[0]); t != "" {
				return a.print(t)
			}
			if found, _, err := root.Find(args); err == nil && found != root {
				found.InitDefaultHelpFlag() // as done --help shows it
				return a.help(found)
			}
			return usagef("there is no command or topic %q; topics are %s", args[0], strings.Join(topicNames(), ", "))
		},
	}
	cmd.ValidArgsFunction = func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		names := topicNames()
		for _, c := range cmd.Root().Commands() {
			if !c.Hidden {
				names = append(names, c.Name())
			}
		}
		return names, cobra.ShellCompDirectiveNoFileComp
	}
	return cmd
}

// help writes the help of a command to standard output.
func (a *app) help(cmd *cobra.Command) error {
	var b strings.Builder
	if cmd.HasParent() {
		commandHelp(&b, cmd)
	} else {
		rootHelp(&b, cmd)
	}
	return a.print(b.String())
}

func rootHelp(b *strings.Builder, root *cobra.Command) {
	fmt.Fprintf(b, "lpath keeps you on a learning path: what is next, what is done, how far there\nis to go. Plain lpath shows where you stand.\n\nusage: %s\n", root.UseLine())
	for _, group := range root.Groups() {
		fmt.Fprintf(b, "\n%s\n", group.Title)
		for _, c := range root.Commands() {
			if c.GroupID == group.ID {
				example, _, _ := strings.Cut(strings.TrimSpace(c.Example), "\n")
				fmt.Fprintf(b, "  %s %s %s\n", text.Pad(c.Name(), 10), text.Pad(c.Short, 38), example)
			}
		}
	}
	fmt.Fprintf(b, "\nFlags of every command\n%s", root.PersistentFlags().FlagUsages())
	more := wrapped("More: lpath help COMMAND, and the topics " + strings.Join(topicNames(), ", ") + ".")
	fmt.Fprintf(b, "\n%s\n", more)
}

// wrapped breaks a line of help at 80 columns.
func wrapped(s string) string { return strings.Join(text.Wrap(s, 80), "\n") }

func commandHelp(b *strings.Builder, cmd *cobra.Command) {
	long := cmd.Long
	if long == "" {
		long = cmd.Short + "."
	}
	fmt.Fprintf(b, "%s\n\nusage: %s\n", long, cmd.UseLine())
	if len(cmd.Aliases) > 0 {
		fmt.Fprintf(b, "also:  %s\n", strings.Join(cmd.Aliases, ", "))
	}
	if cmd.Example != "" {
		fmt.Fprintf(b, "\nExamples\n%s\n", cmd.Example)
	}
	if cmd.HasAvailableLocalFlags() {
		fmt.Fprintf(b, "\nFlags\n%s", cmd.LocalNonPersistentFlags().FlagUsages())
	}
	if cmd.HasAvailableInheritedFlags() {
		b.WriteString("\nFlags of every command: lpath --help\n")
	}
}
