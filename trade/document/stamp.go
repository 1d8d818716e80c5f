package document

import (
	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/trade/client"
	"romukura/trade/document/layout"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

// Stamp is what every page of a document carries, so that a paper leads back to its data.
type Stamp struct {
	DataHash string // hash of the data it was made from
	Rules    string // version of the rules and tables
	Mark     string // draft, copy; blank for an original
}

// on puts the stamp on a document. A document from provisional values is marked so, unless the
// caller marks it otherwise.
func (s Stamp) on(d layout.Document, standing dated.Standing) layout.Document {
	d.DataHash, d.Rules, d.Mark = s.DataHash, s.Rules, s.Mark
	if d.Mark == "" && standing == dated.Provisional {
		d.Mark = textProvisional
	}
	return d
}

// Printable is a value that becomes a document.
type Printable interface{ Document(Stamp) layout.Document }

// Batch makes one file of several documents of a kind.
func Batch[D Printable](list []D, s Stamp, made caldate.Date) layout.Batch {
	b := layout.Batch{Made: made}
	for _, d := range list {
		b.Documents = append(b.Documents, d.Document(s))
	}
	if len(b.Documents) > 0 {
		b.Title = b.Documents[0].Title
	}
	return b
}

// Days is an amount of leave: half days and minutes.
type Days struct{ Halves, Minutes int }

// nameOn is how a person is called on a day; before the first entry, the first.
func nameOn(e *employee.Employee, day caldate.Date) string {
	if n := e.Names.Ref(day); n != nil {
		return n.Full
	}
	if len(e.Names) > 0 {
		return e.Names[0].Value.Full
	}
	return ""
}

// contractOn is the contract of a day; before the first, the first, and never nil.
func contractOn(e *employee.Employee, day caldate.Date) *employee.Contract {
	if c := e.Contracts.Ref(day); c != nil {
		return c
	}
	if len(e.Contracts) > 0 {
		return &e.Contracts[0].Value
	}
	return &employee.Contract{}
}

// lineSum adds the lines of the given codes.
func lineSum(lines []payroll.Line, codes ...string) yen.Amount {
	var sum yen.Amount
	for _, l := range lines {
		for _, code := range codes {
			if l.Code == code {
				sum += l.Amount
			}
		}
	}
	return sum
}

// siteName is the name of an establishment with its client's; the client's where it has none.
func siteName(c *client.Client, id string) string {
	site := c.EstablishmentByID(id)
	switch {
	case site == nil || site.Name == "" || site.Name == c.Name:
		return c.Name
	case len(site.Name) > len(c.Name) && site.Name[:len(c.Name)] == c.Name:
		return site.Name
	}
	return c.Name + textWide + site.Name
}

// workedMinutes are all minutes of work in a month.
func workedMinutes(s *payroll.Slip) int {
	a := s.Attendance
	return a.Prescribed + a.Beyond + a.Overtime + a.Over60 + a.Holiday
}

// worst is the lowest standing of the slips.
func worst(slips []payroll.Slip) dated.Standing {
	for i := range slips {
		if slips[i].Standing == dated.Provisional {
			return dated.Provisional
		}
	}
	return dated.Confirmed
}
