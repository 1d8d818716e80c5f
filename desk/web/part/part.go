// Package part is what the desk's pages are made of: small pieces of HTML with stated inputs, the
// same on every screen.
//
// A piece shows what it is given and asks for nothing: it opens no book and knows no session. Each
// state is a word with a border, never a color alone; a figure that is negative has U+2212; an
// empty table says what is missing, why, and what to do next. What a screen adds of its own is
// written in the same way, in its own package. Every text stands in a text.go, none in a template.
//
//	@part.Table(part.List{Name: textPeople, Columns: …, Rows: …, Empty: part.Nothing{…}})
package part

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
)

// Minus is the sign of a negative figure on the screen. ▲ and △ would be read as one too, and are
// never used for more.
const Minus = "−"

// Yen is an amount as a table shows it: thousands apart, no unit.
func Yen(a yen.Amount) string { return strings.Replace(a.String(), "-", Minus, 1) }

// Difference is what an amount changed by, with its sign; nothing changed is 0.
func Difference(a yen.Amount) string {
	if a > 0 {
		return "+" + a.String()
	}
	return Yen(a)
}

// Number is a count, thousands apart.
func Number(n int) string { return Yen(yen.Amount(n)) }

// Eras is how days are shown, by a setting of the member.
type Eras string

// Ways to show a day.
const (
	Both     Eras = ""        // 1979/07/13 S54.7.13
	Western  Eras = "western" // 1979/07/13
	Japanese Eras = "era"     // S54.7.13
)

// Day is a day as lists show it; blank where there is none.
func Day(d caldate.Date, e Eras) string {
	if d.IsZero() {
		return ""
	}
	western := strings.ReplaceAll(d.String(), "-", "/")
	switch e {
	case Western:
		return western
	case Japanese:
		return d.EraShort()
	}
	return western + " " + d.EraShort()
}

// Sort is what a tag says beside its word.
type Sort string

// Sorts of tags.
const (
	Plain Sort = ""      // goes on
	Done  Sort = "done"  // nothing to do any more
	Warn  Sort = "warn"  // somebody is waited for, or it is soon
	Bad   Sort = "bad"   // too late, refused, impossible
	Quiet Sort = "quiet" // not now
)

// Tag is a state: a word in a border.
type Tag struct {
	Sort Sort
	Word string
	Age  string // of what comes from outside: how old it is
	Href string // where it leads; empty: nowhere
	Name string // for who hears it: of whom and what; empty: the word says all
}

// Column is one column of a table.
type Column struct {
	Title   string
	Numeric bool
	Wrap    bool // long texts, over several lines
}

// Row is one row of a table. The first cell names the thing and is the link to it, unless the row
// can be marked, where the second one is.
type Row struct {
	Cells []templ.Component
	Mark  string // what a form gets when the row is marked; empty: it cannot be
	Name  string // of the row, for the label of its mark: number and name
	Menu  []Act  // what the row's menu leads to: links, or dialogs that it opens
}

// List is a table. Whichever rows are hidden are told in Note.
type List struct {
	Name    string // for who hears it, and as caption where Shown is set
	Shown   bool
	Columns []Column
	Rows    []Row
	Foot    []templ.Component
	Note    string
	Empty   Nothing
}

func (l *List) marks() bool { return len(l.Rows) > 0 && l.Rows[0].Mark != "" }

func (l *List) menus() bool {
	return slices.ContainsFunc(l.Rows, func(r Row) bool { return len(r.Menu) > 0 })
}

// menuID names the menu of a row within the page.
func (l *List) menuID(i int) string {
	return "menu-" + strings.Join(strings.Fields(l.Name), "") + "-" + strconv.Itoa(i)
}

// Nothing is what stands where nothing is: what is missing, why it may be so, and the next act.
type Nothing struct {
	What, Why string
	Act       Act
}

// Act is something to press: a link, or with Post a form of its own.
type Act struct {
	Word   string
	Href   string
	Post   bool
	Key    string // the key that presses it
	Main   bool
	Danger bool
	Opens  string // the id of the dialog that it opens, in place of Href
	Fields []Hidden
}

// Hidden is a field of a form that nobody sees.
type Hidden struct{ Name, Value string }

// Kind is what a field takes.
type Kind string

// Kinds of fields.
const (
	Text     Kind = "text"
	Password Kind = "password"
	Search   Kind = "search"
	Date     Kind = "date"     // one free text: 1988/4/1, S63.4.1, 昭和63年4月1日
	Money    Kind = "money"    // whole yen
	Count    Kind = "count"    // a number with a unit
	Long     Kind = "long"     // several lines
	Choice   Kind = "choice"   // one of Options
	Radio    Kind = "radio"    // one of Options, all shown
	Check    Kind = "check"    // yes or no
	File     Kind = "file"     // to be read in
	Month    Kind = "month"    // 2026-11
	NewPass  Kind = "new-pass" // a passphrase that is chosen
)

