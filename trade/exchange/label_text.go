package exchange

import "strings"

// labels are the names of what records hold, as people call them; an empty one goes without saying.
var labels = map[string]string{
	"value": "", "from": "適用日", "names": "氏名", "full": "", "kana": "カナ", "roman": "ローマ字",
	"usual": "通称名", "sex": "性別", "born": "生年月日", "hired": "入社日", "left": "退職日",
	"left_reason": "退職理由", "number": "番号", "addresses": "住所", "address": "住所", "text": "",
	"postal_code": "郵便番号", "prefecture": "都道府県", "municipality": "市区町村", "phone": "電話番号",
	"contracts": "契約", "establishment": "事業所", "group": "給与グループ", "kind": "区分",
	"status": "雇用形態", "job": "職種", "department": "部署", "amounts": "金額",
	"weekly_minutes": "週所定時間（分）", "weekly_days": "週所定日数", "daily_minutes": "1日の所定時間（分）",
	"expected_monthly": "報酬見込月額", "term_end": "契約満了日", "student": "学生", "manager": "管理監督者",
	"tax": "税区分", "column": "甲乙丙", "spouse_counted": "源泉控除対象配偶者",
	"relatives": "扶養親族等の数", "non_resident": "非居住者", "family": "家族", "relation": "続柄",
	"dependent": "被扶養者", "together": "同居", "annual_income": "年間収入", "category_iii": "第3号",
	"reason": "理由", "insured": "", "social": "社会保険", "acquired": "資格取得日", "lost": "資格喪失日",
	"category": "被保険者区分", "over_seventy": "70歳以上", "standards": "標準報酬月額", "health": "健保",
	"pension": "厚年", "cause": "決定の理由", "pension_number": "基礎年金番号", "employment": "雇用保険",
	"employment_number": "雇用保険被保険者番号", "two_employers": "二以上勤務", "selected": "選択事業所",
	"own": "自社報酬", "sum": "報酬合計", "leaves": "休業", "start": "開始", "end": "終了",
	"ended": "終了確定", "due": "出産予定日", "birth": "出産日", "applied": "申出済", "commute": "通勤",
	"meters": "距離（m）", "car": "自動車", "pass": "定期代", "toll": "有料道路", "park": "駐車場",
	"accounts": "振込口座", "bank": "銀行", "branch": "支店", "bank_name": "銀行名",
	"branch_name": "支店名", "holder_kana": "口座名義", "resident": "住民税", "version": "版",
	"year": "年度", "from_month": "初月", "first": "初回額", "others": "翌月以降額",
	"municipal_name": "市区町村名", "designated": "指定番号", "recipient": "受給者番号",
	"employee": "社員", "through": "締日", "scheduled_halves": "所定日数（半日）",
	"worked_halves": "出勤日数（半日）", "holiday_days": "法定休日出勤日数", "rest_days": "所定休日出勤日数",
	"leave_halves": "有休（半日）", "leave_minutes": "時間年休（分）", "special_halves": "特別休暇（半日）",
	"absent_halves": "欠勤（半日）", "closure_halves": "休業（半日）", "late_minutes": "遅刻早退（分）",
	"late_times": "遅刻回数", "early_times": "早退回数", "prescribed": "所定内（分）",
	"beyond": "所定外（分）", "overtime": "時間外（分）", "over60": "60時間超（分）",
	"holiday": "法定休日（分）", "night": "深夜（分）", "rest_overtime": "所定休日残業（分）",
	"short": "不足（分）", "counts": "回数", "days": "日", "date": "日付", "breaks": "休憩", "leave": "休暇",
}

// Label is the path of a field as people read it: contracts[1].value.amounts.base is 契約2 金額 base,
// with the item's code as it stands.
func (f *FieldChange) Label() string {
	var words []string
	for _, part := range strings.Split(f.Path, ".") {
		name, place, listed := strings.Cut(part, "[")
		word, known := labels[name]
		if !known {
			word = name
		}
		if n, ok := whole(strings.TrimSuffix(place, "]")); listed && ok && (word != "" || n > 0) {
			word += itoa(n + 1)
		}
		if word != "" {
			words = append(words, word)
		}
	}
	return strings.Join(words, " ")
}

// Label is the kind in words.
func (k Kind) Label() string { return kindWords[k] }

var kindWords = map[Kind]string{
	Persons: "従業員（名簿）", Family: "家族", Leaves: "休業",
	Attendance: "勤怠（月の合計または日ごと）", Days: "勤怠（日ごと）",
	Items: "支給・控除項目の金額", Bonuses: "賞与",
}
