package fault

import (
	"runtime/debug"
	"runtime/metrics"
	"slices"
	"testing"
	"time"
)

// What one input may take.
const (
	mostTime   = time.Second
	mostMemory = 256 << 20 // bytes, all that were asked for added up: more than are ever held at once
)

// tries is how often an input may be slow: a machine that is busy with other
// things makes any input slow once.
const tries = 3

// Bounded calls what reads one input, and fails the test if that takes a
// second, times Slowness, or 256 MiB. read is called again while it is slow, three times at
// most: it must depend on the input alone. Under the race detector, which takes
// several times as much of everything, nothing is measured.
func Bounded(t *testing.T, read func()) {
	t.Helper()
	if Raced() {
		read()
		return
	}
	var took time.Duration
	for range tries {
		before, start := allocated(), time.Now()
		read()
		took = time.Since(start)
		if memory := allocated() - before; memory > mostMemory {
			t.Errorf("took %d MiB of memory: at most %d", memory>>20, mostMemory>>20)
			return
		}
		if took <= mostTime || float64(took) <= float64(mostTime)*Slowness() {
			return
		}
	}
	t.Errorf("took %v, and no less in %d tries: at most %v", took, tries, mostTime)
}

// allocated is how many bytes the process has asked for since it began.
func allocated() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

// Raced reports whether the test was built with the race detector.
func Raced() bool {
	info, ok := debug.ReadBuildInfo()
	return ok && slices.Contains(info.Settings, debug.BuildSetting{Key: "-race", Value: "true"})
}
