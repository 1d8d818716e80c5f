package register

import (
	"slices"

	"romukura/desk/personnel"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/history"
	"romukura/ground/yen"
	"romukura/trade/employee"
)

type yenAmount = yen.Amount

var leavingSection = section{Key: "leaving",
	Groups: func(x *edit) []group {
		e := &x.e
		all := []group{{Fields: []part.Field{must(dayField("left", e.Left)),
			must(choiceField("left_reason", e.LeftReason, textReasons)),
			free(dayField("died", e.Died))}}}
		if lastNotice(e) != nil {
			all[0].Fields = append(all[0].Fields, must(choiceField("rest", restOf(e), textRests)))
		}
		return all
	},
	Put: func(x *edit, r *reader) {
		x.e.Left, x.e.LeftReason = r.day("left", true), employee.LeftReason(r.must("left_reason"))
		x.e.Died = r.day("died", false)
		if lastNotice(&x.e) != nil {
			putRest(&x.e, r.must("rest"))
		}
	},
	// Somebody who stays after all.
	Remove: func(x *edit) bool {
		there := !x.e.Left.IsZero()
		x.e.Left, x.e.LeftReason, x.e.Died = caldate.Date{}, "", caldate.Date{}
		putRest(&x.e, "")
		return there
	}}

var leaveSection = section{Key: "leave",
	Count: func(e *employee.Employee) int { return len(e.Leaves) },
	Groups: func(x *edit) []group {
		var l employee.Leave
		if x.item >= 0 {
			l = x.e.Leaves[x.item]
		}
		return []group{{Fields: []part.Field{must(choiceField("kind", l.Kind, textLeaves)),
			must(dayField("start", l.Start)), must(dayField("end", l.End)), checkField("ended", l.Ended),
			free(dayField("due", l.Due)), free(dayField("birth", l.Birth)),
			checkField("multiple", l.Multiple), checkField("applied", l.Applied),
			free(dayField("notified", l.Notified))}}}
	},
	Put: func(x *edit, r *reader) {
		var l employee.Leave
		if x.item >= 0 {
			l = x.e.Leaves[x.item]
		}
		l.Kind = employee.LeaveKind(r.must("kind"))
		l.Start, l.End, l.Ended = r.day("start", true), r.day("end", true), r.yes("ended")
		l.Due, l.Birth, l.Notified = r.day("due", false), r.day("birth", false), r.day("notified", false)
		l.Multiple, l.Applied = r.yes("multiple"), r.yes("applied")
		if x.item >= 0 {
			x.e.Leaves[x.item] = l
		} else {
			x.e.Leaves = append(x.e.Leaves, l)
		}
	},
	Remove: func(x *edit) bool {
		if x.item < 0 {
			return false
		}
		x.e.Leaves = slices.Delete(x.e.Leaves, x.item, x.item+1)
		return true
	}}

var familySection = section{Key: "family",
	Count: func(e *employee.Employee) int { return len(e.Family) },
	Groups: func(x *edit) []group {
		var m employee.FamilyMember
		var d employee.DependentStatus
		if x.item >= 0 {
			m = x.e.Family[x.item]
			d, _ = m.Dependent.Latest()
		}
		name, _ := m.Names.Latest()
		apart, _ := m.Address.Latest()
		return []group{{Fields: []part.Field{must(textField("full", name.Full)),
			must(textField("kana", name.Kana)), must(choiceField("relation", m.Relation, textRelations)),
			must(choiceField("sex", m.Sex, textSexes)), must(dayField("born", m.Born))}},
			{Title: textDependent, Fields: []part.Field{dayField("dependent_from", caldate.Date{}),
				checkField("dependent", d.Dependent), checkField("together", d.Together),
				choiceField("reason", d.Reason, textDependentReasons),
				moneyField("annual_income", d.AnnualIncome), free(textField("occupation", d.Job)),
				checkField("category_iii", d.CategoryIII)}},
			{Title: textApart, Fields: []part.Field{free(textField("apart_postal", apart.PostalCode)),
				free(textField("apart", apart.Text))}}}
	},
	Put: putFamily,
	Remove: func(x *edit) bool {
		// Whoever was a dependent once stays: the end of it is what changes.
		if x.item < 0 || len(x.e.Family[x.item].Dependent) > 0 {
			return false
		}
		x.e.Family = slices.Delete(x.e.Family, x.item, x.item+1)
		return true
	}}

