// Package qr makes QR codes as rows of squares, for paper and screens.
package qr

import (
	qrcode "github.com/skip2/go-qrcode"
)

// Encode gives the rows of a QR code, true is dark, with the clear edge of four squares that
// readers need. A quarter of it may be soiled or creased. It fails for texts of more than some
// thousand bytes.
func Encode(text []byte) ([][]bool, error) {
	code, err := qrcode.New(string(text), qrcode.High)
	if err != nil {
		return nil, err
	}
	return code.Bitmap(), nil
}
