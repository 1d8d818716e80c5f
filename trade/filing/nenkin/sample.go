package nenkin

import (
	"romukura/ground/caldate"
	"romukura/ground/idnum"
	"romukura/ground/yen"
)

// Sample is a whole file of invented people, for the official check program: that program wants a
// folder in which the file stands alone, so that each has a folder of its own.
type Sample struct {
	Name string // 2225700@16.2/SHFD0006.CSV
	File *File
}

// Samples are one file for each form. They hold days until September 2026, so that created must not
// lie before October of that year.
func Samples(created caldate.Date) []Sample {
	all := [...][]Row{sampleAcquisitions(), sampleLosses(), sampleDependents(), sampleChanges(),
		sampleBases(), sampleBonuses()}
	var out []Sample
	for i, rows := range all {
		f := &File{Serial: i + 1, Created: created, Office: sampleOffice(), Rows: rows}
		out = append(out, Sample{
			Name: string(rows[0].Form()) + "@" + Current + "/" + f.FileName(), File: f,
		})
	}
	return out
}

func sampleOffice() Office {
	return Office{Prefecture: "21", District: "01", Mark: sampleMark, Number: "123",
		PostalCode: "1000000", Address: sampleAddress, Name: sampleOfficeName, Owner: sampleOwner,
		Phone: "03-1234-5678"}
}

// samplePerson is one of the invented people. An empty number is an employee of 70 and over alone.
func samplePerson(i int, number, born string) Person {
	return Person{Ref: "e-10" + string(rune('0'+i)), InsuredNumber: number,
		NameKana: sampleNames[i].kana, NameKanji: sampleNames[i].kanji, Born: caldate.Must(born)}
}

func samplePension() Identity {
	n, _ := idnum.ReadPension("1234567890")
	return Identity{PensionNumber: n}
}

// sampleNumber is an invented number with a right check digit.
func sampleNumber() idnum.MyNumber {
	n, _ := idnum.ReadMyNumber("123456789018")
	return n
}

func sampleAcquisitions() []Row {
	day := caldate.Must("2026-09-01")
	return []Row{
		&Acquisition{Person: samplePerson(0, "", "1990-04-02"), Identity: samplePension(), Sex: Man,
			Kind: Ordinary, Acquired: day, HasDependents: true, Cash: 250_000, InKind: 5_000,
			PostalCode: "1000000", AddressKana: sampleAddressKana, Address: sampleAddress,
			NeedsCertificate: true},
		&Acquisition{Person: samplePerson(1, "12", "1995-10-02"),
			Identity: Identity{MyNumber: sampleNumber()}, Sex: Woman, Kind: Ordinary, Acquired: day,
			Cash: 88_000, ShortTime: true},
		&Acquisition{Person: samplePerson(2, "", "1956-09-02"), Identity: samplePension(), Acquired: day,
			Cash: 300_000, Over70: true, Over70Only: true, PostalCode: "1000000",
			AddressKana: sampleAddressKana},
		&Acquisition{Person: samplePerson(3, "", "2001-01-31"), Identity: samplePension(), Sex: Woman,
			Kind: Ordinary, Acquired: day, Cash: 210_000, NoAddress: OtherReason,
			NoAddressText: sampleNoAddress, PostalCode: "1000000", AddressKana: sampleAddressKana},
		&Acquisition{Person: samplePerson(4, "", "1980-03-03"), Sex: Man, Kind: Seconded,
			Acquired: day, Cash: 400_000, PostalCode: "1000000", AddressKana: sampleAddressKana},
	}
}

func sampleLosses() []Row {
	last := caldate.Must("2026-08-31")
	return []Row{
		&Loss{Person: samplePerson(0, "000011", "1990-04-02"), Identity: samplePension(),
			Lost: last.AddDays(1), Reason: Retired, LastDay: last, CertificatesAttached: 1},
		&Loss{Person: samplePerson(1, "12", "1951-09-15"), Identity: samplePension(),
			Lost: caldate.Must("2026-09-15"), Reason: ReachedElderly},
		&Loss{Person: samplePerson(2, "", "1955-01-01"), Identity: samplePension(), Reason: Retired,
			LastDay: last, Over70End: true, Over70Ended: last, Over70Only: true},
		&Loss{Person: samplePerson(3, "14", "1960-05-05"), Identity: Identity{MyNumber: sampleNumber()},
			Lost: last, Reason: Disabled},
		&Loss{Person: samplePerson(4, "15", "1955-01-01"), Identity: samplePension(), Reason: Died,
			Lost: last.AddDays(1), LastDay: last, Over70End: true, Over70Ended: last},
	}
}

func sampleMember(i int, born string) Member {
	return Member{NameKana: sampleNames[i].kana, NameKanji: sampleNames[i].kanji,
		Born: caldate.Must(born), PostalCode: "1000000", Address: sampleAddress}
}

func sampleDependents() []Row {
	became := &Dependents{Person: samplePerson(0, "11", "1985-04-02"), Identity: samplePension(),
		EmployerConfirmed: true, Accepted: caldate.Must("2026-09-02"), Sex: Man,
		Income: sampleYen(4_000_000), PostalCode: "1000000", Address: sampleAddress, Change: Became}
	became.Spouse = &Spouse{Member: sampleMember(1, "1987-01-07"), Identity: samplePension(),
		Relation: Wife, Phone: "03-1234-5678", PhoneKind: 1}
	sampleBecame(&became.Spouse.Member, 3, 1)
	for i, born := range [...]string{"2015-05-05", "2019-05-01", "2026-09-01"} {
		d := Dependent{Member: sampleMember(4+i, born), Sex: Man, Relation: 1}
		sampleBecame(&d.Member, 1, 4)
		became.Others = append(became.Others, d)
	}
	return []Row{became, sampleCeased(), sampleAltered()}
}

