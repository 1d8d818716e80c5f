package clientfile

import (
	"romukura/desk/web/part"
	"romukura/trade/client"
)

const (
	textTitle     = "顧問先ファイル"
	textClients   = "顧問先"
	textNew       = "顧問先を追加"
	textAdded     = "顧問先を追加しました。設定の残りを順に入れてください。"
	textSaved     = "保存しました。計算済みの給与は変わりません。"
	textSave      = "保存"
	textSaveAbout = "計算済みの給与は変わりません。次に計算するときから、この内容を使います。"
	textBack      = "一覧に戻る"
	textChange    = "変更"
	textEditBasic = "基本情報を変更"
	textClosed    = "ほか%d社は、まだ復号の途中です。"

	textNoClients    = "顧問先はまだありません"
	textNoClientsWhy = "「顧問先を追加」から、最初の顧問先を登録してください。"
	textSetup        = "設定"
	textReady        = "設定済み"
	textNotReady     = "設定の途中"
	textOwners       = "担当"
	textPeople       = "従業員"
	textSetupLeft    = "最初の給与計算まで、あと%dつです"
	textDone         = "済み"
	textToDo         = "未設定"
	textFaults       = "設定の指摘 %d件"
	textForPay       = "給与計算に必要"
	textForFiling    = "届出に必要"
	textStepBasic    = "会社の基本情報と法人番号"
	textStepPlace    = "事業所の記号・番号と労働保険番号"
	textStepGroup    = "締め日・支給日などの給与の規則"
	textStepItem     = "支給・控除の項目"
	textStepAccount  = "振込元の口座"
	textStepPeople   = "従業員の登録（名簿の取込）"
	textStepPay      = "最初の給与計算"

	textBasic       = "基本情報"
	textName        = "名称"
	textKana        = "カナ"
	textEmployer    = "事業主の氏名"
	textCorporate   = "法人番号"
	textCorporateEg = "13桁"
	textContract    = "委託の範囲"
	textInsured     = "厚生年金の被保険者数（法人全体）"
	textInsuredFrom = "被保険者数はいつからか"
	textInsuredEg   = "特定適用事業所かどうかを決めます（厚年法 平24改正附則17）。"
	textID          = "顧問先の記号"
	textIDEg        = "英小文字・数字・ハイフン。例: sakura。あとから変えられません。"
	textNoID        = "顧問先の記号を入れてください。"
	textIDShape     = "記号には、英小文字・数字・ハイフンだけが使えます。"
	textIDTwice     = "同じ記号の顧問先がすでにあります。"

	textPlaces             = "事業所"
	textPlace              = "事業所"
	textAddPlace           = "事業所を追加"
	textPostal             = "郵便番号"
	textPostalEg           = "7桁の数字"
	textAddress            = "所在地"
	textPhone              = "電話"
	textPrefecture         = "都道府県"
	textSymbol             = "事業所整理記号・番号"
	textSymbolPrefecture   = "整理記号の都道府県コード"
	textSymbolPrefectureEg = "年金事務所のコード2桁。例: 東京は21"
	textDistrict           = "郡市区符号"
	textDistrictEg         = "2桁"
	textMark               = "事業所記号"
	textSymbolNumber       = "事業所番号"
	textSymbolNumberEg     = "5桁まで"
	textInsurer            = "健康保険の保険者"
	textAssociation        = "協会けんぽ"
	textLaborNumber        = "労働保険番号"
	textLaborNumberEg      = "14桁"
	textEmploymentOffice   = "雇用保険の事業所番号"
	textEmploymentOfficeEg = "11桁"
	textEmploymentBusiness = "雇用保険の事業の種類"
	textAccident           = "労災保険の事業の種類"
	textWorkers            = "常時使用する労働者"
	textPersons            = "人"
	textSpecialHours       = "週44時間の特例の事業場（労基則25の2）"

	textRates        = "今日の料率"
	textHealth       = "健康保険"
	textPension      = "厚生年金"
	textEmployment   = "雇用保険"
	textAccidentRate = "労災保険"
	textNoRate       = "この日の料率の表がありません"
	textMerit        = "（メリット制の通知 %s）"
	textMeritRate    = "労災保険率（メリット制の通知）"
	textMeritEg      = "労働局の通知があるときだけ（徴収法12-3）。例: 0.25"
	textMeritFrom    = "通知の率はいつからか"
	textSource       = "出典: "
	textExample      = "標準報酬月額・賃金300,000円、40歳以上65歳未満の人の例です。"

	textGroups        = "給与グループ"
	textGroup         = "給与グループ"
	textAddGroup      = "給与グループを追加"
	textSince         = "%sからの規則"
	textCode          = "記号"
	textCodeEg        = "短い英数字。例: monthly"
	textFrom          = "いつからの規則か"
	textClosing       = "締め日"
	textDayUnit       = "日"
	textMonthsLater   = "支給月（締めた月の何か月後か）"
	textMonthsUnit    = "か月"
	textPayDay        = "支給日"
	textOnClosed      = "支給日が銀行の休みのとき"
	textDaily         = "1日の所定労働時間"
	textMinutes       = "分"
	textHolidays      = "年間の所定休日"
	textAbsence       = "欠勤控除の割る数"
	textPartMonth     = "月の途中の入退社"
	textOvertimeRound = "時間外の端数"
	textHours         = "労働時間の制度"
	textFlexMonths    = "フレックスの清算期間"
	textSwitch        = "雇用保険料率を選ぶ日"
	textSameMonth     = "社会保険料を当月の給与から控除する"
	textCollect       = "社会保険料の控除"
	textSame          = "当月分を当月の給与から"
	textNextMonth     = "前月分を当月の給与から（法定）"
	textComputer      = "源泉所得税を電算機計算の特例で計算する"
	textTaxWay        = "源泉所得税"
	textByComputer    = "電算機計算の特例"
	textByTable       = "月額表"
	textBonusMonths   = "賞与の予定月"
	textMonthsEg      = "例: 6,12"
	textMonthsShape   = "賞与の予定月は、6,12 のように入力してください。"
	textHourUnit      = "時間"

	textRulesNote       = "先の日付を入れると、予定として登録します。締め日がその日より前の給与は、今の規則のまま計算します。"
	textPlanned         = "%sからの予定"
	textPast            = "これまでの変更"
	textPastTurn        = "%sに変更"
	textPlannedRules    = "給与グループの予定の規則"
	textDropRules       = "この予定を取り消す"
	textPlannedTwice    = "この日からの規則は、すでに予定されています。"
	textPlannedTwiceDo  = "その予定を開いて変更するか、別の日にしてください。"
	textUnclosedDo      = "前の締め日の翌日を、いつからの規則かに入れてください。"
	textNothingTurned   = "違いはありません"
	textArticle36       = "36協定の限度（労基法36）"
	textNoArticle36     = "登録していない"
	textLimits          = "月%s・年%s"
	textSpecialLimits   = "（特別条項 月%s・年%s）"
	textWholeHours      = "%d時間"
	textA36Month        = "36協定の限度 1か月"
	textA36Eg           = "協定届のとおりに。協定がなければ空欄。例: 45"
	textA36Year         = "36協定の限度 1年"
	textA36Special      = "36協定に特別条項がある"
	textA36SpecialMonth = "特別条項の限度 1か月（休日労働を含む）"
	textA36SpecialYear  = "特別条項の限度 1年"
	textClockShape      = "時間は、45 または 45:30 のように入力してください。"
	textFlex            = "フレックスタイム（清算期間%dか月）"
	textMonthNumber     = "%d月"

	textDayOf    = "%d日"
	textMonthEnd = "末日"
	textClock    = "%d時間%02d分"
	textDays     = "%d日"

	textItems        = "支給・控除の項目"
	textItem         = "項目"
	textAddItem      = "項目を追加"
	textNoItems      = "項目はまだありません"
	textNoItemsWhy   = "基本給などの項目を追加してください。"
	textSort         = "区分"
	textEarning      = "支給"
	textDeduction    = "控除"
	textDeduct       = "控除の項目"
	textFormula      = "計算のしかた"
	textAmount       = "金額・単価"
	textMeasure      = "何に掛けるか"
	textRate         = "割合（%）"
	textRateEg       = "「割合」のとき。例: 10"
	textRateShape    = "割合は、10 または 2.5 のように入力してください。"
	textSteps        = "段階の表"
	textStepsEg      = "「段階の表」のとき。「以上:金額」をコンマで区切ります。例: 0:0, 5:10000"
	textStepsShape   = "段階の表は、0:0, 5:10000 のように入力してください。"
	textBase         = "もとになる項目"
	textBaseEg       = "「割合」のとき。項目の記号をコンマで区切ります。例: base,duty"
	textBaseUnknown  = "この記号の項目はありません: "
	textTax          = "所得税"
	textRemuneration = "社会保険の報酬に入る"
	textFixedPay     = "固定的賃金に入る"
	textWages        = "労働保険の賃金に入る"
	textExtraBase    = "割増賃金の基礎に入る"
	textMinimumBase  = "最低賃金と比べる"
	textInKind       = "現物で渡す"
	textProrated     = "欠勤・月途中で日割りする"
	textOrder        = "明細での順"
	textCountsIn     = "どこに入るか"
	textDot          = "・"
	textColon        = "："

	textSample      = "計算の見本"
	textSampleAbout = "入力すると、一人の給与で計算した結果をここに示します。給与には残りません。"
	textSampleOf    = "見本に使う給与"
	textNoRun       = "見本に使う月を決められません。給与グループの規則を先に登録してください。"
	textNotYet      = "（まだ計算していない月）"
	textExampleName = "見本の人（月給300,000円、30歳）"
	textNoSample    = "この内容では計算できませんでした。計算のしかたと、もとになる項目を確かめてください。"
	textWho         = "見本の人"
	textBeforeItem  = "今の金額"
	textAfterItem   = "この内容での金額"
	textNet         = "差引支給額"
	textArrow       = " → "
	textNone        = "（なし）"
	textNotKept     = "見本は保存されません。"

	textCalendar  = "これからの締め日と支給日"
	textMonthOf   = "給与の月"
	textPeriod    = "対象の期間"
	textUntil     = "〜"
	textNoDays    = "支給日を決められません"
	textNoDaysWhy = "給与グループの規則を登録してください。"

	textAccounts        = "振込元の口座"
	textAccount         = "振込元の口座"
	textAddAccount      = "口座を追加"
	textNoAccounts      = "口座はまだありません"
	textNoAccountsWhy   = "振込データを作るには、振込元の口座が必要です。"
	textClientCode      = "委託者コード"
	textClientCodeEg    = "10桁"
	textHolder          = "口座名義（カナ）"
	textBank            = "銀行番号"
	textBankEg          = "4桁"
	textBankName        = "銀行名"
	textBranch          = "支店番号"
	textBranchEg        = "3桁"
	textBranchName      = "支店名"
	textKind            = "種目"
	textAccountNumber   = "口座番号"
	textAccountNumberEg = "7桁まで"

	textContacts      = "連絡先"
	textContact       = "連絡先"
	textAddContact    = "連絡先を追加"
	textContactName   = "氏名"
	textRole          = "担当していること"
	textPhoneEg       = "例: 03-1234-5678"
	textMail          = "メール"
	textNote          = "連絡のしかた・備考"
	textNoContacts    = "連絡先はまだありません"
	textNoContactsWhy = "勤怠や届出のことを尋ねる相手を登録しておくと、担当が替わっても分かります。"
	textDropContact   = "この連絡先を消す"
	textDropAccount   = "この口座を消す"
	textDropped       = "消しました。計算済みの給与は変わりません。"
	textDraft         = "保存していない入力を戻しました。"
	textDraftOld      = "入力を始めたあとに、ほかの人がここを変えました。今の内容と見比べてから保存してください。"
	textStands        = "今の内容: "
	textGone          = "ほかの人がここを消しました。"
	textForget        = "入力を捨てる"
	textKept          = "入力を残しました。画面を閉じても、施錠するまで残ります。"
	textWrongTables   = "料率の表に食い違いがあります"
	textBooks         = "法定帳簿を印刷"

	textKeys      = "この顧問先を読める人"
	textKeysAbout = "鍵を持つのは次の人だけです。運営者は鍵を持たず、読むことができません。担当は「設定」で変えられます。"

	textChoose      = "「%s」を選択肢から選んでください。"
	textWholeNumber = "数字だけで入力してください。"
	textWholeYen    = "円の金額を数字で入力してください。"
	textDayShape    = "日付は、2026/11/1 または R8.11.1 のように入力してください。"
	textComma       = "、"

	textEverybody = "全員"
	textBasePay   = "基本給"
	textHourly    = "時間給"
	textExtra     = "割増賃金"
	textCommute   = "通勤手当"
)

