package pathfile

import (
	"lpath/internal/lpath"
	"lpath/internal/yamlx"
)

// Report is all that there is to say about a path file, in the file's order.
type Report struct {
	Path     *lpath.Path // nil if there are faults
	Faults   yamlx.Errors
	Warnings yamlx.Errors // what a path may have and its author should know
}

// Check is Decode for an author: with warnings, also where there are faults.
func Check(file string, b []byte, id string, own bool) Report {
	var report Report
	report.Faults, report.Warnings = yamlx.Check(file, b, limits(), func(d *yamlx.Doc) {
		r := reader{id: id, own: own}
		spec := r.read(d)
		path, problems := lpath.NewPath(spec)
		report.Path = path
		r.report(d, problems)
		for _, w := range lpath.Warnings(spec) {
			at, _ := r.place(w.At)
			d.Warn(at, w.What, w.Hint)
		}
	})
	if len(report.Faults) > 0 {
		report.Path = nil
	}
	return report
}
