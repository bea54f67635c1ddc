package state_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3" // in this test alone: it stands for any other program that reads the file
	"pgregory.net/rapid"

	"lpath/internal/lpath"
	"lpath/internal/state"
)

// A state file is plain YAML: another reader finds the same texts in it, as texts.
func TestOtherReadersFindTheSameTexts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyState().Draw(t, "state")
		written := state.Encode(s)
		var read yamlState
		if err := yaml.Unmarshal(written, &read); err != nil {
			t.Fatalf("%v\n%s", err, written)
		}
		if diff := cmp.Diff(textsOf(s), read.texts()); diff != "" {
			t.Fatalf("texts (-written +read):\n%s\n%s", diff, written)
		}
	})
}

type (
	// yamlState is a state file as another program may see it.
	yamlState struct {
		Active yamlText
		Paths  []yamlPath
		Undo   []struct {
			Did, Active yamlText
			Paths       []struct {
				ID                yamlText
				Head              yamlHead
				Records, Sessions []yamlLine
				Added             []yamlText
				AddedSessions     []yamlLine `yaml:"added_sessions"`
			}
		}
	}
	yamlPath struct {
		ID                yamlText
		yamlHead          `yaml:",inline"`
		Records, Sessions []yamlLine
	}
	yamlHead struct {
		Title, File yamlText
		Seen        []yamlText
	}
	yamlLine struct{ ID, Note yamlText }
	yamlText string
)

// UnmarshalYAML takes nothing but a text, no number or the like.
func (x *yamlText) UnmarshalYAML(n *yaml.Node) error {
	if n.Tag != "!!str" {
		return fmt.Errorf("line %d: %q is %s", n.Line, n.Value, n.Tag)
	}
	*x = yamlText(n.Value)
	return nil
}

func (s yamlState) texts() []string {
	var c collector
	c.add(string(s.Active))
	for _, p := range s.Paths {
		c.add(string(p.ID), string(p.Title), string(p.File))
		c.yaml(p.Seen, p.Records, p.Sessions)
	}
	for _, e := range s.Undo {
		c.add(string(e.Did), string(e.Active))
		for _, b := range e.Paths {
			c.add(string(b.ID), string(b.Head.Title), string(b.Head.File))
			c.yaml(b.Head.Seen, b.Records, b.Sessions)
			c.yaml(b.Added, nil, b.AddedSessions)
		}
	}
	return c
}

func textsOf(s *lpath.State) []string {
	var c collector
	c.add(s.Active)
	for _, p := range s.Paths {
		c.add(p.ID, p.Title, p.File)
		c.lists(p.Seen, p.Records, p.Sessions)
	}
	for _, e := range s.Undo {
		c.add(e.Did, e.Active)
		for _, b := range e.Paths {
			if b.Head == nil {
				b.Head = &lpath.Head{}
			}
			c.add(b.ID, b.Head.Title, b.Head.File)
			c.lists(b.Head.Seen, b.Records, b.Sessions)
			c.lists(b.Added, nil, b.AddedAt)
		}
	}
	return c
}

// collector holds texts in the order of the file.
type collector []string

func (c *collector) add(texts ...string) { *c = append(*c, texts...) }

func (c *collector) yaml(texts []yamlText, records, sessions []yamlLine) {
	for _, x := range texts {
		c.add(string(x))
	}
	for _, r := range append(records, sessions...) {
		c.add(string(r.ID), string(r.Note))
	}
}

func (c *collector) lists(texts []string, records []lpath.Record, sessions []lpath.Session) {
	c.add(texts...)
	for _, r := range records {
		c.add(r.ID, r.Note)
	}
	for _, s := range sessions {
		c.add(s.ID, "")
	}
}