var monthsLater = [3]string{"当月", "翌月", "翌々月"}

var (
	contracts = []part.Option{{Value: "", Word: "決めていない"}, {Value: "on-behalf", Word: "提出代行"},
		{Value: "agent", Word: "事務代理"}}
	businesses = []part.Option{{Value: "general", Word: "一般の事業"},
		{Value: "agri_forestry_fishery_sake", Word: "農林水産・清酒製造の事業"},
		{Value: "construction", Word: "建設の事業"}}
	payMoves = []part.Option{{Value: "", Word: "前の営業日"}, {Value: "after", Word: "後の営業日"}}
	absences = []part.Option{{Value: "", Word: "年平均の月所定"}, {Value: "month-days", Word: "その月の所定"},
		{Value: "calendar", Word: "その月の暦日"}, {Value: "none", Word: "控除しない（完全月給）"}}
	parts = []part.Option{{Value: "", Word: "暦日で日割り"}, {Value: "work-days", Word: "所定労働日で日割り"},
		{Value: "full", Word: "日割りしない"}}
	overtimeRounds = []part.Option{{Value: "", Word: "分単位のまま"},
		{Value: "half-hour", Word: "月の合計を30分で四捨五入"}}
	hours = []part.Option{{Value: "", Word: "通常"}, {Value: "month-variable", Word: "1か月単位の変形"},
		{Value: "year-variable", Word: "1年単位の変形"}, {Value: "flextime", Word: "フレックスタイム"}}
	switches = []part.Option{{Value: "", Word: "締め日"}, {Value: "pay-day", Word: "支給日"},
		{Value: "month-name", Word: "給与の月の名前"}}
	accountKinds = []part.Option{{Value: "ordinary", Word: "普通"}, {Value: "current", Word: "当座"}}
	taxes        = []part.Option{{Value: string(client.Taxable), Word: "課税"},
		{Value: string(client.TaxCommuting), Word: "通勤手当（限度まで非課税）"},
		{Value: string(client.TaxNone), Word: "非課税・対象外"}}
	formulas = []part.Option{{Value: string(client.Fixed), Word: "決まった額"},
		{Value: string(client.Hourly), Word: "時間 × 単価"},
		{Value: string(client.Daily), Word: "日数 × 単価"},
		{Value: string(client.PerCount), Word: "回数 × 単価"},
		{Value: string(client.RateOf), Word: "割合"},
		{Value: string(client.ByTable), Word: "段階の表"},
		{Value: string(client.PerKm), Word: "距離 × 単価"},
		{Value: string(client.Entered), Word: "毎月入力"},
		{Value: string(client.ExtraWage), Word: "割増賃金（労基法37）"}}
	measures = []part.Option{{Value: "", Word: "（なし）"},
		{Value: string(client.DaysWorked), Word: "出勤日数"},
		{Value: string(client.PaidLeaveDays), Word: "有休の日数"},
		{Value: string(client.MinutesWorked), Word: "所定内の時間"},
		{Value: string(client.PaidMinutes), Word: "所定内と時間年休"},
		{Value: string(client.MinutesNight), Word: "深夜の時間"},
		{Value: string(client.MinutesBeyond), Word: "所定外（法定内）"},
		{Value: string(client.MinutesOver), Word: "時間外"},
		{Value: string(client.MinutesOver60), Word: "60時間超"},
		{Value: string(client.MinutesHoliday), Word: "法定休日の時間"}}
)
