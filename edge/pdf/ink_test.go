package pdf_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"

	"romukura/trade/document/layout"
)

// The page of this test: a row for a name, 10 mm each, no head, type of 14 points. The figures
// below follow from that and from the margin of 12 mm alone.
const (
	dotsPerInch = 144 // two dots for a point
	inkSize     = 28  // dots
	rowDots     = 56  // 10 mm
)

func inkPage(list []string) layout.Document {
	table := layout.Table{Columns: []layout.Column{{Width: 900}, {Width: 900}}, Size: 140, Height: 100}
	for _, n := range list {
		table.Rows = append(table.Rows, layout.Row{Cells: []layout.Cell{
			layout.Text(n), layout.Text(n).Bold(),
		}})
	}
	return layout.Document{Title: "字形", Blocks: []layout.Block{table}}
}

func picture(t *testing.T, doc layout.Document) image.Image {
	t.Helper()
	data := run(t, printed(t, doc, chain(t)), "pdftoppm", "-r", "144", "-gray", "-png", "in")
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// dark counts the dark dots of a rectangle.
func dark(img image.Image, r image.Rectangle) int {
	n := 0
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if color.GrayModel.Convert(img.At(x, y)).(color.Gray).Y < 128 {
				n++
			}
		}
	}
	return n
}

// widths of the characters of a name in dots; selectors have none.
func widths(name string) []int {
	var list []int
	for _, r := range name {
		switch {
		case r >= 0xe0100:
		case r == ' ' || r >= 0xff61 && r <= 0xff9f:
			list = append(list, inkSize/2)
		default:
			list = append(list, inkSize)
		}
	}
	return list
}

func mm(tenths int) int { return tenths * dotsPerInch / 254 }

// isBlank tells whether a character of a name is a space; the selectors are not counted.
func isBlank(name string, at int) bool {
	for _, r := range name {
		if r >= 0xe0100 {
			continue
		}
		if at == 0 {
			return r == ' '
		}
		at--
	}
	return false
}

func TestEveryCharacterLeavesInkInItsBox(t *testing.T) {
	img := picture(t, inkPage(hardNames))
	for i, name := range hardNames {
		top := mm(120 + 100*i)
		for column := range 2 {
			left := mm(120+900*column) + inkSize*38/100
			at := left
			for k, w := range widths(name) {
				box := image.Rect(at, top+4, at+w, top+rowDots-4)
				at += w
				if n := dark(img, box); n < 12 && !isBlank(name, k) {
					t.Errorf("%s, character %d, column %d: %d dark dots", name, k+1, column, n)
				}
			}
			right := mm(120+900*(column+1)) - 4
			if n := dark(img, image.Rect(at+2, top+4, right, top+rowDots-4)); n > 0 {
				t.Errorf("%s: %d dark dots after its end", name, n)
			}
		}
	}
}

func TestFormsOfOneCharacterLookDifferent(t *testing.T) {
	pairs := []string{"辻", "辻󠄀", "葛", "葛󠄀", "塚", "\ufa10", "神", "\ufa19", "吉", "𠮷", "高", "髙", "崎", "﨑"}
	img := picture(t, inkPage(pairs))
	for i := 0; i < len(pairs); i += 2 {
		differ := 0
		left := mm(120) + inkSize*38/100
		for y := 4; y < mm(100)-4; y++ {
			for x := left; x < left+inkSize; x++ {
				a, b := img.At(x, mm(120+100*i)+y), img.At(x, mm(120+100*(i+1))+y)
				if color.GrayModel.Convert(a) != color.GrayModel.Convert(b) {
					differ++
				}
			}
		}
		if differ < 20 {
			t.Errorf("%s and %s: %d dots differ", pairs[i], pairs[i+1], differ)
		}
	}
}

func TestBoldIsBlackerAlsoFromTheFallback(t *testing.T) {
	img := picture(t, inkPage([]string{"𠮷", "田"}))
	for i := range 2 {
		top := mm(120 + 100*i)
		plain := dark(img, image.Rect(mm(120)+4, top+4, mm(120)+60, top+mm(100)-4))
		bold := dark(img, image.Rect(mm(1020)+4, top+4, mm(1020)+60, top+mm(100)-4))
		if bold*100 < plain*115 {
			t.Errorf("row %d: %d dots plain, %d bold", i, plain, bold)
		}
	}
}
