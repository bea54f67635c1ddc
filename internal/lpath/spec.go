package lpath

// PathSpec is what a file or an importer says of a path, before anything of it is checked.
type PathSpec struct {
	ID, Title, Overview string
	Prerequisites       []string
	Order               string // "" is strict
	Phases              []PhaseSpec
	Additional, Videos  []ItemSpec
	Checklist           []CheckSpec
	OwnChecklist        bool // the file has a checklist, though perhaps an empty one
	Notes               string
}

// PhaseSpec is what a file says of a phase.
type PhaseSpec struct {
	ID, Title string
	Resources []ItemSpec
}

// ItemSpec is what a file says of a resource or an extra.
type ItemSpec struct {
	ID, Title, Type string  // Type is "" where the file says none
	Duration        Minutes // zero: unknown
	Focus, URL      string
	Channel         string   // of a video
	Needs           []string // ids of phases and resources
	Optional        bool
}

// CheckSpec is what a file says of a checklist item.
type CheckSpec struct{ ID, Title, When string }

// Address says where in a PathSpec something stands. Numbers count from 1;
// those that do not apply are 0.
type Address struct {
	Kind   Kind
	Phase  int    // of a phase or resource
	Item   int    // within its phase or list
	Field  string // "" is the whole
	Number int    // within the field's list
}

// Problem is something that makes a path illegal, and what to do about it.
type Problem struct {
	At         Address
	What, Hint string
}
