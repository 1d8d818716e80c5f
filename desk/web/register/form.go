package register

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/history"
	"romukura/ground/kana"
	"romukura/ground/yen"
	"romukura/trade/employee"
)

// edit is a person in a form.
type edit struct {
	*page.Request
	e    employee.Employee // a copy, which the form changes
	item int               // place in a history or a list; -1 adds
}

// section is one subject of the record with a form of its own.
type section struct {
	Key string
	// Dated tells that an entry holds from a day on, so that another is a change and the same one
	// again a correction.
	Dated bool
	// Groups are the fields with what stands in the record.
	Groups func(x *edit) []group
	// Put takes over what was typed.
	Put func(x *edit, r *reader)
	// Count is how many entries there are to choose from by item; nil where there is one alone.
	Count func(e *employee.Employee) int
	// Remove takes the entry away; nil where it cannot be.
	Remove func(x *edit) bool
}

// group is fields under a heading.
type group struct {
	Title  string
	Fields []part.Field
}

// sections are the subjects, in the order in which somebody chooses among them.
var sections = []section{contractSection, nameSection, addressSection, familySection, leaveSection,
	taxSection, residentSection, insuredSection, standardSection, commuteSection, accountSection,
	leavingSection, personSection}

func sectionOf(key string) *section {
	for i := range sections {
		if sections[i].Key == key {
			return &sections[i]
		}
	}
	return nil
}

// reader takes typed values and collects what is wrong with them.
type reader struct {
	text   func(string) string
	faults []fault.Fault
}

func (r *reader) fault(name, message, remedy string) {
	r.faults = append(r.faults, fault.Fault{Path: name, Message: message, Remedy: remedy})
}

func (r *reader) yes(name string) bool { return r.text(name) == "yes" }

// must is a text that may not be blank.
func (r *reader) must(name string) string {
	text := r.text(name)
	if text == "" {
		r.fault(name, textFieldNames[fieldKey(name)]+textIsBlank, textFillIn)
	}
	return text
}

// kana is a reading in katakana; what can be made of it by one press is offered.
func (r *reader) kana(name string) string {
	text := r.must(name)
	if text != katakana(text) {
		r.fault(name, textFieldNames[fieldKey(name)]+textNoKatakana, textMakeKatakanaDo)
	}
	return text
}

func katakana(text string) string { return kana.Katakana(kana.WidenKana(text)) }

func (r *reader) day(name string, must bool) caldate.Date {
	text := r.text(name)
	if text == "" {
		if must {
			r.must(name)
		}
		return caldate.Date{}
	}
	d, err := caldate.ParseLoose(text)
	if err != nil {
		r.fault(name, textFieldNames[fieldKey(name)]+textNoDay, textDayDo)
	}
	return d
}

// month is a month that may not be blank.
func (r *reader) month(name string) caldate.Month {
	if r.must(name) == "" {
		return caldate.Month{}
	}
	m, err := caldate.ParseMonth(narrow(r.text(name)))
	if err != nil {
		r.fault(name, textNoMonth, textMonthDo)
	}
	return m
}

func (r *reader) money(name string) yen.Amount {
	text := narrow(r.text(name))
	if text == "" {
		return 0
	}
	a, err := yen.Parse(text)
	if err != nil || a < 0 {
		r.fault(name, textFieldNames[fieldKey(name)]+textNoAmount, textAmountDo)
	}
	return a
}

