package certificate

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/yearend"
	"romukura/trade/employee"
	"romukura/trade/settlement"
)

// mostFiles is the largest number of certificates of one person taken in together.
const mostFiles = 100

// Propose puts what certificates of one person show into the declaration for premiums that stands,
// or into a new one, as a batch that changes nothing yet. A line with a certificate's kind and
// issuer gets the certificate's figure beside the declared one; what nobody declared is added. All
// certificates are of the year that is settled, else none is taken.
//
// Law? 所法196-2 所令319
func Propose(
	s *settlement.Season,
	who *employee.Employee,
	all []Certificate,
	sent settlement.Sent,
) (settlement.Batch, fault.List) {
	j := joining{year: sent.Year}
	if j.year == 0 {
		j.year = s.Year
	}
	batch := settlement.Batch{Kind: settlement.Insurance}
	var stands *settlement.Declaration
	if p := s.Person(who.ID); p != nil {
		stands = p.Filed(settlement.Insurance, j.year)
	}
	switch {
	case stands != nil:
		j.lines = slices.Clone(stands.Insurance.Premiums)
	case len(all) > 0:
		j.warn("insurance", wordAlone)
	}
	j.taken = make([]bool, len(j.lines))
	switch {
	case len(all) == 0:
		j.faults.Add(*wordNone.at(""))
	case len(all) > mostFiles:
		j.faults.Add(*wordMany.at(""))
	}
	for i := range all {
		j.holder(&all[i], who)
		j.certificate(&all[i])
	}
	if j.faults.Stops() {
		return batch, j.faults
	}
	d := settlement.Declaration{Kind: settlement.Insurance, Year: j.year, On: sent.On,
		Insurance: &settlement.InsuranceForm{Premiums: j.lines}}
	same := stands != nil && reflect.DeepEqual(stands.Contents(), d.Contents())
	batch.Changes = []settlement.Change{{Employee: who.ID, Number: who.Number, Declaration: d,
		New: stands == nil, Same: same}}
	return batch, j.faults
}

// joining is a declaration on its way.
type joining struct {
	year   yearend.IncomeYear
	lines  []settlement.Premium
	taken  []bool // lines that a certificate of this batch speaks of
	faults fault.List
}

func (j *joining) warn(place string, w word) {
	f := w.at(place)
	f.Severity = fault.Warn
	j.faults.Add(*f)
}

// holder tells that a certificate is another person's by name. The year's last name counts, and one
// that was borne before.
func (j *joining) holder(c *Certificate, who *employee.Employee) {
	for _, n := range who.Names {
		if same(n.Value.Full, c.Holder) || n.Value.Usual != "" && same(n.Value.Usual, c.Holder) {
			return
		}
	}
	j.warn(c.Form+" "+textHolder, wordHolder)
}

// same reports that two names are one but for spaces and case.
func same(a, b string) bool { return plain(a) == plain(b) }

func plain(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), "")) }

// certificate joins what one certificate shows for the year. What was paid ahead is declared as a
// whole, in later years in parts. A certificate that can be spread speaks of several years; of any
// other, each amount has to be of the year that is settled.
func (j *joining) certificate(c *Certificate) {
	ofYear := func(x Item) bool { return x.Year == j.year }
	spread := slices.ContainsFunc(c.Items, func(x Item) bool { return x.Split })
	fits := slices.ContainsFunc(c.Items, ofYear)
	whole := slices.ContainsFunc(c.Items, func(x Item) bool { return ofYear(x) && !x.Split })
	for _, x := range c.Items {
		place := c.Form + " " + x.Place
		switch {
		case !ofYear(x):
			if !spread || !fits {
				j.faults.Add(*wrongYear(x.Year, j.year).at(place))
			}
			continue
		case x.Split && whole:
			continue
		case x.Split:
			j.warn(place, wordSplit)
		case spread:
			j.warn(place, wordAhead)
		}
		j.item(c, x)
	}
}

// item puts one amount beside the declared one.
func (j *joining) item(c *Certificate, x Item) {
	shown := yearend.Certificate{Held: true, Year: x.Year, Amount: x.Amount}
	if x.Proven > 0 && x.Proven < x.Amount {
		j.warn(c.Form+" "+x.Place, wordForecast)
	}
	at := j.line(c.Issuer, x)
	if at < 0 {
		if j.again(c.Issuer, x.Kind) {
			j.warn(c.Form+" "+x.Place, wordAgain)
		}
		j.lines = append(j.lines, settlement.Premium{Insurer: c.Issuer,
			Facts: yearend.Premium{Kind: x.Kind, Paid: x.Amount, Certificate: shown}})
		j.taken = append(j.taken, true)
		return
	}
	line := &j.lines[at]
	j.taken[at] = true
	if line.Facts.Paid == 0 {
		line.Facts.Paid = x.Amount
	}
	if line.Facts.Paid != x.Amount {
		j.warn(fmt.Sprintf("insurance.premiums[%d].paid", at), wordOther)
	}
	line.Facts.Certificate = shown
}

// line is the declared line that a certificate speaks of, -1 when there is none: of the same issuer
// one whose figures are the certificate's, else one without a certificate, else one of the amount
// that names no issuer.
func (j *joining) line(issuer string, x Item) int {
	shows := func(a yen.Amount) bool { return a == x.Amount || a > 0 && a == x.Proven }
	ways := []func(*settlement.Premium) bool{
		func(p *settlement.Premium) bool {
			return same(p.Insurer, issuer) && p.Facts.Certificate.Amount == x.Amount && j.holds(p)
		},
		func(p *settlement.Premium) bool {
			return same(p.Insurer, issuer) && (shows(p.Facts.Paid) || shows(p.Facts.Certificate.Amount))
		},
		func(p *settlement.Premium) bool { return same(p.Insurer, issuer) && !j.holds(p) },
		func(p *settlement.Premium) bool {
			return p.Insurer == "" && !j.holds(p) && p.Facts.Paid == x.Amount
		},
	}
	for _, fits := range ways {
		for i := range j.lines {
			if !j.taken[i] && j.lines[i].Facts.Kind == x.Kind && fits(&j.lines[i]) {
				return i
			}
		}
	}
	return -1
}

// holds reports a line with a certificate of the year. One of another year makes way.
func (j *joining) holds(p *settlement.Premium) bool {
	return p.Facts.Certificate.Held && p.Facts.Certificate.Year == j.year
}

// again reports another line of the issuer and kind.
func (j *joining) again(issuer string, k yearend.PremiumKind) bool {
	return slices.ContainsFunc(j.lines, func(p settlement.Premium) bool {
		return p.Facts.Kind == k && same(p.Insurer, issuer)
	})
}
