//go:build !race

package importer

// bounded says that times count: the race detector makes everything slow.
const bounded = true