func (r *reader) count(name string) int {
	text := strings.ReplaceAll(narrow(r.text(name)), ",", "")
	if text == "" {
		return 0
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 {
		r.fault(name, textFieldNames[fieldKey(name)]+textNoCount, textCountDo)
	}
	return n
}

// minutes are hours and minutes: 40, 38:45, 38時間45分.
func (r *reader) minutes(name string) int {
	text := strings.NewReplacer(textHours, ":", textMinutes, "").Replace(narrow(r.text(name)))
	if text == "" {
		return 0
	}
	hours, rest, _ := strings.Cut(text, ":")
	h, err := strconv.Atoi(hours)
	m, err2 := 0, error(nil)
	if rest != "" {
		m, err2 = strconv.Atoi(rest)
	}
	if err != nil || err2 != nil || h < 0 || m < 0 || m > 59 {
		r.fault(name, textFieldNames[fieldKey(name)]+textNoHours, textHoursDo)
	}
	return 60*h + m
}

// digits are an official number without hyphens and blanks.
func (r *reader) digits(name string) string {
	return strings.NewReplacer("-", "", " ", "", "‐", "", "−", "").Replace(narrow(r.text(name)))
}

// postal is a postal code, where there is one.
func (r *reader) postal(name string) string {
	code := r.digits(name)
	if code != "" && (len(code) != 7 || !allDigits(code)) {
		r.fault(name, textPostal, textPostalDo)
	}
	return code
}

func narrow(text string) string { return strings.TrimSpace(kana.Narrow(text)) }

// fieldKey is the name of a field without the place that follows it: bank2 is bank.
func fieldKey(name string) string {
	if code, ok := strings.CutPrefix(name, amountPrefix); ok && code != "" {
		return "amount"
	}
	return strings.TrimRight(name, "0123456789")
}

// Fields of the kinds that forms are made of.

func textField(name, value string) part.Field {
	return part.Field{Name: name, Label: textFieldNames[fieldKey(name)], Kind: part.Text, Value: value,
		Support: textSupport[name]}
}

func must(f part.Field) part.Field {
	f.Must = true
	return f
}

func free(f part.Field) part.Field {
	f.Free = true
	return f
}

func dayField(name string, d caldate.Date) part.Field {
	f := textField(name, part.Day(d, part.Western))
	f.Kind, f.Echo = part.Date, echo(d)
	return f
}

// echo is the other era of a day.
func echo(d caldate.Date) string {
	if d.IsZero() {
		return textEcho
	}
	return d.Japanese() + " " + part.Day(d, part.Western)
}

func moneyField(name string, a yen.Amount) part.Field {
	f := textField(name, "")
	f.Kind = part.Money
	if a != 0 {
		f.Value = a.String()
	}
	return f
}

// exactField is an amount that may be nothing, and then says so.
func exactField(name string, a yen.Amount, x *edit) part.Field {
	f := moneyField(name, a)
	if x.item >= 0 {
		f.Value = a.String()
	}
	return f
}

func countField(name string, n int, unit string) part.Field {
	f := textField(name, "")
	f.Kind, f.Unit = part.Count, unit
	if n != 0 {
		f.Value = strconv.Itoa(n)
	}
	return f
}

func hoursField(name string, minutes int) part.Field {
	f := textField(name, "")
	f.Kind = part.Count
	if minutes != 0 {
		f.Value = clock(minutes)
	}
	return f
}

func clock(minutes int) string {
	rest := strconv.Itoa(minutes % 60)
	if len(rest) < 2 {
		rest = "0" + rest
	}
	return strconv.Itoa(minutes/60) + ":" + rest
}

func checkField(name string, yes bool) part.Field {
	f := textField(name, "")
	f.Kind = part.Check
	if yes {
		f.Value = "yes"
	}
	return f
}

func choiceField[T ~string](name string, value T, words map[T]string) part.Field {
	f := textField(name, string(value))
	f.Kind = part.Choice
	for _, v := range slices.SortedFunc(mapKeys(words), func(a, b T) int {
		return cmp.Compare(order[string(a)], order[string(b)])
	}) {
		f.Options = append(f.Options, part.Option{Value: string(v), Word: words[v]})
	}
	if _, known := words[value]; !known && value != "" {
		// What is recorded and has no word of its own stays as long as nobody chooses another.
		f.Options = append(f.Options, part.Option{Value: string(value), Word: string(value)})
	}
	return f
}

func mapKeys[T ~string](words map[T]string) func(func(T) bool) {
	return func(yield func(T) bool) {
		for k := range words {
			if !yield(k) {
				return
			}
		}
	}
}

// Histories.

// span is the entry that a form begins with: that of the item, else what holds today, from a day
// that is asked for anew. What is planned for later is another entry, which the form leaves alone.
func span[T any](x *edit, h history.Of[T]) (from caldate.Date, value T) {
	if x.item >= 0 && x.item < len(h) {
		return h[x.item].From, h[x.item].Value
	}
	if now := h.Ref(x.Today()); now != nil {
		return from, *now
	}
	if len(h) > 0 {
		value = h[0].Value
	}
	return from, value
}

// put sets an entry: in place of that of the item, or as another.
func put[T any](x *edit, h *history.Of[T], s history.Span[T]) {
	if x.item >= 0 && x.item < len(*h) {
		*h = slices.Delete(slices.Clone(*h), x.item, x.item+1)
	}
	if !s.From.IsZero() {
		*h = h.With(s.From, s.Value)
	}
}

// drop takes the entry of the item away; the last one stays where there must be one.
func drop[T any](x *edit, h *history.Of[T], least int) bool {
	if x.item < 0 || x.item >= len(*h) || len(*h) <= least {
		return false
	}
	*h = slices.Delete(slices.Clone(*h), x.item, x.item+1)
	return true
}

// placed brings the faults of a record to the fields of a form.
func placed(all []fault.Fault, groups []group) []fault.Fault {
	names := map[string]bool{}
	first := ""
	for _, g := range groups {
		for _, f := range g.Fields {
			names[f.Name] = true
			if first == "" {
				first = f.Name
			}
		}
	}
	out := slices.Clone(all)
	for i := range out {
		segments := strings.Split(out[i].Path, ".")
		name := ""
		for j := len(segments) - 1; j >= 0 && name == ""; j-- {
			word, place, _ := strings.Cut(segments[j], "[")
			n, err := strconv.Atoi(strings.TrimSuffix(place, "]"))
			for _, candidate := range []string{word, amountPrefix + word, pathFields[word]} {
				if names[candidate] {
					name = candidate
				}
			}
			if j > 0 && name == "" {
				// value[1].bank stands in the field bank2.
				_, outer, ok := strings.Cut(segments[j-1], "[")
				n, err = strconv.Atoi(strings.TrimSuffix(outer, "]"))
				if ok && err == nil && names[word+strconv.Itoa(n+1)] {
					name = word + strconv.Itoa(n+1)
				}
			}
		}
		out[i].Path = cmp.Or(name, first)
	}
	return out
}

// pathFields are the fields of what a record calls otherwise.
var pathFields = map[string]string{"names": "full", "addresses": "text", "contracts": "from",
	"leaves": "start", "accounts": "bank1", "social": "social_acquired",
	"employment": "employment_acquired", "insured": "social_acquired", "standards": "health"}
