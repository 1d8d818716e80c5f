package client

// word is one fault of the settings: its stable code, what is wrong and what to do.
type word struct{ code, message, remedy, law string }

var (
	wordNoID = word{"client.id",
		"コードがありません。",
		"顧問先の中で一つだけのコードを付けてください。", ""}
	wordNoName = word{"client.name",
		"名称がありません。",
		"名称を入れてください。", ""}
	wordTwice = word{"client.twice",
		"同じコードが二つあります。",
		"一方のコードを変えてください。", ""}
	wordNoEstablishment = word{"client.establishments",
		"事業所がありません。",
		"少なくとも一つの事業所を登録してください。", ""}
	wordNoGroup = word{"client.groups",
		"給与グループがありません。",
		"締日・支払日を持つ給与グループを登録してください。", ""}
	wordNoNumber = word{"number.missing",
		"番号がありません。",
		"届出や振込の前に、手元の通知書などで確かめて入れてください。", ""}
	wordPrefecture = word{"establishment.prefecture",
		"都道府県が01から47の番号ではありません。",
		"事業所の所在地の都道府県を選んでください。健康保険料率と最低賃金が決まります。", "健保法160-1 最賃法9-1"}
	wordNoSymbol = word{"establishment.symbol",
		"事業所整理記号・番号がありません。",
		"年金事務所の適用通知書や保険料納入告知額通知書で確かめて入れてください。", ""}
	wordSymbol = word{"establishment.symbol",
		"事業所整理記号が正しくありません。",
		"郡市区符号は2桁、事業所記号は半角カナか英数字4文字までです。通知書のとおりに入れてください。", ""}
	wordSymbolPrefecture = word{"establishment.symbol.prefecture",
		"整理記号の都道府県コードが2桁の数字ではありません。",
		"年金機構の都道府県コード（東京は21）を入れてください。", ""}
	wordSymbolNumber = word{"establishment.symbol.number",
		"事業所番号が5桁までの数字ではありません。",
		"通知書の事業所番号を入れてください。", ""}
	wordEmploymentBusiness = word{"establishment.employment-business",
		"雇用保険の事業の種類がありません。",
		"一般・農林水産清酒・建設のいずれかを選んでください。", "徴収法12-4"}
	wordAccidentBusiness = word{"establishment.accident-business",
		"労災保険の事業の種類の番号が料率表にありません。",
		"労災保険率表の番号（その他の各種事業は94）を入れてください。", "徴収則16-1"}
	wordRate = word{"rate.invalid",
		"率が正しくありません。",
		"0以上の率を分数か小数で入れてください。労災のメリット率は1000分のいくつで通知されます。", ""}
	wordNoRules = word{"group.rules",
		"給与の規則がありません。",
		"締日・支払日・所定労働時間を入れてください。", ""}
	wordClosingDay = word{"group.closing-day",
		"締日が1から31の日ではありません。",
		"締日を入れてください。月末締めは31です。", ""}
	wordPayDay = word{"group.pay-day",
		"支払日が1から31の日ではありません。",
		"支払日を入れてください。月末払いは31です。毎月1回以上、一定の期日に払います。", "労基法24-2"}
	wordPayMonths = word{"group.pay-months",
		"支払月が締月の当月・翌月・翌々月のいずれでもありません。",
		"0（当月）、1（翌月）、2（翌々月）から選んでください。", "労基法24-2"}
	wordPayBeforeClosing = word{"group.pay-before-closing",
		"支払日が締日より前です。",
		"見込みで払う給与なら、このままで構いません。違う場合は支払月を翌月にしてください。", ""}
	wordDailyMinutes = word{"group.daily-minutes",
		"1日の所定労働時間が正しくありません。",
		"分で入れてください。8時間は480です。", "労基法15-1"}
	wordHolidays = word{"group.annual-holidays",
		"年間休日の日数が正しくありません。",
		"会社カレンダーの年間休日を入れてください。割増賃金の単価に使います。", "労基則19-1"}
	wordWeekday = word{"group.weekday",
		"曜日が0（日曜）から6（土曜）ではありません。",
		"週の起算日と法定休日の曜日を選んでください。", "労基法35-1"}
	wordSetting = word{"setting.unknown",
		"選べない値です。",
		"一覧から選び直してください。", ""}
	wordRounding = word{"rounding.unknown",
		"端数処理の名前が正しくありません。",
		"切捨て・50銭超切上げなど、一覧から選んでください。", ""}
	wordFlex = word{"group.flex-months",
		"フレックスタイム制の清算期間がありません。",
		"1か月から3か月で入れてください。", "労基法32の3-1"}
	wordMonth = word{"month.invalid",
		"月が1から12ではありません。",
		"賞与の支払予定月を入れてください。", ""}
	wordItemCode = word{"item.code",
		"給与項目のコードがないか、law. で始まっています。",
		"別のコードを付けてください。law. は法定の行に使います。", ""}
	wordFormula = word{"item.formula",
		"計算式の種類がありません。",
		"固定・時間・日・回数・率・表・距離・入力・割増賃金から選んでください。", ""}
	wordAmount = word{"item.amount",
		"額が大きすぎます。",
		"額を確かめてください。", ""}
	wordMeasure = word{"item.measure",
		"何に掛けるか（時間・日数・回数）がありません。",
		"勤怠の項目を選ぶか、独自の回数は count: に続けてコードを入れてください。", ""}
	wordNoBase = word{"item.base",
		"率を掛ける元の項目がありません。",
		"元になる給与項目を選んでください。", ""}
	wordBaseMissing = word{"item.base.missing",
		"率を掛ける元の項目が見つからないか、控除項目です。",
		"登録済みの支給項目を選んでください。", ""}
	wordBaseOfRate = word{"item.base.rate",
		"率の項目を別の率の元にしています。",
		"元になる項目は固定・時間・日などの項目にしてください。", ""}
	wordNoSteps = word{"item.steps",
		"表の段がありません。",
		"少なくとも一段入れてください。", ""}
	wordSteps = word{"item.steps.order",
		"表の段が小さい順ではありません。",
		"下限の小さい順に、重ならないように並べてください。", ""}
	wordDeductCounts = word{"item.deduct-counts",
		"控除項目が報酬・賃金・課税の対象になっています。",
		"控除項目ではどれにも入れないでください。", ""}
	wordFixedPay = word{"item.fixed-pay",
		"報酬に入らない項目が固定的賃金になっています。",
		"報酬に入れるか、固定的賃金から外してください。", "健保法43-1"}
	wordBases = word{"item.bases",
		"社会保険の報酬と労働保険の賃金の一方だけに入っています。",
		"実費弁償などでなければ、両方に入れてください。", "健保法3-5 徴収法2-2"}

	wordCalendarDays = word{"calendar.days",
		"カレンダーの期間が正しくありません。",
		"初日から1年以内の末日までにしてください。", ""}
	wordCalendarOverlap = word{"calendar.overlap",
		"ほかのカレンダーと重なる日があります。",
		"重なるカレンダーを消すか、期間をずらしてください。", ""}
	wordCalendarOutside = word{"calendar.outside",
		"カレンダーの期間にない日があります。",
		"期間の中の日にしてください。", ""}
	wordCalendarTwice = word{"calendar.twice",
		"休日が日付の順に並んでいないか、同じ日が二つあります。",
		"同じ日は一つだけにしてください。", ""}
	wordCalendarKind = word{"calendar.kind",
		"休日の種類が正しくありません。",
		"所定休日か法定休日を選んでください。", "労基法35-1"}
	wordCalendarWeek = word{"calendar.week",
		"休日が1日もない週があります（%s）。",
		"週に1日の休日を置いてください。4週4日の定めがある場合は、就業規則の起算日を確かめてください。",
		"労基法35-1 労基法35-2"}
	wordCalendarSpan = word{"calendar.four-weeks",
		"休日が1日もない週があり、初日から数えた4週間の休日も4日に足りません（%s）。",
		"週に1日か、4週間に4日の休日を置いてください。", "労基法35-1 労基法35-2"}
	wordCalendarStatutory = word{"calendar.statutory",
		"法定休日の決まっていない週があります（%s）。",
		"法定休日を決めた会社なら、その日を法定休日にしてください。", "労基法35-1"}
	wordCalendarCount = word{"calendar.count",
		"カレンダーの休日は%d日、給与の規則の年間の所定休日は%d日です。",
		"どちらが正しいか確かめてください。割増賃金の単価は、給与の規則の日数で計算します。", "労基則19-1"}
)

const (
	textSeveral = "%sからの週など%d週"
	textOneWeek = "%sからの週"
	textStretch = "%sから"
	textPlanOn  = "（%s）"
)
