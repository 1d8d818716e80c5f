package exchange

import (
	"encoding/json"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/insurer"
	"romukura/trade/attendance"
	"romukura/trade/client"
	"romukura/trade/employee"
)

// Terms are what the codes of a client's records mean, and how days are shown.
type Terms struct {
	Client *client.Client
	Day    func(caldate.Date) string
	Month  func(caldate.Month) string
}

// Shown is a difference in words. Before and After are empty where nothing stands.
type Shown struct {
	Group  string // what the field is of: 契約, 家族 辻　凛; empty at the top of the record
	Since  string // the day from which it holds, where there is a history
	Label  string // of the field; empty where the group says all
	Before string
	After  string
}

// Told are the differences of a row in words. The number of the person is not among them, for the
// row names it, nor noughts of what is new, which say nothing.
func (c *Change) Told(t *Terms) []Shown {
	var all []Shown
	for _, d := range c.Differences() {
		if d.Path == "number" || c.New() && d.After == "0" {
			continue
		}
		if s, told := c.Shown(&d, t); told {
			all = append(all, s)
		}
	}
	return all
}

// Shown tells a difference in words: no code of a record, and no figure without its unit. It is
// false for what people have no word for, the keys by which records find one another.
func (c *Change) Shown(d *Difference, t *Terms) (Shown, bool) {
	record := c.record()
	if record == nil {
		return Shown{Label: c.itemName(d.Path, t), Before: yenText(d.Before),
			After: yenText(d.After)}, true
	}
	p := placed(record, d.Path)
	if p.leaf == reflect.TypeFor[employee.ID]() && p.name() != "leaves.child" {
		return Shown{}, false
	}
	say := func(text string) string {
		switch {
		case text == "":
			return ""
		case p.name() == "leaves.child":
			return c.family(text)
		}
		return p.say(text, t)
	}
	s := Shown{Before: say(d.Before), After: say(d.After)}
	s.Group, s.Label = p.label(c, t)
	if !d.Since.IsZero() {
		s.Since = t.Day(d.Since)
	}
	return s, true
}

// record is the type of what a change is of; amounts are told by themselves.
func (c *Change) record() reflect.Type {
	switch c.Kind {
	case Persons:
		return reflect.TypeFor[employee.Employee]()
	case Attendance:
		return reflect.TypeFor[attendance.Month]()
	}
	return nil
}

// itemName is the pay item of an amount; a bonus has none and is called as the path says.
func (c *Change) itemName(path string, t *Terms) string {
	var entry struct {
		Item string `json:"item"`
	}
	if c.Kind != Items || json.Unmarshal(c.After, &entry) != nil || entry.Item == "" {
		return path
	}
	return t.item(entry.Item)
}

// family is the name of a family member of the change's person.
func (c *Change) family(id string) string {
	for _, m := range c.members() {
		if string(m.ID) == id && len(m.Names) > 0 {
			return m.Names[len(m.Names)-1].Value.Full
		}
	}
	return textFamilyMember
}

func (c *Change) members() []employee.FamilyMember {
	var person struct {
		Family []employee.FamilyMember `json:"family"`
	}
	if json.Unmarshal(c.After, &person) != nil {
		return nil
	}
	return person.Family
}

// part is one step of a path: a name, and which of several, from 0; −1 where there is one.
type part struct {
	name string
	at   int
}

// path is a place in a record, with the type of what stands there.
type path struct {
	parts []part
	leaf  reflect.Type // nil where the record has no such place
	key   string       // of a map: an item's code, the name of a count
	order []int        // in the record: places of fields and of members of lists
}

// placed walks a path through a record's type. A key of a map is the rest of the path, whatever is
// in it.
func placed(t reflect.Type, text string) path {
	p := path{leaf: t}
	for text != "" {
		if p.leaf != nil && p.leaf.Kind() == reflect.Map {
			p.key, p.leaf = text, p.leaf.Elem()
			break
		}
		var one string
		one, text, _ = strings.Cut(text, ".")
		name, rest, _ := strings.Cut(one, "[")
		step := part{name, -1}
		var place int
		p.leaf, place = fieldOf(p.leaf, name)
		p.order = append(p.order, place, 0)
		if n, ok := whole(strings.TrimSuffix(rest, "]")); ok && p.leaf != nil {
			step.at, p.order[len(p.order)-1] = n, n
			if p.leaf.Kind() == reflect.Slice {
				p.leaf = p.leaf.Elem()
			}
		}
		p.parts = append(p.parts, step)
	}
	return p
}

// fieldOf is the type and the place of a field by its name in the records, nil when there is none.
func fieldOf(t reflect.Type, name string) (reflect.Type, int) {
	if t == nil || t.Kind() != reflect.Struct {
		return nil, 0
	}
	for i := range t.NumField() {
		f := t.Field(i)
		tag, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if tag == name || tag == "" && f.Name == name {
			return f.Type, i
		}
	}
	return nil, 0
}

