package render

import (
	"time"

	"lpath/internal/text"
)

// Checkup is one thing that doctor looked at.
type Checkup struct {
	Name   string `json:"name"`
	OK     bool   `json:"ok"`
	Detail string `json:"detail"`
}

// Setting is a setting in force and where it comes from.
type Setting struct {
	Key    string `json:"key"`
	Value  string `json:"value"`
	Origin string `json:"origin"`
}

// Backup is a version of the state that was kept.
type Backup struct {
	Number  int       `json:"number"`
	File    string    `json:"file"`
	At      time.Time `json:"at"`
	Records int       `json:"records"`
}

// Doctor is how everything is that the program works with.
type Doctor struct {
	OK       bool      `json:"ok"`
	Checks   []Checkup `json:"checks"`
	Settings []Setting `json:"settings"`
	Backups  []Backup  `json:"backups"`
}

// Write adds the checks and the settings.
func (v Doctor) Write(p *Page) {
	p.line(p.bold("Checks"))
	width := 0
	for _, c := range v.Checks {
		width = max(width, text.Width(visible(c.Name)))
	}
	for _, c := range v.Checks {
		mark := p.green(p.either("✓ ", "ok"))
		if !c.OK {
			mark = p.yellow("! ")
		}
		for i, l := range text.Lines(c.Detail) {
			lead := "  " + mark + " " + text.Pad(visible(c.Name), width) + "  "
			if i > 0 {
				lead = text.Pad("", text.Width(stripped(lead)))
			}
			p.wrapped(lead, l, nil)
		}
	}
	p.blank()
	p.line(p.bold("Settings"))
	for _, s := range v.Settings {
		value := visible(s.Value)
		if value == "" {
			value = "none"
		}
		p.wrapped("  "+text.Pad(s.Key, 12), value+"  ("+visible(s.Origin)+")", nil)
	}
}
