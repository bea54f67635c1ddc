package pathfile_test

import (
	"errors"
	"testing"

	"lpath/internal/fault"
	"lpath/internal/lpath"
	"lpath/internal/pathfile"
	"lpath/internal/yamlx"
)

// Whatever a file holds: it is a path whose ids are all good, or it is said
// what is wrong with it.
func FuzzDecode(f *testing.F) {
	for _, file := range goodFiles() {
		f.Add(file)
	}
	for _, tt := range append(badFiles(), badBeyondSchema()...) {
		if len(tt.file) < 1000 {
			f.Add(tt.file)
		}
	}
	f.Fuzz(func(t *testing.T, file string) {
		var (
			path *lpath.Path
			err  error
		)
		fault.Bounded(t, func() { path, err = pathfile.Decode("f", []byte(file), "r", false) })
		if err != nil {
			if faults, ok := errors.AsType[yamlx.Errors](err); !ok || len(faults) == 0 || path != nil {
				t.Fatalf("%#v", err)
			}
			return
		}
		if path.ID != "r" || path.Title == "" || len(path.Resources()) == 0 {
			t.Fatalf("%+v", path)
		}
		for _, item := range path.Items() {
			if !lpath.ValidID(item.ID) || path.Item(item.ID) != item || item.Title == "" {
				t.Fatalf("%+v", item)
			}
			if ref, err := lpath.ParseRef(item.ID); err != nil || ref.ID != item.ID {
				t.Fatalf("the id %q is read as the ref %v (%v)", item.ID, ref, err)
			}
		}
	})
}
