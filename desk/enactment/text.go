package enactment

const (
	textTable             = "表"
	textFirstDay          = "施行日"
	textOnlyRow           = "値"
	textNoPublished       = "公表日が日付ではありません。"
	textNoPublishedDo     = "官報や通知の日を、2027-02-14 の形で書いてください。"
	textTakenBy           = "事務所で取り込んだ表: %s（%s）が取り込み"
	textConfirmedBy       = "、%s（%s）が確認。"
	textConfirmedByNobody = "。確認は、まだ誰もしていません。"
	textWithdrawnBy       = "、%s（%s）が取り下げ。"
	textNoteWithdrawn     = "取り下げました。計算には使いません。記録は残っています。"
	textNoteSuperseded    = "労務蔵に、同じ日かそれより後の表が入りました。計算には労務蔵の表を使い、この表は使いません。違いは下のとおりです。"
	textNoteUnfit         = "いまの労務蔵では、この表を読めません。計算には前の表を使い、施行日からは暫定です。取り下げてから、公表された表を取り込み直してください。"
	textNoteUnconfirmed   = "この表で計算していますが、暫定です。給与の確定には、そのつど担当者の確認が要ります。" +
		"取り込んだ人とは別の人が、公表された表と照らし合わせて確認してください。"
	textNoteConfirmed = "この表で計算しています。労務蔵の作成者が確かめた表ではありません。"
	textLate          = "%sの表は取り込めません。労務蔵には、%sからの表が入っています。"
	textLateDo        = "取り込めるのは、それより後の日に施行される表だけです。ファイルの名前の日付を確かめてください。"
	textFixed         = "この表は、日ごとに切り替わらないため、取り込めません。"
	textFixedDo       = "改正された表を含む、新しい版の労務蔵に入れ替えてください。"
	textSameDay       = "同じ日から適用する表を、もう取り込んであります。"
	textSameDayDo     = "取り込み直すときは、先にその表を取り下げてください。"
	textUnfitWhat     = "この表は取り込めません。"
	textMyNumber      = "ファイルの中に、個人番号と思われる12桁の数字があります。読み込んでいません。"
	textMyNumberDo    = "番号を消してから、もう一度選んでください。"
	textWholeRow      = "行全体"
	textThere         = "あり"
	textGone          = "なし"
	textAffectedSum   = "顧問先 %s社、%s名の最新の月の給与で、この表を使っています。"
	textActsFrom      = "新しい表が働くのは%sからで、最新の月の金額は変わりません。"
	textAppliedEarly  = "まだ働かない月には、仮に当てはめて比べました。"
	textActsNow       = "最新の月をいまの表と新しい表で計算し、比べました。"
	textCannotCompute = "%s名は、新しい表では計算できません。一緒に改正される表も取り込む必要があるか、確かめてください。"
	textNotInForce    = "まだ働かない"
	textFailed        = "%s名が計算不可"
	textSameFigures   = "金額は同じ"
	textWouldChange   = "当てはめると変わる"
	textChanges       = "金額が変わる"
	textNotComputed   = "まだ開いていないか、給与計算のない顧問先が%s社あり、数に入っていません。"
)

var stateWords = map[State]string{
	Confirmed:       "確認済み",
	Unverified:      "要確認",
	OfficeConfirmed: "事務所で確認済み",
	Provisional:     "暫定",
	Former:          "以前の表",
	Coming:          "今後施行",
	NotYet:          "施行前",
	Unconfirmed:     "暫定（確認待ち）",
	Unfit:           "使えません",
	Superseded:      "置き換え済み",
	Withdrawn:       "取り下げ済み",
}

// textArticles are the laws of each matter.
var textArticles = map[string]string{
	"accident": "徴収法12", "commuting": "所令20の2", "coverage": "健保法3・厚年法12",
	"employment": "雇保法", "exemption": "健保法159・厚年法81の2", "eltax": "地法317の6",
	"filing": "各法の施行規則", "health": "健保法156〜160",
	"laborins": "徴収法", "leave": "労基法39", "minimumwage": "最賃法", "pension": "厚年法20・81",
	"remuneration": "健保法40〜43・厚年法20〜23", "residenttax": "地法", "standards": "労基法",
	"withholding": "所法183〜", "yearend": "所法190",
}

