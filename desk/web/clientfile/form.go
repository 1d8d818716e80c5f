package clientfile

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/kana"
	"romukura/ground/yen"
	"romukura/trade/client"
)

// entry is one field of a part of the client file: how it is shown, and how what was typed gets in.
type entry struct {
	part.Field
	// set takes what was typed; a text says why it cannot.
	set func(text string) (wrong string)
	// at is the end of the path under which the client's own checks speak of the field.
	at string
	// legend is what this field and its neighbors of the same legend are together.
	legend string
}

// must is a field that may not stay blank.
func must(e entry) entry {
	e.Must = true
	return e
}

// text is a field of words, trimmed.
func text(name, label string, at *string) entry {
	return entry{Field: part.Field{Name: name, Label: label, Kind: part.Text, Value: *at}, at: name,
		set: func(typed string) string { *at = typed; return "" }}
}

// digits is a field of figures, typed wide or narrow.
func digits(name, label, example string, at *string) entry {
	e := text(name, label, at)
	e.Support = example
	e.set = func(typed string) string {
		*at = strings.ReplaceAll(kana.Narrow(typed), " ", "")
		return ""
	}
	return e
}

// number is a field of a whole number; blank is 0.
func number(name, label, unit string, at *int) entry {
	f := part.Field{Name: name, Label: label, Kind: part.Count, Unit: unit, Value: strconv.Itoa(*at)}
	return entry{Field: f, at: name, set: func(typed string) string {
		typed = strings.ReplaceAll(kana.Narrow(typed), ",", "")
		n, err := strconv.Atoi(typed)
		if typed == "" {
			n, err = 0, nil
		}
		if err != nil {
			return textWholeNumber
		}
		*at = n
		return ""
	}}
}

// money is a field of whole yen; blank is 0.
func money(name, label string, at *yen.Amount) entry {
	f := part.Field{Name: name, Label: label, Kind: part.Money, Value: at.String()}
	return entry{Field: f, at: name, set: func(typed string) string {
		if typed = kana.Narrow(typed); typed == "" {
			*at = 0
			return ""
		}
		a, err := yen.Parse(typed)
		if err != nil {
			return textWholeYen
		}
		*at = a
		return ""
	}}
}

// check is a field of yes or no.
func check(name, label string, at *bool) entry {
	f := part.Field{Name: name, Label: label, Kind: part.Check}
	if *at {
		f.Value = "yes"
	}
	return entry{Field: f, at: name, set: func(typed string) string {
		*at = typed == "yes"
		return ""
	}}
}

// choice is a field of one of several words.
func choice[T ~string](name, label string, options []part.Option, at *T) entry {
	f := part.Field{Name: name, Label: label, Kind: part.Choice, Options: options, Value: string(*at),
		Must: true}
	return entry{Field: f, at: name, set: func(typed string) string {
		if !slices.ContainsFunc(options, func(o part.Option) bool { return o.Value == typed }) {
			return fmt.Sprintf(textChoose, label)
		}
		*at = T(typed)
		return ""
	}}
}

// month is a list of months of the year: 6,12.
func months(name, label string, at *[]int) entry {
	var all []string
	for _, m := range *at {
		all = append(all, strconv.Itoa(m))
	}
	f := part.Field{Name: name, Label: label, Kind: part.Text, Value: strings.Join(all, ","),
		Support: textMonthsEg}
	return entry{Field: f, at: name, set: func(typed string) string {
		var list []int
		for _, word := range strings.FieldsFunc(kana.Narrow(typed), func(r rune) bool {
			return r == ',' || r == ' ' || string(r) == textComma
		}) {
			m, err := strconv.Atoi(word)
			if err != nil {
				return textMonthsShape
			}
			list = append(list, m)
		}
		*at = list
		return ""
	}}
}

// day is a field of a day.
func day(name, label string, at *caldate.Date) entry {
	f := part.Field{Name: name, Label: label, Kind: part.Date, Must: true,
		Value: part.Day(*at, part.Western)}
	return entry{Field: f, at: name, set: func(typed string) string {
		d, err := caldate.ParseLoose(kana.Narrow(typed))
		if err != nil {
			return textDayShape
		}
		*at = d
		return ""
	}}
}

// percent is a field of a rate; blank is none.
func percent(name, label string, at *yen.Rate) entry {
	shown := ""
	if at.Den > 0 && at.Num != 0 {
		shown = strings.TrimSuffix(at.Percent(), "%")
	}
	return entry{Field: part.Field{Name: name, Label: label, Kind: part.Text, Value: shown,
		Unit: "%", Free: true}, at: name, set: func(typed string) string {
		typed = strings.TrimSuffix(strings.TrimSpace(kana.Narrow(typed)), "%")
		if typed == "" {
			*at = yen.Rate{}
			return ""
		}
		r, err := yen.ParseRate(typed + "%")
		if err != nil {
			return textRateShape
		}
		*at = r
		return ""
	}}
}

