package fault

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"
)

// Child runs one test of the test binary in a process of its own, on one
// processor, with variable set to value. It returns how long the processor was
// at it, and how much memory it took, which the test has to tell with Told.
func Child(t *testing.T, test, variable, value string) (took time.Duration, memory int) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, "-test.run=^"+test+"$")
	cmd.Env = append(os.Environ(), variable+"="+value, "GOMAXPROCS=1")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	lines := strings.SplitN(string(out), "\n", 3)
	if memory, err = strconv.Atoi(lines[0]); err != nil {
		t.Fatalf("%s", out)
	}
	took = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	t.Logf("%v, %d MiB: %s", took.Round(time.Millisecond), memory>>20, lines[1])
	return took, memory
}

// Told writes how many bytes this process took from the system, and what came
// of it, to its standard output.
func Told(w io.Writer, result any) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	_, _ = fmt.Fprintf(w, "%d\n%v\n", m.Sys, result) // who waits for it finds out
}
