package minimumwage

import (
	"strconv"
	"strings"
)

const (
	textPay           = "賃金の額が0円から10億円の間にありません"
	textPayRemedy     = "金額を確かめてください"
	textDivisor       = "1時間当たりの額に直す所定労働時間がありません"
	textDivisorRemedy = "年・週・日の所定労働時間か、出来高払の総労働時間を入れてください"
	textFloor         = "地域別最低賃金（1時間）"
	textYear          = "年間所定労働時間"
	textHourly        = "1時間当たりの賃金"
	textFrom          = "発効日"
	textShort         = "1時間当たりの不足"
	textCheck         = "最低賃金との比較"
	textReached       = "最低賃金以上です"
	textMissed        = "最低賃金に達していません"
	textExcluded      = "比較から除く賃金"
	textMonthly       = "最低賃金に達する月給"
)

// suffixes are the words that may follow a prefecture's short name. Hokkaido has none.
var suffixes = [...]string{"都", "府", "県"}

// ParsePrefecture reads a prefecture by its number ("13") or its name, short or in full.
//
// Law: 最賃法9-1
func ParsePrefecture(s string) (Prefecture, error) {
	s = strings.TrimSpace(s)
	if n, err := strconv.Atoi(s); err == nil && len(s) <= 2 && n >= 1 && n <= prefectures {
		return Prefecture(n), nil
	}
	for p := Prefecture(1); p <= prefectures; p++ {
		name := p.Label()
		if s == name {
			return p, nil
		}
		for _, suffix := range suffixes {
			if s == name+suffix {
				return p, nil
			}
		}
	}
	return 0, ErrPrefecture
}

// Label is the short name of the prefecture, empty when there is none of that number.
func (p Prefecture) Label() string {
	if p < 1 || p > prefectures {
		return ""
	}
	return history(p)[0].name
}
