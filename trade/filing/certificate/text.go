package certificate

import (
	"fmt"

	"romukura/ground/fault"
	"romukura/law/yearend"
)

// word is one fault in the user's language.
type word struct{ code, message, remedy, law string }

func (w word) at(place string) *fault.Fault {
	return &fault.Fault{Path: place, Code: w.code, Message: w.message, Remedy: w.remedy, Law: w.law}
}

const (
	lawPapers = "所法196-2 所令319"

	textIssuer          = "発行者"
	textHolder          = "契約者・被保険者"
	textYear            = "証明年分"
	textCertified       = "証明額"
	textConverted       = "転換等一時払保険料"
	textOldGeneral      = "旧制度の一般"
	textOldPension      = "旧制度の年金"
	textNewGeneral      = "新制度の一般"
	textCare            = "新制度の介護医療"
	textNewPension      = "新制度の年金"
	textEarthquake      = "地震保険料"
	textOldTerm         = "旧長期損害保険料"
	textEarthquakeKind  = "保険料控除の対象となる保険料"
	textPensionKind     = "種別（国民年金保険料・国民年金基金）"
	textMutualKind      = "掛金種別"
	textPaid            = "納付済額・払込済額"
	textComing          = "見込額・払込予定額"
	textTotal           = "合計額"
	textReduction       = "前納減額金"
	textThisYear        = "各年に分ける場合の当年分"
	textNextYear        = "各年に分ける場合の翌年分"
	textYearAfter       = "各年に分ける場合の翌々年分"
	textNationalPension = "国民年金"
)

// textPlace is where a figure stands in a certificate of several contracts.
func textPlace(n int, label string) string { return fmt.Sprintf("明細%d件目「%s」", n, label) }

