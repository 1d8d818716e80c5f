package document

import (
	"fmt"
	"strings"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/trade/settlement"
)

const (
	textWithholdingSlip   = "給与所得の源泉徴収票"
	textPaymentReport     = "給与支払報告書（個人別明細書）"
	textForEmployee       = "（受給者交付用）"
	textForTaxOffice      = "（税務署提出用）"
	textForMunicipality   = "（市区町村提出用）"
	textWithholdingLedger = "給与所得・退職所得に対する源泉徴収簿"

	textFormUnchecked = "この年分の様式（記載欄の配置）は、公表された様式との照合が済んでいません（未確認）。"

	textRecipientNumber = "受給者番号"
	textMyNumber        = "個人番号"
	textNoMyNumber      = "（未記入）"
	textNotShown        = "―"
	textTitle           = "役職名"

	textSlipKind        = "種別"
	textSalaryBonus     = "給料・賞与"
	textSlipPay         = "支払金額"
	textSlipAfter       = "給与所得控除後の金額（調整控除後）"
	textSlipDeductions  = "所得控除の額の合計額"
	textSlipTax         = "源泉徴収税額"
	textSpouseHas       = "（源泉）控除対象配偶者"
	textElderly         = "老人"
	textSpouseDeduction = "配偶者（特別）控除の額"
	textSpecific        = "特定"
	textElderlyKin      = "老人親族"
	textOtherKin        = "その他"
	textSpecialKin      = "特定親族"
	textUnder16         = "16歳未満"
	textDisabledSpecial = "特別障害"
	textDisabledOther   = "他障害"
	textAbroadKin       = "非居住者"

	textSlipInsurance = "社会保険料等の金額"
	textSlipLife      = "生命保険料の控除額"
	textSlipQuake     = "地震保険料の控除額"
	textSlipHousing   = "住宅借入金等特別控除の額"
	textSlipRemarks   = "摘要"
	textNewLife       = "新生命保険料"
	textOldLife       = "旧生命保険料"
	textCareLife      = "介護医療保険料"
	textNewPension    = "新個人年金保険料"
	textOldPension    = "旧個人年金保険料"

	textHousingCount    = "住宅控除適用数"
	textHousingPossible = "住宅控除可能額"
	textMovedIn         = "居住開始年月日"
	textHousingType     = "住宅控除区分"
	textLoanBalance     = "年末残高"

	textSpouseName          = "配偶者の氏名"
	textSpouseIncome        = "配偶者の合計所得"
	textNationalPension     = "国民年金保険料等"
	textOldLongTerm         = "旧長期損害保険料"
	textBasicDeduction      = "基礎控除の額"
	textAdjustmentDeduction = "所得金額調整控除額"
	textNumberShort         = "No"
	textDependents          = "控除対象扶養親族"
	textUnder16Names        = "16歳未満の扶養親族"

	textMark         = "○"
	textMinor        = "未成年"
	textDiedFlag     = "死亡退職"
	textDisaster     = "災害者"
	textColumnB      = "乙欄"
	textSelfSpecial  = "本人特障"
	textSelfDisabled = "本人他障"
	textWidow        = "寡婦"
	textSingleParent = "ひとり親"
	textStudent      = "勤労学生"
	textMoved        = "中途就・退職"

	textSlipPayer       = "支払者"
	textCorporateNumber = "法人番号等"
	textAbroadMark      = "（非居住者）"
	textYearSign        = "年"
	textYearPart        = "分"

	textLedgerMonth      = "月区分"
	textLedgerPay        = "総支給金額"
	textLedgerInsurance  = "社会保険料等の控除額"
	textLedgerNet        = "控除後の金額"
	textLedgerDependents = "扶養親族等の数"
	textLedgerTax        = "算出税額"
	textOpening          = "記録前の支払"
	textAdjustmentPart   = "年末調整"
	textLedgerLine       = "区分"
	textLedgerAmount     = "金額"
	textNotSettled       = "年末調整をしていません。"
	textPayPart          = "給料・手当等と賞与等"
)

func textWithin(n int) string { return fmt.Sprintf("（内%d）", n) }

func textWithinYen(a yen.Amount) string { return "（内" + a.String() + "）" }

func textInBrackets(s string) string { return "（" + s + "）" }

func textTelephone(phone string) string {
	if phone == "" {
		return ""
	}
	return "（電話）" + phone
}

func textJoinedOn(d caldate.Date) string { return d.EraShort() + "就職" }

func textLeftOn(d caldate.Date) string { return d.EraShort() + "退職" }

// remarksText is what the form asks for in the remarks: earlier employers, relatives beyond those
// with a line of their own, the disabled, special relatives, and that the year was not settled.
func remarksText(s *settlement.Slip) string {
	var out []string
	for _, f := range s.Former {
		text := fmt.Sprintf("前職 %s %s 支払%s円 社保%s円 税額%s円", f.Employer, f.Address, f.Facts.Pay,
			f.Facts.Insurance, f.Facts.Tax)
		if !f.Left.IsZero() {
			text += " " + textLeftOn(f.Left)
		}
		out = append(out, text)
	}
	for i, n := range s.Family.Named {
		if i >= most {
			out = append(out, fmt.Sprintf("(%d)%s", i+1, n.Name))
		}
	}
	for i, n := range s.Family.Young {
		if i >= most {
			out = append(out, fmt.Sprintf("(%d)%s（年少）", i+1, n.Name))
		}
	}
	for _, n := range s.Family.Kin {
		out = append(out, "特定親族 "+n.Name)
	}
	for _, n := range s.Family.DisabledWho {
		out = append(out, n+"（障）")
	}
	if s.Amount.SpecialRelative > 0 {
		out = append(out, "特定親族特別控除の額 "+s.Amount.SpecialRelative.String()+"円")
	}
	if !s.Settled {
		out = append(out, "年調未済")
	}
	return strings.Join(out, "、")
}
