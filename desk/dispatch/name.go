package dispatch

import (
	"romukura/ground/caldate"
	"romukura/trade/filing"
)

// NameOf is what a procedure is called in a list: shortly, or as its table has it.
func NameOf(p filing.Procedure, day caldate.Date) string {
	if short := ShortName(p); short != "" {
		return short
	}
	return filing.NameOf(p, day)
}

// ShortName is a procedure in a few characters, empty where it has no short name.
func ShortName(p filing.Procedure) string { return shortNames[p] }
