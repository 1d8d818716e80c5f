package part

import (
	"fmt"
	"strconv"
	"strings"
)

// Bars is a plot of stacked columns with its table. Amounts begin at 0; each part has a pattern of
// its own beside its color.
type Bars struct {
	ID      string
	Title   string
	Finding string // one sentence: what the plot shows
	Marks   string // what happened within: a rate that changed
	Unit    string
	Labels  []string // of the columns
	Parts   []Part
}

// Part is one part of every column.
type Part struct {
	Word   string
	Values []int64
}

// Size of the plot, in units of its view box.
const (
	plotWidth, plotHeight = 720, 240
	plotLeft, plotBottom  = 72, 28
	levels                = 4 // above 0
)

// fill is how a part is painted: a color and the lines of its pattern, so that parts are told apart
// without color too.
type fill struct{ Color, Ink, Lines string }

var fills = []fill{{"#0017c1", "#ffffff", ""}, {"#9db7f9", "#1a1a1a", "M0 8L8 0"},
	{"#197a4b", "#ffffff", "M0 4H8"}, {"#c74700", "#ffffff", "M4 0V8"},
	{"#666666", "#ffffff", "M0 0L8 8M0 8L8 0"}, {"#ffd43d", "#1a1a1a", "M3 4H5"}}

// pattern names the painting of a part within the page.
func (b *Bars) pattern(i int) string { return b.ID + "-fill-" + strconv.Itoa(i%len(fills)) }

func (b *Bars) paint(i int) string { return "url(#" + b.pattern(i) + ")" }

// rect is one piece of a column.
type rect struct{ X, Y, W, H, Fill, Label string }

// most is the top of the plot, so that every level is a whole number.
func (b *Bars) most() int64 {
	most := int64(1)
	for i := range b.Labels {
		most = max(most, b.sum(i))
	}
	step := int64(1)
	for step*10 <= most {
		step *= 10
	}
	most = (most + step - 1) / step * step
	return (most + levels - 1) / levels * levels
}

func (b *Bars) sum(i int) (sum int64) {
	for _, p := range b.Parts {
		sum += p.Values[i]
	}
	return sum
}

func (b *Bars) rects() []rect {
	var all []rect
	width := float64(plotWidth-plotLeft) / float64(max(1, len(b.Labels)))
	scale := float64(plotHeight-plotBottom-8) / float64(b.most())
	for i := range b.Labels {
		y := float64(plotHeight - plotBottom)
		for j, p := range b.Parts {
			h := float64(p.Values[i]) * scale
			y -= h
			all = append(all, rect{X: point(plotLeft + width*(float64(i)+0.15)), Y: point(y),
				W: point(width * 0.7), H: point(h), Fill: b.paint(j)})
		}
	}
	return all
}

// ticks are the labels below the columns.
func (b *Bars) ticks() []rect {
	var all []rect
	width := float64(plotWidth-plotLeft) / float64(max(1, len(b.Labels)))
	for i, label := range b.Labels {
		all = append(all, rect{X: point(plotLeft + width*(float64(i)+0.5)),
			Y: strconv.Itoa(plotHeight - 8), Label: label})
	}
	return all
}

// lines are the levels of the plot, from 0.
func (b *Bars) lines() []rect {
	var all []rect
	for n := range int64(levels + 1) {
		y := float64(plotHeight-plotBottom) - float64(plotHeight-plotBottom-8)*float64(n)/levels
		all = append(all, rect{Y: point(y), Label: group(b.most() * n / levels)})
	}
	return all
}

func (b *Bars) box() string { return fmt.Sprintf("0 0 %d %d", plotWidth, plotHeight) }

func point(f float64) string { return strconv.FormatFloat(f, 'f', 1, 64) }

func group(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return strings.Replace(s, "-", Minus, 1)
}
