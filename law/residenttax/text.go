package residenttax

import (
	"romukura/ground/caldate"
	"romukura/law/why"
)

// Words of the explanations.
const (
	textDueStep          = "住民税（特別徴収）"
	textMonth            = "支払月"
	textVersionHeld      = "通知書の版"
	textEffective        = "この版の最初の月"
	textNoNotice         = "この月の通知書がないため、徴収しません。"
	textSplit            = "月割額（最初の月）"
	textAnnual           = "徴収する税額"
	textMonths           = "月数"
	textMonthUnit        = "か月"
	textUnit             = "端数の単位"
	textPerCapita        = "均等割額（これ以下は最初の月に全額）"
	textOthers           = "2か月目からの月割額"
	textFirstNote        = "端数は最初の月に合算します。"
	textLeave            = "退職時に徴収する住民税"
	textLeft             = "退職日"
	textDue              = "退職月の月割額"
	textRemainder        = "翌月以降の残額"
	textFinalPay         = "5月31日までに支払う給与・退職手当"
	textWay              = "徴収の方法"
	textUnverified       = "[unverified] 1月から4月の退職で特別徴収を継続する場合の取扱いは未確認です。"
	textDeadline         = "期限"
	textDuty             = "手続"
	textEvent            = "起点の月"
	textRetirement       = "退職所得に対する住民税"
	textRetirementIncome = "退職所得（1,000円未満切捨て）"
	textMunicipal        = "市町村民税"
	textPrefectural      = "道府県民税"
	textAssess           = "住民税の年税額（見込み）"
	textIncome           = "合計所得金額"
	textDeductions       = "所得控除の合計"
	textTaxable          = "課税総所得金額"
	textAdjustment       = "調整控除"
	textLevy             = "所得割（寄附金税額控除の前）"
	textDonation         = "寄附金税額控除"
	textPerCapitaLevy    = "均等割と森林環境税"
	textEstimate         = "見込みです。標準税率で計算し、超過課税と非課税限度額は反映していません。" +
		"徴収するのは市区町村の通知書の額です。"
)

// Citations of the explanations.
const (
	lawDue        = "地税法321の5-1"
	lawSplit      = "地税法20の4の2-6 地税法20の4の2-8 地税法321の5-1"
	lawLeave      = "地税法321の5-2"
	lawRetirement = "地税法328の3 地税法328の5-2"
	lawAssess     = "地税法35-1 地税法314の3-1 地税法37 地税法314の6"
)

// Faults of the product's own CSV.
const (
	textLayoutUnknown = "特別徴収税額通知書のファイルの様式にはまだ対応していません。" +
		"通知書の額を画面で入力するか、Romukura の CSV（列: tax_year から others）に直して取り込んでください。"
	textCells           = "列の数が見出しと合いません。"
	textCellsRemedy     = "見出しと同じ8列にしてください。"
	textVersion         = "同じ年度・市区町村・版の通知書が、別の内容で既にあります。"
	textVersionRemedy   = "変更通知書は版の番号を一つ上げてください。"
	textNotYear         = "年度が数字ではありません。"
	textYearRemedy      = "西暦4桁で入力してください（例: 2026）。"
	textNotVersion      = "版の番号が1以上の数字ではありません。"
	textVersionNumber   = "当初の通知書は1、変更通知書は2からにしてください。"
	textNotMonth        = "最初の月が読めません。"
	textMonthRemedy     = "2026-06 の形で入力してください。"
	textOtherYear       = "最初の月がその年度（6月から翌年5月）の外にあります。"
	textOtherYearRemedy = "年度か月のどちらかを直してください。"
	textNotCode         = "市区町村コードが6桁の数字ではありません。"
	textCodeRemedy      = "検査数字を含む6桁で入力してください。"
	textNotYen          = "税額が0円以上の整数ではありません。"
	textYenRemedy       = "円単位の数字で入力してください。"
)

var wayLabels = [...]string{
	"", "一括徴収（義務: 1月から4月の退職）", "一括徴収（本人の申出）", "5月分のみ", "普通徴収",
	"特別徴収の継続（新しい勤務先）", "普通徴収（支払額が残額を超えないため一括徴収できない）", "残額なし",
}

// Label is the way in Japanese.
func (w Way) Label() string {
	if int(w) >= len(wayLabels) {
		return ""
	}
	return wayLabels[w]
}

var dutyLabels = map[Duty]string{
	PayReport: "給与支払報告書の提出", GoneByApril: "給与支払報告に係る給与所得者異動届出書",
	NoticeArrives: "特別徴収税額通知書の到着", Payment: "特別徴収税額の納入",
	LeaverNotice:     "特別徴収に係る給与所得者異動届出書",
	HalfYearDecember: "納期の特例（6月から11月分）", HalfYearJune: "納期の特例（12月から翌年5月分）",
}

// Label is the name of the duty.
func (d Duty) Label() string { return dutyLabels[d] }

func dueStep(month caldate.Month, d Due) why.Step {
	s := why.Step{
		Key: "residenttax.due", What: textDueStep, Law: lawDue,
		Inputs: []why.Input{why.In(textMonth, why.Month(month))}, Result: why.Yen(d.Amount),
	}
	if d.Notice == nil {
		s.Note = textNoNotice
		return s
	}
	s.Inputs = append(s.Inputs, why.In(textVersionHeld, why.Count(d.Notice.Version, "")),
		why.In(textEffective, why.Month(d.Notice.Effective)))
	return s
}

func assessStep(p Taxpayer, a Assessment, table why.Table) why.Step {
	return why.Step{
		Key: "residenttax.assess", What: textAssess, Law: lawAssess,
		Inputs: []why.Input{
			why.In(textIncome, why.Yen(p.Income)), why.In(textDeductions, why.Yen(a.Deductions)),
			why.In(textTaxable, why.Yen(a.Taxable)), why.In(textAdjustment, why.Yen(a.Adjustment.Sum())),
			why.In(textLevy, why.Yen(a.Levy.Sum())), why.In(textDonation, why.Yen(a.Donation.Sum())),
			why.In(textPerCapitaLevy, why.Yen(a.PerCapita.Sum()+a.Forest)),
		},
		Table: table, Result: why.Yen(a.Total), Note: textEstimate,
	}
}
