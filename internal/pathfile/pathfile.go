// Package pathfile reads path files into paths, and writes them.
package pathfile

import (
	"fmt"

	"lpath/internal/lpath"
	"lpath/internal/yamlx"
)

// maxLong is the longest overview or notes, in bytes.
const maxLong = 64 << 10

// MaxBytes is the size of the largest path file.
const MaxBytes = 4 << 20

// limits are those of a path file. 10,000 resources with every field make
// 100,000 to 170,000 marks of structure, and some more within their texts.
func limits() yamlx.Limits {
	return yamlx.Limits{Bytes: MaxBytes, Lines: 200_000, Tokens: 300_000, Depth: 32, Text: 4 << 10}
}

// Decode reads the path in b. file is its name for messages; id is the id that
// the file's name gives it. With own the file may say another, else a
// differing one is a fault. The error is of type yamlx.Errors and has all that
// is wrong.
func Decode(file string, b []byte, id string, own bool) (*lpath.Path, error) {
	_, path, err := decode(file, b, id, own)
	return path, err
}

// Spec is Decode for what the file says, without the defaults of a path.
func Spec(file string, b []byte, id string, own bool) (lpath.PathSpec, error) {
	spec, _, err := decode(file, b, id, own)
	return spec, err
}

func decode(file string, b []byte, id string, own bool) (spec lpath.PathSpec, path *lpath.Path, err error) {
	err = yamlx.Decode(file, b, limits(), func(d *yamlx.Doc) {
		r := reader{id: id, own: own}
		var problems []lpath.Problem
		spec = r.read(d)
		if path, problems = lpath.NewPath(spec); len(problems) > 0 {
			r.report(d, problems)
		}
	})
	if err != nil {
		return lpath.PathSpec{}, nil, err
	}
	return spec, path, nil
}

// reader reads one file. places is nil as long as nobody asks for them.
type reader struct {
	id     string
	own    bool
	count  int // of the resources so far
	places map[lpath.Address]yamlx.Place
}

func (r *reader) read(d *yamlx.Doc) lpath.PathSpec {
	spec := lpath.PathSpec{ID: r.id}
	versioned := false
	root := lpath.Address{}
	r.note(d, root)
	start := d.Here()
	d.Map([]string{
		"version", "id", "title", "overview", "prerequisites", "order", "phases",
		"additional", "videos", "checklist", "notes",
	}, func(key string) {
		r.note(d, lpath.Address{Field: key})
		switch key {
		case "version":
			versioned = true
			d.Version(lpath.Format)
		case "id":
			r.pathID(d, &spec)
		case "title":
			spec.Title = d.Text()
		case "overview":
			spec.Overview = d.TextUpTo(maxLong)
		case "prerequisites":
			spec.Prerequisites = r.texts(d, lpath.Address{Field: key})
		case "order":
			spec.Order = d.Text()
		case "phases":
			spec.Phases = r.phases(d)
		case "additional":
			spec.Additional = r.extras(d, lpath.Additional)
		case "videos":
			spec.Videos = r.extras(d, lpath.Video)
		case "checklist":
			spec.OwnChecklist = true
			spec.Checklist = r.checklist(d)
		case "notes":
			spec.Notes = d.TextUpTo(maxLong)
		}
	})
	if !versioned {
		d.Missing(start, "the path has no version", `add "version: 1"`)
	}
	return spec
}

// pathID reads the id that a file says for itself.
func (r *reader) pathID(d *yamlx.Doc, spec *lpath.PathSpec) {
	here, id := d.Here(), d.Text()
	switch {
	case id == "":
	case r.own:
		spec.ID = id
	case id != r.id:
		d.Fault(here, fmt.Sprintf("id %q differs from the file's name", id), fmt.Sprintf("here the name is the id: leave it out, or name the file %s.yaml", id))
	}
}

// list reads a list, counting on from count up to as many elements as a path
// may have resources: a hostile file has far more.
func (r *reader) list(d *yamlx.Doc, count *int, what string, each func()) {
	d.List(func() {
		if *count++; *count <= lpath.MaxResources {
			each()
		}
	})
	if *count > lpath.MaxResources {
		d.Stop(d.Here(), fmt.Sprintf("there are %d %s", *count, what),
			fmt.Sprintf("at most %d are allowed; make several paths of it", lpath.MaxResources))
	}
}

