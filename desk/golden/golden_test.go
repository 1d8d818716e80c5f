package golden_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"romukura/desk/golden"
)

// load reads a file of cases and the files that they refer to.
func load(t testing.TB, files map[string][]byte, name string) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	files[name] = data
	for _, other := range golden.Needs(name, data) {
		if data, err := os.ReadFile(other); err == nil {
			files[other] = data
		}
	}
}

func run(t testing.TB, files map[string][]byte) golden.Report {
	t.Helper()
	r, err := golden.Run(files)
	if err != nil {
		t.Fatal(err)
	}
	if r.Passed+r.Failed+r.Unsupported != len(r.Cases) {
		t.Fatalf("%d + %d + %d are not %d", r.Passed, r.Failed, r.Unsupported, len(r.Cases))
	}
	return r
}

// hold asks that nothing fails, and that nothing is unsupported.
func hold(t *testing.T, r golden.Report) {
	t.Helper()
	for _, o := range r.Cases {
		switch {
		case o.State == golden.Fail:
			t.Errorf("%s %s: expected %s, got %s (%s)", o.Topic, o.ID, o.Expected, o.Got, o.Note)
		case o.State == golden.Unsupported:
			t.Errorf("%s %s is not supported: %s %s", o.Topic, o.ID, o.Note, o.Got)
		case o.State == golden.Pass && o.Got == "":
			t.Errorf("%s %s passes without a value", o.Topic, o.ID)
		}
	}
}

func TestEveryCaseOfTheSharedCollectionsHolds(t *testing.T) {
	files := map[string][]byte{}
	for _, matter := range []string{"insurance", "tax"} {
		name := filepath.Join("..", "..", "..", "shared", "law", matter, "golden_cases.json")
		if _, err := os.Stat(name); err != nil {
			t.Skip("the shared collections are not beside the repository")
		}
		load(t, files, name)
	}
	r := run(t, files)
	if len(r.Cases) < 364 {
		t.Errorf("%d cases", len(r.Cases))
	}
	hold(t, r)
}

const sample = "testdata/sample.json"

func sampleFiles(t testing.TB) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	load(t, files, sample)
	return files
}

func TestEveryCaseOfTheSampleHolds(t *testing.T) {
	hold(t, run(t, sampleFiles(t)))
}

// TestEveryExpectedNumberIsReallyCompared plants a wrong number under each expected key of each
// case in turn: the case must not pass.
func TestEveryExpectedNumberIsReallyCompared(t *testing.T) {
	files := sampleFiles(t)
	var file struct {
		Cases []map[string]any `json:"cases"`
	}
	decode(t, files[sample], &file)
	planted := 0
	for _, c := range file.Cases {
		expected := c["expected"].(map[string]any)
		for key, v := range expected {
			number, ok := v.(json.Number)
			if !ok {
				continue
			}
			expected[key] = json.Number("1" + strings.TrimPrefix(number.String(), "-"))
			data, _ := json.Marshal(map[string]any{"cases": []any{c}})
			expected[key] = v
			files[sample] = data
			r := run(t, files)
			if o := r.Cases[0]; o.State != golden.Fail {
				t.Errorf("%s %s: a wrong %s came out as %s (%s)", o.Topic, o.ID, key, o.State, o.Note)
			}
			planted++
		}
	}
	if planted < 150 {
		t.Errorf("only %d planted", planted)
	}
}

// TestNoKeyOfAnInputIsPassedOver adds a key that nobody knows to each case in turn.
func TestNoKeyOfAnInputIsPassedOver(t *testing.T) {
	files := sampleFiles(t)
	var file struct {
		Cases []map[string]any `json:"cases"`
	}
	decode(t, files[sample], &file)
	for _, where := range []string{"input", "expected"} {
		for _, c := range file.Cases {
			values := c[where].(map[string]any)
			values["moon_phase"] = "full"
			files[sample], _ = json.Marshal([]any{c})
			delete(values, "moon_phase")
			o := run(t, files).Cases[0]
			if o.State != golden.Unsupported || !strings.Contains(o.Note, "moon_phase") {
				t.Errorf("%s %s: %s, %s", o.Topic, o.ID, o.State, o.Note)
			}
		}
	}
}

