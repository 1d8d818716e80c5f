package residenttax

import (
	"errors"
	"slices"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/why"
)

// Notice is one version of the municipality's notice of special collection (特別徴収税額通知書) for
// one person: what to withhold from the first month it is effective, and from each month after.
type Notice struct {
	Version      int // 1 for the first of a tax year, then upward
	TaxYear      int // 年度: the year whose June collection begins
	Effective    caldate.Month
	First        yen.Amount // withheld in the first effective month
	Others       yen.Amount // withheld in each later month
	Municipality string     // code of the municipality
	Designated   string     // 指定番号: the employer's number there
	Recipient    string     // 受給者番号: the employee's number
}

// Notices are all the versions held for one person.
type Notices []Notice

var (
	// ErrVersionTaken says that another notice of the same tax year, municipality and version is
	// held.
	ErrVersionTaken = errors.New("residenttax: the version is held already and says something else")
	// ErrNotice says that a notice contradicts itself: no version, or a month outside its tax year.
	ErrNotice = errors.New("residenttax: the notice contradicts itself")
)

// TaxYear is the tax year in which a month is collected: June to May.
//
// Law: 地税法321の5-1
func TaxYear(m caldate.Month) int {
	if m.Number < firstMonth {
		return m.Year - 1
	}
	return m.Year
}

// FirstMonth and LastMonth of a tax year are June and the May after.
//
// Law: 地税法321の5-1
func FirstMonth(taxYear int) caldate.Month {
	return caldate.Month{Year: taxYear, Number: firstMonth}
}

// LastMonth is the May in which collection for a tax year ends.
//
// Law: 地税法321の5-1
func LastMonth(taxYear int) caldate.Month { return FirstMonth(taxYear + 1).Add(-1) }

// Add gives the notices with one more. The same notice twice changes nothing; another one under a
// version that is held is refused, for versions are never overwritten.
//
// Law: 地税法321の4-1 地税法321の6-1
func (all Notices) Add(n Notice) (Notices, error) {
	if n.Version < 1 || n.First < 0 || n.Others < 0 || TaxYear(n.Effective) != n.TaxYear {
		return all, ErrNotice
	}
	for _, held := range all {
		if held.TaxYear != n.TaxYear || held.Municipality != n.Municipality || held.Version != n.Version {
			continue
		}
		if held == n {
			return all, nil
		}
		return all, ErrVersionTaken
	}
	return append(slices.Clone(all), n), nil
}

// Due is what is withheld from the pay of one month, and by which notice.
type Due struct {
	Amount yen.Amount
	Notice *Notice // nil: no notice covers the month
}

// Due finds the amount to withhold from pay that is paid in a month: by the latest version of
// the month's tax year that is effective by then. Without a notice nothing is withheld, and
// Notice is nil.
//
// Law: 地税法321の5-1
func (all Notices) Due(month caldate.Month, t *why.Trace) Due {
	var d Due
	year := TaxYear(month)
	for i := range all {
		n := &all[i]
		if n.TaxYear == year && !n.Effective.After(month) &&
			(d.Notice == nil || n.Version > d.Notice.Version) {
			d.Notice = n
		}
	}
	if d.Notice != nil {
		d.Amount = d.Notice.Others
		if d.Notice.Effective == month {
			d.Amount = d.Notice.First
		}
	}
	if t.On() {
		t.Add(dueStep(month, d))
	}
	return d
}

// Remainder is what is left to withhold in the months after one, to May.
//
// Law: 地税法321の5-2
func (all Notices) Remainder(after caldate.Month) yen.Amount {
	var sum yen.Amount
	for m := after.Add(1); !m.After(LastMonth(TaxYear(after))); m = m.Add(1) {
		sum += all.Due(m, nil).Amount
	}
	return sum
}
