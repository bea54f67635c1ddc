package lpath

import (
	"fmt"
	"strconv"
	"strings"

	"lpath/internal/text"
)

// maxID is the longest id, in bytes.
const maxID = 64

// supplementary is the condition that all extras are done; no item may have it as its id.
const supplementary = "supplementary"

// ValidID reports whether s can be an id of a path: ^[a-z0-9][a-z0-9._-]{0,63}$,
// without ".." or a trailing dot, and no name of a device on Windows, so that
// every id can be a file name everywhere.
func ValidID(s string) bool {
	if s == "" || len(s) > maxID || s[len(s)-1] == '.' {
		return false
	}
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
		case i == 0 || c != '.' && c != '_' && c != '-' || c == '.' && s[i-1] == '.':
			return false
		}
	}
	return !isDevice(s)
}

// isDevice reports whether Windows takes s for a device, whatever its ending.
func isDevice(s string) bool {
	if len(s) > 4 && s[3] != '.' && s[4] != '.' { // longer than any
		return false
	}
	name, _, _ := strings.Cut(s, ".")
	switch name {
	case "con", "prn", "aux", "nul":
		return true
	}
	return len(name) == 4 && (name[:3] == "com" || name[:3] == "lpt") && name[3] >= '1' && name[3] <= '9'
}

// idFault says what is wrong with an explicit id of an item, "" if nothing is.
// phase is the number of the phase that it names, 0 for anything else.
func idFault(id string, phase int) (what, hint string) {
	if !ValidID(id) {
		return fmt.Sprintf("id %q is not allowed", id), "ids are small letters, digits, and . _ - between them, at most 64, and no device name such as nul"
	}
	return takenFault(id, phase)
}

// takenFault is idFault for an id that is valid.
func takenFault(id string, phase int) (what, hint string) {
	switch {
	case id == supplementary:
		return fmt.Sprintf("id %q is taken", id), "it stands for all extras; choose another"
	case isPhaseID(id) && (phase == 0 || id != phaseID(phase)):
		return fmt.Sprintf("id %q is taken", id), "phase-N is the id of phase N alone; choose another"
	}
	if _, ok := parsePosition(id); ok {
		return fmt.Sprintf("id %q looks like a ref", id), "2, 2.1, a1 and the like name positions; choose another"
	}
	return "", ""
}

// DefaultID returns the id that an item of a kind gets which says none; "" where
// its title gives none.
func DefaultID(kind Kind, title string) string {
	return defaultID(map[Kind]string{Additional: "additional-", Video: "video-", Check: "check-"}[kind], title)
}

// FreeID reports whether an item, other than a phase, may be called id.
func FreeID(id string) bool {
	what, _ := idFault(id, 0)
	return what == ""
}

// defaultID makes the id of an item that says none, "" where the title gives none.
func defaultID(prefix, title string) string {
	slug := text.Slug(title)
	if slug == "" {
		return ""
	}
	id := prefix + text.CutSlug(slug, maxID-len(prefix))
	if what, _ := takenFault(id, 0); what != "" || isDevice(id) { // in all else a slug is valid
		id = "r-" + text.CutSlug(id, maxID-len("r-"))
	}
	return id
}

func phaseID(number int) string { return "phase-" + strconv.Itoa(number) }

// isPhaseID reports whether id has the shape phase-N.
func isPhaseID(id string) bool {
	n, ok := strings.CutPrefix(id, "phase-")
	return ok && n != "" && strings.Trim(n, "0123456789") == ""
}
