package insurer

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/premium"
)

// Rows of a society's table.
const (
	health  = "health"
	care    = "care"
	support = "support"
)

// heaviest is the share of remuneration beyond which a rate is taken for a slip of the pen: the
// statute ends the general rate at 13 percent, and 20 leaves room for care and support.
var heaviest = yen.Rate{Num: 20, Den: 100}

// ReadSociety reads the tables of a society, one for each day its terms changed. All faults of all
// tables are listed; with any of them no society is returned.
//
// Law: 健保法160-13 健保法161-1 健保法162
func ReadSociety(id string, tables []Enactment) (*Society, fault.List) {
	s, name := &Society{ID: id}, "society/"+id
	var terms []dated.Entry[Terms]
	var faults fault.List
	if len(tables) == 0 {
		faults.Add(slipNone.at(""))
	}
	for _, table := range tables {
		r := reader{levies: map[string]premium.Split{}}
		r.read(table)
		faults.AddAll(table.Name, r.faults)
		if r.faults.Stops() {
			continue
		}
		source := r.file.Source
		source.Table = name
		terms = append(terms, dated.Entry[Terms]{Source: source, Value: r.terms})
	}
	s.terms = dated.NewSeries(name, terms...)
	terms = s.terms.Entries()
	for i := 1; i < len(terms); i++ {
		if from := terms[i].From; from == terms[i-1].From {
			faults.Add(slipTwice.at(from.String()))
		}
	}
	if faults.Stops() {
		return nil, faults
	}
	return s, faults
}

// reader collects the faults of one table.
type reader struct {
	file   *dated.File
	terms  Terms
	levies map[string]premium.Split
	faults fault.List
}

func (s slip) at(place string) fault.Fault {
	return fault.Fault{Path: place, Code: "society." + s.code, Message: s.message, Remedy: s.remedy}
}

// naming fills the name of a header line or row into the message and what to do into the remedy.
func (s slip) naming(name string) slip {
	s.message = strings.ReplaceAll(s.message, "%s", name)
	s.remedy = strings.ReplaceAll(s.remedy, "%s", name)
	return s
}

func (r *reader) add(place string, s slip) { r.faults.Add(s.at(place)) }

func (r *reader) read(table Enactment) {
	r.form(table)
	if r.faults.Stops() {
		return
	}
	file, err := dated.Parse(table.Name, table.Data)
	if err != nil {
		r.add("", slipForm)
		return
	}
	r.file = file
	r.settings()
	for _, row := range file.Rows {
		r.row(row)
	}
	r.complete()
}

// form looks at the whole table before it is parsed, for the parser stops at the first fault.
func (r *reader) form(table Enactment) {
	from, err := caldate.Parse(strings.TrimSuffix(path.Base(table.Name), ".tsv"))
	switch {
	case err != nil:
		r.add("", slipName)
	case from.Day() != 1:
		r.add("", slipMonth)
	}
	if bytes.IndexByte(table.Data, '\r') >= 0 {
		r.add("", slipLines)
	}
	header := map[string]string{}
	width := 0
	for i, line := range strings.Split(strings.TrimSuffix(string(table.Data), "\n"), "\n") {
		cells := strings.Split(strings.TrimRight(line, "\r"), "\t")
		switch {
		case strings.HasPrefix(line, "#"):
			key, value, _ := strings.Cut(strings.TrimPrefix(line, "#"), ":")
			header[strings.TrimSpace(key)] = strings.TrimSpace(value)
		case width == 0:
			width = len(cells)
			r.columns(cells)
		case len(cells) != width:
			r.add(fmt.Sprintf("row %d", i+1), slipCells)
		}
	}
	if width == 0 {
		r.columns(nil)
	}
	r.header(header, from)
}

func (r *reader) columns(cells []string) {
	for _, name := range []string{"levy", "employee", "employer"} {
		if !slices.Contains(cells, name) {
			r.add("", slipColumns)
			return
		}
	}
}

func (r *reader) header(header map[string]string, from caldate.Date) {
	for _, key := range []string{"source", "published", "holds-through"} {
		if header[key] == "" {
			r.add("# "+key, slipHeader.naming(key))
		}
	}
	if text := header["holds-through"]; text != "" && text != "open" {
		through, err := caldate.Parse(text)
		if err != nil || through.Before(from) {
			r.add("# holds-through", slipThrough)
		}
	}
}

// settings reads the header lines by which a society rounds and charges.
func (r *reader) settings() {
	r.choice("levies-together", []string{All.String(), SupportApart.String(), EachApart.String()},
		func(v string) { r.terms.Profile.Together, _ = TogetherByKey(v) })
	var roundings []string
	for rule := yen.DropTo50Sen; rule <= yen.Ceil; rule++ {
		roundings = append(roundings, rule.Key())
	}
	r.choice("share-rounding", roundings,
		func(v string) { r.terms.Profile.Share, _ = yen.RoundingByKey(v) })
	r.choice("person-rounding", roundings,
		func(v string) { r.terms.Profile.Person, _ = yen.RoundingByKey(v) })
	r.choice("dependent-care", []string{"yes", "no"},
		func(v string) { r.terms.DependentCare = v == "yes" })
}

func (r *reader) choice(key string, allowed []string, take func(string)) {
	value := r.file.Header[key]
	switch {
	case value == "":
	case slices.Contains(allowed, value):
		take(value)
	default:
		wrong := slipSetting
		wrong.message = strings.ReplaceAll(wrong.message, "%s", key)
		wrong.remedy = strings.ReplaceAll(wrong.remedy, "%s", strings.Join(allowed, " "))
		r.add("# "+key, wrong)
	}
}

func (r *reader) row(row dated.Row) {
	place := fmt.Sprintf("row %d", row.Line)
	levy := row.Text("levy")
	if levy != health && levy != care && levy != support {
		r.add(place, slipLevy)
		return
	}
	if _, ok := r.levies[levy]; ok {
		r.add(place, slipLevyTwice)
		return
	}
	split := premium.Split{
		Employee: r.rate(row, "employee"), Employer: r.rate(row, "employer"),
	}
	r.levies[levy] = split
	if split.Total().Compare(heaviest) > 0 {
		r.add(place, slipLarge)
	}
	// A society may raise the employer's part of the health premium, never the employee's.
	if levy == health && split.Employer.Compare(split.Employee) < 0 {
		f := slipShares.at(place)
		f.Law, f.Severity = lawShares, fault.Warn
		r.faults.Add(f)
	}
}

// finest is the denominator that every rate of a society must divide: six decimals, which keeps
// the sums of three levies inside 64 bits.
const finest = 1_000_000

func (r *reader) rate(row dated.Row, column string) yen.Rate {
	rate, err := yen.ParseRate(row.Text(column))
	if err == nil && finest%rate.Den == 0 && rate.Num >= 0 && rate.Num <= rate.Den {
		return rate
	}
	r.add(fmt.Sprintf("row %d", row.Line), slipRate)
	return yen.Rate{Num: 0, Den: 1}
}

func (r *reader) complete() {
	for _, levy := range []string{health, care} {
		if _, ok := r.levies[levy]; !ok {
			r.add("", slipMissing.naming(levy))
		}
	}
	r.terms.Health, r.terms.Care = r.levies[health], r.levies[care]
	r.terms.Support, r.terms.OwnSupport = r.levies[support]
}
