package document

import (
	"romukura/law/dated"
	"romukura/trade/attendance"
	"romukura/trade/client"
	"romukura/trade/document/layout"
	"romukura/trade/employee"
)

// AttendanceBook is one person's month of the attendance book (出勤簿): start, end, breaks and hours
// of each day where the client sent days, and the month's sums.
type AttendanceBook struct {
	Client   *client.Client
	Employee *employee.Employee
	Month    *attendance.Month
}

// Document lays the book out on A4. Where only sums were sent the paper says so, because sums alone
// are no record of start and end.
//
// Law: 労基法109 安衛則52の7の3
func (b AttendanceBook) Document(s Stamp) layout.Document {
	m := b.Month
	contract := contractOn(b.Employee, m.Through)
	blocks := []layout.Block{}
	if len(m.Days) > 0 {
		blocks = append(blocks, b.days())
	} else {
		blocks = append(blocks, layout.Note{Tone: layout.Boxed, Name: textRemarks, Text: textSumsOnly})
	}
	blocks = append(blocks, layout.Heading{Text: textMonthSums, Level: 2}, b.sums())
	return s.on(layout.Document{
		Title: textAttendanceBook, Place: "attendance[" + b.Employee.Number + "]",
		Repeat: []layout.Block{
			layout.Heading{Text: textAttendanceBook + textWide + rangeLong(m.From, m.Through),
				Aside: textAttendanceLaw},
			layout.Fields{Columns: 4, Shares: []int{5, 5, 3, 3}, Items: []layout.Field{
				{Label: textSite, Value: siteName(b.Client, contract.Establishment)},
				{Label: textName, Value: nameOn(b.Employee, m.Through), Strong: true},
				{Label: textNumber, Value: b.Employee.Number},
				{Label: textDepartment, Value: contract.Department},
			}},
		},
		Blocks: blocks,
	}, dated.Confirmed)
}

// days is the table of the days: every day of the period, those without a record blank.
func (b AttendanceBook) days() layout.Table {
	t := layout.Table{Size: 85, Columns: []layout.Column{
		{Title: textDate, Width: 220, Label: true}, {Title: textDayKind, Width: 180},
		{Title: textStart, Align: layout.End}, {Title: textEnd, Align: layout.End},
		{Title: textBreakTimes, Share: 3}, {Title: textBreakSum, Align: layout.End},
		{Title: textWorked, Align: layout.End}, {Title: textLeaveOf, Share: 2},
	}}
	m, breaks, worked := b.Month, 0, 0
	for day := m.From; !day.After(m.Through); day = day.AddDays(1) {
		row := layout.Row{Name: dayShort(day), Cells: []layout.Cell{layout.Text(dayAndWeekday(day))}}
		for i := range m.Days {
			if d := &m.Days[i]; d.Date == day {
				row.Cells = append(row.Cells, dayCells(d)...)
				breaks += breakMinutes(d)
				worked += dayMinutes(d)
				break
			}
		}
		t.Rows = append(t.Rows, row)
	}
	t.Rows = append(t.Rows, layout.Row{Kind: layout.Total, Name: textTotal, Cells: []layout.Cell{
		layout.Text(textTotal).Over(5), layout.Clock(breaks), layout.Clock(worked)}})
	return t
}

func dayCells(d *attendance.Day) []layout.Cell {
	kind := layout.Text(dayKinds[d.Kind])
	leave := layout.Text(dayLeave(d.Leave))
	if !attended(d) {
		blank := layout.Cell{}
		return []layout.Cell{kind, blank, blank, blank, blank, blank, leave}
	}
	return []layout.Cell{
		kind, clockCell(d.Start), clockCell(d.End), layout.Text(breaksText(d.Breaks)),
		layout.Clock(breakMinutes(d)), layout.Clock(dayMinutes(d)), leave,
	}
}

// attended reports whether somebody was at work: a day has an end only then.
func attended(d *attendance.Day) bool { return d.End > d.Start }

func clockCell(minutes int) layout.Cell {
	return layout.Cell{Text: clockText(minutes), Align: layout.End}
}

func breakMinutes(d *attendance.Day) int {
	sum := 0
	for _, b := range d.Breaks {
		sum += b.End - b.Start
	}
	return sum
}

func dayMinutes(d *attendance.Day) int {
	if !attended(d) {
		return 0
	}
	return d.End - d.Start - breakMinutes(d)
}

// sums are the figures of the month that payroll reads, all of them, also those that are zero.
func (b AttendanceBook) sums() layout.Fields {
	m := b.Month
	all := m.Prescribed + m.Beyond + m.Overtime + m.Over60 + m.Holiday
	fields := layout.Fields{Columns: 3, Ruled: true, Align: layout.End, Items: []layout.Field{
		{Label: textWorkedDays, Value: halfDays(m.WorkedHalves)},
		{Label: textWorkedHours, Value: layout.Clock(all).Text},
	}}
	for _, c := range attendanceCounts(m) {
		value := layout.Clock(c.minutes).Text
		if c.inDays {
			value = halfDays(c.halves)
		}
		fields.Items = append(fields.Items, layout.Field{Label: c.name, Value: value})
	}
	return fields
}
