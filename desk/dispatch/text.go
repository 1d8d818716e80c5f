package dispatch

import (
	"romukura/trade/filing"
	"romukura/trade/filing/nenkin"
)

const (
	textBonusFolder = "賞与"
	textBookFolder  = "法定帳簿"
	textDraft       = "未確定"

	textSlips          = "給与明細"
	textSlipFile       = "給与明細.pdf"
	textList           = "給与一覧"
	textListFile       = "給与一覧.pdf"
	textTransfer       = "振込一覧"
	textTransferFile   = "振込一覧.pdf"
	textPremium        = "社会保険料一覧"
	textPremiumFile    = "社会保険料一覧.pdf"
	textBank           = "振込データ（全銀協）"
	textBankFile       = "振込データ.txt"
	textCaseCopyFile   = "届出の控え.pdf"
	textRequestFile    = "ご提出のお願い.pdf"
	textLedger         = "賃金台帳"
	textLedgerFile     = "賃金台帳.pdf"
	textRoster         = "労働者名簿"
	textRosterFile     = "労働者名簿.pdf"
	textAttendance     = "出勤簿"
	textAttendanceFile = "出勤簿.pdf"
	textLeave          = "年次有給休暇管理簿"
	textLeaveFile      = "年次有給休暇管理簿.pdf"
)

const (
	textFilingFolder   = "届出"
	textRowRemedy      = "名簿の内容を直すか、ケースを確かめてください。"
	textNoPerson       = "%s: 名簿にいない人のケースです"
	textNoSlip         = "%s: この支給日の賞与がありません"
	textNoDecision     = "%s: 決定がありません"
	textNoRemuneration = "%s: 資格取得時の報酬月額が決まっていません"
	textSociety        = "（年金事務所あて。健康保険組合へは組合の定める方法で別に届け出ます）"
	textOfMonth        = "%s（%s）"
	textAnnualControl  = "算定基礎届 送信控え"
	textMonthlyControl = "月額変更届 送信控え"
	textRaiseReason    = "固定的賃金の変動"
	textOtherRelation  = "その他"
	textJournalFile    = "仕訳_%s.csv"
	textJournal        = "仕訳データ（%s）"
)

// spouseReasons and otherReasons are the words of the register for the codes of the dependants'
// form.
var spouseReasons = reasons{
	from:      map[string]int{"配偶者の就職": 1, "就職": 1, "婚姻": 2, "結婚": 2, "離職": 3, "収入減": 4, "収入減少": 4},
	ended:     map[string]int{"死亡": 1, "離婚": 2, "就職": 3, "収入増加": 3, "75歳到達": 4, "障害認定": 5},
	otherFrom: 5, otherTo: 6,
}

var otherReasons = reasons{
	from:      map[string]int{"出生": 1, "離職": 2, "収入減": 3, "同居": 4},
	ended:     map[string]int{"死亡": 1, "就職": 2, "収入増加": 3, "75歳到達": 4, "障害認定": 5},
	otherFrom: 5, otherTo: 6,
}

// formTitle is the name of a form's file.
func formTitle(f nenkin.Form) string {
	return map[nenkin.Form]string{
		nenkin.FormAcquisition: "資格取得届", nenkin.FormLoss: "資格喪失届", nenkin.FormDependents: "被扶養者（異動）届",
		nenkin.FormAnnualBase: "算定基礎届", nenkin.FormMonthlyChange: "月額変更届", nenkin.FormBonus: "賞与支払届",
	}[f]
}

var categoryRemarks = map[string]string{"part-time": "短時間就労者", "short-time": "短時間労働者"}

// shortNames are the procedures as lists and the heads of columns name them.
var shortNames = map[filing.Procedure]string{
	filing.Acquisition: "資格取得届", filing.Loss: "資格喪失届", filing.Dependents: "被扶養者異動届",
	filing.AnnualBase: "算定基礎届", filing.MonthlyChange: "月額変更届", filing.Bonus: "賞与支払届",
	filing.NoBonus: "賞与不支給", filing.MaternityLeave: "産休取得", filing.MaternityLeaveEnd: "産休終了",
	filing.ChildcareLeave: "育休取得", filing.ChildcareLeaveEnd: "育休終了",
	filing.AfterMaternity: "産休終了時改定", filing.AfterChildcare: "育休終了時改定",
	filing.ChildcarePeriod: "養育特例", filing.AddressChange: "住所変更", filing.NameChange: "氏名変更",
	filing.AgeSeventy: "70歳到達届", filing.TwoEmployers: "二以上勤務",
	filing.EmploymentAcquisition: "雇保 取得届", filing.EmploymentLoss: "雇保 喪失届",
	filing.EmploymentCertificate: "離職証明書", filing.ResidentTaxLeaver: "住民税 異動",
	filing.WithholdingSlipLeaver: "退職者 源泉票", filing.WithholdingPayment: "源泉所得税",
	filing.ResidentTaxPayment: "住民税納入", filing.PremiumPayment: "保険料納付",
}
