package zengin

import (
	"strconv"
	"strings"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/jis"
	"romukura/ground/kana"
)

// Encode writes an order, or says everything that is wrong with it. With a fault that stops there
// are no bytes; warnings let the file through. Names are written as banks write them: half-width,
// small kana large.
func Encode(o Order) ([]byte, fault.List) {
	var faults fault.List
	e := &encoder{order: &o, faults: &faults, layout: layouts[o.Format],
		banks: map[string]string{}}
	if e.ready(); faults.Stops() {
		return nil, faults
	}
	e.out = make([]byte, 0, (len(o.Payments)+3)*(recordBytes+len(e.profile.Newline))+1)
	e.record(kindHeader, -1, e.header)
	for i := range o.Payments {
		e.payment = &o.Payments[i]
		e.record(kindData, i, e.data)
	}
	e.payment = nil
	e.record(kindTrailer, -1, e.trailer)
	e.record(kindEnd, -1, e.end)
	e.twice()
	if faults.Stops() {
		return nil, faults
	}
	if !e.profile.Final {
		e.out = e.out[:len(e.out)-len(e.profile.Newline)]
	}
	if e.profile.EOF {
		e.out = append(e.out, endOfFile)
	}
	e.readBack()
	if faults.Stops() {
		return nil, faults
	}
	return e.out, faults
}

// endOfFile is the byte that some banks want at the end.
const endOfFile = 0x1a

type encoder struct {
	order   *Order
	layout  *layout
	profile Profile
	faults  *fault.List
	payment *Payment
	out     []byte
	at      int               // payment being written, -1 outside
	banks   map[string]string // names of banks and branches, as written
}

// ready checks what concerns the file as a whole.
func (e *encoder) ready() {
	key := e.order.Profile
	if key == "" {
		key = e.order.From.Profile
	}
	profile, ok := ProfileByKey(key)
	e.profile, e.at = profile, -1
	if !ok {
		e.fault("profile", textNoProfile)
	}
	if e.layout == nil {
		e.fault("format", textNoFormat)
	}
	if len(e.order.Payments) == 0 {
		e.fault("payments", textNoPayments)
	}
	if len(e.order.Payments) > 999_999 {
		e.fault("payments", textTooMany)
	}
	e.checkDay()
}

// checkDay refuses a day on which banks are closed; a year whose holidays are not announced is left
// to a person.
func (e *encoder) checkDay() {
	open, err := caldate.BusinessDay(e.order.Day, caldate.BankYearEnd)
	switch {
	case e.order.Day.IsZero():
		e.fault("day", textNoDay)
	case err != nil:
		e.warn("day", textDayUnknown)
	case !open:
		e.fault("day", textClosed)
	}
}

// place is the path of a field: the payment by the person's number, or by its own.
func (e *encoder) place(key string) string {
	if e.at < 0 {
		return key
	}
	id := strconv.Itoa(e.at)
	if n := e.order.Payments[e.at].Number; n != "" {
		id = n
	}
	return "payments[" + id + "]." + key
}

func (e *encoder) fault(key string, t text) {
	e.faults.Add(fault.Fault{Path: e.place(key), Code: t.code, Message: t.message, Remedy: t.remedy})
}

func (e *encoder) warn(key string, t text) {
	e.faults.Add(fault.Fault{Path: e.place(key), Code: t.code, Message: t.message, Remedy: t.remedy,
		Severity: fault.Warn})
}

// record writes one record; value gives the text of a field by its key.
func (e *encoder) record(kind byte, at int, value func(*field) string) {
	e.at = at
	fields := e.layout.records[kind]
	for i := range fields {
		f := &fields[i]
		switch {
		case f.key == "kind":
			e.out = append(e.out, kind)
		case f.key == "blank":
			e.pad(' ', f.length)
		case f.numeric || e.idIsNumeric(f):
			e.number(f, value(f))
		default:
			e.text(f, value(f))
		}
	}
	e.at = -1
	e.out = append(e.out, e.profile.Newline...)
}

// idIsNumeric reports whether the bank takes the person's number as digits.
func (e *encoder) idIsNumeric(f *field) bool { return f.key == "employee" && e.profile.NumericID }

func (e *encoder) pad(c byte, n int) {
	for range n {
		e.out = append(e.out, c)
	}
}

func (e *encoder) number(f *field, s string) {
	ok := true
	for i := range len(s) {
		ok = ok && s[i] >= '0' && s[i] <= '9'
	}
	switch {
	case !ok:
		e.fault(f.key, textDigits.of(f))
	case len(s) > f.length:
		e.fault(f.key, textTooLong.of(f))
	case s == "" && needed[f.key]:
		e.fault(f.key, textMissing.of(f))
	default:
		e.pad('0', f.length-len(s))
		e.out = append(e.out, s...)
		return
	}
	e.pad('0', f.length)
}

// needed are the numbers that a record is nothing without.
var needed = map[string]bool{
	"client-code": true, "bank": true, "branch": true, "account": true, "account-kind": true,
	"amount": true,
}

func (e *encoder) text(f *field, s string) {
	from := len(e.out)
	out, err := jis.CP932.Append(e.out, s)
	if n := len(out) - from; err == nil && n <= f.length {
		e.out = out
		e.pad(' ', f.length-n)
		return
	}
	if err != nil {
		e.fault(f.key, textLetters.of(f))
	} else {
		e.fault(f.key, textTooLong.of(f))
	}
	e.pad(' ', f.length)
}

