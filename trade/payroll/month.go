package payroll

import (
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/standards"
	"romukura/law/why"
	"romukura/trade/client"
	"romukura/trade/employee"
)

// Slip computes one person's month. Faults that stop it are given all together with a nil slip.
func (t *Terms) Slip(e *employee.Employee, in Input) (*Slip, fault.List) {
	p := &person{terms: t, e: e, in: in}
	p.slip = &Slip{Client: t.Client.ID, Group: t.Group.Code, Employee: e.ID, Number: e.Number,
		Kind: t.Kind, Month: t.Period.Month, From: t.Period.From, Through: t.Period.Through,
		PayDay: t.Period.PayDay, Standing: t.standing, Attendance: in.Attendance}
	if !p.begin() {
		return nil, p.faults
	}
	p.earn()
	p.base()
	p.deduct()
	p.finish()
	if p.faults.Stops() {
		return nil, p.faults
	}
	return p.slip, fault.List{}
}

// begin finds the contract of the closing day, or of the last day of employment, and what stops the
// computation before it starts.
func (p *person) begin() bool {
	day := p.terms.Period.Through
	if !p.e.Left.IsZero() && p.e.Left.Before(day) {
		day = p.e.Left
	}
	p.contract = p.e.Contracts.Ref(day)
	if p.contract == nil {
		p.faults.Add(fault.Fault{Code: "contract.none", Message: textNoContract,
			Remedy: textNoContractRemedy, Law: "労基法15-1"})
		return false
	}
	p.slip.Establishment = p.contract.Establishment
	if p.terms.Client.EstablishmentByID(p.contract.Establishment) == nil {
		p.faults.Add(fault.Fault{Code: "establishment.none", Message: textNoEstablishment,
			Remedy: textNoEstablishmentRemedy})
	}
	p.paidByTime = paidByTime(p.contract.Kind)
	if p.paidByTime && p.in.Attendance == nil && p.unpaidLeaveDays() < p.terms.Period.Days() {
		p.faults.Add(fault.Fault{Code: "attendance.none", Message: textNoAttendance,
			Remedy: textNoAttendanceRemedy})
	}
	return !p.faults.Stops()
}

// earn computes the earnings: the client's items, cut where the period is a part, the cut for
// absence, extra wages, and differences carried from earlier months.
func (p *person) earn() {
	p.part = p.presence(p.trace("part"))
	p.slip.Facts.Part = p.part
	p.slip.Earnings = make([]Line, 0, len(p.terms.Client.Items)+4)
	var cuttable yen.Amount
	for _, i := range p.terms.plain {
		it := &p.terms.Client.Items[i]
		if it.Deduct || it.Formula.Kind == client.ExtraWage {
			continue
		}
		a := p.item(it)
		if it.Prorated && !p.paidByTime {
			cuttable += a
		}
	}
	p.cutAbsence(cuttable)
	p.extraWages()
	p.carried()
}

// item computes one earning, cuts it to the part of the period and puts its line.
func (p *person) item(it *client.Item) yen.Amount {
	t := p.trace(it.Code)
	a := p.earned(it, t)
	if p.part != yen.Whole && p.cutByPart(it) {
		round := yen.Truncate
		if p.terms.Rules.PartRound != "" {
			round = roundingOf(p.terms.Rules.PartRound)
		}
		cut := round.Round(a.Times(p.part))
		if t.On() {
			t.Add(why.Step{Key: "item.prorated", What: textProrated, Rounding: round,
				Result: why.Yen(cut), Inputs: []why.Input{why.In(it.Name, why.Yen(a)),
					why.In(textPart, why.Rate(p.part))}})
		}
		a = cut
	}
	if a < 0 {
		p.faults.Add(fault.Fault{Path: it.Name, Code: "item.negative", Message: textNegativeItem,
			Remedy: textNegativeItemRemedy})
	}
	if a != 0 {
		p.put(it, a)
	}
	return a
}

// cutByPart tells whether a partial period cuts an item: those marked so, and every fixed item of
// somebody who was not there at all.
func (p *person) cutByPart(it *client.Item) bool {
	if p.paidByTime || it.Formula.Kind != client.Fixed {
		return p.part.IsZero() && it.Formula.Kind == client.Fixed
	}
	return it.Prorated || p.part.IsZero()
}

func (p *person) put(it *client.Item, a yen.Amount) {
	l := Line{Code: it.Code, Name: it.Name, Amount: a, Reason: p.in.EnteredWhy[it.Code]}
	switch it.Formula.Kind {
	case client.Hourly, client.Daily, client.PerCount, client.ByTable:
		l.Measure = it.Formula.Measure
		l.Count, _ = measured(p.attendance(), it.Formula.Measure)
	case client.PerKm:
		l.Measure, l.Count = client.DaysWorked, p.attendance().WorkedHalves
	}
	if own, ok := p.contract.Amounts[it.Code]; ok {
		l.Unit = own
	} else {
		l.Unit = it.Formula.Amount
	}
	p.slip.Earnings = append(p.slip.Earnings, l)
}

