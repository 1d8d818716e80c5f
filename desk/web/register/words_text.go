package register

import (
	"romukura/desk/personnel"
	"romukura/desk/web/part"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/insured"
)

var textViews = map[string]string{viewHere: "在籍", viewJoining: "入社予定", viewAway: "休業中",
	viewLeaving: "退職手続中", viewAhead: "変更予定あり", viewFaulty: "不備・要確認", viewLeft: "退職",
	viewAll: "すべて"}

// textSinceWords are the differences from the end of the last month.
var textSinceWords = map[string]string{sinceAny: "違いのある人", sinceJoined: "入社",
	sinceLeft: "退職", sinceChanged: "変更"}

// textSubjects are the sections of a record in the fewest letters, for the list.
var textSubjects = map[string]string{"contract": "契約", "name": "氏名", "address": "住所",
	"family": "家族", "leave": "休業", "tax": "税", "resident": "住民税", "insured": "資格",
	"standard": "標準報酬", "commute": "通勤", "account": "口座"}

var textNumberStates = map[string]string{numberLacking: "本人の番号を未保管",
	numberFamily: "家族の番号を未保管", numberKept: "保管", numberAfter: "退職後も保管",
	numberDue: "廃棄の時期", numberDestroyed: "廃棄済み"}

// textHows are what may become of an amount.
var textHows = []part.Option{{Value: string(personnel.Set), Word: "この額にする（円）"},
	{Value: string(personnel.Up), Word: "この額だけ上げる（円）"},
	{Value: string(personnel.Down), Word: "この額だけ下げる（円）"},
	{Value: string(personnel.UpRate), Word: "この率だけ上げる（%）"},
	{Value: string(personnel.DownRate), Word: "この率だけ下げる（%）"}}

// textUnits are to what a rate's result is rounded.
var textUnits = []part.Option{{Value: "1", Word: "1円未満を四捨五入"},
	{Value: "10", Word: "10円未満を切り上げ"}, {Value: "100", Word: "100円未満を切り上げ"},
	{Value: "1,000", Word: "1,000円未満を切り上げ"}}

// textObstacles are why somebody's record stays as it is.
var textObstacles = map[personnel.Obstacle]string{
	personnel.NotYet:      "この日にはまだ入社していません。",
	personnel.Gone:        "この日より前に退職しています。",
	personnel.Same:        "すでにこの内容です。",
	personnel.NoAmount:    "この項目の金額がないため、上げ下げできません。「この額にする」なら設定できます。",
	personnel.Below:       "下げると0円を下回ります。",
	personnel.NoNotice:    "この月に効く住民税の通知がありません。",
	personnel.Ordinary:    "住民税は普通徴収です。",
	personnel.LaterNotice: "後の月から始まる住民税の通知があります。その人の「住民税」で1件ずつ直してください。",
	personnel.Faulty:      "変更すると記録に誤りができます。",
}

// bookOptions are the statutory books by the titles under which they are made.
var bookOptions = []part.Option{{Value: "roster", Word: "労働者名簿"},
	{Value: "wages", Word: "賃金台帳"}, {Value: "attendance", Word: "出勤簿"},
	{Value: "leave", Word: "年次有給休暇管理簿"}}

var textSectionTitles = map[string]string{"person": "本人", "name": "氏名", "address": "住所",
	"contract": "契約と給与", "tax": "税（扶養控除等申告）", "commute": "通勤", "account": "振込口座",
	"leaving": "退職", "leave": "休業",
	"resident": "住民税", "standard": "標準報酬月額", "family": "家族", "insured": "社会保険・雇用保険",
	"new": "従業員の追加"}

var textChoose = map[string]string{
	"person":   "社員番号・性別・生年月日・入社日の訂正",
	"name":     "結婚などで氏名が変わった、カナを直す、通称を使う",
	"address":  "引っ越した、電話番号が変わった",
	"contract": "昇給・降給、所属や雇用形態や所定時間の変更、契約の更新",
	"tax":      "扶養控除等申告書を受け取った、扶養親族等の数が変わった",
	"commute":  "通勤の経路や距離が変わった",
	"account":  "給与の振込先が変わった",
	"leaving":  "退職が決まった、退職日や理由を直す、退職を取り消す",
	"leave":    "産前産後休業・育児休業・介護休業・休職に入る",
	"family":   "家族が増えた、扶養に入る・外れる",
	"insured":  "資格の取得・喪失の日、被保険者番号、区分",
	"resident": "特別徴収税額の通知書や変更通知書が届いた、普通徴収に切り替わった",
	"standard": "標準報酬月額の決定通知書が届いた、登録した額を直す",
}

