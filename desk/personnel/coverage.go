package personnel

import (
	"slices"

	"romukura/desk/book"
	"romukura/ground/caldate"
	"romukura/trade/employee"
	"romukura/trade/insured"
)

// coverageDays are those on which contract and registration are compared: today, and each day from
// which a new contract holds.
func coverageDays(e *employee.Employee, today caldate.Date) []caldate.Date {
	days := []caldate.Date{today}
	for _, s := range e.Contracts {
		if s.From.After(today) {
			days = append(days, s.From)
		}
	}
	return days
}

// uncovered is where contract and registration lie apart in one state of a client and not in
// another, person by person. Colleagues are looked at too: the hours of regular staff, and how many
// are insured, decide on part-time workers.
//
// Law: 健保法3-1 厚年法12
func uncovered(
	was, now *book.Client, days []caldate.Date,
) (map[employee.ID][]insured.CoverageRow, error) {
	key := func(r *insured.CoverageRow) string { return string(r.Insurance) + string(r.Finding) }
	all := map[employee.ID][]insured.CoverageRow{}
	for _, day := range days {
		before, err := apart(was, day)
		if err != nil {
			return nil, err
		}
		after, err := apart(now, day)
		if err != nil {
			return nil, err
		}
		for id, rows := range after {
			found := beyond(beyond(rows, before[id], key), all[id], key)
			all[id] = append(all[id], found...)
		}
	}
	return all, nil
}

// apart are the rows of a day that ask for something.
func apart(c *book.Client, day caldate.Date) (map[employee.ID][]insured.CoverageRow, error) {
	r, err := insured.Coverage(insured.Register{Client: &c.Profile, Employees: c.Employees,
		Runs: c.Runs}, day, false)
	if err != nil {
		return nil, err
	}
	rows := slices.DeleteFunc(r.Rows, func(x insured.CoverageRow) bool {
		return x.Finding == insured.Agreed
	})
	by := map[employee.ID][]insured.CoverageRow{}
	for i := range rows {
		by[rows[i].Employee] = append(by[rows[i].Employee], rows[i])
	}
	return by, nil
}
