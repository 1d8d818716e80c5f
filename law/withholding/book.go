package withholding

import (
	"slices"

	"romukura/ground/caldate"
	"romukura/law/dated"
)

// Book is the set of tables to compute with: those shipped with the program, and those an office
// has imported and confirmed.
type Book struct {
	monthly   series[grid]
	above     series[above]
	daily     series[daily]
	bonus     series[bonusRates]
	computer  series[computer]
	parameter series[parameters]
	generator series[generator]
	surtax    series[surtaxes]
	fee       series[feeBands]
	annual    series[annualTax]
	retire    series[retirementRule]
	resident  series[residentRule]

	// Conflicts are the cells in which an imported table disagrees with the shipped one of the same
	// day. They are shown, and block closing. The shipped table is the one computed with.
	Conflicts []Difference
}

var shipped = &Book{
	monthly:   load(TableMonthly, buildMonthly),
	above:     load(TableMonthlyAbove, buildAbove),
	daily:     load(TableDaily, buildDaily),
	bonus:     load(TableBonus, buildBonus),
	computer:  load(TableComputer, buildComputer),
	parameter: load(TableParameter, buildParameters),
	generator: load(TableGenerator, buildGenerator),
	surtax:    load(TableSurtax, buildSurtaxes),
	fee:       load(TableFee, buildFee),
	annual:    load(TableAnnual, buildAnnual),
	retire:    load(TableRetirement, buildRetirement),
	resident:  load(TableRetirementResident, buildResident),
}

// Shipped is the book of the tables that come with the program.
//
// Law? 所法185-1 所法186-1 所法189-1
func Shipped() *Book { return shipped }

// TablesFor resolves the shipped tables for a day of payment, see [Book.TablesFor].
//
// Law? 所法185-1 所法186-1 所法189-1
func TablesFor(on PayDate) (*Tables, dated.Standing, error) { return shipped.TablesFor(on) }

// Tables are the tables in force on a day of payment, resolved once for a run. They are read only.
type Tables struct {
	Day PayDate

	monthly   slot[grid]
	above     slot[above]
	daily     slot[daily]
	bonus     slot[bonusRates]
	computer  slot[computer]
	parameter slot[parameters]
	surtax    slot[surtaxes]
	fee       slot[feeBands]
	annual    slot[annualTax]
	retire    slot[retirementRule]
	resident  slot[residentRule]
}

// TablesFor resolves the tables for a day of payment, with the standing of those for monthly pay.
// Days before the first monthly table are a dated.BeforeFirstError. A table that is missing for the
// day is told by the method that needs it, so that the others work.
//
// Law? 所法185-1 所法186-1 所法189-1
func (b *Book) TablesFor(on PayDate) (*Tables, dated.Standing, error) {
	if _, _, err := b.monthly.At(day(on)); err != nil {
		return nil, 0, err
	}
	t := &Tables{
		Day:       on,
		monthly:   resolve(b.monthly, TableMonthly, on),
		above:     resolve(b.above, TableMonthlyAbove, on),
		daily:     resolve(b.daily, TableDaily, on),
		bonus:     resolve(b.bonus, TableBonus, on),
		computer:  resolve(b.computer, TableComputer, on),
		parameter: resolve(b.parameter, TableParameter, on),
		surtax:    resolve(b.surtax, TableSurtax, on),
		fee:       resolve(b.fee, TableFee, on),
		annual:    resolve(b.annual, TableAnnual, on),
		retire:    resolve(b.retire, TableRetirement, on),
		resident:  resolve(b.resident, TableRetirementResident, on),
	}
	t.oneYear()
	return t, t.standing(), nil
}

// oneYear refuses to compute with tables of different years side by side: where the office holds
// the new year's rows and not what belongs to them, what lags behind is missing.
func (t *Tables) oneYear() {
	newest := slices.MaxFunc([]caldate.Date{from(t.monthly), from(t.above), from(t.computer)},
		caldate.Date.Compare)
	lag(&t.monthly, TableMonthly, t.Day, newest)
	lag(&t.above, TableMonthlyAbove, t.Day, newest)
	lag(&t.computer, TableComputer, t.Day, newest)
}

func from[T any](s slot[T]) caldate.Date {
	if s.missing != nil {
		return caldate.Date{}
	}
	return s.entry.From
}

func lag[T any](s *slot[T], name TableName, on PayDate, newest caldate.Date) {
	if s.missing == nil && s.entry.From.Before(newest) {
		s.missing = &TableMissing{name, on}
	}
}

func (t *Tables) standing() dated.Standing {
	return t.monthly.standing.Worse(t.above.standing).Worse(t.parameter.standing).
		Worse(t.surtax.standing)
}

// Standing is how far the table of a name can be trusted on the day, or why it is missing.
//
// Law? 所法185-1 所法186-1
func (t *Tables) Standing(name TableName) (dated.Standing, error) {
	switch name {
	case TableMonthly:
		return t.monthly.standing, t.monthly.missing
	case TableMonthlyAbove:
		return t.above.standing, t.above.missing
	case TableDaily:
		return t.daily.standing, t.daily.missing
	case TableBonus:
		return t.bonus.standing, t.bonus.missing
	case TableComputer:
		return t.computer.standing, t.computer.missing
	case TableSurtax:
		return t.surtax.standing, t.surtax.missing
	case TableFee:
		return t.fee.standing, t.fee.missing
	case TableAnnual:
		return t.annual.standing, t.annual.missing
	case TableRetirement:
		return t.retire.standing, t.retire.missing
	case TableRetirementResident:
		return t.resident.standing, t.resident.missing
	}
	return t.parameter.standing, t.parameter.missing
}