// TestABrokenInputIsNamed takes each key of each input away, and breaks its value in several ways:
// nothing panics, and a value that is no number never passes.
func TestABrokenInputIsNamed(t *testing.T) {
	files := sampleFiles(t)
	var file struct {
		Cases []map[string]any `json:"cases"`
	}
	decode(t, files[sample], &file)
	for _, c := range file.Cases {
		input := c["input"].(map[string]any)
		for _, key := range keys(input) {
			was := input[key]
			for _, broken := range []any{nil, "?", json.Number("1e30"), json.Number("-7"),
				json.Number("99999999999999999999"), json.Number("0.00000000001"), []any{}, []any{nil},
				map[string]any{}, "2026-02-30", "9999-12", true} {
				input[key] = broken
				files[sample], _ = json.Marshal([]any{c})
				o := run(t, files).Cases[0]
				if strings.Contains(o.Got, "impossible") {
					t.Errorf("%s %s: %s = %v: %s", o.Topic, o.ID, key, broken, o.Got)
				}
				if text, is := broken.(string); is && text == "?" && o.State == golden.Pass {
					t.Errorf("%s %s passes with %s = ?", o.Topic, o.ID, key)
				}
			}
			input[key] = was
		}
	}
}

func decode(t testing.TB, data []byte, into any) {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	if err := d.Decode(into); err != nil {
		t.Fatal(err)
	}
}

func keys(m map[string]any) []string {
	var all []string
	for key := range m {
		all = append(all, key)
	}
	return all
}

// one runs a single case.
func one(t testing.TB, topic, input, expected string) golden.Outcome {
	t.Helper()
	data := fmt.Sprintf(
		`[{"id": "x", "topic": %q, "input": %s, "expected": %s}]`,
		topic,
		input,
		expected,
	)
	return run(t, map[string][]byte{"x.json": []byte(data)}).Cases[0]
}

func TestNumbersAreComparedExactly(t *testing.T) {
	for _, c := range []struct {
		expected string
		state    golden.State
	}{
		{`{"health_half": 6599.5}`, golden.Pass},
		{`{"health_half": "6599.50"}`, golden.Pass},
		{`{"health_half": 6.5995e3}`, golden.Pass},
		{`{"health_half": 6599.5000000000000000000001}`, golden.Fail},
		{`{"health_half": 6599}`, golden.Fail},
		{`{"health_half": "6,599.5"}`, golden.Fail},
		{`{"health_half": true}`, golden.Fail},
		{`{"health_half": null}`, golden.Unsupported},
		{`{}`, golden.Unsupported},
	} {
		o := one(
			t,
			"premium_table",
			`{"prefecture": "東京", "month": "2026-03", "health_grade": 10}`,
			c.expected,
		)
		if o.State != c.state {
			t.Errorf("%s: %s %s (%s)", c.expected, o.State, o.Got, o.Note)
		}
	}
}

func TestWhatIsNotHeldIsSaidByName(t *testing.T) {
	for _, c := range []struct{ topic, input, expected, says string }{
		{"bonus_rate", `{"year": 2027, "prev_month_after_si": 300000, "column": "kou"}`,
			`{"rate_per_100000": 0}`, "令和9年"},
		{"withholding_daily", `{"year": 2025, "after_si_per_day": 9800, "column": "hei"}`,
			`{"tax": 1}`, "令和7年"},
		{"withholding_monthly", `{"year": 2019, "after_social_insurance": 300000, "column": "kou"}`,
			`{"tax": 1}`, "2019"},
		{"premium", `{"premium_month": "2019-03", "standard": 300000, "age": 30}`,
			`{"employee_health": 1}`, "2019"},
		{"child_contribution", `{"health_standard": 240000, "rate_pct": 0.34}`, `{"amount": 816}`, "率"},
		{"short_time_benefit", `{"base_month": 496200, "wage": 445000, "limit": 1}`,
			`{"benefit": 1}`, "限度額"},
		{"zengin_parse", `{"file": "nowhere.dat"}`, `{"records": 1}`, "nowhere.dat"},
		{"zengin_parse", `{"file": "../golden.go"}`, `{"records": 1}`, "golden.go"},
		{"basic_deduction", `{"year": 2024, "total_income": 1}`, `{"amount": 1}`, "令和6年分"},
		{"employment_income", `{"year": 2028, "annual_pay": 1}`, `{"after_deduction": 0}`, "令和10年分"},
		{"year_end_adjustment", `{"year": 2026, "pay": 1, "life": {"fire": 1}}`, `{"tax": 0}`,
			"life.fire"},
		{"horoscope", `{}`, `{"luck": 7}`, "horoscope"},
	} {
		o := one(t, c.topic, c.input, c.expected)
		if o.State != golden.Unsupported || !strings.Contains(o.Got+o.Note, c.says) {
			t.Errorf("%s: %s, got %q, note %q", c.topic, o.State, o.Got, o.Note)
		}
	}
}

