package settlement

import (
	"fmt"

	"romukura/ground/fault"
	"romukura/law/yearend"
)

// Columns of the files of declarations.
const (
	colNumber          = "社員番号"
	colElsewhere       = "ほかの勤務先に提出"
	colSelfDisability  = "本人の障害"
	colSingle          = "寡婦・ひとり親"
	colPartner         = "事実婚の相手"
	colStudent         = "勤労学生"
	colRelative        = "親族の氏名"
	colKana            = "フリガナ"
	colRelation        = "続柄"
	colBorn            = "生年月日"
	colDied            = "死亡日"
	colPay             = "給与の見込み"
	colPension         = "公的年金等の所得"
	colOthers          = "その他の所得"
	colUnearned        = "勤労によらない所得"
	colExpenses        = "特定支出控除"
	colDisability      = "障害"
	colTogether        = "同居"
	colAbroad          = "国外居住"
	colPapers          = "国外親族の書類"
	colAbroadStudent   = "留学"
	colRemittance      = "38万円以上の送金"
	colFamilyWorker    = "事業専従者"
	colOtherClaims     = "ほかの人が控除"
	colOwn             = "本人の"
	colAdjustment      = "所得金額調整控除"
	colSpouse          = "配偶者の氏名"
	colClaimsBack      = "配偶者が本人を控除"
	colInsurer         = "保険会社等"
	colPremiumKind     = "種類"
	colPaid            = "支払金額"
	colShown           = "証明額"
	colCertificateYear = "証明書の年分"
	colCredit          = "控除額"
	colFormYear        = "申告書の年分"
	colMovedIn         = "居住開始日"
	colSmallArea       = "床面積50㎡未満"
	colEmployer        = "前の勤務先"
	colEmployerAddress = "所在地"
	colLeft            = "退職日"
	colSlipHeld        = "源泉徴収票あり"
	colFormerPay       = "前職の支払金額"
	colFormerInsurance = "前職の社会保険料"
	colFormerTax       = "前職の源泉徴収税額"

	colThrough         = "支払済みの最後の月"
	colSalary          = "給与"
	colSalaryInsurance = "給与の社会保険料"
	colSalaryTax       = "給与の税額"
	colBonus           = "賞与"
	colBonusInsurance  = "賞与の社会保険料"
	colBonusTax        = "賞与の税額"

	textYearSign = "年"
	textYearPart = "分"
	textLastDay  = "12月31日"
)

var columns = map[Kind][]string{
	Dependents: {colNumber, colElsewhere, colSelfDisability, colSingle, colPartner, colStudent,
		colRelative, colKana, colRelation, colBorn, colDied, colPay, colPension, colOthers, colDisability,
		colTogether, colAbroad, colPapers, colAbroadStudent, colRemittance, colFamilyWorker,
		colOtherClaims},
	BasicSpouse: {colNumber, colOwn + colPay, colOwn + colPension, colOwn + colOthers,
		colOwn + colUnearned, colOwn + colExpenses, colAdjustment, colSpouse, colKana, colBorn, colDied,
		colPay, colPension, colOthers, colDisability, colTogether, colAbroad, colPapers,
		colFamilyWorker, colClaimsBack},
	Insurance: {colNumber, colInsurer, colPremiumKind, colPaid, colShown, colCertificateYear},
	Housing:   {colNumber, colCredit, colFormYear, colMovedIn, colSmallArea},
	Former: {colNumber, colEmployer, colEmployerAddress, colLeft, colSlipHeld, colFormerPay,
		colFormerInsurance, colFormerTax},
	PaidBefore: {colNumber, colThrough, colSalary, colSalaryInsurance, colSalaryTax, colBonus,
		colBonusInsurance, colBonusTax},
}

// examples are a line of each file, a comment that reading leaves out.
var examples = map[Kind]string{
	Dependents:  "# 例 10001,,,,,,見本　花子,ミホン　ハナコ,子,2010-05-05,,0,0,0,,はい,,,,,,",
	BasicSpouse: "# 例 10001,0,0,0,0,0,,見本　桜,ミホン　サクラ,1985-04-01,,1000000,0,0,,はい,,,,",
	Insurance:   "# 例 10001,見本生命,一般（新）,80000,80000,2026",
	Housing:     "# 例 10001,140000,2026,2022-03-01,",
	Former:      "# 例 10001,見本商店,東京都見本区1-1,2026-05-31,はい,1500000,220000,30000",
	PaidBefore:  "# 例 10001,2026-03,900000,135000,18000,0,0,0",
}

var disabilityWords = map[string]yearend.Disability{
	"": yearend.NotDisabled, "なし": yearend.NotDisabled, "障害者": yearend.Disabled,
	"一般": yearend.Disabled, "特別障害者": yearend.SpeciallyDisabled, "特別": yearend.SpeciallyDisabled,
}

