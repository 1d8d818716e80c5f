package document

import (
	"romukura/ground/caldate"
	"romukura/law/dated"
	"romukura/trade/client"
	"romukura/trade/document/layout"
	"romukura/trade/employee"
)

// LeaveBook is one person's book of annual paid leave (年次有給休暇管理簿): each grant with its
// reference day, and every day taken from it.
type LeaveBook struct {
	Client   *client.Client
	Employee *employee.Employee
	On       caldate.Date // the day up to which it is kept
	Grants   []LeaveGrant // oldest first
	// DayHours is how many hours of leave make a day; 0 where leave is not taken by the hour.
	DayHours int
}

// LeaveGrant is the leave of one reference day (基準日) and what was taken of it. Where days were
// granted ahead of the statutory day, Second is the second reference day.
type LeaveGrant struct {
	Reference caldate.Date
	Second    caldate.Date // 第二基準日; zero where there is none
	Expires   caldate.Date // last day on which it can be taken
	Granted   Days
	// Duty is the leave that the employer must see taken within a year; nil where it need not.
	Duty  *LeaveDuty
	Taken []employee.LeaveDay
}

// LeaveDuty is how the duty of a grant (年5日の取得) stands, in half days. What counts is leave taken
// within the stretch, from whichever grant; leave by the hour does not count.
type LeaveDuty struct {
	Through  caldate.Date
	Required int
	Taken    int
}

// used is what was taken of a grant.
func (g *LeaveGrant) used() Days {
	var sum Days
	for _, d := range g.Taken {
		sum.Halves += d.Halves
		sum.Minutes += d.Minutes
	}
	return sum
}

// Document lays the book out on A4 with what the ordinance asks for: reference day, number of days,
// and when they were taken.
//
// Law: 労基則24の7
func (b LeaveBook) Document(s Stamp) layout.Document {
	last := b.On
	if !b.Employee.Left.IsZero() && b.Employee.Left.Before(last) {
		last = b.Employee.Left
	}
	contract := contractOn(b.Employee, last)
	blocks := []layout.Block{b.summary()}
	for i := range b.Grants {
		blocks = append(blocks, b.taken(&b.Grants[i]))
	}
	blocks = append(blocks, layout.Note{Tone: layout.Small, Name: textRemarks, Text: textLeaveNote})
	return s.on(layout.Document{
		Title: textLeaveBook, Place: "leaveBooks[" + b.Employee.Number + "]",
		Repeat: []layout.Block{
			layout.Heading{Text: textLeaveBook, Aside: textLeaveLaw},
			layout.Fields{Columns: 3, Shares: []int{6, 5, 4}, Items: []layout.Field{
				{Label: textSite, Value: siteName(b.Client, contract.Establishment)},
				{Label: textName, Value: nameOn(b.Employee, last), Strong: true},
				{Label: textNumber, Value: b.Employee.Number},
				{Label: textDepartment, Value: contract.Department},
				{Label: textHired, Value: eraAndYear(b.Employee.Hired)},
				{Label: textOn, Value: dayLong(b.On)},
			}},
		},
		Blocks: blocks,
	}, dated.Confirmed)
}

// summary is a row for each grant: what was granted, taken and remains.
func (b LeaveBook) summary() layout.Table {
	t := layout.Table{Columns: []layout.Column{
		{Title: textReference, Width: 330, Label: true}, {Title: textSecondReference, Width: 330},
		{Title: textGranted, Align: layout.End}, {Title: textTaken, Align: layout.End},
		{Title: textLeft5, Align: layout.End}, {Title: textExpires, Width: 330},
		{Title: textOwed, Width: 290},
	}}
	for i := range b.Grants {
		g := &b.Grants[i]
		used := g.used()
		left := layout.Cell{Text: remainText(b.left(g)), Align: layout.End, Fit: layout.Wrap}
		if g.Expires.Before(b.On) {
			left = layout.Cell{Text: textExpired, Align: layout.End, Quiet: true}
		}
		t.Rows = append(t.Rows, layout.Row{Name: g.Reference.String(), Cells: []layout.Cell{
			layout.Text(dayLong(g.Reference)), layout.Text(dayLong(g.Second)),
			layout.Text(daysText(g.Granted)), layout.Text(daysText(used)), left,
			layout.Text(dayLong(g.Expires)), layout.Text(dutyText(g.Duty)),
		}})
	}
	return t
}

// left is what remains of a grant, in half days and the hours of a day that was begun.
func (b LeaveBook) left(g *LeaveGrant) Days {
	used := g.used()
	d := Days{g.Granted.Halves - used.Halves, g.Granted.Minutes - used.Minutes}
	day := 60 * b.DayHours
	for day > 0 && d.Minutes < 0 && d.Halves >= 2 {
		d.Halves, d.Minutes = d.Halves-2, d.Minutes+day
	}
	return d
}

// takenColumns is how many days taken stand side by side.
const takenColumns = 5

// taken is the list of the days taken of a grant, several side by side.
func (b LeaveBook) taken(g *LeaveGrant) layout.Table {
	t := layout.Table{Caption: takenTitle(g.Reference), Least: 2}
	for range takenColumns {
		t.Columns = append(t.Columns, layout.Column{Title: textTakenOn, Share: 3},
			layout.Column{Title: textLeaveAmount, Share: 2, Align: layout.End})
	}
	var row layout.Row
	for i, d := range g.Taken {
		row.Cells = append(row.Cells, layout.Text(d.Day.EraShort()),
			layout.Text(takenText(d)))
		if i%takenColumns == takenColumns-1 || i == len(g.Taken)-1 {
			t.Rows = append(t.Rows, row)
			row = layout.Row{}
		}
	}
	return t
}
