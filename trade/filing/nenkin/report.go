package nenkin

import (
	"strconv"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/jis"
)

// Report is what a file was found to be, and everything that is wrong with it.
type Report struct {
	Edition Edition      `json:"edition"` // on which the check rests
	Form    Form         `json:"form"`    // of the first row
	Filer   string       `json:"filer"`   // office, sharoushi or society
	Serial  int          `json:"serial"`
	Created caldate.Date `json:"created,omitzero"`
	Bytes   int          `json:"bytes"`
	Legacy  bool         `json:"legacy,omitempty"`
	// Rows counts the rows, Spouses and Others the dependents in them: what the cover sheet
	// (CSV形式届書総括票) asks for.
	Rows     int       `json:"rows"`
	Spouses  int       `json:"spouses,omitempty"`
	Others   int       `json:"others,omitempty"`
	Findings []Finding `json:"findings,omitempty"`
}

// Finding is one thing that is wrong with a file, with its place.
type Finding struct {
	Line int    `json:"line,omitempty"` // of the file, from 1; 0 is the whole file
	Row  int    `json:"row,omitempty"`  // of the data, from 1; 0 is the file's head
	Ref  string `json:"ref,omitempty"`  // the caller's name of the row's person
	Cell int    `json:"cell,omitempty"` // from 1; 0 is the whole line
	// Name and Label are the cell's.
	Name  string `json:"name,omitempty"`
	Label string `json:"label,omitempty"`
	// Code is the id of the rule, or a stable key beginning with bytes, frame, form, cell, date.
	Code     string         `json:"code"`
	Official string         `json:"official,omitempty"` // the official program's name of it
	What     string         `json:"what"`
	Remedy   string         `json:"remedy"`
	Severity fault.Severity `json:"severity,omitempty"`
	// Characters are those that cannot be written, with what usually stands for them: proposals for a
	// named person, never applied here.
	Characters []jis.Unwritable `json:"characters,omitempty"`

	index int // of the row's value when a file is written, which a split row shares
}

// Fault is the finding as a fault of the file.
func (f Finding) Fault() fault.Fault {
	return fault.Fault{Path: f.path(), Code: f.Code, Message: f.place() + f.what(),
		Remedy: f.Remedy, Severity: f.Severity}
}

// path is the place for programs: rows[2].total.
func (f Finding) path() string {
	path := "file"
	switch {
	case f.Row > 0:
		path = "rows[" + strconv.Itoa(f.index) + "]"
	case f.Line > 0:
		path = "head[" + strconv.Itoa(f.Line-1) + "]"
	}
	if f.Name != "" {
		path += "." + f.Name
	}
	return path
}

// list is the findings as faults.
func list(findings []Finding) fault.List {
	var out fault.List
	for _, f := range findings {
		out.Add(f.Fault())
	}
	return out
}

// checker collects findings. The zero day checks everything but days to come.
type checker struct {
	today    caldate.Date
	writing  bool
	findings []Finding
	stops    int
}

// full reports that there are so many errors that more would help nobody.
func (k *checker) full() bool { return k.stops >= limits.errors }

func (k *checker) add(f Finding) {
	if k.full() {
		return
	}
	m := messages[f.Code]
	if f.What == "" {
		f.What = m.what
	}
	if f.Remedy == "" {
		f.Remedy = m.remedy
	}
	if f.Official == "" {
		f.Official = m.official
	}
	k.findings = append(k.findings, f)
	if f.Severity == fault.Stop {
		if k.stops++; k.full() {
			m := messages["more"]
			k.findings = append(k.findings, Finding{Code: "more", What: m.what, Remedy: m.remedy})
		}
	}
}

// frame adds a finding about a line of the head, or with 0 about the whole file.
func (k *checker) frame(line int, code string) {
	k.add(Finding{Line: line, Code: code})
}

// advise asks for a look at the whole file.
func (k *checker) advise(code string) {
	k.add(Finding{Code: code, Severity: fault.Warn})
}
