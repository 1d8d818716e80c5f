package settlement

import (
	"fmt"
	"strings"

	"romukura/ground/caldate"
	"romukura/ground/fault"
)

// word is one fault: its stable code, what is wrong, what to do, and the law that asks for it.
type word struct{ code, message, remedy, law string }

func (w word) at(path string) fault.Fault {
	return fault.Fault{Path: path, Code: w.code, Message: w.message, Remedy: w.remedy,
		Law: w.law}
}

const (
	textComma    = "、"
	textDirector = "役員"
)

var (
	wordNobody = word{"settlement.nobody", "名簿にいない人です。",
		"名簿に登録するか、年末調整の対象から外してください。", ""}
	wordNoAnswer = word{"settlement.no-answer", "がまだ提出されていません。",
		"本人に提出を依頼してください。該当がないときも「ない」と答えてもらいます。", "所法190 所法194-1 所法195の2 所法196"}
	wordNoNextYear = word{"settlement.no-next-year", "翌年分の扶養控除等申告書がまだ提出されていません。",
		"翌年の最初の給与の前日までに受け取ってください。ないと1月から乙欄で源泉徴収します。", "所法194-1"}
	wordPayOpen = word{"settlement.pay-open", "の給与の記録がありません。",
		"給与を計算して確定してください。この事務所より前に支払った分は、年初からの合計を入力してください。支払がなかったときは、そのことを確かめて記録してください。", "所法190"}
	wordPayUnclosed = word{"settlement.pay-unclosed", "確定していない給与を含んでいます。",
		"給与を確定してください。金額が変わったときは計算し直します。", ""}
	wordAfterDeath = word{"settlement.after-death", "死亡した後に支給日が来た給与は、年末調整に含めていません。",
		"死亡後に支給日の来る給与には所得税がかからず、相続税の対象になります。税を引いていないか確かめてください。", "所法9-1-17"}
	wordNoAddress = word{"settlement.no-address", "翌年1月1日の住所がありません。",
		"本人に確かめて名簿に入力してください。給与支払報告書は1月1日の住所の市区町村に提出します。", "地税法317の6-1"}
	wordTwice = word{"settlement.twice", "同じ人を、この会社のほかの人も申告しています。控除を受けられるのは一人だけです。",
		"だれが控除を受けるか本人たちに確かめ、受けない人の申告書から外してください。別の人であるときは、その理由を記録してください。",
		"所法85-4 所法85-5"}
	wordEachOther = word{"settlement.each-other", "夫婦が互いに配偶者の控除を申告しています。",
		"二人のどちらが控除を受けるか確かめ、もう一人の申告書から外してください。", "所法83の2-2"}
	wordCountDiffers = word{"settlement.count-differs",
		"源泉徴収で数えた配偶者・親族が、申告書に書かれていません。",
		"本人に確かめ、名簿の税の扶養の数か申告書のどちらかを直してください。計算は申告書のとおりに行います。", "所法194-1"}
	wordSpouseUnstated = word{"settlement.spouse-unstated",
		"扶養控除等申告書にある配偶者が、配偶者控除等申告書に書かれていません。",
		"配偶者の所得の見積額を書いて提出してもらってください。控除を受けないときは、扶養控除等申告書の記載を直してもらってください。",
		"所法195の2"}
	wordSpecificUnstated = word{"settlement.specific-unstated",
		"19歳から22歳の親族の所得が扶養控除の限度を超えています。特定親族特別控除申告書に書かれていません。",
		"特定親族特別控除を受けるときは、申告書に書いて提出してもらってください。受けないときは、扶養控除等申告書から外してもらってください。",
		"所法84の2-1"}
	wordNotReady = word{"settlement.not-ready", "まだ年末調整の計算ができません。",
		"下の指摘を解決してください。ほかの人の計算は進められます。", ""}
	wordNotComputed = word{"settlement.not-computed", "今の内容で計算した結果がありません。",
		"計算してから承認してください。", ""}
	wordNotApproved = word{"settlement.not-approved", "承認されていません。",
		"顧問先と事務所の承認を得てから、給与で精算してください。", ""}
	wordPaidAlready = word{"settlement.paid-already", "精算が済んでいます。",
		"内容が変わったときは、申告書を提出し直して再計算してください。", ""}
	wordTwoPersons = word{"settlement.two-persons", "承認する人の名前がないか、二つの承認が同じ人です。",
		"顧問先と事務所で、それぞれ別の人が承認してください。", ""}
	wordProvisional = word{"settlement.provisional", "確認の済んでいない（暫定の）税制の値で計算しています。",
		"値を公表資料で確かめた人が、確認したことを示して承認してください。", ""}
	wordNothingFiled = word{"settlement.nothing-filed", "提出された申告書がありません。",
		"申告書の種類を確かめてください。", ""}
	wordOtherTaxes = word{"settlement.other-taxes",
		"比べたのは所得税（年調年税額）だけです。住民税、健康保険の扶養、会社の家族手当などは含みません。",
		"あわせて確かめてから、本人たちが決めてください。", "所令219"}
	wordNoFile = word{"settlement.no-file", "取り込んだファイルが見つからないか、すでに取り消されています。",
		"取り込みの一覧で番号を確かめてください。", ""}
	wordLaterFile = word{"settlement.later-file",
		"このファイルの内容の一部は、その後に取り込んだ内容で置き換わっています。何も取り消していません。",
		"後から取り込んだものを先に取り消すか、正しい申告書を取り込み直してください。", ""}
	wordReason = word{"settlement.reason", "理由・名前・日付のどれかがありません。",
		"だれが、いつ、なぜ決めたかを入力してください。", ""}
	wordNotAcceptable = word{"settlement.not-acceptable", "この指摘は、確認だけで先に進めることはできません。",
		"指摘の内容を直してください。", ""}
)

// textAccepted says who decided on a fault.
func textAccepted(a *Accepted) string {
	return fmt.Sprintf("%sが%sに確認しました（%s）。", a.By, a.On.Japanese(), a.Reason)
}

func textTwice(numbers []string) string {
	if len(numbers) == 0 {
		return ""
	}
	return "社員番号" + strings.Join(numbers, "、") + "と重なっています。"
}

func monthText(m caldate.Month) string { return fmt.Sprintf("%d月分", m.Number) }

// Label is the declaration's name.
func (k Kind) Label() string {
	return map[Kind]string{
		Dependents:  "扶養控除等（異動）申告書",
		BasicSpouse: "基礎控除申告書兼配偶者控除等申告書兼特定親族特別控除申告書兼所得金額調整控除申告書",
		Insurance:   "保険料控除申告書",
		Housing:     "住宅借入金等特別控除申告書",
		Former:      "前の勤務先の源泉徴収票の有無",
		PaidBefore:  "この事務所より前に支払った給与",
	}[k]
}

// Label is the state's name.
func (s State) Label() string {
	return map[State]string{NotAsked: "未依頼", Waiting: "回答待ち", GivenBack: "差し戻し", Ready: "計算できる",
		Computed: "計算済み", Approved: "承認済み", Paid: "精算済み"}[s]
}

// plain is a name without its spaces and in one case: two ways to write it are one person.
func plain(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), "")) }

// Label is the cause as a person reads it.
func (c Cause) Label() string {
	return map[string]string{"law": "税制の改正", "age": "年齢（1年たったこと）", "pay": "給与・賞与",
		"insurance": "給与から引いた社会保険料", "premiums": "保険料の申告", "family": "本人・家族の申告",
		"income": "給与以外の所得の申告", "housing": "住宅借入金等の申告", "withheld": "源泉徴収した税額など"}[c.Key]
}
