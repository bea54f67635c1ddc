package fault

import (
	"strconv"
	"time"
)

// reference is how long work takes on the machine on which the bounds on time
// were chosen, while it has nothing else to do.
const reference = 20 * time.Millisecond

// Slowness is how many times as long work takes here and now; at least 1.
// Bounds on time are multiplied by it: they are about the code, and not about a
// machine that is slow or busy with other things.
func Slowness() float64 {
	start := time.Now()
	work()
	return max(1, float64(time.Since(start))/float64(reference))
}

// work does what readers of documents do: it makes many small pieces, and looks
// them up.
func work() (found int) {
	pieces := map[string][]byte{}
	for i := range 60_000 {
		name := strconv.Itoa(i * 7919 % 60_000)
		pieces[name] = append([]byte(name), name...)
	}
	for i := range 60_000 {
		found += len(pieces[strconv.Itoa(i)])
	}
	return found
}
