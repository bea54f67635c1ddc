package library_test

import (
	"path/filepath"
	"testing"
)

func TestWhatIsReadAheadIsWhatLoadReturns(t *testing.T) {
	l := newShelves(t, "a/x.yaml")
	source, err := l.Find("x")
	if err != nil {
		t.Fatal(err)
	}
	l.Ahead("x")
	first, err := l.Load(source)
	if err != nil || first.Title != "a/x.yaml" {
		t.Fatalf("the path is %v, %v", first, err)
	}
	if second, err := l.Load(source); err != nil || second != first {
		t.Errorf("asked again it is read again: %v, %v", second, err)
	}
}

func TestReadingAheadChangesNothingForOthers(t *testing.T) {
	l := newShelves(t, "a/x.yaml", "b/y.yaml")
	l.Ahead("no such path")
	l.Ahead("../x")
	l.Ahead("x")
	l.Ahead("docker")
	for name, title := range map[string]string{"y": "b/y.yaml", "docker": "built in"} {
		source, err := l.Find(name)
		if err != nil {
			t.Fatal(err)
		}
		if path, err := l.Load(source); err != nil || path.Title != title {
			t.Errorf("%s: the path is %v, %v", name, path, err)
		}
	}
}

func TestFaultIsToldThoughReadAhead(t *testing.T) {
	l := newShelves(t, "a/x.yaml")
	write(t, filepath.Join(l.root, "a", "x.yaml"), "version: 1\ntitle: T\n")
	source, err := l.Find("x")
	if err != nil {
		t.Fatal(err)
	}
	_, want := l.Load(source)
	l.Ahead("x")
	if _, got := l.Load(source); got == nil || got.Error() != want.Error() {
		t.Errorf("the error is %v, and without reading ahead %v", got, want)
	}
}
