package pathfile_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// badFile is a file and all that is said of it.
type badFile struct{ name, file, want string }

func TestBadFiles(t *testing.T) {
	for _, tt := range append(badFiles(), badBeyondSchema()...) {
		t.Run(tt.name, func(t *testing.T) {
			_, err := decode(tt.file)
			if diff := cmp.Diff(tt.want, message(err)); diff != "" {
				t.Errorf("%s(-want +got):\n%s", tt.file, diff)
			}
		})
	}
}

// badFiles are those that the schema refuses, too.
func badFiles() []badFile {
	const (
		idRule   = `(ids are small letters, digits, and . _ - between them, at most 64, and no device name such as nul)`
		refRule  = `(2, 2.1, a1 and the like name positions; choose another)`
		linkRule = `(write an absolute link that begins with https:// or http://)`
		times    = `write 35m, 1h30m, 1.5h or 90 (minutes)`
	)
	return []badFile{
		{"no version", without("version: 1\n"), `1:1: the path has no version (add "version: 1")`},
		{"no title", without("title: T\n"), `1:1: the path has no title (add "title: …")`},
		{"no phases", "version: 1\ntitle: T\n", `1:1: the path has no phases (add at least one phase with one resource)`},
		{"empty phases", "version: 1\ntitle: T\nphases: []\n", `3:9: the path has no phases (add at least one phase with one resource)`},
		{"phases without value", "version: 1\ntitle: T\nphases:\n", `3:8: phases has no value (write one, or leave it out)`},
		{"nothing but a comment in braces", "{}", "1:1: the path has no version (add \"version: 1\")\n1:1: the path has no title (add \"title: …\")\n1:1: the path has no phases (add at least one phase with one resource)"},
		{"no path at all", "- a\n", `1:1: a list where a map (lines of key: value) is needed`},
		{"phase without title", instead("title: P", "id: p"), `4:3: the phase has no title (add "title: …")`},
		{"phase without resources", "version: 1\ntitle: T\nphases:\n- title: P\n", `4:3: the phase has no resources (add at least one, or leave the phase out)`},
		{"phase with empty resources", "version: 1\ntitle: T\nphases:\n- title: P\n  resources: []\n", `5:14: the phase has no resources (add at least one, or leave the phase out)`},
		{"phase with nothing", "version: 1\ntitle: T\nphases: [{}]\n", "3:10: the phase has no title (add \"title: …\")\n3:10: the phase has no resources (add at least one, or leave the phase out)"},
		{"phase that is a word", "version: 1\ntitle: T\nphases: [P]\n", `3:10: text where a map (lines of key: value) is needed for phases`},
		{"resource without title", path("  - focus: x"), `7:5: it has no title (add "title: …")`},
		{"resource that is a word", path("  - S"), `7:5: text where a map (lines of key: value) is needed for resources`},
		{"null among resources", path("  -"), `7:4: resources has no value (write one, or leave it out)`},
		{"extra without title", path("additional:", "- url: https://a.b"), `8:3: it has no title (add "title: …")`},
		{"checklist item without title", path("checklist: [{when: r}]"), `7:13: it has no title (add "title: …")`},

		{"unknown key", path("author: me"), `7:1: unknown key "author" (known here: version, id, title, overview, prerequisites, order, phases, additional, videos, checklist, notes)`},
		{"unknown key of a phase", path("  ressources: []"), `7:3: unknown key "ressources" (did you mean "resources"?)`},
		{"unknown key of a resource", path("    durration: 5m"), `7:5: unknown key "durration" (did you mean "duration"?)`},
		{"channel of a resource", path("    channel: me"), `7:5: unknown key "channel" (known here: id, title, type, duration, focus, url, needs, optional)`},
		{"needs of an extra", path("additional: [{title: E, needs: [r]}]"), `7:25: unknown key "needs" (known here: id, title, type, duration, focus, url)`},
		{"type of a video", path("videos: [{title: V, type: video}]"), `7:21: unknown key "type" (known here: id, title, duration, focus, url, channel)`},
		{"unknown key of a checklist item", path("checklist: [{title: C, after: r}]"), `7:24: unknown key "after" (known here: id, title, when)`},
		{"key that is a list", path("? [a]", ": b"), `7:3: a key must be a plain word (merge keys and keys that are lists or maps are not allowed)`},

		{"empty title", instead("title: T", "title: ''"), `2:8: title is empty (write something, or leave it out)`},
		{"blank title", instead("title: T", "title: ' '"), `2:8: the path has no title (add "title: …")`},
		{"blank title of a resource", instead("title: R", `title: "\t"`), `6:12: it has no title (add "title: …")`},
		{"title without value", instead("title: P", "title:"), `4:9: title has no value (write one, or leave it out)`},
		{"title that is a list", instead("title: T", "title: [T]"), `2:8: a list where text is needed for title`},
		{"long title", instead("title: R", "title: "+strings.Repeat("a", 4097)), `6:12: title is 4097 bytes long (at most 4096 are allowed)`},
		{"long overview", path("overview: " + strings.Repeat("a", 64<<10+1)), `7:11: overview is 65537 bytes long (at most 65536 are allowed)`},
		{"long notes", path("notes: " + strings.Repeat("a", 64<<10+1)), `7:8: notes is 65537 bytes long (at most 65536 are allowed)`},
		{"empty focus", path(`    focus: ""`), `7:12: focus is empty (write something, or leave it out)`},
		{"empty channel", path(`videos: [{title: V, channel: ''}]`), `7:30: channel is empty (write something, or leave it out)`},
		{"prerequisites as text", path("prerequisites: none"), `7:16: text where a list ([a, b], or lines that begin with a dash) is needed for prerequisites`},
		{"null among prerequisites", path("prerequisites:", "- a", "- ~"), `9:3: prerequisites has no value (write one, or leave it out)`},
		{"empty prerequisite", path("prerequisites: ['']"), `7:17: prerequisites is empty (write something, or leave it out)`},
		{"blank prerequisite", path("prerequisites: [a, ' ']"), `7:20: an empty prerequisite (write it, or leave it out)`},

		{"version as words", instead("version: 1", "version: one"), `1:10: version is "one" (write a whole number)`},
		{"format 0", instead("version: 1", "version: 0"), `1:10: there is no format 0 (write 1)`},
		{"newer format, alone", instead("version: 1", "version: 2\nunknown: x") + "more: []\n", `1:10: format 2 is newer than this lpath, which reads format 1 (get a newer lpath)`},
		{"unknown order", path("order: stirct"), `7:8: unknown order "stirct" (did you mean "strict"?)`},
		{"unknown order, near nothing", path("order: any"), `7:8: unknown order "any" (it is one of strict, phases, free)`},
		{"order in capitals", path("order: Strict"), `7:8: unknown order "Strict" (did you mean "strict"?)`},
		{"unknown type", path("    type: vidoe"), `7:11: unknown type "vidoe" (did you mean "video"?)`},
		{"unknown type of an extra", path("additional: [{title: E, type: bok}]"), `7:31: unknown type "bok" (did you mean "book"?)`},
		{"optional as a word", path("    optional: yes"), `7:15: optional is "yes" (write true or false)`},
		{"needs as text", path("    needs: r"), `7:12: text where a list ([a, b], or lines that begin with a dash) is needed for needs`},
		{"null among needs", path("    needs: [~]"), `7:13: needs has no value (write one, or leave it out)`},
		{"checklist as a map", path("checklist: {title: C}"), `7:12: a map where a list ([a, b], or lines that begin with a dash) is needed for checklist`},

		{"duration as words", path("    duration: a while"), `7:15: "a while" is no duration: ` + times},
		{"duration of days", path("    duration: 2d"), `7:15: "2d" is no duration: ` + times},
		{"duration in capitals", path("    duration: 35M"), `7:15: "35M" is no duration: ` + times},
		{"half a minute", path("    duration: 1.5"), `7:15: "1.5" is no duration: ` + times},
		{"minutes before hours", path("    duration: 30m 1h"), `7:15: "30m 1h" is no duration: ` + times},
		{"no minutes", path("    duration: 0"), `7:15: a duration is at least 1 minute`},
		{"below nothing", path("    duration: -5"), `7:15: "-5" is no duration: ` + times},
		{"too many minutes", path("    duration: 600001"), `7:15: a duration is at most 10000 hours`},
		{"range without end", path("    duration: 4h-"), `7:15: "4h-" is no duration: ` + times},
		{"range of three", path("    duration: 1-2-3h"), `7:15: "2-3h" is no duration: ` + times},
		{"empty duration", path(`    duration: ""`), `7:15: duration is empty (write something, or leave it out)`},
		{"duration as a list", path("    duration: [1, 2]"), `7:15: a list where text is needed for duration`},

		{"link without scheme", path("    url: example.org/a"), `7:10: url "example.org/a" is no web link ` + linkRule},
		{"relative link", path("    url: ./a.html"), `7:10: url "./a.html" is no web link ` + linkRule},
		{"file link", path("    url: file:///etc/passwd"), `7:10: url "file:///etc/passwd" is no web link ` + linkRule},
		{"link without host", path("    url: https:///a"), `7:10: url "https:///a" is no web link ` + linkRule},
		{"link with a port alone", path("    url: https://:80/a"), `7:10: url "https://:80/a" is no web link ` + linkRule},
		{"link of an extra", path("videos:", "- title: V", "  url: javascript:alert(1)"), `9:8: url "javascript:alert(1)" is no web link ` + linkRule},

		{"id of the path", path("id: R"), "7:5: id \"R\" differs from the file's name (here the name is the id: leave it out, or name the file R.yaml)"},
		{"capitals in an id", path("    id: Basics"), `7:9: id "Basics" is not allowed ` + idRule},
		{"spaces in an id", path("    id: a b"), `7:9: id "a b" is not allowed ` + idRule},
		{"dash at the start of an id", path(`    id: "-a"`), `7:9: id "-a" is not allowed ` + idRule},
		{"dot at the end of an id", path("    id: a."), `7:9: id "a." is not allowed ` + idRule},
		{"two dots in an id", path("    id: a..b"), `7:9: id "a..b" is not allowed ` + idRule},
		{"long id", path("    id: " + strings.Repeat("a", 65)), `7:9: id "` + strings.Repeat("a", 65) + `" is not allowed ` + idRule},
		{"device as an id", path("    id: nul"), `7:9: id "nul" is not allowed ` + idRule},
		{"device with an ending", path("    id: com1.txt"), `7:9: id "com1.txt" is not allowed ` + idRule},
		{"number as an id", path("    id: 2"), `7:9: id "2" looks like a ref ` + refRule},
		{"position as an id", path("    id: '2.1'"), `7:9: id "2.1" looks like a ref ` + refRule},
		{"ref of an extra as an id", path("    id: a1"), `7:9: id "a1" looks like a ref ` + refRule},
		{"ref of all videos as an id", path("    id: v"), `7:9: id "v" looks like a ref ` + refRule},
		{"ref as the id of a phase", path("  id: c4"), `7:7: id "c4" looks like a ref ` + refRule},
		{"phase-N as the id of a resource", path("    id: phase-1"), `7:9: id "phase-1" is taken (phase-N is the id of phase N alone; choose another)`},
		{"phase-N as the id of a video", path("videos: [{title: V, id: phase-9}]"), `7:25: id "phase-9" is taken (phase-N is the id of phase N alone; choose another)`},
		{"supplementary as an id", path("    id: supplementary"), `7:9: id "supplementary" is taken (it stands for all extras; choose another)`},
		{"supplementary as the id of a phase", path("  id: supplementary"), `7:7: id "supplementary" is taken (it stands for all extras; choose another)`},
		{"empty id", path("    id: ''"), `7:9: id is empty (write something, or leave it out)`},
		{"id of a checklist item", path("checklist: [{title: C, id: C}]"), `7:28: id "C" is not allowed ` + idRule},

		{"too many extras", path("additional: [" + strings.Repeat("{title: E},", 10_001) + "]"), `7:13: there are 10001 extras (at most 10000 are allowed; make several paths of it)`},
		{"too many phases", "version: 1\ntitle: T\nphases: [" + strings.Repeat("{},", 10_001) + "]", `3:9: there are 10001 phases (at most 10000 are allowed; make several paths of it)`},
		{"too many needs", path("    needs: [" + strings.Repeat("r,", 10_001) + "]"), `7:12: there are 10001 needs (at most 10000 are allowed; make several paths of it)`},
	}
}

