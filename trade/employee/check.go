package employee

import (
	"strconv"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/history"
	"romukura/ground/idnum"
	"romukura/trade/client"
)

// Check lists everything in a person's record that pay, insurance or a filing would stumble over.
// Places are paths within the record; no value of the person stands in a fault.
func (e *Employee) Check(c *client.Client) fault.List {
	k := checker{c: c, e: e}
	k.person()
	k.contracts()
	k.insured()
	k.leaves()
	k.family()
	k.accounts()
	k.resident()
	return k.faults
}

type checker struct {
	c      *client.Client
	e      *Employee
	faults fault.List
}

func at(list string, i int) string { return list + "[" + strconv.Itoa(i) + "]" }

func (k *checker) stop(path string, w word) { k.add(path, w, fault.Stop) }
func (k *checker) warn(path string, w word) { k.add(path, w, fault.Warn) }

func (k *checker) add(path string, w word, s fault.Severity) {
	k.faults.Add(fault.Fault{Path: path, Code: w.code, Message: w.message, Remedy: w.remedy,
		Law: w.law, Severity: s})
}

// oldest is the age above which a day of birth is taken for a slip of the pen.
const oldest = 110

func (k *checker) person() {
	e := k.e
	if e.ID == "" {
		k.stop("id", wordNoID)
	}
	if e.Number == "" {
		k.warn("number", wordNoPersonNumber)
	}
	if name, ok := e.Names.Latest(); !ok || name.Full == "" {
		k.stop("names", wordNoName)
	} else if name.Kana == "" {
		k.warn("names", wordNoKana)
	}
	if e.Sex != "" && e.Sex != Male && e.Sex != Female {
		k.stop("sex", wordSetting)
	}
	switch {
	case e.Hired.IsZero():
		k.stop("hired", wordNoHired)
	case e.Born.IsZero():
		k.stop("born", wordNoBorn)
	case !e.Born.Before(e.Hired):
		k.stop("born", wordBornLate)
	case e.Born.AgeOn(e.Hired) > oldest:
		k.stop("born", wordBornEarly)
	}
	if !e.Left.IsZero() && e.Left.Before(e.Hired) {
		k.stop("left", wordLeftEarly)
	}
	if !e.Died.IsZero() && (e.Left.IsZero() || e.Left.After(e.Died)) {
		k.stop("died", wordDied)
	}
	if !e.Left.IsZero() && e.LeftReason == "" {
		k.warn("left_reason", wordNoReason)
	}
	inOrder(k, "names", e.Names)
	inOrder(k, "addresses", e.Addresses)
	inOrder(k, "tax", e.Tax)
	inOrder(k, "commute", e.Commute)
}

// inOrder asks that the entries of a history climb by their first days: a lookup goes by that
// order, and two of one day contradict each other.
func inOrder[T any](k *checker, path string, h history.Of[T]) {
	for i := range h {
		switch {
		case h[i].From.IsZero():
			k.stop(at(path, i)+".from", wordNoFrom)
		case i > 0 && h[i].From == h[i-1].From:
			k.stop(at(path, i)+".from", wordSameFrom)
		case i > 0 && h[i].From.Before(h[i-1].From):
			k.stop(at(path, i)+".from", wordReversed)
		}
	}
}

func (k *checker) contracts() {
	all := k.e.Contracts
	inOrder(k, "contracts", all)
	switch {
	case len(all) == 0:
		k.stop("contracts", wordNoContract)
		return
	case all[0].From.After(k.e.Hired):
		k.stop(at("contracts", 0)+".from", wordContractLate)
	}
	for i := range all {
		k.contract(at("contracts", i), &all[i])
		// A fixed term that goes on beyond the first day of the next contract overlaps it.
		if end := all[i].Value.TermEnd; i+1 < len(all) && !end.IsZero() &&
			!end.Before(all[i+1].From) {
			k.warn(at("contracts", i)+".term_end", wordOverlap)
		}
	}
	last := &all[len(all)-1].Value
	if !last.TermEnd.IsZero() && !k.e.Left.IsZero() && k.e.Left.After(last.TermEnd) {
		k.warn(at("contracts", len(all)-1)+".term_end", wordTermOver)
	}
}

