package main

import (
	"fmt"
	"io"
	"time"
)

// goal is the most that one command may take, as a multiple of another.
type goal struct {
	name, by string
	most     map[int]float64 // by size
}

func each(small, middle, large float64) map[int]float64 {
	return map[int]float64{7: small, 1000: middle, 10_000: large}
}

func goals() []goal {
	return []goal{
		{"lpath version", "hello", map[int]float64{0: 2.3}},
		{"lpath next", "hello", each(2.4, 2.9, 7)},
		{"lpath show", "hello", each(2.5, 3.1, 8)},
		{"lpath done", "hello", each(3.1, 3.9, 9)},
		{"lpath next", "task next", each(0.5, 0.2, 0.07)},
		{"lpath done", "task done", each(0.6, 0.3, 0.1)},
		{"lpath next", "dstask next", each(1.0, 0.12, 0.04)},
	}
}

// print writes all times, and then each goal with what came of it.
func (s *suite) print(w io.Writer, rounds int) error {
	out := &printer{w: w}
	out.linef("Median of %d runs of each command, in turn; in brackets the quartiles.\n", rounds)
	for _, j := range s.jobs {
		name := j.name
		if j.size > 0 {
			name += fmt.Sprintf(", %d resources", j.size)
		}
		memory := ""
		if j.kib > 0 {
			memory = fmt.Sprintf("  %4.1f MiB", float64(j.kib)/1024)
		}
		out.linef("%-40s %8.2f ms  (%.2f to %.2f)%s", name, ms(j.median()), ms(j.quantile(0.25)), ms(j.quantile(0.75)), memory)
	}
	out.linef("\n%-40s %8s %8s", "Goal", "is", "at most")
	for _, g := range goals() {
		for _, size := range append([]int{0}, sizes()...) {
			most, asked := g.most[size]
			base := s.find(g.by, size)
			if g.by == "hello" {
				base = s.find(g.by, 0)
			}
			if j := s.find(g.name, size); asked && base != nil {
				what := g.name + " / " + g.by
				if size > 0 {
					what += fmt.Sprintf(", %d", size)
				}
				out.goal(what, float64(j.median())/float64(base.median()), most)
			}
		}
	}
	s.others(out)
	for _, note := range s.notes {
		out.linef("\n%s", note)
	}
	return out.err
}

// others writes the goals that are no multiples.
func (s *suite) others(out *printer) {
	next := func(size int) *job { return s.find("lpath next", size) }
	list := s.find("lpath list, 1,000 files", 0).median() - s.find("hello", 0).median()
	out.goal("lpath list, 1,000 files, beyond hello, ms", ms(list), 25)
	growth := next(10_000).median() - next(1000).median()
	out.goal("lpath next, µs for a resource more", float64(growth.Nanoseconds())/9000/1000, 1)
	for size, most := range map[int]float64{7: 10, 10_000: 16} {
		if kib := next(size).kib; kib > 0 {
			out.goal(fmt.Sprintf("lpath next, %d, MiB", size), float64(kib)/1024, most)
		}
	}
}

func ms(d time.Duration) float64 { return float64(d.Nanoseconds()) / 1e6 }

// printer writes lines and keeps the first error.
type printer struct {
	w   io.Writer
	err error
}

func (p *printer) linef(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format+"\n", args...)
	}
}

func (p *printer) goal(what string, is, most float64) {
	verdict := ""
	if is > most {
		verdict = "  missed"
	}
	p.linef("%-40s %8.3g %8.3g%s", what, is, most, verdict)
}
