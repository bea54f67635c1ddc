package state_test

import (
	"slices"
	"strings"
	"time"

	"pgregory.net/rapid"

	"lpath/internal/lpath"
)

// traps are texts that a YAML reader may take for something else, and texts
// that a terminal or an editor would not keep.
func traps() []string {
	return []string{
		"null", "~", "yes", "No", "Off", "y", "true", "1984", "1_000", "0x1F", "0o7", "1e3", ".nan", "+.inf", "12:30:45", "2026-11-23",
		"- a", "-", "? a", "?", "a: b", "a:", ": ", "a #b", "#a", "{a: b}", "[a]", "a, b", "]", "}", "&a", "*a", "!a", "!!str a", "|", ">-", "@", "`", "%YAML 1.1", "<<", "=",
		`"`, `'`, `''`, `\`, `\n`, `\x41`, `"a" 'b' \c`, "...", "---", "a\n...\n", "\n...\n", "a\nb", "a\r\nb", "\n", "\r", "\t", " a", "a ", " ",
		"\x00", "\x1b]0;x\a", "\x7f", "\u0085", "\u00a0", "\u2028", "\u2029", "\ufeff", "\u200b", "\u202e", "\ufffd", "\ufffe", "\uffff", "\U0001fffe", "\U0010ffff", "\ue000",
		"é", "e\u0301", "ß", "漢字", "שלום", "👍🏽", "👩‍👩‍👧", "\U000e0101", strings.Repeat("long ", 1000) + "end",
	}
}

// oddIDs are ids that are no text for a YAML reader, or nearly not ids.
func oddIDs() []string {
	return []string{"null", "true", "no", "y", "1984", "1.5", "1e3", "0x1f", "0o7", "2026-11-23", "a", "a.b", "a_b-c", "1_000", strings.Repeat("x", 64)}
}

func text() *rapid.Generator[string] {
	trap := rapid.SampledFrom(traps())
	joined := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(trap, 2, 4).Draw(t, "traps"), "")
	})
	return rapid.OneOf(trap, joined, rapid.StringN(1, 30, -1))
}

func textOrNone() *rapid.Generator[string] { return rapid.OneOf(rapid.Just(""), text()) }

func id() *rapid.Generator[string] {
	return rapid.OneOf(rapid.SampledFrom(oddIDs()), rapid.StringMatching(`[a-z0-9][a-z0-9._-]{0,12}`)).Filter(lpath.ValidID)
}

func ids() *rapid.Generator[[]string] {
	return rapid.Custom(func(t *rapid.T) []string { return some(rapid.SliceOfNDistinct(id(), 0, 5, rapid.ID).Draw(t, "ids")) })
}

// moment is a time to the second with any offset that is in use.
func moment() *rapid.Generator[time.Time] {
	return rapid.Custom(func(t *rapid.T) time.Time {
		seconds := rapid.Int64Range(time.Date(1901, 1, 1, 0, 0, 0, 0, time.UTC).Unix(), time.Date(2999, 1, 1, 0, 0, 0, 0, time.UTC).Unix()).Draw(t, "seconds")
		offset := rapid.OneOf(rapid.Just(0), rapid.SampledFrom([]int{60, -60, 345, -210}), rapid.IntRange(-14*60, 14*60)).Draw(t, "offset")
		return time.Unix(seconds, 0).In(time.FixedZone("", offset*60))
	})
}

func records() *rapid.Generator[[]lpath.Record] {
	return rapid.Custom(func(t *rapid.T) []lpath.Record {
		var records []lpath.Record
		for _, id := range sorted(ids().Draw(t, "items")) {
			records = append(records, lpath.Record{
				ID: id, At: moment().Draw(t, "at"), Note: textOrNone().Draw(t, "note"), OutOfOrder: rapid.Bool().Draw(t, "out of order"),
				Status: rapid.SampledFrom([]lpath.RecordStatus{lpath.RecordOpen, lpath.RecordDone, lpath.RecordSkipped}).Draw(t, "status"),
			})
		}
		return records
	})
}

func sessions() *rapid.Generator[[]lpath.Session] {
	return rapid.Custom(func(t *rapid.T) []lpath.Session {
		var sessions []lpath.Session
		at := moment().Draw(t, "first")
		for range rapid.IntRange(0, 4).Draw(t, "times") {
			for _, id := range sorted(rapid.SliceOfNDistinct(id(), 1, 2, rapid.ID).Draw(t, "items")) {
				sessions = append(sessions, lpath.Session{ID: id, At: at, Minutes: rapid.IntRange(1, 600_000).Draw(t, "minutes")})
			}
			at = at.Add(time.Duration(rapid.IntRange(1, 1e6).Draw(t, "pause")) * time.Second)
		}
		return sessions
	})
}

func head(id string) *rapid.Generator[lpath.Head] {
	return rapid.Custom(func(t *rapid.T) lpath.Head {
		return lpath.Head{
			ID: id, Title: textOrNone().Draw(t, "title"), File: textOrNone().Draw(t, "file"),
			Started: moment().Draw(t, "started"), Seen: ids().Draw(t, "seen"), Plan: wish().Draw(t, "plan"),
		}
	})
}

func before(id string) *rapid.Generator[lpath.Before] {
	return rapid.Custom(func(t *rapid.T) lpath.Before {
		b := lpath.Before{ID: id}
		if rapid.Bool().Draw(t, "absent") {
			b.Absent = true
			return b
		}
		if rapid.Bool().Draw(t, "head differs") {
			h := head(id).Draw(t, "head")
			b.Head, b.Index = &h, rapid.IntRange(0, 3).Draw(t, "index")
		}
		b.Records, b.Added = records().Draw(t, "records"), sorted(ids().Draw(t, "added"))
		b.Sessions, b.AddedAt = sessions().Draw(t, "sessions"), sessions().Draw(t, "added sessions")
		return b
	})
}

func entry() *rapid.Generator[lpath.Entry] {
	return rapid.Custom(func(t *rapid.T) lpath.Entry {
		e := lpath.Entry{Did: text().Draw(t, "did"), At: moment().Draw(t, "at"), Activated: rapid.Bool().Draw(t, "activated")}
		if e.Activated {
			e.Active = rapid.OneOf(rapid.Just(""), id()).Draw(t, "active")
		}
		for _, id := range rapid.SliceOfNDistinct(id(), 0, 2, rapid.ID).Draw(t, "paths") {
			e.Paths = append(e.Paths, before(id).Draw(t, "before"))
		}
		return e
	})
}

// anyState is any state that lpath may come to hold.
func anyState() *rapid.Generator[*lpath.State] {
	return rapid.Custom(func(t *rapid.T) *lpath.State {
		s := &lpath.State{}
		for _, id := range rapid.SliceOfNDistinct(id(), 0, 3, rapid.ID).Draw(t, "paths") {
			s.Paths = append(s.Paths, &lpath.Progress{
				Head: head(id).Draw(t, "head"), Records: records().Draw(t, "records"), Sessions: sessions().Draw(t, "sessions"),
			})
		}
		if len(s.Paths) > 0 && rapid.Bool().Draw(t, "is one active") {
			s.Active = rapid.SampledFrom(s.Paths).Draw(t, "active").ID
		}
		s.Undo = some(rapid.SliceOfN(entry(), 0, 3).Draw(t, "undo"))
		return s
	})
}

// some is list, nil if it is empty.
func some[T any](list []T) []T { return append([]T(nil), list...) }

func sorted(list []string) []string {
	slices.Sort(list)
	return list
}
