package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// hello is the least that a Go program does: the unit of all ratios.
const hello = `package main

import "fmt"

func main() { fmt.Println("hello, world") }
`

// meter runs a command and prints how much memory it held at most, in KiB. A
// process begins with the size of the one that made it: this one is small.
const meter = `package main

import (
	"fmt"
	"os"
	"os/exec"
	"syscall"
)

func main() {
	cmd := exec.Command(os.Args[1], os.Args[2:]...)
	if err := cmd.Run(); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println(cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss)
}
`

// programs are where the programs are that run; "" for one that is missing.
type programs struct{ hello, meter, lpath, task, dstask string }

// build makes the programs and puts them into dir, all in the same way.
func build(dir string) (p programs, err error) {
	made := filepath.Join(dir, "made")
	if err := os.Mkdir(made, 0o755); err != nil {
		return p, err
	}
	for name, source := range map[string]string{"hello": hello, "meter": meter} {
		if err := os.WriteFile(filepath.Join(made, name+".go"), []byte(source), 0o644); err != nil {
			return p, err
		}
	}
	place := func(name, source string) string {
		if err == nil {
			err = compile(filepath.Join(made, name), source)
		}
		to := filepath.Join(dir, name)
		if err == nil {
			err = copyProgram(filepath.Join(made, name), to)
		}
		return to
	}
	p.hello = place("hello", filepath.Join(made, "hello.go"))
	p.lpath = place("lpath", "./cmd/lpath")
	p.meter = place("meter", filepath.Join(made, "meter.go"))
	p.task = installed("task")
	p.dstask = installed("dstask")
	return p, err
}

// compile builds a program as the Makefile does.
func compile(to, source string) error {
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", to, source)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", strings.Join(cmd.Args, " "), err, out)
	}
	return nil
}

func copyProgram(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_WRONLY|os.O_EXCL, 0o755)
	if err != nil {
		return err
	}
	if _, err := io.Copy(out, in); err != nil {
		_ = out.Close()
		return err
	}
	return out.Close()
}

func installed(name string) string {
	file, err := exec.LookPath(name)
	if err != nil {
		return ""
	}
	return file
}