func putFamily(x *edit, r *reader) {
	var m employee.FamilyMember
	if x.item >= 0 {
		m = x.e.Family[x.item]
	} else {
		m.ID = personnel.FreeFamilyID(&x.e)
	}
	m.Relation, m.Sex = r.must("relation"), employee.Sex(r.must("sex"))
	m.Born = r.day("born", true)
	name, _ := m.Names.Latest()
	name.Full, name.Kana = r.must("full"), r.kana("kana")
	if len(m.Names) == 0 {
		m.Names = history.From(m.Born, name)
	} else {
		m.Names = slices.Clone(m.Names)
		m.Names[len(m.Names)-1].Value = name
	}
	was, _ := m.Dependent.Latest()
	now := employee.DependentStatus{Dependent: r.yes("dependent"), Together: r.yes("together"),
		Reason: r.text("reason"), AnnualIncome: r.money("annual_income"), Job: r.text("occupation"),
		CategoryIII: r.yes("category_iii")}
	from := r.day("dependent_from", false)
	switch {
	case !from.IsZero():
		m.Dependent = m.Dependent.With(from, now)
	case now != was:
		r.fault("dependent_from", textNoDependentDay, textDependentDayDo)
	}
	putApart(&m, r, from)
	if x.item >= 0 {
		x.e.Family[x.item] = m
	} else {
		x.e.Family = append(x.e.Family, m)
	}
}

// putApart takes over where a family member lives who lives elsewhere, from the day of the change,
// and without one in place of what was recorded.
func putApart(m *employee.FamilyMember, r *reader, from caldate.Date) {
	was, known := m.Address.Latest()
	now := was
	now.PostalCode, now.Text = r.postal("apart_postal"), r.text("apart")
	switch {
	case now.Text == "" && now.PostalCode != "":
		r.fault("apart", textFieldNames["apart"]+textIsBlank, textFillIn)
	case now.Text == "":
		m.Address = nil
	case now != was:
		if from.IsZero() && known {
			from = m.Address[len(m.Address)-1].From
		} else if from.IsZero() {
			from = m.Born
		}
		m.Address = m.Address.With(from, now)
	}
}

var insuredSection = section{Key: "insured",
	Groups: func(x *edit) []group {
		in := &x.e.Insured
		var s employee.SocialSpan
		if n := len(in.Social); n > 0 {
			s = in.Social[n-1]
		}
		var u employee.EmploymentSpan
		if n := len(in.Employment); n > 0 {
			u = in.Employment[n-1]
		}
		return []group{
			{Title: textSocial, Fields: []part.Field{dayField("social_acquired", s.Acquired),
				free(dayField("social_lost", s.Lost)), choiceField("category", s.Category, textCategories),
				free(textField("insured_number", in.Number)),
				free(textField("pension_number", in.PensionNumber))}},
			{Title: textEmployment, Fields: []part.Field{dayField("employment_acquired", u.Acquired),
				free(dayField("employment_lost", u.Lost)),
				free(textField("employment_number", in.EmploymentNumber))}}}
	},
	Put: putInsured}

func putInsured(x *edit, r *reader) {
	in := &x.e.Insured
	in.Number = r.text("insured_number")
	in.PensionNumber, in.EmploymentNumber = r.digits("pension_number"), r.digits("employment_number")
	acquired, lost := r.day("social_acquired", false), r.day("social_lost", false)
	category := r.text("category")
	if n := len(in.Social); !acquired.IsZero() {
		if n == 0 || !in.Social[n-1].Lost.IsZero() && acquired.After(in.Social[n-1].Acquired) {
			in.Social = append(slices.Clone(in.Social), employee.SocialSpan{})
			n++
		}
		s := &in.Social[n-1]
		s.Acquired, s.Lost, s.Category = acquired, lost, category
	} else if n > 0 {
		in.Social = in.Social[:n-1]
	}
	acquired, lost = r.day("employment_acquired", false), r.day("employment_lost", false)
	if n := len(in.Employment); !acquired.IsZero() {
		if n == 0 || !in.Employment[n-1].Lost.IsZero() && acquired.After(in.Employment[n-1].Acquired) {
			in.Employment = append(slices.Clone(in.Employment), employee.EmploymentSpan{})
			n++
		}
		in.Employment[n-1] = employee.EmploymentSpan{Acquired: acquired, Lost: lost}
	} else if n > 0 {
		in.Employment = in.Employment[:n-1]
	}
}

// newcomer is everything that is asked of somebody who joins, in one form.
var newcomer = section{Key: "new",
	Groups: func(x *edit) []group {
		var a employee.Address
		var c employee.Contract
		about := personSection.Groups(x)[0]
		about.Fields = append([]part.Field{must(textField("full", "")), must(textField("kana", ""))},
			about.Fields...)
		groups := []group{about, {Title: textSectionTitles["address"], Fields: addressFields(a)}}
		groups = append(groups, contractGroups(x, c)...)
		groups[2].Title = textSectionTitles["contract"]
		return append(groups, group{Title: textSectionTitles["insured"], Fields: []part.Field{
			dayField("social_acquired", caldate.Date{}), dayField("employment_acquired", caldate.Date{}),
			choiceField("category", "", textCategories), free(textField("pension_number", "")),
			free(textField("employment_number", ""))}})
	},
	Put: func(x *edit, r *reader) {
		personSection.Put(x, r)
		e := &x.e
		e.ID = personnel.FreeID(x.Client, e.Number)
		e.Names = history.From(e.Hired, nameIn(r))
		e.Addresses = history.From(e.Hired, addressIn(r, employee.Address{}))
		e.Contracts = history.From(e.Hired, contractIn(x, r, employee.Contract{}))
		putInsured(x, r)
	}}
