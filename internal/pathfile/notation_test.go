package pathfile_test

import (
	"strings"

	"lpath/internal/lpath"
	"lpath/internal/pathfile"
)

// start is the smallest path, in six lines. What follows goes on with resource
// R (indented by four), with the list of resources or phase P (by two), with
// the list of phases, or with the path.
const start = `version: 1
title: T
phases:
- title: P
  resources:
  - title: R
`

// path is the smallest path and more lines, the first of which is line 7.
func path(lines ...string) string { return start + strings.Join(lines, "\n") + "\n" }

// without is the smallest path without a piece of it.
func without(piece string) string { return strings.Replace(start, piece, "", 1) }

// instead is the smallest path with something else for a piece of it.
func instead(piece, by string) string { return strings.Replace(start, piece, by, 1) }

// decode reads the file r.yaml in a directory of paths.
func decode(file string) (*lpath.Path, error) {
	return pathfile.Decode("f", []byte(file), "r", false)
}

// message is what an error says, without the file's name in each line.
func message(err error) string {
	if err == nil {
		return ""
	}
	return strings.ReplaceAll(strings.TrimPrefix(err.Error(), "f:"), "\nf:", "\n")
}
