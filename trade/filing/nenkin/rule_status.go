package nenkin

import (
	"strings"

	"romukura/ground/jis"
)

var rulesOfAcquisition = []rule{
	{"2200700-01", officeNumber},
	{"2200700-02", kindOfPersonOmitted},
	{"2200700-03", kindOfPersonNeeded},
	{"2200700-04", kindOfPersonPlain},
	{"2200700-05", acquisitionKindOmitted},
	{"2200700-06", reasonOmitted},
	{"2200700-07", reasonTextNeeded},
	{"2200700-08", reasonTextOmitted},
	{"2200700-09", pensionNumberOmitted},
	{"2200700-10", acquiredByToday},
	{"2200700-11", acquiredAtSeventy},
	{"2200700-12", acquisitionTotal},
	{"2200700-13", over70Marked},
	{"2200700-14", addressNeeded},
	{"2200700-15", addressOmitted},
	{"2200700-16", kanaAddress},
	{"2200700-17", kanjiAddress},
}

var rulesOfLoss = []rule{
	{"2201700-01", lossOmitted},
	{"2201700-02", lossNumber},
	{"2201700-03", lostDayAfter},
	{"2201700-04", lostAtElderly},
	{"2201700-05", lostByToday},
	{"2201700-06", lossReasonKnown},
	{"2201700-07", lastDayNeeded},
	{"2201700-08", lastDayOmitted},
	{"2201700-09", over70EndMarked},
	{"2201700-10", over70EndNeeded},
	{"2201700-11", over70EndOnLastDay},
	{"2201700-12", over70EndByToday},
}

func officeNumber(r *record, id string) {
	v := r.text("office_number")
	if v == "" || len(v) > 5 || !digits(v) || zeros(v) {
		r.fail(id, "office_number")
	}
}

func kindOfPersonOmitted(r *record, id string) {
	if r.is("over70_only", "1") {
		r.omit(id, "sex_kind")
	}
}

func kindOfPersonNeeded(r *record, id string) {
	if r.oneOf("acquisition_kind", "1", "3", "4") && !r.is("over70_only", "1") {
		r.need(id, "sex_kind")
	}
}

func kindOfPersonPlain(r *record, id string) {
	if r.oneOf("acquisition_kind", "3", "4") && r.has("sex_kind") && !r.oneOf("sex_kind", "1", "2") {
		r.fail(id, "sex_kind")
	}
}

func acquisitionKindOmitted(r *record, id string) {
	if r.is("over70_only", "1") {
		r.omit(id, "acquisition_kind")
	}
}

func reasonOmitted(r *record, id string) {
	if r.has("my_number") {
		r.omit(id, "no_address_reason")
	}
}

func reasonTextNeeded(r *record, id string) {
	if !r.has("my_number") && r.is("no_address_reason", "3") {
		r.need(id, "no_address_reason_text")
	}
}

func reasonTextOmitted(r *record, id string) {
	if r.has("my_number") || !r.is("no_address_reason", "3") {
		r.omit(id, "no_address_reason_text")
	}
}

func pensionNumberOmitted(r *record, id string) {
	if r.oneOf("acquisition_kind", "3", "4") {
		r.omit(id, "pension_no_office")
	}
}

func acquiredByToday(r *record, id string) {
	if d, ok := r.day("acquired"); ok && r.later(d) {
		r.fail(id, "acquired_ymd")
	}
}

// acquiredAtSeventy: the day before birth and seventy years, as the check table counts it, which is
// the eve of the birthday.
func acquiredAtSeventy(r *record, id string) {
	born, ok := r.day("birth")
	acquired, ok2 := r.day("acquired")
	if !ok || !ok2 || !r.is("over70", "1") {
		return
	}
	if acquired.Before(born.AddDays(-1).AddMonths(12 * limits.employeeAge)) {
		r.fail(id, "acquired_ymd")
	}
}

func acquisitionTotal(r *record, id string) {
	cash, ok := r.number("cash")
	kind, ok2 := r.number("kind")
	total, ok3 := r.number("total")
	if ok && ok2 && ok3 && (total != min(cash+kind, limits.cap) || total < limits.minimum) {
		r.fail(id, "total")
	}
}

func addressNeeded(r *record, id string) {
	if !r.has("my_number") {
		r.need(id, "zip3", "zip4", "address_kana")
	}
}

func addressOmitted(r *record, id string) {
	if r.has("my_number") {
		r.omit(id, "zip3", "zip4", "address_kana", "address_kanji")
	}
}