// sampleBecame makes a family member a dependent.
func sampleBecame(m *Member, reason, job int) {
	m.Living, m.From, m.FromReason, m.Job = Together, caldate.Must("2026-09-01"), reason, job
	m.Income = sampleYen(0)
}

func sampleYen(a yen.Amount) *yen.Amount { return &a }

func sampleCeased() *Dependents {
	day := caldate.Must("2026-09-10")
	d := &Dependents{Person: samplePerson(2, "12", "1988-08-08"),
		Identity: Identity{MyNumber: sampleNumber()}, Sex: Woman, Change: Ceased}
	d.Spouse = &Spouse{Member: sampleMember(4, "1986-06-06"), Relation: Husband}
	d.Spouse.Until, d.Spouse.UntilReason = day, 3
	other := Dependent{Member: sampleMember(5, "2003-03-03"), Sex: Woman, Relation: 1}
	other.Until, other.UntilReason, other.Location = day, 2, "13"
	d.Others = []Dependent{other}
	return d
}

func sampleAltered() *Dependents {
	d := &Dependents{Person: samplePerson(3, "13", "1991-11-11"), Identity: samplePension(),
		Sex: Woman, PostalCode: "1000000", Address: sampleAddress, Change: Altered}
	d.Spouse = &Spouse{Member: sampleMember(4, "1990-10-10"), Relation: Husband}
	d.Spouse.Remarks = sampleRemarks
	d.Spouse.Overseas = Overseas{Applies: 1, From: caldate.Must("2026-09-01"), FromReason: 1}
	other := Dependent{Member: sampleMember(5, "2020-02-29"), Sex: Woman, Relation: 1}
	other.Remarks = sampleRemarks
	d.Others = []Dependent{other}
	return d
}

func sampleOld() Standard {
	return Standard{Health: 260_000, Pension: 260_000, Since: caldate.MustMonth("2025-09")}
}

// sampleMonths are three months of pay with the days of each.
func sampleMonths(pay yen.Amount, days ...int) [3]MonthPay {
	var out [3]MonthPay
	for i := range out {
		out[i] = MonthPay{Days: days[i], Cash: pay + yen.Amount(i), InKind: 1_000}
	}
	return out
}

func sampleChanges() []Row {
	full := &MonthlyChange{Person: samplePerson(0, "11", "1990-04-02"), Old: sampleOld(),
		Revised: caldate.MustMonth("2026-08"), Months: sampleMonths(300_000, 31, 30, 31),
		Change: Change{Raise: Raise{5, Raised}}, RaiseReason: sampleReason}
	short := &MonthlyChange{Person: samplePerson(1, "12", "1989-01-08"), Old: sampleOld(),
		Revised: caldate.MustMonth("2026-02"), Months: sampleMonths(120_000, 11, 12, 13),
		ShortTime: true}
	elder := &MonthlyChange{Person: samplePerson(2, "", "1955-05-05"), Identity: samplePension(),
		Old: sampleOld(), Revised: caldate.MustMonth("2026-09"),
		Months: sampleMonths(5_000_000, 30, 31, 31), Over70: true, Over70Only: true}
	for _, r := range []*MonthlyChange{full, short, elder} {
		r.Figure()
	}
	return []Row{full, short, elder}
}

func sampleBases() []Row {
	applied := caldate.MustMonth("2026-09")
	full := &AnnualBase{Person: samplePerson(0, "11", "1990-04-02"), Old: sampleOld(),
		Months: sampleMonths(300_000, 31, 16, 31), Change: Change{Retro: Retro{5, 3_000}}}
	part := &AnnualBase{Person: samplePerson(1, "12", "1989-01-07"), Old: sampleOld(),
		Months: sampleMonths(120_000, 15, 14, 16), PartTimer: true}
	elder := &AnnualBase{Person: samplePerson(2, "", "1955-05-05"), Identity: samplePension(),
		Old: sampleOld(), Months: sampleMonths(9_000_000, 30, 31, 30), Over70: true, Over70Only: true,
		Over70Months: []int{4, 6}}
	short := &AnnualBase{Person: samplePerson(3, "14", "2001-01-31"), Old: sampleOld(),
		Months: sampleMonths(100_000, 11, 10, 0), ShortTime: true}
	rows := []Row{full, part, elder, short}
	for _, row := range rows {
		r := row.(*AnnualBase)
		r.Applied = applied
		r.Figure()
	}
	return rows
}

func sampleBonuses() []Row {
	paid := caldate.Must("2026-07-10")
	plain := &Bonus{Person: samplePerson(0, "11", "1990-04-02"), Paid: paid, Cash: 512_345,
		InKind: 1_000}
	elder := &Bonus{Person: samplePerson(2, "", "1955-05-05"), Identity: samplePension(), Paid: paid,
		Cash: 200_000, Over70: true, Over70Only: true}
	twice := &Bonus{Person: samplePerson(3, "14", "2001-01-31"), Paid: paid, Cash: 300_000,
		SameMonthFirst: 3}
	rows := []Row{plain, elder, twice}
	for _, row := range rows {
		row.(*Bonus).Figure()
	}
	return rows
}
