package dispatch

import (
	"fmt"
	"slices"
	"strings"

	"romukura/desk/book"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/idnum"
	"romukura/ground/kana"
	"romukura/law/pension"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/filing"
	"romukura/trade/filing/nenkin"
	"romukura/trade/office"
)

// Made is one official file and the cases that it holds.
type Made struct {
	Output
	Form   nenkin.Form
	Serial int
	Cases  []string
	Faults []fault.Fault // warnings, and what stopped it where Data is nil
}

// forms are the procedures that have a CSV, in the order of the files.
var forms = []struct {
	procedure filing.Procedure
	form      nenkin.Form
}{
	{filing.Acquisition, nenkin.FormAcquisition}, {filing.Loss, nenkin.FormLoss},
	{filing.Dependents, nenkin.FormDependents}, {filing.AnnualBase, nenkin.FormAnnualBase},
	{filing.MonthlyChange, nenkin.FormMonthlyChange}, {filing.Bonus, nenkin.FormBonus},
}

// Maker makes the official files of one client.
type Maker struct {
	// Office counts the serials of a sharoushi, over all its clients.
	Office  *office.Office
	Client  *book.Client
	Created caldate.Date
	// Only is the procedure to make files of; empty is all.
	Only filing.Procedure
}

// Official makes a file for each establishment and form that has cases ready, and gives each the
// next medium serial of the filer. Faults of a file stop that file alone.
func (m *Maker) Official() []Made {
	var out []Made
	for i := range m.Client.Profile.Establishments {
		place := &m.Client.Profile.Establishments[i]
		for _, f := range forms {
			if m.Only != "" && m.Only != f.procedure {
				continue
			}
			if made, ok := m.file(place, f.procedure, f.form); ok {
				out = append(out, made...)
			}
		}
	}
	return out
}

func (m *Maker) file(
	place *client.Establishment,
	p filing.Procedure,
	f nenkin.Form,
) ([]Made, bool) {
	file := nenkin.File{Created: m.Created, Office: m.office(place), Serial: m.serial()}
	if a := m.Office.Attorneys; len(a) > 0 && !m.Office.Company {
		file.Filer = nenkin.Filer{Registration: a[0].Registration, Name: a[0].Name}
	}
	made := Made{Form: f, Serial: file.Serial}
	var faults fault.List
	var cases []*filing.Case
	for i := range m.Client.Cases {
		c := &m.Client.Cases[i]
		if c.Procedure != p || c.Establishment != place.ID || !m.due(c) {
			continue
		}
		row, err := m.row(c)
		if err != nil {
			refuse(c, []fault.Fault{{Code: "file.row", Message: err.Error(), Remedy: textRowRemedy}})
			continue
		}
		row.Who().Ref = m.ref(c)
		file.Rows, cases = append(file.Rows, row), append(cases, c)
	}
	parts := m.encode(&file, &cases, &faults)
	if len(file.Rows) == 0 {
		return nil, false
	}
	for _, c := range cases {
		made.Cases = append(made.Cases, c.ID)
	}
	made.Faults = faults.All()
	return m.written(place, &file, parts, made), true
}

// Early reports a case whose fact is still to come on a day: no file holds it before. The annual
// base alone is made for the September that follows.
func Early(c *filing.Case, day caldate.Date) bool {
	return c.Procedure != filing.AnnualBase && c.Day.After(day)
}

// due reports a case that goes into a file now. One that a form refused is tried again.
func (m *Maker) due(c *filing.Case) bool {
	if c.Channel != filing.ChannelCSV || Early(c, m.Created) {
		return false
	}
	if c.State == filing.Open && c.Refused {
		c.State, c.Refused, c.Missing = filing.Ready, false, nil
	}
	return c.State == filing.Ready
}

// refuse lets a case wait for a person with what is wrong.
func refuse(c *filing.Case, missing []fault.Fault) {
	c.State, c.Refused, c.Missing = filing.Open, true, missing
}

// ref names the row of a case in faults: by the person's number, and where one person has several
// rows by what tells them apart.
func (m *Maker) ref(c *filing.Case) string {
	ref := c.Number
	if ref == "" {
		ref = string(c.Employee)
	}
	_, rest, _ := strings.Cut(c.ID, "/"+string(c.Employee)+"/")
	return ref + " " + rest
}

