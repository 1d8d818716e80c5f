package passphrase

import (
	"slices"
	"unicode"
)

// layer is a sort of what an attacker knows; several may stand in one.
type layer uint8

const (
	trade layer = 1 << iota
	context
	general
	number
	pattern
)

// left counts what is left of a passphrase in its weakest reading, and tells what was taken away.
func (l *list) left(text string) (int, layer) {
	best, known := most+1, layer(0)
	for _, reading := range readings(text) {
		c := cover{list: l, text: []rune(reading)}
		if n, by := c.least(); n < best {
			best, known = n, by
		}
	}
	return best, known
}

// cover finds the cheapest way to write a text from what is known.
type cover struct {
	list *list
	text []rune
	cost []int   // of the first n characters
	by   []layer // that the cheapest way uses
}

// least goes through the text once; where more than enough is left for a longer stretch than any
// word, nothing behind it can change that.
func (c *cover) least() (int, layer) {
	n := len(c.text)
	c.cost, c.by = make([]int, n+1), make([]layer, n+1)
	for i := range c.cost[1:] {
		c.cost[i+1] = most + 1
	}
	for i := range n {
		if i > c.list.longest && slices.Min(c.cost[i-c.list.longest:i+1]) >= mustLeave {
			return mustLeave, 0
		}
		c.step(i, 1, 1, 0)
		c.digits(i)
		c.patterns(i)
		for size := 1; size <= c.list.longest && i+size <= n; size++ {
			if by, ok := c.list.words[string(c.text[i:i+size])]; ok {
				c.step(i, size, price(by), by)
			}
		}
	}
	return c.cost[n], c.by[n]
}

// price is how many characters a known word leaves: what everybody in the trade would try leaves
// none, one of some hundred names one, one of some ten thousand words two.
func price(by layer) int {
	switch by {
	case trade:
		return 0
	case context:
		return 1
	}
	return 2
}

func (c *cover) step(from, size, price int, by layer) {
	if n := c.cost[from] + price; n < c.cost[from+size] {
		c.cost[from+size], c.by[from+size] = n, c.by[from]|by
	}
}

// digits takes a run of digits as a whole. Four and more are a year, a date, a postal code, a
// telephone number, and leave nothing; nor do those at either end. Fewer are one character.
func (c *cover) digits(i int) {
	end := i
	for end < len(c.text) && unicode.IsDigit(c.text[end]) {
		end++
	}
	switch {
	case end == i:
	case i == 0 || end == len(c.text) || end-i >= 4:
		c.step(i, end-i, 0, number)
	default:
		c.step(i, end-i, 1, number)
	}
}

// patterns takes what goes on as it began (aaa, abc, 321), and what stood before already.
func (c *cover) patterns(i int) {
	t := c.text
	if i >= 2 {
		d := t[i] - t[i-1]
		if d == t[i-1]-t[i-2] && d >= -1 && d <= 1 {
			c.step(i, 1, 0, pattern)
		}
	}
	for from := range i {
		size := 0
		for i+size < len(t) && from+size < i && t[from+size] == t[i+size] {
			size++
			if size >= 3 {
				c.step(i, size, 0, pattern)
			}
		}
	}
}