var textHelp = map[string]string{
	"contract": "新しい条件が始まる日を入れると、それまでの条件は履歴に残ります。先の日付なら、その日から効きます。",
	"name":     "住民票のとおりに入力します。姓と名の間は全角の空白で区切ります。それまでの氏名は履歴に残ります。",
	"address":  "住み始めた日を入れてください。それまでの住所は履歴に残ります。",
	"tax":      "申告書を受け取った日、または適用する最初の日を入れてください。",
	"family":   "家族の個人番号は、ここには書けません。マイナンバーの画面で扱います。",
	"leave":    "終わりの日は予定でかまいません。実際に終わったら「終わりが確定した」を選んでください。",
	"leaving":  "退職日は、在籍する最後の日です。社会保険の資格は、その翌日に失います（健保法36・厚年法14）。",
	"insured":  "資格を失った後にもう一度入ったときは、取得の日を新しい日に直し、喪失の日を空けてください。",
	"resident": "市区町村の通知書ごとに1件ずつ登録します。金額が途中で変わったら、変更通知書の月から新しい1件を足してください。",
	"standard": "年金事務所や健康保険組合の決定通知書のとおりに入れます。適用される月の1日から効きます。",
	"person":   "登録した内容の訂正です。書き直す前の内容も取扱記録に残ります。",
	"account":  "2つ以上に分けるときは、最後の口座が残額を受け取ります。ほかの口座には金額を入れてください。",
	"commute":  "通勤手当の非課税限度額の判定に使います。",
	"new":      "保存すると、入社日の契約・住所・氏名として登録します。資格を取得しない人は、取得の日を空けてください。",
}

var textRemove = map[string]string{"name": "この記録を消す", "address": "この記録を消す",
	"contract": "この記録を消す", "tax": "この記録を消す", "commute": "この記録を消す",
	"account": "この記録を消す", "standard": "この記録を消す", "resident": "この通知を消す",
	"leave": "この休業を消す", "family": "この家族を消す",
	"leaving": "退職を取り消す"}

// textFieldNames are the labels of fields, without the place that follows some.
var textFieldNames = map[string]string{
	"number": textNumber, "sex": "性別", "born": textBorn, "hired": textHired,
	"from": "いつから", "full": textName, "kana": textKana, "roman": "ローマ字", "usual": "通称名",
	"postal_code": "郵便番号", "text": "住所", "address_kana": "住所のカナ", "phone": "電話番号",
	"municipality": "市区町村コード", "abroad": "国外に住んでいる",
	"establishment": "事業所", "group": "給与グループ", "status": "雇用形態", "kind": "区分",
	"department": textDepartment, "job": "従事する業務", "weekly_minutes": "週の所定労働時間",
	"weekly_days": "週の所定労働日数", "term_end": "契約期間の終わり", "renewable": "契約を更新することがある",
	"manager": "管理監督者である", "student": "学生である", "amount": "金額",
	"expected_monthly": "残業などを含む月の見込額",
	"column":           "税額表の区分", "relatives": "源泉控除対象親族の数", "spouse_counted": "源泉控除対象配偶者がいる",
	"disabled": "本人が障害者である", "widow": "寡婦である", "single_parent": "ひとり親である",
	"working_student": "勤労学生である", "disabled_family": "障害者である家族の数",
	"cohabiting_special": "うち同居特別障害者の数", "non_resident": "非居住者である",
	"car": "自動車・バイク・自転車で通う", "meters": "片道の距離", "pass": "定期代（1か月あたり）",
	"months": "定期をまとめて支給する月数", "toll": "有料道路（1か月）", "park": "駐車場（1か月）",
	"bank": "銀行コード", "branch": "支店コード", "account_kind": "預金の種類", "account": "口座番号",
	"holder_kana": "口座名義のカナ",
	"from_month":  "徴収を始める月", "first": "最初の月の額", "others": "翌月からの額",
	"municipal_name": "市区町村の名前", "designated": "指定番号", "recipient": "受給者番号",
	"not_collectable": "普通徴収に切り替わった", "rest": "残りの住民税", "health": "健康保険の標準報酬月額",
	"pension": "厚生年金の標準報酬月額", "cause": "決まった理由",
	"left": "退職日", "left_reason": "退職の理由", "died": "死亡した日",
	"start": "始まり", "end": "終わり", "ended": "終わりが確定した", "due": "出産予定日", "birth": "出産した日",
	"multiple": "多胎妊娠である", "applied": "保険料の免除を申し出た", "notified": "年金事務所に届け出た終わりの日",
	"relation": "続柄", "dependent_from": "いつから（扶養の変更）", "dependent": "被扶養者である",
	"together": "同居している", "reason": "理由", "annual_income": "年間収入", "occupation": "職業",
	"apart_postal": "別居先の郵便番号", "apart": "別居先の住所",
	"category_iii":    "国民年金第3号被保険者である",
	"social_acquired": "資格取得日（健保・厚年）", "social_lost": "資格喪失日（健保・厚年）",
	"category": "被保険者の区分", "insured_number": "被保険者整理番号", "pension_number": "基礎年金番号",
	"employment_acquired": "資格取得日（雇用保険）", "employment_lost": "離職の翌日（雇用保険）",
	"employment_number": "雇用保険被保険者番号",
	"item":              "給与の項目", "how": "変え方", "by": "額または率", "unit": "率で計算した端数",
}

