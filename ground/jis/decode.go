package jis

import (
	"fmt"
	"io"
)

// BrokenError says that bytes are no character of CP932, and where the first of them stands.
type BrokenError struct{ Offset int64 }

// Error gives the place only: the bytes may be somebody's name.
func (e *BrokenError) Error() string {
	return fmt.Sprintf("jis: no character of CP932 at byte %d", e.Offset)
}

// Decode reads CP932, all rows. User-defined characters (外字) come out as private characters,
// which no profile writes. When a byte is no character, the text before it comes with a
// [BrokenError].
func Decode(b []byte) (string, error) {
	out, n := appendText(make([]byte, 0, len(b)+len(b)/2), b)
	if n < len(b) {
		return string(out), &BrokenError{int64(n)}
	}
	return string(out), nil
}

// appendText reads as far as b is sound and whole; n is the number of bytes read.
func appendText(dst, b []byte) (out []byte, n int) {
	for n < len(b) {
		lead := b[n]
		switch {
		case lead < 0x80:
			end := n + 1
			for end < len(b) && b[end] < 0x80 {
				end++
			}
			dst = append(dst, b[n:end]...)
			n = end
			continue
		case lead >= 0xA1 && lead <= 0xDF:
			dst = append3(dst, halfFirst+rune(lead-0xA1))
			n++
			continue
		}
		if n+1 == len(b) {
			return dst, n
		}
		c := character(lead, b[n+1])
		switch {
		case c == 0:
			return dst, n
		case c < 0x800:
			dst = append(dst, 0xC0|byte(c>>6), 0x80|byte(c&0x3F))
		default:
			dst = append3(dst, c)
		}
		n += 2
	}
	return dst, n
}

// append3 writes a character from U+0800 to U+FFFF in UTF-8.
func append3(dst []byte, c rune) []byte {
	return append(dst, 0xE0|byte(c>>12), 0x80|byte(c>>6&0x3F), 0x80|byte(c&0x3F))
}

const chunk = 32 << 10

// Reader reads CP932 from a stream and gives UTF-8, in memory that does not grow with the file.
type Reader struct {
	from   io.Reader
	raw    []byte // read and not yet understood: at most half a character between calls
	out    []byte // understood and not yet given
	given  int
	offset int64 // of raw in the stream
	err    error
}

// NewReader reads CP932 from a stream.
func NewReader(from io.Reader) *Reader {
	return &Reader{from: from, raw: make([]byte, 0, chunk), out: make([]byte, 0, 2*chunk)}
}

// Read gives UTF-8. Bytes that are no character end the stream with a [BrokenError], after all
// that stands before them.
func (r *Reader) Read(p []byte) (int, error) {
	for r.given == len(r.out) {
		if r.err != nil {
			return 0, r.err
		}
		r.fill()
	}
	n := copy(p, r.out[r.given:])
	r.given += n
	return n, nil
}

func (r *Reader) fill() {
	n, err := r.from.Read(r.raw[len(r.raw):cap(r.raw)])
	r.raw = r.raw[:len(r.raw)+n]
	read := 0
	r.out, read = appendText(r.out[:0], r.raw)
	r.given = 0
	r.offset += int64(read)
	r.raw = r.raw[:copy(r.raw, r.raw[read:])]
	half := len(r.raw) == 1 && isLead(r.raw[0])
	switch {
	case len(r.raw) > 0 && (!half || err == io.EOF):
		r.err = &BrokenError{r.offset}
	case err != nil:
		r.err = err
	}
}
