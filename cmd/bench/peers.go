package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

// taskJobs adds Taskwarrior with as many tasks, half of them completed.
func taskJobs(s *suite, p programs, dir string) error {
	if p.task == "" {
		s.notes = append(s.notes, "task is not installed and left out: apt-get install taskwarrior")
		return nil
	}
	for _, size := range sizes() {
		at := filepath.Join(dir, fmt.Sprint("task-", size))
		if err := os.MkdirAll(at, 0o755); err != nil {
			return err
		}
		rc := filepath.Join(at, "rc")
		if err := os.WriteFile(rc, []byte("confirmation=off\n"), 0o644); err != nil {
			return err
		}
		environ := append(home(dir, fmt.Sprint("task-", size)), "TASKRC="+rc, "TASKDATA="+at)
		file := filepath.Join(at, "import.json")
		if err := os.WriteFile(file, tasks(size), 0o644); err != nil {
			return err
		}
		if err := do(environ, p.task, "import", file); err != nil {
			return err
		}
		id := taskID(size / 2)
		s.add(&job{name: "task next", size: size, argv: []string{p.task, "next"}, environ: environ})
		s.add(&job{
			name: "task done", size: size, argv: []string{p.task, id, "done"}, environ: environ,
			before: []string{p.task, id, "modify", "status:pending"},
		})
	}
	return nil
}

func taskID(i int) string { return fmt.Sprintf("00000000-0000-4000-8000-%012d", i) }

// tasks returns tasks as Taskwarrior imports them.
func tasks(size int) []byte {
	type task struct {
		UUID        string `json:"uuid"`
		Description string `json:"description"`
		Project     string `json:"project"`
		Status      string `json:"status"`
		Entry       string `json:"entry"`
		End         string `json:"end,omitempty"`
	}
	all := make([]task, size)
	for i := range all {
		t := task{
			UUID: taskID(i), Description: fmt.Sprintf("What number %d is about", i),
			Project: fmt.Sprintf("phase-%d", i/phaseSize+1), Status: "pending", Entry: "20260101T120000Z",
		}
		if i < size/2 {
			t.Status, t.End = "completed", "20260201T120000Z"
		}
		all[i] = t
	}
	b, _ := json.Marshal(all) // strings alone always marshal
	return b
}

// dstaskJobs adds dstask with as many tasks, half of them resolved. It keeps
// each task in a file of its own, in a repository of git.
func dstaskJobs(s *suite, p programs, dir string) error {
	if p.dstask == "" {
		s.notes = append(s.notes, "dstask is not installed and left out: go install github.com/naggie/dstask/cmd/dstask@latest")
		return nil
	}
	for _, size := range sizes() {
		at := filepath.Join(dir, fmt.Sprint("dstask-", size))
		environ := append(home(dir, fmt.Sprint("dstask-", size)), "DSTASK_GIT_REPO="+at)
		for i := range size {
			status, resolved := "pending", "0001-01-01T00:00:00Z"
			if i < size/2 {
				status, resolved = "resolved", "2026-02-01T12:00:00Z"
			}
			if err := os.MkdirAll(filepath.Join(at, status), 0o755); err != nil {
				return err
			}
			number := 0 // resolved tasks have none
			if status == "pending" {
				number = i - size/2 + 1
			}
			content := fmt.Sprintf("summary: What number %d is about\nnotes: \"\"\ntags: []\nproject: phase-%d\npriority: P2\n"+
				"delegatedto: \"\"\nsubtasks: []\ndependencies: []\ncreated: 2026-01-01T12:00:00Z\nresolved: %s\ndue: 0001-01-01T00:00:00Z\nid: %d\n",
				i, i/phaseSize+1, resolved, number)
			if err := os.WriteFile(filepath.Join(at, status, taskID(i)+".yml"), []byte(content), 0o644); err != nil {
				return err
			}
		}
		for _, args := range [][]string{
			{"init", "-q"},
			{"add", "."},
			{"-c", "user.name=bench", "-c", "user.email=bench@localhost", "commit", "-q", "-m", "tasks"},
		} {
			if err := do(environ, append([]string{"git", "-C", at}, args...)...); err != nil {
				return err
			}
		}
		s.add(&job{name: "dstask next", size: size, argv: []string{p.dstask, "next"}, environ: environ})
	}
	return nil
}
