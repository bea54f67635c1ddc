package render

import (
	"strconv"

	"lpath/internal/lpath"
	"lpath/internal/pace"
)

// TypePace is how long resources of a type take; Type is nil for those without.
type TypePace struct {
	Type *string `json:"type"`
	pacing
}

// PhasePace is how long the resources of a phase take.
type PhasePace struct {
	Phase int    `json:"phase"`
	ID    string `json:"id"`
	Title string `json:"title"`
	pacing
}

// TookPace is how long a resource took.
type TookPace struct {
	Path     string  `json:"path"`
	Ref      string  `json:"ref"`
	ID       string  `json:"id"`
	Title    string  `json:"title"`
	Estimate int     `json:"estimate"`
	Actual   int     `json:"actual"`
	Ratio    float64 `json:"ratio"`
}

// pacing is a rate, in minutes.
type pacing struct {
	Estimate  int      `json:"estimate"`
	Actual    int      `json:"actual"`
	Ratio     *float64 `json:"ratio"`
	Resources int      `json:"resources"`
}

func newPacing(r pace.Rate) pacing {
	return pacing{r.Estimate, r.Actual, ratioNumber(r), r.Resources}
}

// setRates sets what compares time with estimates.
func (v *Stats) setRates(all bool) {
	v.Ratio, v.RatioResources = ratioNumber(v.rates.Rate), v.rates.Resources
	for _, r := range v.rates.Types {
		v.ByType = append(v.ByType, TypePace{known(r.Type), newPacing(r.Rate)})
	}
	for _, r := range v.rates.Phases {
		if !all {
			v.ByPhase = append(v.ByPhase, PhasePace{r.Phase.Number, r.Phase.ID, r.Phase.Title, newPacing(r.Rate)})
		}
	}
	for _, t := range v.rates.Furthest {
		v.Furthest = append(v.Furthest, TookPace{
			t.Path.ID, t.Item.Ref().String(), t.Item.ID, t.Item.Title, t.Estimate, t.Actual, thousandths(t.Ratio()),
		})
	}
}

// writeRates adds the ratios by type and phase, and what is furthest off.
func (v Stats) writeRates(p *Page) {
	t := table{indent: 2, least: 12, columns: []column{
		{flex: true},
		{right: true, drop: 2},
		{right: true, drop: 1},
		{right: true},
		{},
	}}
	t.add(cell{}, cell{"estimate", p.faint}, cell{"took", p.faint}, cell{"ratio", p.faint}, cell{})
	t.add(cell{"By type", p.bold})
	for _, r := range v.ByType {
		name := "none"
		if r.Type != nil {
			name = *r.Type
		}
		t.add(r.cells(name)...)
	}
	if len(v.ByPhase) > 0 {
		t.add(cell{"By phase", p.bold})
	}
	for _, r := range v.ByPhase {
		t.add(r.cells(strconv.Itoa(r.Phase) + "  " + visible(r.Title))...)
	}
	t.add(cell{"Together", p.bold})
	t.add(newPacing(v.rates.Rate).cells("all")...)
	if len(v.Furthest) > 0 {
		t.add(cell{"Furthest from the estimate", p.bold})
	}
	for _, f := range v.Furthest {
		t.add(f.cells(v.Path == nil)...)
	}
	t.write(p)
}

func (r pacing) cells(name string) []cell {
	return append(took(name, r.Estimate, r.Actual, *r.Ratio), cell{text: plural(r.Resources, "resource")})
}

// cells names the path too, where there are several.
func (f TookPace) cells(path bool) []cell {
	name := f.Ref + "  " + visible(f.Title)
	if path {
		name = f.Path + "  " + name
	}
	return append(took(name, f.Estimate, f.Actual, f.Ratio), cell{})
}

func took(name string, estimate, actual int, ratio float64) []cell {
	return []cell{
		{text: name},
		{text: lpath.FormatMinutes(estimate)},
		{text: lpath.FormatMinutes(actual)},
		{text: ratioText(ratio) + " ×"},
	}
}