// formulaRate is the rate of a formula.
func formulaRate(f *client.Formula) entry {
	e := percent("rate", textRate, &f.Rate)
	e.Support, e.at = textRateEg, "formula.rate"
	return e
}

// steps are the rows of a client's own table: 0:0, 5:10000.
func steps(f *client.Formula) entry {
	var all []string
	for _, s := range f.Steps {
		all = append(all, strconv.Itoa(s.From)+":"+strconv.FormatInt(int64(s.Amount), 10))
	}
	field := part.Field{Name: "steps", Label: textSteps, Support: textStepsEg, Kind: part.Text,
		Value: strings.Join(all, ", "), Free: true}
	return entry{Field: field, at: "formula.steps", set: func(typed string) string {
		f.Steps = nil
		for _, word := range strings.Fields(strings.ReplaceAll(kana.Narrow(typed), ",", " ")) {
			from, amount, _ := strings.Cut(word, ":")
			n, err := strconv.Atoi(from)
			a, wrong := yen.Parse(amount)
			if err != nil || wrong != nil {
				return textStepsShape
			}
			f.Steps = append(f.Steps, client.Step{From: n, Amount: a})
		}
		return ""
	}}
}

// clock is a field of minutes typed as hours: 45, 45:30; blank is 0.
func clock(name, label string, at *int) entry {
	f := part.Field{Name: name, Label: label, Kind: part.Text, Unit: textHourUnit, Free: true}
	if *at > 0 {
		f.Value = fmt.Sprintf("%d:%02d", *at/60, *at%60)
	}
	return entry{Field: f, at: name, set: func(typed string) string {
		*at = 0
		if typed = kana.Narrow(typed); typed == "" {
			return ""
		}
		h, m, exact := strings.Cut(typed, ":")
		hours, err := strconv.Atoi(h)
		minutes := 0
		if exact && err == nil {
			minutes, err = strconv.Atoi(m)
		}
		if err != nil || hours < 0 || minutes < 0 || minutes > 59 {
			return textClockShape
		}
		*at = hours*60 + minutes
		return ""
	}}
}

// filled puts what was typed into a part, and gives all that is wrong with it: what cannot be read,
// and what the client's own checks say below its path of what could be read.
func filled(c *client.Client, p *section, typed func(string) string) fault.List {
	var faults fault.List
	unread := map[string]bool{}
	for i := range p.Entries {
		e := &p.Entries[i]
		if wrong := e.set(typed(e.Name)); wrong != "" {
			unread[e.Name] = true
			faults.Add(fault.Fault{Path: e.Name, Code: "clientfile.field", Message: wrong})
		}
	}
	if p.done != nil {
		if wrong := p.done(); wrong != nil {
			faults.Add(*wrong)
		}
	}
	found := c.Check()
	for _, f := range found.All() {
		rest, ok := strings.CutPrefix(f.Path, p.Path)
		if !ok || f.Severity == fault.Warn {
			continue
		}
		if f.Path = p.fieldOf(strings.TrimPrefix(rest, ".")); !unread[f.Path] {
			faults.Add(f)
		}
	}
	return faults
}

// fieldOf is the field of which a check speaks; the first where it is of none.
func (p *section) fieldOf(path string) string {
	for i := range p.Entries {
		if e := &p.Entries[i]; e.at == path || strings.HasSuffix(path, "."+e.at) ||
			strings.HasPrefix(path, e.at+"[") {
			return e.Name
		}
	}
	return p.Entries[0].Name
}

// mark is the text of a part as it stands, by which two states of it are told apart.
func mark(s *section) []byte {
	var text []byte
	for i := range s.Entries {
		text = fmt.Appendf(text, "%q=%q\n", s.Entries[i].Name, s.Entries[i].Value)
	}
	return text
}

// unticked are the values of a form with the boxes that were not ticked, which nobody sends.
func (s *section) unticked(typed map[string]string) map[string]string {
	all := maps.Clone(typed)
	for i := range s.Entries {
		if x := &s.Entries[i]; x.Kind == part.Check && all != nil && all[x.Name] == "" {
			all[x.Name] = "no"
		}
	}
	return all
}

// beside shows what stands in the file below each field in which something else was typed.
func (e *editor) beside(typed map[string]string) {
	for i := range e.Entries {
		f := &e.Entries[i].Field
		v, was := typed[f.Name]
		if !was || v == f.Value || f.Kind == part.Check {
			continue
		}
		stands := f.Value
		for _, o := range f.Options {
			if o.Value == stands {
				stands = o.Word
			}
		}
		f.Echo = textStands + orNone(stands)
	}
}
