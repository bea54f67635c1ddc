package config

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"

	"lpath/internal/yamlx"
)

// file reads the settings file through the strict reader, which knows places
// and duplicates, and hands Viper what it says.
func (l *loader) file(s *Settings) error {
	if l.in.File != "" {
		s.File = l.place(l.in.File, "")
	}
	b, err := readSettings(s.File, l.in.File != "")
	if errors.Is(err, fs.ErrNotExist) && l.in.File == "" {
		return nil
	}
	if err != nil {
		what := err.Error()
		if p, ok := errors.AsType[*fs.PathError](err); ok {
			what = p.Err.Error()
		}
		return yamlx.Errors{{File: s.File, What: what}}
	}
	if blank(b) {
		return nil
	}
	limits := yamlx.Limits{Bytes: maxBytes, Lines: 10_000, Tokens: 10_000, Depth: 4, Text: 4 << 10}
	values, origins := map[string]any{}, map[string]string{}
	err = yamlx.Decode(s.File, b, limits, func(d *yamlx.Doc) {
		clear(values)
		d.Map(Keys(), func(key string) {
			origins[key] = fmt.Sprintf("%s:%d", s.File, d.Here().Line)
			values[key] = l.read(d, key, filepath.Dir(s.File))
		})
	})
	if err != nil {
		return err
	}
	maps.Copy(l.origins, origins)
	return l.viper.MergeConfigMap(values)
}

// maxBytes is the size of the largest settings file.
const maxBytes = 1 << 20

// readSettings returns the file's bytes, one more than allowed of one too
// large. One that a flag names may be a device or a pipe; any other has to be a
// file, since opening a pipe would wait for ever.
func readSettings(file string, named bool) ([]byte, error) {
	if info, err := os.Stat(file); err != nil {
		return nil, err
	} else if !named && !info.Mode().IsRegular() {
		return nil, &fs.PathError{Path: file, Err: errors.New("not a file")}
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // nothing was written
	return io.ReadAll(io.LimitReader(f, maxBytes+1))
}

// blank reports whether a settings file has nothing but comments.
func blank(b []byte) bool {
	for line := range strings.Lines(string(b)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			return false
		}
	}
	return true
}

// read reads one setting of the file.
func (l *loader) read(d *yamlx.Doc, key, dir string) any {
	here := d.Here()
	switch key {
	case keyASCII:
		return d.Bool()
	case keyPaths:
		places := d.Texts()
		for i, p := range places {
			places[i] = l.place(p, dir)
		}
		return places
	case keyState:
		return l.place(d.Text(), dir)
	}
	value := d.Text()
	if hint := wrong(key, value); value != "" && hint != "" {
		d.Fault(here, fmt.Sprintf("%s is %q", key, value), hint)
	}
	return value
}
