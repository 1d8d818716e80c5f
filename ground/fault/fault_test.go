package fault_test

import (
	"errors"
	"testing"

	"romukura/ground/fault"
)

func TestAllFaultsAreToldAtOnce(t *testing.T) {
	var inner, outer fault.List
	inner.Add(fault.Fault{Path: "hired", Code: "date.none", Message: "暦にない日です", Remedy: "日付を直してください"})
	inner.Add(fault.Fault{Path: "[2]", Code: "kana.space", Message: "空白がありません"})
	outer.AddAll("rows[3]", inner)
	err := outer.Err()
	var e *fault.Error
	if !errors.As(err, &e) || len(e.Faults) != 2 {
		t.Fatalf("%v", err)
	}
	want := "rows[3].hired: 暦にない日です → 日付を直してください\nrows[3][2]: 空白がありません"
	if err.Error() != want {
		t.Errorf("%s", err)
	}
}

func TestAWarningAloneDoesNotRefuse(t *testing.T) {
	var l fault.List
	l.Add(fault.Fault{Message: "確認してください", Severity: fault.Warn})
	if l.Err() != nil || l.Len() != 1 {
		t.Error("a warning refused the input")
	}
}