var (
	wordTooLarge = word{"certificate.size", "ファイルが大きすぎます。控除証明書のデータは4MBまで読み取ります。",
		"控除証明書のXMLファイルかどうかを確かめてください。", ""}
	wordTooDeep = word{"certificate.depth", "項目の数か入れ子の深さが、控除証明書の限度を超えています。",
		"発行元から受け取ったままのXMLファイルを使ってください。", ""}
	wordDocumentType = word{"certificate.doctype", "控除証明書にない宣言（DOCTYPE）があります。安全のため読み取りません。",
		"発行元から受け取ったままのXMLファイルを使ってください。", ""}
	wordNotXML = word{"certificate.xml", "XMLとして読み取れません。途中で切れているか、書き換えられているか、文字コードがUTF-8ではありません。",
		"発行元から受け取ったままのXMLファイルを使ってください。PDFや画像は、金額を見て入力します。", ""}
	wordForm = word{"certificate.form", "読み取れる控除証明書ではありません。",
		"読み取れるのは、生命保険料・地震保険料・国民年金保険料等・小規模企業共済等掛金の控除証明書です。" +
			"住宅借入金等の証明書は電子データの様式を確かめられていないため、housing.csvで入力してください。", lawPapers}
	wordDonation = word{"certificate.donation", "寄附金の証明書です。寄附金控除は年末調整では受けられません。",
		"本人に返し、確定申告で使うように伝えてください。", "所法78 所法120-1"}
	wordSlip = word{"certificate.slip", "源泉徴収票のデータです。",
		"前の勤務先のものは、金額を見てformer.csvで入力してください。", "所法190"}
	wordVersion = word{"certificate.version", "知らない版の様式です。項目が変わっているおそれがあるため読み取りません。",
		"金額を見てinsurance.csvで入力してください。", ""}
	wordSignature = word{"certificate.signature-unchecked",
		"電子署名がありますが、この製品は署名を検証していません。",
		"発行元から受け取ったままのファイルであることを本人に確かめてください。国税庁のQRコード付証明書等作成システムで検証できます。",
		lawPapers}
	wordUnsigned = word{"certificate.unsigned", "電子署名がありません。控除証明書の電子データには発行者の電子署名が要ります。",
		"発行元から受け取ったままのXMLファイルを使うか、書面の証明書を受け取ってください。", lawPapers}
	wordIssuer = word{"certificate.issuer", "名称がないか、名称として読み取れません。",
		"発行元から受け取ったままのファイルかどうかを確かめてください。", ""}
	wordYear = word{"certificate.no-year", "年分が読み取れません。",
		"発行元に確かめるか、証明書を見てinsurance.csvで入力してください。", lawPapers}
	wordAmount = word{"certificate.amount", "金額が数字でないか、負の数か、大きすぎます。",
		"発行元に確かめてください。", ""}
	wordNoFigure = word{"certificate.no-figure", "申告する金額がありません。",
		"発行元に確かめるか、書面の証明書を受け取ってください。", lawPapers}
	wordChoice     = word{"certificate.choice", "区分が様式にない値です。", "発行元に確かめてください。", ""}
	wordDifference = word{"certificate.difference", "内訳（払込額・配当金・見込額）と合計が一致しません。",
		"証明書の表示を見て、合計の金額が正しいか確かめてください。", ""}
	wordSummed = word{"certificate.summed", "控除合計額の欄がないため、払込済額と払込予定額の合計（前納減額金を除く）を使います。",
		"証明書の表示を見て、申告する金額を確かめてください。", lawPapers}
	wordLessExpected = word{"certificate.less-expected",
		"12月までの見込額が、証明日までの払込額より少なくなっています。見込額で取り込みます。",
		"証明書の「申告額」を確かめてください。", ""}
	wordSystem = word{"certificate.system", "金額が、証明書の「適用制度」と合いません。",
		"新制度か旧制度かを証明書で確かめてください。", "所法76"}
	wordConverted = word{"certificate.converted",
		"転換などで一時に払った保険料があります。申告する金額に含まれているかどうかは、この製品では判断しません。",
		"証明書の説明を見て、申告する金額を確かめてください。", "所法76"}
	wordBoth = word{"certificate.both", "地震保険料と旧長期損害保険料の両方の証明です。選べるのはどちらか一方で、地震保険料として取り込みます。",
		"旧長期損害保険料を選ぶときは、insurance.csvで入力してください。", "所法77 平18所改法附則10"}

	wordWrongYear = word{"certificate.wrong-year", "年末調整をする年分の証明書ではありません",
		"その年分の控除証明書を受け取ってください。", lawPapers}
	wordHolder = word{"certificate.holder", "氏名が、名簿の氏名と違います。",
		"本人か、本人が保険料を払った家族の証明書であることを確かめてください。" +
			"小規模企業共済等掛金は、本人が契約したものだけが控除の対象です。", "所法74 所法75 所法76"}
	wordAlone = word{"certificate.alone",
		"保険料控除の申告がまだありません。取り込むと、証明書の内容だけの申告になります。",
		"ほかに申告する保険料がないか、本人に確かめてください。", "所法196-1"}
	wordAhead = word{"certificate.ahead",
		"全額を今年申告するか、各年に分けて申告するかを選べます。全額で取り込みます。",
		"分けて申告するときは、insurance.csvでこの年の分の金額を入力してください。", "所法74 所基通74・75-2"}
	wordSplit = word{"certificate.split", "この金額は、納めた年に全額を申告していないときだけ使えます。",
		"前納した年の申告を確かめてください。", "所法74 所基通74・75-2"}
	wordOther = word{"certificate.declared-differs", "申告の金額が、証明書の金額と違います。申告の金額はそのままにします。",
		"本人に確かめてください。証明書の金額を超える申告は計算に使いません。", lawPapers}
	wordAgain = word{"certificate.again", "同じ会社・同じ種類の保険料が、申告にほかにもあります。別の契約として加えます。",
		"同じ契約の新しい証明書のときは、古い行を申告書から外してください。", ""}
	wordForecast = word{"certificate.forecast", "12月まで払い込んだ場合の金額です。証明日までに払い込んだ金額とは違います。",
		"12月までの払込みが続くことを本人に確かめてください。", lawPapers}
	wordMany = word{"certificate.many", "一度に取り込める控除証明書は100件までです。",
		"フォルダーを分けてください。", ""}
	wordNone = word{"certificate.none", "控除証明書がありません。", "XMLファイルを指定してください。", ""}
)

// wrongYear says for which year a certificate is.
func wrongYear(has, wants yearend.IncomeYear) word {
	w := wordWrongYear
	w.message += fmt.Sprintf("（証明書は%s年分、年末調整は%s年分）。", has, wants)
	return w
}
