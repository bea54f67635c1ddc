package text_test

import (
	"strings"
	"testing"

	"lpath/internal/text"
)

func TestNearestIsWhatWasProbablyMeant(t *testing.T) {
	tests := []struct{ word, candidates, want string }{
		{"durration", "duration title", "duration"}, // one too many
		{"titl", "duration title", "title"},         // one missing
		{"utl", "url title", "url"},                 // one wrong
		{"ulr", "title url", "url"},                 // two swapped
		{"DURATION", "duration", "duration"},        // in capitals
		{"Fre", "strict phases Free", "Free"},       // given as the candidate is written
		{"serverles-basic", "serverless-basics", "serverless-basics"},
		{"foundatoins", "foundation foundations", "foundations"},
		{"pat", "bat cat", "bat"},      // the first of equals
		{"url", "url urls", "url"},     // nothing is nearer than the word itself
		{"abcdef", "abxxef", "abxxef"}, // a third may differ
		{"abcdef", "axxxef", ""},       // but no more
		{"abc", "xyc", ""},             // in a short word one alone
		{"notes", "title url", ""},
		{"x", "optional", ""},
		{"when", "", ""},
	}
	for _, tt := range tests {
		if got := text.Nearest(tt.word, strings.Fields(tt.candidates)); got != tt.want {
			t.Errorf("nearest to %q among %q is %q, want %q", tt.word, tt.candidates, got, tt.want)
		}
	}
}
