package nenkin

import (
	"embed"
	"fmt"
	"strconv"
	"strings"
)

//go:embed tables
var files embed.FS

var (
	layouts     = loadLayouts()
	ruleTable   = loadRules()
	prefectures = loadPrefectures()
	limits      = loadLimits()
	messages    = loadMessages()
)

// table is an embedded file: our own data, so that a broken one is a mistake of ours and stops the
// program before it serves anybody.
type table struct {
	edition Edition
	columns map[string]int
	rows    [][]string
}

func open(name string) table {
	data, err := files.ReadFile("tables/" + name)
	if err != nil {
		panic(err)
	}
	var t table
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if head, ok := strings.CutPrefix(line, "# "); ok {
			key, value, _ := strings.Cut(head, ": ")
			t.edition.note(key, value)
			continue
		}
		cells := strings.Split(line, "\t")
		if t.columns == nil {
			t.columns = index(cells)
			continue
		}
		if len(cells) != len(t.columns) {
			panic(fmt.Sprintf("nenkin: table %s: %d cells in %q", name, len(cells), line))
		}
		t.rows = append(t.rows, cells)
	}
	return t
}

func (e *Edition) note(key, value string) {
	switch key {
	case "edition":
		e.Key = value
	case "published":
		e.Published = value
	case "source":
		e.Sources = append(e.Sources, value)
	case "mark":
		e.Marks = append(e.Marks, value)
	}
}

func index(names []string) map[string]int {
	at := make(map[string]int, len(names))
	for i, n := range names {
		at[n] = i
	}
	return at
}

func (t table) cell(row []string, column string) string { return row[t.columns[column]] }

func loadLayouts() map[Form]*Layout {
	all := make(map[Form]*Layout)
	for _, f := range Forms() {
		addLayouts(all, open(Current+"/"+string(f)+".tsv"), "form_code")
	}
	addLayouts(all, open("2018/"+string(FormOldAddress)+".tsv"), "form_code")
	addLayouts(all, open(Current+"/file.tsv"), "record")
	all[FormDependents].findBlocks()
	return all
}

func addLayouts(all map[Form]*Layout, t table, key string) {
	for _, row := range t.rows {
		form := Form(t.cell(row, key))
		l := all[form]
		if l == nil {
			l = &Layout{Form: form, Edition: t.edition, at: make(map[string]int)}
			all[form] = l
		}
		f := t.field(row)
		l.at[f.Name] = len(l.Fields)
		l.Fields = append(l.Fields, f)
	}
}

// findBlocks notes which cells make up each dependent of a row: all with the prefix, but for those
// that stand apart from the block.
func (l *Layout) findBlocks() {
	l.blocks = make(map[string][]int)
	for _, prefix := range [...]string{"sp_", "d1_", "d2_"} {
		for i, f := range l.Fields {
			rest, ok := strings.CutPrefix(f.Name, prefix)
			if ok && rest != "yearly_income" && rest != "needs_certificate" && rest != "number" {
				l.blocks[prefix] = append(l.blocks[prefix], i)
			}
		}
	}
}

func (t table) field(row []string) Field {
	f := Field{
		Label: t.cell(row, "name_ja"), Name: t.cell(row, "name_en"), Kind: t.cell(row, "type"),
		Exact: t.cell(row, "exact") == "Y", Required: t.cell(row, "required"),
		Allowed: t.cell(row, "allowed_values"), Note: t.cell(row, "note"),
		Source: t.cell(row, "source"),
	}
	if no := t.cell(row, "field_no"); no != "" {
		f.No = number(no)
	}
	if bytes := t.cell(row, "max_bytes"); bytes != "" {
		f.MaxBytes = number(bytes)
	}
	f.Unverified = strings.Contains(f.Allowed+f.Note, "[unverified]")
	f.kind = kinds[f.Kind]
	if f.kind == kanji {
		// An odd limit of double-byte characters is one that the sources do not agree on.
		f.MaxBytes &^= 1
	}
	f.limit = readLimit(f.Allowed)
	return f
}

func loadRules() []Rule {
	t := open(Current + "/rules.tsv")
	var out []Rule
	for _, row := range t.rows {
		out = append(out, Rule{
			Form: t.cell(row, "form_code"), ID: t.cell(row, "rule_id"), Fields: t.cell(row, "fields"),
			When: t.cell(row, "when"), Then: t.cell(row, "then"), Source: t.cell(row, "source"),
		})
	}
	return out
}

func loadPrefectures() []Prefecture {
	t := open(Current + "/prefecture.tsv")
	var out []Prefecture
	for _, row := range t.rows {
		out = append(out, Prefecture{t.cell(row, "name_ja"), t.cell(row, "pension_code"),
			t.cell(row, "jis_code")})
	}
	return out
}

// bounds are the numbers of the specification, by meaning.
type bounds struct {
	baseDays, partTimerDays, shortTimeDays int
	cap, minimum, bonusUnit                int
	employeeAge, elderlyAge                int
	fileBytes, lastSerial, perRow, errors  int
}

func loadLimits() bounds {
	t := open(Current + "/limit.tsv")
	values := make(map[string]int)
	for _, row := range t.rows {
		values[t.cell(row, "key")] = number(t.cell(row, "value"))
	}
	get := func(key string) int {
		n, ok := values[key]
		if !ok {
			panic("nenkin: table limit.tsv lacks " + key)
		}
		return n
	}
	return bounds{
		baseDays: get("base-days"), partTimerDays: get("base-days-part-timer"),
		shortTimeDays: get("base-days-short-time"), cap: get("cap"), minimum: get("minimum"),
		bonusUnit: get("bonus-unit"), employeeAge: get("age-employee"),
		elderlyAge: get("age-late-elderly"), fileBytes: get("file-bytes"),
		lastSerial: get("last-serial"), perRow: get("dependents-per-row"), errors: get("errors"),
	}
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		panic(err)
	}
	return n
}
