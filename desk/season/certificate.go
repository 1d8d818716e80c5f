package season

import (
	"romukura/desk/book"
	"romukura/ground/fault"
	"romukura/trade/exchange"
	"romukura/trade/filing/certificate"
	"romukura/trade/settlement"
)

// Certificates are the electronic certificates of deductions of one person, taken in together. Of
// the files, the first says when, by whom and for what day.
type Certificates struct {
	Number string // of the person
	Files  []File
}

// ReadCertificates tells what the certificates of one person would change in the declaration for
// premiums: one plan for all of them, since each adds to what the others say. The same files are
// taken once.
//
// Law? 所法196-2
func ReadCertificates(c *book.Client, s *settlement.Season, of Certificates) (Plan, error) {
	p := Plan{Taken: settlement.Taken{Kind: settlement.Insurance, Year: s.Year}}
	who := c.EmployeeByNumber(of.Number)
	if who == nil || len(of.Files) == 0 {
		p.Faults = []fault.Fault{wordNoOwner}
		return p, nil
	}
	first := of.Files[0]
	p.Taken.On, p.Taken.By, p.Taken.At = first.Sent.On, first.By, first.At
	purpose := []string{string(s.Client), string(settlement.Insurance), s.Year.String(),
		first.Sent.On.String(), string(who.ID)}
	for _, f := range of.Files {
		purpose = append(purpose, exchange.BatchID(f.Data))
		p.Taken.Name = joined(p.Taken.Name, f.Name)
	}
	p.Taken.ID = exchange.BatchID(nil, purpose...)
	if p.Already = s.Holds(p.Taken.ID); p.Already {
		return p, nil
	}
	all, faults := certificates(of.Files)
	batch, found := certificate.Propose(s, who, all, settlement.Sent{Kind: settlement.Insurance,
		Year: s.Year, On: first.Sent.On})
	if faults.Stops() {
		batch, found = settlement.Batch{Kind: settlement.Insurance}, fault.List{}
	}
	faults.AddAll("", found)
	p.batch, p.Faults = batch, faults.All()
	return p, p.rows(s)
}

// certificates reads all files, and tells the faults of each by its number.
func certificates(files []File) ([]certificate.Certificate, fault.List) {
	var out []certificate.Certificate
	var faults fault.List
	for i := range files {
		c, found := certificate.Read(files[i].Data)
		if len(files) > 1 {
			faults.AddAll(textFileNumber(i+1), found)
		} else {
			faults.AddAll("", found)
		}
		out = append(out, c)
	}
	return out, faults
}

func joined(names, name string) string {
	if names == "" {
		return name
	}
	return names + textNames + name
}
