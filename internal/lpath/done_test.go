package lpath

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// at is noon plus minutes, as a record in these tests says it.
func at(minutes int) string {
	return noon().Add(time.Duration(minutes) * time.Minute).Format(time.RFC3339)
}

// records writes all records.
func records(tr *Tracker) []string {
	var lines []string
	for _, r := range tr.Progress().Records {
		lines = append(lines, dumpedRecord(r))
	}
	return lines
}

func wantRecords(t *testing.T, name string, tr *Tracker, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, records(tr)); diff != "" {
		t.Errorf("%s: records differ (-want +got):\n%s", name, diff)
	}
}

func TestDoneRecordsASetInWhateverOrder(t *testing.T) {
	tests := []struct{ path, script, want string }{
		{"p q | r", "done p q", "dd|r"},
		{"p q | r", "done 1.2 1.1", "dd|r"},
		{"p q | r", "done r q p", "dd|d"},
		{"p q | r", "done p p 1.1", "dr|l"},
		{"p q? | r", "done 1", "dr|r"}, // of a phase all that is not optional
		{"p q? | r", "done phase-1 2", "dr|d"},
		{"p q? | r", "done 1 q", "dd|r"},        // unless it is named
		{"p | q? r? | s", "done 1 2", "d|dd|r"}, // or there is nothing else
		{"p | q? | r", "done 1 2", "d|d|r"},
		{"p q r", "skip q p", "ssr"},
		{"p q | r", "skip 1", "ss|r"},
		{"p q | r", "done p; skip 1", "ds|r"}, // of a group, what is done stays
		{"p q | r", "done 1; skip 1", "dd|r"},
		{"p q | r", "skip p; done 1", "dd|r"}, // what was skipped becomes done
	}
	for _, tt := range tests {
		if got := stateOf(after(t, mustPath(t, tt.path), tt.script)); got != tt.want {
			t.Errorf("%s, %s: %s, want %s", tt.path, tt.script, got, tt.want)
		}
	}
}

func TestAllExtrasOfAKindAreDoneAtOnce(t *testing.T) {
	tr := after(t, mustPath(t, "p + guide paper * film show"), "done A; skip V; done V1")
	wantRecords(t, "extras", tr,
		"film done "+at(3)+` ""`, "guide done "+at(1)+` ""`, "paper done "+at(1)+` ""`, "show skipped "+at(2)+` ""`)
}

func TestARefThatNamesNothingChangesNothing(t *testing.T) {
	for _, command := range []string{"done p 7.7", "skip p 7.7", "reopen p 7.7"} {
		tr := after(t, mustPath(t, "p q"), "")
		_, err := carryOut(t, tr, command, noon())
		if _, ok := errors.AsType[*RefError](err); !ok || len(tr.Progress().Records) > 0 {
			t.Errorf("%s: %v, records %q", command, err, records(tr))
		}
	}
}

func TestForceRecordsWhatIsLockedAndMarksIt(t *testing.T) {
	p := mustPath(t, "p q | r s<q")
	tests := []struct {
		script string
		marked string // what is marked out of order
	}{
		{"done! r", "r"},
		{"done! q r", "q r"},
		{"done! p q r", ""},        // together they are in order
		{"done! p", ""},            // it was not needed
		{"done! p r", "r"},         //
		{"skip! r", "r"},           //
		{"done! r; done p q", "r"}, // it was out of order then
		{"done! r; done p q; reopen r; done r", ""},
		{"done! r; done! r", "r"},
		{"done! r; done p q; done r", "r"}, // and to say so again changes nothing
		{"done p q; reopen p; done q", ""},
		{"skip! r; done r", "r"},          // the order still says not yet
		{"skip! r; done p q; done r", ""}, // now it does not
		{"done p q r; reopen p; done! s", "s"},
	}
	for _, tt := range tests {
		tr := after(t, p, tt.script)
		var marked []string
		for _, r := range tr.Progress().Records {
			if r.OutOfOrder {
				marked = append(marked, r.ID)
			}
		}
		if got := strings.Join(marked, " "); got != tt.marked {
			t.Errorf("after %q: %q are out of order, want %q", tt.script, got, tt.marked)
		}
	}
}

