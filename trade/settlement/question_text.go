package settlement

import (
	"strconv"

	"romukura/ground/yen"
	"romukura/law/yearend"
)

const (
	textPersons = "人"
	textPapers  = "件"
	textYes     = "はい"
	textNo      = "いいえ"

	textAnswerAgain = "答えを直して、もう一度提出してください。"

	askElsewhere   = "ほかの勤務先に「扶養控除等申告書」を出していますか。"
	helpElsewhere  = "年末調整は一か所だけで行います。二か所以上で働いている人は、主な勤務先で受けます。"
	askRelatives   = "生計を一にする家族（配偶者のほか）はいますか。"
	helpRelatives  = "16歳未満の子も書いてください。離れて暮らしていても、生活費を送っていれば書けます。"
	askDisability  = "あなたは障害者ですか。"
	askSingle      = "ひとり親・寡婦にあたりますか。"
	helpSingle     = "配偶者がいない人、事実婚の相手がいない人が対象です。"
	askStudent     = "学校に通いながら働いていますか。"
	helpStudent    = "専修学校などは証明書が必要です。"
	askName        = "氏名"
	askKana        = "フリガナ"
	askRelation    = "続柄"
	askBorn        = "生年月日"
	helpBorn       = "12月31日の年齢で決まります。1月1日生まれの人は前日に年をとります。"
	askPay         = "ことし1年の給与（手取りではなく総額）の見込み"
	helpPay        = "パートなどの給与です。1月から12月までの合計を書いてください。"
	askPension     = "公的年金等の所得（控除後）の見込み"
	askOthers      = "そのほかの所得の見込み"
	askTogether    = "いっしょに暮らしていますか。"
	askAbroad      = "国外に住んでいますか。"
	helpAbroad     = "親族関係書類と送金関係書類が必要です。"
	askDisabled    = "障害者ですか。"
	askOtherClaims = "ほかの家族（配偶者など）が、この人の扶養控除を受けますか。"

	helpOtherClaims = "一人について控除を受けられるのは一人だけです。"

	askOtherPay     = "この会社のほかから受け取る給与はありますか（ことし1年の総額）。"
	helpOtherPay    = "ないときは0と書いてください。前の勤務先の分はここに書きません。"
	askOtherIncome  = "給与のほかに所得はありますか（年金・副業・家賃など、経費を引いた額）。"
	helpOtherIncome = "20万円を超えるときは、確定申告が必要なことがあります。"
	askSpouse       = "配偶者の控除を受けますか。"
	helpSpouse      = "配偶者の所得に限度があります。婚姻届を出していない人は対象になりません。"
	askSpousePay    = "配偶者のことし1年の給与（総額）の見込み"
	askSpecific     = "19歳から22歳の家族で、所得が扶養控除の限度を超える人はいますか。"
	helpSpecific    = "限度を超えても、特定親族特別控除を受けられることがあります。"
	askAdjustment   = "所得金額調整控除を受けますか。"
	helpAdjustment  = "給与が850万円を超え、23歳未満の扶養親族か特別障害者がいる人が受けられます。夫婦のどちらも受けられます。"

	askPremiums        = "生命保険・地震保険・国民年金・iDeCoなどの控除証明書はありますか。"
	helpPremiums       = "10月ごろから届くはがきです。給与から引かれている社会保険料は書きません。"
	askInsurer         = "保険会社などの名前"
	askPremiumKind     = "種類"
	askPaid            = "ことし払った（払う予定の）金額"
	helpPaid           = "配当を引いた金額です。証明書の「申告額」を見てください。"
	askShown           = "証明書の「申告額」"
	helpShown          = "払う金額は、この金額を超えられません。"
	askCertificateYear = "証明書の年分"
	askAbroadPapers    = "親族関係書類と送金関係書類を用意できますか。"
	askAbroadStudent   = "留学のために国外に住んでいますか。"
	askRemittance      = "ことし38万円以上を、生活費や教育費として送っていますか。"
	helpRemittance     = "30歳から69歳までの人は、留学・障害・38万円以上の送金のどれかが必要です。"
	askClaimsBack      = "配偶者も、あなたについて配偶者の控除を受けますか。"
	askHousing         = "住宅借入金等特別控除を、ことしも受けますか。"
	askHousingCredit   = "住宅借入金等特別控除申告書の控除額"
	askHousingYear     = "申告書の年分"
	askMovedIn         = "住み始めた日（居住開始年月日）"
	askSmallArea       = "床面積は50㎡より小さいですか。"
	askAddress         = "前の会社の所在地"
	askSlipHeld        = "前の会社の源泉徴収票は手元にありますか。"
	helpHousing        = "税務署から届いた申告書（証明書）と、金融機関の残高証明書が必要です。最初の年は確定申告をします。"
	askFormer          = "ことし、この会社の前に働いていた会社はありますか。"
	helpFormer         = "あるときは「源泉徴収票」が必要です。前の会社にもらってください。"
	askEmployer        = "前の会社の名前"
	askLeft            = "退職した日"
	askFormerPay       = "支払金額"
	askFormerInsurance = "社会保険料等の金額"
	askFormerTax       = "源泉徴収税額"
)

var disabilities = []Option{
	{"none", textNo}, {"disabled", yearend.Disabled.Label()},
	{"special", yearend.SpeciallyDisabled.Label()},
}

// relations are the words for a relative, in the order of the form.
func relations() []Option {
	var out []Option
	for _, w := range []string{"子", "長男", "長女", "養子", "父", "母", "義父", "義母", "祖父", "祖母", "義祖父",
		"義祖母", "孫", "兄", "姉", "弟", "妹", "おじ", "おば", "甥", "姪", "里子", "その他"} {
		out = append(out, Option{w, w})
	}
	return out
}

var singles = []Option{
	{"none", textNo}, {"parent", yearend.SingleParent.Label()},
	{"bereaved", "寡婦（死別など）"}, {"divorced", "寡婦（離婚）"},
}

func yes(b bool) string {
	if b {
		return textYes
	}
	return textNo
}

func countText(n int, unit string) string { return strconv.Itoa(n) + unit }

func yenText(a yen.Amount) string { return a.String() + "円" }

func labelOf(d yearend.Disability) string {
	if d == yearend.NotDisabled {
		return textNo
	}
	return d.Label()
}

func singleLabel(s yearend.Single) string {
	if s == yearend.NoSingle {
		return textNo
	}
	return s.Label()
}

// textGivenBack is why a declaration came back.
func textGivenBack(r *Returned) string { return "差し戻し（" + r.By + "）: " + r.Reason }
