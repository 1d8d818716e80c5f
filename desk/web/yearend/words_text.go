package yearend

import (
	"fmt"
	"strings"
	"time"

	"romukura/desk/web/part"
	"romukura/ground/fault"
	"romukura/trade/settlement"
)

var (
	wordDay = fault.Fault{Path: "on", Code: "season.day", Message: "日付を読めません。",
		Remedy: "例のように、年月日を入力してください。"}
	wordDueBefore = fault.Fault{Path: "due", Code: "season.due",
		Message: "回答の期限が、依頼日より前です。", Remedy: "依頼日より後の日を入力してください。"}
	wordNoFiles = fault.Fault{Path: "files", Code: "season.no-files",
		Message: "ファイルが選ばれていません。", Remedy: "回答のファイルを選んでください。"}
	wordWhose = fault.Fault{Path: "number", Code: "season.whose",
		Message: "控除証明書のXMLと社員番号がそろっていません。",
		Remedy:  "XMLを取り込むときは、だれの証明書かを社員番号で示してください。CSVには社員番号を付けません。"}
	wordLookFirst = fault.Fault{Path: "files", Code: "season.look-first",
		Message: "確かめたファイルが残っていません。", Remedy: "ファイルを選び、違いを確かめてから取り込んでください。"}
	wordNoName = fault.Fault{Path: "by", Code: "season.no-name",
		Message: "承認した人の氏名がありません。", Remedy: "顧問先で内容を確かめた人の氏名を入力してください。"}
	wordNoMonth = fault.Fault{Path: "month", Code: "season.no-month",
		Message: "その月の、まだ確定していない給与がありません。", Remedy: "一覧から、未確定の月を選んでください。"}
	wordNobodyApproved = fault.Fault{Path: "month", Code: "season.nobody-approved",
		Message: "給与に入れる人がいません。", Remedy: "顧問先と事務所の承認がそろっているか確かめてください。"}
	wordCompare = fault.Fault{Path: "checked", Code: "season.compare",
		Message: "公式の様式・レイアウトとの照合が記録されていません。提出用は作っていません。",
		Remedy:  "公表されたレイアウトと照合した人が、照合したことを示してください。"}
	wordNoFault = fault.Fault{Path: "fault", Code: "season.no-fault",
		Message: "その指摘は、もうありません。", Remedy: "画面を開き直して確かめてください。"}
	wordNoRelative = fault.Fault{Path: "relative", Code: "season.no-relative",
		Message: "親族が選ばれていません。", Remedy: "申告された親族から選んでください。"}
	wordNoOther = fault.Fault{Path: "number", Code: "season.no-other",
		Message: "その社員番号の人がいないか、本人と同じです。", Remedy: "もう一人の社員番号を名簿で確かめてください。"}
	wordAmount = fault.Fault{Code: "season.amount", Message: "金額を読めません。",
		Remedy: "0以上の円の額を、数字で入力してください。"}
)

func wordWhichKind(name string) fault.Fault {
	return fault.Fault{Path: "kind", Code: "season.which-kind",
		Message: fmt.Sprintf("%sが何の書類か、ファイル名からは分かりません。", name),
		Remedy:  "書類を選ぶか、見本のファイル名に戻してください。"}
}

func others(n int) string { return fmt.Sprintf("ほか%d件", n) }

func looks(n int) string { return fmt.Sprintf("確認%d件", n) }

func readyText(n int) string { return fmt.Sprintf("計算できる%d人を計算する", n) }

func computeWhy(ready int, counts map[settlement.State]int) string {
	return fmt.Sprintf("計算できる%d人を計算します。回答待ち%d人、差し戻し%d人は計算しません。", ready,
		counts[settlement.Waiting], counts[settlement.GivenBack])
}

func askWhy(unasked, all int) string {
	if unasked == 0 {
		return "全員に依頼済みです。期限だけを変えることもできます。"
	}
	return fmt.Sprintf("対象者%d人のうち、まだ依頼していない%d人に依頼したことを記録します。", all, unasked)
}

func waiting(n int) string {
	if n == 0 {
		return "承認を待つ人はいません。"
	}
	return fmt.Sprintf("%d人が承認を待っています。", n)
}

func officeName(name string) string { return name + " の氏名で承認します。" }

func checkedBy(name string) string {
	return "この年分の公式の様式・レイアウトと照合しました（照合者 " + name + "）"
}

func nameKept(name string) string { return name + " の氏名と今日の日付で記録します。" }

func ripe(n int) string {
	return fmt.Sprintf("%d人は、精算した給与が確定しています。", n)
}

func failed(n int) string {
	return fmt.Sprintf("%d社は、内容が足りないため調べられませんでした。対象者がいないという意味ではありません。", n)
}

func still(n int) string {
	return fmt.Sprintf("%d社を開いているところです。開き次第、ここに加わります。", n)
}

func progress(done, of int) string { return fmt.Sprintf("回答 %d/%d", done, of) }

func severity(s fault.Severity) part.Tag {
	if s == fault.Stop {
		return part.Tag{Sort: part.Bad, Word: "要対応"}
	}
	return part.Tag{Sort: part.Warn, Word: "確認"}
}

// placed is a fault with the place at which it stands.
func placed(f *fault.Fault) string {
	text := part.Sentence(*f)
	if f.Path == "" {
		return text
	}
	whose, _, _ := strings.Cut(f.Path, ".") // what follows is a name of ours
	return whose + " " + text
}

// decidable are the faults on which somebody may decide.
func decidable(all []pointed) []part.Option {
	var out []part.Option
	for _, f := range all {
		if f.Key != "" {
			out = append(out, part.Option{Value: f.Key, Word: f.Message})
		}
	}
	return out
}

// shortly is an instant as lists show it.
func shortly(at string) string {
	t, err := time.Parse(time.RFC3339, at)
	if err != nil {
		return at
	}
	return t.In(time.FixedZone("JST", 9*60*60)).Format("2006/01/02 15:04")
}
