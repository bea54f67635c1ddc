package durable

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"
)

const (
	// maxBase is how much of a file's name its temporary names have: with what
	// follows, they fit into the 255 bytes that a name may have.
	maxBase = 200
	// maxTemporaries is how many temporary files a process may have beside one
	// file, those of earlier processes of the same number among them.
	maxTemporaries = 9999
)

// temporaryName is the n-th name that a process may use for a new version of
// file. Which is free, only the making of it tells.
func temporaryName(file string, pid, n int) string {
	dir, base := filepath.Split(file)
	if len(base) > maxBase {
		cut := maxBase
		for cut > 0 && !utf8.RuneStart(base[cut]) {
			cut--
		}
		base = base[:cut]
	}
	return fmt.Sprintf("%s%s.%d-%d.tmp", dir, base, pid, n)
}

// TemporaryOf returns which file a temporary one, by its name alone, was to
// become a version of: FILE.PID-N.tmp, or as it once was, FILE.PID.tmp.
func TemporaryOf(name string) (file string, ok bool) {
	rest, ok := strings.CutSuffix(name, ".tmp")
	if !ok {
		return "", false
	}
	dot := strings.LastIndexByte(rest, '.')
	if dot < 1 {
		return "", false
	}
	pid, n, numbered := strings.Cut(rest[dot+1:], "-")
	if !number(pid) || numbered && !number(n) {
		return "", false
	}
	return rest[:dot], true
}

// number reports whether s is a number of a process or a file as it is written
// into a name.
func number(s string) bool {
	n, err := strconv.ParseUint(s, 10, 32)
	return err == nil && strconv.FormatUint(n, 10) == s
}
