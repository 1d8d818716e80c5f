package reason

const (
	textTitle      = "なぜこの金額か"
	textYen        = "円"
	textDot        = "・"
	textMonth      = "%d年%d月"
	textBack       = "給与に戻る"
	textStands     = "給与にある金額は %s円です。計算した後に内容が変わっているため、いま計算するとこの金額になります。"
	textWas        = "前回 %s円（差 %s円）"
	textNow        = "今回"
	textBefore     = "前回"
	textThen       = "変えた場合"
	textDifference = "差"
	textItem       = "項目"
	textCauses     = "前回との差の理由"
	textCauseHead  = "差の理由: "
	textTableRow   = "表の行"
	textRounding   = "端数処理"
	textResult     = "結果"
	textLaw        = "根拠: "
	textSource     = "出典: "
	textNoSteps    = "この金額は、規則で計算したものではなく、入力または契約の金額です。"
	textEntered    = "入力の理由: "
	textAdds       = "内訳"
	textSaid       = "この金額へのメモと確認"
	textWhen       = "日時"
	textWho        = "書いた人"
	textNote       = "メモ"
	textPin        = "メモを付ける"
	textNoteLabel  = "メモ"
	textNoteHelp   = "この金額に残します。顧問先や本人の質問に答えるときに読み返せます。"
	textPinned     = "メモを残しました。"
	textCopy       = "顧問先に渡す説明をコピー"
	textCopyHead   = "%s %s %s\n"
	textOpen       = "1ページで開く"
	textIf         = "もし変えたら"
	textIfHelp     = "値を変えると、すぐに計算します。どこにも保存しません。変えない入力は、いまのままです。"
	textIfGo       = "計算する"
	textOutcome    = "変えた場合の金額"
	textNoNumber   = "「%s」が数字として読めません。"
	textNoNumberDo = "0以上の数字を入力してください。"

	textAge         = "年齢（期間の末日）"
	textYears       = "歳"
	textDependents  = "源泉控除対象親族の数"
	textPeople      = "人"
	textPrefecture  = "事業所の都道府県"
	textHealth      = "標準報酬月額（健康保険）"
	textPension     = "標準報酬月額（厚生年金）"
	textBonusAmount = "賞与の額"
)

var textSums = map[string]string{codeGross: "支給計", codeDeducted: "控除計", codeNet: "差引支給"}

// textPrefectures are the prefectures in the order of their numbers.
var textPrefectures = []string{"北海道", "青森県", "岩手県", "宮城県", "秋田県", "山形県", "福島県", "茨城県",
	"栃木県", "群馬県", "埼玉県", "千葉県", "東京都", "神奈川県", "新潟県", "富山県", "石川県", "福井県", "山梨県",
	"長野県", "岐阜県", "静岡県", "愛知県", "三重県", "滋賀県", "京都府", "大阪府", "兵庫県", "奈良県", "和歌山県",
	"鳥取県", "島根県", "岡山県", "広島県", "山口県", "徳島県", "香川県", "愛媛県", "高知県", "福岡県", "佐賀県",
	"長崎県", "熊本県", "大分県", "宮崎県", "鹿児島県", "沖縄県"}
