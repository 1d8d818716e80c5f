package sample

const (
	textOffice        = "みほん社会保険労務士事務所"
	textOfficeAddress = "東京都架空区見本町１－２－３"
	textAttorney      = "見本　花子"
	textStaff         = "例示　太郎"
	textTurnOfYear    = "年末年始"
)

type name struct{ text, kana string }

var familyNames = []name{
	{"佐藤", "サトウ"}, {"鈴木", "スズキ"}, {"田中", "タナカ"}, {"伊藤", "イトウ"}, {"渡辺", "ワタナベ"},
	{"山本", "ヤマモト"}, {"中村", "ナカムラ"}, {"小林", "コバヤシ"}, {"加藤", "カトウ"}, {"吉田", "ヨシダ"},
	{"山田", "ヤマダ"}, {"佐々木", "ササキ"}, {"山口", "ヤマグチ"}, {"松本", "マツモト"}, {"井上", "イノウエ"},
	{"木村", "キムラ"}, {"林", "ハヤシ"}, {"清水", "シミズ"}, {"森", "モリ"}, {"池田", "イケダ"},
	{"橋本", "ハシモト"}, {"石川", "イシカワ"}, {"前田", "マエダ"}, {"藤田", "フジタ"}, {"岡田", "オカダ"},
	{"長谷川", "ハセガワ"}, {"村上", "ムラカミ"}, {"近藤", "コンドウ"}, {"石井", "イシイ"}, {"遠藤", "エンドウ"},
}

var givenMale = []name{
	{"太一", "タイチ"}, {"健", "ケン"}, {"誠", "マコト"}, {"拓也", "タクヤ"}, {"大輔", "ダイスケ"},
	{"直樹", "ナオキ"}, {"翔", "ショウ"}, {"亮", "リョウ"}, {"和也", "カズヤ"}, {"学", "マナブ"},
	{"陽介", "ヨウスケ"}, {"隆", "タカシ"}, {"修", "オサム"}, {"悠斗", "ユウト"}, {"蓮", "レン"},
}

var givenFemale = []name{
	{"美咲", "ミサキ"}, {"陽子", "ヨウコ"}, {"真由美", "マユミ"}, {"愛", "アイ"}, {"恵", "メグミ"},
	{"由美", "ユミ"}, {"さくら", "サクラ"}, {"結衣", "ユイ"}, {"直美", "ナオミ"}, {"裕子", "ユウコ"},
	{"千尋", "チヒロ"}, {"葵", "アオイ"}, {"明美", "アケミ"}, {"彩", "アヤ"}, {"玲奈", "レイナ"},
}

// Names that meet the limits of character sets and forms; all invented.
var hardNames = map[string][2]name{
	"yoshida":   {{"𠮷田", "ヨシダ"}, {"一郎", "イチロウ"}},
	"takahashi": {{"髙橋", "タカハシ"}, {"恵子", "ケイコ"}},
	"yamazaki":  {{"山﨑", "ヤマザキ"}, {"徹", "トオル"}},
	"tsuji":     {{"辻󠄀", "ツジ"}, {"美和", "ミワ"}},
}

// Foreign residents: the kana is what the pension office knows.
var foreignNames = []struct{ full, kana, roman string }{
	{"グエン　ティ　ラン", "グエン　ティ　ラン", "NGUYEN THI LAN"},
	{"チャン　ヴァン　ミン", "チャン　ヴァン　ミン", "TRAN VAN MINH"},
	{"シュレスタ　アニタ", "シュレスタ　アニタ", "SHRESTHA ANITA"},
}

var childNames = []name{{"陽菜", "ハルナ"}, {"湊", "ミナト"}, {"凛", "リン"}, {"樹", "イツキ"}, {"紬", "ツムギ"}}