// badBeyondSchema are those that no schema can refuse.
func badBeyondSchema() []badFile {
	return []badFile{
		{"id unlike the file's name", path("id: other"), "7:5: id \"other\" differs from the file's name (here the name is the id: leave it out, or name the file other.yaml)"},
		{"two equal ids", path("    id: x", "  - title: S", "    id: x"), `9:9: 1.1 and 1.2 have the same id "x" (give this one its own, such as "id: x-1-2")`},
		{"two equal titles", path("  - title: R"), `7:5: 1.1 and 1.2 have the same id "r" (give this one its own, such as "id: r-1-2")`},
		{"two equal extras", path("videos:", "- title: V", "- title: v"), `9:3: V1 and V2 have the same id "video-v" (give this one its own, such as "id: video-v-2")`},
		{"id of a phase", path("  id: r"), `6:5: phase 1 and 1.1 have the same id "r" (give this one its own, such as "id: r-1-1")`},
		{"two equal ids of phases", path("  id: x", "- title: Q", "  id: x", "  resources: [{title: S}]"), `9:7: phases 1 and 2 have the same id "x" (change one of them)`},
		{"phase-N of another phase", path("  id: phase-2"), `7:7: id "phase-2" is taken (phase-N is the id of phase N alone; choose another)`},
		{"title that gives no id", path("  - title: 世界"), `7:12: no id can be made of "世界" (add one, such as "id: resource-1-2")`},
		{"title of an extra that gives no id", path("additional: [{title: '!!!'}]"), `7:22: no id can be made of "!!!" (add one, such as "id: additional-1")`},

		{"unknown need", path("    needs: [phase-1, phase-11]"), `7:13: circular needs: r → phase-1 → r (take one of them out)` + "\n" + `7:22: there is no resource or phase "phase-11" (did you mean "phase-1"?)`},
		{"unknown need, near nothing", path("    needs:", "    - elsewhere"), `8:7: there is no resource or phase "elsewhere" (name a phase or a resource by its id)`},
		{"phase that there is not", path("    needs: [phase-3]"), `7:13: there is no resource or phase "phase-3" (did you mean "phase-1"?)`},
		{"need of an extra", path("    needs: [additional-e]", "additional: [{title: E}]"), `7:13: "additional-e" is no resource (only resources and phases can be named here)`},
		{"need of itself", path("    needs: [r]"), `7:13: circular needs: r → r (take one of them out)`},
		{"need of its own phase", path("    needs: [phase-1]"), `7:13: circular needs: r → phase-1 → r (take one of them out)`},
		{"needs in a circle", path("    needs: [s]", "  - title: S", "    needs: [r]", "order: free"), `7:13: circular needs: r → s → r (take one of them out)`},
		{"need of what comes later", path("    needs: [s]", "  - title: S"), `7:13: 1.1 can never be ready: it needs 1.2, which has to come after it (take the need out, change the places, or relax the path's order)`},
		{"need of a later phase", path("    needs: [phase-2]", "- title: Q", "  resources: [{title: S}]", "order: phases"), `7:13: 1.1 can never be ready: it needs phase 2, which has to come after it (take the need out, change the places, or relax the path's order)`},
		{"unknown condition", path("checklist:", "- title: C", "  when: phase-7"), `9:9: there is no resource or phase "phase-7" (did you mean "phase-1"?)`},
		{"condition of a video", path("videos: [{title: V}]", "checklist: [{title: C, when: video-v}]"), `8:30: "video-v" is no resource (only resources and phases can be named here)`},
		{"condition without extras", path("checklist: [{title: C, when: supplementary}]"), `7:30: there is nothing supplementary in this path (add additional resources or videos, or leave the condition out)`},

		{"range from large to small", path("    duration: 6-4h"), `7:15: a range goes from the smaller to the larger`},
		{"zero minutes", path("    duration: 0m"), `7:15: a duration is at least 1 minute`},
		{"too many hours", path("    duration: 10001h"), `7:15: a duration is at most 10000 hours`},
		{"link with a broken escape", path("    url: https://a.b/%zz"), `7:10: url "https://a.b/%zz" is no web link (write an absolute link that begins with https:// or http://)`},
		{"bytes where letters would fit", path("    focus: " + strings.Repeat("ü", 2049)), `7:12: focus is 4098 bytes long (at most 4096 are allowed)`},
		{"too many resources together", path(strings.Repeat("  - title: R\n", 6000) + "- title: Q\n  resources:\n" + strings.Repeat("  - title: R\n", 6000)), `6009:3: there are 12001 resources (at most 10000 are allowed; make several paths of it)`},

		{"version written otherwise", instead("version: 1", "version: 1.0"), `1:10: version is "1.0" (write a whole number)`},
		{"truth written otherwise", path("    optional: True"), `7:15: optional is "True" (write true or false)`},
		{"anchor", path("    focus: &a b"), `7:12: anchors are not allowed (take the &a out, or put the text in quotes)`},
		{"alias", path("    focus: &a b", "  - title: *a"), "7:12: anchors are not allowed (take the &a out, or put the text in quotes)\n8:12: aliases are not allowed (put text that begins with * in quotes)"},
		{"tag", path("    focus: !!str b"), `7:12: tags are not allowed (take the !!str out, or put the text in quotes)`},
		{"key that comes twice", path("title: U"), `7:1: the key "title" is here twice (keep one of them)`},
		{"second document", path("---", "a: b"), `7:1: a second document begins here (one file holds one document)`},
	}
}
