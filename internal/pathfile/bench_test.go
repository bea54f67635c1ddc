package pathfile

import (
	"fmt"
	"strings"
	"testing"
)

// file returns a path file of that many resources.
func file(size int) []byte {
	var b strings.Builder
	b.WriteString("version: 1\nid: large\ntitle: A large path\nphases:\n")
	for i := range size {
		if i%25 == 0 {
			fmt.Fprintf(&b, "  - title: Phase number %d\n    resources:\n", i/25+1)
		}
		fmt.Fprintf(&b, "      - id: resource-%d\n        title: What number %d is about\n        type: article\n", i, i)
		fmt.Fprintf(&b, "        duration: %dm\n        focus: Understanding what comes before it and after it\n", 10+i%50)
		fmt.Fprintf(&b, "        url: https://example.org/learn/%d\n", i)
	}
	return []byte(b.String())
}

func BenchmarkDecode(b *testing.B) {
	for _, size := range []int{7, 100, 1000, 10_000} {
		content := file(size)
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(content)))
			for b.Loop() {
				if _, err := Decode("large.yaml", content, "large", true); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
