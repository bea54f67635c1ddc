package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"unicode/utf8"

	"lpath/internal/text"
)

// JSON returns the view as one JSON object, ended by a line break. Characters
// that a terminal would act on, or that nobody could see, stand as \u escapes;
// with ascii all that are not ASCII do.
func JSON(v any, ascii bool) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(v); err != nil {
		return nil, err
	}
	return escaped(b.Bytes(), ascii), nil
}

// escaped replaces invisible characters, which in JSON stand in strings alone.
func escaped(b []byte, ascii bool) []byte {
	out := make([]byte, 0, len(b))
	for len(b) > 0 {
		r, size := utf8.DecodeRune(b)
		switch {
		case r == '\n' || !text.Invisible(r) && (!ascii || r < utf8.RuneSelf):
			out = append(out, b[:size]...)
		case r > 0xffff:
			r -= 0x10000
			out = fmt.Appendf(out, `\u%04x\u%04x`, 0xd800+r>>10, 0xdc00+r&0x3ff)
		default:
			out = fmt.Appendf(out, `\u%04x`, r)
		}
		b = b[size:]
	}
	return out
}
