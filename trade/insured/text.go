package insured

import (
	"strings"

	"romukura/law/coverage"
	"romukura/law/remuneration"
	"romukura/law/why"
)

const (
	textMonth      = "支払の月"
	textDifference = "遡及差額のうち対象より前の期間の分（除く）"
	textPass       = "数か月分の通勤手当を1か月当たりにした差"
	textPassMonths = "定期券の月数"
	textMonths     = "か月"
	textBefore     = "変動前"
	textAfter      = "変動後"
	textPayKind    = "給与の決め方（月給・日給・時給）の変更"
	textHours      = "日給・時給の人の契約上の時間・日数の変更"
	textClosure    = "一時帰休の始まり・終わり"

	textMissingTable = "日付を確かめるか、その期間の表を取り込んでください。"

	textLeftStill      = "退職していますが、資格喪失が記録されていません"
	textAge75          = "75歳以上のため健康保険の被保険者ではありません（70歳以上被用者の届出は続きます）"
	textDirectorPaid   = "労務の対償として報酬を受ける役員のため被保険者です"
	textDirectorUnpaid = "報酬のない役員のため被保険者になりません"
	textDayLaborer     = "日雇いのため、引き続き1か月を超えて使用されるまで被保険者になりません"
)

var reasons = map[remuneration.Key]string{
	NotInsured:      "健康保険・厚生年金保険の被保険者ではありません",
	PayAwaited:      "対象となる月の給与がまだ計算されていません",
	PayToCome:       "対象となる月の給与の支払月がまだ来ていません",
	NoStandard:      "従前の標準報酬月額が記録されていません。決定通知書の額を名簿に入れてください",
	NoContract:      "資格取得日の雇用契約がありません",
	Impossible:      "記録に誤りがあり、決められません",
	NewlyInsured:    "資格取得時決定がこの給与で行われているため、変動ではありません",
	LostBefore:      "改定される月より前に資格を喪失します",
	AlreadyRevised:  "この月からの改定が記録されています",
	NetUnchanged:    "固定的賃金の増減の合計が0円のため、変動がありません",
	DifferenceAlone: "差額だけが支払われ、この月に固定的賃金は変わっていません",
	NotEnded:        "休業の終わりがまだ事実として記録されていません",
	NoChildBirth:    "子の生年月日がありません。休業か家族の記録に入れてください",
	AlreadyDecided:  "資格取得時の標準報酬月額が記録されています",
	NoPay:           "契約に月の報酬となる額がありません",
}

