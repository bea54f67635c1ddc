//go:build linux

package fault_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"

	"lpath/internal/state"
)

// A damaged state is refused, or it is what somebody could have written on
// purpose and is read as just that. Nothing panics, and no reader changes a byte.
func TestDamage(t *testing.T) {
	const part = "damage"
	values := size(t, 1, 8)
	seen := &tally{}
	l := newLearner(t.TempDir())
	l.must(t, "start serverless", "done 1.1 --spent 40m -m good", "note 1.2 hard", "done 1.2 --at yesterday", "skip 2.1 -m known",
		"undo", "done 2.1 --spent 1h", "reopen 2.1", "done A1", "done V1 --spent 7m", "note 3.2 later", "done 2.1 2.2")
	whole := l.bytes(t)
	for i, b := range damaged(whole, values) {
		seen.add("files", 1)
		readDamaged(t, b, seen)
		if i%97 == 0 {
			l.readDamagedFile(t, b, seen)
		}
		if t.Failed() {
			t.Fatalf("damage %d of a state of %d bytes", i, len(whole))
		}
	}
	say(part, "%d files made of a state of %d bytes; %s", seen.count("files"), len(whole),
		seen.list("refused", "as good as an edit", "panics", "misread", "read by processes", "changed or left behind"))
}

// damaged are all files that damage makes of a whole one.
func damaged(whole []byte, values int) [][]byte {
	var all [][]byte
	replaced := func(from, to int, with ...byte) {
		all = append(all, slices.Concat(whole[:from], with, whole[to:]))
	}
	draw := rand.New(rand.NewPCG(1, 0)) // the same bytes each time
	for i := range whole {
		all = append(all, whole[:i:i]) // cut off there
		replaced(i, i+1, whole[i]^byte(1<<draw.IntN(8)))
		for range values - 1 {
			replaced(i, i+1, whole[i]+byte(1+draw.IntN(255)))
		}
		replaced(i, i+1) // missing
		for _, n := range []int{1, 16, 512} {
			replaced(i, min(i+n, len(whole)), make([]byte, min(n, len(whole)-i))...) // as a crash leaves it
		}
	}
	for i := range whole {
		if i == 0 || whole[i-1] == '\n' {
			replaced(i, i, []byte("<<<<<<< HEAD\n")...)
			replaced(i, i, []byte("=======\n")...)
			replaced(i, i, []byte(">>>>>>> other\n")...)
			replaced(i, i, slices.Concat([]byte("<<<<<<< HEAD\n"), whole[i:], []byte("=======\n"), whole[i:], []byte(">>>>>>> other\n"))...)
		}
	}
	return append(all, slices.Concat(whole, whole), slices.Concat(whole, []byte("\x00")))
}

// readDamaged reads a file in this process.
func readDamaged(t *testing.T, b []byte, seen *tally) {
	t.Helper()
	defer func() {
		if r := recover(); r != nil {
			seen.add("panics", 1)
			t.Errorf("panic: %v\n%s", r, b)
		}
	}()
	s, err := state.Decode("state.yaml", b)
	if err != nil {
		seen.add("refused", 1)
		return
	}
	seen.add("as good as an edit", 1)
	want, got := leaves(t, b), leaves(t, state.Encode(s))
	if diff := cmp.Diff(want, got); diff != "" {
		seen.add("misread", 1)
		t.Errorf("(-what the file says +what was read):\n%s\n%s", diff, b)
	}
}

// leaves are the keys and values of a file as the YAML library reads it, in no
// order, and without what may be said or left out.
func leaves(t *testing.T, b []byte) []string {
	t.Helper()
	var doc yaml.Node
	if err := yaml.Unmarshal(b, &doc); err != nil {
		t.Fatalf("the YAML library refuses what was accepted: %v\n%s", err, b)
	}
	var all []string
	var walk func(n *yaml.Node)
	walk = func(n *yaml.Node) {
		if n.Kind == yaml.ScalarNode {
			all = append(all, n.Value)
		}
		for _, inner := range n.Content {
			walk(inner)
		}
	}
	walk(&doc)
	slices.Sort(all)
	return all
}

// readDamagedFile lets processes read the file, and a change be tried.
func (l learner) readDamagedFile(t *testing.T, b []byte, seen *tally) {
	t.Helper()
	if err := os.WriteFile(l.target, b, 0o600); err != nil {
		t.Fatal(err)
	}
	_, refused := state.Decode("state.yaml", b)
	l.unchanged(t, seen, func() {
		for _, command := range []string{"status", "next", "show", "doctor"} {
			seen.add("read by processes", 1)
			o := l.run(t, strings.Fields(command)...)
			if refused != nil && o.code != 4 || refused == nil && o.code == 4 {
				t.Errorf("lpath %s: exit %d (%v)\n%s", command, o.code, refused, o.err)
			}
			if strings.Contains(o.err, "goroutine ") {
				seen.add("panics", 1)
				t.Errorf("lpath %s: %s", command, o.err)
			}
		}
		if refused == nil {
			return
		}
		o := l.run(t, "done")
		if o.refused(t, "state.yaml"); o.code != 4 || !bytes.Contains([]byte(o.err), []byte("doctor --restore")) {
			t.Errorf("the way back is not shown: exit %d\n%s", o.code, fmt.Sprint(o.err))
		}
	})
}
