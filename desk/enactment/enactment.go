// Package enactment is the tables of law as an office has them: those that the program was made
// with, and those that the office took in (docs/adr/0008). It tells which of them acts on a day and
// how far its values can be trusted; reads a file as a further enactment, with every fault that it
// has; works out whose pay it would change; and takes it in, has another member confirm it, and
// withdraws it. The screens and the commands do all of it with these functions.
package enactment

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"romukura/desk/book"
	"romukura/ground/caldate"
	"romukura/law/dated"
)

// Enactment is one enactment of a table: of the program, or one that the office took in.
type Enactment struct {
	dated.Source
	Own   *book.Table // nil: of the program
	Unfit error       // why it does not act
}

// Acts tells whether the program computes with it.
func (e *Enactment) Acts() bool {
	return e.Own == nil || e.Unfit == nil && e.Own.Withdrawn.IsZero()
}

// Of are all enactments of a table, oldest first; of one day, that of the program comes first.
func Of(t *dated.Table, own []book.Table) []Enactment {
	var all []Enactment
	for _, s := range t.Enactments {
		all = append(all, Enactment{Source: s})
	}
	for i := range own {
		if own[i].Name == t.Name {
			all = append(all, OfOffice(&own[i]))
		}
	}
	slices.SortStableFunc(all, func(a, b Enactment) int { return a.From.Compare(b.From) })
	return all
}

// OfOffice is what the office took in, as an enactment.
func OfOffice(own *book.Table) Enactment {
	e := Enactment{Own: own, Source: dated.Source{Table: own.Name, From: own.From}}
	if f, err := fileOf(own); err == nil {
		e.Source = f.Source
	}
	e.Mark = strings.TrimSpace(e.Mark + " " + Hands(own))
	for _, x := range dated.Unfit() {
		if x.Table == own.Name && x.From == own.From {
			e.Unfit = x.Err
		}
	}
	return e
}

func fileOf(own *book.Table) (*dated.File, error) {
	return dated.Parse(own.Name+"/"+own.From.String()+".tsv", []byte(own.Text))
}

// File is the file of an enactment.
func (e *Enactment) File(t *dated.Table) (*dated.File, error) {
	if e.Own != nil {
		return fileOf(e.Own)
	}
	return t.File(e.Source)
}

// Hands says who took a table in, and what became of it.
func Hands(own *book.Table) string {
	text := fmt.Sprintf(textTakenBy, own.Taken.Name, own.Taken.Day)
	switch {
	case !own.Withdrawn.IsZero():
		text += fmt.Sprintf(textWithdrawnBy, own.Withdrawn.Name, own.Withdrawn.Day)
	case !own.Confirmed.IsZero():
		text += fmt.Sprintf(textConfirmedBy, own.Confirmed.Name, own.Confirmed.Day)
	default:
		text += textConfirmedByNobody
	}
	return text
}

// InForce is the enactment of a day: the newest that has begun and acts, or else the first.
func InForce(all []Enactment, day caldate.Date) Enactment {
	e := all[0]
	for _, x := range all {
		if x.Acts() && !day.Before(x.From) {
			e = x
		}
	}
	return e
}

// Before is with what an enactment is compared: the program's of the same day where there is one,
// else the one that was in force until then.
func Before(all []Enactment, e *Enactment) Enactment {
	then := all[0]
	for _, x := range all {
		if x.Acts() && (x.From.Before(e.From) || x.Own == nil && x.From == e.From) {
			then = x
		}
	}
	return then
}

// State is how far the values of an enactment can be trusted.
type State int

// The states of an enactment.
const (
	Confirmed State = iota
	Unverified
	OfficeConfirmed
	Provisional
	Former
	Coming
	NotYet
	Unconfirmed
	Unfit
	Superseded
	Withdrawn
)

// StateOn is the state on a day; now tells that it is the enactment in force.
func (e *Enactment) StateOn(day caldate.Date, now bool) State {
	switch {
	case e.Own != nil && !e.Own.Withdrawn.IsZero():
		return Withdrawn
	case e.Unfit != nil && superseded(e.Unfit):
		return Superseded
	case e.Unfit != nil:
		return Unfit
	case e.Own != nil && e.Own.Confirmed.IsZero():
		return Unconfirmed
	case day.Before(e.From) && now:
		return NotYet
	case day.Before(e.From):
		return Coming
	case !now:
		return Former
	case day.After(e.HoldsThrough):
		return Provisional
	case e.Own != nil:
		return OfficeConfirmed
	case strings.Contains(e.Mark+e.Published, unverified):
		return Unverified
	}
	return Confirmed
}

// unverified is the mark of a value that nobody compared with its first source.
const unverified = "[unverified]"

func superseded(err error) bool {
	var e *dated.SupersededError
	return errors.As(err, &e)
}

// Word is a state in words.
func (s State) Word() string { return stateWords[s] }

// Note says what the state of a table that the office took in means.
func (e *Enactment) Note() string {
	switch {
	case !e.Own.Withdrawn.IsZero():
		return textNoteWithdrawn
	case superseded(e.Unfit):
		return textNoteSuperseded
	case e.Unfit != nil:
		return textNoteUnfit
	case e.Own.Confirmed.IsZero():
		return textNoteUnconfirmed
	}
	return textNoteConfirmed
}

// Short is the name by which people call for a table: law/health/tables/rate is health/rate.
func Short(name string) string { return matterOf(name) + "/" + path.Base(name) }

// Table finds a table by its short name.
func Table(short string) (*dated.Table, bool) {
	for _, t := range dated.Shipped() {
		if Short(t.Name) == short {
			return &t, true
		}
	}
	return nil, false
}

// Title is a table in words of the trade.
func Title(name string) string {
	if t := textTitles[Short(name)]; t != "" {
		return t
	}
	return strings.TrimPrefix(name, "law/")
}

func matterOf(name string) string { return path.Base(path.Dir(path.Dir(name))) }

// Article is the law that a table belongs to.
func Article(name string) string { return textArticles[matterOf(name)] }
