package sample

import "strings"

// checkDigit makes the last digit of an invented employment insurance number.
func checkDigit(body string) int {
	sum := 0
	for _, d := range body {
		sum += int(d - '0')
	}
	return sum % 10
}

// corporateNumber makes an invented corporate number with a right check digit.
func corporateNumber(id string) string {
	r := random(0)
	for _, c := range id {
		r = r*131 + random(c)
	}
	body := make([]byte, 12)
	for i := range body {
		body[i] = byte('0' + r.n(10))
	}
	sum := 0
	for i := range body {
		weight := 1 + i%2
		sum += int(body[len(body)-1-i]-'0') * weight
	}
	var b strings.Builder
	b.WriteByte(byte('0' + 9 - sum%9))
	b.Write(body)
	return b.String()
}
