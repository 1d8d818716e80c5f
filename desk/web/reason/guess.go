package reason

import (
	"errors"
	"fmt"
	"net/url"
	"strconv"

	"github.com/a-h/templ"

	"romukura/desk/payday"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/trade/payroll"
)

type component = templ.Component

func pathEscape(s string) string { return url.PathEscape(s) }

// guess is "what if": the inputs as fields, and what came out with those that were typed.
type guess struct {
	Fields []part.Field
	Form   part.Form
	Lines  part.List
	Asked  bool
}

// fields of the form.
const (
	fieldAge        = "age"
	fieldPrefecture = "prefecture"
	fieldDependents = "dependents"
	fieldHealth     = "health"
	fieldPension    = "pension"
	fieldAmount     = "amount."
)

// guess is the form with the inputs as they are.
func (a *asked) guess() (*guess, error) {
	now, err := payday.Inputs(a.Client, a.Asked)
	if err != nil {
		return nil, err
	}
	g := &guess{}
	put := func(f part.Field) { g.Fields = append(g.Fields, f) }
	if amount, ok := now.Amounts[payroll.CodeBonus]; ok {
		put(part.Field{Name: fieldAmount + payroll.CodeBonus, Label: textBonusAmount, Kind: part.Money,
			Value: amount.String()})
	}
	for _, it := range payday.Agreed(a.Client, &now) {
		put(part.Field{Name: fieldAmount + it.Code, Label: it.Name, Kind: part.Money,
			Value: now.Amounts[it.Code].String()})
	}
	put(part.Field{Name: fieldAge, Label: textAge, Kind: part.Count, Unit: textYears,
		Value: strconv.Itoa(now.Age)})
	put(part.Field{Name: fieldDependents, Label: textDependents, Kind: part.Count, Unit: textPeople,
		Value: strconv.Itoa(now.Dependents)})
	put(part.Field{Name: fieldPrefecture, Label: textPrefecture, Kind: part.Choice,
		Value: now.Prefecture, Options: prefectures()})
	if now.Standard.Health > 0 {
		put(part.Field{Name: fieldHealth, Label: textHealth, Kind: part.Money,
			Value: now.Standard.Health.String()})
	}
	if now.Standard.Pension > 0 {
		put(part.Field{Name: fieldPension, Label: textPension, Kind: part.Money,
			Value: now.Standard.Pension.String()})
	}
	return g, nil
}

func prefectures() []part.Option {
	all := make([]part.Option, len(textPrefectures))
	for i, name := range textPrefectures {
		code := strconv.Itoa(i + 1)
		if len(code) < 2 {
			code = "0" + code
		}
		all[i] = part.Option{Value: code, Word: name}
	}
	return all
}

// suppose computes with the inputs that were typed. Nothing of it is kept.
func suppose(q *page.Request) (page.Answer, error) {
	a, err := askedOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	g, err := a.guess()
	if err != nil {
		return page.Answer{}, err
	}
	in, faults := a.typed(g)
	g.Form = q.Typed(faults.All()...)
	if !faults.Stops() {
		other, err := payday.Suppose(q.Client, a.Asked, in)
		var many *fault.Error
		switch {
		case errors.As(err, &many):
			g.Form.Faults = many.Faults
		case err != nil:
			return page.Answer{}, err
		default:
			g.Asked, g.Lines = true, a.against(other)
		}
	}
	status := 0
	if len(g.Form.Faults) > 0 {
		status = 422
	}
	if q.Fragment() {
		return page.Answer{Status: status, Body: outcome(a.At, g)}, nil
	}
	v := a.view()
	v.What = g
	answer, err := v.answer()
	answer.Status = status
	return answer, err
}

// typed reads the inputs.
func (a *asked) typed(g *guess) (payday.Supposed, fault.List) {
	var faults fault.List
	now, err := payday.Inputs(a.Client, a.Asked)
	if err != nil {
		faults.Add(g.wordNumber(fieldAge))
		return now, faults
	}
	count := func(field string, into *int) {
		if text := a.Text(field); text != "" {
			n, err := strconv.Atoi(text)
			if err != nil {
				faults.Add(g.wordNumber(field))
				return
			}
			*into = n
		}
	}
	money := func(field string, was yen.Amount) yen.Amount {
		text := a.Text(field)
		if text == "" {
			return was
		}
		x, err := yen.Parse(text)
		if err != nil || x < 0 {
			faults.Add(g.wordNumber(field))
			return was
		}
		return x
	}
	count(fieldAge, &now.Age)
	count(fieldDependents, &now.Dependents)
	if p := a.Text(fieldPrefecture); p != "" {
		now.Prefecture = p
	}
	now.Standard.Health = money(fieldHealth, now.Standard.Health)
	now.Standard.Pension = money(fieldPension, now.Standard.Pension)
	for code, was := range now.Amounts {
		now.Amounts[code] = money(fieldAmount+code, was)
	}
	return now, faults
}

// wordNumber tells which field is no number.
func (g *guess) wordNumber(field string) fault.Fault {
	label := ""
	for i := range g.Fields {
		if g.Fields[i].Name == field {
			label = g.Fields[i].Label
		}
	}
	return fault.Fault{Path: field, Code: "suppose.number",
		Message: fmt.Sprintf(textNoNumber, label), Remedy: textNoNumberDo}
}

// against puts a slip as it would be beside the one that is.
func (a *asked) against(other *payroll.Slip) part.List {
	l := part.List{Name: textOutcome, Columns: []part.Column{{Title: textItem},
		{Title: textNow, Numeric: true}, {Title: textThen, Numeric: true},
		{Title: textDifference, Numeric: true}}}
	put := func(word, code string) {
		is, would := amount(a.Slip, code), amount(other, code)
		if is == would && code != codeNet && code != a.Code {
			return
		}
		l.Rows = append(l.Rows, part.Row{Name: word, Cells: []component{part.Plainly(word),
			part.Plainly(part.Yen(is)), part.Plainly(part.Yen(would)),
			part.Plainly(part.Difference(would - is))}})
	}
	seen := map[string]bool{}
	for _, s := range []*payroll.Slip{a.Slip, other} {
		for _, all := range [][]payroll.Line{s.Earnings, s.Deductions} {
			for _, x := range all {
				if !seen[x.Code] {
					seen[x.Code] = true
					put(x.Name, x.Code)
				}
			}
		}
	}
	for _, code := range []string{codeGross, codeDeducted, codeNet} {
		put(textSums[code], code)
	}
	return l
}
