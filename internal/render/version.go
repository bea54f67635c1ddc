package render

import (
	"fmt"
)

// Version is which lpath this is.
type Version struct {
	Version string `json:"version"`
	Commit  string `json:"commit"`
	Go      string `json:"go"`
	System  string `json:"system"`
}

// Write adds the version in a line.
func (v Version) Write(p *Page) {
	p.line(fmt.Sprintf("lpath %s (%s, %s)", v.Version, v.Go, v.System))
}
