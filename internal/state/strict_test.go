package state_test

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lpath/internal/lpath"
	"lpath/internal/state"
)

// damageCase is an edit of the golden state and what is said of it.
type damageCase struct {
	name     string
	old, new string // the first old becomes new; an empty old: new is the whole file
	want     string // lines without the file's name; "…" at the end: what follows is YAML's own business
}

func (d damageCase) damage(s string) string {
	if d.old == "" {
		return d.new
	}
	return strings.Replace(s, d.old, d.new, 1)
}

const (
	firstRecord  = "      - {id: serverless-basics, status: done, at: 2026-11-23T09:50:00+01:00, note: worth reading twice}\n"
	firstSession = "      - {id: serverless-basics, at: 2026-11-23T09:15:00+01:00, minutes: 35}\n"
	lastEntry    = "  - did: start serverless\n    at: 2026-11-23T10:50:00+01:00\n    active: \"2026\"\n"
)

func damages() []damageCase {
	return []damageCase{
		{"empty", "", "", `:1: the file is empty`},
		{"blank", "", "\n \n\t\n", `:1: the file is empty`},
		{"comment alone", "", "# lpath state\n", `:1: the file does not end with "..." (it was cut short, or the end was edited away)`},
		{"end alone", "", "# lpath state\n...\n", `:…`},
		{"no end mark", "\n...\n", "\n", `:60: the file does not end with "..." (it was cut short, or the end was edited away)`},
		{"end mark in a text", "\n...\n", "\n# ...\n", `:61: the file does not end with "..." (it was cut short, or the end was edited away)`},
		{"text after the end mark", "\n...\n", "\n...\nx: y\n", `:62: the file does not end with "..." (it was cut short, or the end was edited away)`},
		{"document after the end mark", "\n...\n", "\n...\n---\nversion: 1\n...\n", `:62:1: a second document begins here (one file holds one document)`},
		{"two documents", "undo:\n", "---\nversion: 1\nundo:\n", `:21:1: a second document begins here (one file holds one document)`},
		{"zeros", "", strings.Repeat("\x00", 512), `:1:1: bytes of zero begin here (a crash or a sync folder has emptied the file there)`},
		{"zeros at the end", "    active: \"2026\"\n...\n", strings.Repeat("\x00", 30), `:60:1: bytes of zero begin here (a crash or a sync folder has emptied the file there)`},
		{"a zero inside", "title: Serverless Architecture", "title: Serverless\x00Architecture", `:6:22: bytes of zero begin here (a crash or a sync folder has emptied the file there)`},
		{"not UTF-8", "title: Serverless Architecture", "title: Serverless\xe9", `:6:22: the byte 0xe9 is not UTF-8 text (save the file as UTF-8)`},
		{"conflict", "active: serverless\n", "<<<<<<< HEAD\nactive: serverless\n=======\nactive: \"2026\"\n>>>>>>> laptop\n", `:3:1: the mark of a merge conflict (keep one side of it and take the marks away)`},
		{"conflict in a list", firstRecord, "<<<<<<< HEAD\n" + firstRecord + "=======\n>>>>>>> laptop\n", `:10:1: the mark of a merge conflict (keep one side of it and take the marks away)`},
		{"a list", "", "- version: 1\n...\n", `:1:1: a list where a map (lines of key: value) is needed`},
		{"a text", "", "\nversion\n...\n", `:2:1: text where a map (lines of key: value) is needed`},
		{"no version", "version: 1\n", "", `:2:1: the state has no version`},
		{"version 0", "version: 1\n", "version: 0\n", `:2:10: there is no format 0 (write 1)`},
		{"version x", "version: 1\n", "version: one\n", `:2:10: version is "one" (write a whole number)`},
		{"newer", "version: 1\n", "version: 2\nplaces: [1]\n", `:2:10: format 2 is newer than this lpath, which reads format 1 (get a newer lpath)`},
		{"newer at the end", "version: 1\n", "places: [1]\nversion: 37\n", `:3:10: format 37 is newer than this lpath, which reads format 1 (get a newer lpath)`},
		{"unknown key", "active: serverless\n", "activ: serverless\n", `:3:1: unknown key "activ" (did you mean "active"?)`},
		{"far key", "active: serverless\n", "zebra: serverless\n", `:3:1: unknown key "zebra" (known here: version, active, paths, undo)`},
		{"unknown key of a path", "    started:", "    begun:", ":5:5: the path serverless has no time at which it was started\n:7:5: unknown key \"begun\" (known here: id, title, file, started, seen, records, sessions)"},
		{"unknown key of a record", "note: worth", "notes: worth", `:10:78: unknown key "notes" (did you mean "note"?)`},
		{"unknown key of a session", "minutes: 35", "minute: 35", ":15:9: a session needs id, at and minutes\n:15:64: unknown key \"minute\" (did you mean \"minutes\"?)"},
		{"unknown key of undo", "    none_active", "    no_active", `:24:5: unknown key "no_active" (did you mean "none_active"?)`},
		{"unknown key of undo's path", "        absent", "        gone", `:27:9: unknown key "gone" (known here: id, absent, head, index, records, added, sessions, added_sessions)`},
		{"unknown key of undo's head", "          title:", "          tittle:", `:40:11: unknown key "tittle" (did you mean "title"?)`},
		{"key twice", "active: serverless\n", "active: serverless\nactive: serverless\n", `:4:1: the key "active" is here twice (keep one of them)`},
		{"active path not there", "active: serverless\n", "active: serverles\n", `:3:9: the active path "serverles" is not among the paths`},
		{"active path no id", "active: serverless\n", "active: Server less\n", `:3:9: "Server less" is no id`},
		{"active path empty", "active: serverless\n", "active: \"\"\n", `:3:9: active is empty (write something, or leave it out)`},
		{"active path null", "active: serverless\n", "active:\n", `:3:8: active has no value (write one, or leave it out)`},
		{"active path a list", "active: serverless\n", "active: [serverless]\n", `:3:9: a list where text is needed for active`},
		{"anchor", "active: serverless\n", "active: &a serverless\n", `:3:9: anchors are not allowed…`},
		{"alias", "    seen: [serverless-basics", "    seen: [*a", `:…`},
		{"tag", "active: serverless\n", "active: !!str serverless\n", `:3:9: tags are not allowed…`},
		{"merge key", "    title: Serverless Architecture\n", "    <<: {title: x}\n", `:6:5: a key must be a plain word…`},
		{"path without id", "  - id: \"2026\"\n    title:", "  - title:", `:17:5: a path without an id`},
		{"path without start", "    started: 2026-11-23T10:40:00+01:00\n", "", `:17:5: the path 2026 has no time at which it was started`},
		{"path twice", "  - id: \"2026\"\n", "  - id: serverless\n", `:17:5: the path serverless is here twice`},
		{"path id a device", "  - id: \"2026\"\n", "  - id: nul\n", `:17:9: "nul" is no id`},
		{"path id outside", "  - id: \"2026\"\n", "  - id: ../2026\n", `:17:9: "../2026" is no id`},
		{"seen null", "seen: [serverless-basics", "seen: [~", `:8:12: seen has no value (write one, or leave it out)`},
		{"seen no id", "seen: [serverless-basics", "seen: [Serverless", `:8:12: "Serverless" is no id`},
		{"record without id", "{id: serverless-basics, status", "{status", `:10:9: a record needs id, status and at`},
		{"record without status", "status: done, at: 2026-11-23T09:50", "at: 2026-11-23T09:50", `:10:9: a record needs id, status and at`},
		{"record without at", "done, at: 2026-11-23T09:50:00+01:00", "done", `:10:9: a record needs id, status and at`},
		{"record twice", firstRecord, firstRecord + firstRecord, `:11:9: the record of serverless-basics is here twice (keep one of them)`},
		{"record three times", firstRecord, firstRecord + firstRecord + firstRecord, ":11:9: the record of serverless-basics is here twice (keep one of them)\n:12:9: the record of serverless-basics is here twice (keep one of them)"},
		{"unknown status", "status: done", "status: finished", `:10:41: unknown status "finished" (it is done, skipped or open)`},
		{"status with an escape", "status: done", `status: "\e[2Jdone"`, `:10:41: unknown status "\x1b[2Jdone" (it is done, skipped or open)`},
		{"out of order not a truth", "out_of_order: true", "out_of_order: yes", `:11:95: out_of_order is "yes" (write true or false)`},
		{"session without id", "{id: serverless-basics, at", "{at", `:15:9: a session needs id, at and minutes`},
		{"session without minutes", ", minutes: 35", "", `:15:9: a session needs id, at and minutes`},
		{"session twice", firstSession, firstSession + firstSession, `:16:9: the session of serverless-basics at 2026-11-23T09:15:00+01:00 is here twice (keep one of them)`},
		{"session twice elsewhere", firstSession, firstSession + "      - {id: serverless-basics, at: 2026-11-23T08:15:00Z, minutes: 1}\n", `:16:9: the session of serverless-basics at 2026-11-23T08:15:00Z is here twice (keep one of them)`},
		{"no minutes", "minutes: 35", "minutes: 0", `:15:73: minutes are from 1 to 600000`},
		{"minutes below zero", "minutes: 35", "minutes: -35", `:15:73: minutes are from 1 to 600000`},
		{"minutes in parts", "minutes: 35", "minutes: 35.5", `:15:73: minutes is "35.5" (write a whole number)`},
		{"minutes beyond counting", "minutes: 35", "minutes: 99999999999999999999", `:15:73: minutes is "99999999999999999999" (write a whole number)`},
		{"year 0", "2026-11-23T09:14", "0000-01-01T09:14", `:7:14: "0000-01-01T09:14:00+01:00" is no time (write it as 2026-11-23T09:50:00+01:00)`},
		{"year 9999", "2026-11-23T09:14", "9999-12-31T09:14", `:7:14: "9999-12-31T09:14:00+01:00" is no time (write it as 2026-11-23T09:50:00+01:00)`},
		{"no day", "2026-11-23T09:14", "2026-02-30T09:14", `:7:14: "2026-02-30T09:14:00+01:00" is no time (write it as 2026-11-23T09:50:00+01:00)`},
		{"no offset", "09:14:00+01:00", "09:14:00", `:7:14: "2026-11-23T09:14:00" is no time (write it as 2026-11-23T09:50:00+01:00)`},
		{"parts of a second", "09:14:00+01:00", "09:14:00.5+01:00", `:7:14: "2026-11-23T09:14:00.5+01:00" is no time (write it as 2026-11-23T09:50:00+01:00)`},
		{"offset beyond a day", "09:14:00+01:00", "09:14:00+24:60", `:7:14: "2026-11-23T09:14:00+24:60" is no time (write it as 2026-11-23T09:50:00+01:00)`},
		{"day alone", "2026-11-23T09:14:00+01:00", "2026-11-23", `:7:14: "2026-11-23" is no time (write it as 2026-11-23T09:50:00+01:00)`},
		{"time null", " 2026-11-23T09:14:00+01:00", "", ":5:5: the path serverless has no time at which it was started\n:7:13: started has no value (write one, or leave it out)"},
		{"undo without did", "  - did: start serverless\n    at", "  - at", `:22:5: an undo entry needs did and at`},
		{"undo without at", "    at: 2026-11-23T09:14:00+01:00\n", "", `:22:5: an undo entry needs did and at`},
		{"undo with two active paths", "    none_active: true\n", "    none_active: true\n    active: serverless\n", `:22:5: an undo entry has either active or none_active`},
		{"undo of no path", "      - id: old\n        head", "      - head", `:49:9: an undo entry of a path without an id`},
		{"undo's head without start", "          started: 2026-11-23T08:00:00+01:00\n", "", `:49:9: the path old has no time at which it was started`},
		{"undo's record twice", "        added: [serverless-basics]\n", "        records:\n    " + firstRecord + "    " + firstRecord, `:34:13: the record of serverless-basics is here twice (keep one of them)`},
		{"undo's index", "        index: 1", "        index: first", `:55:16: index is "first" (write a whole number)`},
		{"several", "active: serverless\n", "active: x\nfoo: y\nversion: 1\n", ":3:9: the active path \"x\" is not among the paths\n:4:1: unknown key \"foo\" (known here: version, active, paths, undo)\n:5:1: the key \"version\" is here twice (keep one of them)"},
	}
}

