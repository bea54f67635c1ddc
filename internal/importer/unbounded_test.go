//go:build race

package importer

// bounded says that times do not count: the race detector makes everything slow.
const bounded = false
