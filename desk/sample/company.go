package sample

import (
	"romukura/ground/caldate"
	"romukura/ground/jis"
)

func sakuraFiles() []File {
	c, all := sakuraStaff()
	b := &book{client: "sakura", group: "all", old: true}
	b.register(all)
	// Five of the hourly staff take over a shift lead: higher unit price from June's work, paid in
	// July.
	var raised [][2]string
	for _, i := range []int{3, 5, 7, 8, 11} {
		raised = append(raised, [2]string{all[i].cells[colNumber], "1650"})
	}
	b.raise(day(2026, 6, 1), textHourly, raised)
	// Two more from August's work, paid in September: their revision falls due in December.
	b.raise(day(2026, 8, 1), textHourly, [][2]string{{all[12].cells[colNumber], "1700"},
		{all[14].cells[colNumber], "1700"}})
	months(func(m caldate.Month) {
		worked := m.Add(-1)
		rows := [][]string{kotHeader}
		for _, s := range all {
			if s.present(worked.First(), worked.Last()) {
				rows = append(rows, kotRow(s, lived(&c.r, s, worked.First(), worked.Last())))
			}
		}
		b.add(
			File{
				Name:  textFileAttendance + m.String() + textCSV,
				Kind:  "attendance",
				Month: m,
				Group: "all",
			},
			rows,
		)
	})
	return b.files
}

func takahashiFiles() []File {
	c, all := takahashiStaff()
	b := &book{client: "takahashi", group: "site"}
	b.register(all)
	months(func(m caldate.Month) {
		from, through := m.Add(-1).Day(21), m.Day(20)
		rows := [][]string{dailyHeader}
		for _, s := range all {
			if s.present(from, through) {
				rows = append(rows, dayRows(&c.r, s, from, through)...)
			}
		}
		b.add(
			File{Name: textFileDays + m.String() + textCSV, Kind: "attendance", Month: m, Group: "site"},
			rows,
		)
	})
	return b.files
}

func hikariFiles() []File {
	c, all := hikariStaff()
	b := &book{client: "hikari", group: "staff"}
	b.register(all)
	var raised [][2]string
	for _, i := range []int{30, 41, 52, 63} {
		raised = append(raised, [2]string{all[i].cells[colNumber], "80000"})
	}
	b.raise(day(2026, 6, 1), textPost, raised)
	months(func(m caldate.Month) {
		worked := m.Add(-1)
		rows := [][]string{freeeHeader}
		for _, s := range all {
			if s.present(worked.First(), worked.Last()) {
				lm := lived(&c.r, s, worked.First(), worked.Last())
				rows = append(rows, freeeRow(s, lm, worked.First(), worked.Last()))
			}
		}
		b.add(
			File{
				Name:  textFileAttendance + m.String() + textCSV,
				Kind:  "attendance",
				Month: m,
				Group: "staff",
			},
			rows,
		)
	})
	bonus := [][]string{bonusHeader}
	for i, s := range all[2:118] {
		bonus = append(bonus, []string{s.cells[colNumber], itoa(400_000 + i%30*25_000)})
	}
	bonus[1][1] = "1800000" // above the pension cap of one month
	b.add(File{Name: textFileBonus, Kind: "bonus", Month: LastMonth, Group: "staff",
		From: day(2026, 10, 9)}, bonus)
	return b.files
}

func midoriFiles() []File {
	c, all := midoriStaff()
	b := &book{client: "midori", group: "clinic"}
	b.register(all)
	months(func(m caldate.Month) {
		from, through := m.Add(-1).Day(16), m.Day(15)
		rows, duties := [][]string{mfHeader}, [][]string{{colNumber, textDutyCount}}
		for _, s := range all {
			if !s.present(from, through) {
				continue
			}
			rows = append(rows, mfRow(s, lived(&c.r, s, from, through)))
			if s.night {
				duties = append(duties, []string{s.cells[colNumber], itoa(2 + c.r.n(3))})
			}
		}
		b.add(
			File{
				Name:  textFileAttendance + m.String() + textCSV,
				Kind:  "attendance",
				Month: m,
				Group: "clinic",
			},
			rows,
		)
		b.add(
			File{Name: textFileDuty + m.String() + textCSV, Kind: "attendance", Month: m, Group: "clinic"},
			duties,
		)
	})
	return b.files
}

// encoded writes text as older programs do (CP932) or as newer ones (UTF-8 with its mark).
func encoded(text string, old bool) []byte {
	if old {
		return jis.MustCP932(text)
	}
	return append([]byte("\xef\xbb\xbf"), text...)
}
