package idnum

import (
	"fmt"

	"romukura/ground/fault"
)

var names = map[Kind]string{
	Corporate: "法人番号", EmploymentPerson: "雇用保険被保険者番号", EmploymentOffice: "雇用保険適用事業所番号",
	LaborInsurance: "労働保険番号", Insurer: "保険者番号", Postal: "郵便番号", Bank: "金融機関コード",
	Branch: "支店コード", Account: "口座番号", PersonMyNumber: "個人番号", PersonPension: "基礎年金番号",
}

// sources are where somebody finds the number.
var sources = map[Kind]string{
	Corporate: "国税庁の法人番号公表サイト", EmploymentPerson: "雇用保険被保険者証",
	EmploymentOffice: "適用事業所設置届の控え", LaborInsurance: "労働保険の申告書", Insurer: "資格確認書",
	Postal: "日本郵便の郵便番号検索", Bank: "通帳", Branch: "通帳", Account: "通帳",
	PersonMyNumber: "マイナンバーカードなどの本人確認書類", PersonPension: "基礎年金番号通知書か年金手帳",
}

// String is the number's Japanese name.
func (k Kind) String() string { return names[k] }

// Fault is the error in the user's language, never with the number in it.
func (e *Error) Fault() fault.Fault {
	f := fault.Fault{Remedy: sources[e.Kind] + "で番号を確かめて入力し直してください"}
	switch e.Reason {
	case Character:
		f.Code, f.Message = "idnum.character", e.Kind.String()+"に数字以外の文字があります"
	case Count:
		f.Code = "idnum.count"
		f.Message = fmt.Sprintf("%sは%d桁です。桁数が合いません", e.Kind, e.Kind.Digits())
	case Part:
		f.Code, f.Message = "idnum.part", e.Kind.String()+"の府県か所掌の部分にない番号です"
	case CheckDigit:
		f.Code, f.Message = "idnum.check", e.Kind.String()+"の検査用数字が合いません（打ち間違いの可能性）"
	case Closed:
		f.Code, f.Message = "idnum.closed", e.Kind.String()+"はここでは扱えません"
		f.Remedy = "個人番号・基礎年金番号の画面から入力してください"
	}
	return f
}

// Fault is the error in the user's language.
func (e *SymbolError) Fault() fault.Fault {
	f := fault.Fault{
		Code:    "idnum.symbol",
		Message: "事業所整理記号が「01-ｹｲﾄ」の形ではありません",
		Remedy:  "納入告知書か適用通知書で記号を確かめて入力し直してください",
	}
	switch {
	case e.District && e.Mark:
		f.Message = "事業所整理記号の郡市区符号と事業所記号が正しくありません"
	case e.District:
		f.Message = "郡市区符号は01から98までの2桁の数字です"
	case e.Mark:
		f.Message = "事業所記号は半角カナだけ、または半角英数字だけで4文字までです"
	}
	return f
}