var singleWords = map[string]yearend.Single{
	"": yearend.NoSingle, "なし": yearend.NoSingle, "ひとり親": yearend.SingleParent,
	"寡婦（死別）": yearend.Bereaved, "寡婦（離婚）": yearend.Divorced,
}

var premiumWords = map[string]yearend.PremiumKind{
	"一般（新）": yearend.NewGeneral, "一般（旧）": yearend.OldGeneral, "介護医療": yearend.Care,
	"個人年金（新）": yearend.NewPension, "個人年金（旧）": yearend.OldPension, "地震": yearend.Earthquake,
	"旧長期損害": yearend.OldLongTerm, "国民年金": yearend.NationalPension,
	"その他の社会保険": yearend.OtherSocial, "小規模企業共済等": yearend.MutualAid,
}

var yesWords = map[string]bool{"": false, "はい": true, "1": true, "○": true, "有": true, "あり": true,
	"yes": true, "いいえ": false, "0": false, "無": false, "なし": false, "no": false}

// Relations that decide a deduction, and the others of the declaration.
var (
	ascendants = map[string]bool{"父": true, "母": true, "祖父": true, "祖母": true, "義父": true,
		"義母": true, "義祖父": true, "義祖母": true}
	children       = map[string]bool{"子": true, "長男": true, "長女": true, "養子": true}
	otherRelations = map[string]bool{"孫": true, "兄": true, "姉": true, "弟": true, "妹": true,
		"おじ": true, "おば": true, "甥": true, "姪": true, "里子": true, "その他": true}
)

var (
	wordColumnMissing = word{"settlement.column-missing", "列がありません。", "見本のファイルの見出しに合わせてください。", ""}
	wordColumnUnknown = word{"settlement.column-unknown", "知らない列です。",
		"見本のファイルの見出しに合わせるか、列を消してください。", ""}
	wordNoNumber = word{"settlement.number", "その社員番号の人は名簿にいません。",
		"番号（先頭の0など）を確かめてください。", ""}
	wordTwoRows = word{"settlement.two-rows", "同じ社員番号の行が二つあります。", "一人1行にしてください。", ""}
	wordNoBorn  = word{"settlement.born", "生年月日がありません。", "年齢で控除額が決まります。入力してください。",
		"所法85-1"}
	wordRelation = word{"settlement.relation", "続柄が決まった言葉ではありません。",
		"父・母・祖父・祖母・義父・義母・子・孫・兄・姉・弟・妹・おじ・おば・甥・姪・里子・その他から選んでください。", ""}
	wordWhichPremium = word{"settlement.premium-kind", "保険料の種類がありません。",
		"一般（新）・一般（旧）・介護医療・個人年金（新）・個人年金（旧）・地震・旧長期損害・国民年金・その他の社会保険・小規模企業共済等から選んでください。", ""}
	wordNoAmount = word{"settlement.amount", "金額として読めません。", "円の単位の数字で入力してください。", ""}
	wordNoDay    = word{"settlement.day", "日付として読めません。", "2026-10-01 か R8.10.1 のように入力してください。", ""}
	wordNoYear   = word{"settlement.year", "年分として読めません。", "2026 か 令和8 のように入力してください。", ""}
	wordMyNumber = word{"settlement.my-number", "マイナンバーとみられる番号があります。",
		"番号を消したファイルを取り込んでください。マイナンバーは年末調整の計算には使いません。", "番号法20"}
	wordYesNo   = word{"settlement.yes-no", "「はい」か「いいえ」で答えてください。", "どちらかを選んでください。", ""}
	wordTooLong = word{"settlement.too-long", "文字が多すぎます（100文字まで）。", "短くして入力してください。", ""}
	wordCount   = word{"settlement.count", "数として読めないか、多すぎます（50まで）。",
		"人数や件数を数字で入力してください。", ""}
	wordMyNumberTyped = word{"settlement.my-number", "マイナンバーとみられる番号があります。",
		"番号を消してください。マイナンバーは年末調整の計算には使いません。", "番号法20"}
	wordUnanswered = word{"settlement.unanswered", "まだ答えがありません。",
		"答えを入力してください。該当がないときは「いいえ」や0と答えてください。", ""}
	wordLessThanShown = word{"settlement.less-than-shown", "証明書の申告額より少ない金額です。",
		"払った金額が証明書のとおりのときは、証明書の申告額を入力してください。", "所法76 所法77"}
	wordOverMost = word{"settlement.over-most", "この金額では、この人についての控除を受けられません。",
		"金額を確かめてください。正しければそのまま進めます。", "所法83 所法83の2"}
	wordNoWord = word{"settlement.word", "決まった言葉ではありません。", "見本の言葉から選んでください。", ""}
)

func textColumn(name string, w word) fault.Fault { return w.at("列「" + name + "」") }

func textCell(line int, column string) string { return fmt.Sprintf("%d行目「%s」", line, column) }
