package render

import (
	"slices"
	"strconv"
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
	Number   int       `json:"number"`
	File     string    `json:"file"`
	At       time.Time `json:"at"`      // of its last change
	Command  *string   `json:"command"` // its last change, as it can be typed
	Kept     time.Time `json:"kept"`
	Before   *string   `json:"before"` // reset, restore or fresh, where it was kept before one
	Paths    int       `json:"paths"`
	Records  int       `json:"records"`
	Sessions int       `json:"sessions"`
	Error    *string   `json:"error"`
}

// NewBackup makes the view of a backup. command, before and reason are "" where
// there is none.
func NewBackup(v Backup, command, before, reason string) Backup {
	v.Command, v.Before, v.Error = known(command), known(before), known(reason)
	return v
}

// Doctor is how everything is that the program works with.
type Doctor struct {
	OK       bool      `json:"ok"`
	Checks   []Checkup `json:"checks"`
	Settings []Setting `json:"settings"`
	Backups  []Backup  `json:"backups"`
}

// Write adds the checks, the settings and the backups.
func (v Doctor) Write(p *Page) {
	v.writeChecks(p)
	p.blank()
	p.line(p.bold("Settings"))
	for _, s := range v.Settings {
		value := visible(s.Value)
		if value == "" {
			value = "none"
		}
		p.wrapped("  "+text.Pad(s.Key, 12), value+"  ("+visible(s.Origin)+")", nil)
	}
	if len(v.Backups) > 0 {
		p.blank()
		p.wrapped(p.bold("Backups")+"  ", "newest first; lpath doctor --restore NUMBER goes back to one", nil)
		v.writeBackups(p)
	}
}

func (v Doctor) writeChecks(p *Page) {
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
}

func (v Doctor) writeBackups(p *Page) {
	t := table{indent: 2, least: 12, columns: []column{
		{right: true},
		{drop: 2},
		{right: true},
		{flex: true},
		{drop: 1},
	}}
	head := "" // over what most have none of
	if slices.ContainsFunc(v.Backups, func(b Backup) bool { return b.Before != nil }) {
		head = "KEPT"
	}
	t.add(cell{"NUMBER", p.faint}, cell{"AT", p.faint}, cell{"RECORDS", p.faint}, cell{"LAST CHANGE", p.faint}, cell{head, p.faint})
	for _, b := range v.Backups {
		records, last, kept := strconv.Itoa(b.Records), or(b.Command), ""
		if b.Error != nil {
			records, last = "", "cannot be read"
		}
		if b.Before != nil {
			kept = "before a " + or(b.Before)
		}
		if or(b.Before) == "fresh" {
			kept += " start"
		}
		t.add(cell{text: strconv.Itoa(b.Number)}, cell{text: p.moment(b.At)}, cell{text: records}, cell{text: visible(last)}, cell{text: kept})
	}
	t.write(p)
}
