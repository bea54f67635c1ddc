//go:build race

package plan_test

// raced says that the race detector is on, and time says nothing.
const raced = true
