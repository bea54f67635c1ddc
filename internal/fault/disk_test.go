//go:build linux

package fault_test

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// disk is a file system of the worst kind that keeps to the rules: after a
// power cut, bytes of a file are there if that file was synced after they were
// written, and names in a directory if that directory was synced after they
// were made. Of everything else, any part may be there and any other not.
type disk struct {
	home    string
	names   map[string]*inode // what processes see
	kept    map[string]*inode // what is sure to be there after a power cut
	pending []step            // what happened to names since, in order
	open    map[int]*handle
}

// inode is a file, a directory or a symlink.
type inode struct {
	dir        bool
	link       string // where a symlink leads
	data, kept []byte // as processes see it, and as it is sure to be
}

func (i *inode) dirty() bool { return !bytes.Equal(i.data, i.kept) }

// step is one call's change of one directory: all of it happens, or nothing.
type step struct {
	dir   string
	names map[string]*inode // nil for one that is gone
}

type handle struct {
	path  string
	inode *inode
	at    int
}

// newDisk is what there is below a directory, all of it safe.
func newDisk(t *testing.T, home string) *disk {
	t.Helper()
	d := &disk{home: home, names: map[string]*inode{}}
	known := map[uint64]*inode{} // names of the same file share it
	err := filepath.WalkDir(home, func(path string, e fs.DirEntry, err error) error {
		if err != nil || path == home {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		number := uint64(0)
		if s, ok := info.Sys().(*syscall.Stat_t); ok {
			number = s.Ino
		}
		i := known[number]
		if i == nil {
			if i, err = readInode(path, info); err != nil {
				return err
			}
			known[number] = i
		}
		d.names[path] = i
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	d.kept = maps.Clone(d.names)
	return d
}

func readInode(path string, info fs.FileInfo) (*inode, error) {
	switch info.Mode().Type() {
	case fs.ModeDir:
		return &inode{dir: true}, nil
	case fs.ModeSymlink:
		to, err := os.Readlink(path)
		return &inode{link: to}, err
	}
	b, err := os.ReadFile(path)
	return &inode{data: b, kept: slices.Clone(b)}, err
}

// begin forgets what the last process had open.
func (d *disk) begin() { d.open = map[int]*handle{} }

// at returns the absolute name that an argument gives, with symlinks followed
// as openat does.
func (d *disk) at(arg string) string {
	name, _ := unquote(arg)
	path := absolute(name, d.home)
	for range 40 {
		i := d.names[path]
		if i == nil || i.link == "" {
			break
		}
		if path = i.link; !filepath.IsAbs(path) {
			path = filepath.Join(filepath.Dir(absolute(name, d.home)), path)
		}
	}
	return filepath.Clean(path)
}

// apply does what a call did, and reports whether it changed anything.
func (d *disk) apply(t *testing.T, c call) bool {
	t.Helper()
	if c.result < 0 {
		return false
	}
	switch c.name {
	case "openat":
		return d.openat(c)
	case "close":
		delete(d.open, number(c.args[0]))
	case "read", "write", "pwrite64", "ftruncate", "fsync", "fdatasync":
		if h := d.open[number(c.args[0])]; h != nil {
			return d.onFile(h, c)
		}
	case "mkdirat":
		return d.set(d.at(c.args[1]), &inode{dir: true})
	case "unlinkat":
		return d.set(d.name(c.args[1]), nil)
	case "linkat":
		return d.set(d.name(c.args[3]), d.names[d.name(c.args[1])])
	case "renameat":
		return d.rename(t, d.name(c.args[1]), d.name(c.args[3]))
	case "rename", "renameat2", "link", "unlink", "mkdir", "symlinkat", "symlink", "copy_file_range", "sendfile", "fallocate", "writev", "pwritev":
		t.Fatalf("the model of a disk does not know %s", c.name)
	}
	return false
}

// name is a name that is not followed.
func (d *disk) name(arg string) string {
	name, _ := unquote(arg)
	return filepath.Clean(absolute(name, d.home))
}

func (d *disk) openat(c call) bool {
	path, flags := d.at(c.args[1]), c.args[2]
	if !strings.HasPrefix(path, d.home) {
		return false
	}
	i, changed := d.names[path], false
	if i == nil && strings.Contains(flags, "O_CREAT") {
		i = &inode{}
		changed = d.set(path, i)
	}
	if i != nil && strings.Contains(flags, "O_TRUNC") && len(i.data) > 0 {
		i.data, changed = nil, true
	}
	d.open[c.result] = &handle{path: path, inode: i}
	return changed
}

// onFile does what a call on something open did.
func (d *disk) onFile(h *handle, c call) bool {
	i := h.inode
	switch c.name {
	case "read":
		h.at += c.result
	case "write", "pwrite64":
		data, _ := unquote(c.args[1])
		at := h.at
		if c.name == "pwrite64" {
			at = number(c.args[3])
		} else {
			h.at += c.result
		}
		i.data = slices.Clone(i.data)
		if short := at + c.result - len(i.data); short > 0 {
			i.data = append(i.data, make([]byte, short)...)
		}
		copy(i.data[at:], data[:c.result])
		return true
	case "ftruncate":
		i.data = append(slices.Clone(i.data), make([]byte, max(0, number(c.args[1])-len(i.data)))...)[:number(c.args[1])]
		return true
	case "fsync", "fdatasync":
		if i != nil && !i.dir {
			i.kept = slices.Clone(i.data)
			return true
		}
		return d.syncNames(h.path)
	}
	return false
}

// syncNames makes the names in a directory safe.
func (d *disk) syncNames(dir string) bool {
	var rest []step
	for _, s := range d.pending {
		if s.dir != dir {
			rest = append(rest, s)
			continue
		}
		s.on(d.kept)
	}
	changed := len(rest) < len(d.pending)
	d.pending = rest
	return changed
}

// on makes the step in a set of names.
func (s step) on(names map[string]*inode) {
	for name, i := range s.names {
		if i == nil {
			delete(names, name)
		} else {
			names[name] = i
		}
	}
}

func (d *disk) set(path string, i *inode) bool {
	return d.take(step{filepath.Dir(path), map[string]*inode{path: i}})
}

func (d *disk) take(s step) bool {
	if !strings.HasPrefix(s.dir, d.home) {
		return false
	}
	s.on(d.names)
	d.pending = append(d.pending, s)
	return true
}

func (d *disk) rename(t *testing.T, from, to string) bool {
	t.Helper()
	if filepath.Dir(from) != filepath.Dir(to) || d.names[from] == nil || d.names[from].dir {
		t.Fatalf("the model of a disk cannot rename %s to %s", from, to)
	}
	return d.take(step{filepath.Dir(to), map[string]*inode{to: d.names[from], from: nil}})
}

func number(arg string) int {
	n, err := strconv.Atoi(arg)
	if err != nil {
		return -1
	}
	return n
}
