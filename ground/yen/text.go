package yen

// Label is the rule's name as a sharoushi reads it.
func (r Rounding) Label() string {
	return [...]string{
		"", "50銭以下切捨て・50銭超切上げ", "50銭未満切捨て・50銭以上切上げ", "円未満切捨て", "円未満切上げ",
	}[r]
}
