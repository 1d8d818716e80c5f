package yearend

import "romukura/ground/yen"

// Why an employee is not settled, and what to do.
var (
	textNoForm = wording{"扶養控除等申告書が提出されていません。",
		"申告書を受け取るか、乙欄のまま源泉徴収票を交付し、本人に確定申告を案内してください。"}
	textOtherEmployer = wording{"ほかの勤務先に扶養控除等申告書を提出しています（乙欄）。",
		"主たる勤務先で年末調整をします。源泉徴収票を交付してください。"}
	textDayLaborer  = wording{"丙欄の日雇労働者は年末調整の対象になりません。", "源泉徴収票を交付してください。"}
	textNonResident = wording{"非居住者は年末調整の対象になりません。",
		"非居住者等に支払われる給与の支払調書の要否を確認してください。"}
	textDisaster = wording{"災害減免法により、本年分の給与の源泉徴収の猶予又は還付を受けています。",
		"本人に確定申告を案内してください。"}
	textNoSlip = wording{"前の勤務先の源泉徴収票がありません。",
		"源泉徴収票を受け取ってください。受け取れないときは年末調整をせず、本人に確定申告を案内してください。"}
	textLeft = wording{"年の途中で退職した人は、会社では年末調整をしません。",
		"退職後1か月以内に源泉徴収票を交付してください。死亡・出国・障害・12月の給与の後の退職などのときは、退職の理由を選び直してください。"}
	textMoreWork = wording{"退職後に本年中のほかの給与が見込まれるため、会社では年末調整をしません。",
		"源泉徴収票を交付し、次の勤務先に提出するよう案内してください。"}
)

func textPayLimit(limit yen.Amount) wording {
	return wording{"本年分の給与の総額が" + man(limit) + "を超えています。",
		"年末調整はできません。本人に確定申告を案内してください。"}
}

func textPartTime(limit yen.Amount) wording {
	return wording{"退職したパートタイマー等の給与の総額が" + man(limit) + "を超えています。",
		"会社では年末調整をしません。源泉徴収票を交付してください。"}
}

func textPartTimeUnsure(sure, unsure yen.Amount) wording {
	return wording{"給与の総額が" + man(sure) + "を超え" + man(unsure) +
		"以下の退職したパートタイマー等の扱いは、本年分について公表を確認できていません。",
		"国税庁の案内を確認するか税務署に照会してください。年末調整をしないときも本人の確定申告で精算できます。"}
}

// What is wrong with the values, and what to do.
var (
	textNegative = wording{"金額がマイナスです。", "0円以上で入力してください。"}
	textTooLarge = wording{"金額が扱える範囲を超えています。", "円の単位で入力しているか確かめてください。"}
	textNoSuch   = wording{"選択肢にない値です。", "選び直してください。"}

	textMoreThanPay = wording{"社会保険料と税額の合計が給与の金額を超えています。",
		"給与・社会保険料・税額の金額を確かめてください。"}
	textMoreThanTax = wording{"未徴収の税額が、本年分の徴収税額の計を超えています。",
		"最後の給与と未払給与の税額を、徴収税額の計に含めてください。"}
	textLeaveDay = wording{"死亡・出国・退職の日が本年中の日ではありません。", "本年中の日を入力してください。"}
	textDecember = wording{"12月の給与の支払後の退職ですが、退職の日が12月ではありません。",
		"退職の日か退職の理由を直してください。"}
	textUnearnedMore = wording{"勤労によらない所得が、給与以外の所得の合計を超えています。",
		"年金・その他の所得の金額を確かめてください。"}
	textNoBirth   = wording{"生年月日がありません。", "年齢で控除額が決まります。生年月日を入力してください。"}
	textBornLater = wording{"生年月日が、年齢を判定する日より後です。",
		"生年月日を確かめてください。翌年に生まれた子は翌年分の申告書に書きます。"}
	textDiedEarlier = wording{"前の年までに亡くなった人です。", "本年分の申告書から外してください。"}
	textDiedWrong   = wording{"亡くなった日が、生年月日より前か翌年以後です。", "日付を確かめてください。"}
	textNoMoveIn    = wording{"居住開始年月日がありません。", "申告書（証明書）の居住開始年月日を入力してください。"}

	textHousingUnit = wording{"住宅借入金等特別控除額に100円未満の端数があります。",
		"100円未満は切り捨てます。申告書の金額を確かめてください。"}
	textHousingFirst = wording{"住宅借入金等特別控除は、居住を始めた年には年末調整で受けられません。",
		"最初の年は本人が確定申告をします。控除はしないで計算しました。"}
	textHousingBefore = wording{"この居住開始年の住宅借入金等特別控除の要件を持っていません。",
		"控除はしないで計算しました。居住開始年月日を確かめ、控除期間が残っているか証明書で確認してください。"}
	textNoBasic = wording{"基礎控除申告書が提出されていないため、基礎控除をしないで計算しました。",
		"申告書を受け取ってください。"}
	textNoAdjustment = wording{"所得金額調整控除の要件に当てはまりますが、申告書が提出されていません。",
		"所得金額調整控除申告書の提出を本人に確かめてください。"}
)

