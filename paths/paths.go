// Package paths holds the built-in learning paths and the schema of path files.
package paths

import "embed"

// FS has the built-in paths as <id>.yaml, and path.schema.json.
//
//go:embed *.yaml path.schema.json
var FS embed.FS