var personHeader = []string{
	"社員番号", "氏名", "カナ氏名", "ローマ字氏名", "性別", "生年月日", "郵便番号", "住所", "住所カナ", "市区町村コード",
	"入社日", "退職日", "退職理由", "契約適用日", "事業所", "給与グループ", "給与形態", "雇用形態", "職種", "部署",
	"週所定労働時間", "週所定労働日数", "契約満了日", "学生", "管理監督者", "報酬見込月額",
	"税区分", "源泉控除対象配偶者", "扶養親族等の数", "被保険者整理番号", "社会保険資格取得日", "被保険者区分",
	"健保標準報酬月額", "厚年標準報酬月額", "標準報酬適用月", "基礎年金番号", "雇用保険資格取得日", "雇用保険被保険者番号",
	"通勤距離km", "自動車通勤", "通勤定期代月額", "銀行コード", "支店コード", "預金種目", "口座番号", "口座名義カナ",
	"住民税市区町村", "住民税初月", "住民税初回額", "住民税翌月以降額", "指定番号", "受給者番号",
	"二以上自社報酬", "二以上報酬合計", "二以上選択事業所",
}

var familyHeader = []string{"社員番号", "続柄", "氏名", "カナ氏名", "性別", "生年月日",
	"被扶養者", "被扶養者になった日", "同居", "年間収入", "第3号", "理由"}

var leaveHeader = []string{"社員番号", "休業種別", "開始日", "終了日", "終了確定", "出産予定日", "出産日", "申出済"}

var bonusHeader = []string{"社員番号", "賞与額"}

var freeeHeader = []string{"従業員番号", "氏名", "所定労働時間（分）", "法定内残業時間（分）", "時間外労働時間（分）",
	"所定休日労働時間（分）", "深夜労働時間（分）", "法定休日労働時間（分）", "総労働時間（分）", "総労働日数",
	"所定労働出勤日数", "所定休日出勤日数", "法定休日出勤日数", "遅刻時間（分）", "早退時間（分）", "欠勤日数",
	"遅刻日数", "早退日数", "有休取得日数", "集計開始日", "集計終了日",
	"みなし外の法定内残業時間（分）", "みなし外の時間外労働時間（分）", "不足時間（分）"}

var kotHeader = []string{"従業員コード", "名前", "所定日数", "出勤日数", "所定時間", "所定外時間", "残業時間",
	"深夜時間", "法定休日時間", "有休日数", "欠勤日数", "遅刻早退時間"}

var dailyHeader = []string{"社員番号", "日付", "区分", "出勤", "退勤", "休憩開始", "休憩終了", "休暇"}

var mfHeader = []string{"Version", "従業員番号", "氏名", "出勤日数（平日）", "出勤日数（所定休日）", "出勤日数（法定休日）",
	"欠勤日数（平日）", "遅刻回数（平日）", "早退回数（平日）", "所定時間（平日）", "休憩時間（平日）", "深夜所定時間（平日）",
	"深夜休憩時間（平日）", "所定外時間（平日）", "法定外時間（平日）", "深夜所定外時間（平日）", "深夜法定外時間（平日）",
	"所定外休憩時間（平日）", "深夜所定外休憩時間（平日）", "法定外休憩時間（平日）", "深夜法定外休憩時間（平日）",
	"遅刻時間（平日）", "早退時間（平日）", "所定時間（所定休日）", "深夜所定時間（所定休日）", "所定外時間（所定休日）",
	"法定外時間（所定休日）", "深夜法定外時間（所定休日）", "所定時間（法定休日）", "深夜所定時間（法定休日）",
	"所定外時間（法定休日）", "法定外時間（法定休日）", "深夜法定外時間（法定休日）",
	"有休取得日数", "有休取得時間数", "代休取得日数", "代休取得時間数"}

