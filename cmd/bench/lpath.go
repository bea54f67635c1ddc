package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// phaseSize is how many resources a phase of the generated paths has.
const phaseSize = 25

// sizes are the paths that are tried, in resources.
func sizes() []int { return []int{7, 1000, 10_000} }

// lpathJobs adds what is measured of lpath, and the hello-world beside it.
func lpathJobs(s *suite, p programs, dir string) error {
	s.add(&job{name: "hello", argv: []string{p.hello}})
	s.add(&job{name: "lpath version", argv: []string{p.lpath, "version"}, environ: home(dir, "empty")})
	for _, size := range sizes() {
		environ := home(dir, fmt.Sprint("lpath-", size))
		if err := learner(p.lpath, environ, size); err != nil {
			return err
		}
		phase, place := (size/2)/phaseSize+1, (size/2)%phaseSize+1
		ref := fmt.Sprintf("%d.%d", phase, place)
		add := func(name string, before []string, args ...string) {
			s.add(&job{name: name, size: size, argv: append([]string{p.lpath}, args...), before: before, environ: environ, weigh: name == "lpath next"})
		}
		add("lpath next", nil, "next")
		add("lpath show", nil, "show", ref)
		add("lpath show, all of it", nil, "show")
		add("lpath", nil)
		add("lpath done", []string{p.lpath, "reopen", ref}, "done", ref)
		if err := do(environ, p.lpath, "done", ref); err != nil {
			return err
		}
	}
	environ := home(dir, "library")
	for i := range 1000 {
		if err := writePath(environ, fmt.Sprintf("small-%d", i), 3); err != nil {
			return err
		}
	}
	s.add(&job{name: "lpath list, 1,000 files", argv: []string{p.lpath, "list"}, environ: environ})
	return nil
}

// home returns the environment of a learner who has only what is in a
// directory of that name.
func home(dir, name string) []string {
	at := filepath.Join(dir, name)
	return []string{
		"HOME=" + at, "XDG_DATA_HOME=" + at, "XDG_CONFIG_HOME=" + at,
		"PATH=" + os.Getenv("PATH"), "LANG=C.UTF-8", "TERM=dumb",
	}
}

// learner makes somebody who has done half of a path of that size: most at
// once, the last resources one by one, so that undo is as full as it gets.
func learner(lpath string, environ []string, size int) error {
	id := fmt.Sprint("bench-", size)
	if err := writePath(environ, id, size); err != nil {
		return err
	}
	commands := [][]string{{"start", id}}
	half := size / 2
	at := max(half-60, 0)
	if phases := at / phaseSize; phases > 0 {
		done := []string{"done"}
		for i := range phases {
			done = append(done, fmt.Sprint(i+1))
		}
		commands = append(commands, done)
		at = phases * phaseSize
	}
	for ; at < half; at++ {
		commands = append(commands, []string{"done"})
	}
	for _, c := range commands {
		if err := do(environ, append([]string{lpath}, c...)...); err != nil {
			return err
		}
	}
	return nil
}

// writePath writes a path file into the learner's own directory.
func writePath(environ []string, id string, size int) error {
	data := strings.TrimPrefix(environ[1], "XDG_DATA_HOME=")
	dir := filepath.Join(data, "lpath", "paths")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "version: 1\nid: %s\ntitle: A path of %d resources\nphases:\n", id, size)
	for i := range size {
		if i%phaseSize == 0 {
			fmt.Fprintf(&b, "  - title: Phase number %d\n    resources:\n", i/phaseSize+1)
		}
		fmt.Fprintf(&b, "      - title: What number %d is about\n        type: article\n        duration: %dm\n", i, 10+i%50)
		fmt.Fprintf(&b, "        url: https://example.org/learn/about-%d\n", i)
	}
	return os.WriteFile(filepath.Join(dir, id+".yaml"), []byte(b.String()), 0o644)
}
