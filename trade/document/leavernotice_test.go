package document_test

import (
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/law/residenttax"
	"romukura/trade/client"
	"romukura/trade/document"
	"romukura/trade/filing/eltax"
)

func TestALeaversNoticeFollowsTheForm(t *testing.T) {
	n := document.LeaverNotice{Client: &client.Client{Name: "見本商事株式会社",
		CorporateNumber: "5000000000001"}, Leaver: eltax.Leaver{Sheet: eltax.BothYears, TaxYear: 2026,
		Municipality: "139999", MunicipalName: "見本区", Number: "7", Name: "見本　退太",
		Kana: "ミホン　タイタ", Born: day("1990-03-03"), Home: "東京都見本区1-1", Left: day("2027-02-15"),
		Annual: 144_300, Collected: 108_300, Rest: 36_000, Lump: 36_000,
		First: caldate.MustMonth("2026-06"), Last: caldate.MustMonth("2027-02"),
		Way: residenttax.LumpMandatory, LumpOn: day("2027-02-25"), PaidBy: day("2027-03-10"),
		Due: day("2027-03-10"), Until: day("2027-03-10")}}
	mustShow(t, n.Document(stamp), "両年度", "記入用", "見本区（139999）", "144,300", "108,300", "36,000",
		"令和8年6月から令和9年2月まで", "令和9年3月から令和9年5月まで", "一括徴収", "個人番号", "退職")
	n.Leaver.Sheet = eltax.NextYear
	all := strings.Join(texts(n.Document(stamp)), "\n")
	if strings.Contains(all, "144,300") {
		t.Error("a sheet for the next year shows amounts of this year")
	}
}