func TestACaseThatStatesOtherRatesThanOursFails(t *testing.T) {
	o := one(t, "premium_table", `{"prefecture": "東京都", "month": "2026-04", "standard": 300000,
		"rates_pct": {"health": 9.91}}`, `{"kenko_total": 29550}`)
	if o.State != golden.Fail || !strings.Contains(o.Got, "9.85") {
		t.Errorf("%+v", o)
	}
	o = one(t, "payslip", `{"period": "2026-09", "wage": 300000, "grade": 300000, "pref": "東京",
		"column": "kou", "health_rate": 9.91}`, `{"gross": 300000}`)
	if o.State != golden.Fail || !strings.Contains(o.Got, "health_rate") {
		t.Errorf("%+v", o)
	}
}

// TestTheSettingFollowsTheKeys: 98,000 yen at 35 pay 4,826.5 for health and 112.7 for the levy; one
// sum of 4,939.2 is 4,939, apart they are 4,826 and 113 (case kt-100k-30).
func TestTheSettingFollowsTheKeys(t *testing.T) {
	input := `{"month": "2026-05", "prefecture": "東京都", "standard": 98000, "age": 35}`
	for expected, state := range map[string]golden.State{
		`{"employee_health": 4826, "employee_support": 113}`:   golden.Pass,
		`{"employee_health": 4826, "employee_support": 112.7}`: golden.Pass,
		`{"employee_health_incl_support": 4939}`:               golden.Pass,
		`{"employee_support": 112}`:                            golden.Fail,
		`{"employee_support_rounded_separately": 112.7}`:       golden.Fail,
	} {
		if o := one(t, "premium", input, expected); o.State != state {
			t.Errorf("%s: %+v", expected, o)
		}
	}
}

// TestAnExampleOfAMistakePassesByTheRightValue, registered (a bonus of March takes March's rate) or
// by the figure that its note names.
func TestAnExampleOfAMistakePassesByTheRightValue(t *testing.T) {
	const body = `"topic": "bonus", "input": {"bonus": 500000, "prefecture": "東京都",
		"month": "2026-03", "care": false}, "expected": {"employee_health": 24775}`
	for _, c := range []struct {
		head  string
		state golden.State
	}{
		{`"id": "k3-bonus-500k-2026-03-fy2025", `, golden.Pass},
		{`"id": "other", `, golden.Fail},
		{`"id": "other", "note": "WRONG against the rule: it is 24,625", `, golden.Pass},
		{`"id": "other", "note": "Keep as a negative example; 24,626", `, golden.Fail},
		{`"id": "other", "note": "24,625", `, golden.Fail},
	} {
		r := run(t, map[string][]byte{"x.json": []byte(`[{` + c.head + body + `}]`)})
		if o := r.Cases[0]; o.State != c.state ||
			o.State == golden.Pass && !strings.Contains(o.Note, "誤りの例") {
			t.Errorf("%s: %+v", c.head, o)
		}
	}
	r := run(t, map[string][]byte{"x.json": []byte(`[{"id": "k3-bonus-500k-2026-03-fy2025", ` +
		strings.Replace(body, "500000", "600000", 1) + `}]`)})
	if r.Cases[0].State != golden.Fail {
		t.Errorf("another figure than the registered one passes: %+v", r.Cases[0])
	}
}

