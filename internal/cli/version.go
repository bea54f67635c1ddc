package cli

import (
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"lpath/internal/render"
)

// newVersionCmd says which lpath this is.
func newVersionCmd(a *app) *cobra.Command {
	return &cobra.Command{
		Use:               "version",
		GroupID:           groupCare,
		Short:             "Which lpath this is",
		Long:              "Says which lpath this is, as the Go tool recorded it in the program.",
		Example:           "  lpath version",
		Args:              arguments(0, 0, ""),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error {
			return a.show(version())
		},
	}
}

func version() render.Version {
	v := render.Version{Version: "unknown", Go: runtime.Version(), System: runtime.GOOS + "/" + runtime.GOARCH}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return v
	}
	v.Version = info.Main.Version
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			v.Commit = s.Value
		}
	}
	return v
}
