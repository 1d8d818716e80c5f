package employment

import "romukura/law/why"

// Words of the explanations.
const (
	textCover         = "雇用保険の被保険者か"
	textWeek          = "1週間の所定労働時間"
	textWeekLeast     = "必要な所定労働時間"
	textExpected      = "雇用見込み"
	textExpectedLeast = "必要な雇用見込み"
	textNoEnd         = "期間の定めなし（更新の見込みを含む）"
	textDayUnit       = "日"
	textMonthUnit     = "か月"
	textMulti         = "マルチジョブホルダーとして被保険者になれるか"
	textReached       = "65歳に達する日"
	textSumLeast      = "合計して必要な所定労働時間"
	textMultiNote     = "本人が申し出た日から被保険者になります。さかのぼりません。"
	textMonths        = "被保険者期間"
	textWindow        = "算定対象期間の初日"
	textEnough        = "足りる"
	textNotEnough     = "足りない"
	textByHours       = "日数だけでは足りないため、時間数でも数えました。"
	textPeriod        = "被保険者期間の1期間"
	textPeriodFrom    = "期間の初日"
	textPeriodTo      = "期間の末日"
	textBaseDays      = "賃金支払基礎日数"
	textBaseHours     = "賃金支払基礎時間数"
	textWhole         = "1か月"
	textHalf          = "2分の1か月"
	textZero          = "数えない"
	textOutsideWindow = "算定対象期間の外にあります。"
	textPartial       = "資格取得後の最初の端数期間です。"
	textDeadline      = "届出の期限"
	textNotification  = "届出"
	textEvent         = "起点の日"
	textDailyWage     = "賃金日額"
	textSixMonths     = "休業前6か月の賃金（賞与を除く）"
	textRawDaily      = "180で割った額"
	textDailyMax      = "賃金日額の上限"
	textDailyMin      = "賃金日額の下限"
	textChildcare     = "育児休業給付金"
	textCaregiver     = "介護休業給付金"
	textBirth         = "出生時育児休業給付金"
	textSupport       = "出生後休業支援給付金"
	textElder         = "高年齢雇用継続給付金"
	textShort         = "育児時短就業給付金"
	textScheme        = "支給率（60歳に達した日で決まる）"
	textHighDays      = "支給日数（67%）"
	textLowDays       = "支給日数（50%）"
	textDays          = "休業日数"
	textSpouseDays    = "配偶者の休業日数"
	textPaid          = "支払われた賃金"
	textCap           = "賃金と合わせた上限の割合"
	textRate          = "率"
	textBase          = "基準となる賃金月額"
	textLimit         = "支給限度額"
	textLeast         = "最低限度額"
)

// Questions that a person decides.
const (
	textDirectorQuestion = "兼務役員として、労働者的性格が強く雇用関係があると認められますか"
	textDirectorProposal = "従業員としての賃金の部分について被保険者とする"
	textDirectorNeeds    = "兼務役員雇用実態証明書（代表権・業務執行権の有無、就業規則の適用、報酬の区分）"
	textRelativeQuestion = "同居の親族ですが、他の労働者と同じ指揮命令・労働条件で働いていますか"
	textRelativeProposal = "実態が同じであれば被保険者とする"
	textRelativeNeeds    = "同居の親族雇用実態証明書"
)

// Citations of the explanations.
const (
	lawEmployed  = "雇保法4-1"
	lawSix       = "雇保法6-1-"
	lawMulti     = "雇保法37の5-1 雇保則65の7"
	lawMonths    = "雇保法13-1 雇保法13-2 雇保法14-1 雇保法14-3"
	lawDailyWage = "雇保法17-1 雇保法17-4"
	lawChildcare = "雇保法61の7-6 雇保法61の7-7"
	lawCaregiver = "雇保法61の4-4 雇保法61の4-5 雇保法附則12"
	lawBirth     = "雇保法61の8-4 雇保法61の8-5"
	lawSupport   = "雇保法61の10-1 雇保法61の10-6"
	lawElder     = "雇保法61-5 雇保法61-6 雇保則101の4"
	lawShort     = "雇保法61の12-6 雇保則101の47"
)

