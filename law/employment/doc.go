// Package employment is the Employment Insurance Act: who is insured, which months count, by
// when the employer must notify, and what the benefits that run through an employer amount to.
//
//	cover, standing, err := employment.Cover(employment.Person{WeekMinutes: 20 * 60}, day, nil)
//	cover.Insured // true; a refusal carries its Reason
//
//	limits, standing, err := employment.LimitsFor(day)
//	daily := limits.DailyWage(1_800_000, employment.Childcare, nil)  // 10,000 yen
//	pay := limits.ChildcareUnit(employment.UnitPay{Daily: daily, HighDays: 30}, nil) // 201,000 yen
//
// Thresholds, rates and limits stand in dated tables; from 2028-10-01 ten hours a week are
// enough, and nothing in the code says so. Limits change each 1 August; a unit of leave takes
// those of its first day. Every amount is cut to the yen, and every answer explains itself,
// refusals too.
//
// It decides no question of fact. Where the Act asks for a look at how somebody really works (a
// director who is also an employee, a relative living with the employer) it returns a question
// for a person.
//
// It refuses days before the first table. It does not compute job applicants' benefits, writes
// no form, and leaves special rules for seafarers, day workers and leave for training aside.
package employment
