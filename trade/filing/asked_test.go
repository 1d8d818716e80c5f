package filing_test

import (
	"slices"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/law/why"
	"romukura/trade/filing"
)

func TestTheClientIsAskedForWhatItHasAndNotForWhatTheOfficeDecides(t *testing.T) {
	missing := []fault.Fault{{Message: "住所がありません。"}}
	judged := []why.Judgement{{Question: "申し出ますか。", Needs: []string{"母子健康手帳の写し"}},
		{Question: "平均で決めますか。"}}
	for name, c := range map[string]struct {
		of   filing.Case
		want []string
	}{
		"missing and papers": {filing.Case{State: filing.Open, Missing: missing, Judgements: judged},
			[]string{"住所がありません。", "母子健康手帳の写し"}},
		"a question alone": {filing.Case{State: filing.Open, Judgements: judged[1:]}, nil},
		"a form refused":   {filing.Case{State: filing.Open, Refused: true, Missing: missing}, nil},
		"handed in":        {filing.Case{State: filing.Submitted, Missing: missing}, nil},
		"not owed":         {filing.Case{State: filing.NotOwed, Missing: missing}, nil},
		"nothing":          {filing.Case{State: filing.Ready}, nil},
	} {
		if got := c.of.Wanted(); !slices.Equal(got, c.want) || c.of.Asks() != (len(c.want) > 0) {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestACaseThatIsFoundAnewKeepsWhatPersonsDidWithIt(t *testing.T) {
	day := caldate.Must("2026-11-02")
	was := filing.Case{Owner: "0f",
		Asked: []filing.Asking{{On: day.AddDays(-3)}, {On: day, By: "見本　花子"}},
		Trail: []filing.Step{{State: filing.Ready}}, Notices: []filing.Notice{{Title: "通知書"}}}
	found := filing.Case{State: filing.Ready}
	found.Keep(&was)
	if found.Owner != "0f" || len(found.Trail) != 1 || len(found.Notices) != 1 {
		t.Error(found)
	}
	if last := found.LastAsked(); last == nil || last.On != day || last.By != "見本　花子" {
		t.Error(last)
	}
	if (&filing.Case{}).LastAsked() != nil {
		t.Error("who was never asked was asked")
	}
}
