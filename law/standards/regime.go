package standards

import "romukura/ground/caldate"

// Regime is the system of working hours (労働時間制度) a person works under.
type Regime uint8

// Systems of working hours.
const (
	// Standard is eight hours a day and forty a week.
	Standard Regime = iota
	// VariableMonth is the variable system within a month (1か月単位の変形労働時間制): days and weeks as
	// fixed in advance, and the total of the period.
	VariableMonth
	// VariableYear is the variable system within a year (1年単位の変形労働時間制): days and weeks as fixed in
	// advance; the total of its period is settled by [Hours.SettleYear].
	VariableYear
	// Flextime (フレックスタイム制) counts against the total of the settlement period only.
	Flextime
)

// Rules are an employer's settings of hours. The zero value is the standard system with weeks from
// Sunday, in which a rest day earns extra wages only beyond the statutory hours.
type Rules struct {
	Regime    Regime
	WeekStart caldate.Weekday
	// Special marks the small trades with a week of 44 hours (特例措置対象事業場).
	Special bool
	// RestDaysAsOvertime counts all work on a non-statutory rest day as overtime, where the rules of
	// employment promise it.
	RestDaysAsOvertime bool
	Flex               Flex
}

// Flex is what flextime needs beside the days.
type Flex struct {
	Months int // settlement period; 0 and 1 are one month
	Last   bool
	// Prescribed is the total of prescribed minutes of the settlement period; 0 adds up the
	// prescribed minutes of the days of a single month.
	Prescribed int
	// FrameDays is the number of prescribed working days where a labor agreement makes the frame
	// eight hours a day for weeks of two rest days; 0 is the frame by calendar days.
	FrameDays int
	Carry     Carry // what the earlier months of the settlement period leave
}

// Carry is what one month of a settlement period leaves to the next.
type Carry struct {
	Minutes int // worked and not yet counted as overtime
	Days    int // calendar days gone by
}

func (f Flex) single() bool { return f.Months <= 1 }