func (r *reader) texts(d *yamlx.Doc, at lpath.Address) []string {
	var texts []string
	r.list(d, new(int), at.Field, func() {
		at.Number++
		r.note(d, at)
		texts = append(texts, d.Text())
	})
	return texts
}

func (r *reader) phases(d *yamlx.Doc) []lpath.PhaseSpec {
	var phases []lpath.PhaseSpec
	r.list(d, new(int), "phases", func() {
		at := lpath.Address{Phase: len(phases) + 1}
		r.note(d, at)
		var spec lpath.PhaseSpec
		if n := len(phases); n > 0 {
			spec.Resources = make([]lpath.ItemSpec, 0, len(phases[n-1].Resources)) // a guess
		}
		d.Map([]string{"id", "title", "resources"}, func(key string) {
			at.Field = key
			r.note(d, at)
			switch key {
			case "id":
				spec.ID = d.Text()
			case "title":
				spec.Title = d.Text()
			case "resources":
				spec.Resources = r.resources(d, at.Phase, spec.Resources)
			}
		})
		phases = append(phases, spec)
	})
	return phases
}

// resources appends the resources of a phase to items.
func (r *reader) resources(d *yamlx.Doc, phase int, items []lpath.ItemSpec) []lpath.ItemSpec {
	known := []string{"id", "title", "type", "duration", "focus", "url", "needs", "optional"}
	r.list(d, &r.count, "resources", func() {
		items = append(items, r.item(d, lpath.Address{Phase: phase, Item: len(items) + 1}, known))
	})
	return items
}

func (r *reader) extras(d *yamlx.Doc, kind lpath.Kind) []lpath.ItemSpec {
	var items []lpath.ItemSpec
	known := []string{"id", "title", "type", "duration", "focus", "url"}
	if kind == lpath.Video {
		known = []string{"id", "title", "duration", "focus", "url", "channel"}
	}
	r.list(d, new(int), "extras", func() {
		spec := r.item(d, lpath.Address{Kind: kind, Item: len(items) + 1}, known)
		if kind == lpath.Video {
			spec.Type = "video"
		}
		items = append(items, spec)
	})
	return items
}

// item reads a resource or an extra, whichever keys it may have.
func (r *reader) item(d *yamlx.Doc, at lpath.Address, known []string) lpath.ItemSpec {
	var spec lpath.ItemSpec
	r.note(d, at)
	d.Map(known, func(key string) {
		at.Field = key
		r.note(d, at)
		switch key {
		case "id":
			spec.ID = d.Text()
		case "title":
			spec.Title = d.Text()
		case "type":
			spec.Type = d.Text()
		case "duration":
			spec.Duration = duration(d)
		case "focus":
			spec.Focus = d.Text()
		case "url":
			spec.URL = d.Text()
		case "channel":
			spec.Channel = d.Text()
		case "needs":
			spec.Needs = r.texts(d, at)
		case "optional":
			spec.Optional = d.Bool()
		}
	})
	return spec
}

func duration(d *yamlx.Doc) lpath.Minutes {
	here, s := d.Here(), d.Text()
	if s == "" {
		return lpath.Minutes{}
	}
	m, err := lpath.ParseMinutes(s)
	if err != nil {
		d.Fault(here, err.Error(), "")
	}
	return m
}

func (r *reader) checklist(d *yamlx.Doc) []lpath.CheckSpec {
	var checks []lpath.CheckSpec
	r.list(d, new(int), "items", func() {
		var spec lpath.CheckSpec
		at := lpath.Address{Kind: lpath.Check, Item: len(checks) + 1}
		r.note(d, at)
		d.Map([]string{"id", "title", "when"}, func(key string) {
			at.Field = key
			r.note(d, at)
			switch key {
			case "id":
				spec.ID = d.Text()
			case "title":
				spec.Title = d.Text()
			case "when":
				spec.When = d.Text()
			}
		})
		checks = append(checks, spec)
	})
	return checks
}