// encode writes a file. Somebody whose row the form refuses is taken out, and the case waits for a
// person with the faults of that row; the others go. Faults of the file itself stop it.
func (m *Maker) encode(file *nenkin.File, cases *[]*filing.Case, faults *fault.List) [][]byte {
	refused := refusals(file)
	for i := len(file.Rows) - 1; i >= 0; i-- {
		c := (*cases)[i]
		if missing := refused[m.ref(c)]; missing != nil {
			refuse(c, missing)
			file.Rows, *cases = slices.Delete(file.Rows, i, i+1), slices.Delete(*cases, i, i+1)
		}
	}
	if len(file.Rows) == 0 {
		return nil
	}
	parts, found := nenkin.Encode(file)
	faults.AddAll("", found)
	return parts
}

// refusals are the faults that stop, by the name of the row that they speak of. They
// name the cell alone, not the place in a file that is never made.
func refusals(file *nenkin.File) map[string][]fault.Fault {
	refused := map[string][]fault.Fault{}
	for _, f := range file.Findings() {
		if f.Ref == "" || f.Severity != fault.Stop {
			continue
		}
		refused[f.Ref] = append(refused[f.Ref], fault.Fault{Path: f.Label, Code: f.Code,
			Message: f.What, Remedy: f.Remedy})
	}
	return refused
}

// written names the parts of a file and advances the serial by them.
func (m *Maker) written(place *client.Establishment, file *nenkin.File, parts [][]byte,
	made Made) []Made {
	at := fmt.Sprintf("%s/%s/%s-%s/", m.Client.Profile.ID, textFilingFolder, made.Form, place.ID)
	if len(parts) == 0 {
		made.Path, made.Title = at+file.FileName(), formTitle(made.Form)
		return []Made{made}
	}
	var out []Made
	for i, data := range parts {
		part := made
		part.Data, part.Title = data, formTitle(made.Form)
		if place.Insurer != "" {
			part.Title += textSociety
		}
		part.Serial = file.Serial
		part.Path = at + file.FileName()
		if i > 0 {
			part.Path = fmt.Sprintf("%s%d/%s", at, i+1, file.FileName())
		}
		m.advance(file.Serial)
		file.Serial = nenkin.NextSerial(file.Serial)
		out = append(out, part)
	}
	return out
}

// serials are where the serials of the filer are counted, and under what: those of a sharoushi go
// on over all clients, those of an employer are its own.
func (m *Maker) serials() (*map[string]int, string) {
	if a := m.Office.Attorneys; len(a) > 0 && !m.Office.Company {
		return &m.Office.Serials, a[0].Registration
	}
	return &m.Client.Serials, "employer"
}

func (m *Maker) serial() int {
	counted, filer := m.serials()
	return nenkin.NextSerial((*counted)[filer])
}

func (m *Maker) advance(serial int) {
	counted, filer := m.serials()
	if *counted == nil {
		*counted = map[string]int{}
	}
	(*counted)[filer] = serial
}

func (m *Maker) office(place *client.Establishment) nenkin.Office {
	name := place.Name
	return nenkin.Office{Prefecture: place.Symbol.Prefecture, District: place.Symbol.District,
		Mark: place.Symbol.Mark, Number: place.Symbol.Number, PostalCode: place.PostalCode,
		Address: kana.Widen(
			place.Address,
		), Name: name, Owner: m.Client.Profile.Employer, Phone: place.Phone}
}

// row turns a case into the row of its form.
func (m *Maker) row(c *filing.Case) (nenkin.Row, error) {
	e := m.Client.EmployeeByID(c.Employee)
	if e == nil {
		return nil, fmt.Errorf(textNoPerson, c.Number)
	}
	switch c.Procedure {
	case filing.Acquisition:
		return m.acquisition(c, e)
	case filing.Loss:
		return m.loss(c, e)
	case filing.Dependents:
		return m.dependents(c, e)
	case filing.Bonus:
		return m.bonus(c, e)
	}
	return m.determination(c, e)
}

// NameKey is the key of the decision by which letters a form writes a person's name, where it
// cannot write those of the register.
func NameKey(id employee.ID) string { return "filing-name/" + string(id) }

// person is what every row says of somebody. Names go as they are, unless a named person decided on
// other letters for a form that cannot carry them; the register keeps its own.
func (m *Maker) person(e *employee.Employee, day caldate.Date) nenkin.Person {
	name, _ := e.Names.At(day)
	for _, d := range m.Client.Decisions {
		if d.Key == NameKey(e.ID) {
			name.Full = d.Answer
		}
	}
	return nenkin.Person{Ref: e.Number, InsuredNumber: e.Insured.Number,
		NameKana: kana.Narrow(name.Kana), NameKanji: name.Full, Born: e.Born}
}

