package certificate

import (
	"slices"
	"strconv"
	"strings"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/idnum"
	"romukura/ground/yen"
	"romukura/law/yearend"
)

// Certificate is what one file certifies.
type Certificate struct {
	Form   string // TEG800 …
	Issuer string // who issued it, as it stands there
	Holder string // whose contract it is, as it stands there
	Items  []Item
}

// Item is one amount that may be declared.
type Item struct {
	Place  string // where it stands, for a fault
	Kind   yearend.PremiumKind
	Year   yearend.IncomeYear
	Amount yen.Amount // of the whole year, to be declared
	Proven yen.Amount // paid by the day of the certificate
	// Split says that it is one year's part of what was paid ahead, open to whoever did not declare
	// the whole at once.
	Split bool
}

// form is a kind of certificate: the versions that are known, and how it is read.
type form struct {
	versions []string
	read     func(*reading)
}

var forms = map[string]form{
	"TEG800": {[]string{"1.0", "1.1"}, (*reading).life},
	"TEG810": {[]string{"1.0", "1.1"}, (*reading).earthquake},
	"TEG840": {[]string{"1.0"}, (*reading).pension},
	"TEG850": {[]string{"1.0"}, (*reading).mutual},
}

// Read reads a certificate. All faults come at once; with one that stops, the certificate is not to
// be used.
//
// Law? 所令319
func Read(data []byte) (Certificate, fault.List) {
	var r reading
	root, f := parse(data)
	if f != nil {
		r.faults.Add(*f)
		return r.out, r.faults
	}
	known, ok := forms[root.name]
	if !ok || root.space != spaceForms {
		r.faults.Add(*unknownForm(root.name).at(""))
		return r.out, r.faults
	}
	r.root, r.out.Form = root, root.name
	if !slices.Contains(known.versions, root.version) {
		r.faults.Add(*wordVersion.at(root.name))
	}
	if root.signed() {
		r.warn(root.name, wordSignature)
	} else {
		r.faults.Add(*wordUnsigned.at(root.name))
	}
	if known.read(&r); len(r.out.Items) == 0 && !r.faults.Stops() {
		r.faults.Add(*wordNoFigure.at(root.name))
	}
	return r.out, r.faults
}

// unknownForm says what to do with a file of another kind.
func unknownForm(name string) word {
	switch {
	case slices.Contains([]string{"TEG820", "TEG821", "TEG822", "TEG830"}, name):
		return wordDonation
	case slices.Contains([]string{"TEG104", "TEG105", "TEG106", "TEG107", "TEG108"}, name):
		return wordSlip
	}
	return wordForm
}

// reading is one certificate on its way.
type reading struct {
	root   *element
	out    Certificate
	faults fault.List
}

func (r *reading) warn(place string, w word) {
	f := w.at(place)
	f.Severity = fault.Warn
	r.faults.Add(*f)
}

// mostName is the longest name of an issuer in characters that a declaration takes.
const mostName = 100

// who reads the issuer and the holder. A declaration keeps the issuer's name, for which reason it
// must be one.
func (r *reading) who(issuer, holder string) {
	r.out.Issuer, r.out.Holder = r.root.words(issuer), r.root.words(holder)
	name := r.out.Issuer
	if len([]rune(name)) > mostName || len(idnum.FindMyNumbers(name)) > 0 {
		r.out.Issuer = ""
		r.faults.Add(*wordIssuer.at(textIssuer))
	}
	if name == "" {
		r.faults.Add(*wordIssuer.at(textIssuer))
	}
}

// yen is an amount at a path, false where there is none. One that cannot be is told.
func (r *reading) yen(e *element, path, place string) (yen.Amount, bool) {
	text := e.words(path)
	if text == "" {
		return 0, false
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n < 0 || yen.Amount(n) > yen.Limit || strings.HasPrefix(text, "+") {
		r.faults.Add(*wordAmount.at(place))
		return 0, false
	}
	return yen.Amount(n), true
}

// code is the code of a choice.
func code(e *element, path string) string { return e.words(path + "/kubun_CD") }

// calendarYear is a year of the common era, 0 where there is none.
func calendarYear(e *element, path string) yearend.IncomeYear {
	n, err := strconv.Atoi(e.words(path + "/yyyy"))
	if err != nil || n < 1989 || n > 2999 {
		return 0
	}
	return yearend.IncomeYear(n)
}

// eraYear is a year in an era, 0 where there is none.
func eraYear(e *element, path string) yearend.IncomeYear {
	era, known := map[string]caldate.Era{"4": caldate.Heisei, "5": caldate.Reiwa}[e.words(path+"/era")]
	n, err := strconv.Atoi(e.words(path + "/yy"))
	first, ok := caldate.EraFirst(era)
	if !known || !ok || err != nil || n < 1 || n > 99 {
		return 0
	}
	return yearend.IncomeYear(first.Year() + n - 1)
}
