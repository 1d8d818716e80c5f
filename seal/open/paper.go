package open

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"unicode"
)

// A secret on paper is written as words of five letters that can be read aloud and typed on any
// keyboard: consonant, vowel, consonant, vowel, consonant, sixteen bits a word. The last word is a
// check. The scheme is known as proquints.
const (
	consonants = "bdfghjklmnprstvz"
	vowels     = "aiou"
	wordSize   = 5
)

// Words writes a secret of an even number of bytes as words with blanks between them. The caller
// wipes the result.
func Words(secret []byte) []byte {
	out := make([]byte, 0, (len(secret)/2+1)*(wordSize+1))
	for i := 0; i+1 < len(secret); i += 2 {
		out = append(appendWord(out, binary.BigEndian.Uint16(secret[i:])), ' ')
	}
	return appendWord(out, check(secret))
}

func appendWord(dst []byte, v uint16) []byte {
	return append(dst, consonants[v>>12], vowels[v>>10&3], consonants[v>>6&15], vowels[v>>4&3],
		consonants[v&15])
}

// check is a word that a typing error changes.
func check(secret []byte) uint16 {
	h := sha256.New()
	h.Write([]byte("romukura paper 1"))
	h.Write(secret)
	return binary.BigEndian.Uint16(h.Sum(nil))
}

// ErrWords reports words that do not belong together: one was left out, mistyped or of another
// sheet.
var ErrWords = errors.New("open: the words are not those of one sheet")

// WordError names the first word that cannot be a word of ours.
type WordError struct{ N int } // from 1

// Error says which word it is, not what it was.
func (e *WordError) Error() string { return fmt.Sprintf("open: word %d cannot be right", e.N) }

// ReadWords reads what Words wrote of a secret with so many bytes. Capital letters, hyphens, line
// breaks and blanks do not matter. The caller wipes the result.
func ReadWords(text []byte, size int) ([]byte, error) {
	lower := bytes.ToLower(text)
	defer clear(lower)
	got := make([]byte, 0, size+2)
	for i, word := range bytes.FieldsFunc(lower, between) {
		v, ok := readWord(word)
		if !ok {
			clear(got)
			return nil, &WordError{i + 1}
		}
		if len(got) == cap(got) {
			clear(got)
			return nil, ErrWords
		}
		got = binary.BigEndian.AppendUint16(got, v)
	}
	if len(got) != size+2 || binary.BigEndian.Uint16(got[size:]) != check(got[:size]) {
		clear(got)
		return nil, ErrWords
	}
	return got[:size], nil
}

// between tells what may stand between words, the blank of a Japanese keyboard among it.
func between(r rune) bool { return r == '-' || unicode.IsSpace(r) }

func readWord(word []byte) (uint16, bool) {
	if len(word) != wordSize {
		return 0, false
	}
	var v uint16
	for i, c := range word {
		letters, bits := consonants, 4
		if i%2 == 1 {
			letters, bits = vowels, 2
		}
		n := strings.IndexByte(letters, c)
		if n < 0 {
			return 0, false
		}
		v = v<<bits | uint16(n)
	}
	return v, true
}
