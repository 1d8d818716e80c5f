package exchange

import (
	"romukura/trade/attendance"
	"romukura/trade/employee"
)

var yesWords = map[string]bool{
	"はい": true, "1": true, "有": true, "○": true, "〇": true, "◯": true,
	"✓": true, "あり": true, "なし": false, "yes": true, "true": true, "y": true,
	"該当": true, "同居": true, "いいえ": false, "0": false, "無": false, "×": false, "no": false,
	"false": false, "n": false, "非該当": false, "別居": false, "-": false,
}

var sexes = map[string]employee.Sex{"男": employee.Male, "女": employee.Female,
	"男性": employee.Male, "女性": employee.Female}

var payKinds = map[string]employee.PayKind{"月給": employee.Monthly, "月給制": employee.Monthly,
	"年俸": employee.Annual, "年俸制": employee.Annual, "日給": employee.Daily, "日給制": employee.Daily,
	"時給": employee.Hourly, "時給制": employee.Hourly}

var statuses = map[string]employee.Employment{"正社員": employee.Regular, "社員": employee.Regular,
	"パート": employee.PartTime, "アルバイト": employee.PartTime, "パートタイム": employee.PartTime,
	"パート・アルバイト": employee.PartTime, "契約社員": employee.FixedTerm, "嘱託": employee.FixedTerm,
	"役員": employee.Director, "取締役": employee.Director, "兼務役員": employee.WorkingDirector,
	"日雇": employee.DayLaborer}

var leftReasons = map[string]employee.LeftReason{"自己都合": employee.LeftOwnWill,
	"契約満了": employee.LeftTermEnd, "定年": employee.LeftRetired, "解雇": employee.LeftDismissed,
	"自己都合退職": employee.LeftOwnWill, "一身上の都合": employee.LeftOwnWill,
	"契約期間満了": employee.LeftTermEnd, "期間満了": employee.LeftTermEnd, "定年退職": employee.LeftRetired,
	"会社都合": employee.LeftDismissed, "会社都合退職": employee.LeftDismissed,
	"転籍": employee.LeftMoved, "死亡": employee.LeftDied}

var taxColumns = map[string]taxColumn{"甲": "kou", "乙": "otsu", "丙": "hei", "甲欄": "kou",
	"乙欄": "otsu", "丙欄": "hei"}

var categories = map[string]category{"一般": "", "短時間就労者": "part-time", "短時間労働者": "short-time",
	"70歳以上": "over-seventy"}

var relations = map[string]relation{"配偶者": "spouse", "夫": "spouse", "妻": "spouse", "子": "child",
	"父": "parent", "母": "parent", "祖父": "grandparent", "祖母": "grandparent", "兄": "sibling",
	"姉": "sibling", "弟": "sibling", "妹": "sibling", "孫": "grandchild", "その他": "other",
	"長男": "child", "長女": "child", "次男": "child", "次女": "child", "二男": "child", "二女": "child",
	"三男": "child", "三女": "child", "養子": "child", "実父": "parent", "実母": "parent",
	"養父": "parent", "養母": "parent", "義父": "other", "義母": "other"}

var leaveKinds = map[string]employee.LeaveKind{"産前産後休業": employee.LeaveMaternity,
	"産休": employee.LeaveMaternity, "育児休業": employee.LeaveChildcare, "育休": employee.LeaveChildcare,
	"出生時育児休業": employee.LeaveBirth, "産後パパ育休": employee.LeaveBirth,
	"介護休業": employee.LeaveCaregiver, "病気休職": employee.LeaveSick, "休職": employee.LeaveSuspension}

var accountKinds = map[string]accountKind{"普通": "ordinary", "当座": "current", "普通預金": "ordinary",
	"当座預金": "current", "1": "ordinary", "2": "current"}

var dayKinds = map[string]attendance.DayKind{"平日": attendance.StatedWorking,
	"勤務日": attendance.StatedWorking,
	"休日":  attendance.RestDay, "公休": attendance.RestDay, "出勤日": attendance.StatedWorking,
	"所定休日": attendance.RestDay, "法定外休日": attendance.RestDay, "法定休日": attendance.HolidayDay}

var dayLeaves = map[string]dayLeave{"有休": "paid", "年休": "paid", "午前休": "half-am", "午後休": "half-pm",
	"特別休暇": "special", "特休": "special", "欠勤": "absent", "休業": "closure",
	"有給": "paid", "有給休暇": "paid", "年次有給休暇": "paid", "全休": "paid", "午前半休": "half-am",
	"午後半休": "half-pm", "午前有休": "half-am", "午後有休": "half-pm", "代休": "special", "振休": ""}

type (
	taxColumn   string
	category    string
	relation    string
	accountKind string
	dayLeave    string
)

// sumWords stand where a number of a person would be.
var sumWords = map[string]bool{"合計": true, "小計": true, "総計": true, "計": true, "総合計": true}
