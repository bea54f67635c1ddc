package importer

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"lpath/internal/lpath"
	"lpath/internal/text"
)

// parseTrack reads a config.json, whose other keys are nobody's business here.
// All that is wrong with its exercises is reported, by line.
func parseTrack(source []byte) (*track, error) {
	source, err := tidy(source)
	if err != nil {
		return nil, err
	}
	r := &jsonReader{source: source, dec: json.NewDecoder(bytes.NewReader(source))}
	t := &track{names: map[string]string{}, gone: map[string]string{}, line: 1}
	err = r.object(func(key string) error { return r.trackKey(t, key) })
	if err == nil {
		if _, more := r.dec.Token(); !errors.Is(more, io.EOF) {
			err = r.fault("something follows the track's object", "keep one JSON object")
		}
	}
	if err != nil {
		return nil, r.explain(err)
	}
	if t.slug == "" {
		t.slug = text.Slug(t.language)
	}
	if t.slug == "" {
		r.faults = append(r.faults, Remark{1, "the track has no slug", `add "slug", as in "slug": "go"`})
	}
	if n := len(t.concept) + len(t.practice); n > lpath.MaxResources {
		r.faults = append(r.faults, Remark{t.line, fmt.Sprintf("the track has %d exercises", n), fmt.Sprintf("at most %d are allowed", lpath.MaxResources)})
	}
	if !r.exercises {
		r.faults = append(r.faults, Remark{1, "the track has no exercises", `add "exercises" with "concept" and "practice"`})
	}
	return t, faults(Exercism, r.faults)
}

// jsonReader reads JSON value by value, so that it knows the lines.
type jsonReader struct {
	source    []byte
	dec       *json.Decoder
	exercises bool // the key was there
	at, lines int  // how far lines are counted, and how many there are
	faults    []Remark
}

// maxFaults is how many faults of exercises are told.
const maxFaults = 20

func (r *jsonReader) trackKey(t *track, key string) error {
	switch key {
	case "language":
		return r.value(&t.language, key)
	case "slug":
		return r.value(&t.slug, key)
	case "blurb":
		return r.value(&t.blurb, key)
	case "concepts":
		return r.list(func() error {
			var c struct{ Slug, Name string }
			err := r.value(&c, "a concept")
			t.names[c.Slug] = c.Name
			return err
		})
	case "exercises":
		r.exercises, t.line = true, r.line()
		return r.trackExercises(t)
	}
	return r.skip()
}

// trackExercises reads the lists of exercises; in tracks of the second version
// it is one list, all for practice.
func (r *jsonReader) trackExercises(t *track) error {
	if r.next() == '[' {
		return r.list(func() error { return r.exercise(&t.practice) })
	}
	return r.object(func(key string) error {
		switch key {
		case "concept":
			return r.list(func() error { return r.exercise(&t.concept) })
		case "practice":
			return r.list(func() error { return r.exercise(&t.practice) })
		}
		return r.skip()
	})
}

func (r *jsonReader) exercise(all *[]exercise) error {
	r.next()
	e := exercise{line: r.line()}
	var raw struct {
		Slug, Name, Status                 string
		Concepts, Practices, Prerequisites []string
		Difficulty                         *int
		Deprecated                         bool
	}
	if err := r.value(&raw, "an exercise"); err != nil {
		return err
	}
	if raw.Deprecated {
		raw.Status = "deprecated"
	}
	e.slug, e.name, e.status = strings.TrimSpace(raw.Slug), strings.TrimSpace(raw.Name), raw.Status
	e.concepts, e.practices, e.prerequisites = raw.Concepts, raw.Practices, raw.Prerequisites
	e.difficulty = math.MaxInt
	if raw.Difficulty != nil {
		e.difficulty = *raw.Difficulty
	}
	what, why := "", ""
	switch {
	case e.slug == "":
		what, why = "an exercise has no slug", `add "slug", as in "slug": "hello-world"`
	case strings.ContainsAny(e.slug, "/?#% "):
		what, why = fmt.Sprintf("slug %q is no part of a link", e.slug), "write small letters, digits and hyphens"
	case e.status != "" && !slices.Contains(statuses(), e.status):
		what, why = fmt.Sprintf("%s has the unknown status %q", e.slug, excerpt(e.status)), "it is one of "+strings.Join(statuses(), ", ")
		if near := text.Nearest(e.status, statuses()); near != "" {
			why = fmt.Sprintf("did you mean %q?", near)
		}
	}
	if what != "" && len(r.faults) < maxFaults {
		r.faults = append(r.faults, Remark{e.line, what, why})
	}
	*all = append(*all, e)
	return nil
}

