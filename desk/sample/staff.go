package sample

import (
	"romukura/ground/caldate"
)

var (
	tokyo    = place{textTokyo, textTokyoCity, textTokyoKana, "139999", "1000000"}
	kanagawa = place{textKanagawa, textKanagawaCity, textKanagawaKana, "149999", "2310000"}
	saitama  = place{textSaitama, textSaitamaCity, textSaitamaKana, "119999", "3300000"}
)

// day makes a day from a year, a month and a day known to exist.
func day(y, m, d int) caldate.Date { return caldate.Month{Year: y, Number: m}.Day(d) }

// sakuraStaff are 36 people: managers by the month, the rest by the hour.
func sakuraStaff() (*crowd, []*someone) {
	c := &crowd{r: 11, prefix: "1", place: tokyo}
	var all []*someone
	for i := range 36 {
		shop, manager := "honten", i%12 == 0
		c.place = tokyo
		if i%2 == 1 {
			shop, c.place = "yokohama", kanagawa
		}
		s := c.next(day(2019+i%6, 1+i%12, 1+i%3*14), 19+c.r.n(35))
		if manager {
			manage(s, c, shop)
		} else {
			serve(s, c, shop, i)
		}
		all = append(all, s)
	}
	all[1].name(hardNames["takahashi"][0], hardNames["takahashi"][1], textFemale)
	for i, who := range []int{4, 9, 14} {
		all[who].foreign(i, textFemale)
	}
	joinAndLeave(c, all[30], all[31])
	return c, all
}

func manage(s *someone, c *crowd, shop string) {
	s.work(terms{shop, "all", textMonthly, textRegular, textManagerJob, textShopFloor, "40", "5"})
	s.set(textBase, 300_000)
	s.set(textPost, 40_000)
	s.set(textCommute, 12_000)
	s.set(colPass, 12_000)
	s.insured(c, 360_000, "")
	s.employment(c)
	s.tax(c, textKou, c.r.n(3), 216_000)
	s.child(c, 5)
}

func serve(s *someone, c *crowd, shop string, i int) {
	s.hourly = 1_300 + c.r.n(4)*20
	s.night = i%3 == 0
	hours, days := "30", "5"
	if i%4 == 2 {
		hours, days = "16", "3"
	}
	s.work(terms{shop, "all", textByHour, textPartTime, textServer, textShopFloor, hours, days})
	s.set(textHourly, s.hourly)
	s.set(textLeavePay, s.hourly*6)
	s.set(textCommute, 6_000)
	s.set(colPass, 6_000)
	column := textKou
	if i%4 == 2 {
		column = textOtsu
		s.set(colStudent, textYes)
	} else {
		s.insured(c, 170_000, textShortTimeCategory)
		s.employment(c)
	}
	s.tax(c, column, 0, 0)
}

// joinAndLeave makes somebody who joined in September and somebody who left at its end.
func joinAndLeave(c *crowd, joins, leaves *someone) {
	joins.hired = day(2026, 9, 1)
	joins.set(colHired, joins.hired)
	if joins.cells[colSocial] != "" {
		joins.insured(c, 170_000, joins.cells[colCategory])
		joins.employment(c)
	}
	leaves.left = day(2026, 9, 30)
	leaves.set(colLeft, leaves.left)
	leaves.set(colLeftReason, textOwnWill)
}

// takahashiStaff are 24 people: carpenters by the day, an office by the month.
func takahashiStaff() (*crowd, []*someone) {
	c := &crowd{r: 23, prefix: "2", place: saitama}
	var all []*someone
	for i := range 24 {
		s := c.next(day(2012+i%12, 4, 1), 22+c.r.n(40))
		if i < 4 {
			s.work(terms{"honsha", "site", textMonthly, textRegular, textClerk, textOfficeFloor, "40", "5"})
			s.set(textBase, 240_000+i*15_000)
			s.insured(c, 260_000, "")
		} else {
			s.daily = 13_000 + c.r.n(8)*500
			s.work(terms{"honsha", "site", textByDay, textRegular, textCarpenter, textSiteFloor, "40", "5"})
			s.set(textDaily, s.daily)
			s.set(textLeavePay, s.daily)
			s.insured(c, 320_000, "")
		}
		s.set(textCommute, 7_100)
		s.set(colDistance, 12)
		s.set(colCar, textYes)
		s.employment(c)
		s.tax(c, textKou, c.r.n(4), 180_000)
		if i == 7 {
			s.set(textDorm, 20_000)
		}
		all = append(all, s)
	}
	all[5].name(hardNames["yoshida"][0], hardNames["yoshida"][1], textMale)
	all[6].name(hardNames["yamazaki"][0], hardNames["yamazaki"][1], textMale)
	all[8].born = day(1956, 11, 2) // 70 on the eve of 2 November 2026
	all[8].set(colBorn, all[8].born)
	return c, all
}