func kanaAddress(r *record, id string) { r.spaced(id, "address_kana", " ") }

func kanjiAddress(r *record, id string) { r.spaced(id, "address_kanji", wideBlank) }

// spaced looks at the blanks and the length of an address; its characters are the table's matter.
func (r *record) spaced(id, name, blank string) {
	i := r.at(name)
	f, value := &r.layout.Fields[i], r.list[i]
	n := jis.Length(value)
	switch {
	case n > f.MaxBytes:
		r.fail(id, name)
		last := &r.findings[len(r.findings)-1]
		last.Official, last.What = messages["cell.length"].official, textLength(n, f.MaxBytes)
	case strings.Contains(value, blank+blank), blank == wideBlank && strings.Contains(value, " "):
		r.fail(id, name)
		if rest := strings.ReplaceAll(value, " ", ""); f.kind == kanji && !kanji.clean(rest) {
			r.characters(i, kanji, value)
		}
	}
}

// acquisitionKind: every insured person has a kind of acquisition. The kinds of which the meaning
// is not known are read and never written.
func acquisitionKind(r *record) {
	switch {
	case !r.has("acquisition_kind") && !r.is("over70_only", "1"):
		r.fail("2200700.kind-missing", "acquisition_kind")
	case !r.oneOf("acquisition_kind", "6", "7"):
	case r.writing:
		r.fail("2200700.kind-unknown", "acquisition_kind")
	default:
		r.warn("2200700.kind-unknown", "acquisition_kind")
	}
}

func lossOmitted(r *record, id string) {
	if r.is("over70_only", "1") {
		r.omit(id, "insured_number", "lost_era", "lost_ymd")
	}
}

func lossNumber(r *record, id string) {
	if !r.has("my_number") {
		r.need(id, "pension_no_office")
	}
}

// lostDayAfter: the status is lost on the day after retirement or death.
func lostDayAfter(r *record, id string) {
	if !r.is("loss_reason", "4") && !(r.is("loss_reason", "5") && !r.has("over70_only")) {
		return
	}
	lost, ok := r.day("lost")
	last, ok2 := r.day("retired")
	if ok && ok2 && lost != last.AddDays(1) {
		r.fail(id, "lost_ymd")
	}
}

func lostAtElderly(r *record, id string) {
	lost, ok := r.day("lost")
	born, ok2 := r.day("birth")
	if ok && ok2 && r.is("loss_reason", "7") && lost.Before(born.Birthday(limits.elderlyAge)) {
		r.fail(id, "lost_ymd")
	}
}

// lostByToday: there is a day of loss, after birth and not to come. An employee of 70 and over
// alone has none.
func lostByToday(r *record, id string) {
	if !r.is("over70_only", "1") {
		r.need(id, "lost_era", "lost_ymd")
	}
	lost, ok := r.day("lost")
	born, ok2 := r.day("birth")
	if ok && (r.later(lost) || ok2 && !lost.After(born)) {
		r.fail(id, "lost_ymd")
	}
}

func lossReasonKnown(r *record, id string) {
	if r.has("loss_reason") && !r.oneOf("loss_reason", "4", "5", "7", "9", "11") {
		r.fail(id, "loss_reason")
	}
}

func lastDayNeeded(r *record, id string) {
	if r.oneOf("loss_reason", "4", "5") {
		r.need(id, "retired_era", "retired_ymd")
	}
}

func lastDayOmitted(r *record, id string) {
	if !r.oneOf("loss_reason", "4", "5") {
		r.omit(id, "retired_era", "retired_ymd")
	}
}

func over70EndMarked(r *record, id string) {
	if r.is("over70_only", "1") && !r.is("over70_end", "1") {
		r.fail(id, "over70_end")
	}
}

func over70EndNeeded(r *record, id string) {
	if r.is("over70_end", "1") {
		r.need(id, "over70_end_era", "over70_end_ymd")
	}
}

// over70EndOnLastDay: employment of 70 and over ends on the last day itself.
func over70EndOnLastDay(r *record, id string) {
	if !r.is("over70_end", "1") || !r.oneOf("loss_reason", "4", "5") {
		return
	}
	end, ok := r.day("over70_end")
	last, ok2 := r.day("retired")
	if ok && ok2 && end != last {
		r.fail(id, "over70_end_ymd")
	}
}

func over70EndByToday(r *record, id string) {
	if d, ok := r.day("over70_end"); ok && r.later(d) {
		r.fail(id, "over70_end_ymd")
	}
}