// Columns of the register file, each as it is named in personHeader.
const (
	colNumber           = "社員番号"
	colName             = "氏名"
	colKana             = "カナ氏名"
	colRoman            = "ローマ字氏名"
	colSex              = "性別"
	colBorn             = "生年月日"
	colPostal           = "郵便番号"
	colAddress          = "住所"
	colAddressKana      = "住所カナ"
	colMunicipality     = "市区町村コード"
	colHired            = "入社日"
	colLeft             = "退職日"
	colLeftReason       = "退職理由"
	colFrom             = "契約適用日"
	colEstablishment    = "事業所"
	colGroup            = "給与グループ"
	colPayKind          = "給与形態"
	colStatus           = "雇用形態"
	colJob              = "職種"
	colDepartment       = "部署"
	colWeekHours        = "週所定労働時間"
	colWeekDays         = "週所定労働日数"
	colStudent          = "学生"
	colManager          = "管理監督者"
	colColumn           = "税区分"
	colRelatives        = "扶養親族等の数"
	colInsuredNumber    = "被保険者整理番号"
	colSocial           = "社会保険資格取得日"
	colCategory         = "被保険者区分"
	colHealth           = "健保標準報酬月額"
	colPension          = "厚年標準報酬月額"
	colStandardFrom     = "標準報酬適用月"
	colPensionNumber    = "基礎年金番号"
	colEmployment       = "雇用保険資格取得日"
	colEmploymentNumber = "雇用保険被保険者番号"
	colDistance         = "通勤距離km"
	colCar              = "自動車通勤"
	colPass             = "通勤定期代月額"
	colBank             = "銀行コード"
	colBranch           = "支店コード"
	colKind             = "預金種目"
	colAccount          = "口座番号"
	colHolder           = "口座名義カナ"
	colCity             = "住民税市区町村"
	colCityMonth        = "住民税初月"
	colCityFirst        = "住民税初回額"
	colCityOthers       = "住民税翌月以降額"
	colDesignated       = "指定番号"
	colRecipient        = "受給者番号"
	colTwoOwn           = "二以上自社報酬"
	colTwoSum           = "二以上報酬合計"
	colTwoSelected      = "二以上選択事業所"

	textMale     = "男"
	textFemale   = "女"
	textOrdinary = "普通"
	textChild    = "子"
	textYes      = "はい"
)

const (
	textSociety  = "みほん健康保険組合"
	societyTable = "# source: みほん健康保険組合 規約（架空）\n# published: 2026-02-20\n" +
		"# holds-through: 2027-02-28\n# levies-together: each-apart\n" +
		"levy\temployee\temployer\nhealth\t45‰\t50‰\ncare\t8‰\t8‰\n"

	textSakura         = "株式会社さくら食堂"
	textSakuraKana     = "カブシキガイシャサクラショクドウ"
	textSakuraOwner    = "桜井　健"
	textSakuraTokyo    = "さくら食堂　本店"
	textSakuraYokohama = "さくら食堂　横浜店"
	textTakahashi      = "株式会社たかはし建設"
	textTakahashiKana  = "カブシキガイシャタカハシケンセツ"
	textTakahashiOwner = "高橋　正"
	textTakahashiSite  = "たかはし建設　本社"
	textHikari         = "ひかりソフト株式会社"
	textHikariKana     = "ヒカリソフトカブシキガイシャ"
	textHikariOwner    = "光本　明"
	textHikariSite     = "ひかりソフト　東京本社"
	textMidori         = "医療法人みどり会"
	textMidoriKana     = "イリョウホウジンミドリカイ"
	textMidoriOwner    = "緑川　葉子"
	textMidoriSite     = "みどりクリニック"

	textGroupAll    = "全員（月末締め翌月15日払い）"
	textGroupSite   = "現場（20日締め当月末払い）"
	textGroupStaff  = "社員（月末締め翌月25日払い）"
	textGroupClinic = "職員（15日締め当月25日払い）"

	textBase         = "基本給"
	textDaily        = "日給"
	textHourly       = "時給"
	textLeavePay     = "有給休暇手当"
	textPost         = "役職手当"
	textExtra        = "割増賃金"
	textCommute      = "通勤手当"
	textMeal         = "食事代"
	textForeman      = "職長手当"
	textForemanCount = "職長日数"
	textDorm         = "寮費"
	textSkill        = "技術手当"
	textHousing      = "住宅手当"
	textShares       = "持株会拠出金"
	textLicence      = "資格手当"
	textDuty         = "宿直手当"
	textDutyCount    = "宿直回数"
)

