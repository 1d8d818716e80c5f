package remuneration

const (
	textFixed        = "固定的賃金の変動です"
	textNotFixed     = "固定的賃金の変動ではありません"
	textChangeMonth  = "変動月"
	textBeforeChange = "変動前"
	textAfterChange  = "変動後"

	textDirectionQuestion = "固定的賃金は上がりましたか、下がりましたか。変動の合計が0円か、額が入っていません。"
	textDirectionProposal = "変動前と変動後の1か月あたりの額で、増減の向きを決めてください。"

	textWrongKind       = "固定的賃金の表にない変動の種類です。"
	textWrongKindRemedy = "変動の種類を選び直してください。"
)
