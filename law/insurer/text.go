package insurer

var prefectures = [...]string{
	"",
	"北海道", "青森県", "岩手県", "宮城県", "秋田県", "山形県", "福島県", "茨城県",
	"栃木県", "群馬県", "埼玉県", "千葉県", "東京都", "神奈川県", "新潟県", "富山県",
	"石川県", "福井県", "山梨県", "長野県", "岐阜県", "静岡県", "愛知県", "三重県",
	"滋賀県", "京都府", "大阪府", "兵庫県", "奈良県", "和歌山県", "鳥取県", "島根県",
	"岡山県", "広島県", "山口県", "徳島県", "香川県", "愛媛県", "高知県", "福岡県",
	"佐賀県", "長崎県", "熊本県", "大分県", "宮崎県", "鹿児島県", "沖縄県",
}

// Label is the prefecture's name.
func (p Prefecture) Label() string {
	if !p.Valid() {
		return ""
	}
	return prefectures[p]
}

var togetherLabels = [...]string{
	"", "健康・介護・支援金を合算して端数処理", "健康と介護を合算し、支援金は別に端数処理", "健康・介護・支援金を別々に端数処理",
}

// Label is the setting as a screen shows it.
func (t Together) Label() string {
	if int(t) >= len(togetherLabels) {
		return ""
	}
	return togetherLabels[t]
}

// Label is the kind of insurer.
func (k Kind) Label() string {
	return map[Kind]string{AssociationKind: "全国健康保険協会", SocietyKind: "健康保険組合"}[k]
}

// lawShares lets a society raise the employer's part, and only that.
const lawShares = "健保法162"

// slip is one kind of fault in a society's table: a stable code, what is wrong, what to do.
type slip struct{ code, message, remedy string }

// Faults of a society's table.
var (
	slipNone = slip{"none", "組合の料率表がありません",
		"組合の料率のお知らせから料率表を作り、適用開始日をファイル名（2026-03-01.tsv）にしてください"}
	slipName = slip{"name", "ファイル名が適用開始日ではありません",
		"2026-03-01.tsv のように、料率が変わる月の1日を付けてください"}
	slipMonth = slip{"month", "適用開始日が月の1日ではありません",
		"保険料率は月単位です。月の1日にしてください"}
	slipTwice   = slip{"twice", "同じ適用開始日の表が二つあります", "どちらか一つを残してください"}
	slipLines   = slip{"lines", "改行がLFではありません", "UTF-8・LFで保存し直してください"}
	slipHeader  = slip{"header", "見出し行「# %s:」がありません", "「# %s: 値」の行を表の前に加えてください"}
	slipThrough = slip{"through", "わかっている最後の日が、適用開始日以後の日ではありません",
		"わかっている最後の日を 2027-02-28 の形で書いてください"}
	slipColumns = slip{"columns", "列 levy・employee・employer がそろっていません",
		"levy・employee・employer をタブで区切ってください"}
	slipCells = slip{"cells", "列の数が見出しと違います",
		"levy・employee・employer をタブで区切り、空の行を消してください"}
	slipSetting = slip{"setting", "「%s」に使えない値があります", "使える値: %s"}
	slipLevy    = slip{"levy", "保険料の種類が health・care・support のどれでもありません",
		"健康保険料は health、介護保険料は care、子ども・子育て支援金は support と書いてください"}
	slipLevyTwice = slip{"levy-twice", "同じ保険料の種類が二度あります", "どちらか一つを残してください"}
	slipRate      = slip{"rate", "料率を読めません",
		"9.27% や 47.65‰ のように、パーセントなら小数4桁までで書いてください"}
	slipLarge = slip{"rate-large", "料率が大きすぎます（労使合計が20%を超えています）",
		"パーセントとパーミルの取り違えがないか確かめてください"}
	slipMissing = slip{"missing", "「%s」の行がありません", "組合の料率表にある率を加えてください"}
	slipShares  = slip{"shares", "事業主の負担が被保険者の負担より少なくなっています",
		"健康保険組合は事業主の負担割合を増すことだけができます。率の列を確かめてください"}
	slipForm = slip{"form", "表を読めません", "見出しと行の形を確かめてください"}
)
