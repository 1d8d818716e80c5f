package exchange

// ownLabels are the names of fields whose plain name says too little, or another thing elsewhere.
var ownLabels = map[string]string{
	"number": "社員番号", "insured.number": "被保険者整理番号", "accounts.number": "口座番号",
	"died": "死亡日", "addresses.kana": "カナ", "addresses.abroad": "国外", "address.abroad": "国外",
	"contracts.from": "適用日", "contracts.kind": "給与形態", "contracts.monthly_days": "月所定日数",
	"contracts.weekly_minutes": "週所定時間", "contracts.daily_minutes": "1日の所定時間",
	"contracts.renewable": "更新あり", "contracts.worksite": "就業場所の都道府県", "contracts.amounts": "",
	"tax.disabled": "本人が障害者", "tax.widow": "寡婦", "tax.single_parent": "ひとり親",
	"tax.working_student": "勤労学生", "tax.disabled_family": "障害者である家族",
	"tax.cohabiting_special": "同居特別障害者", "dependent.job": "職業", "family.address": "別居先の住所",
	"insured.shares": "本人負担の割合", "shares.Num": "分子", "shares.Den": "分母",
	"insured.care_dependents": "特定被保険者（介護保険料を負担）", "insured.care_excluded": "介護保険適用除外",
	"social.health_only": "健康保険だけ", "social.pension_only": "厚生年金だけ",
	"two_employers.health": "通知された健康保険料", "two_employers.pension": "通知された厚生年金保険料",
	"two_employers.prefecture": "料率の都道府県", "leaves.kind": "休業種別", "leaves.notified": "届け出た終わりの日",
	"leaves.child": "対象の子", "leaves.worked_minutes": "休業中の就業時間", "leaves.multiple": "多胎妊娠",
	"paid_leave": "有休", "paid_leave.day": "取得日", "paid_leave.halves": "日数",
	"paid_leave.minutes": "時間", "commute.meters": "距離", "commute.months": "定期代の月数",
	"accounts.kind": "預金種目", "accounts.amount": "振込額", "accounts.bonus_too": "賞与も振り込む",
	"accounts.bank": "銀行コード", "accounts.branch": "支店コード", "resident.municipality": "市区町村コード",
	"addresses.municipality": "市区町村コード", "resident.lump_on_leaving": "退職時に一括徴収",
	"resident.transfer": "転職先で特別徴収を継続", "resident.not_collectable": "普通徴収に切替え",

	"from": "計算期間の始め", "scheduled_halves": "所定日数", "worked_halves": "出勤日数",
	"leave_halves": "有休", "leave_minutes": "時間年休", "special_halves": "特別休暇",
	"absent_halves": "欠勤", "closure_halves": "休業", "late_minutes": "遅刻早退", "prescribed": "所定内",
	"beyond": "所定外", "overtime": "時間外", "over60": "60時間超", "holiday": "法定休日", "night": "深夜",
	"rest_overtime": "所定休日残業", "short": "不足", "days.kind": "日の区分", "days.start": "出勤",
	"days.end": "退勤", "days.prescribed": "所定時間", "counts": "",
}

// codeWords are the codes of records in words, by the field.
var codeWords = map[string]map[string]string{
	"sex": sexWords, "family.sex": sexWords,
	"left_reason": {"own-will": "自己都合", "term-end": "契約期間の満了", "retirement-age": "定年",
		"dismissed": "解雇", "moved": "転籍", "died": "死亡"},
	"contracts.kind": {"monthly": "月給", "annual": "年俸", "daily": "日給", "hourly": "時給"},
	"contracts.status": {"regular": "正社員", "part-time": "パートタイム", "fixed-term": "有期雇用",
		"director": "役員", "working-director": "兼務役員", "day-laborer": "日雇"},
	"tax.column":      {"kou": "甲", "otsu": "乙", "hei": "丙"},
	"social.category": {"part-time": "短時間就労者", "short-time": "短時間労働者", "over-seventy": "70歳以上"},
	"family.relation": {"spouse": "配偶者", "child": "子", "parent": "父母", "grandparent": "祖父母",
		"sibling": "兄弟姉妹", "grandchild": "孫", "parent-in-law": "義父母", "other": "その他",
		"spouse-law": "配偶者（内縁）", "child-law": "子（内縁の配偶者の子）", "parent-law": "父母（内縁の配偶者の父母）"},
	"standards.cause": {"acquisition": "資格取得時決定", "annual": "定時決定", "occasional": "随時改定",
		"after-childcare": "育児休業等終了時改定", "after-maternity": "産前産後休業終了時改定",
		"notice": "通知書による"},
	"leaves.kind": {"maternity": "産前産後休業", "childcare": "育児休業", "birth-childcare": "出生時育児休業",
		"caregiver": "介護休業", "sick": "病気休職", "suspension": "休職"},
	"accounts.kind": {"ordinary": "普通", "current": "当座", "savings": "貯蓄"},
	"days.kind":     {"working": "労働日", "rest": "所定休日", "holiday": "法定休日"},
	"days.leave": {"paid": "有休", "half-am": "午前休", "half-pm": "午後休", "special": "特別休暇",
		"absent": "欠勤", "closure": "休業"},
}

var sexWords = map[string]string{"male": "男", "female": "女"}

// units are those of the figures, by the field, or by its name alone where nothing else bears it.
var units = map[string]string{
	"contracts.weekly_minutes": unitTime, "contracts.daily_minutes": unitTime,
	"contracts.weekly_days": textDaySign, "contracts.monthly_days": textDaySign,
	"leaves.worked_minutes": unitTime, "paid_leave.halves": unitHalves, "paid_leave.minutes": unitTime,
	"commute.meters": unitMeters, "commute.months": "か月分", "resident.year": "年度",
	"relatives": "人", "disabled_family": "人", "cohabiting_special": "人",

	"scheduled_halves": unitHalves, "worked_halves": unitHalves, "leave_halves": unitHalves,
	"special_halves": unitHalves, "absent_halves": unitHalves, "closure_halves": unitHalves,
	"holiday_days": textDaySign, "rest_days": textDaySign, "late_times": textTimesSign,
	"early_times": textTimesSign, "leave_minutes": unitTime, "late_minutes": unitTime,
	"prescribed": unitTime, "beyond": unitTime, "overtime": unitTime, "over60": unitTime,
	"holiday": unitTime, "night": unitTime, "rest_overtime": unitTime, "short": unitTime,
	"days.start": unitClock, "days.end": unitClock, "days.prescribed": unitTime,
	"breaks.start": unitClock, "breaks.end": unitClock,
}

const (
	textTimesSign    = "回"
	textFamilyMember = "家族"
)

// numbered tells which of several it is.
func numbered(word string, n int) string {
	if word == "" {
		return itoa(n) + "番目"
	}
	return word + itoa(n)
}

func yesNo(yes bool) string {
	if yes {
		return "はい"
	}
	return "いいえ"
}

// yenText is an amount that is written with its thousands apart.
func yenText(amount string) string {
	if amount == "" {
		return ""
	}
	if amount[0] == '-' {
		amount = "−" + amount[1:]
	}
	return amount + "円"
}

// clockText is a time of a day, or of the next one.
func clockText(minutes int) string {
	if minutes >= 24*60 {
		return textNextSign + clockText(minutes-24*60)
	}
	return itoa(minutes/60) + ":" + twoDigits(minutes%60)
}

// halvesText is a number of half days in days.
func halvesText(n int) string {
	if n%2 == 0 {
		return itoa(n/2) + textDaySign
	}
	return itoa(n/2) + ".5" + textDaySign
}
