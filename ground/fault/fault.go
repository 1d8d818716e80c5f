package fault

import (
	"slices"
	"strings"
)

// Severity says whether a fault stops the input or only asks for a look.
type Severity uint8

const (
	// Stop refuses the input. It is the zero value: a forgotten severity is the strict one.
	Stop Severity = iota
	// Warn lets the input through and shows the line.
	Warn
)

// Fault is one thing that is wrong with an input.
type Fault struct {
	Path     string   `json:"path"`               // where: employees[12].address, row 14
	Code     string   `json:"code"`               // stable key: date.none, kana.space
	Message  string   `json:"message"`            // what, in Japanese, without personal values
	Remedy   string   `json:"remedy,omitempty"`   // what to do, in Japanese
	Law      string   `json:"law,omitempty"`      // citation, where a law asks for it
	Severity Severity `json:"severity,omitempty"` // Stop or Warn
}

// List is all the faults of an input. The zero List is empty and ready.
type List struct {
	faults []Fault
}

// Add appends a fault.
func (l *List) Add(f Fault) { l.faults = append(l.faults, f) }

// AddAll appends the faults of another list, with a prefix before each path.
func (l *List) AddAll(prefix string, o List) {
	for _, f := range o.faults {
		f.Path = join(prefix, f.Path)
		l.faults = append(l.faults, f)
	}
}

func join(prefix, path string) string {
	switch {
	case prefix == "" || path == "":
		return prefix + path
	case path[0] == '[':
		return prefix + path
	}
	return prefix + "." + path
}

// All is a copy of the faults in the order found.
func (l *List) All() []Fault { return slices.Clone(l.faults) }

// Len is the number of faults, warnings included.
func (l *List) Len() int { return len(l.faults) }

// Stops reports whether any fault refuses the input.
func (l *List) Stops() bool {
	return slices.ContainsFunc(l.faults, func(f Fault) bool { return f.Severity == Stop })
}

// Err is the list as an error when a fault refuses the input, else nil.
func (l *List) Err() error {
	if !l.Stops() {
		return nil
	}
	return &Error{Faults: l.All()}
}

// Error is a refused input with all its faults.
type Error struct{ Faults []Fault }

// Error puts each fault on a line of its own.
func (e *Error) Error() string {
	lines := make([]string, len(e.Faults))
	for i, f := range e.Faults {
		lines[i] = f.String()
	}
	return strings.Join(lines, "\n")
}

// String is the fault on one line: place, what, what to do.
func (f Fault) String() string {
	var b strings.Builder
	if f.Path != "" {
		b.WriteString(f.Path + ": ")
	}
	b.WriteString(f.Message)
	if f.Remedy != "" {
		b.WriteString(" → " + f.Remedy)
	}
	return b.String()
}
