// Package golden holds the product against figures that others have worked out: it runs cases in
// the form of the collections of expected values (golden_cases.json) and reports for each whether
// it passes, fails or is not supported, with both values.
//
//	report, err := golden.Run(map[string][]byte{"golden_cases.json": data})
//	report.Failed // 0
//	fmt.Print(report.Text())
//
// A file is an object with a list of cases, or the list alone. A case has an id, a topic, its input
// and its expected values:
//
//	{"id": "x", "topic": "rounding", "input": {"half_yen": 100.5}, "expected": {"employee": 100}}
//
// What it promises: each topic is one function of the registry that calls the packages of law and
// trade as payroll does; numbers are compared as exact fractions, never as floats; nothing is
// passed over. A topic, a key of the input or an expected key that is not known makes the case
// unsupported, by name; a table that is missing for the day does too, with the table's own error
// as our value. A null in the input means that nothing is said, a null that is expected is not
// compared.
//
// Where a case leaves a choice that an office makes by a setting, the setting is the one that the
// case's own keys describe: employee_support asks for the support levy rounded apart, incl_support
// for one sum. A case that its note calls wrong passes when our value is the one that the note
// calls right.
//
// It refuses files that are no JSON, cases without an id or a topic, and numbers beyond a trillion
// or finer than a billionth.
//
// Files that cases refer to are looked for among the files given, beside the file of the case:
// Needs lists their names.
package golden
