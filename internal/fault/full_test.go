//go:build linux

package fault_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
)

// full is a way for a disk to have no room.
type full struct {
	name  string
	mount string // the options of a tmpfs; "" for none
	left  uint64 // how many pages, inodes or blocks of 512 bytes are left
	fill  func(t *testing.T, dir string, left uint64)
	limit bool // by ulimit -f
}

func fulls() []full {
	var all []full
	for left := range uint64(3) {
		all = append(all,
			full{name: "blocks", mount: "size=64k", left: left, fill: fillBlocks},
			full{name: "inodes", mount: "size=1m,nr_inodes=60", left: left, fill: fillInodes})
		if left < 2 {
			all = append(all, full{name: "ulimit", left: left, limit: true})
		}
	}
	return all
}

// On a full disk, a change is made whole or refused, and nothing is left behind.
func TestDiskFull(t *testing.T) {
	const part = "disk full"
	size(t, 0, 0)
	mounts := mayMount(t)
	if mounts != "" {
		say(part, "skipped: tmpfs without blocks or inodes: %s", mounts)
	}
	var seen tally
	for _, f := range fulls() {
		if f.mount != "" && mounts != "" {
			continue
		}
		for _, k := range kinds() {
			t.Run(fmt.Sprintf("%s, %d left, %s", f.name, f.left, k.name), func(t *testing.T) { f.try(t, k, &seen) })
		}
	}
	if seen.count("refused") == 0 {
		t.Error("nothing was refused: the disks were not full")
	}
	say(part, "%s", seen.list("refused", "done all the same", "changed or left behind"))
}

func (f full) try(t *testing.T, k kind, seen *tally) {
	t.Helper()
	origin := k.prepare(t)
	wanted := k.result(t, origin)
	dir := t.TempDir()
	if f.mount != "" {
		mount(t, dir, "-t", "tmpfs", "-o", f.mount, "none")
	}
	l := origin.copied(t, dir)
	var before []string
	if f.limit {
		before = []string{"sh", "-c", fmt.Sprintf(`ulimit -f %d; exec "$@"`, f.left), "sh"}
	} else {
		f.fill(t, dir, f.left)
	}
	old := tree(t, dir)
	o := finish(t, l.command(t.Context(), before, k.args()...))
	if o.code == 0 {
		seen.add("done all the same", 1)
		if !bytes.Equal(l.bytes(t), wanted) {
			t.Errorf("exit 0, and the state is not the new one:\n%s", o.err)
		}
	} else {
		seen.add("refused", 1)
		o.refused(t, "no space left on device", "file too large")
		if now := tree(t, dir); fmt.Sprint(now) != fmt.Sprint(old) {
			seen.add("changed or left behind", 1)
			t.Errorf("before\n%v\nand after\n%v", old, now)
		}
	}
	_ = os.RemoveAll(filepath.Join(dir, "filler"))
	l.follow(t)
}

// mayMount returns why nothing can be mounted, "" if it can.
func mayMount(t *testing.T) string {
	t.Helper()
	if os.Getuid() != 0 {
		return "needs root"
	}
	dir := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "none", dir).CombinedOutput(); err != nil {
		return fmt.Sprintf("%v: %s", err, bytes.TrimSpace(out))
	}
	unmount(t, dir)
	return ""
}

// mount mounts something for the length of the test.
func mount(t *testing.T, dir string, args ...string) {
	t.Helper()
	if out, err := exec.Command("mount", append(args, dir)...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	t.Cleanup(func() { unmount(t, dir) })
}

func unmount(t *testing.T, dir string) {
	t.Helper()
	if out, err := exec.Command("umount", dir).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// space is what a file system has.
func space(t *testing.T, dir string) syscall.Statfs_t {
	t.Helper()
	var s syscall.Statfs_t
	if err := syscall.Statfs(dir, &s); err != nil {
		t.Fatal(err)
	}
	return s
}

// fillBlocks leaves that many blocks.
func fillBlocks(t *testing.T, dir string, left uint64) {
	t.Helper()
	s := space(t, dir)
	if s.Bfree < left {
		t.Fatalf("only %d blocks are free", s.Bfree)
	}
	filler := make([]byte, (s.Bfree-left)*uint64(s.Bsize))
	if err := os.WriteFile(filepath.Join(dir, "filler"), filler, 0o600); err != nil {
		t.Fatal(err)
	}
}

// fillInodes leaves that many inodes.
func fillInodes(t *testing.T, dir string, left uint64) {
	t.Helper()
	filler := filepath.Join(dir, "filler")
	if err := os.Mkdir(filler, 0o700); err != nil {
		t.Fatal(err)
	}
	for n := space(t, dir).Ffree; n > left; n-- {
		if err := os.WriteFile(filepath.Join(filler, fmt.Sprint(n)), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
