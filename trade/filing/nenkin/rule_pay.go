package nenkin

import "slices"

var rulesOfAnnualBase = []rule{
	{"2225700-01", raiseWhole},
	{"2225700-02", sums(annualMonths)},
	{"2225700-03", myNumberOver70},
	{"2225700-04", numberOver70},
	{"2225700-05", insuredNumberOmitted},
	{"2225700-06", over70Marked},
	{"2225700-07", appliedInSeptember},
	{"2225700-08", retroApplied},
	{"2225700-09", annualPayMonths},
	{"2225700-10", annualTotal},
	{"2225700-11", annualAverage},
	{"2225700-12", adjustedEnough},
}

var rulesOfMonthlyChange = []rule{
	{"2221700-01", raiseWhole},
	{"2221700-02", sums(changeMonths)},
	{"2221700-03", myNumberOver70},
	{"2221700-04", numberOver70},
	{"2221700-05", insuredNumberOmitted},
	{"2221700-06", over70Marked},
	{"2221700-07", consecutiveMonths},
	{"2221700-08", daysShortTime},
	{"2221700-09", daysOrdinary},
	{"2221700-10", changeTotal},
	{"2221700-11", changeAverage},
}

var rulesOfBonus = []rule{
	{"2265700-01", paidByToday},
	{"2265700-02", bonusTotal},
	{"2265700-03", bonusCapped},
	{"2265700-04", bonusEnough},
	{"2265700-05", myNumberOver70},
	{"2265700-06", numberOver70},
	{"2265700-07", over70Marked},
}

// raiseWhole: month and kind of a change of fixed pay stand together.
func raiseWhole(r *record, id string) {
	if r.has("raise_month") || r.has("raise_kind") {
		r.need(id, "raise_month", "raise_kind")
	}
}

// sums: cash and in kind make the sum of each month.
func sums(suffixes [3]string) func(*record, string) {
	return func(r *record, id string) {
		for _, s := range suffixes {
			cash, ok1 := r.number("cash_" + s)
			kind, ok2 := r.number("kind_" + s)
			sum, ok3 := r.number("sum_" + s)
			if ok1 && ok2 && ok3 && sum != min(cash+kind, limits.cap) {
				r.fail(id, "sum_"+s)
			}
		}
	}
}

// myNumberOver70: My Numbers stand for employees of 70 and over alone.
func myNumberOver70(r *record, id string) {
	if !r.has("over70") {
		r.omit(id, "my_number")
	}
}

// numberOver70: an employee of 70 and over needs one of the two numbers.
func numberOver70(r *record, id string) {
	if r.is("over70", "1") && !r.has("my_number") {
		r.need(id, "pension_no_office")
	}
}

// insuredNumberOmitted: an employee of 70 and over alone has no number of an insured person.
func insuredNumberOmitted(r *record, id string) {
	if r.is("over70_only", "1") {
		r.omit(id, "insured_number")
	}
}

// over70Marked: the filing of an employee of 70 and over alone is marked as one of such.
func over70Marked(r *record, id string) {
	if r.is("over70_only", "1") && !r.is("over70", "1") {
		r.fail(id, "over70")
	}
}

// byTable holds a cell to the codes or the range that the form's table gives it.
func byTable(r *record, id, name string) {
	i := r.at(name)
	f := &r.layout.Fields[i]
	v := r.list[i]
	if v != "" && !(digits(v) && len(v) == f.MaxBytes && f.limit.allows(v)) {
		r.fail(id, name)
	}
}

func appliedInSeptember(r *record, id string) { byTable(r, id, "applied_month") }

func retroApplied(r *record, id string) { byTable(r, id, "retro_month") }

func annualPayMonths(r *record, id string) {
	for _, s := range annualMonths {
		byTable(r, id, "pay_month_"+s)
	}
}

// annualCounted reads which months count and what they come to; false when a cell is malformed.
func (r *record) annualCounted() (total, n int, ok bool) {
	var days [3]int
	for i, s := range annualMonths {
		d, ok := r.number("base_days_" + s)
		if !ok {
			return 0, 0, false
		}
		days[i] = d
	}
	for i, counts := range counted(days, r.is("short_time_worker", "1"), r.is("part_timer", "1")) {
		sum, ok := r.number("sum_" + annualMonths[i])
		if !ok {
			return 0, 0, false
		}
		if counts {
			total += sum
			n++
		}
	}
	return total, n, true
}

// annualTotal: the months that count make the total.
func annualTotal(r *record, id string) {
	sum, _, ok := r.annualCounted()
	total, ok2 := r.number("total")
	if ok && ok2 && total != min(sum, limits.cap) {
		r.fail(id, "total")
	}
}

// annualAverage: the total over the number of months that count. A total of all nines may stand for
// more, so that the average is then known from below alone.
func annualAverage(r *record, id string) {
	_, n, ok := r.annualCounted()
	total, ok2 := r.number("total")
	mean, ok3 := r.number("average")
	if !ok || !ok2 || !ok3 {
		return
	}
	want := 0
	if n > 0 {
		want = total / n
	}
	if mean < want || mean > want && total != limits.cap {
		r.fail(id, "average")
	}
}

func adjustedEnough(r *record, id string) {
	if n, ok := r.number("adjusted_average"); ok && n < limits.minimum {
		r.fail(id, "adjusted_average")
	}
}