var reasonTexts = map[Reason]struct{ label, law string }{
	ReasonNone:     {"被保険者", lawEmployed + " " + lawSix + "1 " + lawSix + "2"},
	ReasonDirector: {"対象外: 役員（雇用される労働者に当たらない）", lawEmployed},
	ReasonMain:     {"対象外: 主たる賃金を受ける他の事業主のもとで被保険者", lawEmployed},
	ReasonHours:    {"対象外: 所定労働時間が足りない", lawSix + "1"},
	ReasonDays:     {"対象外: 31日以上の雇用見込みがない", lawSix + "2"},
	ReasonSeasonal: {"対象外: 短期・短時間の季節的雇用", lawSix + "3"},
	ReasonStudent:  {"対象外: 昼間学生", lawSix + "4 雇保則3の2"},
	ReasonFishing:  {"対象外: 漁船の乗組員", lawSix + "5"},
	ReasonPublic:   {"対象外: 公務員等", lawSix + "6"},
	ReasonAge:      {"対象外: 65歳に達していない", lawMulti},
	ReasonJobs:     {"対象外: 一つの事業所だけで被保険者となる所定労働時間がある", lawMulti},
}

// Label is the reason in Japanese.
func (r Reason) Label() string { return reasonTexts[r].label }

func (r Reason) law() string { return reasonTexts[r].law }

// Label is the kind of insured person in Japanese.
func (k Kind) Label() string {
	switch k {
	case General:
		return "一般被保険者"
	case Elderly:
		return "高年齢被保険者"
	case ShortTerm:
		return "短期雇用特例被保険者"
	}
	return "被保険者でない"
}

// Label is the answer in one line.
func (c Coverage) Label() string {
	if c.Insured {
		return c.Kind.Label()
	}
	return c.Reason.Label()
}

var outcomeLabels = map[Outcome]string{
	Full: "満額", Reduced: "賃金と合わせた上限まで減額", WageTooHigh: "不支給: 賃金が上限以上",
	WorkedTooMuch: "不支給: 就業が多い（10日・80時間を超える）",
	OwnDaysShort:  "不支給: 本人の休業が14日に満たない",
	SpouseShort:   "不支給: 配偶者の休業が14日に満たない",
	MainUnpaid:    "不支給: もとになる給付が支給されない",
	NotLower:      "不支給: 賃金が下がっていない、または下がり方が足りない",
	TooSmall:      "不支給: 最低限度額を超えない",
	NoSuchBenefit: "不支給: この日にはまだない給付",
	Exhausted:     "不支給: 日数または回数を使い切った",
}

// Label is the outcome in Japanese.
func (o Outcome) Label() string { return outcomeLabels[o] }

// Label names whose cap holds for the daily wage.
func (p Purpose) Label() string {
	if p == Caregiver {
		return "介護休業（年齢にかかわらず45歳以上60歳未満の上限）"
	}
	return "育児休業（年齢にかかわらず30歳以上45歳未満の上限）"
}

var notificationLabels = map[Notification]string{
	Acquisition: "被保険者資格取得届", Loss: "被保険者資格喪失届・離職証明書", Transfer: "被保険者転勤届",
	Establishment: "適用事業所設置届", ChildcareClaim: "育児休業給付 初回の支給申請",
	ShortTimeClaim: "育児時短就業給付 初回の支給申請", ElderClaim: "高年齢雇用継続給付 初回の支給申請",
	CaregiverClaim: "介護休業給付 支給申請",
}

// Label is the name of the notification.
func (n Notification) Label() string { return notificationLabels[n] }

func countStep(m Months, table why.Table) why.Step {
	answer, note := textNotEnough, ""
	if m.Enough {
		answer = textEnough
	}
	if m.ByHours {
		note = textByHours
	}
	return why.Step{
		Key: "employment.months", What: textMonths, Law: lawMonths,
		Inputs: []why.Input{
			why.In(textWindow, why.Date(m.Window.From)),
			why.In(textMonths, why.Count(m.Halves/2, textMonthUnit)),
			why.In(textHalf, why.Count(m.Halves%2, "")),
		},
		Table: table, Result: why.Text(answer), Note: note,
	}
}

func periodStep(p Period, halves int, w Span) why.Step {
	result, note := []string{textZero, textHalf, textWhole}[halves], ""
	if p.From.Before(w.From) || p.To.After(w.To) {
		result, note = textZero, textOutsideWindow
	} else if p.Partial {
		note = textPartial
	}
	return why.Step{
		Key: "employment.month", What: textPeriod, Law: lawMonths,
		Inputs: []why.Input{
			why.In(textPeriodFrom, why.Date(p.From)), why.In(textPeriodTo, why.Date(p.To)),
			why.In(textBaseDays, why.Count(p.BaseDays, textDayUnit)),
			why.In(textBaseHours, why.Minutes(p.Minutes)),
		},
		Result: why.Text(result), Note: note,
	}
}