// statuses are those that Exercism gives an exercise; none is active.
func statuses() []string { return []string{"active", "beta", "wip", "deprecated"} }

// object reads an object, calling field at the value of each key.
func (r *jsonReader) object(field func(key string) error) error {
	if r.next() != '{' {
		return r.fault("here an object is expected", "write { … }")
	}
	if _, err := r.dec.Token(); err != nil {
		return err
	}
	seen := map[string]bool{}
	for r.dec.More() {
		t, err := r.dec.Token()
		if err != nil {
			return err
		}
		key, _ := t.(string)
		if seen[key] {
			return r.fault(fmt.Sprintf("the key %q stands here twice", excerpt(key)), "keep one of them")
		}
		seen[key] = true
		r.next()
		if err := field(key); err != nil {
			return err
		}
	}
	_, err := r.dec.Token()
	return err
}

// list reads a list, calling each at every element.
func (r *jsonReader) list(each func() error) error {
	if r.next() != '[' {
		return r.fault("here a list is expected", "write [ … ]")
	}
	if _, err := r.dec.Token(); err != nil {
		return err
	}
	for r.dec.More() {
		if err := each(); err != nil {
			return err
		}
	}
	_, err := r.dec.Token()
	return err
}

// value reads a value into v, called what in messages.
func (r *jsonReader) value(v any, what string) error {
	r.next()
	line := r.line()
	err := r.dec.Decode(v)
	if wrong, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		if wrong.Field != "" {
			what = fmt.Sprintf("%q of %s", strings.ToLower(wrong.Field), what)
		}
		return faults(Exercism, []Remark{{line, fmt.Sprintf("%s is a %s", what, wrong.Value), "it has to be a " + kindName(wrong.Type.Kind().String())}})
	}
	return err
}

// kindName is the JSON word for a kind of Go's.
func kindName(kind string) string {
	switch kind {
	case "slice":
		return "list"
	case "int":
		return "whole number"
	case "struct":
		return "object"
	}
	return kind
}

func (r *jsonReader) skip() error {
	var raw json.RawMessage
	return r.dec.Decode(&raw)
}

// next returns the byte with which the next value starts, 0 at the end.
func (r *jsonReader) next() byte {
	for _, c := range r.source[r.dec.InputOffset():] {
		if !strings.ContainsRune(" \t\r\n,:", rune(c)) {
			return c
		}
	}
	return 0
}

// line returns the line of the next value.
func (r *jsonReader) line() int {
	at := int(r.dec.InputOffset())
	for at < len(r.source) && strings.ContainsRune(" \t\r\n,:", rune(r.source[at])) {
		at++
	}
	if at > r.at {
		r.lines += bytes.Count(r.source[r.at:at], []byte("\n"))
		r.at = at
	}
	return 1 + r.lines
}

func (r *jsonReader) fault(what, hint string) error {
	return faults(Exercism, []Remark{{r.line(), what, hint}})
}

// explain gives what the decoder says of broken JSON its line.
func (r *jsonReader) explain(err error) error {
	if wrong, ok := errors.AsType[*json.SyntaxError](err); ok {
		at := min(int(wrong.Offset), len(r.source))
		return faults(Exercism, []Remark{{1 + bytes.Count(r.source[:at], []byte("\n")), "this is no JSON: " + wrong.Error(), "mend it there"}})
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return faults(Exercism, []Remark{{1 + bytes.Count(r.source, []byte("\n")), "the JSON ends too early", "a bracket is missing at the end"}})
	}
	return err
}