var textSupport = map[string]string{
	"full": "住民票の表記。姓と名の間に全角の空白を入れます。", "kana": "全角カタカナ",
	"weekly_minutes": "例: 40:00、38:45", "postal_code": "例: 100-0001",
	"apart_postal": "例: 100-0001", "phone": "例: 03-1234-5678",
	"municipality": "住民税を納める市区町村。6桁", "from_month": "例: 2026-06",
	"rest": "1月から4月に退職する人からは、一括で引くのが決まりです（地税法321の5）。" +
		"ほかの月は本人の希望によります。", "pension_number": "例: 1234-567890",
	"employment_number": "例: 1234-567890-1", "meters": "例: 5200", "holder_kana1": "通帳のとおり",
	"expected_monthly": "時給・日給の人の、資格取得時の標準報酬に使います。",
	"by":               "例: 5,000（円）、3.5（%）",
	"annual_income":    "130万円（60歳以上や障害者は180万円）未満が目安です。",
}

var textYesNo = map[bool]string{true: "はい", false: "いいえ"}

var textSexes = map[employee.Sex]string{employee.Male: "男", employee.Female: "女"}

var textStatuses = map[employee.Employment]string{employee.Regular: "正社員",
	employee.PartTime: "パートタイム", employee.FixedTerm: "有期雇用", employee.Director: "役員",
	employee.WorkingDirector: "兼務役員", employee.DayLaborer: "日雇"}

var textKinds = map[employee.PayKind]string{employee.Monthly: "月給", employee.Annual: "年俸",
	employee.Daily: "日給", employee.Hourly: "時給"}

var textReasons = map[employee.LeftReason]string{employee.LeftOwnWill: "自己都合",
	employee.LeftTermEnd: "契約期間の満了", employee.LeftRetired: "定年", employee.LeftDismissed: "解雇",
	employee.LeftMoved: "転籍", employee.LeftDied: "死亡"}

var textLeaves = map[employee.LeaveKind]string{employee.LeaveMaternity: "産前産後休業",
	employee.LeaveChildcare: "育児休業", employee.LeaveBirth: "出生時育児休業",
	employee.LeaveCaregiver: "介護休業", employee.LeaveSick: "病気休職",
	employee.LeaveSuspension: "休職"}

// textLooks remind of what usually changes along.
var textLooks = map[personnel.Look]string{
	personnel.LookCommute:  "通勤の経路と通勤手当は前のままです。変わるときは「通勤」と「契約と給与」も直してください。",
	personnel.LookAccount:  "振込口座の名義は前のままです。名義が変わったら「振込口座」も直してください。",
	personnel.LookTax:      "扶養控除等申告は前のままです。申告書を受け取ったら「税」も直してください。源泉徴収税額が変わります。",
	personnel.LookDeclare:  "扶養控除等申告書がまだありません。受け取るまでは、税額表の乙欄で計算します（所法185）。",
	personnel.LookPay:      "振込口座がまだありません。登録するまで、振込データに載りません。",
	personnel.LookFamily:   "家族がいません。扶養に入る家族がいるときは、保存した後に「家族」へ登録してください。",
	personnel.LookResident: "住民税の通知がありません。前の勤め先から引き継ぐときは、保存した後に「住民税」へ登録してください。",
	personnel.LookTwin: "氏名か読みと生年月日が同じ人が、すでに名簿にいます。" +
		"二重に登録していないか、退職した人の再雇用かを確かめてください。",
	personnel.LookTransfer: "事業所が変わります。事業所ごとに適用を受けているときは、前の事業所の資格喪失届と新しい事業所の資格取得届" +
		"（5日以内、健保則24・29、厚年則15・22）、雇用保険の転勤届（10日以内、雇保則13）が要ります。",
	personnel.LookAllowance: "通勤手当の額は前のままです。変わるときは「契約と給与」も直してください。" +
		"通勤手当の変更は固定的賃金の変動で、随時改定の対象になります（健保法43）。",
	personnel.LookMaternityPay: "産前産後休業の間は、健康保険の出産手当金を請求できます（健保法102）。請求書はここでは作れません。",
	personnel.LookChildcarePay: "育児休業の間は、雇用保険の育児休業給付（雇保法61の7・61の8）を受けられることがあります。" +
		"ハローワークへの手続はここでは作れません。",
	personnel.LookCaregiverPay: "介護休業の間は、雇用保険の介護休業給付金（雇保法61の4）を受けられることがあります。" +
		"ハローワークへの手続はここでは作れません。",
	personnel.LookSickPay: "働けない間は、健康保険の傷病手当金を請求できることがあります（健保法99）。請求書はここでは作れません。",
	personnel.LookPremiums: "この休業では、社会保険料は免除されません（免除は産前産後と育児の休業です。健保法159・159の3）。" +
		"給与から引けない本人負担分の受け取り方を決めてください。住民税も同じです。",
	personnel.LookExemption: "「保険料の免除を申し出た」を選ぶまでは、社会保険料を引いて計算します" +
		"（免除: 健保法159・159の3、厚年法81の2・81の2の2）。",
	personnel.LookCards: "資格確認書などを受け取っている人からは、退職のときに返してもらってください。",
}

