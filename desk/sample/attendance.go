package sample

import (
	"fmt"
	"strconv"

	"romukura/ground/caldate"
)

// month is what somebody worked in a period, before it is written in some program's layout.
type month struct {
	scheduled, worked, leave, absent int // days
	prescribed, beyond, overtime     int // minutes
	night, holiday, late             int
}

// lived makes a month of work for a person: the days of the period on which he or she was there,
// with some overtime, some leave, now and then an absence.
func lived(r *random, s *someone, from, through caldate.Date) month {
	var m month
	for d := from; !d.After(through); d = d.AddDays(1) {
		if w := d.Weekday(); w == caldate.Saturday || w == caldate.Sunday {
			continue
		}
		if name, _ := caldate.Holiday(d); name != "" {
			continue
		}
		if d.Before(s.hired) || !s.left.IsZero() && d.After(s.left) || s.away(d) {
			continue
		}
		m.scheduled++
	}
	if days := s.cells[colWeekDays]; days == "3" {
		m.scheduled = m.scheduled * 3 / 5
	}
	m.leave = min(m.scheduled, r.n(8)/6)
	if m.scheduled > 15 && r.n(40) == 0 {
		m.absent = 1
	}
	m.worked = m.scheduled - m.leave - m.absent
	m.prescribed = m.worked * s.dailyMinutes()
	if r.n(25) == 0 && m.prescribed > 60 {
		m.late = 15 + r.n(4)*15
		m.prescribed -= m.late
	}
	if s.cells[colWeekDays] == "5" && m.worked > 5 {
		m.overtime = r.n(20) * 60
	}
	if hours, ok := s.busy[through.Month()]; ok {
		m.overtime = hours * 60
	}
	if s.night {
		m.night = m.worked / 2 * 60
	}
	return m
}

// dailyMinutes is the prescribed day by the weekly hours and days of the register.
func (s *someone) dailyMinutes() int {
	hours, _ := strconv.Atoi(s.cells[colWeekHours])
	days, _ := strconv.Atoi(s.cells[colWeekDays])
	return hours * 60 / max(days, 1)
}

// away reports whether a day lies in a leave of the person.
func (s *someone) away(d caldate.Date) bool {
	for _, l := range s.leaves {
		if !d.Before(caldate.Must(l[2])) && !d.After(caldate.Must(l[3])) {
			return true
		}
	}
	return false
}

// present reports whether the person was employed at all in the period.
func (s *someone) present(from, through caldate.Date) bool {
	return !s.hired.After(through) && (s.left.IsZero() || !s.left.Before(from))
}

func clock(minutes int) string { return fmt.Sprintf("%d:%02d", minutes/60, minutes%60) }

// decimal writes minutes as hours with two decimals.
func decimal(minutes int) string { return fmt.Sprintf("%d.%02d", minutes/60, minutes%60*100/60) }

func itoa(n int) string { return strconv.Itoa(n) }

// kotRow is the layout that the restaurants chose in their time clock.
func kotRow(s *someone, m month) []string {
	return []string{s.cells[colNumber], s.cells[colName], itoa(m.scheduled), itoa(m.worked),
		clock(m.prescribed), clock(m.beyond), clock(m.overtime), clock(m.night), clock(m.holiday),
		itoa(m.leave), itoa(m.absent), clock(m.late)}
}

// freeeRow is the layout of freee's attendance summary, in minutes.
func freeeRow(s *someone, m month, from, through caldate.Date) []string {
	total := m.prescribed + m.beyond + m.overtime + m.holiday
	return []string{s.cells[colNumber], s.cells[colName], itoa(m.prescribed), itoa(m.beyond),
		itoa(
			m.overtime,
		), "0", itoa(m.night), itoa(m.holiday), itoa(total), itoa(m.worked), itoa(m.worked),
		"0", "0", itoa(m.late), "0", itoa(m.absent), itoa(min(m.late, 1)), "0", itoa(m.leave),
		from.String(), through.String(), "0", "0", "0"}
}

// mfRow is the layout of Money Forward's attendance import, version 3, in decimal hours.
func mfRow(s *someone, m month) []string {
	row := make([]string, len(mfHeader))
	for i := range row {
		row[i] = "0"
	}
	row[0], row[1], row[2] = "3", s.cells[colNumber], s.cells[colName]
	row[3], row[6] = itoa(m.worked), itoa(m.absent)
	row[7] = itoa(min(m.late, 1))
	row[9] = decimal(m.prescribed - m.night)
	row[11] = decimal(m.night)
	row[14] = decimal(m.overtime)
	row[21] = decimal(m.late)
	row[33] = itoa(m.leave)
	return row
}

// dayRows are a builder's days: 8 to 17 with an hour's break, sometimes longer.
func dayRows(r *random, s *someone, from, through caldate.Date) [][]string {
	var rows [][]string
	for d := from; !d.After(through); d = d.AddDays(1) {
		if d.Before(s.hired) || d.Weekday() == caldate.Sunday {
			continue
		}
		name, _ := caldate.Holiday(d)
		if d.Weekday() == caldate.Saturday || name != "" {
			if r.n(6) == 0 {
				rows = append(rows, []string{s.cells[colNumber], d.String(), textRestDay,
					"8:00", "15:00", "12:00", "13:00", ""})
			}
			continue
		}
		if r.n(30) == 0 {
			rows = append(rows, []string{s.cells[colNumber], d.String(), "", "", "", "", "", textPaidLeave})
			continue
		}
		end := pick(r, []string{"17:00", "17:00", "17:00", "18:00", "19:30"})
		rows = append(
			rows,
			[]string{s.cells[colNumber], d.String(), "", "8:00", end, "12:00", "13:00", ""},
		)
	}
	return rows
}
