package determination

const (
	textSuperseded = "7月から9月までに改定されるため、定時決定の対象になりません"
	textNotInsured = "健康保険・厚生年金保険の被保険者ではありません"
	textNoStandard = "従前の標準報酬月額がありません。資格取得時の決定を先にしてください"
	textNoContract = "資格取得日に有効な契約がありません"
)