// identity gives the basic pension number. My Numbers are filled in at the last step, from the
// store.
func identity(e *employee.Employee) (nenkin.Identity, error) {
	var id nenkin.Identity
	if e.Insured.PensionNumber == "" {
		return id, nil
	}
	number, err := idnum.ReadPension(e.Insured.PensionNumber)
	id.PensionNumber = number
	return id, err
}

var sexes = map[employee.Sex]nenkin.SexKind{
	employee.Male:   nenkin.Man,
	employee.Female: nenkin.Woman,
}

func (m *Maker) bonus(c *filing.Case, e *employee.Employee) (nenkin.Row, error) {
	for i := range m.Client.Runs {
		r := &m.Client.Runs[i]
		if r.PayDay != c.Day {
			continue
		}
		if s := r.SlipOf(e.ID); s != nil && s.Kind == "bonus" {
			row := &nenkin.Bonus{Person: m.person(e, c.Day), Paid: c.Day, Cash: s.Gross - s.InKind,
				InKind: s.InKind}
			_, row.MultiOffice = e.Insured.TwoEmployers.At(c.Day)
			if row.Over70 = pension.OverSeventy(e.Born, c.Day.Month()); row.Over70 {
				id, err := identity(e)
				if err != nil {
					return nil, err
				}
				row.Identity = id
			}
			row.Figure()
			return row, nil
		}
	}
	return nil, fmt.Errorf(textNoSlip, c.Number)
}

// determination turns an accepted decision into the annual or the monthly form.
func (m *Maker) determination(c *filing.Case, e *employee.Employee) (nenkin.Row, error) {
	i := slices.IndexFunc(m.Client.Determinations, func(d book.Determination) bool {
		return d.Employee == e.ID && d.Procedure == c.Procedure && d.Decision.From.First() == c.Day
	})
	if i < 0 {
		return nil, fmt.Errorf(textNoDecision, c.Number)
	}
	d := &m.Client.Determinations[i]
	old := nenkin.Standard{Health: d.Before.Health, Pension: d.Before.Pension, Since: d.BeforeSince}
	var months [3]nenkin.MonthPay
	for k := range min(len(d.Decision.Months), 3) {
		month := &d.Decision.Months[k]
		months[k] = nenkin.MonthPay{Days: month.Days, Cash: month.Amount - d.InKind[k],
			InKind: d.InKind[k]}
	}
	corrected, _ := d.Decision.Corrected()
	var id nenkin.Identity
	if d.Over70 || d.Over70Only {
		var err error
		if id, err = identity(e); err != nil {
			return nil, err
		}
	}
	if c.Procedure == filing.AnnualBase {
		row := &nenkin.AnnualBase{
			Person:        m.person(e, c.Day),
			Identity:      id,
			Applied:       d.Decision.From,
			Old:           old,
			Months:        months,
			Adjusted:      corrected,
			ShortTime:     d.Category == "short-time",
			PartTimer:     d.Category == "part-time",
			JoinedMidway:  d.Partial,
			Leave:         d.Leave,
			ChangePlanned: d.Planned,
			MultiOffice:   d.TwoEmployers,
			Over70:        d.Over70,
			Over70Only:    d.Over70Only,
		}
		row.Figure()
		return row, nil
	}
	row := &nenkin.MonthlyChange{
		Person:      m.person(e, c.Day),
		Identity:    id,
		Revised:     d.Decision.From,
		Old:         old,
		Months:      months,
		Adjusted:    corrected,
		ShortTime:   d.Category == "short-time",
		MultiOffice: d.TwoEmployers,
		RaiseReason: textRaiseReason,
		Over70:      d.Over70,
		Over70Only:  d.Over70Only,
		Change:      nenkin.Change{Raise: nenkin.Raise{Month: d.Change.Number, Kind: raiseKind(d)}},
	}
	row.Figure()
	return row, nil
}

func raiseKind(d *book.Determination) nenkin.RaiseKind {
	if d.Direction < 0 {
		return nenkin.Lowered
	}
	return nenkin.Raised
}

// Keep stores a file that was made and marks its cases; one that was refused leaves them as they
// are.
func (m *Made) Keep(c *book.Client) {
	if m.Data == nil {
		return
	}
	c.Files = append(c.Files, book.File{Path: m.Path, Title: m.Title, Serial: m.Serial, Data: m.Data,
		Cases: m.Cases})
	for i := range c.Cases {
		if slices.Contains(m.Cases, c.Cases[i].ID) {
			c.Cases[i].State, c.Cases[i].File, c.Cases[i].Serial = filing.Prepared, m.Path, m.Serial
		}
	}
}
