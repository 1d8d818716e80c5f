package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"unicode/utf16"
)

// file is the PDF being assembled: numbered objects and where they begin.
type file struct {
	out     bytes.Buffer
	offsets []int // by object number, from 1
	packer  *zlib.Writer
}

// Object numbers that stand before all others.
const (
	objectCatalog = 1
	objectPages   = 2
	objectInfo    = 3
)

func newFile() *file {
	f := &file{offsets: make([]int, objectInfo)}
	// The second line is of bytes above 127, so that no transfer takes the file for text.
	f.out.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	return f
}

// reserve takes the next object number.
func (f *file) reserve() int {
	f.offsets = append(f.offsets, 0)
	return len(f.offsets)
}

// object writes an object under its number.
func (f *file) object(n int, format string, args ...any) {
	f.offsets[n-1] = f.out.Len()
	fmt.Fprintf(&f.out, "%d 0 obj\n", n)
	fmt.Fprintf(&f.out, format, args...)
	f.out.WriteString("\nendobj\n")
}

// stream writes a compressed stream; extra are further entries of its dictionary.
func (f *file) stream(n int, data []byte, extra string) error {
	packed, err := f.pack(data)
	if err != nil {
		return err
	}
	f.packedStream(n, packed, extra)
	return nil
}

func (f *file) packedStream(n int, packed []byte, extra string) {
	f.offsets[n-1] = f.out.Len()
	fmt.Fprintf(&f.out, "%d 0 obj\n<</Filter/FlateDecode/Length %d%s>>stream\n", n, len(packed), extra)
	f.out.Write(packed)
	f.out.WriteString("\nendstream\nendobj\n")
}

func (f *file) pack(data []byte) ([]byte, error) {
	var buf bytes.Buffer
	if f.packer == nil {
		f.packer = zlib.NewWriter(&buf)
	} else {
		f.packer.Reset(&buf)
	}
	if _, err := f.packer.Write(data); err != nil {
		return nil, err
	}
	if err := f.packer.Close(); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

// finish writes the cross-reference table and the trailer.
func (f *file) finish() []byte {
	sum := sha256.Sum256(f.out.Bytes())
	id := hex.EncodeToString(sum[:16])
	start := f.out.Len()
	fmt.Fprintf(&f.out, "xref\n0 %d\n0000000000 65535 f \n", len(f.offsets)+1)
	for _, at := range f.offsets {
		fmt.Fprintf(&f.out, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&f.out, "trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]>>\n",
		len(f.offsets)+1, objectCatalog, objectInfo, id, id)
	fmt.Fprintf(&f.out, "startxref\n%d\n%%%%EOF\n", start)
	return f.out.Bytes()
}

// utf16Hex is a text in UTF-16, big endian, as hexadecimal digits.
func utf16Hex(s string) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String()
}

// textString is a text as a PDF string, with the mark that says it is UTF-16.
func textString(s string) string { return "<FEFF" + utf16Hex(s) + ">" }
