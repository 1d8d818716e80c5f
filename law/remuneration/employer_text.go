package remuneration

import "fmt"

const (
	textTogether  = "二以上の事業所の報酬月額の合計"
	textOwnReport = "届出は事業所ごとに自社の報酬だけで行います"
	textCapDay    = "等級表の改正日"
	textCapRises  = "上限の改正により等級が上がります"
	textCapStays  = "上限の改正では等級は変わりません"
)

func employerText(n int) string { return fmt.Sprintf("事業所%dの報酬月額", n) }
