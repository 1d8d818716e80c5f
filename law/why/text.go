package why

import (
	"fmt"
	"strings"

	"romukura/ground/caldate"
	"romukura/ground/yen"
)

// String shows the value with its unit, as a sharoushi reads it.
func (v Value) String() string {
	switch v.kind {
	case kindYen:
		return yen.Amount(v.a).String() + "円"
	case kindExact:
		return exact(yen.Exact{Num: v.a, Den: v.b}) + "円"
	case kindRate:
		return yen.Rate{Num: v.a, Den: v.b}.Percent()
	case kindCount:
		return fmt.Sprintf("%d%s", v.a, v.text)
	case kindDate:
		return v.date.Japanese()
	case kindMonth:
		return caldate.Month{Year: int(v.a), Number: int(v.b)}.Japanese()
	case kindText:
		return v.text
	case kindMinutes:
		return fmt.Sprintf("%d時間%02d分", v.a/60, v.a%60)
	}
	return ""
}

func exact(e yen.Exact) string {
	whole := yen.Amount(e.Num / e.Den)
	if e.Num%e.Den == 0 {
		return whole.String()
	}
	s := e.String()
	if _, frac, ok := strings.Cut(s, "."); ok {
		return whole.String() + "." + frac
	}
	return s
}

// String is the step on a few lines: the rule, what went in, the table, the rounding, the result.
func (s Step) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s = %s", s.What, s.Result)
	for _, in := range s.Inputs {
		fmt.Fprintf(&b, "\n    %s: %s", in.Name, in.Value)
	}
	if s.Table.Source != nil {
		fmt.Fprintf(&b, "\n    表: %s（%sから） %s",
			s.Table.Source.Table, s.Table.Source.From.Japanese(), s.Table.Row)
		fmt.Fprintf(&b, "\n    出典: %s %s", s.Table.Source.Text, s.Table.Source.Mark)
		if label := s.Table.Standing.Label(); s.Table.Standing > 1 {
			fmt.Fprintf(&b, "\n    ★ %s", label)
		}
	}
	if s.Rounding != 0 {
		fmt.Fprintf(&b, "\n    端数: %s", s.Rounding.Label())
	}
	if s.Law != "" {
		fmt.Fprintf(&b, "\n    根拠: %s", s.Law)
	}
	if s.Note != "" {
		fmt.Fprintf(&b, "\n    注: %s", s.Note)
	}
	return b.String()
}