// Field is one field of a form with its label, its support and its faults.
type Field struct {
	Name     string // of the form's value; the id is f- and the name
	Label    string
	Support  string // above the field
	Kind     Kind
	Value    string
	Options  []Option
	Unit     string
	Must     bool
	Free     bool // says that it may stay blank
	Wide     bool
	Echo     string // below: the other era of a day, a name in kana
	Faults   []string
	Fix      *Fix
	Key      string // the key that goes there
	Complete string // autocomplete, off unless said
}

// Fix is a fault mended by one press: the value that would be right. Only a person's press takes
// it.
type Fix struct{ Word, Value string }

// Option is one of several answers.
type Option struct{ Value, Word string }

// ID is the field's id in the page.
func (f *Field) ID() string { return "f-" + f.Name }

// support is what stands above the field: its own words, or how a day or a month may be written.
func (f *Field) support() string {
	switch {
	case f.Support != "":
		return f.Support
	case f.Kind == Date:
		return textExample
	case f.Kind == Month:
		return textMonth
	}
	return ""
}

// described lists what tells more about the field.
func (f *Field) described() string {
	var ids []string
	if f.support() != "" {
		ids = append(ids, f.ID()+"-support")
	}
	if f.Echo != "" && f.Kind != Radio && f.Kind != Check {
		ids = append(ids, f.ID()+"-echo")
	}
	if len(f.Faults) > 0 {
		ids = append(ids, f.ID()+"-fault")
	}
	return strings.Join(ids, " ")
}

// told are the attributes that lead from the field to what is said about it.
func (f *Field) told() templ.Attributes {
	all := templ.Attributes{}
	if ids := f.described(); ids != "" {
		all["aria-describedby"] = ids
	}
	if len(f.Faults) > 0 && f.Kind != Radio {
		all["aria-invalid"] = "true"
	}
	return all
}

func (f *Field) input() (kind, class string) {
	switch f.Kind {
	case Password, NewPass:
		kind = "password"
	case Search:
		kind = "search"
	case File:
		kind = "file"
	default:
		kind = "text"
	}
	switch {
	case f.Kind == Money:
		class = "money"
	case f.Kind == Count:
		class = "count"
	case f.Wide:
		class = "wide"
	}
	return kind, class
}

func (f *Field) complete() string {
	switch {
	case f.Complete != "":
		return f.Complete
	case f.Kind == Password:
		return "current-password"
	case f.Kind == NewPass:
		return "new-password"
	}
	return "off"
}

func (f *Field) mode() string {
	if f.Kind == Money || f.Kind == Count {
		return "numeric"
	}
	return ""
}

// Form holds what was typed and what is wrong with it, field by field.
type Form struct {
	Values map[string]string
	Faults []fault.Fault
	Draft  string // under which what is typed is kept until it is saved; blank: it is not
	Waits  bool   // the values were typed before, and not saved
}

// Typing is where a form sends what is typed into it, DraftField the field that says into which.
const (
	Typing     = "/o/typed"
	DraftField = "draft"
)

// Keeps has the desk keep what is typed into a form with a draft.
func (f *Form) Keeps() templ.Attributes {
	if f.Draft == "" {
		return nil
	}
	return templ.Attributes{"hx-post": Typing, "hx-swap": "none",
		"hx-trigger": "input delay:400ms, change delay:400ms",
		"hx-vals":    fmt.Sprintf("{%q: %q}", DraftField, f.Draft)}
}

// Put brings a field's value and faults into it. The path of a fault is the name of the field.
func (f *Form) Put(x Field) Field {
	if v, ok := f.Values[x.Name]; ok && x.Kind != Password && x.Kind != NewPass {
		x.Value = v
	}
	// What to do is said once, after all that is wrong.
	var remedies []string
	for _, fault := range f.Faults {
		if fault.Path != x.Name {
			continue
		}
		x.Faults = append(x.Faults, fault.Message)
		if fault.Remedy != "" && !slices.Contains(remedies, fault.Remedy) {
			remedies = append(remedies, fault.Remedy)
		}
	}
	x.Faults = append(x.Faults, remedies...)
	return x
}

// Sentence is a fault in words: what it is and what to do.
func Sentence(f fault.Fault) string {
	if f.Remedy != "" && !strings.HasSuffix(f.Message, textStop) {
		return f.Message + textStop + f.Remedy
	}
	return f.Message + f.Remedy
}

// Counter is a number above a list that leads to the list of what it counts.
type Counter struct {
	N    int
	Word string
	Href string
	Bad  bool
	Here bool // the list below is that of this counter
}

// Stage is one step of work that has an order.
type Stage struct {
	Word string
	Href string
	Here bool
	Done bool
}

// Message is what a page says at its head.
type Message struct {
	Sort Sort
	Text string
	Undo Act // offered where it can be taken back
}

// Progress is long work in words.
type Progress struct {
	What  string // 帳簿に書いています
	N, Of int    // Of is zero while nobody knows how much there is
}
