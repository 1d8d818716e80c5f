package tour

import (
	"fmt"
	"strings"
)

const (
	textVisit    = "%s: 資料を取り込み、4月から10月の給与を計算しています"
	textPromptly = "速やかに"
	textWhyHead  = "%s　社員番号%sの10月の%s %s円"
	textTaken    = "見本のため、担当者が提案どおりに決めました"
)

// Text is the summary on one screen.
func (s *Summary) Text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s　%sの仕事\n\n", s.Office, s.Month)
	fmt.Fprintln(&b, "したこと")
	for _, c := range s.Clients {
		fmt.Fprintf(&b, "  %s: %d人、取込%d件、給与・賞与%d回。10月の支給総額 %s円、差引 %s円\n",
			c.Name, c.People, c.Imports, c.Runs, c.Gross, c.Net)
		fmt.Fprintf(&b, "    前月と違う人 %d人（説明のつかない差 %d件）、計算できない人 %d人、届出 %d件、標準報酬の決定 %d件、対象外 %d件（理由つき）\n",
			c.Changed, c.Unexplained, c.Failed, len(c.Cases), len(c.Revisions), len(c.Excluded))
		for _, h := range c.Hours {
			fmt.Fprintf(&b, "    △ 36協定 %s %s: %s（限度 %s、%s）\n",
				h.Number, h.Limit, h.Value, h.Bound, h.State())
		}
		for _, r := range c.Refused {
			fmt.Fprintf(&b, "    △ %s\n", r)
		}
	}
	fmt.Fprintf(&b, "\n人の判断を待つこと %d件\n", len(s.Waiting))
	for i, w := range s.Waiting {
		if i == 6 {
			fmt.Fprintf(&b, "  ほか%d件は index.html にあります\n", len(s.Waiting)-i)
			break
		}
		fmt.Fprintf(&b, "  %s %s %s（%s）\n", w.Client, w.Number, w.Procedure, w.Until)
	}
	fmt.Fprintf(&b, "\nなぜこの金額か\n  %s\n", s.WhyHead)
	lines := strings.Split(s.Why, "\n")
	for i, line := range lines {
		if i == 14 {
			fmt.Fprintln(&b, "    …（全体は index.html と romukura explain で）")
			break
		}
		fmt.Fprintf(&b, "  %s\n", line)
	}
	return b.String()
}

// State is how the hours stand to the limit.
func (h Hours) State() string {
	if h.Broken {
		return "超えています"
	}
	return "近づいています"
}
