package lpath

import (
	"errors"
	"testing"
	"time"
)

func TestSkipKeepsWhyAndWhen(t *testing.T) {
	tr := after(t, mustPath(t, "p q"), "")
	for i, why := range []string{"know it", "", "from work"} {
		if _, err := tr.Skip(refsOf(t, []string{"p"}), SkipOptions{Now: noon().Add(time.Duration(i) * time.Minute), Note: why}); err != nil {
			t.Fatal(err)
		}
	}
	wantRecords(t, "skipped three times", tr, "p skipped "+at(0)+` "know it\nfrom work"`)
}

func TestWhatIsDoneIsNotSkipped(t *testing.T) {
	tests := []struct{ path, script, command, want string }{
		{"p q", "done p", "skip p", "1.1 P is done already; to skip it, open it again first: lpath reopen 1.1"},
		{"p q", "done p", "skip q p", "1.1 P is done already; to skip it, open it again first: lpath reopen 1.1"},
		{"p q * film", "done V1", "skip film", "V1 Film is done already; to skip it, open it again first: lpath reopen V1"},
	}
	for _, tt := range tests {
		tr := after(t, mustPath(t, tt.path), tt.script)
		before := dumped(tr)
		_, err := carryOut(t, tr, tt.command, noon())
		if _, ok := errors.AsType[*FinishedError](err); !ok || err.Error() != tt.want {
			t.Errorf("%s; %s: %v, want the error %s", tt.script, tt.command, err, tt.want)
		}
		if dumped(tr) != before {
			t.Errorf("%s; %s: it was refused and changed something", tt.script, tt.command)
		}
	}
}

func TestReopenKeepsNotesAndTimeSpent(t *testing.T) {
	p := mustPath(t, "p q r + guide * film")
	tests := []struct {
		script string
		want   []string
	}{
		{"done p; reopen p", nil},
		{"done p; note p hm; reopen p", []string{"p open " + at(3) + ` "hm"`}},
		{"done! q; note q hm; reopen q", []string{"q open " + at(3) + ` "hm"`}}, // no longer out of order
		{"skip p; reopen p", nil},
		{"done p q; reopen 1", nil}, // of a phase what is finished
		{"done A V; reopen A", []string{"film done " + at(1) + ` ""`}},
		{"note p hm; reopen p", []string{"p open " + at(1) + ` "hm"`}}, // it was open
		{"reopen p 1", nil},
	}
	for _, tt := range tests {
		wantRecords(t, tt.script, after(t, p, tt.script), tt.want...)
	}

	tr := after(t, p, "")
	if _, err := tr.Done(refsOf(t, []string{"p"}), DoneOptions{Now: noon(), Spent: 40}); err != nil {
		t.Fatal(err)
	}
	if _, err := tr.Reopen(refsOf(t, []string{"p"}), noon()); err != nil {
		t.Fatal(err)
	}
	if _, minutes := tr.Progress().SessionsOf("p"); minutes != 40 {
		t.Errorf("%d minutes spent are left, want 40", minutes)
	}
}

func TestNoteAddsALineWhateverTheStatus(t *testing.T) {
	p := mustPath(t, "p q ! party feast<phase-1")
	tests := []struct {
		script string
		want   []string
	}{
		{"note p hm", []string{"p open " + at(1) + ` "hm"`}},
		{"note p hm; note p two words", []string{"p open " + at(1) + ` "hm\ntwo words"`}},
		{"note q locked", []string{"q open " + at(1) + ` "locked"`}},
		{"done p; note p hm", []string{"p done " + at(1) + ` "hm"`}}, // the time is that of done
		{"skip p; note p hm", []string{"p skipped " + at(1) + ` "hm"`}},
		{"note p hm; done p", []string{"p done " + at(2) + ` "hm"`}},
		{"note C1 soon", []string{"party open " + at(1) + ` "soon"`}},
		{"note C2 soon", []string{"feast open " + at(1) + ` "soon"`}},
		{"note p", nil},
		{"done p; note p", []string{"p done " + at(1) + ` ""`}},
	}
	for _, tt := range tests {
		wantRecords(t, tt.script, after(t, p, tt.script), tt.want...)
	}
}

func TestANoteCanBeReplacedAndTakenAway(t *testing.T) {
	p := mustPath(t, "p q")
	tests := []struct {
		script, note string
		want         []string
	}{
		{"note p one; note p two", "three\nfour\n", []string{"p open " + at(1) + ` "three\nfour"`}},
		{"done p; note p one", "", []string{"p done " + at(1) + ` ""`}},
		{"note p one", " \n", nil},
		{"", "one", []string{"p open " + at(9) + ` "one"`}},
	}
	for _, tt := range tests {
		tr := after(t, p, tt.script)
		tr.Note(item(t, p, "p"), tt.note, true, noon().Add(9*time.Minute))
		wantRecords(t, tt.script, tr, tt.want...)
	}
}
