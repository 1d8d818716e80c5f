package accident

// Words of the explanations.
const (
	textRate          = "労災保険率"
	textBusiness      = "事業の種類"
	textTableRate     = "率表の労災保険率"
	textNotified      = "労働保険番号ごとに通知された率（メリット制）を使います。"
	textPremium       = "労災保険料（全額事業主負担）"
	textAccrual       = "労災保険料（月の目安・全額事業主負担）"
	textWages         = "賃金総額"
	textBase          = "1,000円未満切捨て"
	textYearly        = "納める額は年度の賃金総額で確定します。"
	textContractWages = "請負金額から求める賃金総額"
	textPrice         = "請負代金（消費税抜き）"
	textSupplied      = "支給された物の価額"
	textHired         = "貸与された機械器具の損料"
	textRatio         = "労務費率"
	textMeritRate     = "メリット制による労災保険率"
	textOtherRate     = "非業務災害率"
	textBalance       = "収支率"
	textChange        = "増減率"
	textMeritApplies  = "メリット制の対象か"
	textWorkers       = "労働者数"
	textPersons       = "人"
	textMeritYes      = "対象（連続する3保険年度とも規模の要件を満たす）"
	textMeritYears    = "対象外（成立から3保険年度が経過していない）"
	textMeritSmall    = "対象外（規模の要件を満たさない年度がある）"
	textSpecialRate   = "特別加入の保険料率"
	textSpecialBase   = "特別加入の保険料算定基礎額"
	textClass         = "区分"
	textDaily         = "給付基礎日額"
	textAnnual        = "年額（日額×365）"
	textMonths        = "加入月数（0は1年）"
	textMonthUnit     = "月"
)

// Citations of the explanations.
const (
	lawRate        = "徴収法12-2 徴収則16-1 徴収則別表1"
	lawMerit       = "徴収法12-3 徴収則別表3"
	lawPremium     = "徴収法11-1 徴収法15-1"
	lawContract    = "徴収法11-3 徴収則13-1 徴収則別表2"
	lawSpecial     = "徴収法14-1 徴収則23 徴収則別表5"
	lawSpecialBase = "徴収則22 徴収則別表4"
)

// Label is the class as the trade calls it.
func (c Class) Label() string {
	switch c {
	case SmallEmployer:
		return "第1種（中小事業主等）"
	case SelfEmployed:
		return "第2種（一人親方等・特定作業従事者）"
	case SentAbroad:
		return "第3種（海外派遣者）"
	}
	return ""
}
