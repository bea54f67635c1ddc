package cli

import (
	"github.com/spf13/cobra"

	"lpath/internal/lpath"
	"lpath/internal/text"
)

// The groups of commands, as help shows them.
const (
	groupDaily   = "daily"
	groupPath    = "path"
	groupCorrect = "correct"
	groupAuthor  = "author"
	groupCare    = "care"
)

// NewRoot makes the command tree for those who document it; no command of it
// may be run.
func NewRoot() *cobra.Command { return newRoot(&app{}) }

func newRoot(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:           "lpath [COMMAND]",
		Short:         "Keep to a learning path: what is next, what is done, how far there is to go",
		Example:       "  lpath start serverless",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          a.noSuchCommand,
	}
	which := root.Flags().Bool("version", false, "which lpath this is")
	root.RunE = func(cmd *cobra.Command, args []string) error {
		if *which {
			return a.show(version())
		}
		return newStatusCmd(a).RunE(cmd, args)
	}
	root.CompletionOptions.DisableDefaultCmd = true
	cobra.EnableCommandSorting = false // help shows them as they are used
	root.SetFlagErrorFunc(flagError)
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { a.unheard = a.help(cmd) })
	root.SetUsageFunc(a.help)
	a.addGlobalFlags(root.PersistentFlags())
	root.InitDefaultHelpFlag() // or Cobra takes done for the value of --help in "--help done"
	root.AddGroup(
		&cobra.Group{ID: groupDaily, Title: "Daily"},
		&cobra.Group{ID: groupPath, Title: "The path"},
		&cobra.Group{ID: groupCorrect, Title: "Correct"},
		&cobra.Group{ID: groupAuthor, Title: "Write paths"},
		&cobra.Group{ID: groupCare, Title: "Care"},
	)
	for _, c := range a.wanted(constructors()) {
		root.AddCommand(c.make(a))
	}
	root.SetHelpCommand(newHelpCmd(a))
	if a.completing() {
		a.completeFlags(root)
	}
	return root
}

// constructor makes the command of a name.
type constructor struct {
	name string
	make func(*app) *cobra.Command
}

// constructors make the commands, in the order in which help shows them.
func constructors() []constructor {
	return []constructor{
		{"status", newStatusCmd},
		{"next", newNextCmd},
		{"open", newOpenCmd},
		{"done", newDoneCmd},
		{"spent", newSpentCmd},
		{"note", newNoteCmd},
		{"start", newStartCmd},
		{"list", newListCmd},
		{"show", newShowCmd},
		{"checklist", newChecklistCmd},
		{"log", newLogCmd},
		{"stats", newStatsCmd},
		{"plan", newPlanCmd},
		{"skip", newSkipCmd},
		{"reopen", newReopenCmd},
		{"undo", newUndoCmd},
		{"reset", newResetCmd},
		{"new", newNewCmd},
		{"edit", newEditCmd},
		{"validate", newValidateCmd},
		{"import", newImportCmd},
		{"export", newExportCmd},
		{"doctor", newDoctorCmd},
		{"completion", newCompletionCmd},
		{"version", newVersionCmd},
	}
}

// wanted returns the one command that the first argument names, and else all:
// a tenth of the time that lpath next takes is that of making the others.
func (a *app) wanted(all []constructor) []constructor {
	if len(a.env.Args) > 0 {
		for i, c := range all {
			if c.name == a.env.Args[0] {
				return all[i : i+1]
			}
		}
	}
	return all
}

// noSuchCommand refuses a first word that is no command, and says what is.
func (a *app) noSuchCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	word := args[0]
	if ref, err := lpath.ParseRef(word); err == nil && ref.ID == "" {
		return usagef("%q is no command; lpath done %s records it, lpath show %s shows it", word, word, word)
	}
	if known := meant(word); known != "" {
		return usagef("%q is no command; it is lpath %s here", word, known)
	}
	var names []string
	for _, c := range cmd.Commands() {
		names = append(append(names, c.Name()), c.Aliases...)
	}
	if near := text.Nearest(word, names); near != "" {
		return usagef("%q is no command (did you mean %q?)", word, near)
	}
	return usagef("%q is no command; lpath help lists them", word)
}

// meant translates words that people try.
func meant(word string) string {
	switch word {
	case "complete", "finish", "finished", "check", "tick", "mark":
		return "done"
	case "switch", "begin", "activate", "select", "init":
		return "start"
	case "paths":
		return "list"
	case "info", "outline", "view":
		return "show"
	case "history":
		return "log"
	case "revert":
		return "undo"
	case "config", "settings":
		return "doctor"
	case "todo":
		return "next"
	case "spend", "track", "time":
		return "spent"
	}
	return ""
}