// hikariStaff are 120 people: two directors insured elsewhere too, and engineers.
func hikariStaff() (*crowd, []*someone) {
	c := &crowd{r: 37, prefix: "3", place: tokyo}
	var all []*someone
	for i := range 120 {
		s := c.next(day(2010+i%16, 1+i%12, 1), 22+c.r.n(38))
		if i < 2 {
			direct(s, c)
		} else {
			engineer(s, c)
		}
		all = append(all, s)
	}
	all[10].name(hardNames["tsuji"][0], hardNames["tsuji"][1], textFemale)
	all[11].born = day(1986, 11, 2) // 40 on the eve: 1 November 2026
	all[11].set(colBorn, all[11].born)
	all[12].born = day(1984, 2, 29)
	all[12].set(colBorn, all[12].born)
	all[13].born = day(2003, 4, 2)
	all[13].set(colBorn, all[13].born)
	onLeave(all[20], all[21], all[22])
	joins := all[118]
	joins.hired = day(2026, 10, 1)
	joins.set(colHired, joins.hired)
	joins.insured(c, 300_000, "")
	joins.employment(c)
	leaves := all[119]
	leaves.left = day(2026, 10, 15)
	leaves.set(colLeft, leaves.left)
	leaves.set(colLeftReason, textOwnWill)
	return c, all
}

func direct(s *someone, c *crowd) {
	s.work(terms{"tokyo", "staff", textMonthly, textDirector, textDirectorJob, textBoard, "40", "5"})
	s.set(textBase, 600_000)
	s.insured(c, 980_000, "")
	s.set(colTwoOwn, 600_000)
	s.set(colTwoSum, 980_000)
	s.set(colTwoSelected, textYes)
	s.set(colManager, textYes)
	s.tax(c, textKou, 1, 780_000)
}

func engineer(s *someone, c *crowd) {
	base := 240_000 + c.r.n(30)*10_000
	s.work(terms{"tokyo", "staff", textMonthly, textRegular, textEngineer,
		pick(&c.r, []string{textDevelopment, textOperation, textDesign}), "40", "5"})
	s.set(textBase, base)
	s.set(textSkill, 10_000*(1+c.r.n(4)))
	s.set(textCommute, 9_500)
	s.set(colPass, 9_500)
	if c.r.n(3) == 0 {
		s.set(textHousing, 20_000)
	}
	s.insured(c, standardNear(base+40_000), "")
	s.employment(c)
	s.tax(c, textKou, c.r.n(3), base/2)
	if c.r.n(4) == 0 {
		s.child(c, 1+c.r.n(15))
	}
}

// standards are some rows of the grade table, enough for the register before April 2026; which
// grade somebody has later is decided by the law's table.
var standards = []int{200_000, 220_000, 240_000, 260_000, 280_000, 300_000, 320_000, 340_000,
	360_000, 380_000, 410_000, 440_000, 470_000, 500_000, 530_000, 560_000, 590_000, 620_000}

func standardNear(pay int) int {
	best := standards[0]
	for _, s := range standards {
		if s <= pay {
			best = s
		}
	}
	return best
}

// onLeave puts one person on maternity leave, one on childcare leave, one on short birth-time
// leave.
func onLeave(mother, parent, father *someone) {
	number := func(s *someone) string { return s.cells[colNumber] }
	mother.set(colSex, textFemale)
	mother.leaves = append(mother.leaves, []string{number(mother), textMaternity,
		"2026-09-12", "2026-12-18", "", "2026-10-23", "", textYes})
	parent.set(colSex, textFemale)
	parent.leaves = append(parent.leaves, []string{number(parent), textChildcare,
		"2026-04-10", "2027-02-12", "", "", "2026-02-13", textYes})
	father.set(colSex, textMale)
	father.leaves = append(father.leaves, []string{number(father), textBirthLeave,
		"2026-09-07", "2026-09-25", textYes, "", "2026-09-01", textYes})
}

// midoriStaff are 28 people of a clinic.
func midoriStaff() (*crowd, []*someone) {
	c := &crowd{r: 53, prefix: "4", place: tokyo}
	var all []*someone
	for i := range 28 {
		s := c.next(day(2014+i%11, 1+i%12, 1), 24+c.r.n(38))
		s.work(terms{"clinic", "clinic", textMonthly, textRegular, textNurse, textWard, "40", "5"})
		base := 220_000 + c.r.n(16)*10_000
		s.set(textBase, base)
		s.set(textLicence, 30_000)
		s.set(textCommute, 8_000)
		s.set(colPass, 8_000)
		s.insured(c, standardNear(base+50_000), "")
		s.employment(c)
		s.tax(c, textKou, c.r.n(3), base/2)
		s.night = i%4 == 0
		all = append(all, s)
	}
	// One above the 45 hours a month of the agreement, one near them.
	all[5].busy = map[caldate.Month]int{LastMonth: 46}
	all[6].busy = map[caldate.Month]int{LastMonth: 38}
	return c, all
}
