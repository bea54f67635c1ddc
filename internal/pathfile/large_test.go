package pathfile_test

import (
	"fmt"
	"strings"
	"testing"

	"lpath/internal/pathfile"
)

// large returns a path file of that many resources, as people write them.
func large(resources int) []byte {
	var b strings.Builder
	b.WriteString("version: 1\nid: large\ntitle: A large path\nphases:\n")
	for i := range resources {
		if i%25 == 0 {
			fmt.Fprintf(&b, "  - title: Phase number %d\n    resources:\n", i/25+1)
		}
		fmt.Fprintf(&b, "      - title: What number %d is about\n        type: article\n        duration: %dm\n", i, 10+i%50)
		fmt.Fprintf(&b, "        url: https://example.org/learn/about-%d\n", i)
	}
	return []byte(b.String())
}

func BenchmarkDecode(b *testing.B) {
	for _, resources := range []int{7, 100, 1000, 10_000} {
		content := large(resources)
		b.Run(fmt.Sprint(resources), func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(content)))
			for b.Loop() {
				if _, err := pathfile.Decode("large.yaml", content, "large", false); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkEncode(b *testing.B) {
	for _, resources := range []int{7, 100, 1000, 10_000} {
		spec, err := pathfile.Spec("large.yaml", large(resources), "large", false)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprint(resources), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				pathfile.Encode(spec)
			}
		})
	}
}

// Counted, since a time depends on the machine: the YAML library alone would
// take 60 allocations for a resource.
func TestLargePathTakesFewAllocations(t *testing.T) {
	const resources = 1000
	content := large(resources)
	got := testing.AllocsPerRun(5, func() {
		if _, err := pathfile.Decode("large.yaml", content, "large", false); err != nil {
			t.Error(err)
		}
	})
	if most := 2.0 * resources; got > most {
		t.Errorf("%.0f allocations for a path of %d resources: at most %.0f", got, resources, most)
	}
}
