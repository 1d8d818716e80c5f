package pension

// Words of the explanations.
const (
	textPremium          = "厚生年金保険料（被保険者負担）"
	textStandard         = "標準報酬月額・標準賞与額"
	textRate             = "率"
	textShare            = "被保険者の率"
	textTotal            = "合計"
	textUnrounded        = "端数処理前"
	textEmployee         = "被保険者負担"
	textEmployer         = "厚生年金保険料（事業主負担）"
	textEmployerNote     = "合計から被保険者負担を引いた額です。事業主が納める額は全員分を合算し、1円未満を切り捨てます。"
	textContribution     = "子ども・子育て拠出金（事業主のみ）"
	textContributionNote = "被保険者の負担はありません。"
	textNotified         = "二以上事業所勤務者の通知の額によりました。"
	textMonth            = "保険料の月"
	textExempt           = "産前産後休業・育児休業等のため免除されています。拠出金も免除としています（未確認）。"
	textBonus            = "標準賞与額（厚生年金）"
	textPaid             = "今回の賞与"
	textEarlier          = "同じ月に支払済みの賞与"
	textMonthSum         = "その月の標準賞与額"
	textCap              = "1か月の上限"
	textCapped           = "その月の賞与が上限に達しています。"
)

// Citations of the explanations.
const (
	lawPremium      = "厚年法81-3 厚年法81-4 厚年法82-1 通貨法3-1"
	lawEmployer     = "厚年法82-2"
	lawContribution = "子育て支援法70-1 子育て支援法70-2"
	lawExempt       = "厚年法81の2 厚年法81の2の2"
	lawBonus        = "厚年法24の4-1"
)
