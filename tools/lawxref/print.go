package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

func (s standing) mark() string {
	switch s {
	case believed:
		return "?"
	case partial:
		return "!"
	}
	return ""
}

// printBoth prints article → code, then code → article.
func (b *book) printBoth(out io.Writer) {
	keys, groups := b.citing(exact)
	fmt.Fprintln(out, "# article → code")
	for _, c := range keys {
		fmt.Fprintf(out, "%s\t%s\n", c, join(groups[c], func(u use) string {
			return u.place.String() + u.mark()
		}))
	}
	fmt.Fprintln(out, "\n# code → article")
	uses := slices.Clone(b.uses)
	slices.SortStableFunc(uses, func(x, y use) int { return x.place.compare(y.place) })
	for len(uses) > 0 {
		n := 1
		for n < len(uses) && uses[n].place == uses[0].place {
			n++
		}
		fmt.Fprintf(out, "%s\t%s\n", uses[0].place, join(uses[:n], func(u use) string {
			return u.Citation.String() + u.mark()
		}))
		uses = uses[n:]
	}
}

func join(uses []use, text func(use) string) string {
	var parts []string
	for _, u := range uses {
		if s := text(u); !slices.Contains(parts, s) {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " ")
}

// status is what the public page says about an article: Partial as soon as one place is, Yes when
// one is checked and none is partial, Believed otherwise.
func status(uses []use) string {
	best := "Believed"
	for _, u := range uses {
		switch u.standing {
		case partial:
			return "Partial"
		case checked:
			best = "Yes"
		}
	}
	return best
}

// printCover prints the table of coverage, by article.
func (b *book) printCover(out io.Writer) {
	articles, groups := b.citing(article)
	count := map[string]int{}
	fmt.Fprintln(out, "| article | title | status | where |")
	fmt.Fprintln(out, "|---|---|---|---|")
	for _, c := range articles {
		s := status(groups[c])
		count[s]++
		where := join(groups[c], func(u use) string { return u.place.path })
		fmt.Fprintf(out, "| %s | %s | %s | %s |\n", c, c.Statute.Title, s, where)
	}
	names, err := b.uncited()
	if err != nil {
		b.faults = append(b.faults, err.Error())
	}
	for _, name := range names {
		count["No"]++
		fmt.Fprintf(out, "| %s | | No | |\n", name)
	}
	fmt.Fprintf(out, "\nYes %d, Partial %d, Believed %d, No %d\n",
		count["Yes"], count["Partial"], count["Believed"], count["No"])
}
