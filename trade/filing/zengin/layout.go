package zengin

import (
	_ "embed"
	"strconv"
	"strings"
)

// Format is what kind of transfer a file orders.
type Format string

// Formats.
const (
	General Format = "general" // 総合振込
	Salary  Format = "salary"  // 給与振込
	Bonus   Format = "bonus"   // 賞与振込
)

// recordBytes is the length of every record.
const recordBytes = 120

// Kinds of records, as their first byte says.
const (
	kindHeader  = '1'
	kindData    = '2'
	kindTrailer = '8'
	kindEnd     = '9'
)

// field is one field of a record.
type field struct {
	key     string
	name    string // as banks call it
	numeric bool
	length  int
	offset  int
	only    []string // values it may have; empty is any
}

// in is the field's part of a record.
func (f *field) in(record []byte) []byte { return record[f.offset : f.offset+f.length] }

// layout is the four records of a format.
type layout struct {
	name    string
	code    string // 種別コード
	records map[byte][]field
}

//go:embed layout.tsv
var layoutTable string

//go:embed profile.tsv
var profileTable string

var layouts = readLayouts(layoutTable)

var recordKinds = map[string]byte{
	"header": kindHeader, "data": kindData, "trailer": kindTrailer, "end": kindEnd,
}

// readLayouts reads the table that is part of the program; a fault in it is a fault of the program.
func readLayouts(table string) map[Format]*layout {
	all := map[Format]*layout{}
	for _, r := range rows(table) {
		l := all[Format(r["format"])]
		if l == nil {
			l = &layout{name: r["name"], records: map[byte][]field{}}
			all[Format(r["format"])] = l
		}
		kind := recordKinds[r["record"]]
		f := field{key: r["key"], name: r["field"], numeric: r["type"] == "N",
			length: number(r["length"]), offset: number(r["offset"]), only: strings.Fields(r["only"])}
		if f.key == "type" {
			l.code = r["only"]
		}
		l.records[kind] = append(l.records[kind], f)
	}
	return all
}

// rows reads a table: comment lines, then a line of titles, then rows.
func rows(table string) []map[string]string {
	var titles []string
	var out []map[string]string
	for line := range strings.Lines(table) {
		line = strings.TrimRight(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "\t")
		if titles == nil {
			titles = cells
			continue
		}
		row := make(map[string]string, len(titles))
		for i, t := range titles {
			row[t] = cells[i]
		}
		out = append(out, row)
	}
	return out
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		panic("zengin: table: " + err.Error())
	}
	return n
}

// formatOf finds a format by its code, blank when there is none.
func formatOf(code string) Format {
	for f, l := range layouts {
		if l.code == code {
			return f
		}
	}
	return ""
}

// Label is the format as banks call it.
func (f Format) Label() string {
	if l := layouts[f]; l != nil {
		return l.name
	}
	return string(f)
}

// Newline is what stands between records.
type Newline string

// Newlines.
const (
	Unbroken Newline = ""
	CR       Newline = "\r"
	LF       Newline = "\n"
	CRLF     Newline = "\r\n"
)

// Profile is how one bank wants its files.
type Profile struct {
	Key   string
	Label string // for people to choose by
	Newline
	Final       bool // a newline after the last record too
	EOF         bool // byte 1A at the end
	NumericID   bool // 社員番号 is digits, zero filled; else text
	NamesNeeded bool // names of bank and branch must be there
}

var newlines = map[string]Newline{"none": Unbroken, "cr": CR, "lf": LF, "crlf": CRLF}

var profiles = readProfiles(profileTable)

func readProfiles(table string) []Profile {
	var all []Profile
	for _, r := range rows(table) {
		all = append(all, Profile{Key: r["key"], Label: r["label"], Newline: newlines[r["newline"]],
			Final: r["final"] == "yes", EOF: r["eof"] == "yes", NumericID: r["employee"] == "digits",
			NamesNeeded: r["names"] == "yes"})
	}
	return all
}

// Profiles lists the profiles; the first is the standard.
func Profiles() []Profile { return append([]Profile(nil), profiles...) }

// ProfileByKey finds a profile; blank is the standard.
func ProfileByKey(key string) (Profile, bool) {
	if key == "" {
		return profiles[0], true
	}
	for _, p := range profiles {
		if p.Key == key {
			return p, true
		}
	}
	return Profile{}, false
}
