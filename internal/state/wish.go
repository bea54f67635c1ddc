package state

import (
	"strconv"
	"strings"
	"time"

	"lpath/internal/lpath"
	"lpath/internal/yamlx"
)

// wish writes how a learner would like to study, on one line. Its keys avoid on
// and off, which are truth values in YAML 1.1.
func (w *writer) wish(wish lpath.Wish) {
	w.b = append(w.b, "plan: {saved: "+wish.Saved.Format(time.RFC3339)...)
	part := func(key, value string) {
		if value != "" {
			w.b = append(w.b, ", "+key+": "...)
			w.b = yamlx.AppendText(w.b, value)
		}
	}
	number := func(key string, n int) {
		if n > 0 {
			w.b = append(w.b, ", "+key+": "+strconv.Itoa(n)...)
		}
	}
	if wish.By != 0 {
		part("by", wish.By.String())
	}
	number("per_day", wish.PerDay)
	number("per_week", wish.PerWeek)
	if wish.On != 0 {
		w.b = append(w.b, ", days: ["+strings.Join(wish.On.Names(), ", ")+"]"...)
	}
	part("at", wish.At)
	if len(wish.Off) > 0 {
		w.b = append(w.b, ", free: ["...)
		for i, d := range wish.Off {
			if i > 0 {
				w.b = append(w.b, ", "...)
			}
			w.b = yamlx.AppendText(w.b, d.String())
		}
		w.b = append(w.b, ']')
	}
	w.b = append(w.b, "}\n"...)
}

// wish reads how a learner would like to study.
func (r *reader) wish() *lpath.Wish {
	start, w, sound := r.Here(), &lpath.Wish{}, true
	fault := func(at yamlx.Place, err error) {
		if err != nil {
			sound = false
			r.Fault(at, err.Error(), "")
		}
	}
	r.Map([]string{"saved", "by", "per_day", "per_week", "days", "at", "free"}, func(key string) {
		here, err := r.Here(), error(nil)
		switch key {
		case "saved":
			w.Saved = r.time()
		case "by":
			w.By, err = lpath.ParseDay(r.Text())
		case "per_day":
			w.PerDay = r.minutes()
		case "per_week":
			w.PerWeek = r.minutes()
		case "days":
			if words := r.Texts(); len(words) > 0 {
				w.On, err = lpath.ParseWeekdays(strings.Join(words, ","))
			}
		case "at":
			w.At = r.Text()
		case "free":
			if words := r.Texts(); len(words) > 0 {
				w.Off, err = lpath.ParseOff(strings.Join(words, ","))
			}
		}
		fault(here, err)
	})
	switch {
	case w.Saved.IsZero():
		r.Fault(start, "a plan has no time at which it was saved", "")
	case sound:
		fault(start, w.Legal())
	}
	return w
}