func TestSkippedOutOfOrderBecomesDoneWithoutForce(t *testing.T) {
	tr := after(t, mustPath(t, "p q r"), "skip! q; done q")
	if got := stateOf(tr); got != "rdl" {
		t.Errorf("it stands at %s, want rdl", got)
	}
}

func TestDoneKeepsWhenAndHowLongAndANote(t *testing.T) {
	yesterday := noon().Add(-24 * time.Hour)
	ny := time.FixedZone("", -5*3600)
	tests := []struct {
		name    string
		options []DoneOptions // of done p, one after another
		want    string
	}{
		{"now", []DoneOptions{{Now: noon()}}, "p done " + at(0) + ` ""`},
		{"then", []DoneOptions{{Now: noon(), At: yesterday}}, "p done " + at(-24*60) + ` ""`},
		{"with its offset", []DoneOptions{{Now: noon(), At: yesterday.In(ny)}}, `p done 2026-11-22T06:00:00-05:00 ""`},
		{"a note", []DoneOptions{{Now: noon(), Note: " worth it\n"}}, "p done " + at(0) + ` "worth it"`},
		{"again changes nothing", []DoneOptions{{Now: yesterday}, {Now: noon()}}, "p done " + at(-24*60) + ` ""`},
		{"again with a note", []DoneOptions{{Now: yesterday, Note: "one"}, {Now: noon(), Note: "two"}}, "p done " + at(-24*60) + ` "one\ntwo"`},
		{"again with a time", []DoneOptions{{Now: noon(), Note: "one"}, {Now: noon(), At: yesterday}}, "p done " + at(-24*60) + ` "one"`},
		{"again with an empty note", []DoneOptions{{Now: noon(), Note: "one"}, {Now: noon(), Note: " "}}, "p done " + at(0) + ` "one"`},
	}
	for _, tt := range tests {
		tr := after(t, mustPath(t, "p q"), "")
		for _, o := range tt.options {
			if _, err := tr.Done(refsOf(t, []string{"p"}), o); err != nil {
				t.Fatal(err)
			}
		}
		wantRecords(t, tt.name, tr, tt.want)
	}
}

func TestTimeSpentIsTheSumOfSessions(t *testing.T) {
	tr := after(t, mustPath(t, "p q"), "")
	for _, o := range []DoneOptions{
		{Now: noon(), Spent: 40},
		{Now: noon().Add(time.Hour), Spent: 20},                                    // on something done already
		{Now: noon().Add(2 * time.Hour), At: noon().Add(-3 * time.Hour), Spent: 5}, // it ended at At
		{Now: noon().Add(3 * time.Hour), Note: "no time said"},
	} {
		if _, err := tr.Done(refsOf(t, []string{"p"}), o); err != nil {
			t.Fatal(err)
		}
	}
	sessions, minutes := tr.Progress().SessionsOf("p")
	want := []Session{
		{"p", noon().Add(-3*time.Hour - 5*time.Minute), 5},
		{"p", noon().Add(-40 * time.Minute), 40},
		{"p", noon().Add(40 * time.Minute), 20},
	}
	if diff := cmp.Diff(want, sessions); diff != "" || minutes != 65 {
		t.Errorf("%d minutes, want 65\n%s", minutes, diff)
	}
	if sessions, minutes := tr.Progress().SessionsOf("q"); len(sessions) > 0 || minutes > 0 {
		t.Errorf("q has %v, %d minutes", sessions, minutes)
	}
}

// A session is known by its item and its start: one that would begin with
// another of the same item stands before that, so that no time is lost.
func TestNoTimeSpentIsLost(t *testing.T) {
	tr := after(t, mustPath(t, "free: p q"), "")
	for _, o := range []struct {
		ref    string
		end, m int
	}{{"q", 30, 30}, {"p", 20, 20}, {"p", 35, 35}} { // all begin at noon
		if _, err := tr.Done(refsOf(t, []string{o.ref}), DoneOptions{Now: noon().Add(time.Duration(o.end) * time.Minute), Spent: o.m}); err != nil {
			t.Fatal(err)
		}
	}
	want := []Session{{"p", noon().Add(-35 * time.Minute), 35}, {"p", noon(), 20}, {"q", noon(), 30}} // by time, then id
	if diff := cmp.Diff(want, tr.Progress().Sessions); diff != "" {
		t.Error(diff)
	}
}
