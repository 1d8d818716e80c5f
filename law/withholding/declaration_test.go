package withholding_test

import (
	"errors"
	"strings"
	"testing"

	"romukura/ground/fault"
	"romukura/law/why"
	"romukura/law/withholding"
)

// law/tax README 3.1: spouse + relatives + 1 for each circumstance of the employee + 1 for each
// disabled of the family, and once more where cohabiting and specially disabled.
func TestDependentsAreCountedFromTheDeclaration(t *testing.T) {
	for _, c := range []struct {
		name string
		d    withholding.Declaration
		want withholding.Payee
	}{
		{"no form", withholding.Declaration{}, payee(colB, 0)},
		{"no form, family does not count", withholding.Declaration{Spouse: true, Relatives: 3,
			Disabled: true}, payee(colB, 0)},
		{"secondary form", withholding.Declaration{SecondaryRelatives: 2}, payee(colB, 2)},
		{"alone", withholding.Declaration{Filed: true}, payee(colA, 0)},
		{"spouse and two", withholding.Declaration{Filed: true, Spouse: true, Relatives: 2},
			payee(colA, 3)},
		{"a disabled widow who studies", withholding.Declaration{Filed: true, Disabled: true,
			Widow: true, WorkingStudent: true}, payee(colA, 3)},
		{"single parent", withholding.Declaration{Filed: true, SingleParent: true, Relatives: 1},
			payee(colA, 2)},
		{"a disabled child under 16 counts as disabled only", withholding.Declaration{Filed: true,
			FamilyDisabled: 1}, payee(colA, 1)},
		{"a disabled spouse", withholding.Declaration{Filed: true, Spouse: true, FamilyDisabled: 1},
			payee(colA, 2)},
		{"a cohabiting specially disabled spouse", withholding.Declaration{Filed: true, Spouse: true,
			FamilyDisabled: 1, CohabitingDisabled: 1}, payee(colA, 3)},
		{"day laborer", withholding.Declaration{Filed: true, DayLaborer: true, Spouse: true},
			payee(colC, 0)},
		{"above seven", withholding.Declaration{Filed: true, Spouse: true, Relatives: 8},
			payee(colA, 9)},
	} {
		var tr why.Trace
		got, err := c.d.Payee(&tr)
		if err != nil || got != c.want {
			t.Errorf("%s: %+v %v, want %+v", c.name, got, err, c.want)
		}
		if quiet, _ := c.d.Payee(nil); quiet != got || len(tr.Steps) != 1 {
			t.Errorf("%s: explaining changed the answer", c.name)
		}
	}
}

func TestTheCountSaysWhoWasCounted(t *testing.T) {
	var tr why.Trace
	d := withholding.Declaration{Filed: true, Spouse: true, Relatives: 2, WorkingStudent: true}
	if _, err := d.Payee(&tr); err != nil {
		t.Fatal(err)
	}
	got := tr.Steps[0].String()
	for _, w := range []string{"4人", "源泉控除対象配偶者: 1人", "源泉控除対象親族: 2人", "勤労学生",
		"甲欄", "申告書の記載"} {
		if !strings.Contains(got, w) {
			t.Errorf("%q is missing in\n%s", w, got)
		}
	}
	if strings.Contains(got, "寡婦") {
		t.Error("what does not apply is listed")
	}
}

func TestAContradictoryDeclarationIsRefusedWithAllFaults(t *testing.T) {
	_, err := withholding.Declaration{
		Filed: true, Relatives: -1, Widow: true, SingleParent: true, CohabitingDisabled: 1,
		SecondaryRelatives: 1,
	}.Payee(nil)
	var faults *fault.Error
	if !errors.As(err, &faults) || len(faults.Faults) != 4 {
		t.Fatal(err)
	}
	for _, f := range faults.Faults {
		if f.Path == "" || f.Message == "" || f.Remedy == "" {
			t.Errorf("%+v says too little", f)
		}
	}
}