var textTitles = map[string]string{
	"accident/labor-cost-ratio": "労務費率", "accident/merit": "メリット制の要件",
	"accident/merit-step": "メリット制の増減率", "accident/rate": "労災保険率",
	"accident/special-base": "特別加入の給付基礎日額", "accident/special-rate": "特別加入保険料率",
	"commuting/car": "マイカー通勤の非課税限度", "commuting/overall": "通勤手当の非課税限度",
	"commuting/parking": "駐車場代の非課税限度", "coverage/adjustment": "社会保険の適用拡大の調整",
	"coverage/expansion": "社会保険の適用拡大の要件", "coverage/threequarters": "4分の3基準",
	"employment/benefit-limit": "雇用保険給付の限度額", "employment/benefit-rule": "雇用保険給付の要件",
	"employment/coverage": "雇用保険の加入要件", "employment/deadline": "雇用保険の届出期限",
	"employment/elder-scheme": "高年齢雇用継続給付", "exemption/condition": "休業中の保険料免除の要件",
	"eltax/record": "給与支払報告書の項目", "eltax/threshold": "電子提出の基準",
	"filing/certificate": "電子証明書の種類", "filing/procedure": "届出の期限と様式",
	"health/age": "介護保険の年齢", "health/bonus": "標準賞与額の上限（健保）", "health/care": "介護保険料率",
	"health/rate": "健康保険料率（協会けんぽ）", "health/support": "子ども・子育て支援金率",
	"laborins/employment-rate": "雇用保険率", "laborins/general-contribution": "一般拠出金率",
	"laborins/wage-kind": "労働保険の賃金の範囲", "leave/grant": "年次有給休暇の日数",
	"leave/rule": "年次有給休暇の要件", "minimumwage/excluded": "最低賃金に入れない賃金",
	"minimumwage/hourly": "地域別最低賃金", "minimumwage/unit": "最低賃金の単位",
	"pension/age": "厚生年金の年齢", "pension/bonus": "標準賞与額の上限（厚年）",
	"pension/contribution": "子ども・子育て拠出金率", "pension/rate": "厚生年金保険料率",
	"remuneration/acquisition": "資格取得時決定", "remuneration/after-leave": "休業終了時改定",
	"remuneration/annual": "定時決定", "remuneration/extreme": "等級の上限・下限の特例",
	"remuneration/fixed-pay": "固定的賃金の範囲", "remuneration/health-grades": "標準報酬月額の等級（健保）",
	"remuneration/occasional": "随時改定", "remuneration/pension-grades": "標準報酬月額の等級（厚年）",
	"residenttax/assessment": "住民税の税率", "residenttax/basic-deduction": "住民税の基礎控除",
	"residenttax/collection": "特別徴収の月割", "residenttax/deadline": "住民税の届出期限",
	"residenttax/donation-rate": "寄附金税額控除の率", "residenttax/income-tax-basic": "所得税との人的控除差の基準",
	"residenttax/personal-deduction": "人的控除の差", "residenttax/retirement": "退職所得の住民税",
	"standards/agreement": "36協定の限度", "standards/average": "平均賃金",
	"standards/excluded": "割増賃金の基礎に入れない賃金", "standards/extra-wages": "割増賃金率",
	"standards/hours": "法定労働時間", "standards/retention": "書類の保存年限",
	"withholding/annual": "年末調整の速算表（源泉）", "withholding/bonus": "賞与の算出率の表",
	"withholding/computer": "電子計算機の特例", "withholding/daily": "日額表", "withholding/fee": "報酬・料金の源泉徴収",
	"withholding/generator": "月額表の作成の規則", "withholding/monthly": "月額表",
	"withholding/monthly-above": "月額表（74万円以上）", "withholding/parameter": "源泉徴収の定数",
	"withholding/retirement": "退職所得の速算表", "withholding/retirement-resident": "退職所得の控除",
	"withholding/surtax": "復興特別所得税", "yearend/adjustment": "所得金額調整控除",
	"yearend/annual-tax": "年税額の速算表", "yearend/basic": "基礎控除", "yearend/basic-addition": "基礎控除の上乗せ",
	"yearend/certificate": "控除証明書の要否", "yearend/earthquake": "地震保険料控除",
	"yearend/employment-income": "給与所得控除後の金額", "yearend/employment-special": "特定支出控除など",
	"yearend/fixed-reduction": "定額減税", "yearend/housing": "住宅借入金等特別控除",
	"yearend/income-limit": "所得要件", "yearend/life": "生命保険料控除",
	"yearend/life-under-23": "生命保険料控除（23歳未満の扶養）", "yearend/personal": "扶養控除など",
	"yearend/rule": "年末調整の対象", "yearend/specific-relative": "特定親族特別控除",
	"yearend/spouse": "配偶者控除・配偶者特別控除", "yearend/surtax": "復興特別所得税（年末調整）",
}
