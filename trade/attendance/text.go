package attendance

const (
	textMissingRemedy = "日付を確かめるか、その期間の表を取り込んでください。"
	textWeekCut       = "期間の最初の週の前半の勤怠がないため、その週の40時間を途中の日から数えています。"
	textWeekCutRemedy = "前の期間の日ごとの勤怠があれば一緒に取り込んでください。週の残業が増えることがあります。"
)
