package render

// Written is the receipt for a path file that was made.
type Written struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	File  string `json:"file"`
	From  string `json:"from,omitempty"`

	next string
}

// NewWritten makes the receipt. from is what was copied, "" for nothing; next
// are the words on what to type now.
func NewWritten(id, title, file, from, next string) Written {
	return Written{id, title, file, from, next}
}

// Write adds the file and what to type next.
func (v Written) Write(p *Page) {
	p.line("Wrote   " + p.plain(visible(v.File)))
	if v.From != "" {
		p.wrapped("        ", "a copy of "+visible(v.From), nil)
	}
	p.wrapped("        ", visible(v.next), nil)
}