var textSiteAddress = map[string]string{
	"13": "東京都架空区見本町１－１－１", "14": "神奈川県架空市港町２－２－２", "11": "埼玉県架空市緑町３－３－３",
}

var payerKana = map[string]string{
	"sakura": "ｶ)ｻｸﾗｼﾖｸﾄﾞｳ", "takahashi": "ｶ)ﾀｶﾊｼｹﾝｾﾂ", "hikari": "ﾋｶﾘｿﾌﾄ(ｶ", "midori": "ｲ)ﾐﾄﾞﾘｶｲ",
}

const (
	textTokyo        = "東京都"
	textTokyoCity    = "架空区"
	textTokyoKana    = "ﾄｳｷﾖｳﾄ ｶｸｳｸ"
	textKanagawa     = "神奈川県"
	textKanagawaCity = "架空市"
	textKanagawaKana = "ｶﾅｶﾞﾜｹﾝ ｶｸｳｼ"
	textSaitama      = "埼玉県"
	textSaitamaCity  = "架空市"
	textSaitamaKana  = "ｻｲﾀﾏｹﾝ ｶｸｳｼ"

	textMonthly  = "月給"
	textByHour   = "時給"
	textByDay    = "日給"
	textRegular  = "正社員"
	textPartTime = "パート"
	textDirector = "役員"

	textManagerJob  = "店長"
	textServer      = "接客"
	textClerk       = "事務"
	textCarpenter   = "大工"
	textDirectorJob = "取締役"
	textEngineer    = "技術者"
	textNurse       = "看護師"

	textShopFloor   = "店舗"
	textOfficeFloor = "事務所"
	textSiteFloor   = "現場"
	textBoard       = "役員室"
	textDevelopment = "開発部"
	textOperation   = "運用部"
	textDesign      = "設計部"
	textWard        = "看護部"

	textKou               = "甲"
	textOtsu              = "乙"
	textShortTimeCategory = "短時間就労者"
	textOwnWill           = "自己都合"
	textMaternity         = "産前産後休業"
	textChildcare         = "育児休業"
	textBirthLeave        = "出生時育児休業"
)

func familyOf(s *someone) string { return before(s.cells[colName]) }
func kanaOf(s *someone) string   { return before(s.cells[colKana]) }

// before is the part of a name before the full-width space.
func before(full string) string {
	for i, r := range full {
		if r == '　' {
			return full[:i]
		}
	}
	return full
}

const (
	textFileRegister   = "名簿.csv"
	textFileFamily     = "家族.csv"
	textFileLeave      = "休業.csv"
	textFileJoin       = "入社.csv"
	textFileLeaving    = "退社.csv"
	textFileRaise      = "昇給.csv"
	textFileBonus      = "賞与.csv"
	textFileAttendance = "勤怠"
	textFileDays       = "日次勤怠"
	textFileDuty       = "宿直"
	textCSV            = ".csv"
	textRestDay        = "所定休日"
	textPaidLeave      = "有休"
)

// amountColumns are the pay items that a contract gives amounts for, by their names.
var amountColumns = []string{textBase, textDaily, textHourly, textLeavePay, textPost, textCommute,
	textSkill, textHousing, textLicence, textDorm}

// Marks of establishments at the pension office, and names of banks; all invented.
const (
	markHonten    = "ｻｸﾗ"
	markYokohama  = "ｻｸﾖ"
	markTakahashi = "ﾀｶｹ"
	markHikari    = "ﾋｶﾘ"
	markMidori    = "ﾐﾄﾞ"
	bankName      = "ﾐﾎﾝ"
	branchName    = "ﾎﾝﾃﾝ"
	formAddress   = "%s%s%d－%d"
	blank         = "　"
)
