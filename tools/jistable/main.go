// Jistable makes the CP932 table of ground/jis from golang.org/x/text, so that the product carries
// 22 kB of data of its own instead of a module below the edge.
//
//	go run ./tools/jistable -out ground/jis/cp932.bin
//
// The table holds the character of every two-byte code, lead bytes 81-9F and E0-FC, trail bytes
// 40-7E and 80-FC, as big-endian code points; 0 where no character is. User-defined codes
// (F040-F9FC) are left empty: they are computed.
package main

import (
	"encoding/binary"
	"flag"
	"fmt"
	"os"
	"unicode/utf8"

	"golang.org/x/text/encoding/japanese"
)

func main() {
	out := flag.String("out", "ground/jis/cp932.bin", "file to write")
	flag.Parse()
	table, err := build()
	if err == nil {
		err = os.WriteFile(*out, table, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "jistable:", err)
		os.Exit(1)
	}
}

// build lays the table out in the order of the codes.
func build() ([]byte, error) {
	var table []byte
	for lead := 0x81; lead <= 0xfc; lead++ {
		if lead == 0xa0 {
			lead = 0xe0
		}
		for trail := 0x40; trail <= 0xfc; trail++ {
			if trail == 0x7f {
				continue
			}
			c, err := character(byte(lead), byte(trail))
			if err != nil {
				return nil, err
			}
			table = binary.BigEndian.AppendUint16(table, c)
		}
	}
	return table, nil
}

func character(lead, trail byte) (uint16, error) {
	if lead >= 0xf0 && lead <= 0xf9 {
		return 0, nil
	}
	text, err := japanese.ShiftJIS.NewDecoder().Bytes([]byte{lead, trail})
	if err != nil {
		return 0, err
	}
	c, size := utf8.DecodeRune(text)
	switch {
	case c == utf8.RuneError || size != len(text):
		return 0, nil
	case c > 0xffff:
		return 0, fmt.Errorf("%02X%02X is %U, beyond 16 bits", lead, trail, c)
	}
	return uint16(c), nil
}