// A state that cannot be read in full is refused with the place and the
// reason, and stays as it is.
func TestDamageIsRefusedAndKept(t *testing.T) {
	whole := read(t, golden)
	for _, tt := range damages() {
		t.Run(tt.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "state.yaml")
			content := tt.damage(whole)
			if content == whole {
				t.Fatal("the edit changes nothing")
			}
			write(t, file, content)
			check := untouched(t, file)
			want := file + strings.ReplaceAll(tt.want, "\n", "\n"+file)
			_, err := open(file).Load()
			wantDamage(t, err, want)
			wantFiles(t, filepath.Dir(file), "state.yaml")
			err = open(file).Update(t.Context(), func(*lpath.State) (bool, error) {
				t.Error("a change was tried")
				return true, nil
			})
			wantDamage(t, err, want)
			wantFiles(t, filepath.Dir(file), "state.yaml", "state.yaml.lock")
			check()
		})
	}
}

// beginAnew is the way out where there is no backup.
const beginAnew = "  begin anew  lpath doctor --fresh (whatever is there stays as a backup)"

func wantDamage(t *testing.T, err error, want string) {
	t.Helper()
	if _, ok := errors.AsType[*state.DamageError](err); !ok {
		t.Fatalf("the error is %v, no *DamageError", err)
	}
	if beginning, ok := strings.CutSuffix(want, "…"); ok && strings.HasPrefix(err.Error(), beginning) {
		return
	}
	if !strings.Contains(want, "\nnothing was changed; ") {
		want += "\nnothing was changed; mend the file, or\n" + beginAnew
	}
	if diff := cmp.Diff(want, err.Error()); diff != "" {
		t.Errorf("words (-want +got):\n%s", diff)
	}
}

