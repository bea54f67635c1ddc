// Command bench times whole processes of lpath, from start to exit, in turn
// with a Go hello-world and with other programs of its kind, and says which of
// its goals are met. It needs the go command and a quiet machine.
//
//	go run ./cmd/bench -rounds 30
//
// All programs are put into one temporary directory by the same copy (where a
// file lies on the disk makes 5 to 9 % of such short times), and every round
// runs each command once, beginning with another one: what drifts drifts for
// all. It prints medians, with the quartiles beside them.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	rounds := flag.Int("rounds", 30, "how often each command runs, after a tenth of that to warm up")
	flag.Parse()
	if err := run(*rounds); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(rounds int) error {
	dir, err := os.MkdirTemp("", "lpath-bench-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	p, err := build(dir)
	if err != nil {
		return err
	}
	s := &suite{}
	if err := lpathJobs(s, p, dir); err != nil {
		return err
	}
	if err := taskJobs(s, p, dir); err != nil {
		return err
	}
	if err := dstaskJobs(s, p, dir); err != nil {
		return err
	}
	if err := s.measure(rounds); err != nil {
		return err
	}
	if err := s.weigh(p); err != nil {
		return err
	}
	return s.print(os.Stdout, rounds)
}
