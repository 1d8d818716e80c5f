package attendance

const textMissingRemedy = "日付を確かめるか、その期間の表を取り込んでください。"
