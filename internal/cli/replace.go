package cli

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lpath/internal/text"
)

// mark begins the comment that tells an imported file from one that was edited.
const mark = "# lpath import "

// signed puts a comment above a path file by which a later import sees whether
// it was edited by hand.
func signed(content []byte) []byte {
	return append([]byte(mark+sumOf(content)+"\n"), content...)
}

func isSigned(file []byte) bool {
	first, rest, ok := bytes.Cut(file, []byte("\n"))
	return ok && string(first) == mark+sumOf(rest)
}

func sumOf(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:8])
}

// refuse says what would be overwritten.
func (a *app) refuse(cmd *cobra.Command, jobs []*job, o importFlags, args []string) error {
	var lines []string
	for _, j := range jobs {
		if j.shadows != "" && !o.force {
			lines = append(lines, fmt.Sprintf("there is a path %s already, %s, and this one would be found in its place", j.path.ID, j.shadows))
		}
		if j.old == nil || j.same || o.force {
			continue
		}
		lines = append(lines, fmt.Sprintf("%s is there already and differs", j.file))
		lines = append(lines, j.differences()...)
	}
	if len(lines) == 0 {
		return nil
	}
	again := "lpath import " + asTyped(args)
	lines = append(lines, "  replace it    "+again+typed(cmd)+" --force")
	if len(jobs) == 1 {
		words := flagWords(cmd, false)
		if i := slices.Index(words, "--id"); i >= 0 {
			words = slices.Delete(words, i, i+2)
		}
		words = append(words, "--id", quote(text.CutSlug(jobs[0].path.ID, text.MaxSlug-2)+"-2"))
		lines = append(lines, "  keep both     "+again+" "+strings.Join(words, " "))
	}
	return errors.New(strings.Join(lines, "\n"))
}

// differences are the lines that say how a path differs from the file.
func (j *job) differences() []string {
	if j.broken != nil {
		return []string{"  it is no path: " + strings.Split(j.broken.Error(), "\n")[0]}
	}
	var lines []string
	if j.changes != nil {
		lines = j.changes.Lines()
	}
	if j.hand {
		lines = append(lines, "  the file was edited by hand, or is not from an import: it is kept beside the new one")
	}
	return lines
}
