package register

import (
	"fmt"
	"strings"

	"romukura/desk/personnel"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/trade/employee"
	"romukura/trade/filing"
)

type employeeRecord = employee.Employee

// effectsScreen is what a change makes happen, in words.
type effectsScreen struct {
	Lines   []effectLine
	Nothing string
	Told    string // what was shown: who saves without it is shown it first
	Untold  string // asks for the button once more
	Echoes  []echoed
}

type effectLine struct {
	Tag  part.Tag
	Text string
	More []string
}

// echoed is the other era of a day that was typed.
type echoed struct{ Name, Text string }

// text is all of it, so that a form can tell whether it was shown.
func (s *effectsScreen) text() string {
	var b strings.Builder
	for _, l := range s.Lines {
		b.WriteString(l.Text + "\n" + strings.Join(l.More, "\n") + "\n")
	}
	return b.String()
}

// add puts effects into words: what is owed first, then what falls away, then pay.
func (s *effectsScreen) add(x *edit, all *personnel.Effects) {
	for i := range all.Owed {
		s.owed(x, &all.Owed[i])
	}
	for i := range all.Gone {
		c := &all.Gone[i]
		l := effectLine{Tag: part.Tag{Sort: part.Quiet, Word: textGone},
			Text: fmt.Sprintf(textGoneOf, nameOf(c))}
		for _, known := range x.Client.Cases {
			if known.ID == c.ID && known.State != filing.Open && known.State != filing.Ready {
				l.Tag.Sort = part.Bad
				l.More = []string{fmt.Sprintf(textGoneMade, known.State.Label())}
			}
		}
		s.Lines = append(s.Lines, l)
	}
	for _, r := range all.Coverage {
		s.Lines = append(s.Lines, effectLine{Tag: part.Tag{Sort: part.Warn, Word: textCoverage},
			Text: textInsurances[r.Insurance] + ": " + r.Finding.Label(), More: []string{r.Reason}})
	}
	for i := range all.Fixed {
		s.Lines = append(s.Lines, fixedLine(&all.Fixed[i]))
	}
	for i := range all.Months {
		s.Lines = append(s.Lines, monthLine(&all.Months[i]))
	}
	for _, l := range all.Looks {
		s.Lines = append(s.Lines, effectLine{Tag: part.Tag{Sort: part.Warn, Word: textLook2},
			Text: textLooks[l]})
	}
	for _, e := range all.Left {
		s.Lines = append(s.Lines, effectLine{Tag: part.Tag{Sort: part.Quiet, Word: textNotOwed},
			Text: procedure(e.Procedure, x.Today()) + ": " + e.Reason})
	}
}

func (s *effectsScreen) owed(x *edit, c *filing.Case) {
	l := effectLine{Tag: part.Tag{Word: textOwed}}
	until := textPromptly
	if !c.Until.IsZero() {
		until = fmt.Sprintf(textUntil, part.Day(c.Until, x.Session.Eras))
		if c.Until.Before(x.Today()) {
			l.Tag = part.Tag{Sort: part.Bad, Word: textOverdue}
		}
	}
	l.Text = fmt.Sprintf(textOwedOf, nameOf(c), part.Day(c.Day, x.Session.Eras), until)
	if to := recipient(c.Procedure, c.Day); to != "" {
		l.More = append(l.More, to)
	}
	for _, f := range c.Missing {
		l.More = append(l.More, part.Sentence(f))
	}
	for _, j := range c.Judgements {
		l.More = append(l.More, j.Question)
	}
	s.Lines = append(s.Lines, l)
}

// recipient is who receives a notification, and by what law.
func recipient(p filing.Procedure, day caldate.Date) string {
	if t, err := filing.TermsOf(p, day); err == nil && t.Recipient != "" {
		return fmt.Sprintf(textRecipient, t.Recipient, t.Law)
	}
	return ""
}

func nameOf(c *filing.Case) string { return procedure(c.Procedure, c.Day) }

func procedure(p filing.Procedure, day caldate.Date) string { return filing.NameOf(p, day) }

func fixedLine(f *personnel.FixedPay) effectLine {
	l := effectLine{Tag: part.Tag{Sort: part.Warn, Word: textRevision}}
	what := textKindChanged
	if !f.Kind {
		what = fmt.Sprintf(textFixedOf, f.Name, part.Yen(f.Before), part.Yen(f.After),
			part.Difference(f.After-f.Before))
	}
	l.Text = what
	l.More = []string{fmt.Sprintf(textRevisionOf, f.First.Japanese(), f.First.Add(2).Japanese(),
		f.Revision.Japanese())}
	return l
}

func monthLine(m *personnel.Month) effectLine {
	l := effectLine{Tag: part.Tag{Word: textPay}, Text: fmt.Sprintf(textMonthOf, m.Month.Japanese())}
	switch {
	case m.Closed:
		l.Tag = part.Tag{Sort: part.Warn, Word: textClosedPay}
		l.More = append(l.More, textClosedPayDo)
	case m.Computed:
		l.More = append(l.More, textComputedPayDo)
	}
	for _, f := range m.Faults {
		l.Tag = part.Tag{Sort: part.Bad, Word: textCannot}
		l.More = append(l.More, part.Sentence(f))
	}
	for _, d := range m.Differences {
		l.More = append(l.More, fmt.Sprintf(textDifferenceOf, d.Name, part.Yen(d.Before),
			part.Yen(d.After), part.Difference(d.After-d.Before)))
	}
	if m.After != m.Before {
		l.More = append(l.More, fmt.Sprintf(textDifferenceOf, textNet, part.Yen(m.Before),
			part.Yen(m.After), part.Difference(m.After-m.Before)))
	}
	return l
}
