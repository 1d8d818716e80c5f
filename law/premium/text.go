package premium

// Words of the explanations.
const (
	textProportion       = "二以上事業所勤務のあん分"
	textOwn              = "この事業所の報酬"
	textSum              = "全事業所の報酬の合計"
	textNoticeGoesBefore = "年金事務所等の通知に額があるときは、通知の額によります（端数の扱いは未確認）。"
	textPersons          = "被保険者の数"
	textPerson           = "人"
	textExactSum         = "全員の保険料の合計（端数処理前、円）"
	textFundApart        = "勘定ごとに1円未満を切り捨てています（勘定ごとに行うことは未確認）。"
	textEmployer         = "事業主負担"
	textDue              = "告知額"
	textDeducted         = "被保険者から控除した額"
)

// Citations of the explanations.
const (
	lawProportion = "健保法161-4 健保令47-1 厚年法82-3 厚年令4-1"
	lawNotice     = "端数計算法2-1"
	lawEmployer   = "健保法161-2 厚年法82-2"
)

var fundLabels = [...]string{"", "健康保険料等の告知額", "厚生年金保険料の告知額", "子ども・子育て拠出金の告知額"}

// Label is the fund's line as the notice names it.
func (f Fund) Label() string {
	if int(f) >= len(fundLabels) {
		return ""
	}
	return fundLabels[f]
}
