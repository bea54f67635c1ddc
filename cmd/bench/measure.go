package main

import (
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"time"
)

// job is a command to time.
type job struct {
	name    string
	size    int      // resources, 0 where that does not matter
	argv    []string // the program first
	before  []string // runs before each time and is not timed; nil for nothing
	environ []string

	times []time.Duration // sorted after measure
	kib   int             // of memory at most, 0 if that was not asked
	weigh bool            // ask that
}

// suite is all jobs of one run, and what was left out of it.
type suite struct {
	jobs  []*job
	notes []string
}

func (s *suite) add(j *job) { s.jobs = append(s.jobs, j) }

// find returns the job of a name and a size, nil if it did not run.
func (s *suite) find(name string, size int) *job {
	for _, j := range s.jobs {
		if j.name == name && j.size == size {
			return j
		}
	}
	return nil
}

// measure runs each job once a round, beginning with another one each time.
func (s *suite) measure(rounds int) error {
	warm := max(rounds/10, 2)
	for round := range warm + rounds {
		for i := range s.jobs {
			j := s.jobs[(i+round)%len(s.jobs)]
			took, err := j.time()
			if err != nil {
				return err
			}
			if round >= warm {
				j.times = append(j.times, took)
			}
		}
	}
	for _, j := range s.jobs {
		slices.Sort(j.times)
	}
	return nil
}

// time runs the job and returns how long it took from start to exit.
func (j *job) time() (time.Duration, error) {
	if j.before != nil {
		if err := do(j.environ, j.before...); err != nil {
			return 0, err
		}
	}
	null, err := os.OpenFile(os.DevNull, os.O_RDWR, 0)
	if err != nil {
		return 0, err
	}
	defer func() { _ = null.Close() }()
	attr := &os.ProcAttr{Env: j.environ, Files: []*os.File{null, null, null}}
	start := time.Now()
	p, err := os.StartProcess(j.argv[0], j.argv, attr)
	if err != nil {
		return 0, err
	}
	end, err := p.Wait()
	took := time.Since(start)
	if err == nil && !end.Success() {
		err = fmt.Errorf("%s: %s", strings.Join(j.argv, " "), end)
	}
	return took, err
}

// weigh finds out how much memory those jobs hold of which that is asked.
func (s *suite) weigh(p programs) error {
	for _, j := range s.jobs {
		if !j.weigh {
			continue
		}
		for range 5 {
			cmd := exec.Command(p.meter, j.argv...)
			cmd.Env = j.environ
			out, err := cmd.CombinedOutput()
			if err != nil {
				return fmt.Errorf("%s: %w: %s", j.name, err, out)
			}
			kib, err := strconv.Atoi(strings.TrimSpace(string(out)))
			if err != nil {
				return err
			}
			j.kib = max(j.kib, kib)
		}
	}
	return nil
}

// quantile returns the time below which the share q of all is.
func (j *job) quantile(q float64) time.Duration {
	return j.times[int(q*float64(len(j.times)-1)+0.5)]
}

func (j *job) median() time.Duration { return j.quantile(0.5) }

// do runs a command that is not timed.
func do(environ []string, argv ...string) error {
	cmd := exec.Command(argv[0], argv[1:]...)
	cmd.Env = environ
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", strings.Join(argv, " "), err, out)
	}
	return nil
}