func (p *person) cutAbsence(prorated yen.Amount) {
	if cut := p.absence(prorated, p.trace(CodeAbsence)); cut > 0 {
		p.slip.Earnings = append(p.slip.Earnings, Line{Code: CodeAbsence, Name: textAbsence,
			Amount: -cut, Unit: prorated, Count: p.attendance().AbsentHalves*1440 + p.attendance().LateMinutes})
	}
}

// extraWages puts the lines that the Labor Standards Act orders beside ordinary pay. A manager of
// the Act has late-night wages only; a director none.
//
// Law: 労基法37-1 労基法37-4 労基法41
func (p *person) extraWages() {
	a := p.attendance()
	m := standards.Minutes{Beyond: a.Beyond, Overtime: a.Overtime, Over60: a.Over60,
		Holiday: a.Holiday, Night: a.Night}
	switch {
	case p.contract.Status == employee.Director:
		return
	case p.contract.Manager:
		m = standards.Minutes{Night: a.Night}
	}
	if m == (standards.Minutes{}) {
		return
	}
	base, err := p.hourlyBase(p.trace(CodeOvertime))
	if err != nil {
		p.refuse(err)
		return
	}
	round := standards.Rounding{HalfHours: p.terms.Rules.OvertimeRound == "half-hour"}
	pay := p.terms.extra.Pay(base, m, round, p.trace(CodeOvertime))
	hourly := base.Hourly()
	for _, l := range [...]struct {
		code, name string
		amount     yen.Amount
		minutes    int
		measure    client.Measure
	}{
		{CodeBeyond, textBeyond, pay.Beyond, m.Beyond, client.MinutesBeyond},
		{CodeOvertime, textOvertime, pay.Overtime, m.Overtime, client.MinutesOver},
		{CodeOver60, textOver60, pay.Over60, m.Over60, client.MinutesOver60},
		{CodeHoliday, textHoliday, pay.Holiday, m.Holiday, client.MinutesHoliday},
		{CodeNight, textNight, pay.Night, m.Night, client.MinutesNight},
	} {
		if l.amount != 0 {
			p.slip.Earnings = append(p.slip.Earnings, Line{Code: l.code, Name: l.name,
				Amount: l.amount, Count: l.minutes, Measure: l.measure, Hourly: hourly})
		}
	}
}

// hourlyBase adds up the items that are in the base of extra wages, each by the time it is for.
func (p *person) hourlyBase(t *why.Trace) (standards.Base, error) {
	var parts [12]standards.Part
	n := 0
	for i := range p.terms.Client.Items {
		it := &p.terms.Client.Items[i]
		unit, per, ok := p.baseUnit(it)
		if ok && n < len(parts) {
			parts[n] = standards.Part{Per: per, Amount: unit}
			n++
		}
	}
	d := p.terms.divisors
	d.Day, d.Week = p.dailyMinutes(), p.contract.WeeklyMinutes
	if p.contract.DailyMinutes > 0 {
		d.Month = p.terms.extra.AverageMonth(standards.WorkYear{
			Days:     daysOfYear(p.terms.Period.Through),
			Holidays: p.terms.Rules.AnnualHolidays, Daily: p.contract.DailyMinutes})
	}
	return p.terms.extra.HourlyBase(parts[:n], d, t)
}

// baseUnit is an item's amount in the base of extra wages and the time that it is for.
func (p *person) baseUnit(it *client.Item) (yen.Amount, standards.Unit, bool) {
	if it.Deduct || !it.Counts.ExtraBase {
		return 0, 0, false
	}
	unit := it.Formula.Amount
	if own, ok := p.contract.Amounts[it.Code]; ok {
		unit = own
	}
	switch it.Formula.Kind {
	case client.Fixed, client.Entered, client.ByTable:
		return unit, standards.PerMonth, unit != 0
	case client.Hourly:
		return unit, standards.PerHour, unit != 0
	case client.Daily:
		return unit, standards.PerDay, unit != 0 && it.Formula.Measure == client.DaysWorked
	case client.PerCount, client.RateOf, client.PerKm:
		paid := lineOf(p.slip.Earnings, it.Code).Amount
		return paid, standards.PerMonth, paid != 0
	}
	return 0, 0, false
}

// refuse takes an error of a rule of law as faults of this person.
func (p *person) refuse(err error) { p.faults.AddAll("", faultsOf(err)) }

// finish sums up and splits the net over the accounts.
func (p *person) finish() {
	s := p.slip
	for _, l := range s.Deductions {
		s.Deducted += l.Amount
	}
	s.Net = s.Gross - s.InKind - s.Deducted
	if s.Net < 0 {
		s.Notes = append(s.Notes, fault.Fault{Code: "net.negative", Message: textNegativeNet,
			Remedy: textNegativeNetRemedy, Law: "労基法24-1", Severity: fault.Warn})
	}
	s.Transfers = Transfers(p.e, s.Net, s.Kind, s.PayDay)
	if s.Transfers == nil && s.Net > 0 {
		s.Notes = append(s.Notes, fault.Fault{Code: "account.none", Message: textNoAccount,
			Remedy: textNoAccountRemedy, Law: "労基則7の2-1", Severity: fault.Warn})
	}
}
