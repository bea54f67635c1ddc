package pathfile_test

import (
	"strings"
	"testing"

	"lpath/internal/pathfile"
)

// A skeleton is a good path without warnings, and stays one when its comments
// are made part of it.
func TestSkeleton(t *testing.T) {
	for _, title := range []string{"Go", "null", `C#: "the" rest`, "- x"} {
		file := string(pathfile.Skeleton("0x", title))
		open := strings.NewReplacer("\n        # url", "\n        url", "\n        # id", "\n        id", "\n# additional", "\nadditional", "\n# videos", "\nvideos", "\n# checklist", "\nchecklist", "\n#   -", "\n  -").Replace(file)
		if open == file {
			t.Fatal("there is no comment to open")
		}
		for _, f := range []string{file, open} {
			report := pathfile.Check("f", []byte(f), "0x", false)
			if len(report.Faults)+len(report.Warnings) > 0 || report.Path.Title != title {
				t.Errorf("%s\n%v\n%v", f, report.Faults, report.Warnings)
			}
		}
	}
}