var (
	judgeTwoPays = why.Judgement{Key: "insured.two-pays", Law: "健保法41-1 厚年法21-1",
		Question: "同じ月に二つの給与グループから支払がありました。支払基礎日数は合計でよいですか。",
		Proposal: "額を合計し、日数は暦日を上限に合計しています。同じ日を二度数えていないか確かめてください。"}
	judgePayDay = why.Judgement{Key: "insured.pay-day", Law: "健保法41-1 厚年法21-1",
		Question: "支払日が休日のため隣の月に移りました。本来の支払月の報酬としてよいですか。",
		Proposal: "本来の支払日の属する月で数えています。実際に支払った月で数える場合は保険者に確かめてください。"}
	judgeDifference = why.Judgement{Key: "insured.difference", Law: "健保法44-1 厚年法24-1",
		Question: "遡及差額は、対象となる月より前の期間の分ですか。",
		Proposal: "全額を前の期間の分として除いています。対象の月の分があれば、その額は含めます。"}
	judgePass = why.Judgement{Key: "insured.pass", Law: "健保法3-5 厚年法3-1",
		Question: "数か月分の通勤手当のうち、この月に当たる支払が見つかりません。1か月当たりの額はいくらですか。",
		Proposal: "この月の通勤手当は0円としています。支払った額を月数で割って加えてください。"}
	judgeDifferenceAlone = why.Judgement{Key: "insured.difference-month", Law: "保発0301-8",
		Question: "昇給の差額が、新しい単価の給与より後に支払われました。差額の支払月を変動月としますか。",
		Proposal: "遡って昇給した場合は差額の支払月が変動月です。その月から3か月で見直してください。"}
	judgeDirection = why.Judgement{Key: "insured.direction", Law: "健保法43-1 厚年法23-1 保発0301-8",
		Question: "固定的賃金は全体として上がりましたか、下がりましたか。単価と月額、または給与の決め方が同時に変わっています。",
		Proposal: "3か月の平均が従前より高ければ昇給、低ければ降給として判定しています。"}
	judgeTwoEmployers = why.Judgement{Key: "insured.two-employers", Law: "健保法44-3 厚年法24-2",
		Question: "二以上の事業所に勤務しています。この事業所の報酬だけを届け出ます。",
		Proposal: "標準報酬月額は合算して年金事務所が決めます。決定通知書が届いたら、その額を入れてください。"}
	judgePlanned = why.Judgement{Key: "insured.planned", Law: "健保法41-3 厚年法21-3",
		Question: "4月から6月の給与で固定的賃金が変わっています。7月・8月・9月の随時改定に当たりますか。",
		Proposal: "見込みがあれば算定基礎届に「月額変更予定」と記すか、届出を待ちます。当たらなければ算定基礎届を出します。"}
	judgePlannedLeave = why.Judgement{Key: "insured.planned-leave", Law: "健保法41-3 厚年法21-3",
		Question: "休業終了時の改定（7月・8月・9月）に当たることがあります。本人は申し出ますか。",
		Proposal: "申し出れば算定基礎届ではなく休業終了時報酬月額変更届を出します。"}
	judgeClosure = why.Judgement{Key: "insured.closure", Law: "健保法44-1 厚年法24-1",
		Question: "一時帰休は7月1日に解消していましたか。",
		Proposal: "6月に支払った給与に休業があれば続いているもの、なければ解消したものとしています。"}
	judgeBonuses = why.Judgement{Key: "insured.bonuses", Law: "健保法3-5 健保法3-6 厚年法3-1",
		Question: "賞与が1年に4回以上支払われました。規程で同じ性質のものを年4回以上と定めていますか。",
		Proposal: "定めていれば12分の1を各月の報酬に加えます。給与グループの賞与月が4つ以上のときだけ加えています。"}
	judgeExpected = why.Judgement{Key: "insured.expected", Law: "健保法42-1 厚年法22-1",
		Question: "同じ仕事・同じ賃金の人の前月の報酬と、契約の見込額の両方があります。どちらで決めますか。",
		Proposal: "同じ仕事・同じ賃金の人の前月の平均で決めています。"}
	judgeDirector = why.Judgement{Key: "insured.director", Law: "健保法3-1 厚年法9 保発74",
		Question: "この役員は常用的に使用されていますか（出勤の状況、役員会への出席、職員への指揮、報酬の額など）。",
		Proposal: "報酬があれば被保険者、なければ被保険者でないとしています。非常勤なら実態で決めてください。"}
	judgeDayLaborer = why.Judgement{Key: "insured.day-laborer", Law: "健保法3-1-2 厚年法12-1-1",
		Question: "日雇いの人です。引き続き1か月（雇用保険は31日）を超えて使用される見込みがありますか。",
		Proposal: "見込みがあれば一般の被保険者、なければ日雇いの制度によります。"}
	judgeStudent = why.Judgement{Key: "insured.student", Law: "雇保法6-1-4 雇保則3の2",
		Question: "昼間学生ですか。夜間・通信制・休学中・卒業後も引き続き勤める場合は被保険者です。",
		Proposal: "昼間学生として、被保険者でないとしています。在学証明書などで確かめてください。"}
)

// wayText says which way a change goes.
func wayText(d remuneration.Direction) string {
	switch d {
	case remuneration.Up:
		return "上がった"
	case remuneration.Down:
		return "下がった"
	}
	return "額では向きが分からない"
}

// conditionsText says by which conditions somebody is covered or is not.
func conditionsText(s coverage.Status, all []coverage.Condition) string {
	var failed []string
	for _, c := range all {
		if !c.Met {
			failed = append(failed, c.Label())
		}
	}
	if s != coverage.NotInsured || len(failed) == 0 {
		return s.Label()
	}
	return s.Label() + "（満たさない要件: " + strings.Join(failed, "、") + "）"
}

var findingTexts = map[Finding]string{
	Agreed:  "登録のとおりです。",
	Missing: "被保険者になるはずですが、登録されていません。",
	Surplus: "登録されていますが、被保険者の要件を満たしません。",
	Differs: "登録されている区分と、契約による区分が違います。区分変更の届出を確かめてください。",
}

// Label is the finding in Japanese.
func (f Finding) Label() string { return strings.TrimSuffix(findingTexts[f], "。") }

func findingText(r *CoverageRow) string { return findingTexts[r.Finding] + r.Reason }

// judgeFinding asks whether contract or register is right.
func judgeFinding(r *CoverageRow) why.Judgement {
	law := "健保法3-1-9 厚年法12-1-5"
	if r.Insurance == Employment {
		law = "雇保法4-1 雇保法6-1-1"
	}
	return why.Judgement{Key: "insured.coverage", Law: law,
		Question: findingTexts[r.Finding] + "契約の記録は今の実態と合っていますか。",
		Proposal: r.Reason + "。合っていれば届け出ます。違えば契約の記録を直してください。"}
}

// Label is the state in Japanese.
func (s State) Label() string {
	return map[State]string{Proposed: "届け出る", LeftOut: "対象外", Waiting: "給与待ち",
		Refused: "記録の誤り"}[s]
}