// name is a name as the bank takes it; what it cannot take is a fault.
func (e *encoder) name(f *field, form kana.Form, given string) string {
	s, fits := form.ProposeWithin(given, f.length)
	if fits && strings.TrimSpace(s) != "" {
		return s
	}
	found := form.CheckWithin(given, f.length)
	if narrow, _ := form.ProposeWithin(given, 0); narrow != "" {
		// What is merely full-width is mended by writing; only what remains is for the user.
		if rest := form.CheckWithin(narrow, f.length); rest.Len() > 0 {
			found = rest
		}
	}
	if !found.Stops() {
		e.fault(f.key, textMissing.of(f))
	}
	e.faults.AddAll(e.place(f.key), found)
	return ""
}

// bankName is a bank's or branch's name where it can be written: banks go by the number, so that a
// name in kanji is left blank unless the bank insists.
func (e *encoder) bankName(f *field, given string) string {
	s, known := e.banks[given]
	if !known {
		if s = ""; given != "" {
			s = bankKana(given, f.length)
		}
		e.banks[given] = s
	}
	if s != "" {
		return s
	}
	if e.profile.NamesNeeded {
		e.fault(f.key, textBankName.of(f))
	}
	return ""
}

// bankKana is a name as banks write it, blank where it cannot be.
func bankKana(given string, length int) string {
	s, fits := kana.BankKana.ProposeWithin(given, length)
	if found := kana.BankKana.CheckWithin(s, length); !fits || found.Stops() {
		return ""
	}
	return s
}

func (e *encoder) header(f *field) string {
	from := &e.order.From
	switch f.key {
	case "type":
		return e.layout.code
	case "coding":
		return "0"
	case "client-code":
		return from.ClientCode
	case "client-name":
		return e.name(f, kana.BankKana, from.NameKana)
	case "day":
		return e.order.Day.Compact()[4:]
	case "bank":
		return e.exact(f, from.Bank)
	case "bank-name":
		return e.bankName(f, from.BankName)
	case "branch":
		return e.exact(f, from.Branch)
	case "branch-name":
		return e.bankName(f, from.BranchName)
	case "account-kind":
		return e.accountKind(f, from.Kind)
	case "account":
		return from.Number
	}
	return ""
}

func (e *encoder) data(f *field) string {
	p := e.payment
	switch f.key {
	case "bank":
		return e.exact(f, p.Account.Bank)
	case "bank-name":
		return e.bankName(f, p.Account.BankName)
	case "branch":
		return e.exact(f, p.Account.Branch)
	case "branch-name":
		return e.bankName(f, p.Account.BranchName)
	case "account-kind":
		return e.accountKind(f, p.Account.Kind)
	case "account":
		return p.Account.Number
	case "holder":
		if e.order.Format == General {
			return e.name(f, kana.BankKana, p.Account.HolderKana)
		}
		return e.name(f, kana.PayrollKana, p.Account.HolderKana)
	case "amount":
		if p.Amount <= 0 {
			e.fault(f.key, textAmount)
			return "0"
		}
		return strconv.FormatInt(int64(p.Amount), 10)
	case "employee":
		return p.Number
	case "department":
		return p.Department
	case "customer-1":
		return p.Customer[0]
	case "customer-2":
		return p.Customer[1]
	case "urgency":
		return "7"
	}
	return ""
}

func (e *encoder) trailer(f *field) string {
	if f.key == "count" {
		return strconv.Itoa(len(e.order.Payments))
	}
	return strconv.FormatInt(int64(e.order.Total()), 10)
}

func (e *encoder) end(*field) string { return "" }

// exact is a code that must have all its digits: a short one is a typing error, not a small number.
func (e *encoder) exact(f *field, code string) string {
	if code != "" && len(code) != f.length {
		e.fault(f.key, textCodeLength.of(f))
		return strings.Repeat("0", f.length)
	}
	return code
}

var accountKinds = map[string]string{
	"ordinary": "1", "current": "2", "savings": "4", "other": "9",
}

func (e *encoder) accountKind(f *field, kind string) string {
	code := accountKinds[kind]
	for _, ok := range f.only {
		if code == ok {
			return code
		}
	}
	e.fault(f.key, textAccountKind.of(f))
	return f.only[0]
}

// twice warns where the same account is paid twice for the same person.
func (e *encoder) twice() {
	type account struct{ bank, branch, kind, number, person string }
	seen := make(map[account]bool, len(e.order.Payments))
	for i := range e.order.Payments {
		p := &e.order.Payments[i]
		a := account{p.Account.Bank, p.Account.Branch, p.Account.Kind, p.Account.Number, p.Number}
		if seen[a] {
			e.at = i
			e.warn("account", textTwice)
			e.at = -1
		}
		seen[a] = true
	}
}

// readBack reads the file as a bank would and compares count and sum with the order.
func (e *encoder) readBack() {
	file, found := Decode(e.out)
	if found.Stops() || len(file.Batches) != 1 {
		e.faults.AddAll("file", found)
		e.fault("file", textReadBack)
		return
	}
	b := &file.Batches[0]
	if len(b.Payments) != len(e.order.Payments) || b.Sum() != e.order.Total() || b.Total != b.Sum() {
		e.fault("file", textReadBack)
	}
}

// kindName is the account kind of a code, blank for one that is unknown.
func kindName(code string) string {
	for name, c := range accountKinds {
		if c == code {
			return name
		}
	}
	return ""
}
