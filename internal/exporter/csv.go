package exporter

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"
	"time"

	"lpath/internal/lpath"
)

// CSV writes a line for each resource and extra (RFC 4180, with a line of names
// first). minutes is the middle of a range and empty where it is not known;
// needs are ids with spaces between them.
func CSV(t *lpath.Tracker) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	write := func(fields ...string) { _ = w.Write(fields) } // a buffer takes everything
	write("ref", "id", "kind", "phase", "title", "type", "minutes", "focus", "url", "needs", "optional", "status", "at", "minutes_spent", "note")
	minutesSpent := t.Progress().MinutesSpent()
	for _, item := range t.Path().Items() {
		if item.Kind == lpath.Check {
			continue
		}
		phase, minutes, spent, at, note := "", "", "", "", ""
		if item.Phase != nil {
			phase = item.Phase.Title
		}
		if item.Duration.Known() {
			minutes = strconv.Itoa(item.Duration.Mid())
		}
		if n := minutesSpent[item.ID]; n > 0 {
			spent = strconv.Itoa(n)
		}
		if r := t.Record(item); r != nil {
			at, note = r.At.Format(time.RFC3339), r.Note
		}
		write(item.Ref().String(), item.ID, item.Kind.String(), phase, item.Title, item.Type, minutes, item.Focus, item.URL,
			strings.Join(item.Needs, " "), strconv.FormatBool(item.Optional), t.Status(item).String(), at, spent, note)
	}
	w.Flush()
	return b.Bytes()
}
