package nenkin_test

import (
	"slices"
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/jis"
	"romukura/trade/filing/nenkin"
)

var today = caldate.Must("2026-10-01")

// oneRow is a file that holds one row of the samples of a form.
func oneRow(t testing.TB, form nenkin.Form, row int) *nenkin.File {
	t.Helper()
	for _, s := range nenkin.Samples(today) {
		if f := *s.File; f.Rows[0].Form() == form {
			f.Rows = f.Rows[row : row+1]
			return &f
		}
	}
	t.Fatalf("no sample of %s", form)
	return nil
}

// encoded is the file as text, which must be free of faults.
func encoded(t testing.TB, f *nenkin.File) string {
	t.Helper()
	parts, faults := nenkin.Encode(f)
	if faults.Len() > 0 || len(parts) != 1 {
		t.Fatalf("%d parts, %v", len(parts), faults.All())
	}
	text, err := jis.Decode(parts[0])
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// changed is a file's text with cells of its first row exchanged. A name that ends in an asterisk
// is every cell that begins so.
func changed(t testing.TB, text string, form nenkin.Form, cells map[string]string) []byte {
	t.Helper()
	lines := strings.Split(text, "\r\n")
	row := strings.Split(lines[5], ",")
	layout, _ := nenkin.LayoutOf(form)
	for name, value := range cells {
		hit := false
		for i, f := range layout.Fields {
			prefix, many := strings.CutSuffix(name, "*")
			if f.Name == name || many && strings.HasPrefix(f.Name, prefix) {
				row[i], hit = value, true
			}
		}
		if !hit {
			t.Fatalf("%s has no cell %s", form, name)
		}
	}
	lines[5] = strings.Join(row, ",")
	b, err := jis.CP932.Encode(strings.Join(lines, "\r\n"))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// codes are the codes of a list, each once, of one severity.
func codes(l fault.List, severity fault.Severity) []string {
	var out []string
	for _, f := range l.All() {
		if f.Severity == severity && !slices.Contains(out, f.Code) {
			out = append(out, f.Code)
		}
	}
	slices.Sort(out)
	return out
}

type cells = map[string]string

// mutations make one fault each, in a sample that has none: which row, and which cells.
var mutations = []struct {
	rule  string
	form  nenkin.Form
	row   int
	cells cells
}{
	{"all-01", "2200700", 0, cells{"district_code": "99"}},
	{"all-02", "2265700", 0, cells{"name_kana": "ﾐﾎﾝﾀﾛｳ"}},
	{"all-03", "2265700", 0, cells{"name_kanji": "見本太郎"}},
	{"all-04", "2225700", 0, cells{"birth_ymd": "020230"}},
	{"all-05", "2200700", 0, cells{"pension_no_serial": ""}},
	{"all-06", "2201700", 3, cells{"my_number": "12345678901"}},

	{"2225700-01", "2225700", 0, cells{"raise_month": "05"}},
	{"2225700-02", "2225700", 0, cells{"sum_5": "1"}},
	{"2225700-03", "2225700", 0, cells{"my_number": "123456789018"}},
	{"2225700-04", "2225700", 2, cells{"pension_no_office": "", "pension_no_serial": ""}},
	{"2225700-05", "2225700", 2, cells{"insured_number": "33"}},
	{"2225700-06", "2225700", 2, cells{"over70": ""}},
	{"2225700-07", "2225700", 0, cells{"applied_month": "10"}},
	{"2225700-08", "2225700", 0, cells{"retro_month": "07"}},
	{"2225700-09", "2225700", 0, cells{"pay_month_5": "06"}},
	{"2225700-10", "2225700", 0, cells{"total": "602003"}},
	{"2225700-11", "2225700", 0, cells{"average": "301002"}},
	{"2225700-12", "2225700", 0, cells{"adjusted_average": "999"}},

	{"2221700-01", "2221700", 0, cells{"raise_kind": ""}},
	{"2221700-02", "2221700", 0, cells{"sum_prev3": "301009", "total": "903012", "average": "301004"}},
	{"2221700-03", "2221700", 0, cells{"my_number": "123456789018"}},
	{"2221700-04", "2221700", 2, cells{"pension_no_office": "", "pension_no_serial": ""}},
	{"2221700-05", "2221700", 2, cells{"insured_number": "33"}},
	{"2221700-06", "2221700", 2, cells{"over70": ""}},
	{"2221700-07", "2221700", 0, cells{"pay_month_prev2": "07"}},
	{"2221700-08", "2221700", 1, cells{"base_days_prev2": "10"}},
	{"2221700-09", "2221700", 0, cells{"base_days_prev1": "16"}},
	{"2221700-10", "2221700", 0, cells{"total": "903004"}},
	{"2221700-11", "2221700", 0, cells{"average": "301000"}},

	{"2265700-01", "2265700", 0, cells{"paid_ymd": "081002"}},
	{"2265700-02", "2265700", 0, cells{"total": "512000"}},
	{"2265700-03", "2265700", 0, cells{"cash": "9999999", "total": "9998000"}},
	{"2265700-04", "2265700", 0, cells{"cash": "999", "kind": "0", "total": "0"}},
	{"2265700-05", "2265700", 0, cells{"my_number": "123456789018"}},
	{"2265700-06", "2265700", 1, cells{"pension_no_office": "", "pension_no_serial": ""}},
	{"2265700-07", "2265700", 1, cells{"over70": ""}},

	{"2200700-01", "2200700", 0, cells{"office_number": "00000"}},
	{"2200700-02", "2200700", 2, cells{"sex_kind": "1"}},
	{"2200700-03", "2200700", 0, cells{"sex_kind": ""}},
	{"2200700-04", "2200700", 4, cells{"sex_kind": "3"}},
	{"2200700-05", "2200700", 2, cells{"acquisition_kind": "1"}},
	{"2200700-06", "2200700", 1, cells{"no_address_reason": "1"}},
	{"2200700-07", "2200700", 3, cells{"no_address_reason_text": ""}},
	{"2200700-08", "2200700", 0, cells{"no_address_reason_text": "不要"}},
	{"2200700-09", "2200700", 4, cells{"pension_no_office": "1234", "pension_no_serial": "567890"}},
	{"2200700-10", "2200700", 0, cells{"acquired_ymd": "081002"}},
	{"2200700-11", "2200700", 2, cells{"acquired_ymd": "080831"}},
	{"2200700-12", "2200700", 0, cells{"total": "255001"}},
	{"2200700-13", "2200700", 2, cells{"over70": ""}},
	{"2200700-14", "2200700", 0, cells{"address_kana": ""}},
	{"2200700-15", "2200700", 1, cells{"address_kanji": "東京都"}},
	{"2200700-16", "2200700", 0, cells{"address_kana": "ﾄｳｷｮｳﾄ  ﾁﾖﾀﾞｸ"}},
	{"2200700-17", "2200700", 0, cells{"address_kanji": "東京都 千代田区"}},

	{"2201700-01", "2201700", 2, cells{"insured_number": "1"}},
	{"2201700-02", "2201700", 0, cells{"pension_no_office": "", "pension_no_serial": ""}},
	{"2201700-03", "2201700", 0, cells{"lost_ymd": "080831"}},
	{"2201700-04", "2201700", 1, cells{"lost_ymd": "080914"}},
	{"2201700-05", "2201700", 3, cells{"lost_ymd": "081002"}},
	{"2201700-06", "2201700", 3, cells{"loss_reason": "8"}},
	{"2201700-07", "2201700", 0, cells{"retired_era": "", "retired_ymd": ""}},
	{"2201700-08", "2201700", 3, cells{"retired_era": "9", "retired_ymd": "080801"}},
	{"2201700-09", "2201700", 2, cells{"over70_end": ""}},
	{"2201700-10", "2201700", 2, cells{"over70_end_era": "", "over70_end_ymd": ""}},
	{"2201700-11", "2201700", 2, cells{"over70_end_ymd": "080830"}},
	{"2201700-12", "2201700", 3, cells{"over70_end": "1", "over70_end_era": "9",
		"over70_end_ymd": "081002"}},

	{"2202700-01", "2202700", 0, cells{"employer_confirmed": "2"}},
	{"2202700-02", "2202700", 1, cells{"insured_number": ""}},
	{"2202700-03", "2202700", 0, cells{"pension_no_office": "", "pension_no_serial": ""}},
	{"2202700-04", "2202700", 1, cells{"sp_yearly_income": "1"}},
	{"2202700-05", "2202700", 0, cells{"zip3": ""}},
	{"2202700-06", "2202700", 1, cells{"address_kanji": "東京都"}},
	{"2202700-07", "2202700", 0, cells{"sp_relation": ""}},
	{"2202700-08", "2202700", 0, cells{"sp_job": ""}},
	{"2202700-09", "2202700", 2, cells{"sp_job": "1"}},
	{"2202700-10", "2202700", 0, cells{"sp_location": "13"}},
	{"2202700-11", "2202700", 0, cells{"sp_address": ""}},
	{"2202700-12", "2202700", 0, cells{"sp_income": ""}},
	{"2202700-13", "2202700", 1, cells{"sp_from_era": "9", "sp_from_ymd": "080901"}},
	{"2202700-14", "2202700", 0, cells{"sp_from_reason": "5"}},
	{"2202700-15", "2202700", 1, cells{"sp_to_reason": ""}},
	{"2202700-16", "2202700", 0, cells{"sp_to_reason": "3"}},
	{"2202700-17", "2202700", 1, cells{"sp_to_reason": "6"}},
	{"2202700-18", "2202700", 1, cells{"sp_to_reason": "1"}},
	{"2202700-19", "2202700", 2, cells{"sp_remarks": ""}},
	{"2202700-20", "2202700", 1, cells{"sp_overseas": "1", "sp_overseas_from_era": "9",
		"sp_overseas_from_ymd": "080901", "sp_overseas_from_reason": "1"}},
	{"2202700-21", "2202700", 2, cells{"sp_overseas_from_reason": ""}},
	{"2202700-22", "2202700", 2, cells{"sp_overseas": "2", "sp_overseas_to_era": "9",
		"sp_overseas_to_ymd": "080901"}},
	{"2202700-23", "2202700", 2, cells{"sp_overseas": "2", "sp_overseas_to_era": "9",
		"sp_overseas_to_ymd": "080901", "sp_overseas_to_reason": "1"}},
	{"2202700-24", "2202700", 0, cells{"d1_number": "1"}},
	{"2202700-25", "2202700", 0, cells{"d1_sex": ""}},
	{"2202700-26", "2202700", 0, cells{"d1_relation": "10"}},
	{"2202700-27", "2202700", 0, cells{"d2_job": ""}},
	{"2202700-28", "2202700", 2, cells{"d1_from_reason": "1"}},
	{"2202700-29", "2202700", 0, cells{"d1_zip4": ""}},
	{"2202700-30", "2202700", 0, cells{"d2_location": "13"}},
	{"2202700-31", "2202700", 1, cells{"d1_to_era": "", "d1_to_ymd": ""}},
	{"2202700-32", "2202700", 2, cells{"d1_remarks": ""}},
	{"2202700-33", "2202700", 0, cells{"d1_*": ""}},
	{"2202700-34", "2202700", 2, cells{"d2_needs_certificate": "1"}},
}

// firstLine keeps of a split sample only the row that is changed.
func firstLine(text string) string {
	lines := strings.SplitAfter(text, "\r\n")
	return strings.Join(lines[:6], "")
}

// Every rule of the table (official check tables and specification 16.2, second-hand) is broken
// once, and that fault alone is found.
func TestEveryRuleFindsItsOwnFaultAndNoOther(t *testing.T) {
	for _, m := range mutations {
		t.Run(m.rule, func(t *testing.T) {
			text := firstLine(encoded(t, oneRow(t, m.form, m.row)))
			data := changed(t, text, m.form, m.cells)
			report, faults := nenkin.Check(data, today)
			if got := codes(faults, fault.Stop); !slices.Equal(got, []string{m.rule}) {
				t.Fatalf("%v, %v", got, faults.All())
			}
			f := report.Findings[0]
			if f.Line != 6 || f.Row != 1 || f.Cell == 0 || f.Label == "" || f.What == "" || f.Remedy == "" {
				t.Errorf("incomplete: %+v", f)
			}
		})
	}
}

func TestEveryRuleOfTheTableIsImplementedAndMutated(t *testing.T) {
	var table, mutated []string
	for _, r := range nenkin.Rules(nenkin.Current) {
		table = append(table, r.ID)
	}
	for _, m := range mutations {
		mutated = append(mutated, m.rule)
	}
	implemented := nenkin.Implemented()
	for _, list := range [][]string{table, mutated, implemented} {
		slices.Sort(list)
	}
	if len(table) != 99 || !slices.Equal(table, implemented) || !slices.Equal(table, mutated) {
		t.Errorf("%d in the table, %d implemented, %d mutated", len(table), len(implemented),
			len(mutated))
	}
}

// A column lost or gained anywhere is found, whatever stands in the others.
func TestARowShiftedByOneColumnIsRefused(t *testing.T) {
	for _, form := range nenkin.Forms() {
		lines := strings.SplitAfter(firstLine(encoded(t, oneRow(t, form, 0))), "\r\n")
		row := strings.Split(strings.TrimSuffix(lines[5], "\r\n"), ",")
		for i := 4; i < len(row)-1; i++ {
			shifted := slices.Concat(row[:i], []string{""}, row[i:len(row)-1])
			if strings.Join(shifted, ",") == strings.Join(row, ",") || row[len(row)-1] != "" {
				continue
			}
			data, err := jis.CP932.Encode(strings.Join(lines[:5], "") + strings.Join(shifted, ",") + "\r\n")
			if err != nil {
				t.Fatal(err)
			}
			if _, faults := nenkin.Check(data, today); !faults.Stops() && meaningful(row[i:]) {
				t.Errorf("%s: an empty cell put in before cell %d is not seen", form, i+1)
			}
		}
	}
}

// meaningful tells whether a shift moves more than one flag or remark, which could stand in the
// next cell as well.
func meaningful(cells []string) bool {
	n := 0
	for _, c := range cells {
		if c != "" {
			n++
		}
	}
	return n > 1
}