// consecutiveMonths: the three months of pay are those before the month of revision.
func consecutiveMonths(r *record, id string) {
	revised, ok := r.number("revised_month")
	if !ok || revised < 1 || revised > 12 {
		return
	}
	for i, s := range changeMonths {
		if v, ok := r.number("pay_month_" + s); ok && v != (revised+12+i-4)%12+1 {
			r.fail(id, "pay_month_"+s)
		}
	}
}

func daysShortTime(r *record, id string) {
	if r.is("short_time_worker", "1") {
		daysFrom(r, id, limits.shortTimeDays)
	}
}

func daysOrdinary(r *record, id string) {
	if !r.is("short_time_worker", "1") {
		daysFrom(r, id, limits.baseDays)
	}
}

// daysFrom: every month has enough days of pay, and not more than a month has.
func daysFrom(r *record, id string, least int) {
	for _, s := range changeMonths {
		if n, ok := r.number("base_days_" + s); ok && (n < least || n > 31) {
			r.fail(id, "base_days_"+s)
		}
	}
}

// changeSums reads the sums of the three months; false when one is malformed.
func (r *record) changeSums() (list [3]int, ok bool) {
	for i, s := range changeMonths {
		if list[i], ok = r.number("sum_" + s); !ok {
			return list, false
		}
	}
	return list, true
}

func changeTotal(r *record, id string) {
	s, ok := r.changeSums()
	total, ok2 := r.number("total")
	if ok && ok2 && total != min(s[0]+s[1]+s[2], limits.cap) {
		r.fail(id, "total")
	}
}

// changeAverage: the average comes from the real amounts, so that it is compared only where no cell
// may have been cut to seven digits.
func changeAverage(r *record, id string) {
	s, ok := r.changeSums()
	mean, ok2 := r.number("average")
	if !ok || !ok2 || r.has("adjusted_average") {
		return
	}
	whole := !slices.Contains(s[:], limits.cap)
	if mean < limits.minimum || whole && mean != min((s[0]+s[1]+s[2])/3, limits.cap) {
		r.fail(id, "average")
	}
}

func paidByToday(r *record, id string) {
	if !r.has("paid_era") || !r.has("paid_ymd") {
		return
	}
	if d, ok := r.day("paid"); !ok || r.later(d) {
		r.fail(id, "paid_ymd")
	}
}

// bonusSum reads a bonus. cut is set where a cell of all nines may stand for more.
func (r *record) bonusSum() (sum, total int, cut, ok bool) {
	cash, ok1 := r.number("cash")
	kind, ok2 := r.number("kind")
	total, ok3 := r.number("total")
	cut = cash == limits.cap || kind == limits.cap
	return cash + kind, total, cut, ok1 && ok2 && ok3
}

// bonusTotal: the total is the sum without what is below the unit. Where a cell is cut, all nines
// may be right too, and a look is asked for.
func bonusTotal(r *record, id string) {
	sum, total, cut, ok := r.bonusSum()
	if !ok || sum > limits.cap {
		return
	}
	switch floor := sum - sum%limits.bonusUnit; {
	case cut && total == limits.cap:
		r.warn("2265700-03.sources", "total")
	case total != floor:
		r.fail(id, "total")
	case cut:
		r.warn("2265700-03.sources", "total")
	}
}

// bonusCapped: above seven digits the total is all nines. One source cuts it to the unit; that is
// read and never written.
func bonusCapped(r *record, id string) {
	sum, total, _, ok := r.bonusSum()
	if !ok || sum <= limits.cap {
		return
	}
	floor := limits.cap - limits.cap%limits.bonusUnit
	if total != limits.cap && (r.writing || total != floor) {
		r.fail(id, "total")
		return
	}
	r.warn("2265700-03.sources", "total")
}

func bonusEnough(r *record, id string) {
	if n, ok := r.number("total"); ok && n < limits.minimum {
		r.fail(id, "total")
	}
}

// noMonthCounts: without a month of enough days the insurer determines the remuneration.
func noMonthCounts(r *record) {
	if _, n, ok := r.annualCounted(); ok && n == 0 {
		r.warn("2225700.no-month", "total")
	}
}

// monthPairs: the months of an employee of 70 and over have two digits each.
func monthPairs(r *record) {
	v := r.text("over70_months")
	if v == "" || !digits(v) || len(v) > 4 {
		return
	}
	for ; v != ""; v = v[min(2, len(v)):] {
		if n := plain(v[:min(2, len(v))]); len(v) == 1 || n < 1 || n > 12 {
			r.fail("cell.value", "over70_months")
			return
		}
	}
}

// months looks at months in three cells. One that the old era no longer reached, but that was long
// written so, only asks for a look.
func months(prefixes ...string) func(*record) {
	return func(r *record) {
		for _, p := range prefixes {
			era, year, month := r.text(p+"_era"), r.text(p+"_year"), r.text(p+"_month")
			if !r.allowed(p+"_era") || !r.allowed(p+"_year") || !digits(year+month) {
				continue
			}
			if n := plain(month); n < 1 || n > 12 || len(year) != 2 || len(month) != 2 {
				continue
			}
			if _, ok := readMonth(era, year, month); ok {
				continue
			}
			if era == "7" && year == "31" {
				r.warn("month.era", p+"_year")
				continue
			}
			r.fail("month.era", p+"_year")
		}
	}
}
