package personnel

const (
	textTaken       = "同じ社員番号の人がすでにいます。"
	textTakenRemedy = "別の番号にするか、登録済みの人の記録を直してください。"
)