// name is the field with what it is of: contracts.kind. The field alone stands at the top.
func (p *path) name() string { return nameOf(p.parts) }

func nameOf(parts []part) string {
	name := ""
	for i := len(parts) - 1; i >= 0; i-- {
		switch n := parts[i].name; {
		case n == "value":
		case name == "":
			name = n
		default:
			return n + "." + name
		}
	}
	return name
}

// label names the field and what it is of, with the client's own names of items and the names of
// family members. Spans of a history are told by their day, and the first of several by no number.
func (p *path) label(c *Change, t *Terms) (group, label string) {
	words := make([]string, len(p.parts), len(p.parts)+1)
	for i, step := range p.parts {
		word, known := ownLabels[nameOf(p.parts[:i+1])]
		if !known {
			word, known = labels[step.name]
		}
		switch {
		case !known:
			word = step.name
		case step.name == "value":
			word = ""
		}
		spans := i+1 < len(p.parts) && (p.parts[i+1].name == "value" || p.parts[i+1].name == "from")
		switch {
		case step.name == "family" && i == 0:
			word = c.memberAt(step.at, word)
		case step.at > 0 && !spans:
			word = numbered(word, step.at+1)
		}
		words[i] = word
	}
	if p.key != "" {
		words = append(words, t.item(p.key))
	}
	last := len(words) - 1
	named := slices.DeleteFunc(words[:last:last], func(w string) bool { return w == "" })
	return strings.Join(named, " "), words[last]
}

// memberAt calls a family member by name.
func (c *Change) memberAt(i int, word string) string {
	if all := c.members(); i >= 0 && i < len(all) && len(all[i].Names) > 0 {
		return word + " " + all[i].Names[len(all[i].Names)-1].Value.Full
	}
	return word
}

func (t *Terms) item(code string) string {
	for i := range t.Client.Items {
		if t.Client.Items[i].Code == code {
			return t.Client.Items[i].Name
		}
	}
	return code
}

// say tells a value in words. A value that is not what its field holds is told as it stands.
func (p *path) say(text string, t *Terms) string {
	switch p.leaf {
	case nil:
		return text
	case reflect.TypeFor[caldate.Date]():
		if d, err := caldate.Parse(text); err == nil {
			return t.Day(d)
		}
		return text
	case reflect.TypeFor[caldate.Month]():
		if m, err := caldate.ParseMonth(text); err == nil {
			return t.Month(m)
		}
		return text
	case reflect.TypeFor[yen.Amount]():
		if n, err := strconv.ParseInt(text, 10, 64); err == nil {
			return yenText(yen.Amount(n).String())
		}
		return text
	}
	switch p.leaf.Kind() {
	case reflect.Bool:
		return yesNo(text == "true")
	case reflect.Int:
		if n, err := strconv.Atoi(text); err == nil {
			return p.number(n)
		}
	case reflect.String:
		return p.word(text, t)
	}
	return text
}

// word is a code in words: those of the program, or the client's own.
func (p *path) word(text string, t *Terms) string {
	name := p.name()
	if word, ok := codeWords[name][text]; ok {
		return word
	}
	switch {
	case name == "contracts.establishment":
		if e := t.Client.EstablishmentByID(text); e != nil {
			return e.Name
		}
	case name == "contracts.group":
		if g := t.Client.GroupByCode(text); g != nil {
			return g.Name
		}
	case strings.HasSuffix(name, "prefecture"), strings.HasSuffix(name, "worksite"):
		if n, ok := insurer.ParsePrefecture(text); ok {
			return n.Label()
		}
	case strings.HasSuffix(name, "postal_code") && len(text) == 7:
		return text[:3] + "-" + text[3:]
	}
	return text
}

// number is a figure with its unit.
func (p *path) number(n int) string {
	name := p.name()
	if p.key != "" {
		return itoa(n) + textTimesSign
	}
	switch unit := units[name]; unit {
	case "":
		return itoa(n) + units[p.parts[len(p.parts)-1].name]
	case unitClock:
		return clockText(n)
	case unitTime:
		return itoa(n/60) + ":" + twoDigits(n%60)
	case unitHalves:
		return halvesText(n)
	case unitMeters:
		return kilometers(n)
	default:
		return itoa(n) + unit
	}
}

// The units that are not merely written behind the figure.
const (
	unitTime   = "h:mm" // minutes, shown as hours and minutes
	unitClock  = "h:mm of the day"
	unitHalves = "days" // half days, shown as days
	unitMeters = "km"   // meters, shown as kilometers
)

func twoDigits(n int) string { return itoa(n/10) + itoa(n%10) }

// kilometers leaves out what is nought: 5200 is 5.2.
func kilometers(meters int) string {
	text := itoa(meters / 1000)
	if rest := meters % 1000; rest > 0 {
		text += "." + strings.TrimRight(itoa(rest/100)+twoDigits(rest%100), "0")
	}
	return text + "km"
}
