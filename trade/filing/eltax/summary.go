package eltax

import (
	"strconv"
	"strings"

	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/yearend"
	"romukura/trade/settlement"
)

// Summary are the figures of the summary of statutory reports (法定調書合計表) on pay: all who were paid,
// and those whose slip goes to the tax office.
type Summary struct {
	Year    yearend.IncomeYear `json:"year"`
	Payer   settlement.Payer   `json:"payer"`
	Persons int                `json:"persons"`
	Untaxed int                `json:"untaxed"` // of Persons, without tax withheld
	Pay     yen.Amount         `json:"pay"`
	Tax     yen.Amount         `json:"tax"`
	// Sent are those above the thresholds. From income year 2026 on, the payment report to the
	// municipality counts as the slip, and Deemed says so.
	Sent    int        `json:"sent"`
	SentPay yen.Amount `json:"sent_pay"`
	SentTax yen.Amount `json:"sent_tax"`
	Deemed  bool       `json:"deemed,omitempty"`
}

// Summarize adds up the slips of a year.
//
// Law? 所則93-2
func Summarize(slips []settlement.Slip) (Summary, error) {
	var s Summary
	if len(slips) == 0 {
		return s, nil
	}
	s.Year, s.Payer = slips[0].Year, slips[0].Payer
	e, standing, err := thresholds.At(first(s.Year))
	if err != nil {
		return s, err
	}
	s.Deemed = standing != dated.Confirmed
	for i := range slips {
		x := &slips[i]
		s.Persons++
		s.Pay += x.Amount.Pay
		s.Tax += x.Amount.Tax
		if x.Amount.Tax == 0 {
			s.Untaxed++
		}
		if sent(e.Value, x) {
			s.Sent++
			s.SentPay += x.Amount.Pay
			s.SentTax += x.Amount.Tax
		}
	}
	return s, nil
}

// sent reports a slip above the threshold of its group.
func sent(all []threshold, s *settlement.Slip) bool {
	for _, t := range all {
		if t.settled == s.Settled && t.columnB == s.ColumnB && t.officer == (s.Payee.Title != "") {
			return s.Amount.Pay > t.above
		}
	}
	return false
}

// CSV is the summary for people, a head and a line. It is no official layout: whoever submits
// enters the figures, and says that the thresholds were compared.
func (s Summary) CSV() []byte {
	note := textSummaryNote
	if s.Deemed {
		note = textSummaryDeemed
	}
	line := []string{yearText(s.Year), s.Payer.CorporateNumber, quoted(s.Payer.Name)}
	for _, n := range []int64{int64(s.Persons), int64(s.Untaxed), int64(s.Pay), int64(s.Tax),
		int64(s.Sent), int64(s.SentPay), int64(s.SentTax)} {
		line = append(line, strconv.FormatInt(n, 10))
	}
	return []byte("\ufeff# " + note + "\r\n" + textSummaryHead + "\r\n" +
		strings.Join(line, ",") + "\r\n")
}
