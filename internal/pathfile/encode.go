package pathfile

import (
	"strconv"
	"strings"
	"unicode"

	"lpath/internal/lpath"
	"lpath/internal/text"
	"lpath/internal/yamlx"
)

// wide is how many columns are filled, beside the indent, where text can be broken.
const wide = 80

// Schema is the comment that begins a path file, which tells editors the schema.
const Schema = "# yaml-language-server: $schema=path.schema.json\n"

// Encode writes a path file: always the same bytes for the same spec, of which
// Spec gives the spec back and Decode its path, as long as it is legal.
//
// It writes what the spec says and nothing else: an id that the spec leaves to
// its default stays out, so that what people write stays short; an importer
// gives every item its id, so that a title can change and progress stays.
// Not carried is what no file can say: the type, needs and optional of videos,
// and a checklist that is not the path's own.
func Encode(spec lpath.PathSpec) []byte {
	e := encoder{b: []byte(Schema)}
	e.raw("version", strconv.Itoa(lpath.Format))
	e.text("id", spec.ID)
	e.text("title", spec.Title)
	e.long("overview", spec.Overview)
	e.texts("prerequisites", spec.Prerequisites)
	e.text("order", spec.Order)
	e.line("phases:")
	for _, phase := range spec.Phases {
		e.phase(phase)
	}
	e.extras("additional", spec.Additional, lpath.Additional)
	e.extras("videos", spec.Videos, lpath.Video)
	if spec.OwnChecklist {
		e.checklist(spec.Checklist)
	}
	e.long("notes", spec.Notes)
	return e.b
}

// encoder writes keys at an indent. dash is what the first key of a list's
// element stands behind.
type encoder struct {
	b      []byte
	indent int
	dash   bool
}

// line writes a line at the indent.
func (e *encoder) line(s string) {
	indent := strings.Repeat(" ", e.indent)
	if e.dash {
		indent, e.dash = indent[2:]+"- ", false
	}
	e.b = append(append(append(e.b, indent...), s...), '\n')
}

// raw writes a key and a value that needs no quotes.
func (e *encoder) raw(key, value string) { e.line(key + ": " + value) }

// text writes a key and its text, nothing for an empty one.
func (e *encoder) text(key, s string) {
	if s != "" {
		e.raw(key, quoted(s))
	}
}

// long writes a text that may fill several lines.
func (e *encoder) long(key, s string) {
	if len(key)+len(": ")+len(s) <= wide || !foldable(s) {
		e.text(key, s)
		return
	}
	e.raw(key, ">-")
	e.indent += 2
	for _, line := range text.Wrap(s, wide) {
		e.line(line)
	}
	e.indent -= 2
}

// texts writes a list of texts, one a line; nothing for an empty list.
func (e *encoder) texts(key string, list []string) {
	if len(list) == 0 {
		return
	}
	e.line(key + ":")
	e.elements(func() {
		for _, s := range list {
			e.dash = true
			e.line(quoted(s))
		}
	})
}

// elements writes what stands in a list below a key.
func (e *encoder) elements(write func()) {
	e.indent += 4
	write()
	e.indent -= 4
}

func (e *encoder) phase(spec lpath.PhaseSpec) {
	e.elements(func() {
		e.dash = true
		e.text("id", spec.ID)
		e.text("title", spec.Title)
		e.line("resources:")
		for _, r := range spec.Resources {
			e.elements(func() { e.item(r, lpath.Resource) })
		}
	})
}

func (e *encoder) extras(key string, specs []lpath.ItemSpec, kind lpath.Kind) {
	if len(specs) == 0 {
		return
	}
	e.line(key + ":")
	for _, spec := range specs {
		e.elements(func() { e.item(spec, kind) })
	}
}

func (e *encoder) item(spec lpath.ItemSpec, kind lpath.Kind) {
	e.dash = true
	e.text("id", spec.ID)
	e.text("title", spec.Title)
	if kind != lpath.Video {
		e.text("type", spec.Type)
	}
	if spec.Duration.Known() {
		e.raw("duration", strings.ReplaceAll(spec.Duration.String(), " ", ""))
	}
	e.text("focus", spec.Focus)
	if kind == lpath.Video {
		e.text("channel", spec.Channel)
	}
	e.url(spec.URL)
	if kind == lpath.Resource {
		e.needs(spec.Needs)
		if spec.Optional {
			e.raw("optional", "true")
		}
	}
}

// url writes a link, as people do: without quotes, unless YAML wants them.
func (e *encoder) url(link string) {
	odd := func(r rune) bool { return r <= ' ' || r > '~' || r == '"' || r == '\'' }
	if (strings.HasPrefix(link, "https://") || strings.HasPrefix(link, "http://")) &&
		!strings.HasSuffix(link, ":") && strings.IndexFunc(link, odd) < 0 {
		e.raw("url", link)
		return
	}
	e.text("url", link)
}

// needs writes ids, in brackets as long as that fits a line.
func (e *encoder) needs(ids []string) {
	if len(ids) == 0 {
		return
	}
	list := make([]string, len(ids))
	for i, id := range ids {
		list[i] = quoted(id)
	}
	short := "[" + strings.Join(list, ", ") + "]"
	if e.indent+len("needs: ")+len(short) <= wide {
		e.raw("needs", short)
		return
	}
	e.texts("needs", ids)
}

// checklist writes one item a line, as long as it fits.
func (e *encoder) checklist(specs []lpath.CheckSpec) {
	if len(specs) == 0 {
		e.line("checklist: []")
		return
	}
	e.line("checklist:")
	for _, spec := range specs {
		e.elements(func() { e.check(spec) })
	}
}

func (e *encoder) check(spec lpath.CheckSpec) {
	var fields []string
	for _, f := range [][2]string{{"id", spec.ID}, {"title", spec.Title}, {"when", spec.When}} {
		if f[1] != "" {
			fields = append(fields, f[0]+": "+quoted(f[1]))
		}
	}
	e.dash = true
	if short := "{" + strings.Join(fields, ", ") + "}"; e.indent+text.Width(short) <= wide {
		e.line(short)
		return
	}
	for _, f := range fields {
		e.line(f)
	}
}

func quoted(s string) string { return string(yamlx.AppendText(nil, s)) }

// foldable reports whether s can be broken at its spaces and comes back as it
// was: words that can be seen, one space between them.
func foldable(s string) bool {
	if s != strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' }), " ") {
		return false
	}
	return strings.IndexFunc(s, func(r rune) bool {
		return text.Invisible(r) || r != ' ' && unicode.IsSpace(r) || r >= 0xfffd && r <= 0xffff
	}) < 0
}