// TestExtremeGradesOfThePension: the bounds of the notice on the highest and lowest grades, one yen
// below them and at them (insurance README 5.4).
func TestExtremeGradesOfThePension(t *testing.T) {
	for _, c := range []struct{ input, expected string }{
		{`{"old_standard": 88000, "new_avg": 92999, "fixed_pay": "up", "note": "below 83,000"}`,
			`{"applies": false, "new_standard": 88000}`},
		{`{"old_standard": 88000, "new_avg": 93000, "fixed_pay": "up", "note": "below 83,000"}`,
			`{"applies": true, "new_standard": 98000}`},
		{`{"old_standard": 650000, "new_avg": 635000, "fixed_pay": "down", "note": "665,000 or more"}`,
			`{"applies": false}`},
		{`{"old_standard": 98000, "new_avg": 83000, "fixed_pay": "down"}`, `{"applies": false}`},
	} {
		if o := one(t, "zuiji_edge_pension", c.input, c.expected); o.State != golden.Pass {
			t.Errorf("%s: %+v", c.input, o)
		}
	}
}

func TestFilesThatCannotBeReadAreAllListed(t *testing.T) {
	_, err := golden.Run(map[string][]byte{
		"a.json": []byte(`{"cases": [`),
		"b.json": []byte(`[{"id": "", "topic": "rounding"}, {"id": 5}, 7]`),
		"c.json": []byte(`{"cases": []} {}`),
		"d.json": []byte("\xff\xfe"),
		"e.json": []byte(`{"note": "nothing"}`),
		"f.json": nil,
		"g.json": []byte(`[{"id": "x", "topic": "rounding", "input": [], "expected": {}}]`),
	})
	if err == nil {
		t.Fatal("nothing was refused")
	}
	for _, place := range []string{"a.json", "b.json [0]", "b.json [1]", "b.json [2]", "c.json",
		"d.json", "e.json", "f.json", "g.json [0]"} {
		if !strings.Contains(err.Error(), place) {
			t.Errorf("%s is not named: %v", place, err)
		}
	}
	r := run(t, map[string][]byte{"x.json": []byte("\uFEFF[]"), "y.json": []byte(`{"cases": []}`)})
	if len(r.Cases) != 0 {
		t.Error(r)
	}
}

func TestTheReportReadsInBothForms(t *testing.T) {
	r := run(t, map[string][]byte{"x.json": []byte(`[
		{"id": "right", "topic": "rounding", "input": {"half_yen": 100.5}, "expected": {"employee": 100}},
		{"id": "wrong", "topic": "rounding", "input": {"half_yen": 100.5}, "expected": {"employee": 101}},
		{"id": "strange", "topic": "tarot", "input": {}, "expected": {"card": 1}}]`)})
	if r.Passed != 1 || r.Failed != 1 || r.Unsupported != 1 {
		t.Fatalf("%+v", r)
	}
	text := r.Text()
	for _, part := range []string{"rounding", "不合格 wrong", "employee=101", "employee=100",
		"対象外 strange", "tarot", "合計 3件"} {
		if !strings.Contains(text, part) {
			t.Errorf("%q is missing in:\n%s", part, text)
		}
	}
	if strings.Contains(text, "right") {
		t.Error("what passed is listed one by one")
	}
	data, err := json.Marshal(r)
	if err != nil ||
		!strings.Contains(string(data), `"state":"fail","expected":"employee=101","got":"employee=100"`) {
		t.Errorf("%s %v", data, err)
	}
}

func FuzzAnyFileIsReadOrRefused(f *testing.F) {
	data, err := os.ReadFile(sample)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	for _, line := range bytes.Split(data, []byte("\n")) {
		f.Add([]byte("[" + strings.TrimSuffix(string(line), ",") + "]"))
	}
	f.Add([]byte(`[{"id": "x", "topic": "payslip", "input": {"period": "0000-13"}}]`))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := golden.Run(map[string][]byte{"x.json": data})
		if err != nil {
			return
		}
		for _, o := range r.Cases {
			if strings.Contains(o.Got, "impossible") {
				t.Errorf("%+v", o)
			}
			if o.State != golden.Pass && o.Note == "" {
				t.Errorf("no reason: %+v", o)
			}
		}
		_ = r.Text()
		golden.Needs("x.json", data)
	})
}