func textNoCertificate(y IncomeYear) wording {
	return wording{"控除証明書がまだありません。控除したうえで計算しました。",
		"翌年1月31日（" + y.RedoThrough().Japanese() + "）までに証明書を受け取ってください。受け取れないときは控除をやめて計算し直します。"}
}

func textCertificateYear(got, want IncomeYear) wording {
	return wording{"控除証明書が" + yearText(got) + "のものです。" + want.japanese() + "の証明書ではありません。",
		want.japanese() + "の証明書を受け取ってください。"}
}

func textCertificateAmount(paid, shown yen.Amount) wording {
	return wording{"申告額" + paid.String() + "円が、証明書の金額" + shown.String() + "円を超えています。",
		"証明書の「申告額」を確かめて直してください。"}
}

func textHousingYear(got, want IncomeYear) wording {
	return wording{"住宅借入金等特別控除申告書が" + yearText(got) + "のものです。" + want.japanese() + "のものではありません。",
		want.japanese() + "の申告書（証明書）を受け取ってください。"}
}

func textHousingMost(most yen.Amount) wording {
	return wording{"住宅借入金等特別控除額が、1年分の控除の最高額とみられる" + man(most) + "を超えています。",
		"申告書の金額を確かめてください。"}
}

func textHousingYears(years int) wording {
	return wording{"居住開始から" + countText(years) + "年を過ぎています。",
		"控除期間が残っているか、証明書で確かめてください。"}
}

func textHousingIncome(limit yen.Amount) wording {
	return wording{"本人の合計所得金額が" + man(limit) + "を超えるため、住宅借入金等特別控除をしないで計算しました。",
		"この年は申告書を提出できません。控除期間が残っていれば翌年に受けられます。"}
}

func textReturn(limit yen.Amount) wording {
	return wording{"ほかの勤務先の給与があるか、給与以外の所得が" + man(limit) + "を超える見込みです。",
		"年末調整のあとに本人の確定申告が必要か、案内してください。"}
}

func textDisabledSpouse(limit yen.Amount) wording {
	return wording{"配偶者の障害者控除は、合計所得金額" + man(limit) + "以下で事業専従者でない配偶者に限ります。",
		"配偶者の所得の見積額を確かめてください。"}
}

func textAgainst(r Reason, who string, limit, own yen.Amount) wording {
	switch r {
	case ReasonIncome:
		return wording{who + "の合計所得金額が" + man(limit) + "を超えるため、控除をしないで計算しました。",
			"所得の見積額を確かめてください。正しければ申告書から外します。"}
	case ReasonFamilyWorker:
		return wording{who + "は事業専従者のため、控除をしないで計算しました。", "申告書から外してください。"}
	case ReasonPapers:
		return wording{who + "は国外に住んでいますが書類がないため、控除をしないで計算しました。",
			"親族関係書類と送金関係書類を受け取ってください。"}
	case ReasonAbroadAge:
		return wording{who + "は国外に住む30歳以上70歳未満の人のため、控除をしないで計算しました。",
			"留学・障害・38万円以上の送金のいずれかに当てはまるときは、書類とともに申告してもらってください。"}
	case ReasonEmployeeIncome:
		return wording{"本人の合計所得金額が" + man(own) + "を超えるため、配偶者控除・配偶者特別控除はありません。",
			"配偶者が障害者のときの障害者控除は受けられます。"}
	case ReasonClaimsBack:
		return wording{"配偶者が本人について控除を受けるため、配偶者特別控除はありません。",
			"夫婦のどちらが控除を受けるか確かめてください。"}
	}
	return wording{who + "の控除をしないで計算しました。", "申告の内容を確かめてください。"}
}

func textAgainstSingle(r Reason, limits *figures) wording {
	switch r {
	case ReasonEmployeeIncome:
		return wording{"本人の合計所得金額が" + man(limits.amount("widow")) + "を超えるため、寡婦控除・ひとり親控除はありません。",
			"申告書から外してください。"}
	case ReasonNoChild:
		return wording{"合計所得金額" + man(limits.amount("child")) + "以下の生計を一にする子の申告がないため、ひとり親控除をしないで計算しました。",
			"子を申告書に書いてもらうか、寡婦に当てはまらないか確かめてください。"}
	case ReasonNoDependent:
		return wording{"離婚による寡婦は扶養親族が必要です。寡婦控除をしないで計算しました。",
			"扶養親族を申告書に書いてもらってください。"}
	case ReasonMarried:
		return wording{"配偶者がいるため、寡婦控除・ひとり親控除をしないで計算しました。", "申告の内容を確かめてください。"}
	}
	return wording{"事実婚の相手がいるため、寡婦控除・ひとり親控除をしないで計算しました。", "申告の内容を確かめてください。"}
}

func textAgainstStudent(r Reason, limits *figures) wording {
	if r == ReasonUnearned {
		return wording{"勤労によらない所得が" + man(limits.amount("unearned")) + "を超えるため、勤労学生控除をしないで計算しました。",
			"申告書から外してください。"}
	}
	return wording{"本人の合計所得金額が" + man(limits.amount("student")) + "を超えるため、勤労学生控除をしないで計算しました。",
		"申告書から外してください。"}
}

// man writes an amount of whole ten thousands as people say it.
func man(a yen.Amount) string {
	const unit = 10_000
	if a%unit != 0 {
		return a.String() + "円"
	}
	return (a / unit).String() + "万円"
}