// However much of a file is lost, what is left is never taken for a state.
func TestCutShort(t *testing.T) {
	whole := state.Encode(full())
	for n := range whole {
		lost := append(slices.Clone(whole[:n]), make([]byte, len(whole)-n)...)
		if _, err := state.Decode("state.yaml", lost); err == nil {
			t.Errorf("accepted with zeros from byte %d of %d on", n, len(whole))
		}
		s, err := state.Decode("state.yaml", whole[:n])
		if err == nil && !cmp.Equal(s, full(), sameTimes()) {
			t.Errorf("the first %d of %d bytes are taken for another state", n, len(whole))
		}
		if err == nil && n < len(whole)-1 {
			t.Errorf("the first %d of %d bytes are accepted", n, len(whole))
		}
	}
}

func TestTooLargeAFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "state.yaml")
	write(t, file, "#"+strings.Repeat(" ", state.MaxBytes)+"\nversion: 1\n...\n")
	check := untouched(t, file)
	_, err := open(file).Load()
	wantDamage(t, err, file+": the file is larger than 32 MiB")
	check()
}

// What is no file is damage too.
func TestNoFile(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "file"), "")
	for name, want := range map[string]string{
		"":           "not a file\nnothing was changed; move it away",
		"file/state": "not a directory",
	} {
		file := filepath.Join(dir, name)
		_, err := open(file).Load()
		wantDamage(t, err, file+": "+want)
		if err := open(file).Update(t.Context(), marking("a")); err == nil {
			t.Errorf("%q was changed", name)
		}
	}
	wantFiles(t, dir, "file")
}
