//go:build linux

package fault_test

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// image is what may be on a disk after a power cut: the content of each file,
// where each symlink leads (after "-> "), and "/" for a directory.
type image map[string]string

// mostSubsets is how many sets of pending steps are looked at, at each moment.
// Where there are more, these many are drawn, the same ones each time.
const mostSubsets = 1 << 9

// images calls look with everything that may be on the disk if the power is
// cut now.
func (d *disk) images(look func(image)) {
	n := len(d.pending)
	if n <= 9 {
		for set := range uint64(1) << n {
			d.withNames(set, look)
		}
		return
	}
	d.withNames(0, look)
	d.withNames(1<<n-1, look)
	for i := range n { // one alone, all but one, and all up to one
		d.withNames(1<<i, look)
		d.withNames(1<<n-1&^(1<<i), look)
		d.withNames(1<<i-1, look)
	}
	draw := rand.New(rand.NewPCG(uint64(n), 0))
	for range mostSubsets {
		d.withNames(draw.Uint64N(1<<n), look)
	}
}

// withNames looks at the disks that have a set of the pending steps.
func (d *disk) withNames(set uint64, look func(image)) {
	names := maps.Clone(d.kept)
	for i, s := range d.pending {
		if set&(1<<i) != 0 {
			s.on(names)
		}
	}
	var paths []string
	for path := range names {
		if d.reachable(names, path) {
			paths = append(paths, path)
		}
	}
	slices.Sort(paths)
	d.withData(names, paths, image{}, map[*inode]string{}, look)
}

// reachable reports whether the directories above a name are there.
func (d *disk) reachable(names map[string]*inode, path string) bool {
	for dir := filepath.Dir(path); dir != d.home; dir = filepath.Dir(dir) {
		if i := names[dir]; i == nil || !i.dir {
			return false
		}
	}
	return true
}

// withData looks at the disks that have those names and, for each file that is
// not synced, one of the contents that it may have.
func (d *disk) withData(names map[string]*inode, paths []string, im image, chosen map[*inode]string, look func(image)) {
	if len(paths) == 0 {
		look(im)
		return
	}
	path, rest := paths[0], paths[1:]
	i := names[path]
	contents := i.contents(strings.HasSuffix(path, ".lock"))
	if content, ok := chosen[i]; ok { // by another name
		contents = []string{content}
	}
	for _, content := range contents {
		im[path] = content
		if i.dir || i.link != "" {
			d.withData(names, rest, im, chosen, look)
			continue
		}
		_, already := chosen[i]
		chosen[i] = content
		d.withData(names, rest, im, chosen, look)
		if !already {
			delete(chosen, i)
		}
	}
}

// contents are what may be in a file: if it was not synced, the old bytes, the
// new ones, half of them, or none of them at the right length. Of a lock, in
// which nothing stands that matters, there are the first two.
func (i *inode) contents(lock bool) []string {
	switch {
	case i.dir:
		return []string{"/"}
	case i.link != "":
		return []string{"-> " + i.link}
	case !i.dirty():
		return []string{string(i.data)}
	case lock:
		return []string{string(i.kept), string(i.data)}
	}
	all := []string{string(i.kept), string(i.data), string(i.data[:len(i.data)/2]), strings.Repeat("\x00", len(i.data))}
	slices.Sort(all)
	return slices.Compact(all)
}

// sum tells images apart, whatever the number of the process that made a
// temporary file and wherever they are.
func (im image) sum(home string) string {
	pid := regexp.MustCompile(`\.\d+\.tmp$`)
	h := sha256.New()
	for _, path := range slices.Sorted(maps.Keys(im)) {
		content := im[path]
		if strings.HasSuffix(path, ".lock") {
			content = fmt.Sprint(content != "") // who signed it is of no matter
		}
		_, _ = fmt.Fprintf(h, "%q %q\n", pid.ReplaceAllString(strings.TrimPrefix(path, home), ".N.tmp"), content)
	}
	return string(h.Sum(nil))
}

// make puts the image below a directory.
func (im image) make(t *testing.T, home, dir string) {
	t.Helper()
	for _, path := range slices.Sorted(maps.Keys(im)) {
		to, content := filepath.Join(dir, strings.TrimPrefix(path, home)), im[path]
		var err error
		if link, ok := strings.CutPrefix(content, "-> "); ok {
			err = os.Symlink(link, to)
		} else if content == "/" {
			err = os.Mkdir(to, 0o700)
		} else {
			err = os.WriteFile(to, []byte(content), 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}
