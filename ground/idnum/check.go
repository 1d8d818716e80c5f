package idnum

// checkCorporate: nine less the remainder by nine of the twelve other digits, weighted 1 and 2 in
// turn from the last.
//
// Law: 法人番号省令2
func checkCorporate(digits string) bool {
	sum := 0
	for i, weight := len(digits)-1, 1; i > 0; i, weight = i-1, 3-weight {
		sum += value(digits[i]) * weight
	}
	return value(digits[0]) == 9-sum%9
}

// checkMyNumber: eleven less the remainder by eleven of the eleven other digits, weighted from the
// last 2 to 7 and again 2 to 6; zero where the remainder is one or less. Two numbers that differ in
// one digit can therefore both be right, if both end in zero.
//
// Law: 番号令8 番号省令5
func checkMyNumber(digits string) bool {
	sum := 0
	for n := 1; n <= 11; n++ {
		weight := n + 1
		if n > 6 {
			weight = n - 5
		}
		sum += value(digits[11-n]) * weight
	}
	want := 0
	if rest := sum % 11; rest > 1 {
		want = 11 - rest
	}
	return value(digits[11]) == want
}

// checkInsurer: the other seven digits are weighted 2 and 1 in turn from the last, the digits of
// the products added, and the sum filled up to a multiple of ten (保険者番号設定要領, 検証番号).
func checkInsurer(digits string) bool {
	sum := 0
	for i, weight := len(digits)-2, 2; i >= 0; i, weight = i-1, 3-weight {
		product := value(digits[i]) * weight
		sum += product/10 + product%10
	}
	return value(digits[len(digits)-1]) == (10-sum%10)%10
}

// fitsLaborInsurance knows prefectures 01 to 47 and the two offices that look after a number.
func fitsLaborInsurance(digits string) bool {
	prefecture := 10*value(digits[0]) + value(digits[1])
	return prefecture >= 1 && prefecture <= 47 && (digits[2] == '1' || digits[2] == '3')
}

func value(digit byte) int { return int(digit - '0') }
