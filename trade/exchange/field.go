package exchange

import (
	"embed"
	"strings"
)

//go:embed *.tsv
var tables embed.FS

// Kind says what a file carries.
type Kind string

// Kinds of files.
const (
	Persons    Kind = "persons"
	Family     Kind = "family"
	Leaves     Kind = "leave"
	Attendance Kind = "attendance" // sums of a month
	Days       Kind = "day"        // days of a month
	Bonuses    Kind = "bonus"
	Items      Kind = "items" // amounts of pay items for one month
)

// Field is one thing that a column may mean.
type Field struct {
	Key    string `json:"key"`    // as a mapping names it
	Header string `json:"header"` // our own name of the column
	kind   string
}

// Fields are what the columns of a kind of file may mean, for a person to choose from.
func Fields(k Kind) []Field {
	set := fieldSets[k]
	if set == nil {
		return nil
	}
	var list []Field
	for _, f := range set.list {
		if f.kind != "ignored" && f.kind != "ask" {
			list = append(list, f)
		}
	}
	return list
}

// fieldSet is the fields of one kind of file, found by key and by the names of columns.
type fieldSet struct {
	list     []Field
	byKey    map[string]Field
	byHeader map[string]string
}

var fieldSets = loadFields(map[Kind]string{
	Persons: "person.tsv", Family: "family.tsv", Leaves: "leave.tsv", Attendance: "attendance.tsv",
	Days: "day.tsv", Bonuses: "bonus.tsv", Items: "items.tsv",
})

func loadFields(files map[Kind]string) map[Kind]*fieldSet {
	sets := map[Kind]*fieldSet{}
	for kind, name := range files {
		set := &fieldSet{nil, map[string]Field{}, map[string]string{}}
		for _, c := range ownTable(name, 4) {
			f := Field{c[0], c[2], c[1]}
			set.list = append(set.list, f)
			set.byKey[f.Key] = f
			for _, header := range append(strings.Split(c[3], "|"), c[2]) {
				if header != "" {
					set.byHeader[plainName(header)] = f.Key
				}
			}
		}
		sets[kind] = set
	}
	return sets
}

// needed are the columns without which a kind of file says nothing.
var needed = map[Kind][]string{
	Persons: {"number"}, Family: {"number", "name"}, Leaves: {"number", "kind", "start"},
	Attendance: {"number"}, Days: {"number", "start", "end"}, Bonuses: {"number", "bonus"},
	Items: {"number"},
}

// knownNames are all names of columns of all kinds and layouts: by them the head is found.
var knownNames = allNames()

func allNames() map[string]bool {
	names := map[string]bool{}
	for _, set := range fieldSets {
		for name := range set.byHeader {
			names[name] = true
		}
	}
	for i := range layouts {
		for name := range layouts[i].columns {
			names[name] = true
		}
	}
	return names
}

// ownTable reads an embedded table without its comments and head; it is our own data, so a row with
// a wrong number of cells panics at start.
func ownTable(name string, columns int) [][]string {
	data, err := tables.ReadFile(name)
	if err != nil {
		panic(err)
	}
	var rows [][]string
	for i, line := range strings.Split(strings.TrimRight(string(data), "\n"), "\n") {
		cells := strings.Split(line, "\t")
		if strings.HasPrefix(line, "#") || cells[0] == "key" || cells[0] == "layout" {
			continue
		}
		if len(cells) != columns {
			panic(name + ": line " + itoa(i+1) + ": wrong number of cells")
		}
		rows = append(rows, cells)
	}
	return rows
}
