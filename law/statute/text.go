package statute

import "strings"

// Words of a citation.
const (
	supplementary = "附則"
	table         = "別表"
	branch        = "の"
)

func (p Part) word() string {
	switch p {
	case Supplementary:
		return supplementary
	case Table:
		return table
	}
	return ""
}

// Japanese is the citation in full, as a page shows it: 健康保険法第43条の2第1項.
func (c Citation) Japanese() string {
	if c.Article == "" {
		return c.Statute.Title
	}
	if c.Part == Table {
		return c.Statute.Title + table + "第" + c.Article
	}
	s := c.Statute.Title + c.Part.word() + ordinal(c.Article, "条")
	if c.Paragraph != "" {
		s += ordinal(c.Paragraph, "項")
	}
	if c.Item != "" {
		s += ordinal(c.Item, "号")
	}
	return s
}

// ordinal puts the counter before the branch: 第43条の2.
func ordinal(number, counter string) string {
	head, rest, branched := strings.Cut(number, branch)
	if !branched {
		return "第" + head + counter
	}
	return "第" + head + counter + branch + rest
}