func (k *checker) contract(path string, s *history.Span[Contract]) {
	v := &s.Value
	if k.c.EstablishmentByID(v.Establishment) == nil {
		k.stop(path+".establishment", wordEstablishment)
	}
	if k.c.GroupByCode(v.Group) == nil {
		k.stop(path+".group", wordGroup)
	}
	switch v.Kind {
	case Monthly, Annual, Daily, Hourly:
	default:
		k.stop(path+".kind", wordKind)
	}
	switch v.Status {
	case Regular, PartTime, FixedTerm, Director, WorkingDirector, DayLaborer:
	default:
		k.stop(path+".status", wordStatus)
	}
	const week, day = 7, 24 * 60
	if v.WeeklyMinutes < 0 || v.WeeklyMinutes > week*day || v.DailyMinutes < 0 ||
		v.DailyMinutes > day || v.WeeklyDays < 0 || v.WeeklyDays > week || v.MonthlyDays < 0 ||
		v.MonthlyDays > 31 {
		k.stop(path+".weekly_minutes", wordHours)
	}
	if (v.WeeklyMinutes == 0 || v.WeeklyDays == 0) && v.Status != Director {
		k.warn(path+".weekly_minutes", wordNoHours)
	}
	if !v.TermEnd.IsZero() && v.TermEnd.Before(s.From) {
		k.stop(path+".term_end", wordTermReversed)
	}
	for code, amount := range v.Amounts {
		switch {
		case k.c.ItemByCode(code) == nil:
			k.stop(path+".amounts."+code, wordItem)
		case amount < 0:
			k.stop(path+".amounts."+code, wordNegative)
		}
	}
}

func (k *checker) leaves() {
	for i := range k.e.Leaves {
		l := &k.e.Leaves[i]
		path := at("leaves", i)
		switch l.Kind {
		case LeaveMaternity, LeaveChildcare, LeaveBirth, LeaveCaregiver, LeaveSick, LeaveSuspension:
		default:
			k.stop(path+".kind", wordSetting)
		}
		switch {
		case l.Start.IsZero() || l.End.IsZero():
			k.stop(path, wordLeaveDays)
		case l.End.Before(l.Start):
			k.stop(path+".end", wordReversedRange)
		case l.Start.Before(k.e.Hired) || !k.e.Left.IsZero() && l.End.After(k.e.Left):
			k.warn(path, wordLeaveOutside)
		}
		for j := range i {
			o := &k.e.Leaves[j]
			if !l.Start.After(o.End) && !o.Start.After(l.End) {
				k.stop(path, wordLeavesOverlap)
			}
		}
	}
}

func (k *checker) family() {
	seen := map[ID]bool{}
	for i := range k.e.Family {
		m := &k.e.Family[i]
		path := at("family", i)
		if m.ID == "" || seen[m.ID] {
			k.stop(path+".id", wordNoID)
		}
		seen[m.ID] = true
		if m.Born.IsZero() {
			k.warn(path+".born", wordNoBorn)
		}
		inOrder(k, path+".dependent", m.Dependent)
		if len(m.Dependent) > 0 && m.Dependent[0].From.Before(m.Born) {
			k.stop(path+".dependent[0].from", wordBeforeBirth)
		}
	}
}

func (k *checker) accounts() {
	inOrder(k, "accounts", k.e.Accounts)
	const most = 3
	for i := range k.e.Accounts {
		list := k.e.Accounts[i].Value
		path := at("accounts", i)
		if len(list) > most {
			k.stop(path, wordAccounts)
		}
		for j := range list {
			a := &list[j]
			place := path + "." + at("value", j)
			k.faults.AddAll(place+".bank", idnum.Bank.Check(a.Bank))
			k.faults.AddAll(place+".branch", idnum.Branch.Check(a.Branch))
			k.faults.AddAll(place+".number", idnum.Account.Check(a.Number))
			if a.HolderKana == "" {
				k.stop(place+".holder_kana", wordHolder)
			}
			if j+1 < len(list) && a.Amount <= 0 {
				k.stop(place+".amount", wordAccountAmount)
			}
		}
	}
}

func (k *checker) resident() {
	for i := range k.e.Resident {
		n := &k.e.Resident[i]
		path := at("resident", i)
		first := caldate.Month{Year: n.Year, Number: 6}
		switch {
		case n.Municipality == "":
			k.stop(path+".municipality", wordMunicipality)
		case n.FromMonth.Before(first) || n.FromMonth.After(first.Add(11)):
			k.stop(path+".from_month", wordResidentMonth)
		case n.First < 0 || n.Others < 0:
			k.stop(path+".first", wordNegative)
		}
	}
}
