package remuneration

// Figures are the sum of the months with enough days and its average.
type Figures struct {
	Used    int    `json:"used"`
	Total   Amount `json:"total"`
	Average Amount `json:"average"`
}

func (f *Figures) add(a Amount) {
	f.Used++
	f.Total += a
}

func (f *Figures) divide() {
	if f.Used > 0 {
		f.Average = average(f.Total, f.Used)
	}
}

// counter takes the months that count and leaves the others out, each with its reason.
type counter struct {
	rules    rules
	category Category
	// extra is what bonuses that count as remuneration add to each month.
	extra Amount
	// withheld adds pay that was due in a month and not paid in it.
	withheld bool
	// dropped says of each month why it does not count whatever its days; empty where it may.
	dropped [3]string
	// low is true where part-timers' months need the lower number of days. Counting sets it.
	low bool
}

// count fills the decision's months and the figures, once as decided and once as the notification
// states them: by days alone and with all that was paid.
//
// Of part-timers the lower number of days is asked for only where no month has the ordinary one.
//
// Law: 健保法41-1 健保則24の2 保発0301-8
func (c *counter) count(months *[3]Month, d *Decision) {
	c.low = c.short(months, c.dropped)
	filedLow := c.short(months, [3]string{})
	d.Months = make([]Counted, 0, len(months))
	for i := range months {
		m := &months[i]
		if m.empty() {
			d.Months = append(d.Months, Counted{Month: m.Month, Reason: textNoPay})
			continue
		}
		if m.Days >= c.need(m, filedLow) {
			d.Filed.add(m.paid() + c.extra)
		}
		k := Counted{Month: m.Month, Amount: c.amount(m), Days: m.Days}
		need := c.need(m, c.low)
		k.Reason = c.dropped[i]
		switch {
		case k.Reason != "":
		case m.Days < need:
			k.Reason = daysText(m.Days, need)
		default:
			k.Counts, k.Reason = true, enoughText(m.Days, need)
			d.add(k.Amount)
		}
		d.Months = append(d.Months, k)
	}
	d.divide()
	d.Filed.divide()
}

// amount is what the month counts with.
func (c *counter) amount(m *Month) Amount {
	if c.withheld {
		return m.ordinary() + m.Withheld + c.extra
	}
	return m.ordinary() + c.extra
}

// need is the number of base days that a month needs, by the category at its end.
//
// Law: 健保法41-1 健保則24の2 保発0301-8
func (c *counter) need(m *Month, low bool) int {
	switch category := m.category(c.category); {
	case category == ShortTime:
		return c.rules.of("days-short-time")
	case category == PartTime && low:
		return c.rules.of("days-part-time-low")
	}
	return c.rules.of("days")
}

// short reports that no month that may count has the ordinary number of days. A month of another
// category that has its own number is enough for the ordinary rule to stand.
//
// Law: 保発0301-8
func (c *counter) short(months *[3]Month, dropped [3]string) bool {
	for i := range months {
		m := &months[i]
		if !m.empty() && dropped[i] == "" && m.Days >= c.need(m, false) {
			return false
		}
	}
	return true
}

// yearly adds what of the months with enough days a year's average takes; what takes nothing of a
// month that is not ordinary.
//
// Law: 健保法44-1 厚年法24-1 保発0301-8
func (c *counter) yearly(months []Month, what func(*Month) (Amount, bool)) Figures {
	var f Figures
	for i := range months {
		m := &months[i]
		if a, ordinary := what(m); ordinary && m.Days >= c.need(m, c.low) {
			f.add(a)
		}
	}
	f.divide()
	return f
}
