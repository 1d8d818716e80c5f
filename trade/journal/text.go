package journal

import (
	"fmt"

	"romukura/trade/payroll"
)

const (
	textNotClosed        = "この給与はまだ確定していません。"
	textNotClosedRemedy  = "計算した人と承認する人の2人で確定してから仕訳を作成してください。"
	textSlipSum          = "支給・控除の明細と差引支給額が一致しません。"
	textSlipSumRemedy    = "この人の給与を計算し直してください。"
	textNothing          = "仕訳にする金額がありません。"
	textNothingRemedy    = "支給のある給与か確かめてください。"
	textUnbalanced       = "借方と貸方の合計が一致しません。"
	textUnbalancedRemedy = "この仕訳は取り込まず、お問い合わせください。"
	textTooLongRemedy    = "取り込むときに切り捨てられます。短い名前にしてください。"
	textLineMark         = "[明細行]"
)

func tooLong(c *column) string {
	return fmt.Sprintf("%sが半角%d文字を超えています。", c.title, c.limit)
}

func payText(r *payroll.Run) string {
	if r.Kind == payroll.BonusPay {
		return fmt.Sprintf("%d年%d月 賞与", r.Month.Year, r.Month.Number)
	}
	return fmt.Sprintf("%d年%d月支給 給与", r.Month.Year, r.Month.Number)
}

func burdenText(r *payroll.Run) string { return payText(r) + " 法定福利費" }