// textCodeDo says how codes of accounts are written.
var textCodeDo = map[string]string{"bank": "4桁の数字で入力してください。", "branch": "3桁の数字で入力してください。",
	"account": "7桁までの数字で入力してください。"}

var textRests = map[string]string{restLump: "一括で引く", restOrdinary: "本人が自分で納める（普通徴収）",
	restTransfer: "転職先で引き続き引く"}

var textColumns = map[string]string{"kou": "甲欄（申告書あり）", "otsu": "乙欄（ほかの会社に申告）",
	"hei": "丙欄（日雇い）", "": "申告書なし（乙欄）"}

var textCategories = map[string]string{"": "一般",
	employee.CategoryPartTime:  "短時間就労者（4分の3以上）",
	employee.CategoryShortTime: "短時間労働者（適用拡大）"}

var textRelations = map[string]string{"spouse": "配偶者", "child": "子",
	"parent": "父母", "grandparent": "祖父母", "sibling": "兄弟姉妹", "grandchild": "孫",
	"parent-in-law": "義父母", "other": "その他"}

// textDependentReasons are words of the register, by which the form of dependents finds its codes.
var textDependentReasons = map[string]string{"": "未選択", "出生": "出生", "婚姻": "婚姻", "離職": "離職",
	"収入減": "収入の減少", "同居": "同居", "障害認定": "障害の認定", "就職": "就職", "収入増加": "収入の増加", "離婚": "離婚", "死亡": "死亡",
	"75歳到達": "75歳になった", "その他": "その他"}

var textDependentWords = map[bool]string{true: "被扶養者", false: "扶養外"}

var textAccountKinds = map[string]string{"ordinary": "普通", "current": "当座", "savings": "貯蓄",
	"": "未選択"}

var textCauses = map[string]string{insured.CauseAcquisition: "資格取得時決定",
	insured.CauseAnnual: "定時決定", insured.CauseOccasional: "随時改定",
	insured.CauseAfterChildcare: "育児休業等終了時改定",
	insured.CauseAfterMaternity: "産前産後休業終了時改定", insured.CauseNotice: "通知書による"}

var textInsurances = map[insured.Insurance]string{insured.Social: textSocial,
	insured.Employment: textEmployment}

var textFormulas = map[client.FormulaKind]string{client.Fixed: "月額", client.Hourly: "1時間あたり",
	client.Daily: "1日あたり", client.PerCount: "1回あたり", client.PerKm: "1kmあたり"}

// order is that in which choices are offered, by what is chosen most.
var order = func() map[string]int {
	m := map[string]int{}
	for i, v := range []string{"male", "female", "regular", "part-time", "fixed-term", "director",
		"working-director", "day-laborer", "monthly", "annual", "daily", "hourly", "own-will", "term-end",
		"retirement-age", "dismissed", "moved", "died", "maternity", "childcare", "birth-childcare",
		"caregiver", "sick", "suspension", "kou", "otsu", "hei", "出生", "婚姻", "離職", "収入減",
		"同居", "障害認定", "就職", "収入増加", "離婚", "死亡", "75歳到達", "その他",
		"notice", "acquisition", "annual",
		"occasional", "after-childcare", "after-maternity", "lump", "ordinary", "transfer",
		"spouse", "child", "parent", "grandparent", "sibling", "grandchild", "other",
		"ordinary", "current", "savings"} {
		m[v] = i + 1
	}
	return m
}()
