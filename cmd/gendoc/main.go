// Command gendoc writes what packages ship beside the program: its man pages
// into DIR/man/man1, and its completions into DIR/completions.
//
//	gendoc DIR
package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"

	"lpath/internal/cli"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: gendoc DIR")
		os.Exit(2)
	}
	root := cli.NewRoot()
	if err := cmp.Or(manPages(root, os.Args[1]), completions(root, os.Args[1])); err != nil {
		fmt.Fprintln(os.Stderr, "gendoc:", err)
		os.Exit(1)
	}
}

func manPages(root *cobra.Command, dir string) error {
	dir = filepath.Join(dir, "man", "man1")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	date, err := sourceDate()
	if err != nil {
		return err
	}
	root.DisableAutoGenTag = true // it would name the day and the library, which say nothing to a reader
	return doc.GenManTree(root, &doc.GenManHeader{Section: "1", Date: &date, Source: "lpath", Manual: "lpath"}, dir)
}

// sourceDate is the time in SOURCE_DATE_EPOCH, which makes the pages of one
// commit the same on every day.
func sourceDate() (time.Time, error) {
	s := os.Getenv("SOURCE_DATE_EPOCH")
	if s == "" {
		return time.Now(), nil
	}
	seconds, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return time.Time{}, fmt.Errorf("SOURCE_DATE_EPOCH: %w", err)
	}
	return time.Unix(seconds, 0).UTC(), nil
}

// completions writes one script for each shell, under the names by which the
// shells look for them.
func completions(root *cobra.Command, dir string) error {
	dir = filepath.Join(dir, "completions")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	return cmp.Or(
		root.GenBashCompletionFileV2(filepath.Join(dir, "lpath.bash"), true),
		root.GenZshCompletionFile(filepath.Join(dir, "_lpath")),
		root.GenFishCompletionFile(filepath.Join(dir, "lpath.fish"), true),
		root.GenPowerShellCompletionFileWithDesc(filepath.Join(dir, "lpath.ps1")),
	)
}
