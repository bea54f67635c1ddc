package state_test

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"testing"

	"lpath/internal/lpath"
)

// Variables that make the test binary another process with a part in a test.
const (
	roleVariable = "STATE_TEST_ROLE"
	fileVariable = "STATE_TEST_FILE"
	nameVariable = "STATE_TEST_NAME"
)

func TestMain(m *testing.M) {
	role := os.Getenv(roleVariable)
	if role == "" {
		os.Exit(m.Run())
	}
	if err := play(role, os.Getenv(fileVariable)); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// play is what another process does with the state in file.
func play(role, file string) error {
	switch role {
	case "hold":
		return holdLock(file)
	case "count":
		return count(file, os.Getenv(nameVariable))
	case "readonly", "full":
		return playHindered(role, file)
	}
	return fmt.Errorf("no such role: %s", role)
}

// holdLock says "held" when it has the lock, and keeps it until its input ends.
func holdLock(file string) error {
	return open(file).Update(context.Background(), func(*lpath.State) (bool, error) {
		if _, err := fmt.Fprintln(os.Stdout, "held"); err != nil {
			return false, err
		}
		_, err := io.Copy(io.Discard, os.Stdin)
		return false, err
	})
}

// count records NAME-0, NAME-1 and so on without end, and names each when it
// has been recorded.
func count(file, name string) error {
	s := open(file)
	for n := 0; ; n++ {
		id := fmt.Sprintf("%s-%d", name, n)
		if err := s.Update(context.Background(), marking(id)); err != nil {
			return err
		}
		if _, err := fmt.Fprintln(os.Stdout, id); err != nil {
			return err
		}
	}
}

// playHindered tells what comes of a change when something is in the way.
func playHindered(role, file string) error {
	if err := hinder(role); err != nil {
		return err
	}
	_, err := fmt.Fprintln(os.Stdout, open(file).Update(context.Background(), marking("a")))
	return err
}

// process is the test binary in a role.
func process(t *testing.T, role, file, name string) *exec.Cmd {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program)
	cmd.Env = append(os.Environ(), roleVariable+"="+role, fileVariable+"="+file, nameVariable+"="+name)
	cmd.Stderr = t.Output()
	return cmd
}
