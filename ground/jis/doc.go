// Package jis writes and reads the character sets of Japanese offices and banks: CP932, which is
// Shift_JIS as Windows has it, and the part of it that is JIS X 0201 and JIS X 0208-1990.
//
// It promises that a character is written as Windows writes it (髙 as FB FC), or not at all: what a
// [Profile] cannot write is listed by [Profile.Check] with its place and the usual replacement, and
// the replacement is a person's decision, never taken here. It refuses look-alikes that other
// encoders let slip into another character: the yen sign U+00A5 does not become a backslash. Seven
// signs that exist twice, such as the wave dash, are written as the one the offices know.
//
// Reading takes every row that Windows reads. Bytes that are no character are refused with their
// place; nothing becomes a question mark. [Detect] tells what an unknown file is written in.
//
//	b, err := jis.Pension.Encode(name)       // a cell of the pension CSV
//	for _, u := range jis.Pension.Check(name) { … u.Text, u.Position, u.Proposal … }
//	text, found := jis.Text(file)            // an import, whatever its encoding
//
// The bytes written for a character never change from one release to the next.
package jis
