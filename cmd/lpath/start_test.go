package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Whatever a package does when it is initialised, every command pays. These do
// much; the program needs them, and was measured with them:
//
//	GODEBUG=inittrace=1 bin/lpath next
func heavyToStart() []string {
	return []string{
		"github.com/yuin/goldmark/parser", // 0.1 ms; six releases back to 1.1 are no better
		"github.com/yuin/goldmark/util",   // 0.3 ms: the names of HTML's characters
		"github.com/subosito/gotenv",      // by viper; two regular expressions
		"gopkg.in/yaml.v3",                // a regular expression
		"go.yaml.in/yaml/v3",              // the same, by viper
		"unicode",                         // tables
	}
}

// mostAtStart is how many bytes a package may allocate when it is initialised
// and not be called heavy. A regular expression takes about 25,000.
const mostAtStart = 10_000

// mostBytes is the size of the program, 9 MiB.
const mostBytes = 9 << 20

func TestProgramIsSmallAndStartsLight(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program")
	}
	program := filepath.Join(t.TempDir(), "lpath")
	build := exec.Command("go", "build", "-buildvcs=false", "-trimpath", "-ldflags=-s -w", "-o", program, "./cmd/lpath")
	build.Dir = top
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	info, err := os.Stat(program)
	if err != nil {
		t.Fatal(err)
	}
	if info.Size() > mostBytes {
		t.Errorf("the program has %d bytes: at most %d", info.Size(), mostBytes)
	}
	start := exec.Command(program, "version")
	start.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	var trace strings.Builder
	start.Stderr = &trace
	if err := start.Run(); err != nil {
		t.Fatal(err)
	}
	inits := 0
	for line := range strings.Lines(trace.String()) {
		var name, at, took string
		var bytes, allocs int
		if _, err := fmt.Sscanf(line, "init %s @%s ms, %s ms clock, %d bytes, %d allocs", &name, &at, &took, &bytes, &allocs); err != nil {
			continue
		}
		inits++
		name = strings.ReplaceAll(name, "%2e", ".")
		if strings.HasPrefix(name, module) {
			t.Errorf("%s does work when it is initialised: it may not", name)
		}
		if bytes > mostAtStart && !slices.Contains(heavyToStart(), name) {
			t.Errorf("%s allocates %d bytes when it is initialised, which every command pays: do without it, or measure it and list it here", name, bytes)
		}
	}
	if inits == 0 {
		t.Fatalf("nothing was traced:\n%s", trace.String())
	}
}
